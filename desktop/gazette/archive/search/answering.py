"""A query answered, wherever the texts are kept: which documents, how many, the first in full, facets over all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from gazette.archive.search.catalogue import FACETS, Catalogue
from gazette.archive.search.matching import Matching, Texts
from gazette.archive.search.query import Query, read_query
from gazette.archive.search.results import FacetValue, MeantNumber, Narrowing, Order, SearchHit, SearchResult

ShowHits = Callable[[list[int], Sequence[str]], Iterable[SearchHit]]
"""Makes hits of entries, with the words around the texts that are marked."""


def understood_query(query: str, narrowing: Narrowing) -> Query:
    """What a person typed, in the characters that are compared."""
    read = read_query(query)
    return read.simplified if narrowing.variants else read


def nothing_asked(query: Query, left: int = 0) -> SearchResult:
    """The answer to a query that asks for nothing."""
    return SearchResult(total=0, hits=(), facets=dict.fromkeys(FACETS, ()), hints=query.hints, left=left)


@dataclass(frozen=True, slots=True)
class Answering:
    """One state of an archive or of a copy."""

    catalogue: Catalogue
    texts: Texts
    show: ShowHits

    def found(self, query: Query, narrowing: Narrowing, limit: int, order: Order) -> SearchResult:
        """The documents that a query means and that are as ``narrowing`` says."""
        matching = Matching(self.catalogue, self.texts)
        query = matching.as_number(query)
        all_docs = matching.documents(query, narrowing.terms)
        chosen = {name: self.catalogue.of_values(name, values) for name, values in narrowing.chosen.items() if values}
        docs = _within_all(all_docs, chosen)
        near = [] if docs else matching.near(query)
        return SearchResult(
            total=len(docs),
            hits=self._hits(matching.first(query, docs, limit, order), query),
            facets={name: self._facet(name, all_docs, chosen) for name in FACETS},
            hints=query.hints,
            near=self._hits(near, query),
            meant=self._meant(matching, query, narrowing),
        )

    def _meant(self, matching: Matching, query: Query, narrowing: Narrowing) -> MeantNumber | None:
        number = query.perhaps
        if number is None:
            return None
        docs = matching.bearing(number, narrowing.terms)
        return MeantNumber(f"〔{number.year}〕{number.number}号", len(docs)) if docs else None

    def _hits(self, docs: list[int], query: Query) -> tuple[SearchHit, ...]:
        return tuple(self.show([self.catalogue.documents[doc].entry_id for doc in docs], query.marked))

    def _facet(self, name: str, docs: BitMap, chosen: Mapping[str, BitMap]) -> tuple[FacetValue, ...]:
        """The values of a facet; what is chosen of it takes none away, so that another can be chosen beside it."""
        others = {facet: those for facet, those in chosen.items() if facet != name}
        counts = self.catalogue.counts(name, _within_all(docs, others))
        return tuple(FacetValue(value, count) for value, count in counts)


def _within_all(docs: BitMap, sets: Mapping[str, BitMap]) -> BitMap:
    return BitMap.intersection(docs, *sets.values())
