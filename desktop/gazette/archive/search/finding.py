"""Search: which entries hold a text, exactly, with a count, the first hits in full and facets over all of them."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import partial

from gazette.archive.file import NOT_WRITTEN_NOW, ArchiveFile
from gazette.archive.search.answering import Answering, nothing_asked, understood_query
from gazette.archive.search.bodies import name_table
from gazette.archive.search.catalogue import Catalogue
from gazette.archive.search.hits import hits
from gazette.archive.search.index import ASIDE, INDEX, Tables, gone_waiting, index_aside, index_waiting, waiting
from gazette.archive.search.phrases import Answers, Phrases
from gazette.archive.search.query import Query
from gazette.archive.search.results import Narrowing, Order, SearchResult
from gazette.errors import ArchiveError

_TRIES = 3
"""So often a search lets others write before it is done; then they wait for it: it would never end."""


@dataclass(slots=True)
class Search:
    """Searching one open archive file; what it knows of the documents stays in memory."""

    file: ArchiveFile
    catalogue: Catalogue = field(default_factory=Catalogue)
    tables: tuple[Tables, ...] = (INDEX,)
    answers: Answers = field(default_factory=Answers)
    _undone: int = 0

    def find(self, query: str, narrowing: Narrowing, limit: int, order: Order = "relevance") -> SearchResult:
        """The entries in which every word of ``query`` stands, and which are as ``narrowing`` says."""
        read = understood_query(query, narrowing)
        found, tried = self._tried(read, narrowing, limit, order), 1
        while found is None:
            is_alone = tried >= _TRIES and not self.file.read_only
            found = (self._alone if is_alone else self._tried)(read, narrowing, limit, order)
            tried += 1
        return found

    def _tried(self, query: Query, narrowing: Narrowing, limit: int, order: Order) -> SearchResult | None:
        """The answer; None where another has written just now."""
        left = self.catch_up(all_of_it=not narrowing.at_once)
        if not query.terms:
            return nothing_asked(query, left)
        with self.file.one_state():
            if self.file.data_version != self.catalogue.version:
                return None
            return replace(self._found(query, narrowing, max(limit, 0), order), left=left)

    def _alone(self, query: Query, narrowing: Narrowing, limit: int, order: Order) -> SearchResult | None:
        """The answer while nobody else can write; None where another does so all the time."""
        try:
            with self.file.transaction():
                return self._tried(query, narrowing, limit, order)
        except ArchiveError as error:
            if error.code not in NOT_WRITTEN_NOW:
                raise
        return None

    def _found(self, query: Query, narrowing: Narrowing, limit: int, order: Order) -> SearchResult:
        phrases = Phrases(self.file, self.tables, self.answers, self.catalogue.there, narrowing.variants)
        show = partial(hits, self.file, variants=narrowing.variants)
        return Answering(self.catalogue, phrases, show).found(query, narrowing, limit, order)

    def note_read(self, entry_ids: Collection[int]) -> None:
        """Know what the texts of entries say of bodies now that they were read."""
        docs = {each: self.catalogue.doc_of[each] for each in entry_ids if each in self.catalogue.doc_of}
        self.catalogue.follow(self.file, docs, ())

    def catch_up(self, *, all_of_it: bool = True) -> int:
        """Index what changed, and know of the documents what others have written meanwhile; how many are left."""
        if self._undone != self.file.undone:
            self._undone = self.file.undone
            self.answers.forget()
            self.catalogue.version = -1
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
        left = waiting(self.file)
        if left:
            self.catalogue.follow(self.file, {}, gone_waiting(self.file))
        return left

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
