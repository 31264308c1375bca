"""A picture of who held a post, or which posts one held, from when to when: a bar a row, years below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gazette.gui.look import Look

_ROW, _BAR, _EDGE, _FOOT = 40, 10, 12, 22
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn of a row: days as ISO, None where they are not known; ``doubtful`` is hatched."""

    name: str
    since: str | None
    until: str | None
    doubtful: bool
    chosen: bool


class LedgerTimeline(QWidget):
    """Bars that begin or end at the edge reach on: nothing is known of when."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._bars: tuple[Bar, ...] = ()

    def dress(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these, one below the other; what they say is the accessible name."""
        self._bars = tuple(bars)
        say = self._look.say
        self.setAccessibleName(
            "\n".join(
                say("ledger.timeline", who=bar.name, since=bar.since or "…", until=bar.until or "…") for bar in bars
            )
        )
        self.setVisible(bool(bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(_ROW * len(self._bars) + _FOOT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        days = [day for bar in self._bars for day in (bar.since, bar.until) if day]
        if not days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = _ordinal(min(days)), _ordinal(max(days))
        spare = max((last - first) * 0.12, _YEAR / 4)
        self._paint(painter, first - spare, last + spare)
        painter.end()

    def _paint(self, painter: QPainter, first: float, last: float) -> None:
        look, px = self._look, self._look.px
        left, width = float(px(_EDGE)), float(self.width() - 2 * px(_EDGE))

        def across(day: str | None, edge: float) -> float:
            return edge if day is None else left + width * (_ordinal(day) - first) / (last - first)

        for at, bar in enumerate(self._bars):
            top = at * px(_ROW)
            painter.setPen(look.theme.color("text"))
            font = self.font()
            font.setBold(bar.chosen)
            painter.setFont(font)
            words = self.fontMetrics().elidedText(_said(bar), Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(QRectF(left, top, width, px(22)), Qt.AlignmentFlag.AlignVCenter, words)
            begin, end = across(bar.since, left), across(bar.until, left + width)
            place = QRectF(begin, top + px(24), max(end - begin, px(2)), px(_BAR))
            color = look.theme.color("doubt" if bar.doubtful else "accent")
            painter.setPen(QPen(color, 1))
            pattern = Qt.BrushStyle.BDiagPattern if bar.doubtful else Qt.BrushStyle.SolidPattern
            painter.setBrush(QBrush(color, pattern))
            painter.drawRect(place)
        self._paint_years(painter, first, last, left, width)

    def _paint_years(self, painter: QPainter, first: float, last: float, left: float, width: float) -> None:
        look, px = self._look, self._look.px
        foot = px(_ROW) * len(self._bars)
        painter.setPen(look.theme.color("text2"))
        font = self.font()
        font.setPixelSize(px(11))
        painter.setFont(font)
        years = range(date.fromordinal(int(first)).year + 1, date.fromordinal(int(last)).year + 1)
        step = 1 + len(years) * px(44) // max(int(width), 1)
        for year in years[::step]:
            at = left + width * (date(year, 1, 1).toordinal() - first) / (last - first)
            painter.drawLine(int(at), foot, int(at), foot + px(4))
            painter.drawText(
                QRectF(at - px(30), foot + px(4), px(60), px(16)), Qt.AlignmentFlag.AlignHCenter, str(year)
            )


def _said(bar: Bar) -> str:
    return f"{bar.name}  {bar.since or '…'} – {bar.until or ''}".rstrip()


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
