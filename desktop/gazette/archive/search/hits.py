"""The documents found as hits: what they are, where they stand, and the words around what was looked for."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.issues import entry_order
from gazette.archive.passages import sheet_of
from gazette.archive.search.results import SearchHit
from gazette.archive.search.snippets import snippet
from gazette.archive.variants import simplified

HEADS = "'title_zh', 'title_full', 'title_en', 'number_zh', 'number_en'"
"""What is shown of a hit besides the words around."""


AskPassages = Callable[[Sequence[str], bool, list[int]], Iterable[Row]]
"""Texts, whether those of the head count, too, entries → of each entry the first passage in which all texts stand."""


def hits(file: ArchiveFile, entries: list[int], marked: Sequence[str], *, variants: bool) -> tuple[SearchHit, ...]:
    """The entries as hits, with the words around the texts of ``marked``, folded."""
    with file.understood():
        return tuple(_hits(file, entries, marked, variants=variants))


def _hits(file: ArchiveFile, entries: list[int], marked: Sequence[str], *, variants: bool) -> Iterator[SearchHit]:
    facts = {row["id"]: row for row in _facts(file, entries)}
    passages = passages_shown(entries, marked, _asked(file, variants=variants))
    orders: dict[int, dict[int, int]] = {}
    for entry_id in entries:
        row, passage = facts[entry_id], passages.get(entry_id)
        issue_id = row["issue_id"]
        if issue_id is not None and issue_id not in orders:
            orders[issue_id] = entry_order(file, issue_id)
        order = row["position"] + 1 if issue_id is None else orders[issue_id][entry_id]
        number_of = partial(_printed_page, file, issue_id)
        yield hit_of({**row, "order": order}, passage, marked, number_of, variants=variants)


def hit_of(
    row: Row, passage: Row | None, marked: Sequence[str], number_of: Callable[[int], int | None], *, variants: bool
) -> SearchHit:
    """A document as a hit, by what is known of it and the passage to be shown; ``number_of`` knows printed pages."""
    around, place = "", ""
    if passage is not None:
        same = passage["folded"] or passage["text"]
        around, place = snippet(passage["text"], marked, same, variants=variants), str(passage["place"])
    sheet = sheet_of(place)
    page = row["page"] if sheet is None else number_of(sheet) or row["page"]
    return SearchHit(
        issue_id=row["issue_id"],
        serial=row["serial"],
        entry=row["order"],
        entry_id=row["id"],
        title=row["title_full"] or row["title_zh"],
        number=row["number_zh"],
        page=page,
        snippet=around,
        section=row["section"],
        day=row["day"],
        facsimile=bool(row["facsimile"]),
        sheet=sheet,
    )


def _facts(file: ArchiveFile, entries: list[int]) -> list[Row]:
    return file.rows(
        "SELECT entry.id, entry.position, entry.title_zh, entry.title_full, entry.number_zh,"
        " CASE WHEN section.issue_id IS NOT NULL THEN coalesce(entry.first_page, entry.printed_page) END AS page,"
        " coalesce(entry.date, issue.date) AS day,"
        " coalesce(section.name_zh, section.name_en) AS section, section.issue_id, issue.serial,"
        " EXISTS (SELECT 1 FROM facsimile_file WHERE issue_id = issue.id) AS facsimile"
        " FROM entry LEFT JOIN section ON section.id = entry.section_id"
        f" LEFT JOIN issue ON issue.id = section.issue_id WHERE entry.id IN ({', '.join(map(str, entries))})"
    )


def passages_shown(entries: list[int], marked: Sequence[str], ask: AskPassages) -> dict[int, Row]:
    """Of each entry the first passage that shows what was looked for, rather of its text than of its head."""
    found: dict[int, Row] = {}
    left = entries
    for texts in (*([tuple(marked)] if len(marked) > 1 else ()), *((each,) for each in marked), ()):
        for heads_too in (False, True):
            if not left:
                return found
            # Each entry is left at its first passage.
            found |= {row["entry_id"]: row for row in ask(texts, heads_too, left)}
            left = [entry_id for entry_id in left if entry_id not in found]
    return found


def _asked(file: ArchiveFile, *, variants: bool) -> AskPassages:
    compared = "coalesce(folded, text)"
    if variants:
        file.database.conn.create_function("simplified", 1, simplified, deterministic=True)
        compared = f"simplified({compared})"

    def ask(texts: Sequence[str], heads_too: bool, entries: list[int]) -> list[Row]:
        where = "" if heads_too else f" AND place NOT IN ({HEADS})"
        return file.rows(
            "SELECT entry_id, place, text, folded FROM passage WHERE id IN ("
            f" SELECT (SELECT id FROM passage WHERE entry_id = one.value{where}"
            f"{f' AND instr({compared}, ?)' * len(texts)} ORDER BY id LIMIT 1) FROM json_each(?) AS one)",
            *texts,
            json.dumps(entries),
        )

    return ask


def _printed_page(file: ArchiveFile, issue_id: int, sheet: int) -> int | None:
    row = file.row("SELECT number FROM facsimile_page WHERE issue_id = ? AND sheet = ?", issue_id, sheet)
    return row["number"] if row else None
