"""The rows of the exact list while it is edited; nothing is kept before the dialog keeps all of it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gazette.gui.look import Look
from gazette.gui.one_line import one_line
from gazette.model import FORM_KINDS, ExactForm, FormKind
from gazette.reading import read_date

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("kind", "form", "post", "since", "until", "note")
_HEADS = ("exact.kind", "exact.form", "exact.post", "exact.since", "exact.until", "exact.note")
_KINDS: dict[FormKind, str] = {"phrase": "exact.phrase", "person": "exact.person"}
_DAYS = ("since", "until")


class ExactRows(QAbstractTableModel):
    """Every cell is typed into; a day is taken in any usual form."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.forms: list[ExactForm] = []

    def show_forms(self, forms: tuple[ExactForm, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.forms = list(forms)
        self.endResetModel()
        self.changed.emit()

    def add(self, row: int) -> None:
        """A new row before ``row``, of the kind of its neighbour."""
        kind: FormKind = self.forms[row - 1].kind if 0 < row <= len(self.forms) else "phrase"
        self.beginInsertRows(QModelIndex(), row, row)
        self.forms.insert(row, ExactForm(kind=kind, form=""))
        self.endInsertRows()
        self.changed.emit()

    def remove(self, row: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.forms[row]
        self.endRemoveRows()
        self.changed.emit()

    def move(self, row: int, step: int) -> bool:
        """Move a row up or down; False at the end."""
        there = row + step
        if not 0 <= there < len(self.forms):
            return False
        self.forms[row], self.forms[there] = self.forms[there], self.forms[row]
        self.dataChanged.emit(self.index(min(row, there), 0), self.index(max(row, there), len(COLUMNS) - 1))
        self.changed.emit()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.forms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_post = COLUMNS[index.column()] == "post"
        if is_post and self.forms[index.row()].kind == "phrase":
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        form, name = self.forms[index.row()], COLUMNS[index.column()]
        if name == "kind":
            return form.kind if role == Qt.ItemDataRole.EditRole else self.look.say(_KINDS[form.kind])
        return getattr(form, name) or ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        name, text = COLUMNS[index.column()], one_line(str(value)).strip()
        if name in _DAYS and text:
            text = read_date(text) or text
        changes: dict[str, Any] = {name: text if name in {"kind", "form"} else text or None}
        self.forms[index.row()] = replace(self.forms[index.row()], **changes)
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.look.say(_HEADS[section]) if orientation == Qt.Orientation.Horizontal else section + 1


class _KindBox(QComboBox):
    """Arrows go on to other rows, as from any cell; the list opens with Space or Alt+↓."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {Qt.Key.Key_Up, Qt.Key.Key_Down}
        if event.key() in arrows and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class KindDelegate(QStyledItemDelegate):
    """The kind is chosen from a list."""

    def __init__(self, rows: ExactRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = _KindBox(parent)
        for kind in FORM_KINDS:
            box.addItem(self._rows.look.say(_KINDS[kind]), kind)
        box.activated.connect(lambda _at: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())
