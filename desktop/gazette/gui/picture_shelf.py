"""The pictures that the window shows: read and unpacked in the background, kept while they are looked at."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gazette.desk.facsimile_pages import KeptPage
from gazette.errors import GazetteError
from gazette.gui.jobs import BackgroundThread
from gazette.ingest import seen_picture
from gazette.ingest.facsimiles import page_picture
from gazette.model import PictureFile

_LONGEST = 1400
"""Pixels: enough for a page of 300 % on a usual screen."""
_MOST = 40

Found = PictureFile | KeptPage | None
Read = Callable[[str, Callable[[Found], None], Callable[[BaseException], None]], None]
"""Reads the picture of a hash, or finds the page of a kept file, in the background, and calls one of two."""


class PictureShelf(QObject):
    """Gives pictures by their hash, at once where they are at hand; ``loaded`` says of the others when they are."""

    loaded = Signal(str)
    """The hash of a picture that is at hand now."""
    undrawn = Signal(object)
    """A GazetteError: why a picture, or a page of a kept file, is not given out or cannot be drawn."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self._thread = BackgroundThread("pictures")
        self._thread.setParent(self)
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._greys: dict[str, QImage] = {}
        self._asked: set[str] = set()

    def image(self, sha256: str, *, grey: bool = False) -> QImage | None:
        """The picture in its colours or as it is printed in black; None where it is not there, or not yet."""
        known = self._images.get(sha256)
        if known is None:
            if sha256 not in self._asked:
                self._asked.add(sha256)
                self._read(sha256, lambda file: self._unpack(sha256, file), self._failed)
            return None
        self._images.move_to_end(sha256)
        if not grey:
            return known
        if sha256 not in self._greys:
            self._greys[sha256] = known.convertToFormat(QImage.Format.Format_Grayscale8)
        return self._greys[sha256]

    def clear(self) -> None:
        """Forget all: another archive is open."""
        self._images.clear()
        self._greys.clear()
        self._asked.clear()

    def close(self) -> None:
        """End the thread."""
        self._thread.close()

    def _unpack(self, sha256: str, file: Found) -> None:
        if file is not None:
            self._thread.ask(
                lambda: picture_image(file, _LONGEST), lambda image: self._keep(sha256, image), self._failed
            )

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, GazetteError):
            raise error
        self.undrawn.emit(error)

    def _keep(self, sha256: str, image: QImage) -> None:
        self._images[sha256] = image
        while len(self._images) > _MOST:
            far, _ = self._images.popitem(last=False)
            self._greys.pop(far, None)
            self._asked.discard(far)
        self.loaded.emit(sha256)


def picture_image(file: PictureFile | KeptPage, longest: int) -> QImage:
    """The picture as Qt draws it, at most ``longest`` pixels long, or the page of a kept file; any thread may ask."""
    content = page_picture(file.file, file.page, longest) if isinstance(file, KeptPage) else file.content
    width, height, pixels = seen_picture(content, longest)
    return QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
