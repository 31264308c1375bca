"""A text as an expression of the index; where both writings of characters will do, as all that are there."""

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.archive.file import ArchiveFile
from gazette.archive.search.pairs import phrase
from gazette.archive.search.query import Text
from gazette.archive.search.words import TextField
from gazette.archive.variants import simplified, writings_of

_FEW = 8
"""Of more beginnings than so many, those that stand nowhere are left."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Makes expressions for the tables of one index; with ``variants`` both writings will do."""

    file: ArchiveFile
    tables: tuple[str, ...]
    variants: bool = False

    def of(self, text: Text, field: TextField | None = None) -> str:
        """What finds a text in its field, or in another one."""
        return self._of(text.folded, field or text.field)

    def _of(self, text: str, field: TextField | None) -> str:
        if not self.variants:
            return phrase(text, field)
        writings = [writings_of(simplified(character)) for character in text]
        texts = self._those_there(writings, field) or (text,)
        return " OR ".join(phrase(each, field) for each in texts)

    def _those_there(self, writings: Sequence[Sequence[str]], field: TextField | None) -> list[str]:
        """All ways to write a text, without those that certainly stand nowhere."""
        begun = [""]
        for position, characters in enumerate(writings):
            longer = [f"{each}{character}" for each in begun for character in characters]
            if position and len(longer) > 1:
                there = {pair: self._is_there(pair, field) for pair in {each[-2:] for each in longer}}
                longer = [each for each in longer if there[each[-2:]]]
            if len(longer) > _FEW:
                longer = [each for each in longer if self._is_there(each, field)]
            begun = longer
        return begun

    def _is_there(self, text: str, field: TextField | None) -> bool:
        return any(
            self.file.rows(
                f"SELECT rowid FROM {table} WHERE {table.rpartition('.')[2]} MATCH ? LIMIT 1", phrase(text, field)
            )
            for table in self.tables
        )
