"""Reading what the archive holds: issues, the inbox, entries and the findings kept from their import."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass

from gazette.archive.entry_reading import entries_where
from gazette.archive.facsimiles import facsimile
from gazette.archive.file import ArchiveFile, Row
from gazette.archive.rows import finding_from_row, issue_from_rows, publication_from_row
from gazette.errors import ArchiveError
from gazette.model import Bilingual, Entry, Finding, Issue, IssueState, Section, issue_reference

_SERIAL = re.compile(r"\d{1,18}")
_YEAR_NUMBER = re.compile(r"(\d{4})-(\d{1,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """A line of the list of issues; ``entries`` counts them, ``pages`` is None until pages are made.

    ``facsimile``: it is a back issue kept as it was printed, and ``pages`` counts those with a printed number.
    """

    id: int
    serial: int | None
    year: int | None
    numbers: tuple[int, ...]
    date: str | None
    state: IssueState
    entries: int
    pages: int | None
    facsimile: bool = False

    @property
    def printed_id(self) -> str:
        """The ``id`` of the command line: never to be taken for a serial or a year."""
        return issue_reference(self.id)

    @property
    def reference(self) -> str:
        """What commands and sentences call the issue; see ``issue_reference``."""
        return issue_reference(self.id, self.serial)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A section without its entries; ``position`` from 0 in its issue, ``entries`` counts them."""

    id: int
    issue_id: int
    position: int
    name: Bilingual
    entries: int


@dataclass(frozen=True, slots=True)
class Filed:
    """Number and issuers of a document that stands in an issue, and its section's Chinese name."""

    section: str
    number_zh: str | None
    issuers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an entry stands; no section is the inbox. ``position`` from 0 in its section, ``order`` from 1 overall."""

    issue_id: int | None
    section_id: int | None
    position: int
    order: int


_LISTED = (
    "SELECT issue.*, (SELECT count(*) FROM entry JOIN section ON section.id = entry.section_id"
    " WHERE section.issue_id = issue.id) AS entries,"
    " EXISTS (SELECT 1 FROM facsimile_file WHERE issue_id = issue.id) AS facsimile,"
    " (SELECT count(number) FROM facsimile_page WHERE issue_id = issue.id) AS numbered FROM issue"
)


def issue_rows(file: ArchiveFile) -> tuple[IssueRow, ...]:
    """All issues, oldest first."""
    rows = file.rows(f"{_LISTED} ORDER BY year, serial, numbers, id")
    with file.understood():
        return tuple(_issue_row(row) for row in rows)


def issue_row(file: ArchiveFile, issue_id: int) -> IssueRow | None:
    """An issue as it is listed; None where it is gone."""
    row = file.row(f"{_LISTED} WHERE issue.id = ?", issue_id)
    with file.understood():
        return None if row is None else _issue_row(row)


def _issue_row(row: Row) -> IssueRow:
    return IssueRow(
        id=row["id"],
        serial=row["serial"],
        year=row["year"],
        numbers=tuple(json.loads(row["numbers"])),
        date=row["date"],
        state=row["state"],
        entries=row["entries"],
        pages=row["numbered"] if row["facsimile"] else row["pages"],
        facsimile=bool(row["facsimile"]),
    )


def find_issue(file: ArchiveFile, reference: str) -> int:
    """The id of the issue meant by a serial (401), YEAR-NUMBER (2019-21) or printed id (i7), tried in this order."""
    return issue_meant(issue_rows(file), reference)


def issue_meant(rows: tuple[IssueRow, ...], reference: str) -> int:
    """The id of the one of these issues that is meant; see ``find_issue``."""
    wanted = reference.strip()
    found = [row.id for row in rows if _SERIAL.fullmatch(wanted) and row.serial == int(wanted)]
    if not found and (parts := _YEAR_NUMBER.fullmatch(wanted)):
        year, number = map(int, parts.groups())
        found = [row.id for row in rows if row.year == year and number in row.numbers]
    found = found or [row.id for row in rows if row.printed_id == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise ArchiveError("archive.many_issues", issue=wanted, issues=", ".join(map(issue_reference, found)))
    raise _no_issue(wanted, rows)


def _no_issue(wanted: str, rows: tuple[IssueRow, ...]) -> ArchiveError:
    if not rows:
        return ArchiveError("archive.no_issues_yet", issue=wanted)
    there = [row.reference for row in rows]
    return ArchiveError("archive.no_issue", issue=wanted, there=", ".join(there[-8:]))


def issue(file: ArchiveFile, issue_id: int) -> Issue:
    """The whole issue, ids filled in."""
    row = bare_issue_row(file, issue_id)
    publication = file.row("SELECT * FROM publication WHERE id = ?", row["publication_id"])
    if publication is None:
        raise ArchiveError("archive.damaged", file=str(file.path))
    sections = file.rows("SELECT * FROM section WHERE issue_id = ? ORDER BY position", issue_id)
    entries: defaultdict[int | None, list[Entry]] = defaultdict(list)
    for each in entries_where(file, "section.issue_id = ?", issue_id):
        entries[each.section_id].append(each.entry)
    with file.understood():
        kept = facsimile(file, issue_id)
        publication_ = publication_from_row(publication)
        made = (
            Section(name=Bilingual(each["name_zh"], each["name_en"]), entries=tuple(entries[each["id"]]), id=each["id"])
            for each in sections
        )
        return issue_from_rows(row, publication_, tuple(made), kept)


def bare_issue_row(file: ArchiveFile, issue_id: int) -> Row:
    """The row of an issue; ArchiveError where there is none."""
    row = file.row("SELECT * FROM issue WHERE id = ?", issue_id)
    if row is None:
        raise _no_issue(issue_reference(issue_id), issue_rows(file))
    return row


def title_rows(file: ArchiveFile, but_entry: int) -> tuple[Row, ...]:
    """Titles with number, section and issue, the latest first; those of one entry left out."""
    rows = file.rows(
        "SELECT title_zh, title_en, number_zh, name_zh AS section, issue.id AS issue_id, serial FROM entry"
        " JOIN section ON section.id = section_id JOIN issue ON issue.id = issue_id"
        " WHERE title_zh > '' AND entry.id <> ?"
        " ORDER BY issue.date DESC, issue.serial DESC, section.position, entry.position",
        but_entry,
    )
    return tuple(rows)


def filed_rows(file: ArchiveFile, but_issue: int, limit: int) -> tuple[Filed, ...]:
    """Where the latest documents stand, the latest first; those of one issue left out."""
    rows = file.rows(
        "SELECT name_zh, number_zh, issuers FROM entry"
        " JOIN section ON section.id = section_id JOIN issue ON issue.id = issue_id"
        " WHERE issue.id <> ? AND name_zh > ''"
        " ORDER BY issue.date DESC, issue.serial DESC, section.position, entry.position LIMIT ?",
        but_issue,
        limit,
    )
    with file.understood():
        return tuple(Filed(row["name_zh"], row["number_zh"], tuple(json.loads(row["issuers"]))) for row in rows)


def inbox(file: ArchiveFile) -> tuple[Entry, ...]:
    """The entries that no issue has yet."""
    return tuple(each.entry for each in entries_where(file, "section_id IS NULL"))


def inbox_ids(file: ArchiveFile) -> frozenset[int]:
    """The ids of the entries that no issue has yet."""
    return frozenset(row["id"] for row in file.rows("SELECT id FROM entry WHERE section_id IS NULL"))


def entry(file: ArchiveFile, entry_id: int) -> Entry:
    """One entry; ArchiveError where there is none."""
    found = entries_where(file, "entry.id = ?", entry_id)
    if not found:
        raise ArchiveError("archive.no_entry", entry=entry_id)
    return found[0].entry


def section_row(file: ArchiveFile, section_id: int) -> Row:
    """The row of a section; ArchiveError where there is none."""
    row = file.row("SELECT * FROM section WHERE id = ?", section_id)
    if row is None:
        raise ArchiveError("archive.no_section", section=section_id)
    return row


def section(file: ArchiveFile, section_id: int) -> SectionRow:
    """One section; ArchiveError where there is none."""
    row = section_row(file, section_id)
    return SectionRow(
        id=section_id,
        issue_id=row["issue_id"],
        position=row["position"],
        name=Bilingual(row["name_zh"], row["name_en"]),
        entries=file.count("entry", "section_id", section_id),
    )


def place(file: ArchiveFile, entry_id: int) -> Place:
    """Where an entry stands; ArchiveError where there is none."""
    row = file.row("SELECT section_id, position FROM entry WHERE id = ?", entry_id)
    if row is None:
        raise ArchiveError("archive.no_entry", entry=entry_id)
    section_id = row["section_id"]
    issue_id = None if section_id is None else section_row(file, section_id)["issue_id"]
    order = entry_order(file, issue_id)[entry_id]
    return Place(issue_id=issue_id, section_id=section_id, position=row["position"], order=order)


def entry_order(file: ArchiveFile, issue_id: int | None) -> dict[int, int]:
    """The entries of an issue (None: of the inbox) by id, each with its number from 1."""
    if issue_id is None:
        rows = file.rows("SELECT id FROM entry WHERE section_id IS NULL ORDER BY position")
    else:
        rows = file.rows(
            "SELECT entry.id FROM entry JOIN section ON section.id = entry.section_id"
            " WHERE section.issue_id = ? ORDER BY section.position, entry.position",
            issue_id,
        )
    return {row["id"]: number for number, row in enumerate(rows, start=1)}


def findings(file: ArchiveFile, issue_id: int | None) -> tuple[Finding, ...]:
    """The findings kept from the import, ``entry`` counted as the entries stand today (None: those of the inbox)."""
    order = entry_order(file, issue_id)
    if issue_id is None:
        rows = file.rows(
            "SELECT finding.* FROM entry CROSS JOIN finding ON finding.entry_id = entry.id"
            " WHERE section_id IS NULL ORDER BY finding.id"
        )
    else:  # the findings of all others are not looked through: they are asked for after each save
        rows = file.rows(
            "SELECT * FROM finding WHERE issue_id = ?1 AND entry_id IS NULL"
            " UNION ALL SELECT finding.* FROM section CROSS JOIN entry ON entry.section_id = section.id"
            " CROSS JOIN finding ON finding.entry_id = entry.id WHERE section.issue_id = ?1 ORDER BY id",
            issue_id,
        )
    with file.understood():
        kept = [finding_from_row(row, order.get(row["entry_id"])) for row in rows]
    return tuple(sorted(kept, key=lambda finding: finding.entry or 0))
