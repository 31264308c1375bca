"""Pages drawn small, many in a view: the pictures that are kept of them, the frame around one, and the view."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from gazette.gui.enter_key import is_enter
from gazette.gui.look import Look
from gazette.gui.page_painting import page_picture
from gazette.typeset import Page

_MOST = 80
"""So many pages stay drawn: what is scrolled back to comes at once."""


class DrawnPages:
    """The pictures of pages by numbers; ``shown`` gives the image of a picture on one, by its SHA-256."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._drawn: dict[int, tuple[Page, QPixmap]] = {}

    def __len__(self) -> int:
        return len(self._drawn)

    def picture(
        self, number: int, page: Page, scale: float, ratio: float, shown: Callable[[str], QImage | None]
    ) -> QPixmap:
        """A page so many pixels a point large, on a screen of so many dots a pixel."""
        known = self._drawn.pop(number, None)
        if known is None or known[0] is not page:
            known = (page, page_picture(page, scale, ratio, self._look.theme.color("paper"), shown))
        self._drawn[number] = known
        while len(self._drawn) > _MOST:
            del self._drawn[next(iter(self._drawn))]
        return known[1]

    def forget(self, sha256: str) -> None:
        """A picture is at hand now: the pages that have it are drawn anew."""
        kept = self._drawn.items()
        self._drawn = {
            number: (page, drawn)
            for number, (page, drawn) in kept
            if all(one.sha256 != sha256 for one in page.pictures)
        }


def draw_frame(painter: QPainter, sheet: QRectF, look: Look, *, chosen: bool) -> None:
    """Draw the edge of a sheet."""
    painter.setPen(QPen(look.theme.color("accent" if chosen else "line2"), 3 if chosen else 1))
    painter.drawRect(sheet)


class PagesView(QListView):
    """As many abreast as there is room for; arrows go from one to the next, double-click or Enter opens one."""

    opened = Signal(int)
    """The row that is opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
