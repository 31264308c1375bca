"""What a line can give up so that one more piece fits (W3C CLREQ 行内调整, 挤进推出: squeeze first).

In this order: interpuncts, brackets and quotes, 、，；：, Han–Latin gaps, 。？！. A mark gives its blank half; beside
another mark it has lost it already and has nothing to give.
"""

from itertools import accumulate
from typing import NamedTuple

from gazette.typeset.characters import Kind
from gazette.typeset.galley import BreakingRules, Galley
from gazette.typeset.lengths import MilliPoints

_BRACKETS = frozenset("）》〉」』】〕］”’")
_STOPS = frozenset("。？！")
_ORDERS = 5


class Give(NamedTuple):
    """How much the step before piece ``at`` can give, and when it is asked (0 first)."""

    at: int
    order: int
    amount: MilliPoints


class Slack:
    """The gives of a paragraph, and how much lies before each piece."""

    def __init__(self, text: Galley, rules: BreakingRules) -> None:
        self.gives = [give for at in range(1, len(text.pieces)) for give in _gives(text, rules, at)]
        before = [0] * (len(text.pieces) + 1)
        for give in self.gives:
            before[give.at + 1] += give.amount
        self._before = list(accumulate(before))

    def within(self, start: int, end: int) -> MilliPoints:
        """What a line of pieces ``start`` to ``end`` can give in all."""
        return self._before[end] - self._before[start + 1]

    def shares(self, start: int, end: int, missing: MilliPoints) -> list[tuple[int, MilliPoints]]:
        """What the steps before which pieces give so that the line loses ``missing``."""
        chosen = [give for give in self.gives if start < give.at < end]
        shares: list[tuple[int, MilliPoints]] = []
        for order in range(_ORDERS):
            asked = [give for give in chosen if give.order == order]
            whole = sum(give.amount for give in asked)
            take = min(whole, missing)
            given = 0
            for place, give in enumerate(asked):
                share = take - given if place == len(asked) - 1 else take * give.amount // whole
                shares.append((give.at, share))
                given += share
            missing -= take
        return shares


def _gives(text: Galley, rules: BreakingRules, at: int) -> list[Give]:
    left, right = text.pieces[at - 1], text.pieces[at]
    gap = text.joints[at]
    if gap < 0:
        return []
    if gap > 0:
        amount = gap - right.size * rules.gap_min // 1000
        return [Give(at, 3, amount)] if amount > 0 else []
    gives = []
    if left.kind is Kind.CLOSING:
        order = 1 if left.text in _BRACKETS else 4 if left.text in _STOPS else 2
        gives.append(Give(at, order, left.width // 2))
    if right.kind is Kind.OPENING:
        gives.append(Give(at, 1, right.width // 2))
    if left.text == "·" or right.text == "·":
        gives.append(Give(at, 0, right.size // 4))
    return gives
