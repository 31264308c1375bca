"""The grid that is laid over a drawn table to edit its cells in place; Esc leaves it and keeps what was typed."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gazette.desk import BlockAct
from gazette.gui.column_edges import ColumnEdges
from gazette.gui.look import Look
from gazette.gui.table_changes import (
    AREA_ACTS,
    Area,
    AreaAct,
    TableAct,
    area_texts,
    row_below,
    whole_area,
    with_header_rows,
    with_text,
    with_texts,
    with_widths,
)
from gazette.gui.table_clipboard import as_html, as_text, cells_of, is_rectangle
from gazette.gui.table_drawing import TableMeasures, missing_brush
from gazette.gui.window_acts import leave_to_window
from gazette.model import BlockPath, Table, placed_cells, table_grid
from gazette.reading.table_sums import missing_amounts

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""The keys that end the editing of a cell."""


class TableGrid(QTableWidget):
    """Edits the cells of one table; every cell that changed is reported as the whole table it makes."""

    edited = Signal(tuple, object, str)
    """Path of the table, the table as it is now, and what was done, as its undo is called."""
    left = Signal()
    typing = Signal()
    """Something was typed into a cell that is still being edited."""
    cell_shown = Signal(QRect)
    """Where the cell lies, in the grid, that is to be seen."""

    def __init__(self, path: BlockPath, table: Table, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.path, self._table, self._look = path, table, look
        self._filling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("grid")
        self.setFont(look.faces.font(look.faces.song, look.px(13)))
        self.setAccessibleName(look.say("kind.table"))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setMinimumSectionSize(8)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        editing = _CellEditing(self)
        editing.left.connect(self.left)
        editing.tabbed.connect(self._go_on)
        editing.rectangle_pasted.connect(self.paste_area)
        editing.typing.connect(self.typing)
        self._editing = editing
        self.setItemDelegate(editing)
        self._edges = ColumnEdges(self)
        self._edges.moved_to.connect(self._put_widths)
        self.show_table(table)
        self.setCurrentCell(0, 0)
        self.itemChanged.connect(self._changed)

    @property
    def table(self) -> Table:
        """The table that is shown."""
        return self._table

    def typed_table(self) -> Table:
        """The table with what stands in the cell that is still being edited."""
        text = self._editing.typed
        if text is None or self.currentRow() < 0:
            return self._table
        return with_text(self._table, self.currentRow(), self.currentColumn(), text)

    @property
    def composing(self) -> bool:
        """Whether an input method composes in the cell that is being edited."""
        return self._editing.composing

    def keep_typed(self) -> None:
        """Report what was typed in the cell that is still being edited; it stays open."""
        self._editing.keep_typed()

    def show_table(self, table: Table) -> None:
        """Show ``table``, the current cell stays; what was still typed in it is of the table before.

        A cell in which an input method composes stays open where nothing is said anew but other cells.
        """
        if self.composing and self._changes_others(table):
            self._show_words(table)
            return
        self._editing.leave_cell()
        row, column = self.currentRow(), self.currentColumn()
        self._filling = True
        self._table = table
        grid, missing = table_grid(table), missing_amounts(table)
        self.clearSpans()
        self.clearContents()
        self.setRowCount(grid.rows)
        self.setColumnCount(grid.columns)
        for each in grid.cells:
            item = QTableWidgetItem(each.cell.text)
            short = len(each.cell.text) <= 12
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter if short else Qt.AlignmentFlag.AlignVCenter)
            if (each.row, each.column) in missing:
                item.setBackground(missing_brush(self._look))
            self.setItem(each.row, each.column, item)
            if each.rows > 1 or each.columns > 1:
                self.setSpan(each.row, each.column, each.rows, each.columns)
        self._filling = False
        if row >= 0:
            self._go(row, column)

    def _changes_others(self, table: Table) -> bool:
        """Whether the cells of ``table`` lie where they did, and the one that is being edited says what it did."""
        places, old = (
            [(each.row, each.column, each.rows, each.columns) for each in table_grid(one).cells]
            for one in (table, self._table)
        )
        row, column = self.currentRow(), self.currentColumn()
        item = self.item(row, column)
        return places == old and item is not None and with_text(table, row, column, item.text()) == table

    def _show_words(self, table: Table) -> None:
        self._filling = True
        self._table = table
        for each in table_grid(table).cells:
            item = self.item(each.row, each.column)
            if item is not None and item.text() != each.cell.text:
                item.setText(each.cell.text)
        self._filling = False

    def lie_at(self, corner: QPoint, measures: TableMeasures) -> None:
        """Take the place and the row heights and column widths of the drawing."""
        for column, (left, right) in enumerate(zip(measures.lefts, measures.lefts[1:], strict=False)):
            self.setColumnWidth(column, round(right) - round(left))
        for row, (top, bottom) in enumerate(zip(measures.tops, measures.tops[1:], strict=False)):
            self.setRowHeight(row, round(bottom) - round(top))
        self.setGeometry(corner.x(), corner.y(), round(measures.lefts[-1]) + 1, round(measures.tops[-1]) + 1)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The grid is as large as its table: it is the text around it that scrolls."""
        self.cell_shown.emit(self.visualRect(index))

    def act(self, act: TableAct) -> None:
        """Do ``act`` where the current cell is; what is being typed in it is kept first."""
        row, column = self.currentRow(), self.currentColumn()
        self.setFocus()
        if row >= 0 and column >= 0:
            area, table = self.area(), self._table
            if act.each == "row":
                row = area.top
                for _ in range(area.top, area.bottom + 1):
                    table = act.change(table, row, column)
            elif act.each == "column":
                column = area.left
                for _ in range(area.left, area.right + 1):
                    table = act.change(table, row, column)
            else:
                table = act.change(table, row, column)
            self._put(table, act.act)
            self._go(row + act.down, column + act.right)

    def act_on_area(self, act: AreaAct) -> None:
        """Do ``act`` to all cells that are selected; what is being typed is kept first."""
        self.setFocus()
        if self.currentRow() >= 0:
            area = self.area()
            self._put(act.change(self._table, area), act.act)
            self._go(area.top, area.left)

    def set_header_rows(self, count: int) -> None:
        """Let the header have so many rows."""
        self.setFocus()
        row, column = self.currentRow(), self.currentColumn()
        self._put(with_header_rows(self._table, count), "desk.act.change_header_rows")
        self._go(row, column)

    def widen(self, share: float) -> None:
        """Let the current column take so much of the table's width from its neighbour, or give it."""
        self.setFocus()
        area = self.area()
        edge = min(area.right, self.columnCount() - 2)
        if self.currentRow() >= 0 and edge >= 0:
            by = round(share * sum(self._widths())) * (1 if edge == area.right else -1)
            self._put_widths(self._edges.moved(self._widths(), edge, by))

    def even_columns(self) -> None:
        """Let the selected columns be alike, or all where only one is selected."""
        self.setFocus()
        area, widths = self.area(), self._widths()
        first, end = (area.left, area.right + 1) if area.right > area.left else (0, len(widths))
        even = sum(widths[first:end]) / (end - first)
        self._put_widths([even if first <= at < end else width for at, width in enumerate(widths)])

    def widths_by_content(self) -> None:
        """Let the columns be as wide as what they hold asks for."""
        self.setFocus()
        self._put_widths([])

    def _widths(self) -> list[float]:
        return [self.columnWidth(column) for column in range(self.columnCount())]

    def _put_widths(self, widths: Sequence[float]) -> None:
        row, column = self.currentRow(), self.currentColumn()
        self._put(with_widths(self._table, widths), "desk.act.change_column_widths")
        self._go(row, column)

    def area(self) -> Area:
        """The rectangle that is selected, else the current cell, grown to whole merged cells."""
        marked = self.selectionModel().selectedIndexes()
        rows = [index.row() for index in marked] or [max(self.currentRow(), 0)]
        columns = [index.column() for index in marked] or [max(self.currentColumn(), 0)]
        return whole_area(self._table, Area(min(rows), min(columns), max(rows), max(columns)))

    def copy_area(self) -> None:
        """Put the selected cells on the clipboard, as text and as a table, as a spreadsheet does."""
        texts = area_texts(self._table, self.area())
        data = QMimeData()
        data.setText(as_text(texts))
        data.setHtml(as_html(texts))
        QGuiApplication.clipboard().setMimeData(data)

    def paste_area(self) -> None:
        """Put the cells of the clipboard in from the current cell on; one alone goes into all that are selected."""
        texts = cells_of(QGuiApplication.clipboard().mimeData())
        if not texts or self.currentRow() < 0:
            return
        area = self.area()
        if len(texts) == len(texts[0]) == 1:
            wide = area.right - area.left + 1
            merged_one = whole_area(self._table, Area(area.top, area.left, area.top, area.left)) == area
            high = area.bottom - area.top + 1
            texts = texts if merged_one else [texts[0] * wide] * high
            if merged_one:
                self._put(with_text(self._table, area.top, area.left, texts[0][0].strip()), "desk.act.paste_cells")
                self._go(area.top, area.left)
                return
        self._put(with_texts(self._table, area.top, area.left, texts), "desk.act.paste_cells")
        self._go(area.top, area.left)
        last = self.model().index(
            min(area.top + len(texts), self.rowCount()) - 1,
            min(area.left + max(map(len, texts)), self.columnCount()) - 1,
        )
        self.selectionModel().select(
            QItemSelection(self.currentIndex(), last), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _put(self, table: Table, act: BlockAct) -> None:
        if table != self._table:
            self.show_table(table)
            self.edited.emit(self.path, table, act)

    def _go(self, row: int, column: int) -> None:
        self.setCurrentCell(min(row, self.rowCount() - 1), min(column, self.columnCount() - 1))

    def _go_on(self, step: int) -> None:
        """To the next cell or the one before; behind the last one a new row begins."""
        here = (max(self.currentRow(), 0), max(self.currentColumn(), 0))
        places = sorted((each.row, each.column) for each in placed_cells(self._table))
        if step < 0:
            self._go(*max((place for place in places if place < here), default=here))
            return
        after = [place for place in places if place > here]
        if after:
            self._go(*after[0])
            return
        last = self.rowCount() - 1
        self._put(row_below(self._table, last, 0), "desk.act.change_table_rows")
        self._go(last + 1, 0)

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        before = {(each.row, each.column): each.cell.text for each in placed_cells(self._table)}
        row, column, text = item.row(), item.column(), item.text()
        if before.get((row, column), "") != text:
            self._table = with_text(self._table, row, column, text)
            self.edited.emit(self.path, self._table, "desk.act.edit_table")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setCurrentCell(min(self.currentRow() + 1, self.rowCount() - 1), self.currentColumn())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._go_on(1 if event.key() == Qt.Key.Key_Tab else -1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.act_on_area(AREA_ACTS["clear_cells"])
        elif event.key() == Qt.Key.Key_F2:
            super().keyPressEvent(event)
            self._editing.put_caret_behind()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_area()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy_area()
            self.act_on_area(AREA_ACTS["clear_cells"])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_area()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        went = event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ShortcutFocusReason)
        if went and self.state() != QAbstractItemView.State.EditingState:
            self.left.emit()


class _CellText(QPlainTextEdit):
    """The text of a cell."""

    rectangle_pasted = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if is_rectangle(source):
            self.rectangle_pasted.emit()
        else:
            super().insertFromMimeData(source)


class _CellEditing(QStyledItemDelegate):
    """A cell is edited as text of several rows; Enter ends it, Alt+Enter begins a new line, Esc leaves the table."""

    left = Signal()
    tabbed = Signal(int)
    """To the next cell (1) or the one before (-1)."""
    rectangle_pasted = Signal()
    """Several cells were pasted into the one that is being edited, which is left."""
    typing = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._editor: QPlainTextEdit | None = None
        self._typed = False

    @property
    def typed(self) -> str | None:
        """What was typed into the cell that is being edited; None where none is, or nothing was."""
        return self._editor.toPlainText().strip() if self._editor is not None and self._typed else None

    @property
    def composing(self) -> bool:
        """Whether an input method composes in the cell."""
        return self._editor is not None and bool(self._editor.textCursor().block().layout().preeditAreaText())

    def keep_typed(self) -> None:
        """Put what was typed into the cell, and go on editing it."""
        if self._editor is not None and self._typed:
            self._typed = False
            self.commitData.emit(self._editor)

    def put_caret_behind(self) -> None:
        """Go on behind the text of the cell that is being edited, instead of typing over it."""
        if self._editor is not None:
            self._editor.moveCursor(QTextCursor.MoveOperation.End)

    def leave_cell(self) -> None:
        """Edit no cell any more, and leave it as it is."""
        if self._editor is not None:
            self.closeEditor.emit(self._editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = _CellText(parent)
        editor.rectangle_pasted.connect(self._lay_rectangle)
        editor.setFrameShape(QFrame.Shape.NoFrame)
        editor.setTabChangesFocus(True)
        editor.setUndoRedoEnabled(False)
        leave_to_window(editor)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._editor, self._typed = editor, False
        editor.textChanged.connect(self._note_typing)
        return editor

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if editor is self._editor:
            self._editor, self._typed = None, False
        super().destroyEditor(editor, index)

    def _lay_rectangle(self) -> None:
        self.keep_typed()
        self.leave_cell()
        self.rectangle_pasted.emit()

    def _note_typing(self) -> None:
        self._typed = True
        self.typing.emit()

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QPlainTextEdit)
        if not (editor.toPlainText() or self.composing):
            editor.setPlainText(str(index.data() or ""))
            editor.selectAll()
            self._typed = False

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(editor, QPlainTextEdit)
        model.setData(index, editor.toPlainText().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENDING
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            if self.composing:
                return True  # it belongs to the input method
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
            elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.tabbed.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        return super().eventFilter(watched, event)
