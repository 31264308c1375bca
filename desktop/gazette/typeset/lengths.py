"""Lengths of a house style: a number with a unit, turned into whole thousandths of a point.

Pages fill exactly, so nothing is counted in floats: 0.05 of a line too much and a page breaks elsewhere.
"""

import re
from dataclasses import dataclass

MilliPoints = int
_LENGTH = re.compile(r"^(-?\d+(?:\.\d+)?)(pt|mm|em|line)$")
_ABSOLUTE = {"pt": 1000.0, "mm": 1000 * 72 / 25.4}


@dataclass(frozen=True, slots=True)
class Length:
    """A length as the house style says it; ``em`` and ``line`` depend on where it is used."""

    value: float
    unit: str

    def at(self, *, size: MilliPoints = 0, line: MilliPoints = 0) -> MilliPoints:
        """Thousandths of a point, with ``size`` as the em and ``line`` as the leading."""
        if self.unit == "em":
            return round(self.value * size)
        return round(self.value * (line if self.unit == "line" else _ABSOLUTE[self.unit]))


def parse_length(text: str) -> Length | None:
    """``"10.5pt"``, ``"2em"``, ``"23mm"``, ``"0.5line"``; None where it is no such length."""
    found = _LENGTH.match(text)
    return Length(float(found[1]), found[2]) if found else None
