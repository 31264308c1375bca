"""The documents of a year by section and issuer as bars, and what is missing: one list for eyes and ears."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gazette.desk.gaps import Series
from gazette.desk.years import Count, Year
from gazette.gui.captions import Captions
from gazette.gui.look import Look
from gazette.gui.number_rows import spans_called

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole) + 1
_BAR = 8


@dataclass(frozen=True, slots=True)
class CountLine:
    """A heading (neither ``count`` nor ``gaps``), a bar of ``count`` of ``most``, or what is missing of a series."""

    name: str
    count: int | None = None
    most: int = 1
    gaps: str = ""


def count_lines(year: Year, say: Captions) -> Iterator[CountLine]:
    """What is listed of a year."""
    yield CountLine(say("years.sections"))
    yield from _bars(year.sections)
    yield CountLine(say("years.issuers"))
    yield from _bars(year.issuers) if year.issuers else (CountLine("", gaps=say("years.no_issuer")),)
    yield CountLine(say("years.missing"))
    missing = list(_missing(year, say))
    yield from missing or (CountLine("", gaps=say("years.no_gaps")),)


def _bars(counts: tuple[Count, ...]) -> Iterator[CountLine]:
    most = max((count for _, count in counts), default=1)
    yield from (CountLine(name, count, most) for name, count in counts)


def _missing(year: Year, say: Captions) -> Iterator[CountLine]:
    if year.numbers is not None and year.numbers.missing:
        spans = spans_called(year.numbers.missing, say)
        yield CountLine(say("years.of_issues"), gaps=say("numbers.missing", spans=spans))
    for series in year.series:
        yield CountLine(series.called, gaps=_gaps(series, say))


def _gaps(series: Series, say: Captions) -> str:
    told = [say("numbers.missing", spans=spans_called(series.missing, say))] if series.missing else []
    if series.twice:
        told.append(say("years.twice", numbers=spans_called(((one, one) for one in series.twice), say)))
    return " · ".join(told)


class CountRows(QAbstractListModel):
    """A line a row, told in words to who cannot see the bars."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.lines: tuple[CountLine, ...] = ()

    def show_year(self, year: Year | None) -> None:
        """Show what is counted of a year."""
        self.beginResetModel()
        self.lines = tuple(count_lines(year, self.look.say)) if year is not None else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        is_heading = line.count is None and not line.gaps
        return Qt.ItemFlag.ItemIsEnabled if is_heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = 0) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                if line.count is not None:
                    return self.look.say("years.bar", name=line.name, count=line.count)
                if line.name and line.gaps:
                    return self.look.say("years.gap", name=line.name, gaps=line.gaps)
                return line.name or line.gaps
            case _ if role == LINE:
                return line
        return None


class CountDelegate(QStyledItemDelegate):
    """A name with its number, and a bar below it; what is missing in words."""

    def __init__(self, parent: QListView, look: Look) -> None:
        super().__init__(parent)
        self._list, self._look = parent, look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: CountLine = index.data(LINE)
        high = 34 if line.count is None and not line.gaps else 42 if line.count is not None or line.name else 28
        return QSize(100, self._look.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, line = self._look, index.data(LINE)
        box = QRectF(getattr(option, "rect"))
        theme, faces, px = look.theme, look.faces, look.px
        painter.save()
        if self._list.hasFocus() and getattr(option, "state") & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("sel"))
        row = box.adjusted(px(14), 0, -px(14), 0)
        if line.count is None and not line.gaps:
            painter.setFont(faces.font(faces.interface, px(12), 600))
            painter.setPen(theme.color("text2"))
            painter.drawText(row, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, line.name)
            painter.restore()
            return
        painter.setFont(faces.font(faces.interface, px(13)))
        first = QRectF(row.left(), row.top() + px(4), row.width(), px(20))
        painter.setPen(theme.color("text"))
        if line.count is None:
            self._write(painter, first, line.name or line.gaps, "text" if line.name else "text2")
            if line.name:
                self._write(painter, first.translated(0, px(18)), line.gaps, "text2")
            painter.restore()
            return
        count = f"{line.count:,}"
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        wide = painter.fontMetrics().horizontalAdvance(count) + px(8)
        self._write(painter, first.adjusted(0, 0, -wide, 0), line.name, "text")
        bar = QRectF(row.left(), row.top() + px(27), max(row.width() * line.count / line.most, px(2)), px(_BAR))
        painter.fillRect(bar, theme.color("accent"))
        painter.restore()

    def _write(self, painter: QPainter, place: QRectF, words: str, color: str) -> None:
        painter.setPen(self._look.theme.color(color))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class YearCounts(QListView):
    """At the right of the shelf."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = CountRows(look, self)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dress(self, look: Look) -> None:
        """Take colours and sizes."""
        self.rows.look = look
        self.setItemDelegate(CountDelegate(self, look))
