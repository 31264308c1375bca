"""Differences to be accepted or left one by one: a box before each, with a third state where both sides changed."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton, QStyleOptionViewItem, QWidget

from gazette.desk.comparing import Difference
from gazette.gui.difference_list import DifferenceDelegate, DifferenceList, DifferenceRows, Index
from gazette.gui.look import Look

_BOX = 34
_STATES = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}


class ChoiceRows(DifferenceRows):
    """``choices`` by number: True is accepted, False left, None open; ``conflicts`` are changed on both sides."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.choices: dict[int, bool | None] = {}
        self.conflicts: frozenset[int] = frozenset()

    def data(self, index: Index, role: int = 0) -> object:
        each = self.rows[index.row()]
        choice = self.choices.get(each.number, True)
        if role == Qt.ItemDataRole.CheckStateRole:
            return _STATES[choice]
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            key = {True: "back.accepted", False: "back.left", None: "back.open"}[choice]
            return f"{self.look.say(key)} {super().data(index, role)}"
        return super().data(index, role)

    def set_choice(self, number: int, choice: bool | None) -> None:
        """Accept a difference, or leave it."""
        self.choices[number] = choice
        row = next(row for row, each in enumerate(self.rows) if each.number == number)
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))


class ChoiceList(DifferenceList):
    """Space, or a click on the box, accepts or leaves; Esc is the dialog's."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        self.choices = ChoiceRows(look, parent)
        super().__init__(look, parent, self.choices)

    def dress(self, look: Look) -> None:
        """Take colours and sizes."""
        super().dress(look)
        self.setItemDelegate(_ChoiceDelegate(self, look))

    def offer(self, differences: list[Difference], conflicts: frozenset[int]) -> None:
        """Show differences, accepted but for those that somebody has to decide."""
        self.choices.conflicts = conflicts
        self.choices.choices = {each.number: None if each.number in conflicts else True for each in differences}
        self.choices.show_rows(differences)
        self.changed.emit()

    def choose_all(self, choice: bool) -> None:
        """Accept all, or leave all."""
        for each in self.choices.rows:
            self.choices.set_choice(each.number, choice)
        self.changed.emit()

    def toggle(self) -> None:
        """Accept the current one, or leave it where it was accepted."""
        if self.current is not None:
            number = self.current.number
            self.choices.set_choice(number, self.choices.choices.get(number) is not True)
            self.changed.emit()

    @property
    def left(self) -> tuple[int, ...]:
        """The numbers of those that are left as they are."""
        return tuple(number for number, choice in self.choices.choices.items() if choice is False)

    @property
    def undecided(self) -> int:
        """How many somebody still has to decide."""
        return sum(choice is None for choice in self.choices.choices.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if self.indexAt(at).isValid() and at.x() < self.choices.look.px(_BOX):
            self.toggle()


class _ChoiceDelegate(DifferenceDelegate):
    """The box, then what ``DifferenceDelegate`` paints; of what both sides changed that is said."""

    def __init__(self, parent: ChoiceList, look: Look) -> None:
        super().__init__(parent, look)
        self._rows = parent.choices
        self._number = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QRect(getattr(option, "rect"))
        if getattr(option, "state") & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, self._look.theme.color("sel"))
        moved = QStyleOptionViewItem(option)
        setattr(moved, "rect", whole.adjusted(self._look.px(_BOX) - 14, 0, 0, 0))
        self._number = self._rows.rows[index.row()].number
        super().paint(painter, moved, index)
        side = self._look.px(16)
        box = QStyleOptionButton()
        top = whole.top() + (whole.height() - side) // 2
        setattr(box, "rect", QRect(whole.left() + self._look.px(10), top, side, side))
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        on = {
            Qt.CheckState.Checked: QStyle.StateFlag.State_On,
            Qt.CheckState.Unchecked: QStyle.StateFlag.State_Off,
            Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
        }[Qt.CheckState(state)]
        setattr(box, "state", QStyle.StateFlag.State_Enabled | on)
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter)

    def _act(self, painter: QPainter, at: QRect, word: str) -> int:
        if self._number in self._rows.conflicts:
            return self._flag(painter, at, self._look.say("back.both"))
        return super()._act(painter, at, word)
