"""Pages as plain values: what stands where, in points from the page's top left corner, y growing downward.

Writers and views transcribe them and decide nothing.
"""

from dataclasses import dataclass

from gazette.model import BlockPath, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """A run of glyphs on one baseline (``x``, ``y``), in one font (its name in the font set) at one size.

    ``offsets`` are each glyph's distance from ``x``; ``texts`` what each stands for when text is taken out of the page:
    the stored text, also where another form is drawn (``．`` for ``. ``). An artefact (leader, folio) is no content.
    """

    font: str
    size: float
    x: float
    y: float
    ids: tuple[int, ...]
    offsets: tuple[float, ...]
    texts: tuple[str, ...]
    artefact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line of ``width``, black, from (``x0``, ``y0``) to (``x1``, ``y1``)."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A rectangle that leads to the page of index ``target`` in ``Pages.pages``."""

    x: float
    y: float
    width: float
    height: float
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a block's line, row or heading stands: for finding a block on the page and a page from a block.

    ``entry`` counts from 0 in the issue's order; the path ``()`` is the head of the entry.
    """

    entry: int
    path: BlockPath
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; ``number`` is its printed folio, None on contents pages, ``label`` what a viewer shows for it."""

    width: float
    height: float
    label: str
    number: int | None = None
    glyphs: tuple[Glyphs, ...] = ()
    rules: tuple[Rule, ...] = ()
    links: tuple[Link, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """A line of the outline: ``page`` is an index into ``Pages.pages``; ``depth`` 0 section or list, 1 entry."""

    title: str
    page: int
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of an issue, contents first; ``spans`` has each entry's first and last printed page, in order."""

    pages: tuple[Page, ...]
    spans: tuple[tuple[int, int], ...]
    outline: tuple[OutlineItem, ...]
    findings: tuple[Finding, ...]
    title: str
    bleed: float = 0.0
