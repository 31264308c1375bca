"""What a house style says to the checker: faults that it allows, how loose a line may be, where the text block lies."""

from dataclasses import dataclass

from gazette.errors import TypesetError
from gazette.preflight.faults import KINDS, Kind
from gazette.typeset import HouseStyle

_GAP = 0.2
"""The least Han–Latin gap, in em, where the house style does not squeeze it further."""
_ROUNDING = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Lengths in points, looseness and gaps in em; ``block`` is left, top, right and bottom of the text block.

    ``leader_end`` is how far before the right edge leaders end: what lies beyond is the column of page numbers.
    """

    allowed: frozenset[Kind]
    least_gap: float
    loose_aim: float
    loose_finding: float
    units: frozenset[str]
    block: tuple[float, float, float, float]
    leader_end: float


def limits_of(style: HouseStyle) -> Limits:
    """The limits of a house style; TypesetError where it allows a fault that there is not."""
    named = style.texts("faults.allow")
    for name in named:
        if name not in KINDS:
            raise TypesetError(
                "preflight.unknown_fault", file=style.file, key="faults.allow", name=name, known="、".join(KINDS)
            )
    left, top = style.length("page.margin.inner") / 1000, style.length("page.margin.head") / 1000
    width, depth = (length / 1000 for length in style.lengths("page.block"))
    return Limits(
        allowed=frozenset(kind for kind in KINDS if kind in named) | {"line-loose-aim"},
        least_gap=min(_GAP, style.length("composition.han_latin_gap.min", size=1000) / 1000 - _ROUNDING),
        loose_aim=style.length("faults.loose.aim", size=1000) / 1000,
        loose_finding=style.length("faults.loose.finding", size=1000) / 1000,
        units=frozenset(style.texts("composition.bind_units")),
        block=(left, top, left + width, top + depth),
        leader_end=style.length("contents.leader.end") / 1000,
    )
