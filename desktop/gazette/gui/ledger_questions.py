"""The questions about a row of the ledger, each with its answers beside it."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gazette.archive import AnswerKind, LedgerAnswer
from gazette.desk.ledger import Doubt, LedgerRow
from gazette.desk.ledger_answers import OpenQuestion, SettleQuestion
from gazette.desk.ledger_table import answer_called, doubt_called
from gazette.gui.icons import size_controls
from gazette.gui.look import Look

_CAPTIONS: dict[AnswerKind, str] = {
    "checked": "ledger.checked",
    "one_person": "ledger.one_person",
    "two_persons": "ledger.two_persons",
}


class _Question(QFrame):
    """One question: open, with a reason to type and what can be answered; or answered, to be opened again."""

    settled = Signal(object)

    def __init__(self, doubt: Doubt, look: Look, parent: QWidget, *, may_settle: bool) -> None:
        super().__init__(parent)
        self.doubt = doubt
        self.shows = (replace(doubt, others=()), look, may_settle)
        """All that can be seen of it: rows that are numbered otherwise make no other question."""
        self.said, self.note = QLabel(self), QLineEdit(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: dict[AnswerKind, QPushButton] = {}
        self.reopen: QPushButton | None = None
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.said)
        layout.addWidget(self.note)
        text = doubt_called(doubt, look.say.language)
        if doubt.answer is not None:
            self.said.setObjectName("facts")
            self.said.setText(f"✓ {text} {answer_called(doubt.answer, look.say.language)}")
        else:
            self.said.setObjectName("count_doubt")
            self.said.setText(text)
        self.note.setPlaceholderText(look.say("ledger.note"))
        self.note.setAccessibleName(look.say("ledger.note"))
        self.note.setAccessibleDescription(text)
        self.note.setVisible(may_settle and doubt.answer is None)
        if may_settle and doubt.answer is not None:
            self.reopen = self._button(look.say("ledger.reopen"), text)
            self.reopen.clicked.connect(lambda: self.settled.emit(OpenQuestion(doubt.question, doubt.answer)))
            row.addWidget(self.reopen)
        elif may_settle:
            kinds: tuple[AnswerKind, ...] = ("checked",)
            if doubt.code == "desk.ledger_namesake":
                kinds = ("one_person", "two_persons")
            for kind in kinds:
                button = self.buttons[kind] = self._button(look.say(_CAPTIONS[kind]), text)
                button.clicked.connect(lambda _on=False, kind=kind: self._settle(kind))
                row.addWidget(button)
            if len(kinds) == 1:
                self.note.returnPressed.connect(self.buttons[kinds[0]].click)
        row.addStretch(1)
        layout.addLayout(row)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in order."""
        return self.note, *self.buttons.values(), *filter(None, (self.reopen,))

    def _button(self, caption: str, about: str) -> QPushButton:
        button = QPushButton(caption, self)
        button.setAutoDefault(False)
        button.setAccessibleDescription(about)
        return button

    def _settle(self, kind: AnswerKind) -> None:
        answer = LedgerAnswer(question=self.doubt.question, answer=kind, note=self.note.text())
        self.settled.emit(SettleQuestion(answer, self.doubt.answer))


class LedgerQuestions(QWidget):
    """What is typed as a reason stays while its question does."""

    settled = Signal(object)
    """The command that settles a question or opens it again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts: tuple[_Question, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)

    def show_row(self, row: LedgerRow | None, look: Look, *, may_settle: bool) -> None:
        """Show the open questions of a row, and the answered ones below."""
        doubts = sorted(row.doubts, key=lambda doubt: doubt.answer is not None) if row is not None else []
        before = {part.shows: part for part in self.parts}
        typed = {part.doubt.question: part.note.text() for part in self.parts if part.doubt.answer is None}
        parts = []
        for doubt in doubts:
            part = before.pop((replace(doubt, others=()), look, may_settle), None)  # a reason may just be typed there
            if part is None:
                part = _Question(doubt, look, self, may_settle=may_settle)
                part.note.setText(typed.get(doubt.question, ""))
                part.settled.connect(self.settled)
            parts.append(part)
        for part in before.values():
            part.hide()
            part.deleteLater()
        self.parts = tuple(parts)
        for part in self.parts:
            self._layout.addWidget(part)
        for one, other in pairwise(stop for part in self.parts for stop in part.stops):
            QWidget.setTabOrder(one, other)
        size_controls(self, look)
        self.setVisible(bool(self.parts))
