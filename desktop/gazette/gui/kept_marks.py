"""What a search found on a page that was kept as it came: marked where its text layer has it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gazette.archive import SearchHit, places_of
from gazette.desk.facsimile_pages import KeptPage, page_name
from gazette.errors import GazetteError
from gazette.gui.jobs import BackgroundThread
from gazette.gui.page_marks import PageMark
from gazette.gui.picture_shelf import Found
from gazette.gui.workbench import Workbench
from gazette.ingest.facsimiles import page_characters
from gazette.ingest.reading_result import PlacedCharacter
from gazette.model import Issue
from gazette.typeset import Box


class KeptMarks(QObject):
    """Looks for what was found in the background; only the hit that was asked for last is told of."""

    found = Signal(object, object)
    """A SearchHit, and its marks: a tuple of PageMark."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._thread = BackgroundThread("kept marks")
        self._thread.setParent(self)
        self._hit: SearchHit | None = None

    def close(self) -> None:
        """End the thread."""
        self._thread.close()

    def ask(self, hit: SearchHit, issue: Issue, marked: Sequence[str], *, variants: bool) -> None:
        """Find ``marked`` on the page of a hit in a facsimile issue."""
        self._hit, kept, sheet = hit, issue.facsimile, hit.sheet
        if kept is None or sheet is None:
            return
        page = kept.pages[sheet - 1]
        name = page_name(kept.files[page.file].sha256, page.page)

        def marks_of(file: Path, number: int) -> Callable[[], tuple[PageMark, ...]]:
            return lambda: marks_on(page_characters(file, number), marked, sheet - 1, variants=variants)

        def look(laid: Found) -> None:
            if isinstance(laid, KeptPage) and hit is self._hit:
                self._thread.ask(marks_of(laid.file, laid.page), lambda marks: self._tell(hit, marks), _failed)

        self._workbench.read_picture(name, look, _failed)

    def _tell(self, hit: SearchHit, marks: tuple[PageMark, ...]) -> None:
        if hit is self._hit:
            self.found.emit(hit, marks)


def _failed(error: BaseException) -> None:
    if not isinstance(error, GazetteError):
        raise error  # why the page itself cannot be shown is told by what draws it


def marks_on(
    characters: Sequence[PlacedCharacter], marked: Sequence[str], page: int, *, variants: bool
) -> tuple[PageMark, ...]:
    """A mark over each character, of the page of index ``page``, that stands in one of the folded texts ``marked``."""
    text = "".join(one.text for one in characters)
    return tuple(
        PageMark(page, Box(one.x, one.y, one.width, one.height), "doubt", tinted=True)
        for start, end in places_of(text, marked, variants=variants)
        for one in characters[start:end]
        if one.width
    )
