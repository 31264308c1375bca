"""Draws a table inside the flow of the text, as wide as the text is; the grid that edits it is another matter."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen, QPyTextObject, QTextDocument, QTextFormat

from gazette.gui.level_lines import draw_level_line
from gazette.gui.look import Look
from gazette.gui.text_faces import TABLE_NUMBER
from gazette.gui.wrapped_text import draw_wrapped, marked_boxes, wrapped_height
from gazette.model import Level, PlacedCell, Table, TableGrid, column_shares, table_grid
from gazette.reading.table_sums import missing_amounts

_PADDING = 5.0
_LINE = 1.5
NARROWEST = 28.0
"""Pixels of a column that somebody gave a width."""
CellMarks = dict[int, dict[int, list[tuple[int, int, bool]]]]
"""By line of the text and by cell: where a mark begins and ends, and whether it is the current one."""
LevelMarks = dict[int, dict[int, list[tuple[int, int, Level]]]]
"""The same of findings, with their level."""


@dataclass(frozen=True, slots=True)
class TableMeasures:
    """Where columns and rows begin (and the last ends), in pixels from the table's corner."""

    lefts: tuple[float, ...] = (0.0,)
    tops: tuple[float, ...] = (0.0,)


@dataclass(frozen=True, slots=True)
class _Grid:
    cells: tuple[tuple[PlacedCell, QRectF], ...]
    size: QSizeF
    measures: TableMeasures = TableMeasures()
    missing: frozenset[tuple[int, int]] = frozenset()


class TableDrawing(QPyTextObject):
    """The text object that draws tables; ``keep`` gives a table the number under which a format names it."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._tables: list[Table] = []
        self._grids: dict[tuple[int, float], _Grid] = {}
        self.found: CellMarks = {}
        """What was looked for and found in cells."""
        self.findings: LevelMarks = {}

    def set_look(self, look: Look) -> None:
        """Draw in the colours and sizes of ``look``."""
        self._look = look
        self._grids.clear()

    def clear(self) -> None:
        """Forget all tables; only for a document that is written anew."""
        self._tables.clear()
        self._grids.clear()

    def keep(self, table: Table) -> int:
        """The number of ``table``."""
        if table not in self._tables:
            self._tables.append(table)
        return self._tables.index(table)

    def of(self, made: QTextFormat) -> Table | None:
        """The table that a character format names."""
        number = made.property(TABLE_NUMBER)
        return self._tables[number] if isinstance(number, int) and number < len(self._tables) else None

    def measures(self, made: QTextFormat, doc: QTextDocument) -> TableMeasures:
        """Where the columns and rows of the table lie that a character format names."""
        return self._grid(made, doc).measures

    def cell_texts(self, made: QTextFormat) -> list[str]:
        """The texts of the cells of the table that a character format names."""
        table = self.of(made)
        return [] if table is None else [placed.cell.text for placed in table_grid(table).cells]

    def cell_rect(self, made: QTextFormat, doc: QTextDocument, cell: int) -> QRectF:
        """Where a cell lies, from the corner of its table."""
        cells = self._grid(made, doc).cells
        return cells[cell][1] if cell < len(cells) else QRectF()

    def intrinsicSize(self, doc: QTextDocument, position: int, made: QTextFormat) -> QSizeF:
        return self._grid(made, doc).size

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, position: int, made: QTextFormat
    ) -> None:
        table, theme = self.of(made), self._look.theme
        if table is None:
            return
        painter.save()
        line = doc.findBlock(position).blockNumber()
        marks, findings = self.found.get(line, {}), self.findings.get(line, {})
        grid = self._grid(made, doc)
        for index, (placed, at) in enumerate(grid.cells):
            box = at.translated(QPointF(rect.topLeft()))
            header = placed.row < table.header_rows
            if header:
                painter.fillRect(box, theme.color("panel"))
            if (placed.row, placed.column) in grid.missing:
                painter.fillRect(box, missing_brush(self._look))
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.drawRect(box)
            painter.setPen(theme.color("text"))
            painter.setFont(self._look.faces.font(self._look.faces.song, self._look.px(13), 700 if header else 400))
            inner = box.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
            self._draw_findings(painter, inner, placed, findings.get(index, ()))
            self._draw_marks(painter, inner, placed, marks.get(index, ()))
            draw_wrapped(painter, inner, placed.cell.text, _alignment(placed))
        painter.restore()

    def _draw_findings(
        self, painter: QPainter, inner: QRectF, placed: PlacedCell, marks: Sequence[tuple[int, int, Level]]
    ) -> None:
        theme = self._look.theme
        for start, end, level in marks:
            for box in marked_boxes(placed.cell.text, painter.font(), inner, _alignment(placed), (start, end)):
                painter.fillRect(box, theme.color(f"{level}_ground"))
                draw_level_line(painter, box, level, theme.color(level), _LINE)

    def _draw_marks(
        self, painter: QPainter, inner: QRectF, placed: PlacedCell, marks: Sequence[tuple[int, int, bool]]
    ) -> None:
        theme = self._look.theme
        for start, end, current in marks:
            for box in marked_boxes(placed.cell.text, painter.font(), inner, _alignment(placed), (start, end)):
                painter.fillRect(box, theme.color("sel" if current else "doubt_ground"))
                edge = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
                painter.fillRect(edge, theme.color("accent" if current else "doubt"))
                if current:
                    painter.save()
                    painter.setPen(QPen(theme.color("accent"), 1))
                    painter.drawRect(box)
                    painter.restore()

    def _grid(self, made: QTextFormat, doc: QTextDocument) -> _Grid:
        table = self.of(made)
        width = doc.textWidth() - 2 * doc.documentMargin() - 2
        if table is None or width <= 0:
            return _Grid((), QSizeF(10, 10))
        key = (self._tables.index(table), width)
        if key not in self._grids:
            self._grids[key] = self._arrange(table, width)
        return self._grids[key]

    def _arrange(self, table: Table, width: float) -> _Grid:
        grid = table_grid(table)
        lefts = _offsets(_given_widths(table, width) or _column_widths(grid, width))
        tops = _offsets(_row_heights(grid, lefts, self._look.faces.font(self._look.faces.song, self._look.px(13))))
        return _Grid(
            tuple((placed, _box(placed, lefts, tops)) for placed in grid.cells),
            QSizeF(lefts[-1] + 1, tops[-1] + 8),
            TableMeasures(tuple(lefts), tuple(tops)),
            missing_amounts(table),
        )


def missing_brush(look: Look) -> QBrush:
    """Hatches an empty cell that should not be."""
    return QBrush(look.theme.color("error"), Qt.BrushStyle.BDiagPattern)


def _alignment(placed: PlacedCell) -> Qt.AlignmentFlag:
    short = len(placed.cell.text) <= 12
    return (Qt.AlignmentFlag.AlignHCenter if short else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def _given_widths(table: Table, width: float) -> list[float]:
    """The widths that somebody gave the columns, none too narrow to be written in; empty where nobody did."""
    widths = [max(width * share, NARROWEST) for share in column_shares(table)]
    return [each * width / sum(widths) for each in widths]


def _column_widths(grid: TableGrid, width: float) -> list[float]:
    longest = [1] * max(grid.columns, 1)
    for placed in grid.cells:
        if placed.columns == 1:
            longest[placed.column] = max(longest[placed.column], len(placed.cell.text))
    # By the root, so that a column of long texts is wider but leaves the others room for their words.
    need = [2 + math.sqrt(min(length, 200)) for length in longest]
    return [width * part / sum(need) for part in need]


def _row_heights(grid: TableGrid, lefts: list[float], font: QFont) -> list[float]:
    heights = [QFontMetricsF(font).height() + 2 * _PADDING] * max(grid.rows, 1)
    for placed in sorted(grid.cells, key=lambda placed: placed.rows):
        wide = lefts[placed.column + placed.columns] - lefts[placed.column] - 2 * _PADDING
        span = range(placed.row, placed.row + placed.rows)
        lacking = wrapped_height(placed.cell.text, font, wide) + 2 * _PADDING - sum(heights[row] for row in span)
        if lacking > 0:
            heights[span[-1]] += lacking
    return heights


def _offsets(lengths: list[float]) -> list[float]:
    offsets = [0.0]
    for length in lengths:
        offsets.append(offsets[-1] + length)
    return offsets


def _box(placed: PlacedCell, lefts: list[float], tops: list[float]) -> QRectF:
    corner = QPointF(lefts[placed.column], tops[placed.row])
    end = QPointF(lefts[placed.column + placed.columns], tops[placed.row + placed.rows])
    return QRectF(corner, end)
