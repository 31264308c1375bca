"""What stands in place of the text for an entry of a facsimile issue: where it is printed, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gazette.gui.actions import Actions
from gazette.gui.icons import drawn
from gazette.gui.look import Look
from gazette.gui.workbench import Workbench


class FacsimileCard(QWidget):
    """Title and page of the entry, what kind of issue it is of, and two buttons."""

    def __init__(self, workbench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._look: Look | None = None
        self._mark, self._title, self.text = QLabel(self), QLabel(self), QLabel(self)
        self.correct, self.original = QPushButton(self), QPushButton(self)
        self.correct.setObjectName("filled")
        self.correct.clicked.connect(actions["facsimile_contents"].trigger)
        self.original.clicked.connect(actions["show_original"].trigger)
        self._title.setObjectName("title")
        self.text.setObjectName("facts")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(32, 24, 32, 24)
        rows.setSpacing(12)
        rows.addStretch(1)
        for label in (self._mark, self._title, self.text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            rows.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.correct)
        buttons.addWidget(self.original)
        buttons.addStretch(1)
        rows.addLayout(buttons)
        rows.addStretch(2)

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        self._mark.setPixmap(drawn("newspaper", look, "accent", 32))
        self.correct.setText(look.say("facsimile.card_correct"))
        self.original.setText(look.say("facsimile.card_original"))
        self.fill()

    def fill(self) -> None:
        """Show the current entry."""
        bench, entry = self._workbench, self._workbench.entry
        if self._look is None or bench.issue is None or bench.issue.facsimile is None:
            return
        say, span = self._look.say, bench.span_of(bench.entry_id)
        self._title.setText(entry.title_zh or entry.title_en or "" if entry else say.issue_name(bench.issue))
        self.original.setVisible(entry is not None)
        if entry is None:
            self.text.setText(say("facsimile.card_no_list"))
        elif span is None:
            self.text.setText(say("facsimile.card_no_page"))
        else:
            first, last = span
            bare = {bench.issue.facsimile.sheet_of(page) for page in range(first, last + 1)}
            told = (
                say("facsimile.card_page", first=first)
                if first == last
                else say("facsimile.card_pages", first=first, last=last)
            )
            silent = bare & set(bench.issue.facsimile.without_text)
            self.text.setText(told + (say("facsimile.card_silent") if silent else ""))
