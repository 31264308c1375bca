"""The right of the publish room: all pages in printed order, two abreast, drawn small while they are in view."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gazette.gui.captions import Captions, plain
from gazette.gui.drawn_pages import DrawnPages, PagesView, draw_frame
from gazette.gui.look import Look
from gazette.gui.panes import PaneHead, column
from gazette.gui.short_title import short_title
from gazette.gui.when_shown import WhenShown
from gazette.gui.workbench import Workbench
from gazette.model import Entry, Issue
from gazette.typeset import Page, Pages

_WIDE = 264
_SHEET_WIDE = 104
_HIGHEST = 1.45
"""No sheet is drawn higher than so many times as wide as the usual one."""
_GAP = 14
_LABEL = 26
_LABELS = {"cover": "pages.cover", "blank": "pages.blank", "colophon": "pages.colophon"}
Index = QModelIndex | QPersistentModelIndex


def page_labels(pages: Sequence[Page], say: Captions) -> list[str]:
    """What stands below each page: its folio; what has none is called by what it is, contents in their language."""
    labels: list[str] = []
    count: Counter[str] = Counter()
    for page in pages:
        if page.part == "contents":
            name = "目录" if page.language.startswith("zh") else "Contents"
        elif page.part in _LABELS:
            name = say(_LABELS[page.part])
        else:
            labels.append(page.label)
            continue
        count[name] += 1
        labels.append(f"{name} {count[name]}" if count[name] > 1 else name)
    return labels


class ThumbnailRows(QAbstractListModel):
    """A row for each page; who cannot see it hears which documents stand on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pages: Sequence[Page] = ()
        self._labels: list[str] = []
        self._spoken: list[str] = []

    def show_pages(self, pages: Sequence[Page], issue: Issue | None, say: Captions) -> None:
        """Show these; where there are as many as before the chosen one stays."""
        another = len(pages) != len(self.pages)
        if another:
            self.beginResetModel()
        self.pages, self._labels = pages, page_labels(pages, say)
        entries = issue.entries if issue is not None else ()
        self._spoken = [_spoken(page, label, entries, say) for page, label in zip(pages, self._labels, strict=True)]
        if another:
            self.endResetModel()
        elif pages:
            self.dataChanged.emit(self.index(0, 0), self.index(len(pages) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.pages)

    def data(self, index: Index, role: int = 0) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._labels[index.row()]
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken[index.row()]
        return None


def _spoken(page: Page, label: str, entries: Sequence[Entry], say: Captions) -> str:
    if page.number is None:
        return label
    titles = [short_title(entries[at]) for at in sorted(page.entries) if 0 <= at < len(entries)]
    return " · ".join([say("pages.page", page=label), *titles])


class ThumbnailDelegate(QStyledItemDelegate):
    """Draws the page on its sheet, and its label below; keeps what it drew."""

    def __init__(self, parent: "ThumbnailList", look: Look, workbench: Workbench) -> None:
        super().__init__(parent)
        self._list, self._look, self._workbench = parent, look, workbench
        self.drawn = DrawnPages(look)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._list.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._look, QRectF(getattr(option, "rect"))
        picture = self._picture(index.row())
        size = picture.deviceIndependentSize()
        low = box.bottom() - look.px(_LABEL)
        sheet = QRectF(box.center().x() - size.width() / 2, low - size.height(), size.width(), size.height())
        chosen = bool(getattr(option, "state") & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.drawPixmap(sheet.topLeft(), picture)
        draw_frame(painter, sheet, look, chosen=chosen)
        painter.setFont(look.faces.font(look.faces.interface, look.px(12), 600 if chosen else 400))
        painter.setPen(look.theme.color("text"))
        label = QRectF(box.left(), low, box.width(), look.px(_LABEL))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()

    def _picture(self, at: int) -> QPixmap:
        page = self._list.rows.pages[at]
        scale = self._look.px(_SHEET_WIDE) / max(page.width, page.height / _HIGHEST)
        return self.drawn.picture(at, page, scale, self._list.devicePixelRatioF(), self._shown)

    def _shown(self, sha256: str) -> QImage | None:
        pages = self._workbench.pages
        return self._workbench.pictures.image(sha256, grey=pages is not None and pages.picture_ink == "black")


class ThumbnailList(PagesView):
    """The pages, two abreast."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.rows = ThumbnailRows(self)
        self.setModel(self.rows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.high = 0

    def fit(self, high: int) -> None:
        """Rows are so high, and two pages stand beside each other."""
        self.high = high
        size = QSize(max((self.viewport().width() - 2) // 2, 1), high)
        if size != self.gridSize():
            self.setGridSize(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.high)


class PageThumbnails(QFrame):
    """How many pages on how many sheets, and the pages; follows them while it is seen."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side_pane")
        self._workbench, self._look = workbench, look
        self._shown: tuple[Pages | None, Issue | None, int] = (None, None, 0)
        self.head, self.list = PaneHead(self), ThumbnailList(self)
        self._delegate = ThumbnailDelegate(self.list, look, workbench)
        column(self, self.head, self.list)
        changed = WhenShown(self, self.fill)
        workbench.pages_changed.connect(changed)
        workbench.issue_changed.connect(changed)
        workbench.pictures.loaded.connect(self._picture_loaded)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.head.dress(look)
        self.setFixedWidth(look.px(_WIDE))
        self._delegate = ThumbnailDelegate(self.list, look, self._workbench)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(plain(look.say("act.pages")))
        self.list.fit(look.px(round(_SHEET_WIDE * _HIGHEST) + _GAP + _LABEL))
        self._shown = (None, None, 0)
        self.fill()

    def fill(self) -> None:
        """Show the pages as they are now."""
        bench, say = self._workbench, self._look.say
        shown = (bench.pages, bench.issue, bench.office.sheet)
        if bench.pages is not None and all(one is other for one, other in zip(self._shown, shown, strict=True)):
            return
        self._shown = shown
        pages = bench.pages.pages if bench.pages is not None else ()
        self.list.rows.show_pages(pages, bench.issue, say)
        count = len(pages)
        if bench.issue is None:
            self.head.title.say("")
        elif bench.pages is None:
            self.head.title.say(say("pages.making"))
        elif bench.issue.facsimile is not None or bench.office.sheet == 1:
            self.head.title.say(say("pages.count", count=count))
        else:
            each = bench.office.sheet
            sheets, blank = -(-count // each), -count % each
            self.head.title.say(
                say("pages.sheets_short", count=count, sheets=sheets, blank=blank)
                if blank
                else say("pages.sheets", count=count, sheets=sheets, each=each)
            )

    @property
    def drawn(self) -> int:
        """How many pages were drawn: no more than were in view."""
        return len(self._delegate.drawn)

    def _picture_loaded(self, sha256: str) -> None:
        self._delegate.drawn.forget(sha256)
        self.list.viewport().update()
