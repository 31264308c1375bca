"""Search: which entries hold a text, exactly, with a count, the first hits in full and facets over all of them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.issues import entry_order
from gazette.archive.passages import SHEET, folded

_PHRASE = re.compile(r'(?:^|(?<=\s))(?:"([^"]+)"|“([^”]+)”)(?=\s|$)')
_AROUND = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An entry that matches; ``entry`` counts from 1 in its issue or in the inbox (``issue_id`` None).

    ``page`` is where the entry begins or, in a facsimile issue, where the text stands: its ``sheet``, from 1.
    """

    issue_id: int | None
    serial: int | None
    entry: int
    entry_id: int
    title: str
    number: str | None
    page: int | None
    snippet: str
    facsimile: bool = False
    sheet: int | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that occurs among all matching entries, and in how many."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """``total`` entries match; ``hits`` are the first of them, title hits and newer ones first; facets cover all."""

    total: int
    hits: tuple[SearchHit, ...]
    facets: dict[str, tuple[FacetValue, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What else an entry must be; days are 2019, 2019-12 or 2019-12-08, section and issuer parts of their names."""

    since: str | None = None
    until: str | None = None
    section: str | None = None
    issuer: str | None = None


def phrases(query: str) -> tuple[str, ...]:
    """The texts that must stand in an entry, each within one passage.

    “…” and "…" standing free mark a phrase; what stands between is a text of its own, spaces and all. Quotation marks
    inside running text (坚持“四个全面”战略) belong to it.
    """
    parts: list[str] = []
    end = 0
    for found in _PHRASE.finditer(query):
        parts += [query[end : found.start()], found[1] or found[2]]
        end = found.end()
    parts.append(query[end:])
    return tuple(part.strip() for part in parts if part.strip())


def search(file: ArchiveFile, query: str, narrowing: Narrowing, limit: int) -> SearchResult:
    """The entries in which every phrase of ``query`` stands, whatever the case of Latin letters."""
    wanted = phrases(query)
    rows = _matching(file, wanted, narrowing) if wanted else []
    with file.understood():
        hits = tuple(_hits(file, rows[: max(limit, 0)], wanted))
        return SearchResult(total=len(rows), hits=hits, facets=_facets(rows))


def _hits(file: ArchiveFile, rows: list[Row], wanted: tuple[str, ...]) -> Iterator[SearchHit]:
    orders: dict[int | None, dict[int, int]] = {}
    for row in rows:
        issue_id = row["issue_id"]
        if issue_id not in orders:
            orders[issue_id] = entry_order(file, issue_id)
        yield _hit(row, orders[issue_id][row["id"]], wanted[0])


def _matching(file: ArchiveFile, wanted: tuple[str, ...], narrowing: Narrowing) -> list[Row]:
    matches = " ".join(
        "JOIN (SELECT entry_id, min(id) AS first FROM passage"
        f" WHERE instr(coalesce(folded, text), ?) GROUP BY entry_id) AS m{number} ON m{number}.entry_id = entry.id"
        for number in range(len(wanted))
    )
    conditions, values = _conditions(narrowing)
    return file.rows(
        "SELECT entry.id, entry.title_zh, entry.title_full, entry.number_zh, entry.issuers, entry.kind,"
        " coalesce(facsimile_page.number, entry.first_page, entry.printed_page) AS page,"
        " coalesce(entry.date, issue.date) AS day,"
        " coalesce(section.name_zh, section.name_en) AS section, section.issue_id, issue.serial, issue.year,"
        " passage.text, EXISTS (SELECT 1 FROM facsimile_file WHERE issue_id = issue.id) AS facsimile,"
        f" CASE WHEN passage.place LIKE '{SHEET}%' THEN CAST(substr(passage.place, {len(SHEET) + 1}) AS INTEGER) END"
        " AS sheet"
        f" FROM entry {matches} JOIN passage ON passage.id = m0.first"
        " LEFT JOIN section ON section.id = entry.section_id LEFT JOIN issue ON issue.id = section.issue_id"
        f" LEFT JOIN facsimile_page ON passage.place LIKE '{SHEET}%' AND facsimile_page.issue_id = issue.id"
        f" AND facsimile_page.sheet = CAST(substr(passage.place, {len(SHEET) + 1}) AS INTEGER)"
        f" WHERE {conditions} ORDER BY passage.place LIKE 'title%' DESC, day DESC, entry.id",
        *(folded(phrase) for phrase in wanted),
        *values,
    )


def _conditions(narrowing: Narrowing) -> tuple[str, list[str]]:
    given = {
        "day >= ?": narrowing.since,
        "substr(day, 1, length(?1)) <= ?1": narrowing.until,
        "(instr(section.name_zh, ?1) OR instr(lower(section.name_en), lower(?1)))": narrowing.section,
        "EXISTS (SELECT 1 FROM json_each(entry.issuers) AS one WHERE instr(one.value, ?))": narrowing.issuer,
    }
    parts = ["1"]
    values: list[str] = []
    for condition, value in given.items():
        if value:
            parts.append(condition.replace("?1", "?"))
            values += [value] * parts[-1].count("?")
    return " AND ".join(parts), values


def _hit(row: Row, order: int, phrase: str) -> SearchHit:
    return SearchHit(
        issue_id=row["issue_id"],
        serial=row["serial"],
        entry=order,
        entry_id=row["id"],
        title=row["title_full"] or row["title_zh"],
        number=row["number_zh"],
        page=row["page"],
        snippet=snippet(row["text"], phrase),
        facsimile=bool(row["facsimile"]),
        sheet=row["sheet"],
    )


def snippet(text: str, phrase: str) -> str:
    """The place of ``phrase`` in ``text`` with what stands around it."""
    spaced = r"\s*".join(map(re.escape, re.sub(r"\s+", "", phrase)))
    found = re.search(spaced, text, re.IGNORECASE)
    start, end = found.span() if found else (0, 0)
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def _facets(rows: list[Row]) -> dict[str, tuple[FacetValue, ...]]:
    return {
        "year": _facet((row["day"] or "")[:4] or row["year"] for row in rows),
        "section": _facet(row["section"] for row in rows),
        "issuer": _facet(_issuers(rows)),
        "kind": _facet(row["kind"] for row in rows),
    }


def _issuers(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield from dict.fromkeys(json.loads(row["issuers"]))


def _facet(values: Iterable[object]) -> tuple[FacetValue, ...]:
    counts = Counter(str(value) for value in values if value)
    return tuple(
        FacetValue(value, count) for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
