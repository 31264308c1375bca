"""What a document hands to page making: rows over the full measure, lines for the columns, tables, page breaks.

Heights and places are thousandths of a point; inside a row they count from its top left corner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gazette.model import BlockPath
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
    """A table cell in a row: where it begins in the table, how many rows and columns it covers, its count of lines."""

    row: int
    column: int
    rows: int
    columns: int
    lines: int
    header: bool


class Row(NamedTuple):
    """A strip over the full measure that is never parted. White space is a row without lines.

    In a table ``cells`` tell in their order whose the lines are.
    """

    height: MilliPoints
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[RowRule, ...] = ()
    path: BlockPath | None = None
    cells: tuple[RowCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Spanning:
    """Rows kept on one page if they fit on one, together with ``need_after`` of what follows."""

    rows: tuple[Row, ...]
    need_after: MilliPoints = 0


class ColumnLine(NamedTuple):
    """A line for the columns, with how many lines of its paragraph stand before and after it.

    ``stays_with_next``: not the last of a column (headings, lead-ins).
    """

    line: SetLine
    path: BlockPath
    stays_with_next: bool = False
    before: int = 0
    after: int = 0


def paragraph_lines(lines: Sequence[SetLine], path: BlockPath, *, stays_with_next: bool = False) -> list[ColumnLine]:
    """The lines of one paragraph for the columns."""
    last = len(lines) - 1
    return [ColumnLine(line, path, stays_with_next, order, last - order) for order, line in enumerate(lines)]


@dataclass(frozen=True, slots=True)
class ColumnText:
    """Lines filled into the columns and balanced where they end."""

    lines: tuple[ColumnLine, ...]
    leading: MilliPoints


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table over the full measure: ``header`` is repeated on every page, a group is kept together."""

    header: tuple[Row, ...]
    groups: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White space between two documents, left out at the top of a page."""

    height: MilliPoints


Flow = Spanning | ColumnText | TableRows | NewPage | Gap
