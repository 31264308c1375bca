"""Beside the ledger: the row that is chosen, its questions, and who held the same post or what else one held."""

import json
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gazette.archive import AnswerKind, LedgerAnswer
from gazette.desk.ledger import LedgerRow
from gazette.desk.ledger_answers import OpenQuestion, SettleQuestion
from gazette.desk.ledger_table import answers_called, doubts_called, how_called
from gazette.gui.ledger_timeline import Bar, LedgerTimeline
from gazette.gui.look import Look
from gazette.gui.place_called import act_called

_WIDTH = 300
_ANSWERS: dict[AnswerKind, str] = {
    "checked": "ledger.checked",
    "one_person": "ledger.one_person",
    "two_persons": "ledger.two_persons",
}
_MOST = 12


class LedgerCard(QScrollArea):
    """``see`` leads to the printed line."""

    place_wanted = Signal(int, object, str)
    settled = Signal(object)
    """The command that settles a question or opens it again."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row: LedgerRow | None = None
        self._all: Sequence[LedgerRow] = ()
        self._may_settle = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget(self)
        body.setObjectName("surface")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        self.person, self.post, self.said, self.doubts, self.answers, self.heading = (QLabel(body) for _ in range(6))
        self.person.setObjectName("title")
        self.said.setObjectName("facts")
        self.doubts.setObjectName("count_doubt")
        self.heading.setObjectName("title")
        self.answers.setObjectName("facts")
        self.note = QLineEdit(body)
        self.buttons: dict[AnswerKind, QPushButton] = {
            "checked": QPushButton(body),
            "one_person": QPushButton(body),
            "two_persons": QPushButton(body),
        }
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, kind=kind: self._settle(kind))
        self.reopen = QPushButton(body)
        self.reopen.clicked.connect(self._reopen)
        self.see = QPushButton(body)
        self.see.clicked.connect(self.go)
        self.timeline = LedgerTimeline(look, body)
        for label in (self.person, self.post, self.said, self.doubts, self.answers, self.heading):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._parts: tuple[QWidget, ...] = (
            *(self.person, self.post, self.said, self.doubts, self.note, *self.buttons.values()),
            *(self.answers, self.reopen, self.see, self.heading, self.timeline),
        )
        for part in self._parts:
            is_button = isinstance(part, QPushButton)
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
        layout.addStretch(1)
        self.setWidget(body)

    def dress(self, look: Look) -> None:
        """Take sizes and captions."""
        self._look = look
        self.setFixedWidth(look.px(_WIDTH))
        self.see.setText(look.say("ledger.see"))
        self.note.setPlaceholderText(look.say("ledger.note"))
        self.note.setAccessibleName(look.say("ledger.note"))
        for kind, caption in _ANSWERS.items():
            self.buttons[kind].setText(look.say(caption))
        self.reopen.setText(look.say("ledger.reopen"))
        self.timeline.dress(look)
        self._fill()

    def show_row(self, row: LedgerRow | None, rows: Sequence[LedgerRow], *, by_person: bool, may_settle: bool) -> None:
        """Show a row of all ``rows``, with the others of its post or of its person."""
        if row is None or self._row is None or row.number != self._row.number:
            self.note.clear()
        self._row, self._may_settle = row, may_settle
        same = [each for each in rows if row and (each.person == row.person if by_person else each.post == row.post)]
        self._all = same[:_MOST]
        self._by_person = by_person
        self._fill()

    def go(self) -> None:
        """Lead to the printed line."""
        if self._row is not None:
            act = self._row.told_by
            self.place_wanted.emit(act.document.entry_id, tuple(json.loads(act.place)), act.person)

    def _settle(self, kind: AnswerKind) -> None:
        """Answer the first open question."""
        if self._row is not None and self._row.open_doubts:
            question, note = self._row.open_doubts[0].question, self.note.text()
            self.note.clear()
            self.settled.emit(SettleQuestion(LedgerAnswer(question=question, answer=kind, note=note)))

    def _reopen(self) -> None:
        if self._row is not None:
            answered = [doubt for doubt in self._row.doubts if doubt.answer is not None]
            self.settled.emit(OpenQuestion(answered[-1].question))

    def _fill_answers(self, row: LedgerRow) -> None:
        first, answers = next(iter(row.open_doubts), None), answers_called(row, self._look.say.language)
        can = self._may_settle and first is not None
        self.note.setVisible(can)
        for kind, button in self.buttons.items():
            is_of_people = first is not None and first.code == "desk.ledger_namesake"
            button.setVisible(can and (kind == "checked") != is_of_people)
        self.answers.setText("\n".join(f"✓ {answer}" for answer in answers))
        self.answers.setVisible(bool(answers))
        self.reopen.setVisible(bool(answers) and self._may_settle)

    def _fill(self) -> None:
        row, say = self._row, self._look.say
        for part in self._parts:
            part.setVisible(row is not None)
        if row is None:
            return
        self.person.setText(row.person)
        self.post.setText(row.post)
        lines = [
            f"{row.since or '…'} – {row.until or ''}".rstrip() + f" · {how_called(row, say.language)}",
            *(act_called(act, say) for act in (row.begun, row.ended) if act is not None),
        ]
        self.said.setText("\n".join(dict.fromkeys(lines)))
        self.doubts.setText("\n".join(doubts_called(row, say.language)))
        self.doubts.setVisible(bool(row.open_doubts))
        self._fill_answers(row)
        self.heading.setText(say("ledger.same_person" if self._by_person else "ledger.same_post"))
        self.timeline.show_bars(
            [
                Bar(
                    each.post if self._by_person else each.person,
                    each.since,
                    each.until,
                    doubtful=bool(each.open_doubts),
                    chosen=each.number == row.number,
                )
                for each in self._all
            ]
        )
