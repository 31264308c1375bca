"""What stands in the window while the archive is empty: the ways to begin, any of them first, no wizard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gazette.gui.actions import Actions
from gazette.gui.icons import drawn
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel
from gazette.gui.workbench import Workbench

_WIDTH = 800


class _Card(QFrame):
    """A way to begin: what it is called, what it brings, and its button."""

    def __init__(self, name: str, drawing: str, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._name, self._drawing, self._action = name, drawing, action
        self._mark, self._title, self._text = QLabel(self), QLabel(self), QLabel(self)
        self._title.setObjectName("title")
        self._text.setObjectName("quiet")
        self._text.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.clicked.connect(action.trigger)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(8)
        for label in (self._mark, self._title, self._text):
            rows.addWidget(label)
        rows.addStretch(1)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._mark.setPixmap(drawn(self._drawing, look, "text2", 22))
        self._title.setText(look.say(f"start.{self._name}"))
        self._text.setText(look.say(f"start.{self._name}_text"))
        _name_button(self.button, look.say(f"start.{self._name}_act"), self._action)


class StartPage(QScrollArea):
    """Files are dropped anywhere on the window; the card says so."""

    def __init__(self, workbench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._actions = workbench, actions
        self._look: Look | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self)
        page.setObjectName("surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._text = QLabel(page), QLabel(page)
        self._title.setObjectName("start_title")
        self._text.setObjectName("quiet")
        self._text.setWordWrap(True)
        self.choose = QPushButton(page)
        self.choose.setObjectName("filled")
        self.choose.clicked.connect(actions["bring_in"].trigger)
        self.cards = (
            _Card("issue", "newspaper", actions["new_issue"], page),
            _Card("sample", "flask-conical", actions["sample"], page),
            _Card("drop_folder", "folder-down", actions["drop_folders"], page),
        )
        self._place_mark, self._place = QLabel(page), ElidedLabel("facts", page)
        self.open = QPushButton(page)
        self.open.setObjectName("link")
        self.open.clicked.connect(actions["open"].trigger)
        self._middle = QWidget(page)
        self._lay_out(page)
        self.setWidget(page)
        workbench.issue_changed.connect(self.fill)

    def _lay_out(self, page: QWidget) -> None:
        rows = QVBoxLayout(self._middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(16)
        heads = QVBoxLayout()
        heads.setSpacing(6)
        heads.addWidget(self._title)
        heads.addWidget(self._text)
        rows.addLayout(heads)
        rows.addWidget(self._drop_card())
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in self.cards:
            cards.addWidget(card, 1)
        rows.addLayout(cards)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._place_mark)
        foot.addWidget(self._place, 1)
        foot.addWidget(self.open)
        rows.addLayout(foot)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._middle, 100)
        across.addStretch(1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(5)

    def _drop_card(self) -> QFrame:
        card = QFrame(self._middle)
        card.setObjectName("drop_card")
        self._mark, self._drop, self._drop_text = QLabel(card), QLabel(card), QLabel(card)
        self._drop.setObjectName("title")
        self._drop_text.setObjectName("quiet")
        self._drop_text.setWordWrap(True)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(8)
        for label in (self._mark, self._drop, self._drop_text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(label)
        rows.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignCenter)
        return card

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self._middle.setMaximumWidth(look.px(_WIDTH))
        self._mark.setPixmap(drawn("file-down", look, "accent", 32))
        self._place_mark.setPixmap(drawn("database", look, "text2", 16))
        self._drop.setText(say("start.drop"))
        self._drop_text.setText(say("start.drop_text"))
        _name_button(self.choose, say("start.choose"), self._actions["bring_in"])
        for card in self.cards:
            card.dress(look)
        self.open.setText(say("start.open"))
        self.fill()

    def fill(self) -> None:
        """Say whether the archive is empty, and where it is."""
        if self._look is None or not self._workbench.is_open:
            return
        say, bench = self._look.say, self._workbench
        again = "_again" if bench.rows or bench.inbox else ""
        self._title.setText(say(f"start.title{again}"))
        self._text.setText(say(f"start.text{again}"))
        self._place.say(say("start.archive", file=bench.path))


def _name_button(button: QPushButton, name: str, action: QAction) -> None:
    """The caption with the key that does the same."""
    key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    button.setText(f"{name}  {key}" if key else name)
    button.setAccessibleName(name)
