"""The structure of the issue: sections, entries with state, pages and findings, and the inbox below them."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from gazette.gui.icons import draw_icon
from gazette.gui.look import Look
from gazette.gui.short_title import short_title
from gazette.gui.workbench import Workbench
from gazette.model import LEVELS, Entry

ENTRY, SECTION, STATE, SPAN, COUNT, WORST = (int(Qt.ItemDataRole.UserRole) + step for step in range(1, 7))
_MIME = "application/x-gazette-entry"
_STATES = {
    "draft": ("circle-dashed", "text3"),
    "in_proof": ("circle-dot", "accent"),
    "final": ("circle-check", "ok"),
}
_INBOX_SECTION = -1


class _TreeModel(QStandardItemModel):
    """Rows that can be dragged; a drop is reported and the tree rebuilt from what the command gave."""

    move_wanted = Signal(int, int, int)
    """Entry id, section id (-1: the inbox) and position among the section's other entries."""

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].data(ENTRY)).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not data.hasFormat(_MIME) or not parent.isValid():
            return False
        moved = int(bytes(data.data(_MIME).data()))
        section = parent if parent.data(ENTRY) is None else parent.parent()
        place = row if row >= 0 else (section.model().rowCount(section) if parent == section else parent.row())
        before = [section.model().index(i, 0, section).data(ENTRY) for i in range(place)]
        self.move_wanted.emit(moved, section.data(SECTION), len([each for each in before if each != moved]))
        return False


class IssueTree(QTreeView):
    """The tree; it shows what the workbench holds and reports what the person wants."""

    files_dropped = Signal(list)

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._look = look
        self._filling = False
        self._model = _TreeModel(self)
        self.move_wanted = self._model.move_wanted
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(self, look))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setItemsExpandable(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(self._chosen)
        workbench.issue_changed.connect(self.fill)
        workbench.pages_changed.connect(self.fill)
        workbench.entry_chosen.connect(self._show_current)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.setItemDelegate(_RowDelegate(self, look))
        self.setAccessibleName(look.say("tree.title"))
        self.fill()

    def fill(self) -> None:
        """Show the sections and entries as they are now."""
        self._filling = True
        scroll = self.verticalScrollBar().value()
        self._model.clear()
        bench, say = self._workbench, self._look.say
        for section in bench.issue.sections if bench.issue else ():
            name = say.bilingual(section.name) or say("tree.no_section")
            self._model.appendRow(self._section(name, section.id, section.entries))
        if bench.inbox:
            self._model.appendRow(self._section(say("tree.inbox"), _INBOX_SECTION, bench.inbox))
        self.expandAll()
        self._filling = False
        self._show_current()
        self.verticalScrollBar().setValue(scroll)

    def _section(self, name: str, section_id: int, entries: tuple[Entry, ...]) -> QStandardItem:
        item = QStandardItem(name)
        item.setData(section_id, SECTION)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        item.setData(f"{name}, {len(entries)}", Qt.ItemDataRole.AccessibleTextRole)
        item.setData(len(entries), COUNT)
        for entry in entries:
            item.appendRow(self._entry(entry))
        return item

    def _entry(self, entry: Entry) -> QStandardItem:
        bench, say = self._workbench, self._look.say
        findings, span = bench.findings_of(entry.id), bench.span_of(entry.id)
        item = QStandardItem(short_title(entry) or say("tree.no_title"))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )
        pages = "" if span is None else (f"{span[0]}" if span[0] == span[1] else f"{span[0]}–{span[1]}")
        item.setData(entry.id, ENTRY)
        item.setData(entry.state, STATE)
        item.setData(pages, SPAN)
        item.setData(len(findings), COUNT)
        item.setData(_worst([finding.level for finding in findings]), WORST)
        item.setToolTip(entry.title_zh)
        told = [entry.title_zh, say(f"state.{entry.state}"), say("pages.of", pages=pages) if pages else ""]
        told.append(say("findings.count", count=len(findings)) if findings else "")
        item.setData(", ".join(part for part in told if part), Qt.ItemDataRole.AccessibleTextRole)
        return item

    def _show_current(self) -> None:
        wanted = self._workbench.entry_id
        for row in range(self._model.rowCount()):
            section = self._model.index(row, 0)
            for place in range(self._model.rowCount(section)):
                index = self._model.index(place, 0, section)
                if index.data(ENTRY) == wanted:
                    self._filling = True
                    self.setCurrentIndex(index)
                    self._filling = False
                    return

    def _chosen(self, current: QModelIndex) -> None:
        entry_id = current.data(ENTRY)
        if not self._filling and isinstance(entry_id, int):
            self._workbench.choose_entry(entry_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasUrls():
            self.files_dropped.emit(local_files(event.mimeData().urls()))
            event.acceptProposedAction()
        else:
            super().dropEvent(event)


def local_files(urls: Sequence[QUrl]) -> list[str]:
    """The files on this machine among what was dropped."""
    return [url.toLocalFile() for url in urls if url.isLocalFile()]


def _worst(levels: Sequence[str]) -> str:
    return next((level for level in LEVELS if level in levels), "")


class _RowDelegate(QStyledItemDelegate):
    """Draws section rows and the two-line rows of entries."""

    def __init__(self, parent: QTreeView, look: Look) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self._look.px(50 if index.data(ENTRY) is not None else 34))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = getattr(option, "rect")
        state: QStyle.StateFlag = getattr(option, "state")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(ENTRY) is None:
            self._section(painter, rect, index)
        else:
            self._entry(painter, rect, index, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _section(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        look = self._look
        painter.setFont(look.faces.font(look.faces.interface, look.px(12), 600))
        painter.setPen(look.theme.color("text2"))
        box = rect.adjusted(14, look.px(6), -14, 0)
        count = str(index.data(COUNT))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width() - 30)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(look.faces.font(look.faces.interface, look.px(12)))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def _entry(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, *, chosen: bool
    ) -> None:
        look, theme = self._look, self._look.theme
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 5, 5)
            painter.fillRect(QRect(rect.left() + 6, rect.top() + 8, 3, rect.height() - 16), theme.color("accent"))
        drawing, token = _STATES[str(index.data(STATE))]
        size = look.px(15)
        draw_icon(
            painter,
            drawing,
            QRectF(rect.left() + look.px(18), rect.top() + look.px(8), size, size),
            str(getattr(theme, token)),
        )
        quiet = look.faces.font(look.faces.interface, look.px(12))
        painter.setFont(quiet)
        painter.setPen(theme.color("text2"))
        side = look.px(46)
        right = QRect(rect.right() - side - 14, rect.top() + look.px(5), side, look.px(20))
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.data(SPAN)))
        if index.data(COUNT):
            self._flag(painter, right.translated(0, look.px(20)), index)
        left = rect.left() + look.px(40)
        box = QRect(left, rect.top() + look.px(5), right.left() - left - 6, look.px(40))
        painter.setPen(theme.color("text"))
        font = look.faces.font(look.faces.interface, look.px(13), 600 if chosen else 400)
        _two_lines(painter, str(index.data()), box, font, look.px(20))

    def _flag(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        look = self._look
        color = str(getattr(look.theme, str(index.data(WORST)) or "text3"))
        painter.setPen(look.theme.color(str(index.data(WORST)) or "text3"))
        count = str(index.data(COUNT))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        wide, size = painter.fontMetrics().horizontalAdvance(count), look.px(13)
        top = box.top() + (box.height() - size) / 2
        draw_icon(painter, "flag", QRectF(box.right() - wide - size - 5, top, size, size), color)


def _two_lines(painter: QPainter, text: str, box: QRect, font: QFont, height: int) -> None:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(box.width())
    cut = first.textStart() + first.textLength()
    layout.endLayout()
    painter.setFont(font)
    metrics = painter.fontMetrics()
    rows = [text[:cut]]
    if cut < len(text):
        rows.append(metrics.elidedText(text[cut:], Qt.TextElideMode.ElideRight, box.width()))
    for place, row in enumerate(rows):
        line = QRect(box.left(), box.top() + place * height, box.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row)
