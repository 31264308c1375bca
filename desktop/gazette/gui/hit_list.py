"""The list of hits: an entry in bold, below it each place in a line, what stood there struck out and what shall be."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gazette.gui.hit_rows import HIT, PLACE, HitRows, Index, around
from gazette.gui.icons import draw_icon
from gazette.gui.look import Look
from gazette.model import TextPlace

_LEFT = 14
_BOX = 14


class HitList(QListView):
    """Space ticks, Enter goes to the place in the text, Esc leaves."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self.opened.emit)

    def dress(self, look: Look) -> None:
        """Take colours and sizes."""
        self.setItemDelegate(_HitDelegate(self, look))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Space if self.currentIndex().isValid():
                self.model().setData(self.currentIndex(), None, Qt.ItemDataRole.CheckStateRole)
            case _:
                super().keyPressEvent(event)


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, parent: QListView, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        faces = look.faces
        self._font = faces.font(faces.interface, look.px(13))
        self._bold = faces.font(faces.interface, look.px(13), 600)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, max(self._look.px(30), QFontMetrics(self._font).height() + 8))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            box = self._box(QRect(getattr(option, "rect")), index).adjusted(-8, -8, 8, 8)
            if box.contains(event.position()):
                return model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRect(getattr(option, "rect"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if getattr(option, "state") & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.theme.color("sel"))
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        at = rect.adjusted(_LEFT, 0, -_LEFT, 0)
        if state is not None:
            box = self._box(rect, index)
            self._draw_box(painter, box, Qt.CheckState(state))
            at.setLeft(round(box.right()) + 10)
        hit = index.data(HIT)
        if hit is None:
            painter.setFont(self._bold)
            self._text(painter, at, str(index.data()), "text")
        else:
            self._draw_hit(painter, at, index, hit)
        painter.restore()

    def _box(self, rect: QRect, index: Index) -> QRectF:
        size = self._look.px(_BOX)
        left = rect.left() + _LEFT + (0 if index.data(HIT) is None else self._look.px(22))
        return QRectF(left, rect.top() + (rect.height() - size) / 2, size, size)

    def _draw_box(self, painter: QPainter, box: QRectF, state: Qt.CheckState) -> None:
        theme = self._look.theme
        filled = state != Qt.CheckState.Unchecked
        painter.setPen(QPen(theme.color("accent" if filled else "line2"), 1))
        painter.setBrush(theme.color("accent" if filled else "surface"))
        painter.drawRoundedRect(box, 2, 2)
        if state == Qt.CheckState.Checked:
            draw_icon(painter, "check", box.adjusted(1, 1, -1, -1), theme.on_accent)
        elif filled:
            middle = box.center().y()
            painter.setPen(QPen(theme.color("on_accent"), 2))
            painter.drawLine(round(box.left()) + 3, round(middle), round(box.right()) - 3, round(middle))

    def _draw_hit(self, painter: QPainter, at: QRect, index: Index, hit: TextPlace) -> None:
        model = index.model()
        assert isinstance(model, HitRows)
        painter.setFont(self._font)
        metrics = painter.fontMetrics()
        place = str(index.data(PLACE))
        self._text(painter, at, place, "text2")
        at = at.adjusted(max(metrics.horizontalAdvance(place), self._look.px(72)) + 14, 0, 0, 0)
        before, after = around(hit)
        room = max(at.width() // 3, 20)
        at.setLeft(self._text(painter, at, metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room), "text"))
        if not model.tickable:
            at.setLeft(self._marked(painter, at, hit.found, "doubt"))
        elif hit.found == model.new:
            at.setLeft(self._text(painter, at, hit.found, "text2"))
        else:
            at.setLeft(self._marked(painter, at, hit.found, "error", struck=True))
            if model.new:
                at.setLeft(self._text(painter, at, " → ", "text2"))
                at.setLeft(self._marked(painter, at, model.new, "ok"))
        self._text(painter, at, after, "text")

    def _text(self, painter: QPainter, at: QRect, text: str, token: str) -> int:
        """Draw what there is room for; where it ends."""
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(at.width(), 0))
        painter.setPen(self._look.theme.color(token))
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return at.left() + metrics.horizontalAdvance(shown)

    def _marked(self, painter: QPainter, at: QRect, text: str, token: str, *, struck: bool = False) -> int:
        """What goes is struck out, what comes and what was found is underlined, each on a ground of its colour."""
        theme, metrics = self._look.theme, painter.fontMetrics()
        shown = metrics.elidedText(" ".join(text.split()) or text, Qt.TextElideMode.ElideRight, max(at.width(), 0))
        wide = metrics.horizontalAdvance(shown)
        middle, half = at.center().y(), metrics.height() // 2
        painter.fillRect(QRect(at.left(), middle - half, wide, 2 * half + 1), theme.color(f"{token}_ground"))
        self._text(painter, at, shown, token)
        line = middle if struck else middle + half
        painter.setPen(QPen(theme.color(token), 1))
        painter.drawLine(at.left(), line, at.left() + wide, line)
        return at.left() + wide
