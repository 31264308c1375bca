"""What a reading of the pages or of the PDF sees: characters on lines, rules, faces; the same for both."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from gazette.preflight.marks import as_drawn
from gazette.preflight.slots import Slot


class Box(NamedTuple):
    """Ink in points from the page's top left corner, ``top`` smaller than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float


class Stroke(NamedTuple):
    """A straight rule in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


class Line(NamedTuple):
    """The glyphs seen in one slot, from left to right.

    ``text`` has one character for each glyph (the first of what it stands for), ``texts`` all of what each stands for;
    ``xs`` are their origins, ``widths`` their natural advances and ``size`` the largest type size, in points. ``marks``
    is what the reading needs to find a glyph's ink again.
    """

    slot: Slot
    text: str
    texts: Sequence[str]
    xs: list[float]
    widths: list[float]
    size: float
    y: float
    marks: Sequence[Any]

    @property
    def right(self) -> float:
        """Where the last glyph's natural width ends."""
        return self.xs[-1] + self.widths[-1]


class Strays(NamedTuple):
    """Text on a page that stands where nothing should."""

    page: int
    x: float
    y: float
    text: str


class Ink(Protocol):
    """Finds the ink of a glyph."""

    def ink(self, line: Line, at: int) -> Box | None:
        """The ink of the glyph ``at`` of a line; None where it draws nothing."""


@dataclass(slots=True)
class Reading:
    """One reading: the lines in the slots' order, rules and pictures by page, and what is odd about text and faces.

    ``strays`` are texts outside every slot, ``faces`` what is wrong with a face (page index, what), ``colours`` what
    is not black ink alone (page index, what).
    """

    inks: Ink
    lines: list[Line] = field(default_factory=list)
    strokes: list[list[Stroke]] = field(default_factory=list)
    pictures: list[list[Box]] = field(default_factory=list)
    strays: list[Strays] = field(default_factory=list)
    faces: list[tuple[int, str]] = field(default_factory=list)
    colours: list[tuple[int, str]] = field(default_factory=list)

    def by_slot(self) -> dict[int, Line]:
        """The lines by the identity of their slot."""
        return {id(line.slot): line for line in self.lines}


RAISED = "\u24ea"
"""Stands for a glyph of a raised mark: no rule for what stands beside it asks for that."""


def shown_text(texts: Sequence[str]) -> str:
    """One character for each glyph."""
    if isinstance(texts, str):
        return as_drawn(texts)
    whole = "".join(texts)
    if len(whole) == len(texts) and all(texts):
        return as_drawn(whole)
    return "".join(as_drawn(text[:1]) or "\u200b" for text in texts)
