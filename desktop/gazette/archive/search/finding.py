"""Search: which entries hold a text, exactly, with a count, the first hits in full and facets over all of them."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pyroaring import BitMap

from gazette.archive.file import NOT_WRITTEN_NOW, ArchiveFile, Row
from gazette.archive.folding import folded
from gazette.archive.issues import entry_order
from gazette.archive.passages import SHEET
from gazette.archive.search.catalogue import FACETS, Catalogue
from gazette.archive.search.index import ASIDE, INDEX, index_aside, index_waiting, waiting
from gazette.archive.search.pairs import phrase
from gazette.archive.search.query import Fact, Hint, Query, Term, Text, read_query
from gazette.archive.search.snippets import snippet
from gazette.errors import ArchiveError

Order = Literal["relevance", "date"]

_RANKED = 1000
"""Up to so many documents are ranked by how often they say it; more by their titles and days alone."""
_NEAR = 5
"""So many documents with near numbers are offered, at most."""
_WEIGHTS = "10, 8, 4, 4, 1, 0"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An entry that matches; ``entry`` counts from 1 in its issue or in the inbox (``issue_id`` None).

    ``page`` is where the entry begins or, in a facsimile issue, where the text stands: its ``sheet``, from 1.
    """

    issue_id: int | None
    serial: int | None
    entry: int
    entry_id: int
    title: str
    number: str | None
    page: int | None
    snippet: str
    section: str | None = None
    day: str | None = None
    facsimile: bool = False
    sheet: int | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that occurs among all matching entries, and in how many."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """``total`` entries match; ``hits`` are the first of them; facets cover all. ``hints``: what was taken as text.

    Where none matches, ``near`` have document numbers that are nearly the one that was asked for. So many entries were
    ``left`` out because the index does not have them as they are now.
    """

    total: int
    hits: tuple[SearchHit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    hints: tuple[Hint, ...] = ()
    near: tuple[SearchHit, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What else an entry must be; days are 2019, 2019-12 or 2019-12-08, section and issuer parts of their names.

    ``chosen`` has values of facets: of each facet that is named, one of its values.
    """

    since: str | None = None
    until: str | None = None
    section: str | None = None
    issuer: str | None = None
    chosen: Mapping[str, Collection[str]] = field(default_factory=dict)
    at_once: bool = False
    """Whether an answer is wanted before everything is indexed, where much of it is not."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The same as terms of a query."""
        parts: list[Text | Fact] = []
        if self.since or self.until:
            parts.append(Fact("date", since=self.since or "", until=self.until or ""))
        if self.section:
            parts.append(Fact("section", folded(self.section)))
        if self.issuer:
            parts.append(Text(folded(self.issuer), "issuer"))
        return tuple(Term((part,)) for part in parts)


ANYTHING = Narrowing()


@dataclass(slots=True)
class Search:
    """Searching one open archive file; what it knows of the documents stays in memory."""

    file: ArchiveFile
    catalogue: Catalogue = field(default_factory=Catalogue)
    tables: tuple[str, ...] = (INDEX,)

    def find(self, query: str, narrowing: Narrowing, limit: int, order: Order = "relevance") -> SearchResult:
        """The entries in which every word of ``query`` stands, and which are as ``narrowing`` says."""
        read = read_query(query)
        while True:
            left = self.catch_up(all_of_it=not narrowing.at_once)
            if not read.terms:
                return SearchResult(total=0, hits=(), facets=dict.fromkeys(FACETS, ()), hints=read.hints, left=left)
            with self.file.one_state():
                if self.file.data_version == self.catalogue.version:  # else another has written just now
                    return replace(self._found(read, narrowing, max(limit, 0), order), left=left)

    def _found(self, read: Query, narrowing: Narrowing, limit: int, order: Order) -> SearchResult:
        read = self._as_number(read)
        all_docs = self._matching((*read.terms, *narrowing.terms))
        if read.number is not None:
            all_docs |= self.catalogue.numbers.of(read.number) & self._matching(narrowing.terms)
        chosen = {name: self.catalogue.of_values(name, values) for name, values in narrowing.chosen.items() if values}
        docs = _within_all(all_docs, chosen)
        with self.file.understood():
            return SearchResult(
                total=len(docs),
                hits=tuple(self._hits(self._first(read, docs, limit, order), read)),
                facets={name: self._facet(name, all_docs, chosen) for name in FACETS},
                hints=read.hints,
                near=() if docs else tuple(self._hits(self._near(read), read)),
            )

    def _as_number(self, query: Query) -> Query:
        """Words that are together a number of a code that is used here are nothing else, and one text."""
        if query.number is None or not self.catalogue.numbers.is_used(query.number.code):
            return query
        return replace(query, terms=(Term((Text(query.as_written, number=query.number),)),))

    def _near(self, query: Query) -> list[int]:
        for number in query.numbers:
            if found := self.catalogue.numbers.near(number, self.catalogue.there, _NEAR):
                return found
        return []

    def _facet(self, name: str, docs: BitMap, chosen: Mapping[str, BitMap]) -> tuple[FacetValue, ...]:
        """The values of a facet; what is chosen of it takes none away, so that another can be chosen beside it."""
        others = {facet: those for facet, those in chosen.items() if facet != name}
        counts = self.catalogue.counts(name, _within_all(docs, others))
        return tuple(FacetValue(value, count) for value, count in counts)

    def catch_up(self, *, all_of_it: bool = True) -> int:
        """Index what changed, and know of the documents what others have written meanwhile; how many are left."""
        version = self.file.data_version
        outdated = self.catalogue.version != version
        if outdated:
            self.catalogue.read(self.file)
            self.catalogue.version = version
        if not waiting(self.file):
            self.tables = (INDEX,)
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
        for part in index_waiting(self.file):
            if part.anew:
                self.catalogue.read(self.file)
            else:
                self.catalogue.follow(self.file, part.docs, part.gone)
            if not all_of_it:
                break
        return waiting(self.file)

    def _index_aside(self) -> None:
        part = index_aside(self.file)
        self.tables = (INDEX, ASIDE)
        self.catalogue.follow(self.file, part.docs, part.gone)

    def _matching(self, terms: tuple[Term, ...]) -> BitMap:
        found = self.catalogue.there
        wanted = [term for term in terms if not term.without]
        for term in wanted:
            if not _is_text(term):
                found = found & self._any(term)
        if expression := _all_of(wanted):
            found = found & self._said(expression)
        for term in terms:
            if term.without:
                found = found - self._any(term)
        return found

    def _any(self, term: Term) -> BitMap:
        docs = BitMap()
        for choice in term.choices:
            docs |= self._said(_phrase(choice)) if isinstance(choice, Text) else self.catalogue.of_fact(choice)
            if isinstance(choice, Text) and choice.number is not None:
                docs |= self.catalogue.numbers.of(choice.number)
        return docs

    def _said(self, expression: str) -> BitMap:
        docs = BitMap()
        for table in self.tables:
            name = table.rpartition(".")[2]
            found = self.file.rows(f"SELECT group_concat(rowid) AS docs FROM {table} WHERE {name} MATCH ?", expression)
            docs |= BitMap(json.loads(f"[{found[0]['docs'] or ''}]"))
        return docs & self.catalogue.there

    def _first(self, query: Query, docs: BitMap, limit: int, order: Order) -> list[int]:
        wanted = (choice for term in query.terms if not term.without for choice in term.choices)
        texts = [choice for choice in wanted if isinstance(choice, Text)]
        if order == "date" or not texts:
            return self.catalogue.newest(docs, limit)
        expression = _all_of(term for term in query.terms if not term.without)
        numbered = BitMap.union(BitMap(), *map(self.catalogue.numbers.of, query.numbers)) & docs
        titled = self._said(" AND ".join(f"({phrase(text.folded, 'title')})" for text in texts)) & docs - numbered
        first = self.catalogue.newest(numbered, limit)
        first += self.catalogue.newest(titled, limit - len(first))
        rest = docs - numbered - titled
        if len(first) < limit and rest:
            first += self._ranked(expression, rest, limit - len(first))
        return first

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

    def _hits(self, docs: list[int], query: Query) -> Iterator[SearchHit]:
        documents = self.catalogue.documents
        entries = [documents[doc].entry_id for doc in docs]
        facts = {row["id"]: row for row in self._facts(entries)}
        passages = self._passages(entries, query)
        orders: dict[int, dict[int, int]] = {}
        for entry_id in entries:
            row = facts[entry_id]
            issue_id = row["issue_id"]
            if issue_id is None:
                yield self._hit(row, row["position"] + 1, passages.get(entry_id), query)
                continue
            if issue_id not in orders:
                orders[issue_id] = entry_order(self.file, issue_id)
            yield self._hit(row, orders[issue_id][entry_id], passages.get(entry_id), query)

    def _facts(self, entries: list[int]) -> list[Row]:
        return self.file.rows(
            "SELECT entry.id, entry.position, entry.title_zh, entry.title_full, entry.number_zh,"
            " coalesce(entry.first_page, entry.printed_page) AS page, coalesce(entry.date, issue.date) AS day,"
            " coalesce(section.name_zh, section.name_en) AS section, section.issue_id, issue.serial,"
            " EXISTS (SELECT 1 FROM facsimile_file WHERE issue_id = issue.id) AS facsimile"
            " FROM entry LEFT JOIN section ON section.id = entry.section_id"
            f" LEFT JOIN issue ON issue.id = section.issue_id WHERE entry.id IN ({', '.join(map(str, entries))})"
        )

    def _hit(self, row: Row, order: int, passage: Row | None, query: Query) -> SearchHit:
        place = str(passage["place"]) if passage else ""
        sheet = int(place[len(SHEET) :]) if place.startswith(SHEET) else None
        page = row["page"]
        if sheet is not None:
            page = self._printed_page(row["issue_id"], sheet) or page
        return SearchHit(
            issue_id=row["issue_id"],
            serial=row["serial"],
            entry=order,
            entry_id=row["id"],
            title=row["title_full"] or row["title_zh"],
            number=row["number_zh"],
            page=page,
            snippet=snippet(passage["text"], query.marked, passage["folded"] or passage["text"]) if passage else "",
            section=row["section"],
            day=row["day"],
            facsimile=bool(row["facsimile"]),
            sheet=sheet,
        )

    def _passages(self, entries: list[int], query: Query) -> dict[int, Row]:
        """Of each entry the first passage with the first of the words that stands in any; titles come first."""
        found: dict[int, Row] = {}
        left = entries
        for text in (*query.marked, ""):
            if not left:
                break
            # Each entry is left at its first passage.
            rows = self.file.rows(
                "SELECT entry_id, place, text, folded FROM passage WHERE id IN ("
                " SELECT (SELECT id FROM passage WHERE entry_id = one.value AND instr(coalesce(folded, text), ?)"
                " ORDER BY id LIMIT 1) FROM json_each(?) AS one)",
                text,
                json.dumps(left),
            )
            found |= {row["entry_id"]: row for row in rows}
            left = [entry_id for entry_id in left if entry_id not in found]
        return found

    def _printed_page(self, issue_id: int, sheet: int) -> int | None:
        row = self.file.row("SELECT number FROM facsimile_page WHERE issue_id = ? AND sheet = ?", issue_id, sheet)
        return row["number"] if row else None


def _within_all(docs: BitMap, sets: Mapping[str, BitMap]) -> BitMap:
    return BitMap.intersection(docs, *sets.values())


def _is_text(term: Term) -> bool:
    """Whether only texts will do, so that the index alone says which documents are meant."""
    return all(isinstance(choice, Text) and choice.number is None for choice in term.choices)


def _all_of(terms: Iterable[Term]) -> str:
    """What finds the documents in which the texts of all terms stand; empty where a fact will do for each of them."""
    texts = (term.choices for term in terms if _is_text(term))
    return " AND ".join(f"({' OR '.join(map(_phrase, choices))})" for choices in texts)


def _phrase(text: Text | Fact) -> str:
    assert isinstance(text, Text)
    return phrase(text.folded, text.field)
