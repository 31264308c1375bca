"""How the rows of the structure are drawn: a section with its count, an entry in two lines with state and findings."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from gazette.gui.icons import draw_icon
from gazette.gui.look import Look

ENTRY, SECTION, STATE, SPAN, COUNT, WORST, PATH, MOVED = (int(Qt.ItemDataRole.UserRole) + step for step in range(1, 9))
"""What a row of the model holds beside its text: entry id, section id, state, pages, count, worst level, block path,
and whether its first page is news."""
_SIDE = 14
_STATES = {
    "draft": ("circle-dashed", "text3"),
    "in_proof": ("circle-dot", "accent"),
    "final": ("circle-check", "ok"),
}


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of sections, in two lines where the name asks for them, and of entries, always in two."""

    def __init__(self, parent: QTreeView, look: Look) -> None:
        super().__init__(parent)
        self._view, self._look = parent, look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if index.data(ENTRY) is not None:
            return QSize(100, self._look.px(50))
        if index.data(PATH) is not None:
            return QSize(100, self._look.px(28))
        name, metrics = str(index.data()), QFontMetrics(self._section_font())
        fits = metrics.horizontalAdvance(name) <= self._section_width(self._view.viewport().width())
        return QSize(100, self._look.px(34 if fits else 52))

    def _section_font(self) -> QFont:
        return self._look.faces.font(self._look.faces.interface, self._look.px(12), 600)

    def _section_width(self, there: int) -> int:
        """How wide a name may be in a row: what the count leaves."""
        return there - 2 * _SIDE - self._look.px(30)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = getattr(option, "rect")
        state: QStyle.StateFlag = getattr(option, "state")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(PATH) is not None:
            self._attachment(painter, rect, index, chosen=bool(state & QStyle.StateFlag.State_Selected))
        elif index.data(ENTRY) is None:
            self._section(painter, rect, index)
        else:
            self._entry(painter, rect, index, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _section(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        look = self._look
        painter.setPen(look.theme.color("text2"))
        line, wide = look.px(18), self._section_width(rect.width())
        box = QRect(rect.left() + _SIDE, rect.top() + look.px(11), wide, rect.height())
        _two_lines(painter, str(index.data()), box, self._section_font(), line)
        painter.setFont(look.faces.font(look.faces.interface, look.px(12)))
        right = QRect(box.left(), box.top(), rect.width() - 2 * _SIDE, line)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(index.data(COUNT)))

    def _attachment(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, *, chosen: bool
    ) -> None:
        look = self._look
        if chosen:
            self._chosen(painter, rect)
        size, left = look.px(14), rect.left() + look.px(40)
        mark = QRectF(left, rect.top() + (rect.height() - size) / 2, size, size)
        draw_icon(painter, "paperclip", mark, look.theme.text2)
        painter.setFont(look.faces.font(look.faces.interface, look.px(12)))
        painter.setPen(look.theme.color("text2"))
        box = rect.adjusted(left + size + 6 - rect.left(), 0, -14, 0)
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _chosen(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.color("sel"))
        painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 5, 5)
        painter.fillRect(
            QRect(rect.left() + 6, rect.top() + 8, 3, rect.height() - 16), self._look.theme.color("accent")
        )

    def _entry(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, *, chosen: bool
    ) -> None:
        look, theme = self._look, self._look.theme
        if chosen:
            self._chosen(painter, rect)
        drawing, token = _STATES[str(index.data(STATE))]
        size = look.px(15)
        draw_icon(
            painter,
            drawing,
            QRectF(rect.left() + look.px(18), rect.top() + look.px(8), size, size),
            str(getattr(theme, token)),
        )
        quiet = look.faces.font(look.faces.interface, look.px(12))
        painter.setFont(look.faces.font(look.faces.interface, look.px(12), 600) if index.data(MOVED) else quiet)
        painter.setPen(theme.color("text" if index.data(MOVED) else "text2"))
        side = look.px(46)
        right = QRect(rect.right() - side - 14, rect.top() + look.px(5), side, look.px(20))
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.data(SPAN)))
        painter.setFont(quiet)
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
