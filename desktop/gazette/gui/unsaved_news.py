"""Tells why something typed is not saved yet, as long as that is so: a sentence above the text, and a button."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from gazette.errors import GazetteError
from gazette.gui.captions import Captions
from gazette.gui.panes import MessageBar
from gazette.gui.recovered import characters_between
from gazette.gui.workbench import Workbench
from gazette.model import Entry
from gazette.wording import error_sentence

_SENTENCES = {
    "archive.disk_full": "unsaved.disk_full",
    "archive.moved": "unsaved.moved",
    "archive.missing": "unsaved.moved",
    "archive.read_only": "unsaved.read_only",
    "archive.locked": "unsaved.locked",
    "archive.disk_error": "unsaved.disk_error",
    "archive.cannot_open": "unsaved.disk_error",
}


class UnsavedNews(QObject):
    """One sentence at a time; it goes by itself once all is saved."""

    def __init__(
        self, workbench: Workbench, typed: Callable[[], Entry | None], bar: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workbench, self._typed, self._bar = workbench, typed, bar
        self._withdraw: Callable[[], None] | None = None
        self._told = ""
        self._not_noted: OSError | None = None
        self._withdraw_noting: Callable[[], None] | None = None
        workbench.not_saved.connect(self._tell)
        workbench.unsaved_changed.connect(self._end)

    def tell_closing(self, journal: OSError | None) -> None:
        """Say what becomes of it where the window is closed again; ``journal`` is why even that failed."""
        if journal is None:
            self._show(lambda say: say("unsaved.closing"))
        else:
            self._show(lambda say: say("unsaved.closing_lost", reason=say.reason(journal)))

    def tell_not_noted(self, error: OSError) -> None:
        """Say that what is typed is not kept apart from the archive either; once for each reason."""
        known, self._not_noted = self._not_noted, error
        if known is None or known.errno != error.errno:
            self._end_noting()
            self._withdraw_noting = self._bar.tell(
                "doubt", lambda say: say("unsaved.not_noted", reason=say.reason(error))
            )
            self._told = ""

    def tell_noted(self) -> None:
        """What is typed can be kept apart from the archive again."""
        self._not_noted, self._told = None, ""
        self._end_noting()

    def _end_noting(self) -> None:
        if self._withdraw_noting is not None:
            self._withdraw_noting()
            self._withdraw_noting = None

    def _tell(self, error: GazetteError) -> None:
        # Every five seconds the same: who has closed the bar is not told again, the status bar still says it.
        if self._told != error.code:
            self._told = error.code
            self._show(lambda say: self._sentence(error, say))

    def _show(self, told: Callable[[Captions], str]) -> None:
        if self._withdraw is not None:
            self._withdraw()
        self._withdraw = self._bar.tell("error", told, "unsaved.again", self._again)

    def _again(self) -> None:
        self._told = ""
        self._workbench.save_now()

    def _sentence(self, error: GazetteError, say: Captions) -> str:
        told = self._refusal(error, say)
        if self._not_noted is None:
            return told
        return f"{told} {say('unsaved.nowhere', reason=say.reason(self._not_noted))}"

    def _refusal(self, error: GazetteError, say: Captions) -> str:
        key, typed, entry = _SENTENCES.get(error.code), self._typed(), self._workbench.entry
        if key is None:
            return say("unsaved.other", reason=error_sentence(error, say.language))
        count = characters_between(entry, typed) if entry is not None and typed is not None else 0
        return say(key, file=self._workbench.path, count=count, free=_free_megabytes(self._workbench.path))

    def _end(self) -> None:
        if not self._workbench.has_unsaved:
            self._told = ""
            if self._withdraw is not None:
                self._withdraw()
                self._withdraw = None


def _free_megabytes(archive: Path) -> str:
    try:
        return f"{shutil.disk_usage(archive.parent).free / 1_000_000:.1f}"
    except OSError:
        return "?"
