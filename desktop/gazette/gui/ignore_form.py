"""Asks how far a finding is to be ignored and why: a digit chooses the reason, Enter does it, Esc leaves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gazette.gui.look import Look
from gazette.gui.one_line import keep_in_one_line
from gazette.gui.panes import ElidedLabel
from gazette.gui.window_acts import leave_to_window
from gazette.model import REASONS, SCOPES, Finding, Reason, Scope
from gazette.wording import DECISION_REASONS, DECISION_SCOPES, called, finding_sentence

_COLUMNS = 3


class IgnoreForm(QFrame):
    """Stands in the panel while it is asked; ``confirmed`` has finding, scope, reason and note."""

    confirmed = Signal(object, str, str, str)
    left = Signal()
    opened = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._look = look
        self.finding: Finding | None = None
        """What is asked about."""
        self._what, self._how_far = ElidedLabel("facts", self), QLabel(self)
        self.scope = QComboBox(self)
        self.reasons: dict[Reason, QRadioButton] = {reason: QRadioButton(self) for reason in REASONS}
        self._group = QButtonGroup(self)
        self.note = QLineEdit(self)
        keep_in_one_line(self.note)
        self.ignore, self.back = QPushButton(self), QPushButton(self)
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def _build(self) -> None:
        self.ignore.setObjectName("filled")
        self.ignore.clicked.connect(self._confirm)
        self.back.clicked.connect(self.leave)
        leave_to_window(self.note)
        self.note.textChanged.connect(lambda _text: self._enable())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(6)
        head, grid, foot = QHBoxLayout(), QGridLayout(), QHBoxLayout()
        head.addWidget(self._how_far)
        head.addWidget(self.scope)
        head.addWidget(self._what, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, (reason, button) in enumerate(self.reasons.items()):
            self._group.addButton(button)
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            button.toggled.connect(lambda _on: self._enable())
            if reason == "other":
                grid.addWidget(self.note, place // _COLUMNS, place % _COLUMNS + 1)
        grid.setColumnStretch(_COLUMNS - 1, 1)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.ignore)
        for part in (head, grid, foot):
            column.addLayout(part)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        say = look.say
        self._how_far.setText(say("ignore.scope"))
        self._how_far.setBuddy(self.scope)
        self.scope.setAccessibleName(say("ignore.scope"))
        for number, (reason, button) in enumerate(self.reasons.items(), 1):
            button.setText(f"{number}  {called(DECISION_REASONS, reason, say.language)}")
        self.note.setAccessibleName(say("ignore.note"))
        self.note.setPlaceholderText(say("ignore.note"))
        self.ignore.setText(say("ignore.now"))
        self.back.setText(say("ask.back"))
        self._fill_scopes(self.scope.currentData())

    def open(self, finding: Finding, scope: Scope) -> None:
        """Ask about ``finding``; where it has no string only its place or its entry can be meant."""
        self.finding = finding
        self._what.say(finding_sentence(finding, self._look.say.language))
        self._fill_scopes(scope)
        self.note.clear()
        first = next(iter(self.reasons.values()))
        first.setChecked(True)
        self.show()
        self.opened.emit()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._enable()

    def leave(self) -> None:
        """Nothing is ignored."""
        self.withdraw()
        self.left.emit()

    def withdraw(self) -> None:
        """What was asked about is there no more."""
        self.finding = None
        self.hide()

    @property
    def reason(self) -> Reason:
        """The chosen reason."""
        return next(reason for reason, button in self.reasons.items() if button.isChecked())

    def _fill_scopes(self, scope: Scope | None) -> None:
        wide = self.finding is not None and bool(self.finding.text)
        offered = SCOPES if wide else SCOPES[:2]
        self.scope.clear()
        for each in offered:
            self.scope.addItem(called(DECISION_SCOPES, each, self._look.say.language), each)
        self.scope.setCurrentIndex(max(self.scope.findData(scope), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        elif digit.isascii() and digit.isdigit() and 1 <= int(digit) <= len(REASONS) and not self.note.hasFocus():
            chosen = self.reasons[REASONS[int(digit) - 1]]
            chosen.setChecked(True)
            (self.note if REASONS[int(digit) - 1] == "other" else chosen).setFocus()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        if self.finding is None or not self.ignore.isEnabled():
            return
        finding, self.finding = self.finding, None
        self.hide()
        self.confirmed.emit(finding, self.scope.currentData(), self.reason, self.note.text().strip())

    def _enable(self) -> None:
        other = self.reasons["other"].isChecked()
        self.note.setVisible(other)
        self.ignore.setEnabled(not other or bool(self.note.text().strip()))
