"""What the columns of a spreadsheet are: its first rows, a choice over each column, and what comes of it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gazette.archive import Source
from gazette.desk import ReadAnew, has_columns, read_kept_sheet
from gazette.errors import DeskError, GazetteError
from gazette.gui.asking import Asking
from gazette.gui.dialog_size import open_at
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, column
from gazette.gui.password_form import LOCKED, ask_password
from gazette.gui.workbench import Workbench
from gazette.ingest import COLUMN_ROLES, ColumnProposal, ColumnRole, Reading
from gazette.model import Appointment, Block, NameList, Table, block_texts
from gazette.wording import error_sentence
from gazette.wording.column_names import COLUMN_NAMES

_READ_AFTER_MS = 150
_MOST_LINES = 60


class ColumnsDialog(QDialog):
    """Reads the kept original with each choice, shows the result, and puts it into the archive when it is wanted."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explained_at(self, "sheets")
        self._workbench, self._look = workbench, look
        self._source: Source | None = None
        self._content = b""
        self._reading: Reading | None = None
        self._chosen: dict[int, tuple[ColumnRole, ...]] = {}
        self._asked = 0
        self.password: Asking | None = None
        """Where the password of the file was asked for last."""
        self.messages = MessageBar(self)
        self.what, self._becomes = QLabel(self), QLabel(self)
        self.what.setWordWrap(True)
        self.tables, self.grid, self.preview = QComboBox(self), QTableWidget(self), QPlainTextEdit(self)
        self.go, self._cancel = QPushButton(self), QPushButton(self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_READ_AFTER_MS)
        self._wait.timeout.connect(self._read)
        self._build()

    def _build(self) -> None:
        body, layout = QWidget(self), QVBoxLayout()
        body.setObjectName("surface")
        column(self, self.messages, body)
        body.setLayout(layout)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        for part, stretch in ((self.what, 0), (self.tables, 0), (self.grid, 3), (self._becomes, 0), (self.preview, 2)):
            layout.addWidget(part, stretch)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.go)
        layout.addLayout(row)
        self.what.setObjectName("facts")
        self._becomes.setObjectName("title")
        self.go.setObjectName("filled")
        self.go.setDefault(True)
        self.preview.setReadOnly(True)
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grid.horizontalHeader().hide()
        self.grid.verticalHeader().hide()
        self.tables.currentIndexChanged.connect(self._show_table)
        self.go.clicked.connect(self._put)
        self._cancel.clicked.connect(self.reject)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.messages.dress(look)
        self.setWindowTitle(say("columns.title", file=self._source.name if self._source else ""))
        self.what.setText(say("columns.what"))
        self.tables.setAccessibleName(say("columns.table"))
        self.go.setText(say("columns.go"))
        self._cancel.setText(say("columns.cancel"))
        open_at(self, look.px(820), look.px(620))

    def open_current(self) -> None:
        """Open for the file that the current entry came from."""
        entry_id = self._workbench.entry_id
        source = self._workbench.call_desk(lambda desk: desk.archive.source_of_entry(entry_id))
        if source is None or not has_columns(source):
            self._workbench.refused.emit(DeskError("desk.no_columns"))
        else:
            self.open_source(source)

    def open_kept(self, sha256: str) -> None:
        """Open for the file of this SHA-256."""
        source = self._workbench.call_desk(lambda desk: desk.archive.source(sha256))
        if source is not None:
            self.open_source(source)

    def open_source(self, source: Source) -> None:
        """Open for a spreadsheet that came in, its columns as they are proposed."""
        self._source, self._reading, self._chosen = source, None, {}
        self._content = self._workbench.call_desk(lambda desk: desk.archive.source_content(source.sha256))
        self.messages.dismiss()
        self.tables.clear()
        self.grid.clear()
        self.preview.clear()
        self._becomes.clear()
        self.dress(self._look)
        self._read()
        self.open()

    def _read(self) -> None:
        """Read with what is chosen now; an answer to an earlier choice is passed over."""
        self._asked += 1
        asked, source, content = self._asked, self._source, self._content
        tables = len(self._reading.columns) if self._reading else 0
        chosen = tuple(self._chosen.get(at, ()) for at in range(tables))
        assert source is not None
        self.go.setEnabled(False)

        def answered(answer: Reading | BaseException) -> None:
            if asked == self._asked:
                self._answered(answer)

        password = self._workbench.passwords.get(source.sha256)
        self._workbench.read_apart(lambda: read_kept_sheet(content, source.name, chosen, password), answered, answered)

    def _answered(self, answer: Reading | BaseException) -> None:
        if isinstance(answer, GazetteError):
            error, locked = answer, answer.code in LOCKED
            way_on = ("brought.password", self._ask_password) if locked else ("", None)
            self.messages.tell("error", lambda say: error_sentence(error, say.language), *way_on)
            return
        if isinstance(answer, BaseException):
            raise answer
        first = self._reading is None
        self._reading = answer
        if first:
            self._name_tables(answer.columns)
        self._show_result(answer)

    def _ask_password(self) -> None:
        source = self._source
        assert source is not None

        def read(password: str) -> None:
            self._workbench.passwords[source.sha256] = password
            self.messages.dismiss()
            self._read()

        self.password = ask_password(self._look, source.name, self, read)

    def _name_tables(self, proposals: tuple[ColumnProposal, ...]) -> None:
        say = self._look.say
        for number, proposal in enumerate(proposals, 1):
            self.tables.addItem(say("columns.table_of", number=number, sheet=proposal.sheet or "—"))
        self.tables.setVisible(len(proposals) > 1)

    def _show_table(self, at: int) -> None:
        if self._reading is None or at < 0:
            return
        proposal = self._reading.columns[at]
        self.grid.clear()
        self.grid.setRowCount(len(proposal.rows) + 1)
        self.grid.setColumnCount(len(proposal.roles))
        for place, role in enumerate(self._chosen.get(at, proposal.roles)):
            self.grid.setCellWidget(0, place, self._choice(at, place, role))
        for row, texts in enumerate(proposal.rows):
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                font = item.font()
                font.setBold(row < proposal.header_rows)
                item.setFont(font)
                self.grid.setItem(row + 1, place, item)
        self.grid.resizeColumnsToContents()
        self._show_result(self._reading)

    def _choice(self, table: int, place: int, role: ColumnRole) -> QComboBox:
        box = QComboBox(self.grid)
        for each in COLUMN_ROLES:
            box.addItem(COLUMN_NAMES[each][self._look.say.language != "zh"], each)
        box.setCurrentIndex(COLUMN_ROLES.index(role))
        box.setAccessibleName(self._look.say("columns.column", number=place + 1))
        box.currentIndexChanged.connect(lambda at: self._choose(table, place, COLUMN_ROLES[at]))
        return box

    def _choose(self, table: int, place: int, role: ColumnRole) -> None:
        assert self._reading is not None
        roles = self._chosen.get(table, self._reading.columns[table].roles)
        self._chosen[table] = (*roles[:place], role, *roles[place + 1 :])
        self.go.setEnabled(False)
        self._wait.start()

    def _show_result(self, reading: Reading) -> None:
        say, at = self._look.say, self.tables.currentIndex()
        self._becomes.setText(say(f"columns.becomes.{reading.columns[at].kind}") if at >= 0 else say("columns.none"))
        blocks = [block for entry in reading.entries for block in entry.blocks]
        lines = [line for block in blocks for line in _lines(block)]
        self.preview.setPlainText("\n".join(lines[:_MOST_LINES] + (["……"] if len(lines) > _MOST_LINES else [])))
        self.go.setEnabled(bool(reading.columns) and not self._wait.isActive())

    def _put(self) -> None:
        reading, source = self._reading, self._source
        if reading is None or source is None:
            return
        change = self._workbench.do(ReadAnew(source.sha256, reading.entries, reading.findings, reading.account))
        if change is not None:
            self.accept()


def _lines(block: Block) -> Iterator[str]:
    """A block as lines of plain text."""
    match block:
        case NameList():
            for person in block.people:
                yield "　".join(text for text in (person.role, person.name, person.affiliation) if text)
        case Appointment():
            yield from ((block.lead,) if block.lead else ()) + block.lines
        case Table():
            yield from ((block.caption,) if block.caption else ())
            for row in block.rows:
                yield " │ ".join(cell.text.replace("\n", " ") for cell in row)
        case _:
            yield from block_texts(block)
