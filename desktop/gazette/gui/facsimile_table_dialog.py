"""Many back issues by a table: what became of each row, how far it is, and a button that stops it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from gazette.desk.facsimile_facts import reference_of
from gazette.desk.facsimile_table import BackIssueTable, RowOutcome, bring_rows, read_table
from gazette.errors import GazetteError
from gazette.gui.dialog_size import open_at
from gazette.gui.empty_words import EmptyWords
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, column
from gazette.gui.progress_row import ProgressRow
from gazette.gui.workbench import Workbench
from gazette.ingest import SHEET_ENDINGS
from gazette.ingest.back_issue_lists import ListedEntry
from gazette.wording import error_sentence

_MOST_NAMED = 12


class FacsimileTableDialog(QDialog):
    """Each row is kept on its own; closing the dialog stops behind the row that is being read."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explained_at(self, "facsimile")
        self._workbench, self._look = workbench, look
        self._rows: Iterator[RowOutcome] | None = None
        self._done, self._total, self._failed_rows = 0, 0, 0
        self._stopped = False
        self._strays: tuple[ListedEntry, ...] = ()
        self.messages = MessageBar(self)
        self.what, self.list = QLabel(self), QListWidget(self)
        self.choose, self.close_button = QPushButton(self), QPushButton(self)
        self.progress = ProgressRow(self.choose, look, self)
        body, rows = QWidget(self), QVBoxLayout()
        body.setObjectName("surface")
        body.setLayout(rows)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        self.what.setWordWrap(True)
        self.what.setObjectName("facts")
        self.list.setWordWrap(True)
        self.empty = EmptyWords(self.list)
        self.choose.setObjectName("filled")
        rows.addWidget(self.what)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.progress)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        rows.addLayout(buttons)
        column(self, self.messages, body)
        self.choose.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)
        self.progress.stopped.connect(self.stop)
        self.finished.connect(lambda _code: self.stop())

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        for part in (self.messages, self.progress):
            part.dress(look)
        self.setWindowTitle(say("facsimile.many"))
        self.what.setText(say("facsimile.many_what"))
        self.choose.setText(say("facsimile.button.table"))
        self.close_button.setText(say("close"))
        self.list.setAccessibleName(say("facsimile.many"))
        self.empty.setText(say("facsimile.no_outcome"))
        open_at(self, look.px(760), look.px(520))

    def bring(self, file: Path) -> None:
        """Keep the issues of a table."""
        if self._rows is not None:
            return
        self.messages.dismiss()
        self.list.clear()
        self._done = self._failed_rows = 0
        self._stopped = False
        self.progress.begin(lambda say: say("facsimile.reading"))
        self.choose.setEnabled(False)
        self._workbench.read_apart(lambda: read_table(file), self._begin, self._failed)

    def stop(self) -> None:
        """Stop behind the row that is being read."""
        self._stopped = True

    def _choose(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in SHEET_ENDINGS)
        folders, caption = self._workbench.folders, self._look.say("facsimile.button.table")
        file, _ = QFileDialog.getOpenFileName(self, caption, folders.begin("contents_list"), f"({patterns})")
        if file:
            self.bring(folders.note("contents_list", file))

    def _begin(self, table: BackIssueTable) -> None:
        self._total = len(table.issues)
        self._strays = table.strays
        self._workbench.ask_desk(
            lambda desk: bring_rows(desk, table, stopped=lambda: self._stopped), self._go_on, self._failed
        )

    def _go_on(self, rows: Iterator[RowOutcome]) -> None:
        self._rows = rows
        self._next()

    def _next(self) -> None:
        rows = self._rows
        if rows is not None and self._workbench.is_open:
            self._workbench.ask_desk(lambda _desk: next(rows, None), self._one, self._failed)

    def _one(self, outcome: RowOutcome | None) -> None:
        if outcome is None:
            self._end()
            return
        self._done += 1
        self._failed_rows += outcome.error is not None
        self.list.addItem(self._told(outcome))
        self.list.scrollToBottom()
        done, total = self._done, self._total
        self.progress.advance(done, total, lambda say: say("facsimile.many_done", done=done, total=total))
        QTimer.singleShot(0, self, self._next)

    def _told(self, outcome: RowOutcome) -> str:
        say, file = self._look.say, outcome.file.splitlines()[0]
        if outcome.kept is None:
            assert outcome.error is not None
            return say(
                "facsimile.row_failed", row=outcome.row, file=file, why=error_sentence(outcome.error, say.language)
            )
        kept = outcome.kept
        values = {
            "row": outcome.row,
            "file": file,
            "issue": reference_of(kept.issue),
            "entries": len(kept.issue.entries),
        }
        told = say(f"facsimile.row_{kept.became}", **values)
        return told + "".join(say("facsimile.cell", row=cell.row, text=cell.text) for cell in outcome.unread[:3])

    def _end(self) -> None:
        self._rows = None
        self.choose.setEnabled(True)
        self.progress.end()
        done, total, failed = self._done, self._total, self._failed_rows
        if self._strays:
            titles = [each.entry.title_zh or each.entry.title_en or "" for each in self._strays]
            shown = self._look.say.listed(titles[:_MOST_NAMED]) + ("……" if len(titles) > _MOST_NAMED else "")
            self.list.addItem(self._look.say("facsimile.strays", count=len(titles), titles=shown))
            self.list.scrollToBottom()
        key = "facsimile.many_stopped" if self._stopped and done < total else "facsimile.many_end"
        self.messages.tell("doubt" if failed else "ok", lambda say: say(key, done=done, total=total, failed=failed))
        self._workbench.show_arrived()

    def _failed(self, error: BaseException) -> None:
        self._rows = None
        self.choose.setEnabled(True)
        self.progress.end()
        if not isinstance(error, GazetteError):
            raise error
        self.messages.tell("error", lambda say: error_sentence(error, say.language))
