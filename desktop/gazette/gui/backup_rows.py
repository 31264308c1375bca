"""The rows of the backups that there are, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gazette.desk.backing_up import Backup
from gazette.gui.look import Look
from gazette.gui.moments import moment

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("keeping.made", "keeping.size", "keeping.why", "keeping.file")


class BackupRows(QAbstractTableModel):
    """One backup a row."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.shown: tuple[Backup, ...] = ()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these."""
        self.beginResetModel()
        self.shown = tuple(backups)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._look.say(_COLUMNS[section])
        return None

    def data(self, index: _Index, role: int = 0) -> object:
        backup = self.shown[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(backup.file)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        say = self._look.say
        match _COLUMNS[index.column()]:
            case "keeping.made":
                return moment(backup.made.astimezone().isoformat(), say)
            case "keeping.size":
                return f"{backup.size / 1_000_000:,.1f} MB"
            case "keeping.why":
                return say(f"keeping.why.{backup.reason or 'daily'}")
            case _:
                return backup.file.name
