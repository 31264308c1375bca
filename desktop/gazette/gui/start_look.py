"""A while after an archive was opened: is it as it was written, and is there a backup of what the last sitting did?"""

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

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


def back_up_behind(archive: Path, folder: Path) -> None:
    """Have a backup made by a process that goes on when the window is closed; the next start sees whether it was.

    Where the command ``gazette`` does not stand beside the program, the next start makes it.
    """
    program = Path(sys.executable).with_name("gazette.exe" if sys.platform == "win32" else "gazette")
    if program.exists():
        process = QProcess()
        process.setProgram(str(program))
        process.setArguments(["backup", "--archive", str(archive), "--folder", str(folder)])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.startDetached()


class StartLook(QObject):
    """Runs beside the window and is heard only where something is wrong."""

    looked = Signal(object)
    """The StartCheck of the archive that is open."""

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
        workbench.archive_closing.connect(self.end)

    def begin(self) -> None:
        """An archive was opened."""
        self._timer.start()

    def end(self) -> None:
        """The archive is closed: nobody looks at it any more, and what was found is no answer for the next one."""
        self._timer.stop()
        self._process.close()

    def copy_wanted(self) -> Path | None:
        """The archive that is open where it was changed and shall be backed up once it is closed."""
        bench = self._workbench
        if not self._settings.back_up or not bench.is_open or bench.closed == "archive":
            return None
        return bench.path if bench.call_desk(lambda desk: desk.archive.has_written) else None

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
        self.looked.emit(checked)
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
