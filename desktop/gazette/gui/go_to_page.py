"""The field in which a page to go to is typed: its number, or the number of a document that begins on it."""

import re
import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gazette.model import Issue
from gazette.typeset import Pages

_DOCUMENT = re.compile(r"^(?:第)?(\d+)号$")


def page_meant(text: str, pages: Pages, issue: Issue | None) -> int | None:
    """The index of the page that is meant by ``8``, ``ii``, ``67号`` or ``青政办字67``; None where there is none."""
    wanted = "".join(unicodedata.normalize("NFKC", text).split())
    for index, page in enumerate(pages.pages):
        if wanted and wanted.casefold() == page.label.casefold():
            return index
    number = _DOCUMENT.match(wanted)
    entries = issue.entries if issue is not None else ()
    for entry, span in zip(entries, pages.spans, strict=False):
        said = "".join(unicodedata.normalize("NFKC", entry.number_zh or "").split())
        if said and (_ends(said, number[1]) if number else _means(said, wanted)):
            return next((index for index, page in enumerate(pages.pages) if page.number == span[0]), None)
    return None


def _ends(said: str, number: str) -> bool:
    return re.search(rf"(?<!\d)0*{int(number)}号$", said) is not None


def _means(said: str, wanted: str) -> bool:
    """Whether ``wanted`` is the code and the number of a document, its year left out or not."""
    parts = re.fullmatch(r"(\D+?)(?:\W?(\d{4})\W)?0*(\d+)号?", wanted)
    own = re.fullmatch(r"(\D+?)\W?(\d{4})\W0*(\d+)号", said)
    if parts is None or own is None:
        return False
    return parts[1] == own[1] and parts[3] == own[3] and parts[2] in (None, own[2])


class GoToPage(QLineEdit):
    """Shown while it is asked for; Enter goes there, Esc leaves it."""

    asked = Signal(str)
    left = Signal()
    closed = Signal()
    """It is hidden again, whatever came of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._composing = False
        self.returnPressed.connect(lambda: self.asked.emit(self.text()))
        self.hide()

    def open(self) -> None:
        """Wait for a page, what was typed last selected."""
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._composing:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide()
