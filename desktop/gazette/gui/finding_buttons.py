"""The buttons of the chosen finding: accept, ignore, accept all of its kind; of one that was ignored: take it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from gazette.gui.actions import Actions
from gazette.gui.captions import plain
from gazette.gui.finding_rows import FindingRow, other_entry
from gazette.gui.look import Look


class FindingButtons(QWidget):
    """Lies over its row, at the right end of the second line."""

    all_wanted = Signal()
    """Every hint of this kind shall be accepted."""
    entry_wanted = Signal(int)
    """The other entry that the finding speaks of shall be shown."""
    resume_wanted = Signal()
    """What was decided shall count no more."""

    def __init__(self, row: FindingRow, alike: int, actions: Actions, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        say = look.say
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 5)
        line.setSpacing(8)
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.accept, self.all = QPushButton(self), QPushButton(self)
        self.ignore, self.resume = QPushButton(self), QPushButton(self)
        self.other, number = QPushButton(self), other_entry(row.finding)
        if number is not None:
            self.other.setText(say("findings.show_entry", number=number))
            self.other.clicked.connect(lambda: self.entry_wanted.emit(number))
        accept = actions["accept"]
        shortcut = accept.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.accept.setText(say("findings.accept", shortcut=shortcut))
        self.accept.setAccessibleName(plain(say("act.accept")))
        self.accept.setObjectName("filled")
        self.accept.clicked.connect(accept.trigger)
        self.all.setText(say("findings.accept_all", count=alike))
        self.all.clicked.connect(self.all_wanted)
        self.ignore.setText(say("findings.ignore"))
        self._menu = QMenu(self.ignore)
        self._menu.addActions([actions["ignore_once"], actions["ignore_always"]])
        self.ignore.clicked.connect(lambda: self._menu.popup(self.ignore.mapToGlobal(self.ignore.rect().bottomLeft())))
        self.resume.setText(say("findings.resume"))
        self.resume.clicked.connect(self.resume_wanted)
        suggests = row.decision is None and row.finding.suggestion is not None and bool(row.finding.text)
        self.all.setVisible(suggests and row.finding.level == "hint" and alike > 1)
        self.accept.setVisible(suggests)
        self.ignore.setVisible(row.decision is None)
        self.resume.setVisible(row.decision is not None)
        self.other.setVisible(number is not None)
        for button in (self.other, self.all, self.accept, self.ignore, self.resume):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
