"""What a document hands to page making: rows over the full measure, lines for the columns, tables, page breaks.

Heights and places are thousandths of a point; inside a row they count from its top left corner.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from gazette.model import BlockPath, Finding
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import SetLine


class PlacedLine(NamedTuple):
    """A set line inside a row or on a page: left edge and baseline; an artefact (leader, folio) is no content."""

    line: SetLine
    x: MilliPoints
    baseline: MilliPoints
    artefact: bool = False


class RowRule(NamedTuple):
    """A rule inside a row."""

    x0: MilliPoints
    y0: MilliPoints
    x1: MilliPoints
    y1: MilliPoints
    width: MilliPoints


class RowCell(NamedTuple):
    """A table cell in a row: where it begins in the table, how many rows and columns it covers, its count of lines.

    ``goes_on``: they continue a cell that was begun in a row above. ``box`` is where it stands in the row: left, top,
    right, foot.
    """

    row: int
    column: int
    rows: int
    columns: int
    lines: int
    header: bool
    goes_on: bool = False
    box: tuple[MilliPoints, MilliPoints, MilliPoints, MilliPoints] = (0, 0, 0, 0)


class PlacedPicture(NamedTuple):
    """A picture in a row, or in the lines of a column that are left for it; ``missing``: its file is not there."""

    sha256: str
    x: MilliPoints
    y: MilliPoints
    width: MilliPoints
    height: MilliPoints
    missing: bool = False


class Row(NamedTuple):
    """A strip over the full measure that is never parted. White space is a row with nothing in it.

    In a table ``cells`` tell in their order whose the lines are.
    """

    height: MilliPoints
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[RowRule, ...] = ()
    path: BlockPath | None = None
    cells: tuple[RowCell, ...] = ()
    picture: PlacedPicture | None = None

    @property
    def is_white(self) -> bool:
        """Whether nothing stands in it."""
        return not self.lines and not self.rules and self.picture is None


def rows_of(path: BlockPath, rows: Iterable[Row]) -> tuple[Row, ...]:
    """``rows`` as those of the block at ``path``."""
    return tuple(row._replace(path=path) for row in rows)


@dataclass(frozen=True, slots=True)
class Spanning:
    """Rows kept on one page if they fit on one, together with ``need_after`` of what follows.

    ``findings`` tell what had to be done to them; their entry is not known here.
    """

    rows: tuple[Row, ...]
    need_after: MilliPoints = 0
    findings: tuple[Finding, ...] = ()


class PictureLine(NamedTuple):
    """A line of a column that is left for a picture, or has its caption; ``placed`` with the first one.

    ``tied``: no column ends with it.
    """

    tied: bool
    placed: PlacedPicture | None = None


class ColumnLine(NamedTuple):
    """A line for the columns, with how many lines of its paragraph stand before and after it.

    ``stays_with_next``: not the last of a column (headings, lead-ins).
    """

    line: SetLine
    path: BlockPath
    stays_with_next: bool = False
    before: int = 0
    after: int = 0
    picture: PictureLine | None = None


def paragraph_lines(lines: Sequence[SetLine], path: BlockPath, *, stays_with_next: bool = False) -> list[ColumnLine]:
    """The lines of one paragraph for the columns."""
    last = len(lines) - 1
    return [ColumnLine(line, path, stays_with_next, order, last - order) for order, line in enumerate(lines)]


class SetNote(NamedTuple):
    """The lines of a footnote, or some of them."""

    path: BlockPath
    lines: tuple[SetLine, ...]


class NoteAt(NamedTuple):
    """A footnote with the line (its number in the text) in which its mark stands."""

    line: int
    note: SetNote


@dataclass(frozen=True, slots=True)
class ColumnText:
    """Lines filled into the columns and balanced where they end; ``findings`` as with ``Spanning``.

    ``pictures``: some of the lines are left for pictures. ``notes`` stand beneath the columns of their lines, in their
    order.
    """

    lines: tuple[ColumnLine, ...]
    leading: MilliPoints
    findings: tuple[Finding, ...] = ()
    pictures: bool = False
    notes: tuple[NoteAt, ...] = ()


class TableGroup(Protocol):
    """Rows of a table that are kept on one page if they fit on one."""

    @property
    def height(self) -> MilliPoints:
        """The height of all of them."""

    @property
    def least(self) -> MilliPoints:
        """The height of the least part that may stand alone."""

    def row(self) -> Row:
        """The group as one strip."""

    def parted(self, room: MilliPoints, page: MilliPoints) -> "tuple[TableGroup, TableGroup] | None":
        """What fits into ``room``, and the rest; None where nothing does, or a row that fits on a ``page``."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table over the full measure: ``header`` is repeated on every page.

    ``turned``: set along the pages' height, on pages of its own, with ``above`` (its caption) over it; else captions
    come before it, ``captions`` high, and its note ``below``. ``findings`` tell what had to be done to it; their entry
    is not known here.
    """

    header: tuple[Row, ...]
    groups: tuple[TableGroup, ...]
    above: tuple[Row, ...] = ()
    turned: bool = False
    findings: tuple[Finding, ...] = ()
    captions: MilliPoints = 0
    below: MilliPoints = 0

    def need(self, depth: MilliPoints, *, groups: int = 1) -> MilliPoints:
        """What the table must have room for where it begins, on pages of ``depth``: so many ``groups`` if they fit."""
        header = sum(row.height for row in self.header)
        if self.turned or not self.groups:
            return header
        begun = header + sum(group.height for group in self.groups[:groups])
        if begun <= depth:
            return begun
        first = self.groups[0]
        return header + (first.height if header + first.height <= depth else first.least)


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White space between two documents, left out at the top of a page."""

    height: MilliPoints


Flow = Spanning | ColumnText | TableRows | NewPage | Gap
