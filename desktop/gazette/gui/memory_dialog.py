"""校对记忆, the memory of decisions: what was ignored, how far, why, by whom and when; searched, ended, exported."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gazette.desk.decision_commands import EndDecision
from gazette.desk.memory_table import memory_csv
from gazette.errors import GazetteError
from gazette.export import write_file
from gazette.gui.decision_rows import DecisionRows
from gazette.gui.dialog_size import open_at
from gazette.gui.empty_words import EmptyWords
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, column
from gazette.gui.row_table import as_rows
from gazette.gui.workbench import Workbench
from gazette.model import Decision
from gazette.wording import error_sentence

_TYPING_MS = 150


class MemoryDialog(QDialog):
    """Stays open beside the window and follows it."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explained_at(self, "findings")
        self._workbench, self._look = workbench, look
        self._known: tuple[Decision, ...] = ()
        self.messages = MessageBar(self)
        self.search, self.with_ended = QLineEdit(self), QCheckBox(self)
        self.rows, self.table = DecisionRows(look, self), QTableView(self)
        self.count = QLabel(self)
        self.end_button, self.export_button, self.close_button = (QPushButton(self) for _ in range(3))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        body, layout = QWidget(self), QVBoxLayout()
        body.setObjectName("surface")
        body.setLayout(layout)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        self.count.setObjectName("facts")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.with_ended)
        for part in (self.end_button, self.export_button):
            foot.addWidget(part)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.close_button)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        column(self, self.messages, body)
        self.table.setModel(self.rows)
        as_rows(self.table)
        self.empty = EmptyWords(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for button in (self.end_button, self.export_button, self.close_button):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        bench = self._workbench
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._show)
        self.with_ended.toggled.connect(lambda _on: self._show())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.end_button.clicked.connect(self._end)
        self.export_button.clicked.connect(self._choose_file)
        self.close_button.clicked.connect(self.reject)
        for signal in (bench.issue_changed, bench.findings_changed):
            signal.connect(self._read_again)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.messages.dress(look)
        self.setWindowTitle(say("memory.title"))
        self.search.setPlaceholderText(say("memory.search"))
        self.search.setAccessibleName(say("memory.search"))
        self.with_ended.setText(say("memory.with_ended"))
        self.end_button.setText(say("memory.end"))
        self.export_button.setText(say("memory.export"))
        self.close_button.setText(say("close"))
        self.table.setAccessibleName(say("memory.title"))
        self.rows.dress(look)
        open_at(self, look.px(860), look.px(520))
        self._show()

    def open_beside(self) -> None:
        """Show what is decided now."""
        self._read()
        self.show()
        self.raise_()
        self.search.setFocus()

    def _read_again(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if not self._workbench.is_open:
            return
        try:
            self._known = self._workbench.call_desk(lambda desk: desk.archive.decisions.all())
        except GazetteError as error:
            self._tell(error)
            return
        self._show()

    def _show(self) -> None:
        chosen = self._chosen
        self.rows.show_decisions(self._known, self.search.text(), with_ended=self.with_ended.isChecked())
        header = self.table.horizontalHeader()
        for place in range(1, self.rows.columnCount()):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.empty.setText(self._look.say("memory.none_found" if self._known else "memory.none"))
        self.count.setText(self._look.say("memory.count", shown=self.rows.rowCount(), total=self.rows.total))
        if (
            chosen is not None
            and (at := next((i for i, one in enumerate(self.rows.shown) if one.id == chosen.id), None)) is not None
        ):
            self.table.selectRow(at)
        self._enable()

    @property
    def _chosen(self) -> Decision | None:
        index = self.table.currentIndex()
        return self.rows.shown[index.row()] if index.isValid() and index.row() < len(self.rows.shown) else None

    def _enable(self) -> None:
        chosen = self._chosen
        self.end_button.setEnabled(chosen is not None and chosen.ended is None and self._workbench.closed != "archive")
        self.export_button.setEnabled(bool(self.rows.shown))

    def _end(self) -> None:
        chosen, issue = self._chosen, self._workbench.issue
        if chosen is not None:
            self._workbench.do(EndDecision(chosen.id, None if issue is None else issue.id))
            self._read()

    def _choose_file(self) -> None:
        say = self._look.say
        begin = self._workbench.folders.begin("memory", say("memory.file"))
        file, _ = QFileDialog.getSaveFileName(self, say("memory.export"), begin, "CSV (*.csv)")
        if file:
            self.export(self._workbench.folders.note("memory", file))

    def export(self, file: Path) -> None:
        """Write what is shown as a table."""
        try:
            write_file(file, memory_csv(self.rows.shown, self._look.say.language), ending=".csv")
        except GazetteError as error:
            self._tell(error)
            return
        self.messages.tell("ok", lambda say: say("memory.written", file=file.name, count=len(self.rows.shown)))

    def _tell(self, error: GazetteError) -> None:
        self.messages.tell("error", lambda say: error_sentence(error, say.language))
