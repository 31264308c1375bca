"""The rows of the findings panel: what is open, and what was ignored, each with the words of its place."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gazette.desk.memory_table import reason_words
from gazette.gui.changed_text import Piece
from gazette.gui.look import Look
from gazette.model import Decision, Finding
from gazette.wording import finding_sentence

ROW = int(Qt.ItemDataRole.UserRole) + 1
_OTHER = {
    "proofreading.number_twice": "other",
    "proofreading.number_late": "entry",
    "proofreading.number_early": "entry",
}
"""Rules that compare two entries of the issue → the value that has the number of the other."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding, its place in words, and the change that it suggests; ``decision`` where it was ignored."""

    finding: Finding
    place: str
    pieces: tuple[Piece, ...] = ()
    decision: Decision | None = None


def other_entry(finding: Finding) -> int | None:
    """The number of the other entry of the issue that a finding speaks of."""
    name = _OTHER.get(finding.rule)
    return None if name is None else int(dict(finding.values)[name])


class FindingRows(QAbstractListModel):
    """The model of the list."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: list[FindingRow] = []

    def show_rows(self, rows: list[FindingRow]) -> bool:
        """Show these; where they are shown already, nothing moves. Whether they are others."""
        if rows == self.rows:
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def index_of(self, finding: Finding | None) -> QModelIndex:
        """The row of a finding; an invalid index where it has none."""
        at = next((at for at, row in enumerate(self.rows) if row.finding == finding), None)
        return QModelIndex() if at is None else self.index(at, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._sentence(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._accessible(row)
        return row if role == ROW else None

    def _sentence(self, row: FindingRow) -> str:
        return finding_sentence(row.finding, self.look.say.language)

    def _accessible(self, row: FindingRow) -> str:
        say, finding = self.look.say, row.finding
        words = [say(f"level.{finding.level}"), row.place, self._sentence(row)]
        if row.decision is not None:
            words.append(say("findings.ignored_why", reason=reason_words(row.decision, say.language)))
        elif finding.suggestion is not None:
            words.append(say("findings.suggestion", text=finding.suggestion or say("findings.nothing")))
        return (", " if say.language == "en" else "，").join(word for word in words if word)
