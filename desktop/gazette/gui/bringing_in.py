"""Bringing files in: chosen or dropped, one after the other in the background, each told in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gazette.desk import UNDECIDED, BroughtIn, Manner, Unpacked
from gazette.gui.arrivals import NotBrought
from gazette.gui.captions import Captions
from gazette.gui.frame_bars import StatusBar
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar
from gazette.gui.workbench import Workbench
from gazette.ingest import FILE_ENDINGS, Changes
from gazette.model import Issue, issue_reference
from gazette.settings import Settings
from gazette.wording import error_sentence

_SHOWN_AFTER_MS = 400


class BringingIn(QObject):
    """``messages`` gives the bar in which the person sees what is told."""

    columns_wanted = Signal(str)
    """SHA-256 of a spreadsheet whose columns are to be named."""

    def __init__(
        self,
        workbench: Workbench,
        settings: Settings,
        status: StatusBar,
        messages: Callable[[], MessageBar],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workbench, self._settings, self._status = workbench, settings, status
        self._messages, self._window = messages, window
        self._look: Look | None = None
        self._reading: list[Path | str] = []
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
        files, _ = QFileDialog.getOpenFileNames(
            self._window, say("choose.files"), self._settings.last_folder, say("choose.documents", patterns=patterns)
        )
        if files:
            self._settings.last_folder = str(Path(files[0]).parent)
            self.bring_in(files, into_issue=False)

    def bring_in(self, files: Sequence[str], *, into_issue: bool) -> None:
        """Documents come into the current issue or the inbox, whole issues become issues."""
        issue = self._workbench.issue
        reference = issue_reference(issue.id) if into_issue and issue is not None else None
        for file in files:
            self._workbench.bring_in(Path(file), Manner(issue=reference))

    def _began(self, file: Path | str) -> None:
        self._reading.append(file)
        QTimer.singleShot(_SHOWN_AFTER_MS, self, self._tell_work)

    def _unpacked(self, zipped: Unpacked) -> None:
        """The files of a zip stand where the zip stood, in the order in which they are told of."""
        self._reading[:1] = [each.file for each in sorted(zipped.members, key=lambda each: each.error is None)]
        self._tell_work()

    def _one_ended(self) -> None:
        """They end in the order in which they began."""
        if self._reading:
            self._reading.pop(0)
        self._tell_work()

    def _tell_work(self) -> None:
        assert self._look is not None
        say = self._look.say
        self._status.show_work(say("bringing", file=Path(self._reading[0]).name) if self._reading else "")

    def _brought(self, brought: BroughtIn) -> None:
        self._one_ended()
        first, issue = brought.entries[0].id if brought.entries else 0, self._workbench.issue
        show = partial(self._workbench.choose_entry, first)
        name = partial(self.columns_wanted.emit, brought.sha256)
        of_sheet = bool(brought.columns) and not brought.already
        self._messages().tell(
            _level(brought),
            lambda say: _told(brought, issue, say),
            "act.columns" if of_sheet else "brought.look" if first else "",
            name if of_sheet else show,
        )

    def _failed(self, failed: NotBrought) -> None:
        self._one_ended()
        undecided = failed.error.code == UNDECIDED
        self._messages().tell(
            "doubt" if undecided else "error",
            lambda say: error_sentence(failed.error, say.language),
            "brought.decide" if undecided else "",
            lambda: self.decide(failed),
        )

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


def _level(brought: BroughtIn) -> Literal["doubt", "hint", "ok"]:
    if brought.account is not None and not brought.account.is_whole:
        return "doubt"
    return "hint" if brought.findings or brought.already else "ok"


def _told(brought: BroughtIn, issue: Issue | None, say: Captions) -> str:
    file = brought.file.name
    if brought.already:
        return say("brought.already", file=file)
    if brought.issue_id is not None and len(brought.entries) != 1 and issue is not None:
        told = say("brought.issue", file=file, issue=say.issue_name(issue), entries=len(brought.entries))
    else:
        told = say("brought.inbox" if brought.issue_id is None else "brought.entries", file=file)
    if brought.account is not None and not brought.account.is_whole:
        told += say("brought.not_whole")
    return told + (say("brought.findings", count=len(brought.findings)) if brought.findings else "")
