"""Everything that was found, written for other programs: as a table, or the pages of each document."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from gazette.archive import SavedSearch
from gazette.desk.hit_bundle import Bundle, write_bundle
from gazette.desk.search_results import write_hits
from gazette.errors import GazetteError
from gazette.export import free_name
from gazette.gui.captions import Captions
from gazette.gui.desk_process import DeskProcess
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar
from gazette.gui.progress_row import ProgressRow
from gazette.gui.stopping import StoppedError
from gazette.gui.workbench import Workbench
from gazette.wording import error_sentence

_UNNAMEABLE = re.compile(r'[<>:"“”/\\|?*.\x00-\x1f\x7f]+')
_LONGEST = 60


class HitsExport(QPushButton):
    """The button above the hits and its menu; ``asked`` gives what was searched for.

    Pages are written by a process of its own, so that one can go on; ``progress`` shows how far it is.
    """

    def __init__(
        self, workbench: Workbench, look: Look, asked: Callable[[], SavedSearch], messages: MessageBar, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench, self._look, self._asked, self._messages = workbench, look, asked, messages
        self.process = DeskProcess(self)
        self.running = False
        """Whether pages are being written."""
        self.progress = ProgressRow(self, look, parent)
        self.progress.setContentsMargins(14, 6, 10, 6)
        self.progress.stopped.connect(self.stop)
        self.process.progressed.connect(self._advance)
        menu = QMenu(self)
        self._acts = (
            (menu.addAction(""), "search.export_table", self._choose_table),
            (menu.addAction(""), "search.export_pages", self._choose_folder),
            (menu.addAction(""), "search.export_zip", self._choose_zip),
        )
        for act, _, choose in self._acts:
            act.triggered.connect(lambda _on=False, choose=choose: choose())
        self.setMenu(menu)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.setText(look.say("search.export"))
        for act, caption, _ in self._acts:
            act.setText(look.say(caption))
        self.progress.dress(look)

    def stop(self) -> None:
        """Stop writing pages; what was written is whole."""
        self.process.stop()

    def _choose_table(self) -> None:
        say, folders = self._look.say, self._workbench.folders
        begin = folders.begin("hits", f"{self._name()}.xlsx")
        kinds = ("XLSX (*.xlsx)", "CSV (*.csv)")
        file, kind = QFileDialog.getSaveFileName(self, say("search.export_table"), begin, ";;".join(kinds))
        if file:
            path = folders.note("hits", file)
            ending = ".csv" if kind == kinds[1] else ".xlsx"
            self.write_table(path if path.suffix.lower() in (".csv", ".xlsx") else Path(f"{path}{ending}"))

    def _choose_folder(self) -> None:
        say, folders = self._look.say, self._workbench.folders
        folder = QFileDialog.getExistingDirectory(self, say("search.export_pages"), folders.begin("hits"))
        if folder:
            target = folders.note("hits", folder) / self._name()
            self.write_pages(free_name(target) if target.exists() else target)

    def _choose_zip(self) -> None:
        say, folders = self._look.say, self._workbench.folders
        begin = folders.begin("hits", f"{self._name()}.zip")
        file, _ = QFileDialog.getSaveFileName(self, say("search.export_zip"), begin, "ZIP (*.zip)")
        if file:
            path = folders.note("hits", file)
            self.write_pages(path if path.suffix.lower() == ".zip" else Path(f"{path}.zip"))

    def _name(self) -> str:
        """What was searched for, as the name of a file."""
        said = " ".join(_UNNAMEABLE.sub(" ", f"{self._look.say('search.title')} {self._asked().query}").split())
        return said[:_LONGEST].strip(" .")

    def write_table(self, file: Path) -> None:
        """Write everything that was found as a table."""
        asked = self._asked()

        def told(count: int) -> None:
            self._messages.tell("ok", lambda say: say("search.exported", count=f"{count:,}", file=file.name))

        self._workbench.ask_desk(
            lambda desk: write_hits(desk, asked.query, asked.narrowing, file, order=asked.order), told, self._failed
        )

    def write_pages(self, target: Path) -> None:
        """Write the pages of everything that was found."""
        asked = self._asked()
        job = partial(write_bundle, query=asked.query, narrowing=asked.narrowing, target=target, order=asked.order)

        def told(bundle: Bundle) -> None:
            self._set_running(False)
            self._tell_written(bundle, target)

        def failed(error: BaseException) -> None:
            self._set_running(False)
            self._failed(error)

        self._set_running(True)
        self.process.begin(self._workbench.path, job, told, failed)

    def _tell_written(self, bundle: Bundle, target: Path) -> None:
        def said(say: Captions) -> str:
            written = say("search.pages_written", count=f"{bundle.written:,}", file=target.name)
            left = say("search.pages_left", count=f"{len(bundle.left):,}", title=bundle.left[0]) if bundle.left else ""
            return " ".join(filter(None, (written, left)))

        folder = QUrl.fromLocalFile(str(target.parent if target.suffix.lower() == ".zip" else target))

        def open_folder() -> None:
            QDesktopServices.openUrl(folder)

        self._messages.tell("doubt" if bundle.left else "ok", said, "publish.open_folder", open_folder)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, StoppedError):
            self._messages.tell("hint", lambda say: say("search.pages_stopped"))
            return
        if not isinstance(error, GazetteError):
            raise error
        known = error
        self._messages.tell("error", lambda say: error_sentence(known, say.language))

    def _set_running(self, running: bool) -> None:
        self.running = running
        if running:
            self.progress.begin(lambda say: say("search.pages_running"))
        self.setEnabled(not running)
        if not running:
            self.progress.end()

    def _advance(self, done: int, total: int) -> None:
        self.progress.advance(
            done, total, lambda say: say("search.pages_progress", done=f"{done:,}", total=f"{total:,}")
        )
