"""What came through the drop folders, newest first: time, file, verdict, entry."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gazette.archive import Arrival
from gazette.desk.arrived import Arrived
from gazette.gui.look import Look
from gazette.wording import sentence

_VERDICTS = {
    "taken": "drop.verdict_taken",
    "already": "drop.verdict_already",
    "replaced": "drop.verdict_replaced",
    "version": "drop.verdict_version",
    "waiting": "drop.verdict_waiting",
    "refused": "drop.verdict_refused",
}
_COLUMNS = ("drop.column_time", "drop.column_file", "drop.column_verdict", "drop.column_entry")


class DropList(QAbstractTableModel):
    """The rows of the table."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: tuple[Arrived, ...] = ()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show(self, rows: tuple[Arrived, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._look.say(_COLUMNS[section])
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        row = self.rows[index.row()]
        arrival = row.arrival
        texts = (self._time(arrival), arrival.path, self._look.say(_VERDICTS[arrival.verdict]), self._entry(row))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return self.why(arrival) or f"{arrival.folder}/{arrival.path}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((*texts, self.why(arrival)))
            case Qt.ItemDataRole.ForegroundRole if index.column() == 2 and arrival.verdict in {"refused", "waiting"}:
                return self._look.theme.color("error" if arrival.verdict == "refused" else "doubt")
        return None

    def why(self, arrival: Arrival) -> str:
        """Why a file was not read; empty where it was."""
        if arrival.reason is None:
            return ""
        return sentence(*arrival.reason, self._look.say.language)

    def title(self, arrival: Arrival) -> str:
        """The title of the entry of what came."""
        return next((row.title for row in self.rows if row.arrival.id == arrival.id), "")

    def _entry(self, row: Arrived) -> str:
        if row.beside is None:
            return row.title
        say = self._look.say
        where = say("tree.inbox") if row.beside.issue is None else say("drop.in_issue", issue=row.beside.issue)
        return say("drop.version_of", title=row.title, of=row.beside.title, where=where)

    def _time(self, arrival: Arrival) -> str:
        came = datetime.fromisoformat(arrival.came).astimezone()
        today = came.date() == datetime.now().astimezone().date()
        say = self._look.say
        return say("drop.today", time=f"{came:%H:%M}") if today else f"{came:%m-%d %H:%M}"
