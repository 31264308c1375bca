"""Lays the grid over the table that is edited, keeps it there while text scrolls and changes, and takes it away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.table_drawing import TableDrawing
from gazette.gui.table_grid import TableGrid
from gazette.model import Block, BlockPath, Table, find_block


class TableOverlay(QObject):
    """At most one grid over one text. ``line_of`` finds the line in which the table of a path is drawn."""

    edited = Signal(tuple, object, str)
    typing = Signal()
    """Something was typed into a cell that is still being edited."""
    opened = Signal(bool)
    """A grid was laid over a table, or taken away."""
    menu_wanted = Signal(QPoint)
    """The menu of tables is asked for at a global point."""

    def __init__(
        self, text: QTextEdit, tables: TableDrawing, line_of: Callable[[BlockPath], QTextBlock | None]
    ) -> None:
        super().__init__(text)
        self._text, self._tables, self._line_of = text, tables, line_of
        self._grid: TableGrid | None = None
        text.verticalScrollBar().valueChanged.connect(self.place)

    @property
    def grid(self) -> TableGrid | None:
        """The grid, while there is one."""
        return self._grid

    def open(self, path: BlockPath, blocks: tuple[Block, ...], look: Look, at: QPoint | None = None) -> None:
        """Lay the grid over the table at ``path`` of ``blocks`` and give it the focus.

        The cell at the point ``at`` of the text's viewport becomes the current one.
        """
        self.close()
        table = _table(blocks, path)
        if table is None:
            return
        cursor = self._text.textCursor()
        cursor.clearSelection()  # a double click selects the table, which is one character
        self._text.setTextCursor(cursor)
        self._grid = TableGrid(path, table, look, self._text.viewport())
        explained_at(self._grid, "table")
        self._grid.edited.connect(self.edited)
        self._grid.typing.connect(self.typing)
        self._grid.left.connect(self._leave)
        self._grid.cell_shown.connect(self._bring_into_view)
        self._grid.customContextMenuRequested.connect(self._ask_menu)
        self.place()
        self._grid.show()
        self._grid.setFocus()
        meant = self._grid.indexAt(self._grid.viewport().mapFrom(self._text.viewport(), at)) if at else None
        if meant is not None and meant.isValid():
            self._grid.setCurrentIndex(meant)
        self.opened.emit(True)

    def close(self) -> None:
        """Take the grid away; what was typed in a cell is kept."""
        if self._grid is not None:
            grid, self._grid = self._grid, None
            grid.setCurrentCell(-1, -1)
            self._take_away(grid)

    def leave_entry(self) -> None:
        """Take the grid away because another entry is shown, in which its table is none."""
        if self._grid is not None:
            grid, self._grid = self._grid, None
            grid.blockSignals(True)
            self._take_away(grid)

    def _take_away(self, grid: TableGrid) -> None:
        grid.hide()
        grid.deleteLater()
        self.opened.emit(False)

    def follow(self, blocks: tuple[Block, ...]) -> None:
        """After the text was patched: show the table as it is now, or go with it."""
        if self._grid is None:
            return
        table = _table(blocks, self._grid.path)
        if table is None:
            self.close()
            return
        if table != self._grid.table:
            self._grid.show_table(table)
        self.place()

    def place(self) -> None:
        """Lie where the drawing lies."""
        line = self._line_of(self._grid.path) if self._grid is not None else None
        if self._grid is None or line is None:
            return
        cursor = QTextCursor(line)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        document = self._text.document()
        measures = self._tables.measures(cursor.charFormat(), document)
        rect = document.documentLayout().blockBoundingRect(line)
        left = rect.left() + max(0.0, (rect.width() - measures.lefts[-1]) / 2)
        top = round(rect.top()) - self._text.verticalScrollBar().value()
        self._grid.lie_at(QPoint(round(left), top), measures)

    def _bring_into_view(self, cell: QRect) -> None:
        """Scroll the text to where a cell of the grid is seen."""
        if self._grid is None:
            return
        top, bar = self._grid.y() + cell.top(), self._text.verticalScrollBar()
        below = self._grid.y() + cell.bottom() - self._text.viewport().height()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif below > 0:
            bar.setValue(bar.value() + min(below, top))

    def _ask_menu(self, at: QPoint) -> None:
        if self._grid is not None:
            self.menu_wanted.emit(self._grid.viewport().mapToGlobal(at))

    def _leave(self) -> None:
        """To the text behind the table, where there is some."""
        line = self._line_of(self._grid.path) if self._grid is not None else None
        self.close()
        if line is not None and line.next().isValid():
            self._text.setTextCursor(QTextCursor(line.next()))
        self._text.setFocus()


def _table(blocks: tuple[Block, ...], path: BlockPath) -> Table | None:
    block = find_block(blocks, path)
    return block if isinstance(block, Table) else None
