"""The pages as they will print, one below the other; the current block is tinted, the caret marked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gazette.gui.page_layout import GAP, PIXELS_PER_POINT, ZOOM_WIDTH, fitting_scale, laid_out, largest_sheet
from gazette.gui.page_marks import Current, PageMark, draw_current, draw_marks
from gazette.gui.page_mouse import PageMouse
from gazette.gui.page_painting import draw_page, page_picture
from gazette.gui.picture_shelf import PictureShelf
from gazette.gui.theme import Theme
from gazette.model import BlockPath
from gazette.typeset import Box, Page, Pages, PictureInk, Place

_ZOOM_STEPS = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400, 600, 800)
# A sheet of more pixels keeps no picture, which would take hundreds of megabytes: what is in view is drawn each time.
_MOST_PIXELS = 24_000_000


class PageView(QAbstractScrollArea):
    """Shows ``Pages``; paints only the visible sheets and keeps their pictures until pages or scale change."""

    page_changed = Signal(int)
    """Index of the page in view."""
    zoom_changed = Signal(int)
    """Zoom as a whole percentage."""
    moved_by_hand = Signal()
    """The person went to another place of the pages."""

    def __init__(self, theme: Theme, shelf: PictureShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._shelf = theme, shelf
        self._ink: PictureInk = "black"
        shelf.loaded.connect(self._picture_loaded)
        self._pages: tuple[Page, ...] = ()
        self._largest = largest_sheet(())
        self._pages_of: Mapping[int, Sequence[int]] = {}
        self._pictures: dict[int, QPixmap] = {}
        self._scale_of_pictures = (0.0, 0.0)
        self._zoom, self._facing = ZOOM_WIDTH, False
        self._layout = laid_out((), 1.0, facing=False)
        self.current: Current | None = None
        """What is tinted."""
        self.marks: tuple[PageMark, ...] = ()
        """What is underlined."""
        self._shown = 0
        self._resizing = False
        self._head = (0, 0.0)
        """The sheet at the head of the view, and how far below its top that is, in points; a resize keeps it."""
        self._told: Page | None = None
        """The page whose text was told to those who cannot see it."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(180)
        self.verticalScrollBar().valueChanged.connect(self._notice_page)
        self.mouse = PageMouse(self, self)
        self.mouse.moved_by_hand.connect(self.moved_by_hand)

    def sizeHint(self) -> QSize:
        return QSize(438, 600)

    def set_theme(self, theme: Theme) -> None:
        """Draw on the desk and paper of ``theme``."""
        self._theme = theme
        self._pictures.clear()
        self.viewport().update()

    def set_pages(self, pages: Pages) -> None:
        """Show ``pages``; the place in view stays, sheets that did not change keep their picture."""
        old, self._pages = self._pages, pages.pages
        others = [
            index
            for index, (before, now) in enumerate(zip(old, self._pages, strict=False))
            if before is not now and before != now
        ]
        gone = {*others, *range(min(len(old), len(self._pages)), len(old))}
        self._pictures = {index: picture for index, picture in self._pictures.items() if index not in gone}
        self._ink = pages.picture_ink
        if self.current is not None:
            self.current = replace(self.current, caret=None, rows=None)
        self.marks = ()
        if len(old) == len(self._pages) and all(_same_place(old[at], self._pages[at]) for at in others):
            self._layout.pages = self._pages
        else:
            self._count_pages()
            self._arrange()
        self._notice_page()
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def page_index(self) -> int:
        """Index of the page in view."""
        return self._shown

    @property
    def scale(self) -> float:
        """Pixels a point."""
        facing = self._facing and len(self._pages) > 1
        return fitting_scale(self._largest, self._zoom, self.viewport().size(), facing=facing)

    @property
    def zoom_percent(self) -> int:
        """The zoom in effect."""
        return round(self.scale / PIXELS_PER_POINT * 100)

    def set_zoom(self, zoom: int) -> None:
        """Zoom to a percentage, ``ZOOM_WIDTH`` or ``ZOOM_PAGE``; the middle of the view stays."""
        view = self.viewport()
        bars = ((self.verticalScrollBar(), view.height()), (self.horizontalScrollBar(), view.width()))
        middles = [(bar.value() + length / 2) / max(bar.maximum() + length, 1) for bar, length in bars]
        self._zoom = zoom
        self._arrange()
        for (bar, length), middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + length) - length / 2))
        self.viewport().update()
        self.zoom_changed.emit(self.zoom_percent)

    @property
    def zoom(self) -> int:
        """The zoom that was chosen."""
        return self._zoom

    def set_facing(self, facing: bool) -> None:
        """Show facing pages side by side, or all below each other; the page in view stays."""
        self._facing = facing
        index = self._shown
        self._arrange()
        self.show_page(index)
        self.viewport().update()
        self.zoom_changed.emit(self.zoom_percent)

    def zoom_in(self) -> None:
        """The next larger step."""
        self.set_zoom(next((step for step in _ZOOM_STEPS if step > self.zoom_percent), _ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        self.set_zoom(next((step for step in reversed(_ZOOM_STEPS) if step < self.zoom_percent), _ZOOM_STEPS[0]))

    def zoom_about(self, steps: int, point: QPointF) -> None:
        """Zoom in (above 0) or out, so that what lies at a point of the viewport stays there."""
        before = self.page_at(point)
        for _ in range(abs(steps)):
            (self.zoom_in if steps > 0 else self.zoom_out)()
        if before is not None:
            index, _, at = before
            now = self.sheet(index).topLeft() + at * self.scale - point
            for bar, by in ((self.verticalScrollBar(), now.y()), (self.horizontalScrollBar(), now.x())):
                bar.setValue(bar.value() + round(by))

    def page_at(self, point: QPointF) -> tuple[int, Page, QPointF] | None:
        """The page under a point of the viewport, its index, and where on it that is, in points."""
        for index in self._visible():
            sheet = self.sheet(index)
            if sheet.contains(point):
                return index, self._pages[index], (point - sheet.topLeft()) / self.scale
        return None

    def pages_of(self, entry: int) -> list[tuple[int, Page]]:
        """The pages on which an entry, counted from 0, stands, with their indices."""
        return [(index, self._pages[index]) for index in self._pages_of.get(entry, ())]

    def clear(self) -> None:
        """Show no pages."""
        self._pages, self.current, self.marks = (), None, ()
        self._count_pages()
        self._pictures.clear()
        self._arrange()
        self.viewport().update()

    def show_page(self, index: int, y: float = 0) -> None:
        """Scroll to the page of ``index``, so that ``y`` points below its top stand in the upper part of the view."""
        if 0 <= index < len(self._layout.tops):
            within = max(0, y * self.scale - 120) if y else 0
            self.verticalScrollBar().setValue(round(self._layout.tops[index] + within) - GAP // 2)

    def sheet(self, index: int) -> QRectF:
        """Where the sheet of the page of ``index`` lies in the viewport."""
        rect = self._layout.rect(index).translated(self._middle, -self.verticalScrollBar().value())
        rect.moveLeft(round(rect.left()))
        return rect

    def set_marks(self, marks: tuple[PageMark, ...]) -> None:
        """Underline what findings mean."""
        if marks != self.marks:
            self.marks = marks
            self.viewport().update()

    @property
    def near(self) -> range:
        """The indices of the pages in view and of those beside them."""
        seen = self._visible()
        return range(max(seen.start - 1, 0), min(seen.stop + 1, len(self._pages)))

    def show_block(self, entry: int, path: BlockPath, *, follow: bool) -> None:
        """Tint the block; with ``follow`` scroll to it if it is out of view."""
        self.show_current(Current(entry, path), follow=follow)

    def show_current(self, current: Current, *, follow: bool) -> None:
        """Tint what is being edited and mark the caret in it; with ``follow`` scroll there if it is out of view."""
        self.current = current
        self.viewport().update()
        if follow:
            self._follow()

    def place_of(self, entry: int, path: BlockPath) -> tuple[int, Place] | None:
        """Page index and place where a block begins, or None where it is on no page."""
        for index in self._pages_of.get(entry, ()):
            for place in self._pages[index].places:
                if place.entry == entry and place.path == path:
                    return index, place
        return None

    def _follow(self) -> None:
        caret = self.current.caret if self.current is not None else None
        rects = self._current_rects() if caret is None else [self._rect_of(*caret)]
        if not rects:
            return
        view = self.viewport()
        shown = QRectF(0, self.verticalScrollBar().value(), view.width(), view.height())
        if not any(shown.top() <= rect.top() and rect.bottom() <= shown.bottom() for rect in rects):
            self.verticalScrollBar().setValue(round(rects[0].top() - view.height() / 3))
        if caret is not None and not shown.left() <= rects[0].left() <= shown.right():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + round(rects[0].left() - view.width() / 2))

    def _rect_of(self, index: int, box: Box) -> QRectF:
        """Where a box of a page lies, its left edge in the viewport, its top from the head of all pages."""
        corner = self.sheet(index).topLeft() + QPointF(box.x, box.y) * self.scale
        top = corner.y() + self.verticalScrollBar().value()
        return QRectF(corner.x(), top, box.width * self.scale, box.height * self.scale)

    def _current_rects(self) -> list[QRectF]:
        current, scale = self.current, self.scale
        if current is None:
            return []
        return [
            rect.translated(self.sheet(index).left(), self._layout.tops[index])
            for index in self._pages_of.get(current.entry, ())
            for rect in current.rects(index, self._pages[index], scale)
        ]

    def _count_pages(self) -> None:
        """Note what each key would ask for: the largest page, and on which pages each entry stands."""
        self._largest = largest_sheet(self._pages)
        pages_of: defaultdict[int, list[int]] = defaultdict(list)
        for index, page in enumerate(self._pages):
            for entry in page.entries:
                pages_of[entry].append(index)
        self._pages_of = pages_of

    def _arrange(self) -> None:
        self._layout = layout = laid_out(self._pages, self.scale, facing=self._facing)
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, layout.height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, layout.width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self._note_head()
        shape = (layout.scale, self.devicePixelRatioF())
        if shape != self._scale_of_pictures:
            self._scale_of_pictures = shape
            self._pictures.clear()

    @property
    def _middle(self) -> float:
        """Where the middle of the sheets lies in the viewport."""
        return max(self.viewport().width(), self._layout.width) / 2 - self.horizontalScrollBar().value()

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.visible(top, top + self.viewport().height())

    def _note_head(self) -> None:
        tops, height = self._layout.tops, self.verticalScrollBar().value() + GAP // 2
        if not self._resizing:
            index = max((row[0] for row in self._layout.rows if tops[row[0]] <= height), default=0)
            self._head = (index, (height - tops[index]) / self.scale if tops else 0.0)

    def _notice_page(self) -> None:
        self._note_head()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        tops = self._layout.tops
        index = max((row[0] for row in self._layout.rows if tops[row[0]] <= middle), default=0)
        if index != self._shown or not self._pages:
            self._shown = index
        self.page_changed.emit(self._shown)
        self._tell_accessible()

    def _tell_accessible(self) -> None:
        if self._pages and self._told is not self._pages[self._shown]:
            page = self._told = self._pages[self._shown]
            text = "".join("".join(run.texts) for line, *_ in page.lines() for run in line.runs)
            self.setAccessibleDescription(f"{page.label} / {len(self._pages)}: {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("desk"))
        visible = self._visible()
        for index in visible:
            sheet = self.sheet(index)
            self._draw(painter, index, sheet, event.rect())
            if self.current is not None:
                draw_current(painter, self.current, index, self._pages[index], sheet.topLeft(), self.scale)
            draw_marks(painter, self.marks, index, sheet.topLeft(), self.scale)
            painter.setPen(QPen(self._theme.color("line2"), 1))
            painter.drawRect(sheet)
        self._forget_far(visible)

    def _draw(self, painter: QPainter, index: int, sheet: QRectF, wanted: QRect) -> None:
        if sheet.width() * sheet.height() * self.devicePixelRatioF() ** 2 <= _MOST_PIXELS:
            painter.drawPixmap(sheet.topLeft(), self._picture(index))
            return
        seen = sheet & QRectF(wanted)
        painter.save()
        painter.setClipRect(seen)
        painter.fillRect(seen, self._theme.color("paper"))
        painter.translate(sheet.topLeft())
        seen.translate(-sheet.topLeft())
        in_points = QRectF(seen.topLeft() / self.scale, seen.bottomRight() / self.scale)
        draw_page(painter, self._pages[index], self.scale, self._shown_picture, in_points)
        painter.restore()

    def _picture(self, index: int) -> QPixmap:
        picture = self._pictures.get(index)
        if picture is None:
            paper, ratio = self._theme.color("paper"), self.devicePixelRatioF()
            picture = page_picture(self._pages[index], self.scale, ratio, paper, self._shown_picture)
            self._pictures[index] = picture
        return picture

    def _shown_picture(self, sha256: str) -> QImage | None:
        return self._shelf.image(sha256, grey=self._ink == "black")

    def _picture_loaded(self, sha256: str) -> None:
        """Paint the sheets again that have the picture."""
        for index in list(self._pictures):
            if any(one.sha256 == sha256 for one in self._pages[index].pictures):
                del self._pictures[index]
        self.viewport().update()

    def _forget_far(self, visible: range) -> None:
        for index in [i for i in self._pictures if not visible.start - 3 <= i <= visible.stop + 3]:
            del self._pictures[index]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resizing = True
        self._arrange()
        index, below = self._head
        if index < len(self._layout.tops):
            height = self._layout.tops[index] + below * self.scale
            self.verticalScrollBar().setValue(round(height) - GAP // 2)
        self._resizing = False
        if self._zoom <= 0:
            self.zoom_changed.emit(self.zoom_percent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right:
                self.turn(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self.turn_to(0)
            case Qt.Key.Key_End:
                self.turn_to(len(self._pages) - 1)
            case _:
                super().keyPressEvent(event)

    def turn(self, by: int) -> None:
        """So many pages on, or back below 0; of facing ones so many pairs."""
        rows = self._layout.rows
        at = next((at for at, row in enumerate(rows) if self._shown in row), 0)
        if 0 <= at + by < len(rows):
            self.turn_to(rows[at + by][0])

    def turn_to(self, index: int) -> None:
        """Go to a page because the person wants to look at it."""
        self.show_page(index)
        self.moved_by_hand.emit()


def _same_place(one: Page, other: Page) -> bool:
    """Whether a page takes the room of another and shows of the same entries."""
    return (one.width, one.height, one.entries) == (other.width, other.height, other.entries)
