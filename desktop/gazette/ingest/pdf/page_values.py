"""What stands on a printed page, in points: glyphs, ruled lines, pictures; x to the right, y upward."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character as printed: from ``x0`` to ``x1`` on the baseline ``y``; ``unknown``: nothing says which.

    ``artefact``: the file marks it as no content of the document.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    unknown: bool = False
    artefact: bool = False


class Rule(NamedTuple):
    """A ruled line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


class Box(NamedTuple):
    """A rectangle: of a page or a picture."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def area(self) -> float:
        return max(0.0, self.x1 - self.x0) * max(0.0, self.y1 - self.y0)


class PagePicture(NamedTuple):
    """A picture on a page and its place among what is painted there; None inside a form."""

    box: Box
    place: int | None


@dataclass(slots=True, kw_only=True)
class PrintedPage:
    """A page turned so that its text runs to the right; ``number`` counts from 1.

    ``text`` is what the PDF says the page reads, gathered apart from ``glyphs``. Left out of them are ``outside``: text
    beyond the page, ``unseen``: text that is not painted, ``oblique``: text across the page (a watermark), ``twice``:
    what is printed on itself again.
    ``repeated``: how many pictures stand at the same place on other pages; ``turned``: the page was.
    ``scanned``: the glyphs are an unseen layer over a picture of the page.
    """

    number: int
    box: Box
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[PagePicture] = field(default_factory=list)
    repeated: int = 0
    turned: bool = False
    text: str = ""
    outside: str = ""
    unseen: str = ""
    oblique: str = ""
    twice: str = ""
    scanned: bool = False
    outlines: int = 0

    @property
    def beside(self) -> str:
        """All that is left out of the glyphs."""
        return self.outside + self.unseen + self.oblique + self.twice


class Segment(NamedTuple):
    """Characters of one baseline without a wide gap between them."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    glyphs: tuple[Glyph, ...]

    @property
    def bold(self) -> bool:
        return all(glyph.bold for glyph in self.glyphs)
