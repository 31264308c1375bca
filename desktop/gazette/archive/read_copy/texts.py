"""Which documents say a text, asked of the copy: found by two or three characters side by side, longer ones proved."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import add
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from gazette.archive.folding import END
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
"""So many tokens of a text find its candidates; whether all of it stands there is looked for in them."""
_KEPT = 1000
"""So many texts are remembered."""
_K1, _B = 1.2, 0.75
_RARE = 1e-6


def pairs_of(texts: Sequence[str]) -> list[str] | None:
    """The tokens of a field: each character and each pair of characters that stand side by side, without an order."""
    return _within_bounds({token for text in texts for each in (text, map(add, text, text[1:])) for token in each})


def triples_of(texts: Sequence[str]) -> list[str] | None:
    """The same of each three characters that stand side by side."""
    return _within_bounds({token for text in texts for token in map(add, map(add, text, text[1:]), text[2:])})


def _within_bounds(tokens: set[str]) -> list[str] | None:
    return None if len("".join(tokens).encode()) > _MOST else sorted(tokens)


def quoted(tokens: Sequence[str], between: str = " ") -> str:
    """Tokens as ``tsvector`` and ``tsquery`` read them."""
    said = END.join(tokens).replace("\\", "\\\\").replace("'", "''")
    return f"'{said}'".replace(END, f"'{between}'") if tokens else ""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many tokens documents have in a part."""

    of: Mapping[int, int]
    average: float

    @classmethod
    def taken(cls, sizes: Mapping[int, int]) -> "Sizes":
        """Of these documents and no others."""
        return cls(sizes, sum(sizes.values()) / max(len(sizes), 1))


@dataclass(slots=True)
class Answers:
    """Which documents say a text in which field, the last ones that were asked of one state of a copy."""

    _known: dict[str, dict[str, BitMap]] = field(default_factory=dict)

    def forget(self) -> None:
        """Forget all of it."""
        self._known.clear()

    def of(self, text: str) -> dict[str, BitMap]:
        """What is known of a text by fields, to be added to."""
        answer = self._known[text] = self._known.pop(text, {})
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return answer


@dataclass(frozen=True, slots=True)
class CopiedTexts:
    """Asks one state of a copy, of whose documents the sizes are known; with ``variants`` both writings will do."""

    server: "Server"
    sizes: Mapping[Part, Sizes]
    answers: Answers
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
        for texts in wanted:
            docs = docs & BitMap.union(BitMap(), *(self._saying(text.folded, fields) for text in texts))
        long = {doc: _K1 * (1 - _B + _B * sizes.of[doc] / sizes.average) for doc in docs}
        scores: dict[int, float] = defaultdict(float)
        for text in (each for texts in wanted for one in texts for each in self.writings(one.folded, fields)):
            saying = self._saying_just(text, fields)
            rare = math.log((len(sizes.of) - len(saying) + 0.5) / (len(saying) + 0.5))
            rare = rare if rare > 0 else _RARE
            for doc, often in self._often(text, fields, docs & saying).items():
                scores[doc] += rare * (often * (_K1 + 1) / (often + long[doc]))
        return scores

    def _saying(self, text: str, fields: Fields) -> BitMap:
        return BitMap.union(BitMap(), *(self._saying_just(each, fields) for each in self.writings(text, fields)))

    def _saying_just(self, text: str, fields: Fields) -> BitMap:
        known = self.answers.of(text)
        if unknown := tuple(each for each in fields if each not in known):
            found, values = _rows_saying(text, unknown)
            rows = self.server.rows(
                f"SELECT field, array_agg(document_id) AS documents FROM ({found}) AS found GROUP BY field", *values
            )
            known |= {each: BitMap() for each in unknown} | {row["field"]: BitMap(row["documents"]) for row in rows}
        return BitMap.union(BitMap(), *(known[each] for each in fields))

    def _is_there(self, text: str, fields: Fields) -> bool:
        known = self.answers.of(text)
        if any(known.get(each) for each in fields):
            return True
        found, values = _rows_saying(text, fields)
        return bool(self.server.rows(f"{found} LIMIT 1", *values))

    def _often(self, text: str, fields: Fields, docs: BitMap) -> dict[int, float]:
        """How often each of documents that say a text does, as it counts in its fields."""
        counted: dict[int, float] = defaultdict(float)
        overlaps = _overlaps_itself(text)
        # Bytes are counted, for characters would be looked for one by one.
        often = "(octet_length(folded) - octet_length(replace(folded, %s, ''))) / octet_length(%s) AS often"
        rows = self.server.rows(
            f"SELECT document_id, field, {'folded' if overlaps else often} FROM said"
            " WHERE document_id = ANY(%s) AND field = ANY(%s)",
            *(() if overlaps else (text, text)),
            list(docs),
            list(fields),
        )
        for row in rows:
            times = _count(row["folded"], text) if overlaps else row["often"]
            counted[row["document_id"]] += WEIGHTS[row["field"]] * times
        return counted


def _fields(field: TextField | None) -> Fields:
    return ALL if field is None else (field,)


def _fields_of_part(part: Part, field: TextField | None) -> Fields:
    return PARTS[part] if field is None or part == "body" else (field,)


def _rows_saying(text: str, fields: Fields) -> tuple[str, list[Any]]:
    """The rows of table ``said`` in which a text stands.

    Those with and without tokens are asked for apart: joined by OR, the tokens of each would be read again.
    """
    among, those = ("", []) if fields == ALL else (" AND field = ANY(%s)", [list(fields)])
    asked, values = "", list[Any]()
    for where, tokens, proves in _ways(text):
        asked += f"{' UNION ALL ' if asked else ''}SELECT field, document_id FROM said WHERE {where}{among}"
        values += ([] if tokens is None else [tokens]) + those
        if not proves:
            asked += " AND strpos(folded, %s) > 0"
            values.append(text)
    return asked, values


def _ways(text: str) -> Iterator[tuple[str, str | None, bool]]:
    """How rows that can say a text are found: what is asked, by which tokens, and whether that proves it."""
    pairs = _query(text, 2)
    if len(text) > 2:
        yield "triples @@ %s::tsquery", _query(text, 3), len(text) == 3
        yield "triples IS NULL AND pairs @@ %s::tsquery", pairs, False
    else:
        yield "pairs @@ %s::tsquery", pairs, True
    yield "pairs IS NULL", None, False


def _query(text: str, length: int) -> str:
    tokens = dict.fromkeys(text[at : at + length] for at in range(max(len(text) - length + 1, 1)))
    return quoted(list(tokens)[:_ASKED], " & ")


def _overlaps_itself(text: str) -> bool:
    """Whether the end of a text is the beginning of another one like it (国国), so that two may share characters."""
    return any(text[:length] == text[-length:] for length in range(1, len(text)))


def _count(said: str, text: str) -> int:
    at, often = said.find(text), 0
    while at >= 0:
        often += 1
        at = said.find(text, at + 1)
    return often
