"""The rows of the ledger as a table shows them."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gazette.desk.ledger import LedgerRow
from gazette.desk.ledger_table import doubts_called, how_called
from gazette.gui.icons import drawn
from gazette.gui.look import Look
from gazette.gui.place_called import act_called

Index = QModelIndex | QPersistentModelIndex
Order = Literal["day", "post", "person"]
ORDERS: tuple[Order, ...] = ("day", "post", "person")
_HEADS = ("ledger.person", "ledger.post", "ledger.how", "ledger.since", "ledger.until", "ledger.place")


class LedgerRows(QAbstractTableModel):
    """One person in one post a row; what is open has a sign, and its questions as tip."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: tuple[LedgerRow, ...] = ()
        self.day = ""
        """The day (ISO) on which it is asked who was in office."""

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show_rows(self, rows: Sequence[LedgerRow], order: Order, day: str) -> None:
        """Show rows by their days, or together by post or name."""
        self.beginResetModel()
        keys = {
            "day": lambda row: (row.number,),
            "post": lambda row: (row.body or "", row.post, row.number),
            "person": lambda row: (row.person, row.number),
        }
        self.rows, self.day = tuple(sorted(rows, key=keys[order])), day
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._look.say(_HEADS[section])
        return None

    def data(self, index: Index, role: int = 0) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(row, index.column())
            case Qt.ItemDataRole.DecorationRole if row.open_doubts and index.column() == 0:
                return drawn("circle-help", self._look, "doubt", 16)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole if row.open_doubts:
                return "\n".join(doubts_called(row, self._look.say.language))
        return None

    def _cell(self, row: LedgerRow, column: int) -> str:
        match column:
            case 0:
                return row.person
            case 1:
                return row.post
            case 2:
                how = how_called(row, self._look.say.language)
                uncertain = self.day and row.held_on(self.day) is None
                return f"{how} · {self._look.say('ledger.uncertain')}" if uncertain else how
            case 3:
                return row.since or ""
            case 4:
                return row.until or ""
            case _:
                return act_called(row.told_by, self._look.say)
