"""Draws a finding: level by icon and word, place, sentence with the exact string marked; when chosen, the change."""

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gazette.desk.memory_table import reason_words
from gazette.gui.changed_text import Piece
from gazette.gui.finding_rows import ROW, FindingRow, Index
from gazette.gui.icons import MESSAGE_ICONS, draw_icon
from gazette.gui.look import Look
from gazette.gui.wrapped_text import draw_wrapped, marked_boxes, wrapped_height

_LEFT = 14
_TOKENS = {"stays": "text2", "goes": "error", "comes": "ok"}


class FindingDelegate(QStyledItemDelegate):
    """A row; the chosen one has room for its buttons below the sentence."""

    def __init__(self, parent: QListView, look: Look) -> None:
        super().__init__(parent)
        self._list, self._look = parent, look
        self.acts_width = 0
        """How much of the second line its buttons take."""
        faces = look.faces
        self._font, self._bold = (faces.font(faces.interface, look.px(13), weight) for weight in (400, 600))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: FindingRow = index.data(ROW)
        wide = self._list.viewport().width() - self._sentence_left(row) - _LEFT
        height = self._sentence_height(str(index.data()), wide)
        if index == self._list.currentIndex():
            height += self.acts_height
        return QSize(100, math.ceil(height))

    @property
    def acts_height(self) -> int:
        """How much the second line takes, with its buttons."""
        return self._look.px(40)

    def _sentence_left(self, row: FindingRow) -> int:
        metrics = QFontMetrics(self._bold)
        level = metrics.horizontalAdvance(self._look.say(f"level.{row.finding.level}"))
        place = QFontMetrics(self._font).horizontalAdvance(row.place)
        return _LEFT + self._look.px(16) + 8 + level + 12 + place + 14

    def _sentence_height(self, sentence: str, wide: float) -> float:
        return max(wrapped_height(sentence, self._font, max(wide, 80)) + self._look.px(14), self._look.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRect(getattr(option, "rect"))
        row: FindingRow = index.data(ROW)
        level = row.finding.level
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if getattr(option, "state") & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.theme.color("sel"))
        size = look.px(16)
        icon = "circle-slash" if row.decision is not None else MESSAGE_ICONS[level]
        token = "text2" if row.decision is not None else level
        draw_icon(painter, icon, QRectF(rect.left() + _LEFT, rect.top() + look.px(9), size, size), _color(look, token))
        at = rect.adjusted(_LEFT + size + 8, 0, -_LEFT, 0)
        at.setLeft(at.left() + self._text(painter, at, look.say(f"level.{level}"), token, self._bold) + 12)
        at.setLeft(at.left() + self._text(painter, at, row.place, "text2", self._font) + 14)
        self._draw_sentence(painter, at, str(index.data()), row)
        if index == self._list.currentIndex():
            below = QRect(rect.left() + _LEFT + size + 8, rect.bottom() - self.acts_height, rect.width(), 0)
            below.setRight(rect.right() - self.acts_width - 8)
            below.setBottom(rect.bottom())
            self._draw_second(painter, below, row)
        painter.restore()

    def _draw_sentence(self, painter: QPainter, at: QRect, sentence: str, row: FindingRow) -> None:
        look = self._look
        box = QRectF(at.adjusted(0, look.px(7), 0, 0))
        painter.setFont(self._font)
        start = sentence.find(row.finding.text) if row.finding.text else -1
        if start >= 0 and row.decision is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.theme.color(f"{row.finding.level}_ground"))
            span = (start, start + len(row.finding.text))
            for marked in marked_boxes(sentence, self._font, box, Qt.AlignmentFlag.AlignLeft, span):
                painter.drawRoundedRect(marked, 2, 2)
        painter.setPen(look.theme.color("text2" if row.decision is not None else "text"))
        draw_wrapped(painter, box, sentence)

    def _draw_second(self, painter: QPainter, at: QRect, row: FindingRow) -> None:
        if row.decision is not None:
            said, decision = self._look.say, row.decision
            why = said("findings.ignored_why", reason=reason_words(decision, said.language))
            words = [why, *([decision.who] if decision.who else []), decision.at[:10]]
            self._piece(painter, at, Piece(" · ".join(words), "stays"))
            return
        for place, piece in enumerate(row.pieces):
            shown = piece
            if place == 0 and piece.fate == "stays":
                # What changes is to be seen, whatever stands before it.
                metrics = QFontMetrics(self._font)
                kept = metrics.elidedText(piece.text, Qt.TextElideMode.ElideLeft, max(at.width() // 3, 20))
                shown = Piece(kept, "stays")
            at.setLeft(self._piece(painter, at, shown))

    def _piece(self, painter: QPainter, at: QRect, piece: Piece) -> int:
        """Draw what there is room for; where it ends. What goes is struck out, what comes is underlined."""
        look = self._look
        painter.setFont(self._font if piece.fate == "stays" else self._bold)
        metrics, token = painter.fontMetrics(), _TOKENS[piece.fate]
        shown = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, max(at.width(), 0))
        wide, middle, half = metrics.horizontalAdvance(shown), at.center().y(), metrics.height() // 2
        if piece.fate != "stays":
            ground = QRect(at.left(), middle - half, wide, 2 * half + 1)
            painter.fillRect(ground, look.theme.color(f"{token}_ground"))
            line = middle if piece.fate == "goes" else middle + half
            painter.setPen(QPen(look.theme.color(token), 1))
            painter.drawLine(at.left(), line, at.left() + wide, line)
        painter.setPen(look.theme.color(token))
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return at.left() + wide

    def _text(self, painter: QPainter, at: QRect, text: str, token: str, font: QFont) -> int:
        look = self._look
        painter.setFont(font)
        painter.setPen(look.theme.color(token))
        row = QRect(at.left(), at.top(), at.width(), look.px(34))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        return painter.fontMetrics().horizontalAdvance(text)


def _color(look: Look, token: str) -> str:
    return str(getattr(look.theme, token))
