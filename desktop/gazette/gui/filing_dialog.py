"""归档目录 of the current issue as a table, to be looked at and written as CSV or a workbook."""

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from gazette.desk import Desk
from gazette.desk.filing_list import filing_list, write_filing_list
from gazette.errors import GazetteError
from gazette.export.filing_list import FilingRow
from gazette.gui.look import Look
from gazette.gui.table_dialog import TableDialog
from gazette.gui.workbench import Workbench

_Index = QModelIndex | QPersistentModelIndex
_HEADS = (
    "filing.order",
    "filing.responsible",
    "filing.number",
    "filing.document",
    "filing.date",
    "filing.pages",
    "filing.fonds",
    "filing.code",
    "filing.retention",
    "filing.box",
    "filing.remark",
)
_WIDTHS = (46, 152, 170, 220, 98, 64, 70, 140, 80, 60, 76)


class FilingRows(QAbstractTableModel):
    """The rows as they are written."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: tuple[FilingRow, ...] = ()

    def show_rows(self, rows: tuple[FilingRow, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: _Index, role: int = 0) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.rows[index.row()].cells[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.look.say(_HEADS[section])
        return None


class FilingDialog(TableDialog):
    """A row leads to its entry; what is filed is written in the details (F4)."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(look, "filing", parent)
        self._workbench = workbench
        self.rows = FilingRows(look, self)
        self.csv, self.xlsx, self.back = QPushButton(self), QPushButton(self), QPushButton(self)
        self._build()
        self.csv.clicked.connect(lambda: self._choose("csv"))
        self.xlsx.clicked.connect(lambda: self._choose("xlsx"))
        self.back.clicked.connect(self.reject)
        self.table.activated.connect(self._open_row)
        workbench.issue_changed.connect(self.fill)
        workbench.pages_changed.connect(self.fill)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        self.table.setModel(self.rows)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for button in (self.csv, self.xlsx):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        self._lay_out(buttons)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = self.rows.look = look
        say = look.say
        self._dress("filing.list", "filing.what", "filing.none", _WIDTHS, (1256, 560))
        self.csv.setText(say("filing.csv"))
        self.xlsx.setText(say("filing.xlsx"))
        self.back.setText(say("close"))

    def open_current(self) -> None:
        """Show the list of the current issue."""
        self.messages.dismiss()
        self.show()
        self.fill()
        self.table.setFocus()

    def fill(self) -> None:
        """Show the list as it is now."""
        issue = self._workbench.issue
        if not self.isVisible() or issue is None:
            return
        issue_id = issue.id
        self._workbench.ask_desk(lambda desk: filing_list(desk, issue_id), self.rows.show_rows, self._failed)

    def _choose(self, kind: str) -> None:
        issue, say = self._workbench.issue, self._look.say
        if issue is None:
            return
        name = f"{say('filing.list')} {say.file_name(issue)}.{kind}"
        begin = self._workbench.folders.begin("filing", name)
        file, _ = QFileDialog.getSaveFileName(self, say("filing.list"), begin, f"(*.{kind})")
        if file:
            self.write(self._workbench.folders.note("filing", file), kind)

    def write(self, file: Path, kind: str) -> None:
        """Write the list."""
        issue = self._workbench.issue
        assert issue is not None
        issue_id = issue.id

        def written(desk: Desk) -> Path:
            write_filing_list(
                desk, issue_id, csv=file if kind == "csv" else None, xlsx=file if kind == "xlsx" else None
            )
            return file

        self._workbench.ask_desk(written, self._tell, self._failed)

    def _tell(self, file: Path) -> None:
        self.messages.tell("ok", lambda say: say("filing.written", file=file.name))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, GazetteError):
            raise error
        self._tell_error(error)

    def _open_row(self, index: QModelIndex) -> None:
        self._workbench.choose_entry(self.rows.rows[index.row()].entry.id)
