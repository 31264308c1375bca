"""Pages as plain values: what stands where, in points from the page's top left corner, y growing downward.

Writers and views transcribe them and decide nothing.
"""

import copyreg
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from gazette.model import BlockPath, Finding
from gazette.typeset.flow import ColumnLine, PlacedLine, PlacedPicture, Row, RowRule
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import SetLine


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
    texts: Sequence[str]
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
class PagePicture:
    """The picture whose file has this hash in the rectangle with the corner ``x``, ``y``; ``missing`` ones have none.

    Of a missing one the page has the frame, crossed out (``Page.rules``).
    """

    sha256: str
    x: float
    y: float
    width: float
    height: float
    missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A rectangle that leads to the page of index ``target`` in ``Pages.pages``, on which entry ``entry`` begins."""

    x: float
    y: float
    width: float
    height: float
    target: int
    entry: int = 0


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


class Strip(NamedTuple):
    """A row over the full measure with its top left corner, in thousandths of a point; ``entry`` counts from 0."""

    row: Row
    x: MilliPoints
    y: MilliPoints
    width: MilliPoints
    entry: int


class Column(NamedTuple):
    """Lines under each other from the corner ``x``, ``y`` on, ``baseline`` below the top of each ``leading``.

    ``foot``: the footnotes at the foot of a column.
    """

    lines: tuple[ColumnLine, ...]
    x: MilliPoints
    y: MilliPoints
    width: MilliPoints
    leading: MilliPoints
    baseline: MilliPoints
    entry: int
    foot: bool = False


LineOnPage = tuple[SetLine, MilliPoints, MilliPoints, bool]
"""A line with its left edge and baseline in thousandths of a point, and whether it is an artefact."""

PictureInk = Literal["black", "process"]
_MISSING_RULE = 0.5
PagePart = Literal["cover", "blank", "contents", "body", "colophon"]
Item = PlacedLine | Strip | Column
"""What stands on a page; a ``PlacedLine`` here counts from the corner of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; ``number`` is its printed folio, None outside the body, ``label`` what a viewer shows for it.

    ``part`` is what it belongs to; a blank page is the back of the cover.

    ``language`` is that of its text, as in PDF and HTML.

    ``items`` in reading order hold lines as they were set, so that a page costs little to make; ``glyphs``, ``rules``
    and ``places`` are worked out from them when asked for. ``turned`` is a sheet as high as the page is wide, drawn on
    it turned by 90° anticlockwise: its head is the page's left edge.
    """

    width: float
    height: float
    label: str
    part: PagePart = "body"
    number: int | None = None
    language: str = "zh-CN"
    items: tuple[Item, ...] = ()
    strokes: tuple[RowRule, ...] = ()
    links: tuple[Link, ...] = ()
    turned: "Page | None" = None

    def lines(self) -> Iterator[LineOnPage]:
        """Every line in reading order."""
        for item in self.items:
            match item:
                case PlacedLine():
                    yield item
                case Strip():
                    for placed in item.row.lines:
                        yield placed.line, item.x + placed.x, item.y + placed.baseline, placed.artefact
                case Column():
                    y = item.y + item.baseline
                    for line in item.lines:
                        yield line.line, item.x, y, False
                        y += item.leading

    @property
    def glyphs(self) -> tuple[Glyphs, ...]:
        """The glyph runs in reading order."""
        return tuple(
            Glyphs(
                font=run.font,
                size=run.size / 1000,
                x=(x + run.x) / 1000,
                y=(y - run.rise) / 1000,
                ids=run.ids,
                offsets=tuple(at / 1000 for at in run.offsets[:-1]),
                texts=run.texts,
                artefact=artefact,
            )
            for line, x, y, artefact in self.lines()
            for run in line.runs
        )

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules: loose ones, then those of the rows and the frames of pictures that are missing."""
        return (
            *(_rule(stroke, 0, 0) for stroke in self.strokes),
            *(
                _rule(stroke, item.x, item.y)
                for item in self.items
                if isinstance(item, Strip)
                for stroke in item.row.rules
            ),
            *(rule for picture in self.pictures if picture.missing for rule in _crossed_out(picture)),
        )

    @property
    def pictures(self) -> tuple[PagePicture, ...]:
        """The pictures in reading order."""
        return tuple(
            PagePicture(
                sha256=placed.sha256,
                x=(x + placed.x) / 1000,
                y=(y + placed.y) / 1000,
                width=placed.width / 1000,
                height=placed.height / 1000,
                missing=placed.missing,
            )
            for placed, x, y in self._placed_pictures()
        )

    def _placed_pictures(self) -> Iterator[tuple[PlacedPicture, MilliPoints, MilliPoints]]:
        """The pictures with the corner that each counts from."""
        for item in self.items:
            if isinstance(item, Strip):
                if item.row.picture is not None:
                    yield item.row.picture, item.x, item.y
            elif isinstance(item, Column):
                for order, line in enumerate(item.lines):
                    if line.picture is not None and line.picture.placed is not None:
                        yield line.picture.placed, item.x, item.y + order * item.leading

    @property
    def entries(self) -> frozenset[int]:
        """The entries that ``places`` name."""
        turned = self.turned.entries if self.turned else frozenset()
        return turned.union(item.entry for item in self.items if isinstance(item, Strip | Column))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the blocks stand, line by line and row by row."""
        places: list[Place] = []
        for item in self.items:
            if isinstance(item, Strip) and item.row.path is not None:
                places.append(_place(item.entry, item.row.path, (item.x, item.y, item.width, item.row.height)))
            elif isinstance(item, Column):
                for order, line in enumerate(item.lines):
                    box = (item.x, item.y + order * item.leading, item.width, item.leading)
                    places.append(_place(item.entry, line.path, box))
        turned = self.turned.places if self.turned else ()
        return (*places, *(_turned_place(place, self.height) for place in turned))


def _rule(stroke: RowRule, x: MilliPoints, y: MilliPoints) -> Rule:
    return Rule(
        x0=(x + stroke.x0) / 1000,
        y0=(y + stroke.y0) / 1000,
        x1=(x + stroke.x1) / 1000,
        y1=(y + stroke.y1) / 1000,
        width=stroke.width / 1000,
    )


def _crossed_out(picture: PagePicture) -> Iterator[Rule]:
    """The frame of a picture that is missing, and its diagonals."""
    left, top, right, foot = picture.x, picture.y, picture.x + picture.width, picture.y + picture.height
    corners = ((left, top), (right, top), (right, foot), (left, foot))
    for start, end in (*pairwise((*corners, corners[0])), (corners[0], corners[2]), (corners[1], corners[3])):
        yield Rule(x0=start[0], y0=start[1], x1=end[0], y1=end[1], width=_MISSING_RULE)


def _place(entry: int, path: BlockPath, box: tuple[MilliPoints, MilliPoints, MilliPoints, MilliPoints]) -> Place:
    x, y, width, height = (length / 1000 for length in box)
    return Place(entry=entry, path=path, x=x, y=y, width=width, height=height)


def _turned_place(place: Place, height: float) -> Place:
    """A place of a turned sheet on the page that it is drawn on, which has this height."""
    y = height - place.x - place.width
    return replace(place, x=place.y, y=y, width=place.height, height=place.width)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """A line of the outline: ``page`` is an index into ``Pages.pages``; ``depth`` 0 section or list, 1 entry."""

    title: str
    page: int
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of an issue, front, body, back; ``spans`` has each entry's first and last printed page, in order.

    ``picture_ink``: pictures are printed in shades of black, or in the four inks of colour print.
    """

    pages: tuple[Page, ...]
    spans: tuple[tuple[int, int], ...]
    outline: tuple[OutlineItem, ...]
    findings: tuple[Finding, ...]
    title: str
    bleed: float = 0.0
    picture_ink: PictureInk = "black"


def _sent(value: Any) -> tuple[Any, ...]:
    return _received, (type(value), {field.name: getattr(value, field.name) for field in fields(value)})


def _received(kind: Any, values: dict[str, Any]) -> Any:
    return kind(**values)


# Pages are made in another process; compiled, a frozen value refuses the state that pickle sets, so it is made anew.
for _kind in (Link, Page, OutlineItem, Pages):
    copyreg.pickle(_kind, _sent)
