"""What a search found on a page that was kept as it came: marked where its text layer has it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gazette.archive import SearchHit, folded, places_of
from gazette.desk.facsimile_pages import KeptPage
from gazette.errors import GazetteError
from gazette.gui.hit_pages import KeptSheets
from gazette.gui.jobs import BackgroundThread
from gazette.gui.page_marks import PageMark
from gazette.gui.picture_shelf import Found
from gazette.gui.workbench import Workbench
from gazette.ingest.facsimiles import page_characters
from gazette.ingest.reading_result import PlacedCharacter
from gazette.typeset import Box

_BESIDE = 8


class KeptMarks(QObject):
    """Looks for what was found in the background; only the hit that was asked for last is told of."""

    found = Signal(object, object)
    """A SearchHit, and what of it was found: a KeptFound."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._thread = BackgroundThread("kept marks")
        self._thread.setParent(self)
        self._hit: SearchHit | None = None

    def close(self) -> None:
        """End the thread."""
        self._thread.close()

    def ask(self, hit: SearchHit, kept: KeptSheets, marked: Sequence[str], *, variants: bool) -> None:
        """Find ``marked`` on the pages where a hit may stand."""
        self._hit = hit

        def marks_in(file: Path) -> Callable[[], KeptFound]:
            return lambda: _found_in(file, kept.sheets, marked, hit.snippet, variants=variants)

        def look(laid: Found) -> None:
            if isinstance(laid, KeptPage) and hit is self._hit:
                self._thread.ask(marks_in(laid.file), lambda found: self._tell(hit, found), _failed)

        self._workbench.read_picture(kept.first, look, _failed)

    def _tell(self, hit: SearchHit, found: "KeptFound") -> None:
        if hit is self._hit:
            self.found.emit(hit, found)


def _failed(error: BaseException) -> None:
    if not isinstance(error, GazetteError):
        raise error  # why the page itself cannot be shown is told by what draws it


@dataclass(frozen=True, slots=True)
class KeptFound:
    """What was found, and the mark of it at which the words that the hit shows stand."""

    marks: tuple[PageMark, ...]
    shown: PageMark | None


def _found_in(
    file: Path, sheets: Mapping[int, int], marked: Sequence[str], snippet: str, *, variants: bool
) -> KeptFound:
    around = _around(snippet, marked, variants=variants)
    marks: list[PageMark] = []
    shown: PageMark | None = None
    for index, page in sheets.items():
        characters = page_characters(file, page)
        marks += marks_on(characters, marked, index, variants=variants)
        if shown is None and around:
            shown = next(iter(marks_on(characters, [around], index, variants=variants)), None)
    return KeptFound(tuple(marks), shown or next(iter(marks), None))


def _around(snippet: str, marked: Sequence[str], *, variants: bool) -> str:
    """What was found with a few characters around it, as it is compared."""
    place = next(iter(places_of(snippet, marked, variants=variants)), None)
    return folded(snippet[max(place[0] - _BESIDE, 0) : place[1] + _BESIDE].strip("…")) if place else ""


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
