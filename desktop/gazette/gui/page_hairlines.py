"""Hairlines in the text, each at the character with which a page begins, and which of them are in view."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gazette.gui.found_places import table_cursor
from gazette.gui.look import Look
from gazette.gui.page_begins import PageBegin, PageBegins
from gazette.gui.printed_text import CellAt
from gazette.gui.qt_places import places
from gazette.gui.table_drawing import TableDrawing
from gazette.gui.text_faces import key_of_line
from gazette.model import table_grid


@dataclass(frozen=True, slots=True)
class Hairline:
    """``line`` is drawn, in pixels of the text's viewport; ``row`` is the row of text that it stands in."""

    page: int
    line: QLineF
    row: QRectF
    is_head: bool


class PageHairlines:
    """Each goes along with what is typed until the pages are made again."""

    def __init__(self, text: QTextEdit, tables: TableDrawing) -> None:
        self._text, self._tables = text, tables
        self.begins: PageBegins | None = None
        self._found: dict[PageBegin, tuple[QTextCursor, CellAt | None]] = {}

    def show(self, begins: PageBegins | None) -> None:
        """Show where pages begin that were made anew; None: there are none."""
        self.begins, self._found = begins, {}
        self._text.viewport().update()

    def in_view(self) -> list[Hairline]:
        """Those in view, from the top down."""
        if self.begins is None:
            return []
        text, layout = self._text, self._text.document().documentLayout()
        first = block = text.cursorForPosition(text.viewport().rect().topLeft()).block()
        foot = text.verticalScrollBar().value() + text.viewport().height()
        while block.isValid() and layout.blockBoundingRect(block).top() <= foot:
            self._look_in(block, self.begins)
            block = block.next()
        end = block.position() if block.isValid() else text.document().characterCount()
        shown = [
            self._hairline(begin, *found)
            for begin, found in self._found.items()
            if first.position() <= found[0].position() < end
        ]
        return sorted(shown, key=lambda hairline: hairline.row.top())

    def _look_in(self, block: QTextBlock, begins: PageBegins) -> None:
        key = key_of_line(block)
        for begin in begins.within(key.path):
            if begin in self._found:
                continue
            place = begins.place(begin)
            if place.key == key:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + min(places(block.text()[: place.at]), block.length() - 1))
                self._found[begin] = (cursor, place.cell)

    def _hairline(self, begin: PageBegin, cursor: QTextCursor, cell: CellAt | None) -> Hairline:
        if cell is not None:
            row = self._row_of_cell(cursor.block(), cell)
            return Hairline(begin.page, QLineF(row.topLeft(), row.topRight()), row, begin.is_head)
        row = QRectF(self._text.cursorRect(cursor))
        return Hairline(begin.page, QLineF(row.topLeft(), row.bottomLeft()), row, begin.is_head)

    def _row_of_cell(self, block: QTextBlock, cell: CellAt) -> QRectF:
        """The row of a table from its left to its right edge, as high as the cell."""
        drawn = table_cursor(block).charFormat()
        rect = self._text.document().documentLayout().blockBoundingRect(block)
        table = self._tables.of(drawn)
        cells = table_grid(table).cells if table is not None else ()
        index = next((at for at, one in enumerate(cells) if (one.row, one.column) == cell), 0)
        box = self._tables.cell_rect(drawn, self._text.document(), index)
        return QRectF(
            rect.left(), rect.top() + box.top() - self._text.verticalScrollBar().value(), rect.width(), box.height()
        )

    def paint(self, look: Look) -> None:
        """Draw them over the text."""
        shown = [hairline for hairline in self.in_view() if hairline.is_head]
        if not shown:
            return
        painter = QPainter(self._text.viewport())
        painter.setPen(QPen(look.theme.color("accent"), 1))
        for hairline in shown:
            painter.drawLine(hairline.line)
        painter.end()
