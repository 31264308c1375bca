"""Writing issues, sections and entries, with what is derived from them (passages, places, emptied page numbers)."""

from collections.abc import Mapping
from dataclasses import dataclass

from gazette.archive.entry_reading import set_blocks
from gazette.archive.facsimiles import add_facsimile, number_pages, share_pages
from gazette.archive.file import ArchiveFile, Row
from gazette.archive.issues import bare_issue_row, entry, place, section_row
from gazette.archive.issues import issue as issue_of
from gazette.archive.passages import passage_rows, put_passages
from gazette.archive.revisions import keep_beginning, keep_revision
from gazette.archive.rows import entry_row, fit_json, issue_row, publication_row
from gazette.model import Bilingual, Entry, Fit, Issue, IssueState, Publication


@dataclass(frozen=True, slots=True)
class RemovedEntry:
    """All that ``restore_entry`` needs to put a removed entry back as it was."""

    entry: Entry
    section_id: int | None
    position: int
    source_id: int | None
    findings: tuple[Row, ...]


def add_issue(file: ArchiveFile, issue: Issue, issue_id: int | None = None) -> int:
    """Add an issue with all that is in it; ``issue_id`` puts a removed one back, its sections under their ids too."""
    row = issue_row(issue, _publication_id(file, issue.publication))
    added = file.insert("issue", row if issue_id is None else {**row, "id": issue_id})
    if issue.facsimile is not None:
        add_facsimile(file, added, issue.facsimile)
    for position, section in enumerate(issue.sections):
        section_id = add_section(file, added, section.name, position, section.id if issue_id and section.id else None)
        add_entries(file, section.entries, section_id, 0)
    share_pages(file, added)
    return added


def set_issue(file: ArchiveFile, issue: Issue) -> None:
    """Write an issue's own fields under ``issue.id``; its sections stay."""
    before = bare_issue_row(file, issue.id)["publication_id"]
    file.update("issue", issue.id, issue_row(issue, _publication_id(file, issue.publication)))
    file.delete("publication", "id = ? AND id NOT IN (SELECT publication_id FROM issue)", before)
    touch(file, issue.id)


def set_issue_state(file: ArchiveFile, issue_id: int, state: IssueState) -> None:
    """Write the state of an issue; its pages stay as they are."""
    bare_issue_row(file, issue_id)
    file.update("issue", issue_id, {"state": state})


def correct_facsimile(file: ArchiveFile, issue: Issue) -> None:
    """Write a facsimile issue anew under ``issue.id``: its own fields, page numbers and contents list.

    Its files and their text stay. Sections and entries that have an id keep it; those that are not there any more go,
    their last state kept as a revision.
    """
    before = issue_of(file, issue.id)
    set_issue(file, issue)
    if issue.facsimile is not None:
        number_pages(file, issue.id, [page.number for page in issue.facsimile.pages])
    kept = {each.id for each in issue.entries if each.id}
    for gone in before.entries:
        if gone.id not in kept:
            remove_entry(file, gone.id)
    _put_sections(file, issue, before)
    share_pages(file, issue.id)


def _put_sections(file: ArchiveFile, issue: Issue, before: Issue) -> None:
    there, known = {each.id: each for each in before.entries}, {section.id for section in before.sections}
    for position, section in enumerate(issue.sections):
        section_id = section.id
        if section_id in known:
            rename_section(file, section_id, section.name)
            move_section(file, section_id, position)
        else:
            section_id = add_section(file, issue.id, section.name, position, section_id or None)
        for order, each in enumerate(section.entries):
            if each.id not in there:
                add_entries(file, (each,), section_id, order)
                continue
            if there[each.id] != each:
                set_entry(file, each)
            move_entry(file, each.id, section_id, order)
    for section_id in known - {section.id for section in issue.sections}:
        remove_section(file, section_id)


def set_fit(file: ArchiveFile, issue_id: int, fit: Fit | None, entries: Mapping[int, tuple[int | None, bool]]) -> None:
    """Write how an issue is fitted, with lines a column and new page of its entries by their ids."""
    bare_issue_row(file, issue_id)
    file.update("issue", issue_id, {"fit": fit_json(fit)})
    for entry_id, (lines, new_page) in entries.items():
        file.update("entry", entry_id, {"column_lines": lines, "new_page": int(new_page)})
    touch(file, issue_id)


def remove_issue(file: ArchiveFile, issue_id: int) -> None:
    """Take out an issue that has no entries; what is left of its sections goes with it."""
    bare_issue_row(file, issue_id)
    file.delete("issue", "id = ?", issue_id)


def add_section(file: ArchiveFile, issue_id: int, name: Bilingual, position: int, section_id: int | None = None) -> int:
    """Add a section before the one that now stands at ``position``."""
    bare_issue_row(file, issue_id)
    position = min(position, file.count("section", "issue_id", issue_id))
    file.run("UPDATE section SET position = position + 1 WHERE issue_id = ? AND position >= ?", issue_id, position)
    row: Row = {"issue_id": issue_id, "position": position, "name_zh": name.zh, "name_en": name.en}
    added = file.insert("section", row if section_id is None else {**row, "id": section_id})
    touch(file, issue_id)
    return added


def rename_section(file: ArchiveFile, section_id: int, name: Bilingual) -> None:
    """Give a section another name."""
    row = section_row(file, section_id)
    file.update("section", section_id, {"name_zh": name.zh, "name_en": name.en})
    touch(file, row["issue_id"])


def move_section(file: ArchiveFile, section_id: int, position: int) -> None:
    """Put a section at ``position``, counted without it."""
    row = section_row(file, section_id)
    others = file.rows(
        "SELECT id FROM section WHERE issue_id = ? AND id <> ? ORDER BY position", row["issue_id"], section_id
    )
    order = [other["id"] for other in others]
    order.insert(position, section_id)
    _number(file, "section", order)
    touch(file, row["issue_id"])


def remove_section(file: ArchiveFile, section_id: int) -> None:
    """Take out a section without entries."""
    row = section_row(file, section_id)
    file.delete("section", "id = ?", section_id)
    file.run(
        "UPDATE section SET position = position - 1 WHERE issue_id = ? AND position > ?",
        row["issue_id"],
        row["position"],
    )
    touch(file, row["issue_id"])


def add_entries(
    file: ArchiveFile,
    entries: tuple[Entry, ...],
    section_id: int | None,
    position: int | None = None,
    source_id: int | None = None,
) -> tuple[int, ...]:
    """Add entries to a section (None: the inbox) from ``position`` on (None: at its end) and return their ids."""
    _touch_section(file, section_id)
    there = file.count("entry", "section_id", section_id)
    first = there if position is None else min(position, there)
    file.run(
        "UPDATE entry SET position = position + ? WHERE section_id IS ? AND position >= ?",
        len(entries),
        section_id,
        first,
    )
    ids = []
    for number, each in enumerate(entries, start=first):
        row = {**entry_row(each), "section_id": section_id, "position": number, "source_id": source_id}
        ids.append(file.insert("entry", row if each.id == 0 else {**row, "id": each.id}))
        set_blocks(file, ids[-1], each.blocks)
        file.insert_all("passage", passage_rows(each, ids[-1]))
    keep_beginning(file, ids)
    return tuple(ids)


def set_entry(file: ArchiveFile, new: Entry, *, always: bool = False) -> None:
    """Write an entry under ``new.id``; what it said before a run of changes is kept as a revision, or always."""
    keep_revision(file, entry(file, new.id), always=always)
    file.update("entry", new.id, entry_row(new))
    set_blocks(file, new.id, new.blocks)
    put_passages(file, new, new.id)
    _touch_section(file, place(file, new.id).section_id)


def move_entry(file: ArchiveFile, entry_id: int, section_id: int | None, position: int) -> None:
    """Put an entry into a section (None: the inbox) at ``position``, counted without it."""
    old = place(file, entry_id)
    for changed in {old.section_id, section_id}:
        _touch_section(file, changed)
    rest = [each for each in _entry_ids(file, old.section_id) if each != entry_id]
    target = rest if section_id == old.section_id else _entry_ids(file, section_id)
    target.insert(position, entry_id)
    file.update("entry", entry_id, {"section_id": section_id, "first_page": None, "last_page": None})
    _number(file, "entry", rest)
    _number(file, "entry", target)


def remove_entry(file: ArchiveFile, entry_id: int) -> RemovedEntry:
    """Take an entry out of the archive; its last state stays as a revision."""
    where, removed = place(file, entry_id), entry(file, entry_id)
    keep_revision(file, removed, always=True)
    source = file.row("SELECT source_id FROM entry WHERE id = ?", entry_id) or {}
    found = file.rows("SELECT * FROM finding WHERE entry_id = ? ORDER BY id", entry_id)
    file.delete("entry", "id = ?", entry_id)
    file.entries.remove(entry_id)
    file.run(
        "UPDATE entry SET position = position - 1 WHERE section_id IS ? AND position > ?",
        where.section_id,
        where.position,
    )
    _touch_section(file, where.section_id)
    return RemovedEntry(removed, where.section_id, where.position, source.get("source_id"), tuple(found))


def restore_entry(file: ArchiveFile, removed: RemovedEntry) -> None:
    """Put a removed entry back under its id, at its place, with its findings."""
    add_entries(file, (removed.entry,), removed.section_id, removed.position, removed.source_id)
    file.insert_all("finding", list(removed.findings))


def touch(file: ArchiveFile, issue_id: int) -> None:
    """Count a change in an issue and forget the pages that it made untrue."""
    file.run("UPDATE issue SET changes = changes + 1, pages = NULL WHERE id = ?", issue_id)
    file.run(
        "UPDATE entry SET first_page = NULL, last_page = NULL WHERE first_page IS NOT NULL"
        " AND section_id IN (SELECT id FROM section WHERE issue_id = ?)",
        issue_id,
    )


def _touch_section(file: ArchiveFile, section_id: int | None) -> None:
    if section_id is not None:
        touch(file, section_row(file, section_id)["issue_id"])


def _publication_id(file: ArchiveFile, publication: Publication) -> int:
    row = publication_row(publication)
    same = " AND ".join(f"{name} IS ?" for name in row)
    found = file.row(f"SELECT id FROM publication WHERE {same}", *row.values())
    return int(found["id"]) if found else file.insert("publication", row)


def _entry_ids(file: ArchiveFile, section_id: int | None) -> list[int]:
    return [row["id"] for row in file.rows("SELECT id FROM entry WHERE section_id IS ? ORDER BY position", section_id)]


def _number(file: ArchiveFile, table: str, ids: list[int]) -> None:
    for position, row_id in enumerate(ids):
        file.run(f"UPDATE {table} SET position = ? WHERE id = ? AND position <> ?", position, row_id, position)
