"""备份与核对: backups, a new one, bringing one back; looking for damage and repairing it; 四性检测 and its report."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gazette.desk.backing_up import Backup, back_up, backups, contents_of, folder_for, write_backup
from gazette.desk.exam_items import Examination
from gazette.desk.exam_report import (
    examination_lines,
    examination_to_html,
    examination_to_json,
    examination_to_text,
)
from gazette.desk.examining import examine
from gazette.desk.verifying import Verification, verify_archive
from gazette.errors import GazetteError
from gazette.export import write_file
from gazette.gui.asking import Asking
from gazette.gui.backup_rows import BackupRows
from gazette.gui.captions import Captions
from gazette.gui.desk_process import DeskJob, DeskProcess
from gazette.gui.dialog_size import open_at
from gazette.gui.empty_words import EmptyWords
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel, MessageBar, column
from gazette.gui.progress_row import ProgressRow, Told
from gazette.gui.redline_printing import save_redline
from gazette.gui.row_table import as_rows
from gazette.gui.stopping import StoppedError
from gazette.gui.workbench import Workbench
from gazette.settings import Settings
from gazette.wording import error_sentence, finding_sentence


class KeepingDialog(QDialog):
    """Stays open beside the window; what takes long runs in a process of its own and can be stopped."""

    restore_wanted = Signal(object)
    """A backup (``Path``) shall be brought back."""
    repair_wanted = Signal()

    def __init__(self, workbench: Workbench, settings: Settings, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "keeping")
        self._workbench, self._settings, self._look = workbench, settings, look
        self._process, self._running = DeskProcess(self), False
        self._of = Path()
        """The archive of which something is shown."""
        self._left = self._without_typed = False
        """Whether what runs is of an archive that was closed meanwhile, and whether all that was typed is in it."""
        self.found: Verification | None = None
        self.examined: Examination | None = None
        self.messages = MessageBar(self)
        self.place, self.folder_button = ElidedLabel("facts", self), QPushButton(self)
        self.rows, self.table = BackupRows(look, self), QTableView(self)
        self.inside = QLabel(self)
        self.back_up_button, self.file_button, self.restore_button = (QPushButton(self) for _ in range(3))
        self.verify_button, self.repair_button, self.examine_button = (QPushButton(self) for _ in range(3))
        self.save_button, self.close_button = QPushButton(self), QPushButton(self)
        self.harm, self.harm_list = QStringListModel(self), QListView(self)
        self.progress = ProgressRow(self.verify_button, look, self)
        self._build()
        self._connect()

    @property
    def running(self) -> bool:
        """Whether a backup or a check is running."""
        return self._running

    def stop(self) -> None:
        """Leave what was there as it was."""
        self._process.stop()

    def _build(self) -> None:
        body, layout = QWidget(self), QVBoxLayout()
        self._parts = layout
        body.setObjectName("surface")
        body.setLayout(layout)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        head, acts, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.folder_button)
        for part in (self.back_up_button, self.file_button):
            acts.addWidget(part)
        acts.addStretch(1)
        acts.addWidget(self.restore_button)
        for part in (self.verify_button, self.repair_button, self.examine_button, self.save_button):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self.inside.setObjectName("facts")
        self.inside.setWordWrap(True)
        self.harm_list.setModel(self.harm)
        self.harm_list.setWordWrap(True)
        self.harm_list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.harm_list.setResizeMode(QListView.ResizeMode.Adjust)
        self.harm_list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.harm_list.hide()
        self.back_up_button.setObjectName("filled")
        layout.addLayout(head)
        layout.addWidget(self.table, 2)
        layout.addWidget(self.inside)
        layout.addLayout(acts)
        layout.addWidget(self.progress)
        layout.addWidget(self.harm_list, 1)
        layout.addLayout(foot)
        column(self, self.messages, body)
        self.table.setModel(self.rows)
        as_rows(self.table)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.empty = EmptyWords(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_inside())
        self.folder_button.clicked.connect(self._open_folder)
        self.back_up_button.clicked.connect(self.back_up)
        self.file_button.clicked.connect(self._choose_file)
        self.restore_button.clicked.connect(self._ask_restore)
        self.verify_button.clicked.connect(self.verify)
        self.repair_button.clicked.connect(self._ask_repair)
        self.examine_button.clicked.connect(self.examine)
        self.save_button.clicked.connect(self._choose_report)
        self.close_button.clicked.connect(self.reject)
        self.progress.stopped.connect(self.stop)
        self._workbench.archive_closing.connect(self._leave_archive)
        self._workbench.issue_changed.connect(self._follow)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look, chosen = look, self._chosen
        say = look.say
        self.messages.dress(look)
        self.setWindowTitle(say("keeping.title"))
        for button, caption in (
            (self.folder_button, "keeping.folder"),
            (self.back_up_button, "keeping.back_up"),
            (self.file_button, "keeping.to_file"),
            (self.restore_button, "keeping.restore"),
            (self.verify_button, "keeping.verify"),
            (self.repair_button, "keeping.repair"),
            (self.examine_button, "keeping.examine"),
            (self.save_button, "keeping.save_report"),
            (self.close_button, "close"),
        ):
            button.setText(say(caption))
        self.table.setAccessibleName(say("keeping.table"))
        self.empty.setText(say("keeping.none"))
        self.progress.dress(look)
        self.rows.dress(look)
        open_at(self, look.px(780), look.px(560))
        self._show_harm()
        if self.isVisible():
            self._read()
            if chosen in self.rows.shown:
                self.table.selectRow(self.rows.shown.index(chosen))

    def open_beside(self) -> None:
        """Show the backups that there are now."""
        self._read()
        self.show()
        self.raise_()
        self.table.setFocus()

    @property
    def folder(self) -> Path:
        """Where the backups of the archive lie."""
        return folder_for(self._workbench.path, self._settings.backup_folder)

    def _leave_archive(self) -> None:
        """What runs is no answer for the next archive; what is done by then stays done, and is told by its file."""
        self._left = True
        self.stop()

    def _follow(self) -> None:
        """Another archive may be open now: what is shown must be of that one."""
        if self._of != self._workbench.path:
            self._of = self._workbench.path
            self.found = self.examined = None
            self._show_harm()
            self.messages.dismiss()
            if self.isVisible():
                self._read()
        self._enable()

    def _read(self) -> None:
        self._of = self._workbench.path
        try:
            there = backups(self.folder)
        except OSError:  # its medium is away: then there are none just now
            there = ()
        self.rows.show_backups(there)
        header = self.table.horizontalHeader()
        for place in range(self.rows.columnCount() - 1):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        self.place.say(self._look.say("keeping.place", folder=str(self.folder)))
        if there:
            self.table.selectRow(0)
        self._show_inside()

    @property
    def _chosen(self) -> Backup | None:
        index = self.table.currentIndex()
        return self.rows.shown[index.row()] if index.isValid() and index.row() < len(self.rows.shown) else None

    def _show_inside(self) -> None:
        """Say what is in the backup that is chosen."""
        chosen, say = self._chosen, self._look.say
        text = ""
        if chosen is not None:
            try:
                inside = contents_of(chosen.file)
                counts = {"issues": inside.issues, "entries": inside.entries, "inbox": inside.inbox}
                text = say("keeping.inside", last=inside.last or "–", **counts)
            except GazetteError as error:
                older = error.code == "archive.read_only_old"
                text = say("keeping.older") if older else error_sentence(error, say.language)
        self.inside.setText(text)
        self._enable()

    def _enable(self) -> None:
        free, writable = not self._running, self._workbench.closed != "archive"
        for button in (self.back_up_button, self.file_button, self.verify_button, self.examine_button):
            button.setEnabled(free and self._workbench.is_open)
        self.restore_button.setEnabled(free and writable and self._chosen is not None)
        self.repair_button.setEnabled(free and writable)
        self.repair_button.setVisible(self.found is not None and not self.found.is_whole)
        self.save_button.setVisible(self.examined is not None)

    # what runs in the background

    def back_up(self) -> None:
        """Make a backup now."""
        now = datetime.now()  # noqa: DTZ005 -- the clock on the wall
        job = partial(_of_archive, partial(back_up, now=now, folder=self.folder))
        self._begin(job, "keeping.backing_up", self._backed_up)

    def _choose_file(self) -> None:
        say, path = self._look.say, self._workbench.path
        day = f"{datetime.now():%Y-%m-%d}"  # noqa: DTZ005 -- likewise
        begin = self._workbench.folders.begin("backup", f"{path.stem}-{day}{path.suffix}")
        file, _ = QFileDialog.getSaveFileName(self, say("keeping.to_file"), begin, say("choose.archives"))
        if file:
            self.write_to(self._workbench.folders.note("backup", file))

    def write_to(self, file: Path) -> None:
        """Make a backup in a file that the person chose."""
        job = partial(_of_archive, partial(write_backup, file=file))
        self._begin(job, "keeping.backing_up", lambda _none: self._written(file))

    def verify(self) -> None:
        """Look for damage, whole."""
        self._forget()
        self._begin(partial(_of_archive, verify_archive), "keeping.verifying", self._verified)

    def examine(self) -> None:
        """Make the report of the four properties."""
        self._forget()
        self._begin(partial(examine, backup_folder=self.folder), "keeping.examining", self._show_examined)

    def _forget(self) -> None:
        self.found = self.examined = None
        self._show_harm()
        self._enable()

    def _begin(self, job: DeskJob[object], told: str, done: Callable[..., None]) -> None:
        if self._running:
            return
        self._left, self._without_typed = False, not self._workbench.settle()
        self.messages.dismiss()
        running: Told = lambda say: say(told)  # noqa: E731 -- its type is what the row wants
        self.progress.begin(running)
        self._running = True
        self._enable()
        self._process.progressed.connect(self.progress.advance)
        self._process.begin(self._workbench.path, job, partial(self._end, done), self._failed)

    def _end(self, done: Callable[..., None], value: object) -> None:
        self._ended()
        done(value)

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, GazetteError):
            self.messages.tell("error", lambda say: error_sentence(error, say.language))
        elif isinstance(error, StoppedError):
            self._tell_stopped()
        else:
            raise error

    def _ended(self) -> None:
        self._process.progressed.disconnect(self.progress.advance)
        self._running = False
        self._enable()
        self.progress.end()

    def _backed_up(self, made: Backup | None) -> None:
        self._read()
        if not self._left:
            self._tell_made("keeping.backed_up" if made else "keeping.unchanged")
        elif made:
            self._written(made.file)
        else:
            self._tell_stopped()

    def _written(self, file: Path) -> None:
        self._tell_made("keeping.written", file=file.name)

    def _tell_made(self, key: str, **values: str) -> None:
        without = self._without_typed

        def told(say: Captions) -> str:
            return f"{say(key, **values)} {say('keeping.without_typed')}" if without else say(key, **values)

        self.messages.tell("doubt" if without else "ok", told)

    def _tell_stopped(self) -> None:
        self.messages.tell("hint", lambda say: say("keeping.stopped"))

    def _verified(self, found: Verification) -> None:
        if self._left:
            self._tell_stopped()
        else:
            self.show_found(found)

    def show_found(self, found: Verification) -> None:
        """Show what a check found."""
        self.found, self.examined = found, None
        self._show_harm()
        self._enable()
        if found.is_whole:
            counts = {"issues": found.issues, "entries": found.entries, "inbox": found.inbox, "links": found.links}
            self.messages.tell("ok", lambda say: say("keeping.sound", **counts))
        else:
            harm = {"count": len(found.findings), "harmed": found.harmed}
            self.messages.tell("error", lambda say: say("keeping.harmed", **harm))

    def _show_examined(self, made: Examination) -> None:
        if self._left:
            self._tell_stopped()
            return
        self.examined = made
        self._show_harm()
        self._enable()
        counts = {"passed": made.count_of("passed"), "failed": made.count_of("failed")}
        counts["left"] = made.count_of("not_checked")
        self.messages.tell("doubt" if counts["failed"] else "ok", lambda say: say("keeping.examined", **counts))

    def _choose_report(self) -> None:
        say, name = self._look.say, self._look.say("keeping.report_name", name=self._workbench.path.stem)
        begin = self._workbench.folders.begin("report", f"{name}.txt")
        file, _ = QFileDialog.getSaveFileName(self, say("keeping.save_report"), begin, say("keeping.report_files"))
        if file:
            self.write_report(self._workbench.folders.note("report", file))

    def write_report(self, file: Path) -> None:
        """Write the report as text, JSON or PDF, as the file's name ends."""
        made, language = self.examined, self._look.say.language
        if made is None:
            return
        self.messages.dismiss()
        try:
            if file.suffix.lower() == ".pdf":
                title = self._look.say("keeping.report_name", name=self._workbench.path.stem)
                save_redline(examination_to_html(made, language), self._look, file, title)
            elif file.suffix.lower() == ".json":
                write_file(file, examination_to_json(made))
            else:
                write_file(file, examination_to_text(made, language).encode("utf-8", "replace"))
        except GazetteError as error:
            refused = error
            self.messages.tell("error", lambda say: error_sentence(refused, say.language))
            return
        self.messages.tell("ok", lambda say: say("keeping.report_written", file=file.name))

    def _show_harm(self) -> None:
        language = self._look.say.language
        lines = [finding_sentence(finding, language) for finding in self.found.findings] if self.found else []
        if self.examined is not None:
            lines = [
                f"　　{line}" if kind == "name" else line for kind, line in examination_lines(self.examined, language)
            ]
        self.harm.setStringList(lines)
        self.harm_list.setAccessibleName(self._look.say("keeping.report" if self.examined else "keeping.harm"))
        self.harm_list.setVisible(bool(lines))
        self._parts.setStretchFactor(self.harm_list, 6 if self.examined else 1)  # a report is long

    # what puts another archive in its place

    def _ask_restore(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        say, made = self._look.say, self.rows.data(self.rows.index(self.table.currentIndex().row(), 0), 0)
        form = Asking(self._look, say("keeping.restore_title"), say("keeping.restore_now"), self)
        explained_at(form, "keeping")
        form.tell([("hint", say("keeping.restore_what", made=made)), ("doubt", say("keeping.restore_lost", made=made))])
        form.tell([("hint", say("keeping.restore_kept"))])
        form.accepted.connect(lambda: self._leave(lambda: self.restore_wanted.emit(chosen.file)))
        form.finished.connect(form.deleteLater)
        form.open()

    def _ask_repair(self) -> None:
        say = self._look.say
        form = Asking(self._look, say("keeping.repair_title"), say("keeping.repair_now"), self)
        explained_at(form, "keeping")
        form.tell([("hint", say("keeping.repair_what")), ("hint", say("keeping.repair_kept"))])
        form.accepted.connect(lambda: self._leave(self.repair_wanted.emit))
        form.finished.connect(form.deleteLater)
        form.open()

    def _leave(self, act: Callable[[], None]) -> None:
        self._forget()
        self.hide()
        act()

    def _open_folder(self) -> None:
        folder = self.folder
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _of_archive(act: Callable[..., object], desk: object, *, progress: object) -> object:
    """Do something with the archive of a desk; runs in the process of its own."""
    return act(desk.archive, progress=progress)  # type: ignore[attr-defined]
