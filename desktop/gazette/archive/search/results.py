"""What is asked besides a query, and what is found."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gazette.archive.folding import folded
from gazette.archive.search.query import Fact, Term, Text
from gazette.archive.search.words import Hint

Order = Literal["relevance", "date"]


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


@dataclass(frozen=True, slots=True)
class MeantNumber:
    """A document number that two words may mean, as it is written in a query, and how many documents bear it."""

    written: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """``total`` entries match; ``hits`` are the first of them; facets cover all. ``hints``: what was taken as text.

    Where none matches, ``near`` have document numbers that are nearly the one that was asked for. So many entries were
    ``left`` out because the index does not have them as they are now; of so many that are ``unread`` it is not known
    whom their texts make responsible. ``meant``: what the words may mean besides, where documents bear it.
    """

    total: int
    hits: tuple[SearchHit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    hints: tuple[Hint, ...] = ()
    near: tuple[SearchHit, ...] = ()
    left: int = 0
    unread: int = 0
    meant: "MeantNumber | None" = None


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
    variants: bool = False
    """Whether traditional and simplified characters are one."""

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
        terms = (Term((part,)) for part in parts)
        return tuple(term.simplified if self.variants else term for term in terms)


ANYTHING = Narrowing()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search that the office keeps by name; ``chosen`` as in ``Narrowing``."""

    name: str
    query: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    variants: bool = False
    order: Order = "relevance"

    @property
    def narrowing(self) -> Narrowing:
        """What it asks besides its query."""
        return Narrowing(chosen=self.chosen, variants=self.variants)
