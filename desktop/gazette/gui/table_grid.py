"""The grid that is laid over a drawn table to edit its cells in place; Esc leaves it and keeps what was typed."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
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

from gazette.gui.look import Look
from gazette.gui.table_changes import TableAct, with_text
from gazette.gui.table_drawing import TableMeasures
from gazette.model import BlockPath, Table, placed_cells, table_grid


class TableGrid(QTableWidget):
    """Edits the cells of one table; every cell that changed is reported as the whole table it makes."""

    edited = Signal(tuple, object)
    """Path of the table, and the table as it is now."""
    left = Signal()

    def __init__(self, path: BlockPath, table: Table, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.path, self._table = path, table
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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        editing = _CellEditing(self)
        editing.left.connect(self.left)
        self.setItemDelegate(editing)
        self.show_table(table)
        self.setCurrentCell(0, 0)
        self.itemChanged.connect(self._changed)

    @property
    def table(self) -> Table:
        """The table that is shown."""
        return self._table

    def show_table(self, table: Table) -> None:
        """Show ``table``, the current cell stays."""
        self._filling = True
        self._table = table
        grid = table_grid(table)
        self.clearSpans()
        self.clearContents()
        self.setRowCount(grid.rows)
        self.setColumnCount(grid.columns)
        for each in grid.cells:
            item = QTableWidgetItem(each.cell.text)
            short = len(each.cell.text) <= 12
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter if short else Qt.AlignmentFlag.AlignVCenter)
            self.setItem(each.row, each.column, item)
            if each.rows > 1 or each.columns > 1:
                self.setSpan(each.row, each.column, each.rows, each.columns)
        self._filling = False

    def lie_at(self, corner: QPoint, measures: TableMeasures) -> None:
        """Take the place and the row heights and column widths of the drawing."""
        for column, (left, right) in enumerate(zip(measures.lefts, measures.lefts[1:], strict=False)):
            self.setColumnWidth(column, round(right) - round(left))
        for row, (top, bottom) in enumerate(zip(measures.tops, measures.tops[1:], strict=False)):
            self.setRowHeight(row, round(bottom) - round(top))
        self.setGeometry(corner.x(), corner.y(), round(measures.lefts[-1]) + 1, round(measures.tops[-1]) + 1)

    def act(self, act: TableAct) -> None:
        """Do ``act`` where the current cell is; what is being typed in it is kept first."""
        row, column = self.currentRow(), self.currentColumn()
        self.setFocus()
        if row >= 0 and column >= 0:
            self.show_table(act.change(self._table, row, column))
            self.edited.emit(self.path, self._table)
            row, column = row + act.down, column + act.right
            self.setCurrentCell(min(row, self.rowCount() - 1), min(column, self.columnCount() - 1))

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        before = {(each.row, each.column): each.cell.text for each in placed_cells(self._table)}
        row, column, text = item.row(), item.column(), item.text()
        if before.get((row, column), "") != text:
            self._table = with_text(self._table, row, column, text)
            self.edited.emit(self.path, self._table)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setCurrentCell(min(self.currentRow() + 1, self.rowCount() - 1), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        went = event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ShortcutFocusReason)
        if went and self.state() != QAbstractItemView.State.EditingState:
            self.left.emit()


class _CellEditing(QStyledItemDelegate):
    """A cell is edited as text of several rows; Enter ends it, Alt+Enter begins a new line, Esc leaves the table."""

    left = Signal()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setFrameShape(QFrame.Shape.NoFrame)
        editor.setTabChangesFocus(True)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QPlainTextEdit)
        if not editor.toPlainText():
            editor.setPlainText(str(index.data() or ""))
            editor.selectAll()

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
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
            return True
        return super().eventFilter(watched, event)
