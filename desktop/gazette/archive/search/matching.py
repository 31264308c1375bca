"""Which documents a query means, and which of them come first."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from typing import Protocol, TypeGuard

from pyroaring import BitMap

from gazette.archive.search.catalogue import Catalogue
from gazette.archive.search.phrases import Part
from gazette.archive.search.query import Fact, Query, Term, Text
from gazette.archive.search.results import Order
from gazette.archive.search.words import TextField
from gazette.archive.variants import simplified
from gazette.reading.number_writings import NumberWriting

_RANKED = 1000
"""Up to so many documents are ranked by how often they say it; more by their titles and days alone."""
_SAID_OFTEN = 5
"""Texts of up to so many characters are said more or less often; longer ones are said once, as a rule."""
_NEAR = 5
"""So many documents with near numbers are offered, at most."""
_Asked = tuple[Part, TextField | None, list[list[Text]]]


class Texts(Protocol):
    """What is asked of the texts of all documents, wherever they are kept."""

    @property
    def variants(self) -> bool:
        """Whether traditional and simplified characters are one."""

    def documents(self, text: Text, field: TextField | None = None, part: Part | None = None) -> BitMap:
        """The documents in which a text stands in its field, or in another one; in one part or in any."""

    def scores(
        self, part: Part, field: TextField | None, wanted: Sequence[Sequence[Text]], docs: BitMap
    ) -> Mapping[int, float]:
        """How much each of ``docs``, at least, says one of each of the texts there, for its length (BM25)."""


@dataclass(frozen=True, slots=True)
class Matching:
    """One state of an archive, or of a copy of it, asked."""

    catalogue: Catalogue
    texts: Texts

    def as_number(self, query: Query) -> Query:
        """Words that are together a number of a code that is used here are nothing else, and one text."""
        if query.number is None or not self.catalogue.numbers.is_used(query.number.code, self._same):
            return query
        return query.as_one_number

    def documents(self, query: Query, terms: tuple[Term, ...]) -> BitMap:
        """The documents that a query means, and of which the terms hold, too."""
        terms = tuple(self.catalogue.bodies.widened(term, self._same) for term in terms)
        words = (self.catalogue.bodies.widened(term, self._same) for term in query.terms)
        found = self._all((*words, *terms))
        if query.number is not None:
            found |= self.catalogue.numbers.of(query.number, self._same) & self._all(terms)
        return found

    def bearing(self, number: NumberWriting, terms: tuple[Term, ...]) -> BitMap:
        """The documents that bear a number and of which the terms hold."""
        return self.catalogue.numbers.of(number, self._same) & self._all(terms)

    def near(self, query: Query) -> list[int]:
        """Documents whose numbers are nearly the first one that a query asks for and that has such."""
        for number in query.numbers:
            if found := self.catalogue.numbers.near(number, self.catalogue.there, _NEAR, self._same):
                return found
        return []

    def first(self, query: Query, docs: BitMap, limit: int, order: Order) -> list[int]:
        """The first of the documents found: those that bear the number, then titles, then others."""
        terms = [term for term in query.terms if not term.without]
        texts = [choice for term in terms for choice in term.choices if isinstance(choice, Text)]
        if order == "date" or not texts:
            return self.catalogue.newest(docs, limit)
        bearing = partial(self.catalogue.numbers.of, same=self._same)
        numbered = BitMap.union(BitMap(), *map(bearing, query.numbers)) & docs
        first = self.catalogue.newest(numbered, limit)
        titled = BitMap.intersection(docs - numbered, *(self.texts.documents(text, "title") for text in texts))
        first += self.catalogue.newest(titled, limit - len(first))
        if len(first) < limit:
            first += self._ranked(terms, docs - numbered - titled, limit - len(first))
        return first

    @property
    def _same(self) -> Callable[[str], str]:
        return simplified if self.texts.variants else str

    def _all(self, terms: tuple[Term, ...]) -> BitMap:
        found = self.catalogue.there
        for term in terms:
            if found:
                docs = self._any(term)
                found = found - docs if term.without else found & docs
        return found

    def _any(self, term: Term) -> BitMap:
        docs = BitMap()
        for choice in term.choices:
            if not isinstance(choice, Text):
                docs |= self.catalogue.of_fact(choice, self._same)
                continue
            docs |= self.texts.documents(choice)
            if choice.number is not None:
                docs |= self.catalogue.numbers.of(choice.number, self._same)
        return docs

    def _ranked(self, terms: list[Term], docs: BitMap, limit: int) -> list[int]:
        """Those that say it most for their length come first, of equals the newest; of very many the newest."""
        if not 1 < len(docs) <= _RANKED:
            return self.catalogue.newest(docs, limit)
        scores = Counter[int]()
        for part, field, wanted in (*self._in_bodies(terms), *self._in_heads(terms)):
            scores.update(self.texts.scores(part, field, wanted, docs))
        return nlargest(limit, docs, key=lambda doc: (round(scores[doc], 2), self.catalogue.age(doc)))

    def _in_bodies(self, terms: list[Term]) -> Iterator[_Asked]:
        """What ranks by how often texts say all terms, where that are not very many."""
        asked, those = [], self.catalogue.there
        for term in terms:
            texts = [each for each in term.choices if _is_ranked(each) and each.field in (None, "body")]
            if len(texts) == len(term.choices):
                asked.append(texts)
                those = those & BitMap.union(BitMap(), *(self.texts.documents(text, part="body") for text in texts))
        if asked and len(those) <= _RANKED:
            yield "body", None, asked

    def _in_heads(self, terms: list[Term]) -> Iterator[_Asked]:
        """What ranks by what stands above texts, each that does not stand above very many."""
        texts = (each for term in terms for each in term.choices if _is_ranked(each) and each.field != "body")
        for text in texts:
            if 0 < len(self.texts.documents(text, part="head")) <= _RANKED:
                yield "head", text.field, [[text]]


def _is_ranked(choice: Text | Fact) -> TypeGuard[Text]:
    """Whether documents are ranked by how often they say it; of single characters the index does not know."""
    return isinstance(choice, Text) and 1 < len(choice.folded) <= _SAID_OFTEN
