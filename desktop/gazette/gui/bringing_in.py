"""Bringing files in: chosen or dropped, one after the other in the background, the one being read in the status bar."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gazette.desk import BroughtIn, Manner, PlaceInIssue, Unpacked
from gazette.gui.arrivals import NotBrought
from gazette.gui.brought_news import BroughtNews
from gazette.gui.frame_bars import StatusBar
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar
from gazette.gui.workbench import Workbench
from gazette.ingest import FILE_ENDINGS, Changes
from gazette.model import issue_reference
from gazette.wording import error_sentence

_SHOWN_AFTER_MS = 400


class BringingIn(QObject):
    """What becomes of each is told by ``news``, in the bar that ``messages`` gives."""

    def __init__(
        self,
        workbench: Workbench,
        status: StatusBar,
        messages: Callable[[], MessageBar],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workbench, self._status, self._window = workbench, status, window
        self._look: Look | None = None
        self._reading: list[Path | str] = []
        self._total = 0
        """How many were brought since none was being read."""
        status.stop_wanted.connect(self.stop)
        self.news = BroughtNews(workbench, messages, self)
        self.news.decide_wanted.connect(self.decide)
        workbench.bringing.connect(self._began)
        workbench.brought.connect(self._brought)
        workbench.not_brought.connect(self._failed)
        workbench.unpacked.connect(self._unpacked)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look

    def choose_files(self) -> None:
        """Ask for files and bring them in."""
        assert self._look is not None
        say = self._look.say
        patterns = " ".join(f"*{ending}" for ending in FILE_ENDINGS)
        folders = self._workbench.folders
        files, _ = QFileDialog.getOpenFileNames(
            self._window, say("choose.files"), folders.begin("documents"), say("choose.documents", patterns=patterns)
        )
        if files:
            folders.note("documents", files[0])
            self.bring_in(files, into_issue=False)

    def take_dropped(self, files: Sequence[str], section_id: int, before: int) -> None:
        """Bring in what was dropped on the structure, as that tells it."""
        place = PlaceInIssue(section_id, before or None) if section_id > 0 else None
        self.bring_in(files, into_issue=section_id >= 0, place=place)

    def bring_in(self, files: Sequence[str], *, into_issue: bool, place: PlaceInIssue | None = None) -> None:
        """Documents come into the current issue, at a ``place`` in it, or the inbox, whole issues become issues."""
        issue = self._workbench.issue
        reference = issue_reference(issue.id) if into_issue and issue is not None else None
        self._workbench.bring_all_in(map(Path, files), Manner(issue=reference, place=place))
        if self._workbench.is_only_read:
            self.news.tell_waiting(files)

    def _began(self, file: Path | str) -> None:
        if not self._reading:
            self.news.begin()
            self._total = 0
        self._total += 1
        self._reading.append(file)
        QTimer.singleShot(_SHOWN_AFTER_MS, self, self._tell_work)

    def _unpacked(self, zipped: Unpacked) -> None:
        """The files of a zip stand where the zip stood, in the order in which they are told of."""
        self._total += len(zipped.members) - 1
        self._reading[:1] = [each.file for each in sorted(zipped.members, key=lambda each: each.error is None)]
        self._tell_work()

    def _one_ended(self) -> None:
        """They end in the order in which they began."""
        if self._reading:
            self._reading.pop(0)
        self._tell_work()

    def _tell_work(self) -> None:
        assert self._look is not None
        say, left = self._look.say, len(self._reading)
        if not left:
            self._status.show_work("")
            return
        file = Path(self._reading[0]).name
        at = self._total - left + 1
        several = say("bringing.several", file=file, at=at, total=self._total)
        self._status.show_work(several if self._total > 1 else say("bringing", file=file), can_stop=left > 1)

    def stop(self) -> None:
        """Let those that still wait be; a click goes on with them."""
        left = self._workbench.stop_bringing()
        self._reading = self._reading[: max(len(self._reading) - len(left), 0)]
        done, self._total = self._total - len(left), len(self._reading)
        self._tell_work()
        if left:
            self.news.tell_stopped(done, left)

    def _brought(self, brought: BroughtIn) -> None:
        self._one_ended()
        self.news.tell_brought(brought, more=bool(self._reading))

    def _failed(self, failed: NotBrought) -> None:
        self._one_ended()
        self.news.tell_failed(failed, more=bool(self._reading))

    def decide(self, failed: NotBrought) -> None:
        """Ask what is to become of the changes that a file tracks, and read it so."""
        assert self._look is not None
        say = self._look.say
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(say("changes.title"))
        box.setText(error_sentence(failed.error, say.language))
        box.setInformativeText(say("changes.what"))
        accept = box.addButton(say("changes.accept"), QMessageBox.ButtonRole.AcceptRole)
        reject = box.addButton(say("changes.reject"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(say("changes.later"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        clicked = box.clickedButton()
        changes: Changes | None = "accept" if clicked is accept else "reject" if clicked is reject else None
        if changes is not None:
            self._workbench.bring_in(failed.sha256 or failed.file, replace(failed.manner, changes=changes))
