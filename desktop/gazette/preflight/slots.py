"""Pages → the lines that are to be found on them, each with what a PDF cannot tell: paragraph, frame, heading or not.

A slot is where a line should stand. It is made from the pages' values and the issue alone; what stands there in
truth is read by ``pages_reading`` and ``pdf_reading``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from gazette.model import (
    Appointment,
    Block,
    BlockPath,
    Entry,
    Issue,
    NameList,
    Table,
    block_texts,
    entry_texts,
    printed_blocks,
    walk_blocks,
)
from gazette.preflight.paragraph_ends import Ends, ParagraphEnds
from gazette.typeset import Page, Pages
from gazette.typeset.flow import ColumnLine, PlacedLine
from gazette.typeset.line_setting import SetLine
from gazette.typeset.pages import Column, Item, Strip


class Stand(Enum):
    """What a line stands in."""

    COLUMN = "column"
    ROW = "row"
    CELL = "cell"
    FRONT = "front"
    ARTEFACT = "artefact"


@dataclass(slots=True)
class Slot:
    """One line's place in points: ``left`` and ``right`` of its frame, its baseline ``y``, its runs' ``origin``.

    ``page`` is an index of the layout's sheets.

    ``first`` and ``last`` tell its place in its paragraph (``paragraph`` numbers them), ``filled`` that it should reach
    the right edge unless it is the last. ``foot``: it is of a footnote at the foot of a column.
    """

    page: int
    stand: Stand
    left: float
    right: float
    y: float
    origin: float
    line: SetLine
    entry: int | None = None
    path: BlockPath | None = None
    paragraph: int = -1
    first: bool = True
    last: bool = True
    filled: bool = False
    heading: bool = False
    foot: bool = False

    @property
    def text(self) -> str:
        """The stored text that should stand here."""
        return self.line.text


@dataclass(slots=True)
class ColumnSlots:
    """A column: its slots, its leading in points; ``goes_on`` where its text continues in another column.

    ``foot`` are its footnotes.
    """

    page: int
    left: float
    top: float
    leading: float
    first_y: float
    slots: list[Slot]
    goes_on: bool = False
    ends_text: bool = False
    foot: "ColumnSlots | None" = None


@dataclass(slots=True)
class StripSlots:
    """A row over the full measure, with its box in points; ``is_table`` where it has rules."""

    page: int
    top: float
    bottom: float
    left: float
    right: float
    entry: int
    path: BlockPath | None
    slots: list[Slot]
    is_table: bool


class Sheet(NamedTuple):
    """What lines stand on: a page (its index), or what is drawn on one turned by 90° anticlockwise."""

    page: int
    value: Page
    turned: bool


@dataclass(slots=True)
class Layout:
    """All slots in reading order, by sheet, with the columns, footnotes (``feet``) and strips that they stand in.

    ``sheets`` are the pages, then the turned ones; a slot's ``page`` is an index of theirs. ``depth`` is the text
    block's, in points.
    """

    pages: Pages
    issue: Issue
    depth: float = 0.0
    sheets: list[Sheet] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    by_page: list[list[Slot]] = field(default_factory=list)
    columns: list[ColumnSlots] = field(default_factory=list)
    feet: list[ColumnSlots] = field(default_factory=list)
    strips: list[StripSlots] = field(default_factory=list)
    blocks: dict[tuple[int, BlockPath], Block] = field(default_factory=dict)

    @property
    def two_columns(self) -> bool:
        """Whether columns stand beside each other anywhere."""
        return len({column.left for column in self.columns}) > 1

    def stored_at(self, slot: Slot) -> str:
        """The stored text that a slot is part of, each run of spaces as one; of lists and colophon, all there is."""
        if slot.entry is None:
            texts: tuple[str, ...] = tuple(text for entry in self.issue.entries for text in _listed(entry))
            texts += tuple(
                text for section in self.issue.sections for text in (section.name.zh, section.name.en) if text
            )
            texts += tuple(text for _, text in self.issue.publication.colophon.items() if text)
        elif slot.path and (slot.entry, slot.path) in self.blocks:
            texts = block_texts(self.blocks[slot.entry, slot.path])
        else:
            texts = entry_texts(self.issue.entries[slot.entry])
        return " ".join(" ".join(texts).split())

    def block(self, slot: Slot) -> Block | None:
        """The block that a slot's line is of."""
        return self.blocks.get((slot.entry, slot.path)) if slot.entry is not None and slot.path else None

    def table(self, entry: int, path: BlockPath | None) -> Table | None:
        """The table whose rows have ``path``."""
        block = self.blocks.get((entry, path)) if path else None
        return block if isinstance(block, Table) else None


def _listed(entry: Entry) -> tuple[str, ...]:
    title = f"{entry.title_en or ''} ({entry.number_en or ''})"
    return (entry.title_zh, title)


def layout(pages: Pages, issue: Issue, depth: float) -> Layout:
    """The slots of ``pages``, which were made of ``issue`` on a text block of ``depth``."""
    made = Layout(pages, issue, depth)
    made.blocks = {
        (index, path): block
        for index, entry in enumerate(issue.entries)
        for path, block in walk_blocks(printed_blocks(entry))
    }
    ends = ParagraphEnds(issue, made.blocks)
    made.sheets = [Sheet(index, page, False) for index, page in enumerate(pages.pages)]
    made.sheets += [Sheet(index, page.turned, True) for index, page in enumerate(pages.pages) if page.turned]
    made.by_page = [[] for _ in made.sheets]
    turned = len(pages.pages)
    for index, page in enumerate(pages.pages):
        for item in page.items:
            _add(made, ends, index, item)
        if page.turned:
            for item in page.turned.items:
                _add(made, ends, turned, item)
            turned += 1
    _mark_running_columns(made)
    return made


def _add(made: Layout, ends: ParagraphEnds, index: int, item: Item) -> None:
    match item:
        case PlacedLine():
            stand = Stand.ARTEFACT if item.artefact else Stand.FRONT
            left, right = item.x, item.x + item.line.width
            origin, y = left / 1000, item.baseline / 1000
            _keep(made, Slot(index, stand, origin, right / 1000, y, origin, item.line))
        case Strip():
            _add_strip(made, ends, index, item)
        case Column():
            _add_column(made, ends, index, item)


def _keep(made: Layout, slot: Slot) -> Slot:
    made.slots.append(slot)
    made.by_page[slot.page].append(slot)
    return slot


def _add_strip(made: Layout, ends: ParagraphEnds, index: int, item: Strip) -> None:
    is_table = bool(item.row.rules)
    left, right = item.x / 1000, (item.x + item.width) / 1000
    slots = []
    for placed in item.row.lines:
        y, start = (item.y + placed.baseline) / 1000, (item.x + placed.x) / 1000
        if placed.artefact or is_table:
            stand, end = Stand.ARTEFACT if placed.artefact else Stand.CELL, start + placed.line.width / 1000
            slot = Slot(index, stand, start, end, y, start, placed.line, item.entry, item.row.path)
        else:
            slot = Slot(index, Stand.ROW, left, right, y, start, placed.line, item.entry, item.row.path)
            _end(slot, ends.next_line(item.entry, item.row.path, placed.line.text))
            if isinstance(made.block(slot), Appointment | NameList):
                slot.filled = False  # it keeps to the width of a column
        slots.append(_keep(made, slot))
    top, bottom = item.y / 1000, (item.y + item.row.height) / 1000
    made.strips.append(StripSlots(index, top, bottom, left, right, item.entry, item.row.path, slots, is_table))


def _add_column(made: Layout, ends: ParagraphEnds, index: int, item: Column) -> None:
    left, right = item.x / 1000, (item.x + item.width) / 1000
    first_y, leading = (item.y + item.baseline) / 1000, item.leading / 1000
    slots = []
    for order, line in enumerate(item.lines):
        slots.append(_keep(made, _column_slot(index, item, line, (left, right, first_y + order * leading))))
        _end(slots[-1], ends.next_line(item.entry, line.path, line.line.text))
    column = ColumnSlots(index, left, item.y / 1000, leading, first_y, slots)
    if not item.foot:
        made.columns.append(column)
        return
    made.feet.append(column)
    above = [one for one in made.columns if one.page == index and one.left == left and one.top < column.top]
    if above and not above[-1].foot:
        above[-1].foot = column


def _column_slot(index: int, item: Column, line: ColumnLine, place: tuple[float, float, float]) -> Slot:
    left, right, y = place
    made = Slot(index, Stand.COLUMN, left, right, y, left, line.line, item.entry, line.path)
    made.heading, made.foot = line.stays_with_next, item.foot
    return made


def _end(slot: Slot, ends: Ends) -> None:
    slot.paragraph, slot.first, slot.last, slot.filled = ends


def _mark_running_columns(made: Layout) -> None:
    """A column goes on where the next item of the same entry is a column too; a text ends where none follows."""
    items = list(_flow(made))
    columns = iter(made.columns)
    for (_, item), (_, following) in zip_longest(items, items[1:], fillvalue=(-1, None)):
        if not isinstance(item, Column):
            continue
        column = next(columns)
        column.goes_on = isinstance(following, Column) and following.entry == item.entry
        column.ends_text = not column.goes_on


def _flow(made: Layout) -> Iterator[tuple[int, Item]]:
    """What the text runs through, without footnotes."""
    for index, page in enumerate(made.pages.pages):
        for item in (*page.items, *(page.turned.items if page.turned else ())):
            if not isinstance(item, PlacedLine) and not (isinstance(item, Column) and item.foot):
                yield index, item
