"""The table of the contents room: both lists side by side, whole titles, differences marked where they stand."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gazette.gui.contents_rows import EN, NUMBER, PAGE_EN, PAGE_ZH, VERDICT, ZH, ContentsRow
from gazette.gui.icons import MESSAGE_ICONS, draw_icon
from gazette.gui.look import Look
from gazette.gui.row_table import as_rows
from gazette.gui.wrapped_text import draw_wrapped, marked_boxes, wrapped_height
from gazette.model import Level

_COLUMNS = ("number", "zh", "page", "en", "page_en", "verdict")
_BESIDE = 20
"""What a cell leaves free at its sides."""
_DRAWINGS = {**MESSAGE_ICONS, "ok": "check"}


class ContentsTable(QTableWidget):
    """The rows; ``entry_chosen`` has the id of the entry that a person went to."""

    entry_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self._filling = False
        self._rows: list[ContentsRow] = []
        as_rows(self)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(ZH, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(EN, QHeaderView.ResizeMode.Fixed)
        self._longest_word = 0
        """How wide the longest word of the English titles is."""
        self._resizing = QTimer(self, singleShot=True, interval=0)
        self._resizing.timeout.connect(self._fit)
        header.sectionResized.connect(lambda *_: self._resizing.start())
        self.currentCellChanged.connect(self._chosen)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self.setHorizontalHeaderLabels([look.say(f"contents.column.{each}") for each in _COLUMNS])
        for place, width in ((NUMBER, 150), (PAGE_ZH, 56), (PAGE_EN, 60), (VERDICT, 112)):
            self.setColumnWidth(place, max(look.px(width), self.horizontalHeader().sectionSizeHint(place)))
        self.setItemDelegate(_CellDelegate(self, look))
        self.setAccessibleName(look.say("contents.title"))
        self._longest_word = 0
        self._measure_words(self._rows)

    def show_rows(self, rows: Sequence[ContentsRow]) -> None:
        """Show these; only rows that say something else are touched."""
        if len(rows) != len(self._rows):
            self._rows, self._longest_word = [], 0
            self.setRowCount(0)
            self.setRowCount(len(rows))
        changed = [at for at, row in enumerate(rows) if at >= len(self._rows) or self._rows[at] != row]
        self._rows = list(rows)
        self._filling = True
        for at in changed:
            self._fill_row(at, rows[at])
            self.resizeRowToContents(at)
        self._filling = False
        self._measure_words([rows[at] for at in changed])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _fit(self) -> None:
        """Columns are of other widths."""
        self._share_room()
        self.resizeRowsToContents()

    def _measure_words(self, rows: Sequence[ContentsRow]) -> None:
        delegate = self.itemDelegate()
        if isinstance(delegate, _CellDelegate):
            metrics = QFontMetricsF(delegate.title_font)
            words = {word for row in rows for word in row.texts[EN].split()}
            self._longest_word = max(
                self._longest_word, *(math.ceil(metrics.horizontalAdvance(word)) for word in words), 0
            )
        self._share_room()

    def _share_room(self) -> None:
        """Both titles share what the other columns leave; a column in which English words would break takes more."""
        header = self.horizontalHeader()
        left = self.viewport().width() - sum(
            header.sectionSize(column) for column in range(header.count()) if column not in (ZH, EN)
        )
        wanted = max(left // 2, min(self._longest_word + _BESIDE, left * 2 // 3))
        if header.sectionSize(EN) != wanted:
            header.resizeSection(EN, wanted)

    def _fill_row(self, at: int, row: ContentsRow) -> None:
        for column, text in enumerate(row.texts):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            item.setToolTip(row.tips.get(column, ""))
            if row.entry_id is None:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if column == VERDICT and row.spoken:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            self.setItem(at, column, item)

    def row_of(self, index: QModelIndex | QPersistentModelIndex) -> ContentsRow:
        """What the row of ``index`` shows."""
        return self._rows[index.row()]

    @property
    def rows(self) -> tuple[ContentsRow, ...]:
        """What is shown, from above."""
        return tuple(self._rows)

    def mark_entry(self, entry_id: int) -> None:
        """Make the row of an entry the current one."""
        for at, row in enumerate(self._rows):
            if row.entry_id == entry_id:
                self._filling = True
                self.setCurrentCell(at, ZH)
                self._filling = False

    def _chosen(self, row: int, _column: int, _old_row: int, _old_column: int) -> None:
        entry_id = self._rows[row].entry_id if 0 <= row < len(self._rows) else None
        if not self._filling and entry_id is not None:
            self.entry_chosen.emit(entry_id)


class _CellDelegate(QStyledItemDelegate):
    """Draws whole texts, wrapped, with room around them and a hairline below; nothing is elided."""

    def __init__(self, table: ContentsTable, look: Look) -> None:
        super().__init__(table)
        self._table, self._look = table, look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        room = max(self._table.columnWidth(index.column()) - _BESIDE - self._inset(index), 20)
        height = wrapped_height(str(index.data() or " "), self._font(index), room)
        return QSize(room, round(height) + self._look.px(16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, look, row = QRect(getattr(option, "rect")), self._look, self._table.row_of(index)
        chosen = bool(getattr(option, "state") & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "sel" if chosen else ("panel" if row.entry_id is None else "surface")
        painter.fillRect(rect, look.theme.color(ground))
        painter.setPen(look.theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = QRectF(rect.adjusted(10, look.px(8), -10, 0))
        if self._inset(index):
            size = look.px(16)
            drawing = QRectF(box.left(), box.top() + 2, size, size)
            draw_icon(painter, _DRAWINGS[row.level], drawing, look.theme.color(row.level).name())
            box.setLeft(box.left() + self._inset(index))
        font = self._font(index)
        for column, start, end, level in row.marks:
            if column == index.column():
                self._mark(painter, marked_boxes(str(index.data()), font, box, _across(index), (start, end)), level)
        painter.setFont(font)
        painter.setPen(look.theme.color(self._color(row, index.column(), chosen=chosen)))
        draw_wrapped(painter, box, str(index.data() or ""), _across(index))
        painter.restore()

    def _mark(self, painter: QPainter, boxes: list[QRectF], level: Level) -> None:
        theme, line = self._look.theme, self._look.px(2)
        for box in boxes:
            painter.fillRect(box, theme.color(f"{level}_ground"))
            painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), theme.color(level))

    def _color(self, row: ContentsRow, column: int, *, chosen: bool) -> str:
        if column in row.missing:
            return "error"
        if column == VERDICT:
            return "text3" if row.level == "waits" and not chosen else "text2" if row.level == "waits" else row.level
        return "text2" if column == NUMBER else "text"

    def _inset(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The room of the drawing before the verdict."""
        row = self._table.row_of(index)
        drawn = index.column() == VERDICT and row.entry_id is not None and row.level in _DRAWINGS
        return self._look.px(22) if drawn else 0

    @property
    def title_font(self) -> QFont:
        """What titles are written in."""
        return self._look.faces.font(self._look.faces.interface, self._look.px(13), 400)

    def _font(self, index: QModelIndex | QPersistentModelIndex) -> QFont:
        row = self._table.row_of(index)
        bold = row.entry_id is None or (row.moved and index.column() in (PAGE_ZH, PAGE_EN))
        size = 12 if index.column() == NUMBER else 13
        return self._look.faces.font(self._look.faces.interface, self._look.px(size), 600 if bold else 400)


def _across(index: QModelIndex | QPersistentModelIndex) -> Qt.AlignmentFlag:
    pages = index.column() in (PAGE_ZH, PAGE_EN)
    return Qt.AlignmentFlag.AlignHCenter if pages else Qt.AlignmentFlag.AlignLeft
