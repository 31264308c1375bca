"""Which documents a query means, and which of them come first."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from pyroaring import BitMap

from gazette.archive.file import ArchiveFile
from gazette.archive.search.catalogue import Catalogue
from gazette.archive.search.index import INDEX
from gazette.archive.search.phrases import Phrases
from gazette.archive.search.query import Query, Term, Text
from gazette.archive.search.results import Order
from gazette.archive.variants import simplified

_RANKED = 1000
"""Up to so many documents are ranked by how often they say it; more by their titles and days alone."""
_NEAR = 5
"""So many documents with near numbers are offered, at most."""
_WEIGHTS = "10, 8, 4, 4, 1, 0"


@dataclass(frozen=True, slots=True)
class Matching:
    """One state of an archive and of its index, asked; with ``variants`` both writings of characters are one."""

    file: ArchiveFile
    catalogue: Catalogue
    tables: tuple[str, ...]
    variants: bool = False

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

    def near(self, query: Query) -> list[int]:
        """Documents whose numbers are nearly the first one that a query asks for and that has such."""
        for number in query.numbers:
            if found := self.catalogue.numbers.near(number, self.catalogue.there, _NEAR, self._same):
                return found
        return []

    def first(self, query: Query, docs: BitMap, limit: int, order: Order) -> list[int]:
        """The first of the documents found: those that bear the number, then titles, then others."""
        wanted = (choice for term in query.terms if not term.without for choice in term.choices)
        texts = [choice for choice in wanted if isinstance(choice, Text)]
        if order == "date" or not texts:
            return self.catalogue.newest(docs, limit)
        bearing = partial(self.catalogue.numbers.of, same=self._same)
        numbered = BitMap.union(BitMap(), *map(bearing, query.numbers)) & docs
        first = self.catalogue.newest(numbered, limit)
        titled = self._said(" AND ".join(f"({self._phrases.of(text, 'title')})" for text in texts)) & docs - numbered
        first += self.catalogue.newest(titled, limit - len(first))
        rest = docs - numbered - titled
        if len(first) < limit and rest:
            expression = self._all_of(term for term in query.terms if not term.without)
            first += self._ranked(expression, rest, limit - len(first))
        return first

    @property
    def _same(self) -> Callable[[str], str]:
        return simplified if self.variants else str

    @property
    def _phrases(self) -> Phrases:
        return Phrases(self.file, self.tables, self.variants)

    def _all(self, terms: tuple[Term, ...]) -> BitMap:
        found = self.catalogue.there
        wanted = [term for term in terms if not term.without]
        for term in wanted:
            if not _is_text(term):
                found = found & self._any(term)
        if expression := self._all_of(wanted):
            found = found & self._said(expression)
        for term in terms:
            if term.without:
                found = found - self._any(term)
        return found

    def _any(self, term: Term) -> BitMap:
        docs = BitMap()
        for choice in term.choices:
            if not isinstance(choice, Text):
                docs |= self.catalogue.of_fact(choice, self._same)
                continue
            docs |= self._said(self._phrases.of(choice))
            if choice.number is not None:
                docs |= self.catalogue.numbers.of(choice.number, self._same)
        return docs

    def _said(self, expression: str) -> BitMap:
        docs = BitMap()
        for table in self.tables:
            name = table.rpartition(".")[2]
            found = self.file.rows(f"SELECT group_concat(rowid) AS docs FROM {table} WHERE {name} MATCH ?", expression)
            docs |= BitMap(json.loads(f"[{found[0]['docs'] or ''}]"))
        return docs & self.catalogue.there

    def _all_of(self, terms: Iterable[Term]) -> str:
        """What finds the documents in which all terms stand; empty where a fact will do for each of them."""
        texts = ([one for one in term.choices if isinstance(one, Text)] for term in terms if _is_text(term))
        return " AND ".join(f"({' OR '.join(map(self._phrases.of, choices))})" for choices in texts)

    def _ranked(self, expression: str, docs: BitMap, limit: int) -> list[int]:
        """Those that say it most for their length come first, of equals the newest; of very many the newest."""
        newest = self.catalogue.newest(docs, _RANKED + 1)
        if not expression or not 1 < len(newest) <= _RANKED:
            return newest[:limit]
        rows = self.file.rows(
            f"SELECT rowid AS doc, bm25({INDEX}, {_WEIGHTS}) AS score FROM {INDEX} WHERE {INDEX} MATCH ?", expression
        )
        scores = {row["doc"]: row["score"] for row in rows}
        return sorted(newest, key=lambda doc: round(scores.get(doc, 0.0), 2))[:limit]


def _is_text(term: Term) -> bool:
    """Whether only texts will do, so that the index alone says which documents are meant."""
    return all(isinstance(choice, Text) and choice.number is None for choice in term.choices)
