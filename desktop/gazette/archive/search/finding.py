"""Search: which entries hold a text, exactly, with a count, the first hits in full and facets over all of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from pyroaring import BitMap

from gazette.archive.file import NOT_WRITTEN_NOW, ArchiveFile
from gazette.archive.search.bodies import name_table
from gazette.archive.search.catalogue import FACETS, Catalogue
from gazette.archive.search.hits import hits
from gazette.archive.search.index import ASIDE, INDEX, Tables, index_aside, index_waiting, waiting
from gazette.archive.search.matching import Matching
from gazette.archive.search.phrases import Answers, Phrases
from gazette.archive.search.query import Query, read_query
from gazette.archive.search.results import FacetValue, Narrowing, Order, SearchHit, SearchResult
from gazette.errors import ArchiveError


@dataclass(slots=True)
class Search:
    """Searching one open archive file; what it knows of the documents stays in memory."""

    file: ArchiveFile
    catalogue: Catalogue = field(default_factory=Catalogue)
    tables: tuple[Tables, ...] = (INDEX,)
    answers: Answers = field(default_factory=Answers)

    def find(self, query: str, narrowing: Narrowing, limit: int, order: Order = "relevance") -> SearchResult:
        """The entries in which every word of ``query`` stands, and which are as ``narrowing`` says."""
        read = read_query(query)
        read = read.simplified if narrowing.variants else read
        while True:
            left = self.catch_up(all_of_it=not narrowing.at_once)
            if not read.terms:
                return SearchResult(total=0, hits=(), facets=dict.fromkeys(FACETS, ()), hints=read.hints, left=left)
            with self.file.one_state():
                if self.file.data_version == self.catalogue.version:  # else another has written just now
                    return replace(self._found(read, narrowing, max(limit, 0), order), left=left)

    def _found(self, query: Query, narrowing: Narrowing, limit: int, order: Order) -> SearchResult:
        phrases = Phrases(self.file, self.tables, self.answers, self.catalogue.there, narrowing.variants)
        matching = Matching(self.file, self.catalogue, phrases)
        query = matching.as_number(query)
        all_docs = matching.documents(query, narrowing.terms)
        chosen = {name: self.catalogue.of_values(name, values) for name, values in narrowing.chosen.items() if values}
        docs = _within_all(all_docs, chosen)
        with self.file.understood():
            near = [] if docs else matching.near(query)
            return SearchResult(
                total=len(docs),
                hits=self._hits(matching.first(query, docs, limit, order), query, narrowing),
                facets={name: self._facet(name, all_docs, chosen) for name in FACETS},
                hints=query.hints,
                near=self._hits(near, query, narrowing),
            )

    def _hits(self, docs: list[int], query: Query, narrowing: Narrowing) -> tuple[SearchHit, ...]:
        entries = [self.catalogue.documents[doc].entry_id for doc in docs]
        return tuple(hits(self.file, entries, query.marked, variants=narrowing.variants))

    def _facet(self, name: str, docs: BitMap, chosen: Mapping[str, BitMap]) -> tuple[FacetValue, ...]:
        """The values of a facet; what is chosen of it takes none away, so that another can be chosen beside it."""
        others = {facet: those for facet, those in chosen.items() if facet != name}
        counts = self.catalogue.counts(name, _within_all(docs, others))
        return tuple(FacetValue(value, count) for value, count in counts)

    def note_read(self, entry_ids: Collection[int]) -> None:
        """Know what the texts of entries say of bodies now that they were read."""
        docs = {each: self.catalogue.doc_of[each] for each in entry_ids if each in self.catalogue.doc_of}
        self.catalogue.follow(self.file, docs, ())

    def catch_up(self, *, all_of_it: bool = True) -> int:
        """Index what changed, and know of the documents what others have written meanwhile; how many are left."""
        version = self.file.data_version
        outdated = self.catalogue.version != version or self.catalogue.bodies.table != name_table(self.file)
        if outdated:
            self.catalogue.read(self.file)
            self.catalogue.version = version
        if not waiting(self.file):
            self._take_tables(INDEX)
            return 0
        if self.file.read_only:
            if outdated or len(self.tables) == 1:
                self._index_aside()
            return 0
        try:
            return self._index_waiting(all_of_it=all_of_it)
        except ArchiveError as error:
            if error.code not in NOT_WRITTEN_NOW:
                raise
        self._index_aside()
        return 0

    def _index_waiting(self, *, all_of_it: bool) -> int:
        for part in index_waiting(self.file, in_one_go=all_of_it):
            self._take_tables(INDEX)
            if part.anew:
                self.catalogue.read(self.file)
            else:
                self.catalogue.follow(self.file, part.docs, part.gone)
            if not all_of_it:
                break
        return waiting(self.file)

    def _index_aside(self) -> None:
        part = index_aside(self.file)
        self.answers.forget()
        self._take_tables(INDEX, ASIDE)
        self.catalogue.follow(self.file, part.docs, part.gone)

    def _take_tables(self, *tables: Tables) -> None:
        """Ask these tables from now on; rows of the one in memory are numbered apart, and made anew each time."""
        if tables != self.tables:
            self.answers.forget()
        self.tables = tables


def _within_all(docs: BitMap, sets: Mapping[str, BitMap]) -> BitMap:
    return BitMap.intersection(docs, *sets.values())
