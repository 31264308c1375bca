"""A text as expressions of the index, and where it stands; where both writings of characters will do, all of them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pyroaring import BitMap, FrozenBitMap

from gazette.archive.file import ArchiveFile
from gazette.archive.search.index import Tables
from gazette.archive.search.pairs import phrase
from gazette.archive.search.query import Text
from gazette.archive.search.words import TextField
from gazette.archive.variants import simplified, writings_of

_FEW = 8
"""Of more beginnings than so many, those that stand nowhere are left."""
_KEPT = 200
"""So many answers of the index are remembered: of a search that is typed on, narrowed down or sorted anew."""

Part = Literal["body", "head"]


@dataclass(slots=True)
class Answers:
    """What tables of the index gave for expressions, the last ones; to be forgotten when the index changes."""

    _known: dict[tuple[str, str], FrozenBitMap] = field(default_factory=dict)

    def forget(self) -> None:
        """Forget all of it."""
        self._known.clear()

    def of(self, file: ArchiveFile, table: str, expression: str) -> FrozenBitMap:
        """The rows of a table that an expression finds."""
        asked = (table, expression)
        rows = self._known.pop(asked, None)
        if rows is None:
            rows = _rows_of(file, table, expression)
        self._known[asked] = rows
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return rows


def _rows_of(file: ArchiveFile, table: str, expression: str) -> FrozenBitMap:
    name = table.rpartition(".")[2]
    found = file.rows(f"SELECT group_concat(rowid) AS docs FROM {table} WHERE {name} MATCH ?", expression)
    return FrozenBitMap(json.loads(f"[{found[0]['docs'] or ''}]"))


@dataclass(frozen=True, slots=True)
class Phrases:
    """Makes expressions for the tables of an index and asks them; with ``variants`` both writings will do."""

    file: ArchiveFile
    tables: tuple[Tables, ...]
    answers: Answers
    variants: bool = False

    def documents(self, text: Text, field: TextField | None = None) -> BitMap:
        """The rows in which a text stands in its field, or in another one."""
        field = field or text.field
        return BitMap.union(BitMap(), *(self.in_part(text, part, field) for part in _parts(field)))

    def in_part(self, text: Text, part: Part, field: TextField | None) -> BitMap:
        """The rows in which it stands in one part, in one field of it or in any that is there."""
        expression = self.expression(text, part, field)
        tables = (_table(each, part, single=len(text.folded) == 1) for each in self.tables)
        return BitMap.union(BitMap(), *(self.answers.of(self.file, table, expression) for table in tables))

    def expression(self, text: Text, part: Part, field: TextField | None) -> str:
        """What finds a text in a part of the index, in one field or in any that is there."""
        column = None if part == "body" else field
        if not self.variants:
            return phrase(text.folded, column)
        writings = [writings_of(simplified(character)) for character in text.folded]
        texts = self._those_there(writings, part, column) or (text.folded,)
        return " OR ".join(phrase(each, column) for each in texts)

    def _those_there(self, writings: Sequence[Sequence[str]], part: Part, column: TextField | None) -> list[str]:
        """All ways to write a text, without those that certainly stand nowhere."""
        begun = [""]
        for position, characters in enumerate(writings):
            longer = [f"{each}{character}" for each in begun for character in characters]
            if position and len(longer) > 1:
                there = {pair: self._is_there(pair, part, column) for pair in {each[-2:] for each in longer}}
                longer = [each for each in longer if there[each[-2:]]]
            if len(longer) > _FEW:
                longer = [each for each in longer if self._is_there(each, part, column)]
            begun = longer
        return begun

    def _is_there(self, text: str, part: Part, column: TextField | None) -> bool:
        asked = ((_table(tables, part, single=len(text) == 1), phrase(text, column)) for tables in self.tables)
        return any(
            self.file.rows(f"SELECT rowid FROM {table} WHERE {table.rpartition('.')[2]} MATCH ? LIMIT 1", expression)
            for table, expression in asked
        )


def _parts(field: TextField | None) -> Iterator[Part]:
    if field in (None, "body"):
        yield "body"
    if field != "body":
        yield "head"


def _table(tables: Tables, part: Part, *, single: bool) -> str:
    if part == "body":
        return tables.characters if single else tables.pairs
    return tables.head_characters if single else tables.head_pairs
