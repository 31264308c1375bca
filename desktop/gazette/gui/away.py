"""While another archive is put in the place of the one that is open: the window holds an empty one, and waits."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from gazette.desk.backing_up import folder_for
from gazette.desk.repairing import Repaired, repair_archive
from gazette.desk.restoring import Restored, restore, restore_newest
from gazette.errors import GazetteError
from gazette.gui.captions import Captions
from gazette.gui.desk_process import DeskProcess, LoneJob
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.main_window import MainWindow
from gazette.gui.workbench import Workbench
from gazette.settings import Settings, person_name
from gazette.wording import error_sentence

_DAMAGED = {"archive.damaged", "archive.saves_missing", "archive.not_an_archive"}
"""Why nothing can be saved before a backup is brought back."""


class _Waiting(QDialog):
    """Says what is done; it is over when that is."""

    def __init__(self, text: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "keeping")
        self.setWindowTitle(look.say("keeping.title"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(look.px(440))
        layout, bar, words = QVBoxLayout(self), QProgressBar(self), QLabel(text, self)
        layout.setContentsMargins(24, 20, 24, 20)
        words.setWordWrap(True)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        layout.addWidget(words)
        layout.addWidget(bar)

    def reject(self) -> None:
        """Nothing: an archive is not left half exchanged."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


class Away(QObject):
    """Restores and repairs the archive that is open; ``reopen`` opens it again, and does what belongs to that."""

    def __init__(
        self,
        workbench: Workbench,
        settings: Settings,
        reopen: Callable[[Path], bool],
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._workbench, self._settings, self._bar = workbench, settings, window.edit.document.messages
        self._reopen, self._window = reopen, window
        self._process = DeskProcess(self)
        self._waiting: _Waiting | None = None
        self._empty: TemporaryDirectory[str] | None = None

    @property
    def running(self) -> bool:
        """Whether the archive is away."""
        return self._waiting is not None

    def stop(self) -> None:
        """Nothing: it is soon over, and is not left half done."""

    def restore(self, backup: Path) -> None:
        """Bring a backup back in the place of the archive that is open."""
        path, job = self._workbench.path, partial(restore, backup)
        self._begin(partial(job, path, *self._whens(path)), "keeping.restoring", self._restored)

    def repair(self) -> None:
        """Make a sound archive of the one that is open."""
        path = self._workbench.path
        self._begin(partial(repair_archive, path, *self._whens(path)), "keeping.repairing", self._repaired)

    @property
    def mends(self) -> Mapping[str, Callable[[Path], None]]:
        """By captions, what brings an archive back that is not open, before there is a window; errors are its own."""
        return {
            "opening.repair": lambda path: self._repaired(repair_archive(path, *self._whens(path))),
            "opening.restore": lambda path: self._restored(restore_newest(path, *self._whens(path))),
        }

    def _whens(self, path: Path) -> tuple[datetime, str, Path]:
        now = datetime.now()  # noqa: DTZ005 -- the clock on the wall
        return now, person_name(self._settings), folder_for(path, self._settings.backup_folder)

    def _begin(self, job: LoneJob[Any], told: str, done: Callable[[Any], None]) -> None:
        bench, look = self._workbench, self._window.dressed
        if self.running:
            return
        if self._window.leaving.is_writing():
            self._bar.tell("doubt", lambda say: say("keeping.writing"))
            return
        if not bench.settle():
            if bench.refusal not in _DAMAGED:  # it is told, and can be saved soon
                return
            # What a damaged archive does not take is in the journal, and is offered when all is back.
            if (lost := self._window.unsaved.keeper.write_now()) is not None:
                self._bar.tell("error", lambda say: say("keeping.not_kept", reason=say.reason(lost)))
                return
        path = bench.path
        self._empty = TemporaryDirectory()
        try:
            bench.open(Path(self._empty.name) / "empty.gazette", create=True)
        except GazetteError as error:
            self._empty.cleanup()
            self._empty = None
            self._tell_error(error)
            return
        self._waiting = _Waiting(look.say(told), look, self._window)
        self._waiting.show()
        self._process.begin_alone(job, partial(self._end, path, done), partial(self._end, path, self._fail))

    def _end(self, path: Path, done: Callable[[Any], None], value: Any) -> None:
        waiting, self._waiting = self._waiting, None
        try:
            opened = self._reopen(path)
        finally:  # whatever that was, nobody is left before a form that never goes
            if waiting is not None:
                waiting.done(0)
                waiting.deleteLater()
        if self._empty is not None and opened:
            self._empty.cleanup()
        self._empty = None
        done(value)

    def _restored(self, restored: Restored) -> None:
        aside = restored.aside
        key = "keeping.restored_aside" if aside else "keeping.restored"
        self._bar.tell("ok", lambda say: say(key, file=aside.name if aside else ""))

    def _repaired(self, made: Repaired) -> None:
        mended, aside = len(made.findings), made.aside
        self._bar.tell("ok", lambda say: say("keeping.repaired", mended=mended, file=aside.name if aside else ""))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, GazetteError):
            raise error
        self._tell_error(error)

    def _tell_error(self, error: GazetteError) -> None:
        def told(say: Captions) -> str:
            return error_sentence(error, say.language)

        self._bar.tell("error", told)
