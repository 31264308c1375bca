"""A text as expressions of the index, and where it stands; where both writings of characters will do, all of them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pyroaring import BitMap

from gazette.archive.file import ArchiveFile
from gazette.archive.search.index import BODY, HEAD, INDEX, Tables, rows_in
from gazette.archive.search.pairs import nowhere, phrase
from gazette.archive.search.query import Text
from gazette.archive.search.words import TextField
from gazette.archive.variants import simplified, writings_of

_FEW = 8
"""Of more beginnings than so many, those that stand nowhere are left."""
_KEPT = 1000
"""So many answers of the index are remembered."""
_SAMPLE, _COMMON = 256, 160
"""Where so many of the newest documents say it, the index is asked for the others: those are fewer to read."""
_SHORT = 3
"""Only texts of so many characters may be as common as that."""
_OTHERS: Literal["{number issuer person}"] = "{number issuer person}"

Part = Literal["body", "head"]
WEIGHTS = {"body": 1, "title": 10, "number": 8, "issuer": 4, "person": 4}
"""What it counts for that a text is said in a field."""
Columns = TextField | Literal["{number issuer person}"]
"""A field, or several as the index calls them."""


@dataclass(slots=True)
class Answers:
    """What tables of the index gave for expressions, the last ones.

    Documents are only ever added to an index, each under a higher row; what was answered goes on being true of those
    that were there.
    """

    _known: dict[tuple[str, str], tuple[BitMap, int]] = field(default_factory=dict)
    """With the highest row that was there."""

    def forget(self) -> None:
        """Forget all of it."""
        self._known.clear()

    def of(self, file: ArchiveFile, table: str, expression: str, there: BitMap, *, is_short: bool) -> BitMap:
        """The rows of a table that an expression finds; of those that are ``there`` none is left out or too many."""
        asked, last = (table, expression), there.max() if there else 0
        rows, up_to = self._known.pop(asked, (BitMap(), 0))
        if up_to < last:
            new = there & BitMap(range(up_to + 1, last + 1))
            is_common = is_short and _is_common(file, table, expression, new)
            rows = rows | (_rows_but_for if is_common else _rows)(file, table, expression, new)
        self._known[asked] = rows, last
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return rows


def _is_common(file: ArchiveFile, table: str, expression: str, there: BitMap) -> bool:
    if len(there) <= _SAMPLE:
        return False
    return int(_asked(file, "count(*)", table, expression, there[-_SAMPLE])) > _COMMON


def _rows(file: ArchiveFile, table: str, expression: str, there: BitMap) -> BitMap:
    """The rows of a table, from the first of ``there`` on, that an expression finds."""
    found = _asked(file, "group_concat(rowid)", table, expression, there.min())
    return BitMap(json.loads(f"[{found or ''}]"))


def _rows_but_for(file: ArchiveFile, table: str, expression: str, there: BitMap) -> BitMap:
    """The same by those that it does not find, where these are fewer."""
    return there - _rows(file, table, nowhere(expression), there)


def _asked(file: ArchiveFile, what: str, table: str, expression: str, since: int) -> Any:
    name = table.rpartition(".")[2]
    where = f"{name} MATCH ? AND rowid >= ?"
    return file.rows(f"SELECT {what} AS found FROM {table} WHERE {where}", expression, since)[0]["found"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Makes expressions for the tables of an index and asks them; with ``variants`` both writings will do."""

    file: ArchiveFile
    tables: tuple[Tables, ...]
    answers: Answers
    there: BitMap
    """The rows that are asked for."""
    variants: bool = False

    def documents(self, text: Text, field: TextField | None = None, part: Part | None = None) -> BitMap:
        """The rows in which a text stands in its field, or in another one; in one part or in any."""
        places = _places(field or text.field)
        return BitMap.union(BitMap(), *(self._in(text, *place) for place in places if part in (None, place[0])))

    def _in(self, text: Text, part: Part, field: Columns | None) -> BitMap:
        expression, length = self.expression(text, part, field), len(text.folded)
        found = (
            self.answers.of(
                self.file,
                _table(tables, part, length),
                expression,
                rows_in(tables, self.there),
                is_short=length <= _SHORT,
            )
            for tables in self.tables
        )
        return BitMap.union(BitMap(), *found)

    def expression(self, text: Text, part: Part, field: Columns | None) -> str:
        """What finds a text in a part of the index, in one field or in any that is there."""
        column = None if part == "body" else field
        if not self.variants:
            return phrase(text.folded, column)
        texts = writings_there(text.folded, lambda each: self._is_there(each, part, column))
        return " OR ".join(phrase(each, column) for each in texts)

    def scores(
        self, part: Part, field: TextField | None, wanted: Sequence[Sequence[Text]], _docs: BitMap
    ) -> Mapping[int, float]:
        """How much rows say one of each of the texts in a part, for its length (BM25)."""
        table = INDEX.pairs if part == "body" else INDEX.head_pairs
        weights = ", ".join(str(WEIGHTS[column]) for column in (BODY if part == "body" else HEAD))
        each = (" OR ".join(self.expression(text, part, field) for text in texts) for texts in wanted)
        rows = self.file.rows(
            f"SELECT rowid AS doc, bm25({table}, {weights}) AS score FROM {table} WHERE {table} MATCH ?",
            " AND ".join(f"({one})" for one in each),
        )
        return {row["doc"]: -row["score"] for row in rows}

    def _is_there(self, text: str, part: Part, column: Columns | None) -> bool:
        asked = ((_table(tables, part, len(text)), phrase(text, column)) for tables in self.tables)
        return any(
            self.file.rows(f"SELECT rowid FROM {table} WHERE {table.rpartition('.')[2]} MATCH ? LIMIT 1", expression)
            for table, expression in asked
        )


def writings_there(text: str, is_there: Callable[[str], bool]) -> tuple[str, ...]:
    """All ways to write a folded text, without those that certainly stand nowhere; the text itself where none is."""
    begun = [""]
    for position, characters in enumerate(writings_of(simplified(character)) for character in text):
        longer = [f"{each}{character}" for each in begun for character in characters]
        if position and len(longer) > 1:
            there = {pair: is_there(pair) for pair in {each[-2:] for each in longer}}
            longer = [each for each in longer if there[each[-2:]]]
        if len(longer) > _FEW:
            longer = [each for each in longer if is_there(each)]
        begun = longer
    return tuple(begun) or (text,)


def _places(field: TextField | None) -> Iterator[tuple[Part, Columns | None]]:
    """Where to look for what stands in a field or anywhere; titles by themselves, as they are asked for again."""
    if field in (None, "body"):
        yield "body", None
    if field is None:
        yield "head", "title"
        yield "head", _OTHERS
    elif field != "body":
        yield "head", field


def _table(tables: Tables, part: Part, length: int) -> str:
    if part == "body":
        return tables.characters if length == 1 else tables.pairs
    return tables.head_characters if length == 1 else tables.head_pairs
