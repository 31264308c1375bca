"""The numbers that documents bear, in parts: each is found whatever way it is written, and near ones besides."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pyroaring import BitMap
from rapidfuzz.distance import Levenshtein

from gazette.model.document_number import latin_initials
from gazette.reading.number_writings import NumberWriting, read_writings

_CLOSE, _OTHER_YEAR, _OTHER_CODE = 3, 4, 5
"""How far off the count of a near number may be; how far off others are taken to be."""
_ORDER, _IN_SHORT = "令", ("人民政府", "政府")
_UNLIKE = 2
"""So many characters of a code may be wrong."""


@dataclass(slots=True)
class Numbers:
    """Documents by what their numbers say; codes are compared in small letters, Latin ones with Chinese ones, too.

    Where codes are compared in the form of ``same``, the code that is wanted is in it already.
    """

    _said: dict[int, tuple[NumberWriting, ...]] = field(default_factory=dict)
    _by_number: dict[str, BitMap] = field(default_factory=lambda: defaultdict(BitMap))
    _by_code: dict[str, BitMap] = field(default_factory=lambda: defaultdict(BitMap))
    _initials: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget all documents."""
        self._said.clear()
        self._by_number.clear()
        self._by_code.clear()

    def add(self, doc: int, texts: Iterable[str | None]) -> None:
        """Take a document with its numbers as they are written."""
        said = tuple(dict.fromkeys(one for text in texts if text for one in read_writings(text)))
        if said:
            self._said[doc] = said
            for one in said:
                self._by_number[one.number].add(doc)
                self._by_code[one.code].add(doc)

    def leave(self, doc: int) -> None:
        """Leave a document."""
        for one in self._said.pop(doc, ()):
            self._by_number[one.number].discard(doc)
            self._by_code[one.code].discard(doc)

    def of(self, wanted: NumberWriting, same: Callable[[str], str] = str) -> BitMap:
        """The documents that bear a number; what is not said of it may be anything."""
        docs = self._by_number.get(wanted.number, BitMap())
        return BitMap(doc for doc in docs if any(self._is(one, wanted, same) for one in self._said[doc]))

    def is_used(self, code: str, same: Callable[[str], str] = str) -> bool:
        """Whether a document has a number of this code."""
        return bool(code) and any(docs and self._is_code(same(known), code) for known, docs in self._by_code.items())

    def near(self, wanted: NumberWriting, docs: BitMap, limit: int, same: Callable[[str], str] = str) -> list[int]:
        """Those of ``docs`` whose numbers are nearly ``wanted``, the nearest first: another count, year or code."""
        if not wanted.code:
            return []
        far: dict[int, int] = {}
        for number, off in _counts_beside(wanted.number):
            for doc in self._by_number.get(number, BitMap()) & docs:
                found = (self._off(one, same(one.code), wanted, off) for one in self._said[doc] if one.number == number)
                best = min((each for each in found if each is not None), default=None)
                if best is not None:
                    far[doc] = min(best, far.get(doc, best))
        return sorted(far, key=lambda doc: (far[doc], doc))[:limit]

    def _off(self, one: NumberWriting, code: str, wanted: NumberWriting, off: int) -> int | None:
        """How far a number whose count is ``off`` by so much is from the one that is wanted; None: too far."""
        same_year = wanted.year in (None, one.year)
        if self._is_code(code, wanted.code):
            return off if same_year else None if off or wanted.year is None else _OTHER_YEAR
        unlike = Levenshtein.distance(code, wanted.code, score_cutoff=_UNLIKE)
        alike = unlike <= min(_UNLIKE, len(wanted.code) // 2)
        return _OTHER_CODE + unlike if alike and same_year and not off else None

    def _is(self, one: NumberWriting, wanted: NumberWriting, same: Callable[[str], str]) -> bool:
        alike = one.number == wanted.number and wanted.year in (None, one.year)
        return alike and (not wanted.code or self._is_code(same(one.code), wanted.code))

    def _is_code(self, code: str, wanted: str) -> bool:
        if wanted.endswith(_ORDER):  # 令第12号, 市政府令第12号: whose it is, is said in short or not at all
            return code.replace(*_IN_SHORT).endswith(wanted.replace(*_IN_SHORT))
        if code == wanted or not (wanted.isascii() and wanted.isalnum()) or code.isascii():
            return code == wanted
        if code not in self._initials:
            self._initials[code] = latin_initials(code)
        initials = self._initials[code]
        return len(initials) == len(wanted) and all(map(frozenset.__contains__, initials, wanted.upper()))


def _counts_beside(number: str) -> Iterator[tuple[str, int]]:
    """A count and those before and after it, each with how far off it is."""
    yield number, 0
    if number.isdecimal():
        for off in range(1, _CLOSE + 1):
            for other in (int(number) - off, int(number) + off):
                if other > 0:
                    yield str(other), off
