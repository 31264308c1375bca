"""The rows of the memory of decisions, as many as a search leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gazette.desk.memory_table import reason_words
from gazette.gui.look import Look
from gazette.gui.moments import moment
from gazette.model import Decision
from gazette.wording import DECISION_SCOPES, called, finding_sentence

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = (
    "memory.what",
    "memory.scope",
    "memory.where",
    "memory.reason",
    "memory.who",
    "memory.when",
    "memory.uses",
)


class DecisionRows(QAbstractTableModel):
    """One decision a row; ``decision_at`` gives it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._all: tuple[Decision, ...] = ()
        self.shown: tuple[Decision, ...] = ()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show_decisions(self, decisions: Sequence[Decision], query: str, *, with_ended: bool) -> None:
        """Show those that have every word of ``query`` somewhere."""
        self.beginResetModel()
        self._all = tuple(each for each in decisions if with_ended or each.ended is None)
        words = query.casefold().split()
        self.shown = tuple(each for each in self._all if all(word in self._said(each) for word in words))
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many there are without a search."""
        return len(self._all)

    def _said(self, decision: Decision) -> str:
        cells = (self._cell(decision, column) for column in range(len(_COLUMNS)))
        return " ".join((*cells, finding_sentence(decision.finding, self._look.say.language))).casefold()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._look.say(_COLUMNS[section])
        return None

    def data(self, index: _Index, role: int = 0) -> object:
        decision = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(decision, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return finding_sentence(decision.finding, self._look.say.language)
            case Qt.ItemDataRole.ForegroundRole if decision.ended is not None:
                return self._look.theme.color("text3")
        return None

    def _cell(self, decision: Decision, column: int) -> str:
        say, place = self._look.say, decision.place
        match _COLUMNS[column]:
            case "memory.what":
                return place.text or finding_sentence(decision.finding, say.language)
            case "memory.scope":
                return called(DECISION_SCOPES, decision.scope, say.language)
            case "memory.where":
                where = (place.issue, place.entry) if decision.scope in ("place", "entry") else (place.issue,)
                return "" if decision.scope == "everywhere" else " · ".join(part for part in where if part)
            case "memory.reason":
                return reason_words(decision, say.language)
            case "memory.who":
                return decision.who
            case "memory.when":
                ended = say("memory.ended", when=moment(decision.ended, say)) if decision.ended else ""
                return " · ".join(part for part in (moment(decision.at, say), ended) if part)
            case _:
                return f"{decision.uses:,}"
