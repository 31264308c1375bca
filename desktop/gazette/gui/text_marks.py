"""What is marked in the text without being part of it: the line of the caret, what was found, and findings.

Only what is in view is handed to Qt, for which many marks are slow.
"""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gazette.gui.finding_marks import FindingMarks
from gazette.gui.found_places import FoundPlace, cell_marks, place_rect
from gazette.gui.level_lines import UNDERLINES
from gazette.gui.look import Look
from gazette.gui.table_drawing import TableDrawing
from gazette.model import Entry, Finding

Mark = QTextEdit.ExtraSelection
# pixels of the ground beside the line, and of its corners
_AROUND, _ROUND = 8, 4


class TextMarks:
    """The marks of one text."""

    def __init__(self, text: QTextEdit, tables: TableDrawing, look: Look) -> None:
        self._text, self._tables, self._look = text, tables, look
        self._found: tuple[FoundPlace, ...] = ()
        self._current: int | None = None
        self._marked = -1
        """The line whose ground was painted."""
        self.findings = FindingMarks(text.document(), tables)
        text.verticalScrollBar().valueChanged.connect(self._scrolled)
        text.document().contentsChange.connect(self._changed)
        text.document().contentsChanged.connect(self._laid_out)
        self._dropped = False

    def set_look(self, look: Look) -> None:
        """Mark in the colours of ``look``."""
        self._look = look
        self.renew()

    def show_findings(self, entry: Entry, findings: tuple[Finding, ...]) -> None:
        """Mark the exact strings of ``findings`` on ``entry``, which the text shows."""
        self.findings.show(entry, findings)
        self._renew_cells()
        self.renew()

    def show_found(self, found: tuple[FoundPlace, ...], current: int | None) -> None:
        """Mark what was looked for and found, of which ``current`` is looked at."""
        self._found, self._current = found, current
        self._renew_cells()
        self.renew()

    def finding_under(self, point: QPoint) -> Finding | None:
        """The finding at a point of the viewport, in the text or in a cell of a table."""
        for finding, place in self.findings.cells:
            if place_rect(self._text, self._tables, place).contains(QPointF(point)):
                return finding
        return self.findings.at(self._text.cursorForPosition(point).position())

    def put_caret(self, finding: Finding) -> None:
        """Put the caret at a finding, before the table where it stands in one."""
        cursor, cell = self.findings.place_of(finding), self.findings.cell_of(finding)
        if cursor is None and cell is not None:
            cursor = QTextCursor(self._text.document().findBlockByNumber(cell.line))
        if cursor is not None:
            self._text.setTextCursor(cursor)

    def clear(self) -> None:
        """Another entry is shown: nothing was found in it yet."""
        self.findings.clear()

    def renew(self) -> None:
        """Hand the marks to the text."""
        first, last = _lines_in_view(self._text) if self.findings or self._found else (0, -1)
        marks = [
            _mark(cursor, _finding_format(finding, self._look))
            for finding, cursor in self.findings.between(first, last)
        ]
        self._text.setExtraSelections([*marks, *self._found_in_view(first, last)])
        if (line := self._text.textCursor().blockNumber()) != self._marked:
            self._marked = line
            self._text.viewport().update()

    def paint_line(self) -> None:
        """The ground under the line of the caret, as one box however long its rows are; called before the text."""
        text, block = self._text, self._text.textCursor().block()
        box = text.document().documentLayout().blockBoundingRect(block)
        box.translate(-text.horizontalScrollBar().value(), -text.verticalScrollBar().value())
        painter = QPainter(text.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.color("current"))
        painter.drawRoundedRect(box.adjusted(-_AROUND, 0, _AROUND, _ROUND), _ROUND, _ROUND)

    def _renew_cells(self) -> None:
        self._tables.found = cell_marks(self._found, self._current)
        self._tables.findings = self.findings.in_cells()
        self._text.viewport().update()

    def _changed(self, position: int, removed: int, added: int) -> None:
        # Its lines are not laid out anew yet: where they are in view cannot be asked.
        self._dropped |= self.findings.drop_changed(position, removed, added)

    def _laid_out(self) -> None:
        if self._dropped:
            self._dropped = False
            self.renew()

    def _scrolled(self) -> None:
        if self._found or self.findings:
            self.renew()

    def _found_in_view(self, first: int, last: int) -> list[Mark]:
        """What was found in the lines in view; the current one is filled."""
        begin = bisect_left(self._found, first, key=lambda place: place.line)
        end_of_view = bisect_right(self._found, last, lo=begin, key=lambda place: place.line)
        marks: list[Mark] = []
        for number in range(begin, end_of_view):
            place = self._found[number]
            line = self._text.document().findBlockByNumber(place.line)
            end = min(place.end, line.length() - 1)
            if place.cell is None and place.start < end:
                cursor = _span(line, place.start, end)
                marks.append(_mark(cursor, _found_format(self._look, current=number == self._current)))
        return marks


def _found_format(look: Look, *, current: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(look.theme.color("accent" if current else "doubt_ground"))
    if current:
        made.setForeground(look.theme.color("on_accent"))
    else:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(look.theme.color("doubt"))
    return made


def _finding_format(finding: Finding, look: Look) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(UNDERLINES[finding.level])
    made.setUnderlineColor(look.theme.color(finding.level))
    made.setBackground(look.theme.color(f"{finding.level}_ground"))
    return made


def _span(line: QTextBlock, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(line)
    cursor.setPosition(line.position() + start)
    cursor.setPosition(line.position() + end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _mark(cursor: QTextCursor, made: QTextCharFormat) -> Mark:
    mark = Mark()
    setattr(mark, "cursor", cursor)
    setattr(mark, "format", made)
    return mark


def _lines_in_view(text: QTextEdit) -> tuple[int, int]:
    view = text.viewport().rect()
    return (
        text.cursorForPosition(view.topLeft()).blockNumber(),
        text.cursorForPosition(view.bottomRight()).blockNumber(),
    )
