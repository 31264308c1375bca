"""Fitting: the least visible change of leading with which documents begin on given pages, or the body has so many.

A document's leading goes by the lines that a column of it may have. Fewer changed documents go before more; then the
cost counts, a document's lines times what its leading changes. Line breaks depend on the measure alone, so a trial only
fills pages anew.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from gazette.typeset.flow import ColumnText, Flow
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.page_making import PageMaker
from gazette.typeset.setting_rules import SettingRules

Lines = int | None
"""Lines of a column; None: as many as the house style has."""

_Key = TypeVar("_Key")
MOST_CHANGED = 2
"""So many documents are changed at most to reach a number of pages (PAGES 7)."""


class Fillable(Protocol):
    """What is to be filled into pages: the flow of every document at any leading."""

    @property
    def rules(self) -> SettingRules:
        """The rules that the flows were set by."""
        ...

    def flow(self, index: int, leading: MilliPoints) -> list[Flow]:
        """The flow of a document by its place in the issue."""
        ...


@dataclass(frozen=True, slots=True)
class _Filled:
    """How far the pages are filled, at what cost (documents changed, lines times change), by how many lines each."""

    page: int
    y: MilliPoints
    cost: tuple[int, int]
    lines: tuple[Lines, ...]


def lines_allowed(rules: SettingRules) -> tuple[Lines, ...]:
    """How many lines a column of a document may have, the style's own first, then by how far their leading is off."""
    fewest, most = rules.style.numbers("columns.lines_allowed")
    others = {rules.leading_of(lines): lines for lines in range(fewest, most + 1)}
    others.pop(rules.leading, None)
    return (None, *(others[leading] for leading in sorted(others, key=lambda one: (abs(one - rules.leading), -one))))


def lines_for_starts(flows: Fillable, wanted: Sequence[int | None]) -> tuple[Lines, ...] | None:
    """The cheapest lines with which every document begins on the page wanted of it (from 1); None if there are none."""
    states = [_begun(flows)]
    for index, page in enumerate(wanted):
        reached: dict[tuple[int, MilliPoints], _Filled] = {}
        for state in states:
            for first, after in _further(flows, index, state, lines_allowed(flows.rules)):
                if page is None or first == page:
                    _keep_cheapest(reached, (after.page, after.y), after)
        states = _worth_following(list(reached.values()))
        if not states:
            return None
    return states[0].lines


def lines_for_pages(
    flows: Fillable, documents: int, wanted: int, *, step: Callable[[int], None]
) -> tuple[tuple[Lines, ...], int]:
    """The cheapest lines with which the documents fill ``wanted`` pages, or come nearest; and the pages they fill.

    ``step`` is called with the number of documents done and may raise to cancel.
    """
    choices = lines_allowed(flows.rules)
    states: Iterable[_Filled] = [_begun(flows)]
    for index in range(documents):
        reached: dict[tuple[int, MilliPoints, int], _Filled] = {}
        for state in states:
            for _, after in _further(flows, index, state, choices if state.cost[0] < MOST_CHANGED else choices[:1]):
                _keep_cheapest(reached, (after.page, after.y, after.cost[0]), after)
        states = reached.values()
        step(index + 1)
    best = min(states, key=lambda state: (abs(state.page - wanted), state.cost))
    return best.lines, best.page


def _begun(flows: Fillable) -> _Filled:
    return _Filled(0, flows.rules.depth, (0, 0), ())


def _further(flows: Fillable, index: int, before: _Filled, choices: Sequence[Lines]) -> Iterable[tuple[int, _Filled]]:
    """The document's first page and how far the pages are filled after it, for every choice of lines."""
    rules = flows.rules
    for lines in choices:
        leading = rules.leading_of(lines)
        flow = flows.flow(index, leading)
        maker = PageMaker(rules, full_pages=before.page, y=before.y)
        maker.add_document(flow)
        height = sum(len(part.lines) for part in flow if isinstance(part, ColumnText))
        changed, cost = before.cost
        change = abs(leading - rules.leading)
        after = (changed + (change > 0), cost + height * change)
        yield maker.spans[0][0], _Filled(len(maker.pages), maker.y, after, (*before.lines, lines))


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
