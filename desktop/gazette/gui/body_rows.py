"""Bodies and what they are responsible for, as tables show them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from gazette.archive import Duty, NameUse
from gazette.desk.bodies import KnownBody, squash_name
from gazette.gui.icons import drawn
from gazette.gui.look import Look
from gazette.gui.one_line import one_line
from gazette.gui.place_called import place_called
from gazette.model import BodyName

Index = QModelIndex | QPersistentModelIndex
_CAPTIONS = {
    "name": "bodies.name",
    "body": "bodies.body",
    "since": "bodies.since",
    "until": "bodies.until",
    "issues": "bodies.issues",
    "leads": "bodies.leads",
    "parts": "bodies.parts",
    "seen": "bodies.seen",
}
_HEADS = tuple(_CAPTIONS)
_DUTY_HEADS = ("bodies.role", "bodies.matter", "bodies.place")
_TYPED = ("body", "since", "until")
_COUNTS = ("issues", "leads", "parts")


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of a body, how texts use it, and what the office says of it."""

    body: KnownBody
    name: str
    use: NameUse | None
    said: BodyName | None
    perhaps: tuple[str, ...] = ()
    """Bodies that may be the same."""

    @property
    def is_other(self) -> bool:
        """Whether the body is listed under another name."""
        return squash_name(self.name) != squash_name(self.body.name)


def name_rows(bodies: Sequence[KnownBody], pairs: Sequence[tuple[str, str]]) -> tuple[NameRow, ...]:
    """The names of all bodies, those of one body together, that which it is listed under first."""
    rows: list[NameRow] = []
    perhaps: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        perhaps[one].append(other)
        perhaps[other].append(one)
    for body in bodies:
        uses = {squash_name(use.name): use for use in body.uses}
        said = {one.name: one for one in body.said}
        others = tuple(perhaps.get(body.name, ()))
        names = sorted(body.names, key=lambda name: name != body.name)
        rows += [
            NameRow(body, name, uses.get(squash_name(name)), said.get(squash_name(name)), others) for name in names
        ]
    return tuple(rows)


def together(rows: Sequence[NameRow]) -> tuple[NameRow, ...]:
    """Rows with those that may be one body with the first of them behind it, and so on."""
    of_body: dict[str, list[NameRow]] = {}
    for row in rows:
        of_body.setdefault(row.body.name, []).append(row)
    ordered: dict[str, None] = {}
    for name in of_body:
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each in of_body and each not in ordered:
                ordered[each] = None
                waiting += reversed(of_body[each][0].perhaps)
    return tuple(row for name in ordered for row in of_body[name])


class BodyRows(QAbstractTableModel):
    """A name a row; the body that it is of and its days are typed into."""

    typed = Signal(object, str, str)
    """A row, the column that was typed into, and what was typed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: tuple[NameRow, ...] = ()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show_rows(self, rows: Sequence[NameRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if _HEADS[index.column()] in _TYPED else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._look.say(_CAPTIONS[_HEADS[section]])
        return None

    def data(self, index: Index, role: int = 0) -> object:
        row, name = self.rows[index.row()], _HEADS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                indent = "\u3000" if name == "name" and row.is_other else ""
                return indent + _cell(row, name)
            case Qt.ItemDataRole.EditRole:
                return _cell(row, name)
            case Qt.ItemDataRole.TextAlignmentRole if name in _COUNTS:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.DecorationRole if row.perhaps and name == "name":
                return drawn("circle-help", self._look, "doubt", 16)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                if row.perhaps and name == "name":
                    return self._look.say("bodies.perhaps", others="、".join(row.perhaps))
                return _cell(row, name) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, name = self.rows[index.row()], _HEADS[index.column()]
        said = one_line(str(value)).strip()
        if role != Qt.ItemDataRole.EditRole or said == _cell(row, name):
            return False
        self.typed.emit(row, name, said)
        return True


def _cell(row: NameRow, name: str) -> str:
    use, said = row.use, row.said
    match name:
        case "name":
            return row.name
        case "body":
            return row.body.name
        case "since":
            return (said.since if said else None) or ""
        case "until":
            return (said.until if said else None) or ""
        case "issues":
            return str(use.issues) if use else ""
        case "leads":
            return str(use.leads) if use else ""
        case "parts":
            return str(use.takes_part) if use else ""
    years = dict.fromkeys(day[:4] for day in ((use.first, use.last) if use else ()) if day)
    return "–".join(years)


class DutyRows(QAbstractTableModel):
    """What a body is responsible for, a document and place a row."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.duties: tuple[Duty, ...] = ()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show_duties(self, duties: Sequence[Duty]) -> None:
        """Show these."""
        self.beginResetModel()
        self.duties = tuple(duties)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.duties)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_DUTY_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._look.say(_DUTY_HEADS[section])
        return None

    def data(self, index: Index, role: int = 0) -> object:
        duty, say = self.duties[index.row()], self._look.say
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                return f"{duty.document.title}\n{duty.matter}"
            case Qt.ItemDataRole.DisplayRole:
                leads = "bodies.does_lead" if duty.role == "leads" else "bodies.does_part"
                place = place_called(duty.document.issue, duty.document.page, say)
                return (say(leads), duty.matter, place)[index.column()]
        return None
