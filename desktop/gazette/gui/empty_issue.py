"""What stands in the middle while an issue has no entries: where files may be dropped, and the ways to begin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gazette.gui.actions import Actions
from gazette.gui.icons import drawn
from gazette.gui.look import Look

_ASIDE, _INSIDE, _WIDEST = 16, 24, 560


class EmptyIssue(QWidget):
    """A card with a dashed edge in the middle of the pane."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._look: Look | None = None
        self._waiting = 0
        self._mark, self._title, self._text = QLabel(self), QLabel(self), QLabel(self)
        self.choose, self.begin, self.take = QPushButton(self), QPushButton(self), QPushButton(self)
        self.choose.setObjectName("filled")
        self.choose.clicked.connect(actions["bring_in"].trigger)
        self.begin.clicked.connect(actions["new_entry"].trigger)
        self.take.clicked.connect(actions["room_inbox"].trigger)
        self.take.hide()  # until something is there
        self._title.setObjectName("title")
        self._text.setObjectName("facts")
        self._text.setWordWrap(True)
        card = QFrame(self)
        card.setObjectName("drop_card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(_INSIDE, _INSIDE, _INSIDE, _INSIDE)
        rows.setSpacing(10)
        for label in (self._mark, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(label)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addStretch(1)
        for button in (self.choose, self.begin, self.take):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self._buttons.addStretch(1)
        rows.addSpacing(4)
        rows.addLayout(self._buttons)
        self._card = card
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 8)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_ASIDE, 24, _ASIDE, 24)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons beside each other, or below where the pane is too narrow for their words."""
        shown = [button for button in (self.choose, self.begin, self.take) if not button.isHidden()]
        wide = sum(button.sizeHint().width() + self._buttons.spacing() for button in shown)
        room = min(self.width() - 2 * _ASIDE, self._card.maximumWidth()) - 2 * _INSIDE
        way = QBoxLayout.Direction.LeftToRight if wide <= room else QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(way)

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        say = look.say
        self._card.setMaximumWidth(look.px(_WIDEST))
        self._mark.setPixmap(drawn("file-down", look, "accent", 32))
        self._title.setText(say("empty.title"))
        self._text.setText(say("empty.text"))
        self.choose.setText(f"{say('empty.choose')}  {self._actions.key_text('bring_in')}".rstrip())
        self.begin.setText(say("empty.begin"))
        self.show_waiting(self._waiting)

    def show_waiting(self, count: int) -> None:
        """Offer the documents of the inbox, so many as there are."""
        self._waiting = count
        self.take.setVisible(count > 0)
        if self._look is not None:
            self.take.setText(self._look.say("empty.inbox", count=count))
            self._arrange()
