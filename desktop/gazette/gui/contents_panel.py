"""Both contents lists side by side, entry for entry; page numbers come from the pages and cannot be typed."""

import unicodedata

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gazette.contents import ContentsItem, contents_list, contents_text
from gazette.gui.icons import MESSAGE_ICONS, draw_icon, icon
from gazette.gui.look import Look
from gazette.gui.panes import PaneHead, column
from gazette.gui.titles_pane import TitlesPane
from gazette.gui.when_shown import WhenShown
from gazette.gui.workbench import Workbench
from gazette.model import Entry, Issue

# In a narrower window the titles lie below the table, whose columns would be a few characters wide.
_TITLES_BELOW_TABLE_UNDER = 1200
_ENTRY = int(Qt.ItemDataRole.UserRole) + 1
_DRAWING = _ENTRY + 1
_NUMBER, _ZH, _PAGE_ZH, _EN, _PAGE_EN, _VERDICT = range(6)


class ContentsPanel(QWidget):
    """The room of the contents: the table, and beside it the titles of the chosen row to be edited."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._filling = self._narrow = False
        self._moved = False
        self.head = PaneHead(self)
        self._copy = QPushButton(self)
        self._copy.clicked.connect(self.copy)
        self.head.add(self._copy)
        self.table = QTableWidget(0, 6, self)
        self.titles = TitlesPane(workbench, look, self)
        left = QWidget(self)
        column(left, self.head, self.table)
        self.splitter = QSplitter(self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.titles)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([1000, 310])
        self.splitter.splitterMoved.connect(self._keep_sizes)
        column(self, self.splitter)
        self._prepare_table()
        changed = WhenShown(self, self.fill)
        for signal in (workbench.issue_changed, workbench.pages_changed):
            signal.connect(changed)
        workbench.entry_chosen.connect(WhenShown(self, self._show_current))

    def _prepare_table(self) -> None:
        table = self.table
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_ZH, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_EN, QHeaderView.ResizeMode.Stretch)
        self._resizing = QTimer(self, singleShot=True, interval=0)
        self._resizing.timeout.connect(table.resizeRowsToContents)
        header.sectionResized.connect(lambda *_: self._resizing.start())
        table.currentCellChanged.connect(self._chosen)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.head.dress(look)
        self.head.title.say(look.say("contents.title"))
        self._copy.setText(look.say("contents.copy"))
        self._copy.setIcon(icon("copy", look.theme))
        captions = ("number", "zh", "page", "en", "page_en", "verdict")
        self.table.setHorizontalHeaderLabels([look.say(f"contents.column.{each}") for each in captions])
        for place, width in ((_NUMBER, 150), (_PAGE_ZH, 52), (_PAGE_EN, 60), (_VERDICT, 120)):
            self.table.setColumnWidth(place, max(look.px(width), self.table.horizontalHeader().sectionSizeHint(place)))
        self.table.setItemDelegate(_CellDelegate(self.table, look))
        self.table.setAccessibleName(look.say("contents.title"))
        self.titles.dress(look)
        self.fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < _TITLES_BELOW_TABLE_UNDER
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        # A remembered state of the splitter may be of a window of another width.
        if narrow != self._narrow or self.splitter.orientation() != wanted:
            self._narrow, self._moved = narrow, False
            self.titles.lie(flat=narrow)
            self.splitter.setOrientation(wanted)
            if not narrow:
                self.splitter.setSizes([1000, 310])
        if narrow and not self._moved:
            # Once the splitter itself has its new height.
            QTimer.singleShot(0, self, self._give_table_the_room)

    def _give_table_the_room(self) -> None:
        if self._narrow and not self._moved:
            below = self._look.px(210)
            self.splitter.setSizes([max(self.splitter.height() - below, below), below])

    def _keep_sizes(self, _place: int, _index: int) -> None:
        self._moved = True

    def copy(self) -> None:
        """Put both lists as text on the clipboard."""
        issue = self._workbench.issue
        if issue is not None:
            texts = [contents_text(contents_list(issue, self._starts(issue), language)) for language in ("zh", "en")]
            QGuiApplication.clipboard().setText("\n".join(texts))

    def fill(self) -> None:
        """Show the lists as they are now."""
        bench, say = self._workbench, self._look.say
        self._filling = True
        scrolled = self.table.verticalScrollBar().value()
        self.table.setRowCount(0)
        issue = bench.issue
        self.head.facts.say(say("contents.facts", count=len(issue.entries)) if issue else "")
        if issue is not None:
            starts = self._starts(issue)
            lists = zip(
                issue.sections,
                contents_list(issue, starts, "zh").sections,
                contents_list(issue, starts, "en").sections,
                strict=True,
            )
            for section, zh, en in lists:
                self._section_row(zh.name or "", en.name or "")
                for entry, item_zh, item_en in zip(section.entries, zh.items, en.items, strict=True):
                    self._entry_row(entry, item_zh, item_en)
        self.table.resizeRowsToContents()
        self._filling = False
        self.table.verticalScrollBar().setValue(scrolled)
        self._show_current()

    def _starts(self, issue: Issue) -> list[int | None]:
        spans = [self._workbench.span_of(entry.id) for entry in issue.entries]
        return [span[0] if span else None for span in spans]

    def _section_row(self, zh: str, en: str) -> None:
        row = self._new_row()
        for place in range(6):
            item = self._item({_ZH: f"【{zh}】" if zh else "", _EN: en}.get(place, ""))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setBackground(QBrush(self._look.theme.color("panel")))
            self.table.setItem(row, place, item)

    def _entry_row(self, entry: Entry, zh: ContentsItem, en: ContentsItem) -> None:
        row = self._new_row()
        word, level, drawing = self._verdict(entry, zh, en)
        page = "–" if zh.page is None else str(zh.page)
        texts = ("\n".join(n for n in (zh.number, en.number) if n), zh.title, page, en.title, page, word)
        for place, text in enumerate(texts):
            item = self._item(text)
            item.setData(_ENTRY, entry.id)
            if place == _NUMBER:
                item.setForeground(QBrush(self._look.theme.color("text2")))
            if (place == _ZH and zh.missing) or (place == _EN and en.missing):
                item.setForeground(QBrush(self._look.theme.color("error")))
            if place == _VERDICT:
                item.setData(_DRAWING, drawing)
                item.setForeground(QBrush(self._look.theme.color(level)))
            self.table.setItem(row, place, item)

    def _verdict(self, entry: Entry, zh: ContentsItem, en: ContentsItem) -> tuple[str, str, str]:
        say = self._look.say
        if en.missing:
            return say("contents.no_english"), "error", MESSAGE_ICONS["error"]
        if zh.missing:
            return say("contents.no_chinese"), "error", MESSAGE_ICONS["error"]
        if _bare(entry.title_zh) not in _bare(entry.title_full or entry.title_zh):
            return say("contents.differs"), "doubt", MESSAGE_ICONS["doubt"]
        return say("contents.agrees"), "ok", "check"

    def _new_row(self) -> int:
        row = self.table.rowCount()
        self.table.insertRow(row)
        return row

    def _item(self, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return item

    def _show_current(self) -> None:
        for row in range(self.table.rowCount()):
            item = self.table.item(row, _ZH)
            if item is not None and item.data(_ENTRY) == self._workbench.entry_id:
                self._filling = True
                self.table.setCurrentCell(row, _ZH)
                self._filling = False
        self.titles.fill()

    def _chosen(self, row: int, _column: int, _old_row: int, _old_column: int) -> None:
        item = self.table.item(row, _ZH) if row >= 0 else None
        if not self._filling and item is not None and isinstance(item.data(_ENTRY), int):
            self._workbench.choose_entry(item.data(_ENTRY))


def _bare(title: str) -> str:
    """A title for comparing: white space and half- or full-width forms say nothing."""
    return "".join(unicodedata.normalize("NFKC", title).split())


class _CellDelegate(QStyledItemDelegate):
    """Draws whole texts, wrapped, with room around them and a hairline below; nothing is elided."""

    def __init__(self, table: QTableWidget, look: Look) -> None:
        super().__init__(table)
        self._table, self._look = table, look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetrics(self._font(index))
        room = max(self._table.columnWidth(index.column()) - 20, 20)
        if index.data(_DRAWING):
            room -= self._look.px(22)
        box = metrics.boundingRect(QRect(0, 0, room, 10000), _flags(index), str(index.data() or ""))
        return QSize(room, max(box.height(), metrics.height()) + self._look.px(16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, look = QRect(getattr(option, "rect")), self._look
        chosen = bool(getattr(option, "state") & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        painter.fillRect(rect, look.theme.color("sel") if chosen else (ground or look.theme.color("surface")))
        painter.setPen(look.theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = rect.adjusted(10, look.px(8), -10, 0)
        color = index.data(Qt.ItemDataRole.ForegroundRole)
        color = color.color() if color else look.theme.color("text")
        if index.data(_DRAWING):
            size = look.px(16)
            draw_icon(painter, index.data(_DRAWING), QRectF(box.left(), box.top() + 2, size, size), color.name())
            box.setLeft(box.left() + look.px(22))
        painter.setFont(self._font(index))
        painter.setPen(color)
        painter.drawText(box, _flags(index), str(index.data() or ""))
        painter.restore()

    def _font(self, index: QModelIndex | QPersistentModelIndex) -> QFont:
        section = index.data(_ENTRY) is None
        size = 12 if index.column() == _NUMBER else 13
        return self._look.faces.font(self._look.faces.interface, self._look.px(size), 600 if section else 400)


def _flags(index: QModelIndex | QPersistentModelIndex) -> int:
    across = Qt.AlignmentFlag.AlignHCenter if index.column() in (_PAGE_ZH, _PAGE_EN) else Qt.AlignmentFlag.AlignLeft
    return int(across.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value)
