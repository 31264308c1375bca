"""The shelf of a year: a cover for each issue, with its numbers, day, pages and documents."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gazette.archive import IssueRow
from gazette.gui.captions import Captions
from gazette.gui.drawn_pages import DrawnPages, PagesView, draw_frame
from gazette.gui.look import Look
from gazette.gui.workbench import Workbench
from gazette.gui.year_covers import Cover, YearCovers

Index = QModelIndex | QPersistentModelIndex
_WIDE, _HIGH, _LINE = 132, 188, 19
"""Pixels of a cover, and of a line below it."""
_LINES = 4
ROW = int(Qt.ItemDataRole.UserRole) + 1


def issue_lines(row: IssueRow, pages: int | None, say: Captions) -> tuple[str, ...]:
    """What stands below a cover: numbers, serial, day, pages and documents; what is not known is left out."""
    numbers = "、".join(map(str, row.numbers)) if say.language == "zh" else ", ".join(map(str, row.numbers))
    counts = [say("years.documents", count=row.entries)]
    if pages is not None:
        counts.insert(0, say("years.pages", count=pages))
    return (
        say("years.numbers", numbers=numbers) if numbers else say("years.no_number"),
        say("years.serial", serial=row.serial) if row.serial is not None else "",
        row.date or "",
        " · ".join(counts),
    )


class ShelfRows(QAbstractListModel):
    """The issues of a year; who cannot see the covers hears what stands below them."""

    def __init__(self, covers: YearCovers, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._covers, self.look = covers, look
        self.issues: tuple[IssueRow, ...] = ()
        covers.found.connect(self._found)

    def show_issues(self, issues: Sequence[IssueRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.issues = tuple(issues)
        self.endResetModel()

    def cover(self, at: int) -> Cover | None:
        """The cover of an issue, as far as it is there."""
        return self._covers.cover(self.issues[at])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.issues)

    def data(self, index: Index, role: int = 0) -> object:
        row = self.issues[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return " · ".join(filter(None, self.lines(index.row())))
            case _ if role == ROW:
                return row
        return None

    def lines(self, at: int) -> tuple[str, ...]:
        """What stands below a cover."""
        row, cover = self.issues[at], self._covers.known(self.issues[at].id)
        return issue_lines(row, row.pages if cover is None else cover.pages, self.look.say)

    def _found(self, issue_id: int) -> None:
        for at, row in enumerate(self.issues):
            if row.id == issue_id:
                self.dataChanged.emit(self.index(at), self.index(at))


class ShelfDelegate(QStyledItemDelegate):
    """Draws a cover on its sheet, and lines below it."""

    def __init__(self, parent: "YearShelf", look: Look, workbench: Workbench) -> None:
        super().__init__(parent)
        self._shelf, self._look, self._workbench = parent, look, workbench
        self.drawn = DrawnPages(look)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._shelf.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._look, QRectF(getattr(option, "rect"))
        chosen = bool(getattr(option, "state") & QStyle.StateFlag.State_Selected)
        painter.save()
        low = box.top() + look.px(10 + _HIGH)
        sheet = QRectF(0, 0, look.px(_WIDE), look.px(_HIGH))
        picture = self._picture(index.row())
        if picture is not None:
            size = picture.deviceIndependentSize()
            sheet.setSize(size)
        sheet.moveBottom(low)
        sheet.moveLeft(box.center().x() - sheet.width() / 2)
        if picture is None:
            painter.fillRect(sheet, look.theme.color("paper"))
        else:
            painter.drawPixmap(sheet.topLeft(), picture)
        draw_frame(painter, sheet, look, chosen=chosen)
        for at, line in enumerate(self._shelf.rows.lines(index.row())):
            painter.setFont(look.faces.font(look.faces.interface, look.px(12), 600 if not at else 400))
            painter.setPen(look.theme.color("text" if at < 2 else "text2"))
            place = QRectF(box.left() + 4, low + look.px(6 + at * _LINE), box.width() - 8, look.px(_LINE))
            words = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _picture(self, at: int) -> QPixmap | None:
        cover = self._shelf.rows.cover(at)
        if cover is None:
            return None
        scale = min(self._look.px(_WIDE) / cover.page.width, self._look.px(_HIGH) / cover.page.height)

        def shown(sha256: str) -> QImage | None:
            return self._workbench.pictures.image(sha256, grey=cover.grey)

        issue_id = self._shelf.rows.issues[at].id
        return self.drawn.picture(issue_id, cover.page, scale, self._shelf.devicePixelRatioF(), shown)


class YearShelf(PagesView):
    """The covers of a year."""

    def __init__(self, covers: YearCovers, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.rows = ShelfRows(covers, look, self)
        self.setModel(self.rows)
        self._delegate = ShelfDelegate(self, look, workbench)
        workbench.pictures.loaded.connect(self._picture_loaded)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self.rows.look = look
        self._delegate = ShelfDelegate(self, look, self._workbench)
        self.setItemDelegate(self._delegate)
        self.setGridSize(QSize(look.px(_WIDE + 36), look.px(_HIGH + _LINES * _LINE + 28)))

    def _picture_loaded(self, sha256: str) -> None:
        self._delegate.drawn.forget(sha256)
        self.viewport().update()
