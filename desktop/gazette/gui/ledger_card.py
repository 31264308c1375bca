"""Beside the ledger: the row that is chosen, its questions, and who held the same post or what else one held."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gazette.archive import read_place
from gazette.desk.ledger import LedgerRow
from gazette.desk.ledger_table import how_called
from gazette.gui.ledger_questions import LedgerQuestions
from gazette.gui.ledger_timeline import Bar, LedgerTimeline
from gazette.gui.look import Look
from gazette.gui.place_called import act_called

_WIDTH, _HEIGHT = 300, 120
_PARTS = 3


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
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom, body)
        self._across.setContentsMargins(16, 12, 16, 12)
        self._across.setSpacing(12)
        self.person, self.post, self.said, self.heading = (QLabel(body) for _ in range(4))
        self.person.setObjectName("title")
        self.said.setObjectName("facts")
        self.heading.setObjectName("title")
        self.questions = LedgerQuestions(body)
        self.questions.settled.connect(self.settled)
        self.see = QPushButton(body)
        self.see.clicked.connect(self.go)
        self.timeline = LedgerTimeline(look, body)
        for label in (self.person, self.post, self.said, self.heading):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        of_row, of_others = (self.person, self.post, self.said, self.see), (self.heading, self.timeline)
        self._parts: tuple[QWidget, ...] = (*of_row, *of_others)
        self._across.addLayout(_one_below_the_other(of_row))
        self._across.addWidget(self.questions, 0, Qt.AlignmentFlag.AlignTop)
        self._across.addLayout(_one_below_the_other(of_others))
        self._across.addStretch(1)
        self.lie(below=False)
        self.setWidget(body)

    def dress(self, look: Look) -> None:
        """Take sizes and captions."""
        self._look = look
        self.setMinimumSize(look.px(_WIDTH), look.px(_HEIGHT))
        self.see.setText(look.say("ledger.see"))
        self.timeline.dress(look)
        self._fill()

    def lie(self, *, below: bool) -> None:
        """Have the parts beside each other, for a place below the ledger, else one below the other."""
        way = QBoxLayout.Direction.LeftToRight if below else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(way)
        for place in range(_PARTS):
            self._across.setStretch(place, int(below))
        self._across.setStretch(_PARTS, int(not below))

    def show_row(self, row: LedgerRow | None, rows: Sequence[LedgerRow], *, by_person: bool, may_settle: bool) -> None:
        """Show a row of all ``rows``, with the others of its post or of its person."""
        self._row, self._may_settle = row, may_settle
        same = [each for each in rows if row and (each.person == row.person if by_person else each.post == row.post)]
        self._all = same
        self._by_person = by_person
        self._fill()

    def go(self) -> None:
        """Lead to the printed line."""
        if self._row is not None:
            act = self._row.told_by
            self.place_wanted.emit(act.document.entry_id, read_place(act.place), act.person)

    def _fill(self) -> None:
        row, say = self._row, self._look.say
        for part in self._parts:
            part.setVisible(row is not None)
        self.questions.show_row(row, self._look, may_settle=self._may_settle)
        if row is None:
            return
        self.person.setText(row.person)
        self.post.setText(row.post)
        lines = [
            f"{row.since or '…'} – {row.until or ''}".rstrip() + f" · {how_called(row, say.language)}",
            *(act_called(act, say) for act in (row.begun, row.ended) if act is not None),
        ]
        self.said.setText("\n".join(dict.fromkeys(lines)))
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


def _one_below_the_other(parts: Sequence[QWidget]) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(8)
    for part in parts:
        is_button = isinstance(part, QPushButton)
        layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
    layout.addStretch(1)
    return layout
