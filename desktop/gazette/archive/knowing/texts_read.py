"""Keeps what is read from the texts in step with them: what waits is read before anything is asked.

An archive that takes nothing just now is read in memory: tables of the same columns, which no one else sees.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from gazette.archive.file import NOT_UNDERSTOOD, NOT_WRITTEN_NOW, ArchiveFile, Row
from gazette.archive.folding import folded
from gazette.archive.knowing.bodies_read import mention_rows, mention_rows_of_sheets
from gazette.archive.knowing.posts_read import post_rows, post_rows_of_sheets
from gazette.archive.passages import SHEET
from gazette.archive.rows import as_json, blocks_from_json, entry_from_row
from gazette.archive.sheets import Sheets, as_one, sheets_of
from gazette.errors import ArchiveError
from gazette.model import Entry
from gazette.reading.citations import CitationReader, is_document
from gazette.reading.document_citations import PlacedCitation, document_citations, own_titles
from gazette.reading.number_writings import read_writings

TABLES = ("citation", "cited_as", "post_act", "body_mention")
_AT_ONCE = 200
"""So many entries are read in one transaction, so that others can write in between."""
_IN_A_MOMENT = 100_000
"""With so many characters a moment is over: a search that is typed meanwhile waits no longer than that."""
_BESIDE = 500_000
"""So many characters are read beside something else that somebody waits for: half a second."""
_SHORTEST_TITLE = 4
_ORDER = "令"
_STATE = "中华人民共和国"
_PLACE_OF_ORDER = re.compile(r"^.{2,8}([省市区县])政府令$")

_State = tuple[int, ...]
"""What is another whenever others wrote, this connection did, or a transaction of it was taken back."""
Tables = Mapping[str, str]
"""What the tables of what was read are called now."""
KEPT: Tables = {table: table for table in TABLES}
_ASIDE: Tables = {table: f"temp.{table}_aside" for table in TABLES}


class TextsRead:
    """What was read from the texts of one open archive file."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file
        self._aside_of: _State | None = None
        self._left_at: tuple[int, _State] | None = None
        """How many wait, and when that was so."""
        self.lately: set[int] = set()
        """The entries that were read lately."""

    def up_to_date(self, seen: Callable[[int], None] | None = None) -> Tables:
        """Read what waits and say which tables have all of it; ``seen`` is told how many entries still wait."""
        while left := self._waiting():
            if seen is not None:
                seen(left)
            if not self._read_some():
                self._read_aside()
                return _ASIDE
        self._aside_of = None
        return KEPT

    def read_some(self) -> int:
        """Read some of what waits, and say how much is left; nothing where the archive takes nothing just now."""
        return self._waiting() if self._waiting() and self._read_some(_IN_A_MOMENT) else 0

    def read_few(self) -> int:
        """Read what waits where that is not much, of long texts some of them, and say how much is left."""
        left = self._waiting()
        return self._waiting() if 0 < left <= _AT_ONCE and self._read_some(_BESIDE) else left

    def _waiting(self) -> int:
        state = self._state
        if self._left_at is None or self._left_at[1] != state:
            self._left_at = int(self._file.rows("SELECT count(*) AS n FROM reading_waiting")[0]["n"]), state
        return self._left_at[0]

    @property
    def _state(self) -> _State:
        return (*self._file.state, self._file.undone)

    def _read_some(self, characters: float = math.inf) -> bool:
        """Read the next ones, the last of which is that with which they have so many characters.

        False where the archive takes nothing just now.
        """
        if self._file.read_only:
            return False
        try:
            self._read_next(characters)
        except ArchiveError as error:
            if error.code not in NOT_WRITTEN_NOW:
                raise
            return False
        return True

    def _read_next(self, characters: float) -> None:
        with self._file.transaction():
            rows = self._file.rows(
                "SELECT entry_id, coalesce(length(blocks), 0) + coalesce((SELECT sum(length(text)) FROM passage"
                f" WHERE passage.entry_id = reading_waiting.entry_id AND place LIKE '{SHEET}%'), 0) AS size"
                " FROM reading_waiting LEFT JOIN entry_blocks USING (entry_id) ORDER BY entry_id LIMIT ?",
                _AT_ONCE,
            )
            before = [0, *accumulate(row["size"] for row in rows)]
            ids = [row["entry_id"] for row, size in zip(rows, before, strict=False) if size < characters]
            marks = ", ".join(map(str, ids))
            for table in TABLES:
                self._file.run(f"DELETE FROM {table} WHERE entry_id IN ({marks})")
            self._file.run(f"DELETE FROM reading_waiting WHERE entry_id IN ({marks})")
            for entry_id in ids:
                for table, rows in rows_of(self._file, entry_id).items():
                    self._file.insert_all(table, rows)
        self.lately.update(ids)

    def _read_aside(self) -> None:
        """Copies without what waits, and with what that says; made anew where another has written since."""
        others, *own = self._state
        if self._aside_of == (others, *own):
            return
        for table, aside in _ASIDE.items():
            self._file.run(f"DROP TABLE IF EXISTS {aside}")
            self._file.run(
                f"CREATE TABLE {aside} AS SELECT * FROM {table}"
                " WHERE entry_id NOT IN (SELECT entry_id FROM reading_waiting)"
            )
        for row in self._file.rows("SELECT entry_id FROM reading_waiting ORDER BY entry_id"):
            for table, rows in rows_of(self._file, row["entry_id"]).items():
                for made in rows:
                    names, marks = ", ".join(made), ", ".join("?" * len(made))
                    self._file.run(f"INSERT INTO {_ASIDE[table]} ({names}) VALUES ({marks})", *made.values())
        _, *own = self._state  # writing aside counts as writing, too
        self._aside_of = (others, *own)


def rows_of(file: ArchiveFile, entry_id: int) -> dict[str, list[Row]]:
    """What one entry says, as rows of each table; nothing of one that is gone, or damaged so that it says nothing."""
    row = file.row(
        "SELECT entry.*, blocks FROM entry LEFT JOIN entry_blocks ON entry_id = entry.id WHERE entry.id = ?", entry_id
    )
    if row is None:
        return {}
    try:
        entry = entry_from_row(row, blocks_from_json(row["blocks"] or "[]"))
    except NOT_UNDERSTOOD:  # verification names it; all others are told of all the same
        return {}
    sheets = sheets_of(file, entry_id)
    return {
        "citation": [*_citation_rows(entry), *_citation_rows_of_sheets(sheets, entry)],
        "cited_as": _name_rows(entry),
        "post_act": [*post_rows(entry), *post_rows_of_sheets(sheets, entry)],
        "body_mention": [*mention_rows(entry), *mention_rows_of_sheets(sheets, entry)],
    }


def title_key(title: str) -> str:
    """A title as it is compared: without marks of titles and quotation, in the form of search."""
    return folded("".join(character for character in title if character not in "《》〈〉<>＜＞“”\"'‘’ \u3000"))


def number_keys(numbers: str) -> list[str]:
    """Each number that a document bears as it is compared, the same for all ways to write it."""
    written = [one for one in read_writings(numbers) if one.code]
    return [f"{_order_code(one.code)}〔{one.year or ''}〕{one.number}" for one in written]


def _order_code(code: str) -> str:
    """The code of orders as texts write it in short (市政府令, 国务院令); other codes as they are."""
    if not code.endswith(_ORDER):
        return code
    return (code.removeprefix(_STATE) if code != f"{_STATE}{_ORDER}" else code).replace("人民政府", "政府")


def _order_keys(entry: Entry) -> Iterator[str]:
    """Of an order by what else it is cited: with its issuer where it bears a mere number, and without its place."""
    for one in read_writings(entry.number_zh or ""):
        codes = [one.code] if one.code.endswith(_ORDER) and one.code != _ORDER else []
        if one.code == _ORDER or (not one.code and (entry.title_full or entry.title_zh).endswith(_ORDER)):
            codes = [f"{issuer}{_ORDER}" for issuer in entry.issuers]
        for code in map(_order_code, codes):
            short = _PLACE_OF_ORDER.sub(r"\1政府令", code)
            yield from (f"{each}〔{one.year or ''}〕{one.number}" for each in dict.fromkeys((code, short)))


def _citation_rows(entry: Entry) -> list[Row]:
    return [_citation_row(entry.id, as_json(placed.path), placed) for placed in document_citations(entry)]


def _citation_rows_of_sheets(sheets: Sheets, entry: Entry) -> list[Row]:
    """Of an entry that is kept as it was printed: what its pages name."""
    own = {name["key"] for name in _name_rows(entry)}
    text, place_at = as_one(sheets)
    made = [
        _citation_row(entry.id, place_at(one.start), PlacedCitation((), one)) for one in CitationReader().read(text)
    ]
    return [row for row in made if not {row["number_key"] or row["title_key"]} & own]


def _citation_row(entry_id: int, place: str, placed: PlacedCitation) -> Row:
    one = placed.citation
    return {
        "entry_id": entry_id,
        "place": place,
        "relation": one.relation,
        "title": one.title,
        "number": one.number,
        "title_key": title_key(one.title) if one.title else None,
        "number_key": next(iter(number_keys(one.number)), folded(one.number)) if one.number else None,
    }


def _name_rows(entry: Entry) -> list[Row]:
    numbers = [key for text in (entry.number_zh, entry.number_en) if text for key in number_keys(text)]
    titles = [title for title in own_titles(entry) if len(title) >= _SHORTEST_TITLE and is_document(title)]
    keys = [("number", key) for key in (*numbers, *_order_keys(entry))]
    keys += [("title", title_key(title)) for title in titles]
    return [{"entry_id": entry.id, "kind": kind, "key": key} for kind, key in dict.fromkeys(keys)]
