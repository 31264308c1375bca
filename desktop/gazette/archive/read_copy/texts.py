"""Which documents say a text, asked of the copy: candidates by pairs of characters, proved by looking for the text."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from gazette.archive.read_copy.copied import PARTS
from gazette.archive.search.phrases import WEIGHTS, Part, writings_there
from gazette.archive.search.query import Text
from gazette.archive.search.words import TextField

if TYPE_CHECKING:
    from gazette.archive.read_copy.server import Server

Fields = tuple[str, ...]
ALL: Fields = tuple(field for part in PARTS.values() for field in part)

_MOST = 1_000_000
"""A ``tsvector`` has room for so many bytes of tokens."""
_ASKED = 200
"""So many pairs of a text find its candidates; whether all of it stands there is looked for in them."""
_K1, _B = 1.2, 0.75
_RARE = 1e-6


def lexemes(texts: Sequence[str]) -> list[str] | None:
    """The tokens of a field: each character and each pair of characters that stand side by side, without an order."""
    found = {text[at : at + length] for text in texts for length in (1, 2) for at in range(len(text) - length + 1)}
    return None if sum(len(each.encode()) for each in found) > _MOST else sorted(found)


def quoted(tokens: Sequence[str], between: str = " ") -> str:
    """Tokens as ``tsvector`` and ``tsquery`` read them."""
    return between.join("'" + token.replace("\\", "\\\\").replace("'", "''") + "'" for token in tokens)


@dataclass(frozen=True, slots=True)
class CopiedTexts:
    """Asks one state of a copy, of whose documents the sizes are known; with ``variants`` both writings will do."""

    server: "Server"
    sizes: Mapping[Part, Mapping[int, int]]
    variants: bool = False

    def documents(self, text: Text, field: TextField | None = None, part: Part | None = None) -> BitMap:
        """The documents in which a text stands in its field, or in another one; in one part or in any."""
        fields = _fields(field or text.field)
        return self._saying(
            text.folded, fields if part is None else tuple(each for each in fields if each in PARTS[part])
        )

    def writings(self, text: str, fields: Fields = ALL) -> tuple[str, ...]:
        """The ways to write a folded text that are there; without ``variants`` itself."""
        return writings_there(text, lambda each: self._is_there(each, fields)) if self.variants else (text,)

    def scores(
        self, part: Part, field: TextField | None, wanted: Sequence[Sequence[Text]], docs: BitMap
    ) -> Mapping[int, float]:
        """How much each of the documents says one of each of the texts, for its length (BM25, as FTS5 has it)."""
        sizes, fields = self.sizes[part], _fields_of_part(part, field)
        average = sum(sizes.values()) / len(sizes)
        for texts in wanted:
            docs = docs & BitMap.union(BitMap(), *(self._saying(text.folded, fields) for text in texts))
        long = {doc: _K1 * (1 - _B + _B * sizes[doc] / average) for doc in docs}
        scores: dict[int, float] = defaultdict(float)
        for text in (each for texts in wanted for one in texts for each in self.writings(one.folded, fields)):
            saying = len(self._saying_just(text, fields))
            rare = math.log((len(sizes) - saying + 0.5) / (saying + 0.5))
            rare = rare if rare > 0 else _RARE
            for doc, often in self._often(text, fields, docs).items():
                scores[doc] += rare * (often * (_K1 + 1) / (often + long[doc]))
        return scores

    def _saying(self, text: str, fields: Fields) -> BitMap:
        return BitMap.union(BitMap(), *(self._saying_just(each, fields) for each in self.writings(text, fields)))

    def _saying_just(self, text: str, fields: Fields) -> BitMap:
        asked, values = _condition(text, fields)
        return BitMap(self.server.value(f"SELECT array_agg(document_id) FROM said WHERE {asked}", *values) or ())

    def _is_there(self, text: str, fields: Fields) -> bool:
        asked, values = _condition(text, fields)
        return bool(self.server.rows(f"SELECT 1 AS there FROM said WHERE {asked} LIMIT 1", *values))

    def _often(self, text: str, fields: Fields, docs: BitMap) -> dict[int, float]:
        """How often each document says a text, as it counts in its fields."""
        asked, values = _condition(text, fields)
        counted: dict[int, float] = defaultdict(float)
        overlaps = _overlaps_itself(text)
        often = "folded" if overlaps else "(length(folded) - length(replace(folded, %s, ''))) / length(%s) AS often"
        rows = self.server.rows(
            f"SELECT document_id, field, {often} FROM said WHERE document_id = ANY(%s) AND {asked}",
            *(() if overlaps else (text, text)),
            list(docs),
            *values,
        )
        for row in rows:
            times = _count(row["folded"], text) if overlaps else row["often"]
            counted[row["document_id"]] += WEIGHTS[row["field"]] * times
        return counted


def _fields(field: TextField | None) -> Fields:
    return ALL if field is None else (field,)


def _fields_of_part(part: Part, field: TextField | None) -> Fields:
    return PARTS[part] if field is None or part == "body" else (field,)


def _condition(text: str, fields: Fields) -> tuple[str, list[Any]]:
    """What holds of the rows of table ``said`` in which a text stands."""
    tokens = list(dict.fromkeys(text[at : at + 2] for at in range(max(len(text) - 1, 1))))[:_ASKED]
    query = quoted(tokens, " & ")
    if len(text) <= 2:
        asked = "(pairs @@ %s::tsquery OR (pairs IS NULL AND strpos(folded, %s) > 0))"
    else:
        asked = "(pairs @@ %s::tsquery OR pairs IS NULL) AND strpos(folded, %s) > 0"
    if fields == ALL:
        return asked, [query, text]
    return f"field = ANY(%s) AND {asked}", [list(fields), query, text]


def _overlaps_itself(text: str) -> bool:
    """Whether the end of a text is the beginning of another one like it (国国), so that two may share characters."""
    return any(text[:length] == text[-length:] for length in range(1, len(text)))


def _count(said: str, text: str) -> int:
    at, often = said.find(text), 0
    while at >= 0:
        often += 1
        at = said.find(text, at + 1)
    return often
