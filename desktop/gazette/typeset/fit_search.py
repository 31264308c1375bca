"""Fitting: the least visible change with which documents begin on given pages, or the body has so many.

A document's leading goes by the lines that a column of it may have, and a document may begin a page where it would
stand below another one. Fewer changed documents go before more; then the cost counts: a document's lines times what
its leading changes, the white that is left before a new page. Line breaks depend on the measure alone, so a trial only
fills pages anew, and what a document takes from a depth on is the same on every page.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from gazette.model import FIT_STEPS, FitStep
from gazette.typeset.flow import ColumnText, Flow
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.page_making import PageMaker
from gazette.typeset.setting_rules import SettingRules

Lines = int | None
"""Lines of a column; None: as many as the house style has."""

_Key = TypeVar("_Key")
_LINES_OF = {"lines:one": 1, "lines:two": 2, "lines:three": 3}


class Fillable(Protocol):
    """What is to be filled into pages: the flow of every document at any leading."""

    @property
    def rules(self) -> SettingRules:
        """The rules that the flows were set by."""
        ...

    def flow(self, index: int, leading: MilliPoints) -> list[Flow]:
        """The flow of a document by its place in the issue."""
        ...


class Means(NamedTuple):
    """What may be used to reach a number of pages.

    How many documents may have other lines, what of the whole issue is drawn together, and whether any document may
    begin a page.
    """

    documents: int
    steps: tuple[FitStep, ...] = ()
    new_pages: bool = False


class Choice(NamedTuple):
    """How a document is fitted: lines of its columns, whether it begins a page."""

    lines: Lines = None
    new_page: bool = False


class Cost(NamedTuple):
    """How visible a fit is: documents changed and by how much; of equals the longest document, then the earliest."""

    changed: int = 0
    change: int = 0
    shortness: int = 0
    which: tuple[int, ...] = ()


_NONE = Cost()


class _Placed(NamedTuple):
    """What a document makes of pages: its first one and how many, counted from the one it was begun on; its depth."""

    first: int
    pages: int
    y: MilliPoints


@dataclass(frozen=True, slots=True)
class _Filled:
    """How far the pages are filled, at what cost, by which choices; ``relined`` documents have other lines."""

    page: int
    y: MilliPoints
    cost: Cost = _NONE
    relined: int = 0
    choices: tuple[Choice, ...] = ()


def means_in_order(order: Iterable[str]) -> Iterator[Means]:
    """What a house style lets fitting use, the gentlest first (``fit.order``).

    More documents are tried with nothing drawn together first; of lines that follow each other only the most count,
    for fewer documents are always found before more.
    """
    named = list(order)
    means = Means(0)
    for place, name in enumerate(named):
        following = named[place + 1] if place + 1 < len(named) else ""
        if name in _LINES_OF:
            means = means._replace(documents=max(means.documents, _LINES_OF[name]))
            if following not in _LINES_OF:
                yield from (means._replace(steps=means.steps[:count]) for count in range(len(means.steps) + 1))
        elif name == "new_page":
            means = means._replace(new_pages=True)
            yield means._replace(steps=())
        else:
            means = means._replace(steps=(*means.steps, *(step for step in FIT_STEPS if step == name)))
            yield means


def lines_allowed(rules: SettingRules) -> tuple[Lines, ...]:
    """How many lines a column of a document may have, the style's own first, then by how far their leading is off."""
    fewest, most = rules.style.numbers("columns.lines_allowed")
    others = {rules.leading_of(lines): lines for lines in range(fewest, most + 1)}
    others.pop(rules.leading, None)
    return (None, *(others[leading] for leading in sorted(others, key=lambda one: (abs(one - rules.leading), -one))))


@dataclass(frozen=True, slots=True)
class Filling:
    """Fills pages with documents by all choices; what was tried from one depth on is kept."""

    flows: Fillable
    _tried: dict[tuple[int, Choice, MilliPoints], _Placed] = field(default_factory=dict)

    def for_starts(self, wanted: Sequence[int | None]) -> tuple[Choice, ...] | None:
        """The cheapest lines found with which documents begin on the pages wanted of them (from 1); None: none were.

        Of fillings between two cheaper ones none is followed, so that a way that only one of them opens is not found.
        """
        choices = tuple(map(Choice, lines_allowed(self.flows.rules)))
        states = [self._begun()]
        for index, page in enumerate(wanted):
            reached: dict[tuple[int, MilliPoints], _Filled] = {}
            for state in states:
                for first, after in self._further(index, state, choices):
                    if page is None or first == page:
                        _keep_cheapest(reached, (after.page, after.y), after)
            states = _worth_following(list(reached.values()))
            if not states:
                return None
        return states[0].choices

    def for_pages(
        self, documents: int, wanted: int, means: Means, *, step: Callable[[int], None]
    ) -> tuple[tuple[Choice, ...], int]:
        """The cheapest choices with which the documents fill ``wanted`` pages or come nearest, and how many they fill.

        ``step`` is called with the number of documents done and may raise to cancel.
        """
        lines = lines_allowed(self.flows.rules)
        states: Iterable[_Filled] = [self._begun()]
        for index in range(documents):
            reached: dict[tuple[int, MilliPoints, int], _Filled] = {}
            for state in states:
                allowed = lines if state.relined < means.documents else lines[:1]
                choices = [Choice(each) for each in allowed]
                if means.new_pages and 0 < state.y < self.flows.rules.depth:
                    choices += [Choice(each, new_page=True) for each in allowed]
                for _, after in self._further(index, state, choices):
                    _keep_cheapest(reached, (after.page, after.y, after.relined), after)
            states = reached.values()
            step(index + 1)
        best = min(states, key=lambda state: (abs(state.page - wanted), state.cost))
        return best.choices, best.page

    def _begun(self) -> _Filled:
        return _Filled(0, self.flows.rules.depth)

    def _further(self, index: int, before: _Filled, choices: Iterable[Choice]) -> Iterator[tuple[int, _Filled]]:
        """The document's first page and how far the pages are filled after it, for every choice."""
        rules = self.flows.rules
        for choice in choices:
            placed = self._placed(index, choice, before.y)
            leading = rules.leading_of(choice.lines)
            relined = leading != rules.leading
            white = (rules.depth - before.y) * rules.columns if choice.new_page else 0
            cost = before.cost
            if relined or choice.new_page:
                height = sum(
                    len(part.lines) for part in self.flows.flow(index, leading) if isinstance(part, ColumnText)
                )
                cost = Cost(
                    cost.changed + 1,
                    cost.change + height * abs(leading - rules.leading) + white,
                    min(cost.shortness, -height),
                    (*cost.which, index),
                )
            after = _Filled(
                before.page + placed.pages, placed.y, cost, before.relined + relined, (*before.choices, choice)
            )
            yield max(1, before.page + placed.first), after

    def _placed(self, index: int, choice: Choice, y: MilliPoints) -> _Placed:
        """A document placed on a page that is filled to depth ``y``; a full page before it stands for none."""
        known = self._tried.get((index, choice, y))
        if known is None:
            rules = self.flows.rules
            maker = PageMaker(rules, full_pages=1, y=y, draws=False)
            maker.add_document(self.flows.flow(index, rules.leading_of(choice.lines)), new_page=choice.new_page)
            known = _Placed(maker.spans[0][0] - 1, len(maker.pages) - 1, maker.y)
            self._tried[index, choice, y] = known
        return known


def _keep_cheapest(reached: dict[_Key, _Filled], key: _Key, state: _Filled) -> None:
    known = reached.get(key)
    if known is None or state.cost < known.cost:
        reached[key] = state


def _worth_following(states: list[_Filled]) -> list[_Filled]:
    """Those that are filled less or more than every cheaper one."""
    kept: list[_Filled] = []
    for state in sorted(states, key=lambda state: state.cost):
        depths = [(other.page, other.y) for other in kept]
        if not depths or (state.page, state.y) < min(depths) or (state.page, state.y) > max(depths):
            kept.append(state)
    return kept
