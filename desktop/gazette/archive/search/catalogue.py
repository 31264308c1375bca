"""What the archive knows of its documents besides their texts, in memory: for counts by facet, fields and order."""

import json
from bisect import bisect, bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import islice
from typing import TypeVar

from pyroaring import BitMap

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.folding import folded
from gazette.archive.search.bodies import Bodies, Mentions, NameTable, mentions, name_table
from gazette.archive.search.numbers import Numbers
from gazette.archive.search.query import Fact
from gazette.model import issue_reference

T = TypeVar("T", str, int)

FACETS = ("year", "section", "issuer", "leads", "responsible", "kind", "issue")
OF_BODIES = ("issuer", "leads", "responsible")
_TIMES_QUICKER = 4
"""So many documents are looked at as quickly as one value of a facet is counted among all that have it."""
_WALKED = 10
"""So many documents are walked through, the newest first, as quickly as one is compared with others."""
_ROWS = (
    "SELECT search_doc.id AS doc, entry.id AS entry_id, coalesce(entry.date, issue.date) AS day, entry.issuers,"
    " entry.kind, entry.number_zh, entry.number_en,"
    " coalesce(section.name_zh, section.name_en) AS section, section.name_en AS section_en,"
    " section.issue_id, issue.serial, issue.year, issue.numbers"
    " FROM entry LEFT JOIN search_doc ON search_doc.entry_id = entry.id"
    " LEFT JOIN section ON section.id = entry.section_id LEFT JOIN issue ON issue.id = section.issue_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of the index; ``day`` is ISO, empty where neither it nor its issue has one."""

    entry_id: int
    day: str
    values: tuple[tuple[str, str], ...]
    """Its values by facet, those of other languages and writings among them in ``names``."""
    names: tuple[tuple[str, str], ...]
    """What fields are compared with, folded: section, issue, kind, bodies by all their names."""


@dataclass(slots=True)
class Catalogue:
    """All documents by their rows in the index."""

    documents: dict[int, Document] = field(default_factory=dict)
    doc_of: dict[int, int] = field(default_factory=dict)
    """The row of each entry."""
    there: BitMap = field(default_factory=BitMap)
    numbers: Numbers = field(default_factory=Numbers)
    bodies: Bodies = field(default_factory=Bodies)
    version: int = -1
    """The state of the file that was read, as SQLite counts changes of others."""
    _facets: dict[str, dict[str, BitMap]] = field(default_factory=dict)
    _named: dict[tuple[str, str], BitMap] = field(default_factory=lambda: defaultdict(BitMap))
    """By what fields are compared with."""
    _order: list[int] | None = None
    """Rows, the oldest first; None: to be made."""

    def read(self, file: ArchiveFile) -> None:
        """Read all documents anew."""
        self.take(file.rows(f"{_ROWS} WHERE search_doc.id IS NOT NULL"), name_table(file), mentions(file))

    def take(self, rows: Iterable[Row], names: NameTable, named: Mentions) -> None:
        """Take these documents and no others, with the table of names of the office and whom texts name."""
        self._order = None
        self.documents.clear()
        self.doc_of.clear()
        self.there.clear()
        self.numbers.clear()
        self._named.clear()
        self._facets = {name: defaultdict(BitMap) for name in FACETS}
        self.bodies = Bodies.of(names)
        self._add(rows, named)

    def follow(self, file: ArchiveFile, docs: dict[int, int], gone: Iterable[int]) -> None:
        """Take entries that were indexed anew, by the rows of the index that they have now; leave those that went."""
        for entry_id in (*docs, *gone):
            self._leave(entry_id)
        if docs:
            rows = file.rows(f"{_ROWS} WHERE entry.id IN ({', '.join(map(str, docs))})")
            self._add(({**row, "doc": docs[row["entry_id"]]} for row in rows), mentions(file, docs))

    def _leave(self, entry_id: int) -> None:
        doc = self.doc_of.pop(entry_id, None)
        if doc is None:
            return
        if self._order is not None:
            del self._order[bisect_left(self._order, self.age(doc), key=self.age)]
        self.there.discard(doc)
        self.numbers.leave(doc)
        document = self.documents.pop(doc)
        for facet, value in document.values:
            self._facets[facet][value].discard(doc)
        for name in document.names:
            self._named[name].discard(doc)

    def _add(self, rows: Iterable[Row], named: Mentions) -> None:
        for row in rows:
            document = _document(row, self.bodies, tuple(named.get(row["entry_id"], ())))
            doc = row["doc"]
            self.documents[doc] = document
            self.doc_of[document.entry_id] = doc
            if self._order is not None:
                insort(self._order, doc, key=self.age)
            self.there.add(doc)
            self.numbers.add(doc, (row["number_zh"], row["number_en"]))
            for facet, value in document.values:
                self._facets[facet][value].add(doc)
            for name in document.names:
                self._named[name].add(doc)

    def of_fact(self, fact: Fact, same: Callable[[str], str] = str) -> BitMap:
        """The documents that are what a field says, where their names are compared in the form of ``same``."""
        if fact.field == "date":
            return self._within(fact)
        named = (those for (facet, name), those in self._named.items() if _is_named(fact, facet, same(name)))
        return BitMap.union(BitMap(), *named)

    def _within(self, fact: Fact) -> BitMap:
        """The documents of which the day is in a span: they stand together in the order of days."""

        def day(doc: int) -> str:
            return self.documents[doc].day

        first = bisect(self.order, False, key=lambda doc: bool(day(doc)) and day(doc) >= fact.since)
        last = bisect(self.order, False, key=lambda doc: bool(fact.until) and day(doc)[: len(fact.until)] > fact.until)
        return BitMap(self.order[first:last])

    def of_values(self, facet: str, values: Iterable[str]) -> BitMap:
        """The documents that have one of these values of a facet."""
        those = self._facets[facet]
        if facet in OF_BODIES:
            values = map(self.bodies.called, values)
        return BitMap.union(BitMap(), *(those[value] for value in values if value in those))

    def counts(self, facet: str, docs: BitMap) -> list[tuple[str, int]]:
        """The values of a facet among ``docs``, the most frequent first."""
        counted: Counter[str] = Counter()
        values = self._facets[facet]
        if len(docs) < _TIMES_QUICKER * len(values):
            for doc in docs:
                counted.update(value for name, value in self.documents[doc].values if name == facet)
        else:
            for value, those in values.items():
                if count := those.intersection_cardinality(docs):
                    counted[value] = count
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    def newest(self, docs: BitMap, limit: int) -> list[int]:
        """The first ``limit`` of ``docs``, the newest first."""
        if limit <= 0 or not docs:
            return []
        if _WALKED * len(docs) ** 2 < limit * len(self.documents):
            return nlargest(limit, docs, key=self.age)
        return list(islice((doc for doc in reversed(self.order) if doc in docs), limit))

    @property
    def order(self) -> list[int]:
        """All rows, the oldest first."""
        if self._order is None:
            self._order = sorted(self.documents, key=self.age)
        return self._order

    def age(self, doc: int) -> tuple[str, int]:
        """What is higher the newer a document is."""
        document = self.documents[doc]
        return document.day, -document.entry_id


def _is_named(fact: Fact, facet: str, name: str) -> bool:
    """Whether a name is the one that is asked for; of an issue all of it, of other things a part."""
    return facet == fact.field and (fact.value == name if facet == "issue" else fact.value in name)


def _document(row: Row, bodies: Bodies, mentioned: tuple[tuple[str, str], ...]) -> Document:
    day, kind = row["day"] or "", row["kind"] or ""
    named = (*(("issuer", name) for name in _listed(row["issuers"], str)), *mentioned)
    year = day[:4] or str(row["year"] or "")
    issue = "" if row["issue_id"] is None else issue_reference(row["issue_id"], row["serial"])
    values = (
        ("year", year),
        ("section", row["section"] or ""),
        *dict.fromkeys((facet, bodies.called(name)) for facet, name in named),
        ("kind", kind),
        ("issue", issue),
    )
    return Document(
        entry_id=row["entry_id"],
        day=day,
        values=tuple((facet, value) for facet, value in values if value),
        names=(
            *_names(row, issue, kind),
            *dict.fromkeys((facet, each) for facet, name in named for each in bodies.names(name)),
        ),
    )


def _names(row: Row, issue: str, kind: str) -> Iterator[tuple[str, str]]:
    for section in {row["section"], row["section_en"]} - {None}:
        yield "section", folded(section)
    if kind:
        yield "kind", folded(kind)
    if issue:
        yield "issue", issue
    if row["serial"] is not None:
        yield "issue", f"总第{row['serial']}期"
    if row["year"] is not None:
        for number in _listed(row["numbers"], int):
            yield "issue", f"{row['year']}-{number}"
            yield "issue", f"第{number}期"


def _listed(kept: str, kind: type[T]) -> list[T]:
    """What a list says that is kept as JSON; nothing where it is damaged: other documents are found all the same."""
    try:
        listed = json.loads(kept)
    except (ValueError, RecursionError):
        return []
    return [each for each in listed if isinstance(each, kind)] if isinstance(listed, list) else []
