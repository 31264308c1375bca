"""Beside the ledger: the row that is chosen, its questions, and who held the same post or what else one held."""

import json
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gazette.desk.ledger import LedgerRow
from gazette.desk.ledger_table import doubts_called, how_called
from gazette.gui.ledger_timeline import Bar, LedgerTimeline
from gazette.gui.look import Look
from gazette.gui.place_called import act_called

_WIDTH = 300
_MOST = 12


class LedgerCard(QScrollArea):
    """``see`` leads to the printed line."""

    place_wanted = Signal(int, object, str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row: LedgerRow | None = None
        self._all: Sequence[LedgerRow] = ()
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
        self.person, self.post, self.said, self.doubts, self.heading = (QLabel(body) for _ in range(5))
        self.person.setObjectName("title")
        self.said.setObjectName("facts")
        self.doubts.setObjectName("count_doubt")
        self.heading.setObjectName("title")
        self.see = QPushButton(body)
        self.see.clicked.connect(self.go)
        self.timeline = LedgerTimeline(look, body)
        for label in (self.person, self.post, self.said, self.doubts, self.heading):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for part in (self.person, self.post, self.said, self.doubts, self.see, self.heading, self.timeline):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is self.see else Qt.AlignmentFlag(0))
        layout.addStretch(1)
        self.setWidget(body)

    def dress(self, look: Look) -> None:
        """Take sizes and captions."""
        self._look = look
        self.setFixedWidth(look.px(_WIDTH))
        self.see.setText(look.say("ledger.see"))
        self.timeline.dress(look)
        self._fill()

    def show_row(self, row: LedgerRow | None, rows: Sequence[LedgerRow], *, by_person: bool) -> None:
        """Show a row of all ``rows``, with the others of its post or of its person."""
        self._row = row
        same = [each for each in rows if row and (each.person == row.person if by_person else each.post == row.post)]
        self._all = same[:_MOST]
        self._by_person = by_person
        self._fill()

    def go(self) -> None:
        """Lead to the printed line."""
        if self._row is not None:
            act = self._row.told_by
            self.place_wanted.emit(act.document.entry_id, tuple(json.loads(act.place)), act.person)

    def _fill(self) -> None:
        row, say = self._row, self._look.say
        for part in (self.person, self.post, self.said, self.doubts, self.see, self.heading, self.timeline):
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
        self.doubts.setVisible(bool(row.doubts))
        self.heading.setText(say("ledger.same_person" if self._by_person else "ledger.same_post"))
        self.timeline.show_bars(
            [
                Bar(
                    each.post if self._by_person else each.person,
                    each.since,
                    each.until,
                    doubtful=bool(each.doubts),
                    chosen=each.number == row.number,
                )
                for each in self._all
            ]
        )
