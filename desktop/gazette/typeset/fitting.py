"""Fitting: the least visible change of leading with which documents begin on the pages wanted of them.

A document's leading goes by the lines a column may have, in steps of the house style (a quarter point). Fewer
changed documents go before more; then the cost counts, a document's lines times what its leading changes. Line breaks
depend on the measure alone, so a trial only fills pages anew.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gazette.typeset.flow import ColumnText, Flow
from gazette.typeset.house_style import HouseStyle
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.page_making import PageMaker
from gazette.typeset.setting_rules import SettingRules

FlowOf = Callable[[int, MilliPoints], list[Flow]]
"""The flow of an entry (by its place in the issue) at a leading."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """How far the pages are filled, at what cost (documents changed, lines times change), by which leadings."""

    page: int
    y: MilliPoints
    cost: tuple[int, int]
    leadings: tuple[MilliPoints, ...]


def leadings_allowed(style: HouseStyle) -> tuple[MilliPoints, ...]:
    """The leadings a document may have, the style's own first, then by how far they are from it.

    For every number of lines that a column may have, the widest leading in whole steps with which they fit.
    """
    own, step = style.length("text.body.leading"), style.length("fit.leading_step")
    depth = style.lengths("page.block")[1]
    fewest, most = style.numbers("columns.lines_allowed")
    widest = {depth // lines // step * step for lines in range(fewest, most + 1) if lines != depth // own}
    return tuple(sorted({own, *widest}, key=lambda leading: (abs(leading - own), -leading)))


def leadings_for_starts(
    rules: SettingRules, flow_of: FlowOf, wanted: Sequence[int | None]
) -> tuple[MilliPoints, ...] | None:
    """The cheapest leadings with which every entry begins on the page wanted of it (from 1); None if there are none."""
    allowed = leadings_allowed(rules.style)
    states = [_Filled(0, rules.depth, (0, 0), ())]
    for index, page in enumerate(wanted):
        reached: dict[tuple[int, MilliPoints], _Filled] = {}
        for state in states:
            for leading in allowed:
                first, after = _filled(rules, flow_of(index, leading), state, leading)
                if page is not None and first != page:
                    continue
                known = reached.get((after.page, after.y))
                if known is None or after.cost < known.cost:
                    reached[after.page, after.y] = after
        states = _worth_following(list(reached.values()))
        if not states:
            return None
    return states[0].leadings


def _worth_following(states: list[_Filled]) -> list[_Filled]:
    """Those that are filled less or more than every cheaper one."""
    kept: list[_Filled] = []
    for state in sorted(states, key=lambda state: state.cost):
        depths = [(other.page, other.y) for other in kept]
        if not depths or (state.page, state.y) < min(depths) or (state.page, state.y) > max(depths):
            kept.append(state)
    return kept


def _filled(rules: SettingRules, flow: list[Flow], before: _Filled, leading: MilliPoints) -> tuple[int, _Filled]:
    """The first page of a document placed after what is there, and how far the pages are filled then."""
    maker = PageMaker(rules, full_pages=before.page, y=before.y)
    maker.add_document(flow)
    lines = sum(len(part.lines) for part in flow if isinstance(part, ColumnText))
    changed, cost = before.cost
    change = abs(leading - rules.leading)
    after = (changed + (change > 0), cost + lines * change)
    return maker.spans[0][0], _Filled(len(maker.pages), maker.y, after, (*before.leadings, leading))
