"""A while after an archive was opened: is it as it was written, and is there a backup of what the last sitting did?"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from gazette.desk.backing_up import folder_for
from gazette.desk.start_check import StartCheck, start_check
from gazette.errors import GazetteError
from gazette.gui.desk_process import DeskProcess
from gazette.gui.keeping_dialog import KeepingDialog
from gazette.gui.panes import MessageBar
from gazette.gui.stopping import StoppedError
from gazette.gui.workbench import Workbench
from gazette.settings import Settings
from gazette.wording import error_sentence

_log = logging.getLogger("gazette.gui")
WAIT_MS = 4000


class StartLook(QObject):
    """Runs beside the window and is heard only where something is wrong."""

    def __init__(
        self,
        workbench: Workbench,
        settings: Settings,
        keeping: Callable[[], KeepingDialog],
        bar: MessageBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._settings, self._keeping, self._bar = workbench, settings, keeping, bar
        self._process = DeskProcess(self)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """An archive was opened."""
        self._timer.start()

    def end(self) -> None:
        """The window is closing."""
        self._timer.stop()
        self._process.close()

    def look(self) -> None:
        """Look now; where nobody wants that, nothing happens."""
        bench, settings = self._workbench, self._settings
        copy = settings.back_up and bench.closed != "archive"
        if not bench.is_open or not (settings.check_start or copy):
            return
        now = datetime.now()  # noqa: DTZ005 -- the clock on the wall
        folder = folder_for(bench.path, settings.backup_folder)
        job = partial(start_check, now=now, folder=folder, look=settings.check_start, copy=copy)
        self._process.begin(bench.path, job, self._looked, self._failed)

    def _looked(self, checked: StartCheck) -> None:
        found, failed = checked.found, checked.failed
        if found is not None and not found.is_whole:
            harm = {"count": len(found.findings), "harmed": found.harmed}

            def show() -> None:
                self._keeping().open_beside()
                self._keeping().show_found(found)

            self._bar.tell("error", lambda say: say("keeping.start_harm", **harm), "keeping.show", show)
        elif failed is not None:
            self._bar.tell(
                "doubt",
                lambda say: error_sentence(failed, say.language),
                "keeping.show",
                lambda: self._keeping().open_beside(),
            )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, GazetteError):
            self._bar.tell("error", lambda say: error_sentence(error, say.language))
        elif not isinstance(error, StoppedError):
            _log.error("the look at the archive failed: %s", error)
