"""What came through the drop folders, newest first: time, file, verdict, entry."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gazette.archive import Arrival
from gazette.desk import Desk
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
_SHOWN = 200

Row = tuple[Arrival, str]
"""What came, and the title of its first entry."""


def read_arrivals(desk: Desk) -> tuple[Row, ...]:
    """What came last; runs in the archive's thread."""
    archive = desk.archive
    return tuple(
        (arrival, archive.entry(arrival.entry_ids[0]).title_zh if arrival.entry_ids else "")
        for arrival in archive.arrivals(_SHOWN)
    )


class DropList(QAbstractTableModel):
    """The rows of the table."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: tuple[Row, ...] = ()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show(self, rows: tuple[Row, ...]) -> None:
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
        arrival, title = self.rows[index.row()]
        texts = (self._time(arrival), arrival.path, self._look.say(_VERDICTS[arrival.verdict]), title)
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

    def _time(self, arrival: Arrival) -> str:
        came = datetime.fromisoformat(arrival.came).astimezone()
        today = came.date() == datetime.now().astimezone().date()
        say = self._look.say
        return say("drop.today", time=f"{came:%H:%M}") if today else f"{came:%m-%d %H:%M}"
