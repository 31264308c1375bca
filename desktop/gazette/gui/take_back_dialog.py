"""An entry comes back from a colleague: what they changed as a red-line, each change to be accepted or left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from gazette.desk.comparing import Difference
from gazette.desk.handing_over import TakeBack, TakingBack
from gazette.gui.choice_list import ChoiceList
from gazette.gui.dates import long_date
from gazette.gui.dialog_size import open_at
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, column
from gazette.gui.redline_view import RedlineView
from gazette.gui.workbench import Workbench
from gazette.model import Entry


class TakeBackDialog(QDialog):
    """Nothing is written before the button is pressed; what both changed has to be decided first."""

    def __init__(self, workbench: Workbench, found: TakingBack, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "colleague")
        self._workbench, self._found, self._look = workbench, found, look
        self.messages = MessageBar(self)
        self.what, self.state = QLabel(self), QLabel(self)
        self.red, self.list = RedlineView("both", self), ChoiceList(look, self)
        self.all, self.none = QPushButton(self), QPushButton(self)
        self.button, self.back = QPushButton(self), QPushButton(self)
        self._build()
        self.list.chosen.connect(self._mark)
        self.list.changed.connect(self._tell)
        self.red.picked.connect(self.list.choose)
        self.all.clicked.connect(lambda: self.list.choose_all(True))
        self.none.clicked.connect(lambda: self.list.choose_all(False))
        self.button.clicked.connect(self._take)
        self.back.clicked.connect(self.reject)
        self._dress()

    def _build(self) -> None:
        body, rows, buttons = QWidget(self), QVBoxLayout(), QHBoxLayout()
        body.setObjectName("surface")
        body.setLayout(rows)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        for label in (self.what, self.state):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setObjectName("facts")
        split = QSplitter(Qt.Orientation.Horizontal, body)
        split.setChildrenCollapsible(False)
        split.addWidget(self.red)
        split.addWidget(self.list)
        split.setStretchFactor(0, 1)
        split.setSizes([620, 340])
        self.button.setObjectName("filled")
        for button in (self.all, self.none):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.back, self.button):
            buttons.addWidget(button)
        rows.addWidget(self.what)
        rows.addWidget(split, 1)
        rows.addWidget(self.state)
        rows.addLayout(buttons)
        column(self, self.messages, body)

    def tell_other(self, meant: Entry) -> None:
        """Warn that the file is not of the entry that was ``meant``."""
        mine = self._found.mine
        values = {"meant": _named(meant), "entry": _named(mine)}
        self.messages.tell("doubt", lambda say: say("back.other", **values))

    def _dress(self) -> None:
        look, kept = self._look, self._found.kept
        say = look.say
        title = kept.said.number_zh or kept.said.title_zh
        self.setWindowTitle(say("back.title", title=title, to=kept.hand_over.to))
        day = long_date(kept.hand_over.at[:10], say.language)
        self.what.setText(
            say("back.what", to=kept.hand_over.to, day=day, revision=kept.hand_over.revision, title=kept.said.title_zh)
        )
        self.messages.dress(look)
        self.all.setText(say("back.all"))
        self.none.setText(say("back.none"))
        self.back.setText(say("ask.back"))
        self.red.setAccessibleName(say("revisions.text_name"))
        self.list.setAccessibleName(say("back.list"))
        self.list.dress(look)
        self.red.show_comparison(self._found.comparison, look)
        self.list.offer(list(self._found.comparison.differences), self._found.conflicts)
        if self._found.comparison.differences:
            first = min(self._found.conflicts, default=self._found.comparison.differences[0].number)
            self.list.choose(first)
        self.list.setFocus()
        open_at(self, look.px(1040), look.px(640))

    def _mark(self, difference: Difference) -> None:
        self.red.mark(difference.number, self._look)

    def _tell(self) -> None:
        say, count, left = self._look.say, len(self.list.choices.rows), len(self.list.left)
        undecided = self.list.undecided
        if undecided:
            self.state.setText(say("back.undecided", count=undecided))
        elif not count:
            self.state.setText(say("back.nothing"))
        else:
            self.state.setText(say("back.counts", accepted=count - left, left=left))
        self.button.setText(say("back.take" if count > left or not count else "back.take_none"))
        self.button.setEnabled(not undecided)

    def _take(self) -> None:
        found = self._found
        command = TakeBack(found.kept.hand_over.token, found.without(*self.list.left), found.mine)
        if self._workbench.do(command) is not None:
            self._workbench.choose_entry(found.mine.id)
            self.accept()
        else:
            self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_F8, Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus():
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.list.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)


def _named(entry: Entry) -> str:
    return entry.number_zh or entry.title_zh
