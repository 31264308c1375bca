"""The room of publishing: what to know before files leave the house, and writing PDF and XML."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gazette.desk.exporting import export_each
from gazette.desk.releasing import KEPT_FROM_PUBLIC, TOLD
from gazette.errors import GazetteError
from gazette.export import free_name
from gazette.gui.asking import Asking
from gazette.gui.captions import Captions
from gazette.gui.desk_process import DeskProcess
from gazette.gui.export_forms import ExportForms, WantedForms, exports_of
from gazette.gui.fit_card import FitCard
from gazette.gui.help_topics import explained_at
from gazette.gui.last_steps_card import LastStepsCard
from gazette.gui.look import Look
from gazette.gui.page_thumbnails import PageThumbnails
from gazette.gui.panes import MessageBar, MessageLevel, column
from gazette.gui.preflight_pane import PreflightPane
from gazette.gui.progress_row import ProgressRow
from gazette.gui.stopping import StoppedError
from gazette.gui.when_shown import WhenShown
from gazette.gui.workbench import Workbench
from gazette.model import Finding
from gazette.settings import Settings
from gazette.wording import error_sentence, finding_sentence

_WIDEST = 1100
_ROOM_FOR_PAGES = 1200
_NOT_REPLACED = {"export.in_use", "export.kept_closed"}


class PublishPanel(QWidget):
    """Preflight on the left; then files, proofs, press and publishing, and sheets; the pages on the right."""

    outer_changed = Signal()
    """The pages are shown now, or folded."""

    def __init__(self, workbench: Workbench, settings: Settings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self.exporting = DeskProcess(self)
        self._running = False
        self._untell: Callable[[], None] = lambda: None
        self._is_wide = self._wanted = True
        self.messages = MessageBar(self)
        self._title, self._files_title = QLabel(self), QLabel(self)
        self._title.setObjectName("screen_title")
        self.preflight = PreflightPane(workbench, look, self)
        self.thumbnails = PageThumbnails(workbench, look, self)
        self.forms = ExportForms(look, self)
        self.folder = QLineEdit(self)
        self._choose, self.export_button = QPushButton(self), QPushButton(self)
        self.progress = ProgressRow(self.export_button, look, self)
        self._folder_label = QLabel(self)
        self.steps = LastStepsCard(workbench, settings, self.messages, lambda: self.preflight.open_lines, look, self)
        self.fit = FitCard(workbench, look, self)
        explained_at(self.steps, "last_steps")
        explained_at(self.fit, "fit")
        self._area, self._parts, self._cards = QScrollArea(self), QHBoxLayout(), QWidget(self)
        self._build()
        self.exporting.progressed.connect(self._show_progress)
        changed = WhenShown(self, self.fill)
        for signal in (workbench.issue_changed, workbench.pages_changed, workbench.findings_changed):
            signal.connect(changed)
        workbench.entry_chosen.connect(self._name_files)
        workbench.archive_closing.connect(self.forms.forget_written)

    def _build(self) -> None:
        self.export_button.setObjectName("filled")
        self.forms.choices = "pdf xml"
        self._files_title.setObjectName("title")
        self._folder_label.setObjectName("caption")
        self._folder_label.setBuddy(self.folder)
        self._arrange(self._files_card())
        self.fit.told.connect(self._show_outcome)
        self._choose.clicked.connect(self._choose_folder)
        self.export_button.clicked.connect(self.export)
        self.progress.stopped.connect(self.stop)
        self.forms.changed.connect(self._enable)
        self.forms.refused.connect(self._tell)
        self.folder.textChanged.connect(lambda _text: self._enable())

    def _files_card(self) -> QFrame:
        files = QFrame(self)
        files.setObjectName("card")
        right = QGridLayout(files)
        right.setContentsMargins(20, 16, 20, 16)
        right.setVerticalSpacing(12)
        right.addWidget(self._files_title, 0, 0, 1, 2)
        right.addWidget(self.forms, 1, 0, 1, 2)
        right.addWidget(self._folder_label, 2, 0, 1, 2)
        right.addWidget(self.folder, 3, 0)
        right.addWidget(self._choose, 3, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.export_button)
        buttons.addStretch(1)
        right.addLayout(buttons, 4, 0, 1, 2)
        right.addWidget(self.progress, 5, 0, 1, 2)
        right.setRowStretch(6, 1)
        return files

    def _arrange(self, files: QFrame) -> None:
        self._cards.setObjectName("surface")
        inner = QVBoxLayout(self._cards)
        inner.setContentsMargins(24, 20, 24, 24)
        inner.setSpacing(16)
        inner.addWidget(self._title)
        for card in (files, self.steps, self.fit):
            card.setMaximumWidth(_WIDEST)
            inner.addWidget(card)
        inner.addStretch(1)
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self._cards)
        body = QWidget(self)
        body.setLayout(self._parts)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(self.preflight)
        self._parts.addWidget(area, 1)
        self._parts.addWidget(self.thumbnails)
        column(self, self.messages, body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window the pages make way and the checks take less room; if that is not enough they lie above."""
        wide = self.window().width() >= self._look.px(_ROOM_FOR_PAGES)
        needed = self._cards.minimumSizeHint().width() + self._area.verticalScrollBar().sizeHint().width()
        above = not wide and self.width() < self.preflight.narrow_width + needed
        self._parts.setDirection(QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight)
        self.preflight.lie(narrow=not wide, above=above)
        if wide != self._is_wide:
            self._is_wide = wide
            self.thumbnails.setVisible(wide and self._wanted)
            self.preflight.show()
            self.outer_changed.emit()

    def fold(self, name: str, shown: bool) -> None:
        """Show or fold all pages, because the person wants it so; where both have no room the checks make way."""
        if name == "pages":
            self._wanted = shown
            self.thumbnails.setVisible(shown)
            self.preflight.setHidden(shown and not self._is_wide)

    def shows(self, name: str) -> bool | None:
        """Whether all pages are shown; the checks at the left always are."""
        return None if name == "tree" else not self.thumbnails.isHidden()

    def show_steps(self) -> None:
        """Go to proofs, press and publishing."""
        self._scroll_to(self.steps)

    def show_fit(self) -> None:
        """Go to where the issue is fitted to whole sheets."""
        self._scroll_to(self.fit)
        self.fit.target.setFocus()
        self.fit.target.selectAll()

    def _show_outcome(self) -> None:
        # What is under the mouse stays there: a second click shall not hit something else.
        if not self.fit.underMouse():
            self._scroll_to(self.fit.outcome)

    def _scroll_to(self, part: QWidget) -> None:
        # Once what was shown just now has its place.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(part, 0, 16))

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.messages.dress(look)
        self.preflight.dress(look)
        self.thumbnails.dress(look)
        self._make_room()
        self.steps.dress(look)
        self.fit.dress(look)
        self.forms.dress(look)
        self._files_title.setText(say("publish.files"))
        self._folder_label.setText(say("publish.folder"))
        self._choose.setText(say("publish.choose"))
        self.progress.dress(look)
        self.fill()

    def fill(self) -> None:
        """Show what is known of the issue now."""
        issue, say = self._workbench.issue, self._look.say
        self._title.setText(say.issue_name(issue) if issue else say("editor.no_entry"))
        for card in (self.steps, self.fit):
            card.setVisible(issue is None or issue.facsimile is None)
        is_out = issue is not None and issue.facsimile is None and issue.state == "published"
        self.export_button.setText(say("publish.export_again" if is_out else "publish.export"))
        self._name_files()

    def _name_files(self) -> None:
        bench = self._workbench
        self.forms.fill(bench.issue, bench.number_of(bench.entry_id))
        self.steps.profile = self.forms.icc
        self._enable()

    def _enable(self) -> None:
        wanted = bool(self.forms.wanted(Path()).paths)
        ready = self._workbench.issue is not None and wanted and bool(self.folder.text().strip()) and not self._running
        self.export_button.setEnabled(ready)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._look.say("publish.folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def export(self) -> None:
        """Write the chosen files into the folder, in the background."""
        issue, folder = self._workbench.issue, Path(self.folder.text().strip())
        if issue is None or self._running:
            return
        self._workbench.settling.emit()
        forms = self.forms.wanted(folder)
        there = [path for name, path in forms.paths.items() if path.is_file() and not self.forms.wrote(name, path)]
        if there:
            self._ask_to_replace(there, issue.id, forms)
        else:
            self._write(issue.id, forms)

    def _ask_to_replace(self, there: Sequence[Path], issue_id: int, forms: WantedForms) -> None:
        """Files of these names are there, and not from here: they are replaced after a yes only."""

        def write() -> None:
            if not self._running:
                self._write(issue_id, forms)

        self.messages.tell(
            "doubt",
            lambda say: say("publish.are_there", files=say.listed(path.name for path in there), count=len(there)),
            "publish.replace",
            write,
        )

    def _write(self, issue_id: int, forms: WantedForms) -> None:
        self._set_running(True)

        archive = self._workbench.path

        def written(findings: tuple[Finding, ...]) -> None:
            if self._workbench.path == archive:
                self.forms.note_written(issue_id, forms.paths)
            self._written(tuple(forms.paths.values()), findings)

        job = partial(export_each, issue_id=issue_id, exports=exports_of(forms))
        failed = partial(self._failed, issue_id=issue_id, forms=forms)
        self.exporting.begin(archive, job, written, failed)

    def close_processes(self) -> None:
        """Stop what is running, and wait until no file is being written."""
        self.exporting.close()
        self.steps.process.close()

    @property
    def running(self) -> bool:
        """Whether files are being written."""
        return self._running

    def stop(self) -> None:
        """Stop the export that is running; files that were there stay as they were."""
        self.exporting.stop()

    def _written(self, files: tuple[Path, ...], findings: tuple[Finding, ...]) -> None:
        self._set_running(False)
        grave = [finding for finding in findings if finding.level == "error"]
        site = [finding for finding in findings if finding.rule.startswith(TOLD)]
        doubtful = grave or [finding for finding in site if finding.level == "doubt"]

        def told(say: Captions) -> str:
            written = say("publish.written", files=say.listed(file.name for file in files), folder=files[0].parent)
            return " ".join((written, *(finding_sentence(finding, say.language) for finding in (*grave[:1], *site))))

        folder = QUrl.fromLocalFile(str(files[0].parent))
        self._outcome("doubt" if doubtful else "ok", told, "publish.open_folder", lambda: _open_folder(folder))

    def _failed(self, error: BaseException, issue_id: int, forms: WantedForms) -> None:
        self._set_running(False)
        if isinstance(error, GazetteError) and error.code in KEPT_FROM_PUBLIC:
            self._tell_kept(error, issue_id, forms)
        elif isinstance(error, StoppedError):
            self._outcome("hint", lambda say: say("publish.stopped"))
        elif isinstance(error, GazetteError) and error.code in _NOT_REPLACED:
            self._offer_another_name(error, issue_id, forms)
        elif isinstance(error, GazetteError):
            self._tell(error)
        else:
            raise error

    def _tell_kept(self, error: GazetteError, issue_id: int, forms: WantedForms) -> None:
        """Tell what keeps the pages from the public; the button asks for a reason to write them all the same."""

        def ask() -> None:
            say = self._look.say
            form = Asking(self._look, say("publish.despite_title"), say("publish.write_despite"), self)
            form.tell([("doubt", error_sentence(error, say.language)), ("hint", say("publish.reason_kept"))])
            form.add_field("reason", say("publish.reason"))
            form.accepted.connect(lambda: write(form.answers["reason"]))
            form.rejected.connect(lambda: self._tell_kept(error, issue_id, forms))
            form.open()

        def write(reason: str) -> None:
            if not self._running:
                self._write(issue_id, replace(forms, despite_marks=reason))

        self._outcome("error", lambda say: error_sentence(error, say.language), "publish.despite_marks", ask)

    def _offer_another_name(self, error: GazetteError, issue_id: int, forms: WantedForms) -> None:
        """Tell which file could not be replaced; the button writes under a name that is free."""
        kept = Path(str(error.values["place"]))
        form = next((name for name, path in forms.paths.items() if path.resolve() == kept), None)
        if form is None:
            self._tell(error)
            return
        free = free_name(forms.paths[form])

        def write() -> None:
            if not self._running:
                self._write(issue_id, replace(forms, paths={**forms.paths, form: free}))

        self._outcome(
            "error",
            lambda say: error_sentence(error, say.language),
            lambda say: say("publish.save_as", file=free.name),
            write,
        )

    def _tell(self, error: GazetteError) -> None:
        self._outcome("error", lambda say: error_sentence(error, say.language))

    def _outcome(
        self,
        level: MessageLevel,
        told: Callable[[Captions], str],
        label: str | Callable[[Captions], str] = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Tell what became of an export, in the place of what was told of the one before."""
        self._untell()
        self._untell = self.messages.tell(level, told, label, act)

    def _set_running(self, running: bool) -> None:
        self._running = running
        if running:
            self.progress.begin(lambda say: say("publish.running"))
        self._enable()
        if not running:
            self.progress.end()

    def _show_progress(self, done: int, total: int) -> None:
        percent = round(100 * done / max(total, 1))
        self.progress.advance(done, total, lambda say: say("publish.progress", percent=percent))


def _open_folder(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
