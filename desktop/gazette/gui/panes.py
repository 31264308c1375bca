"""The parts that every pane is built of: head, foot, icon button, message bar."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gazette.gui.captions import Captions
from gazette.gui.icons import MESSAGE_ICONS, drawn, icon
from gazette.gui.look import Look

_BETWEEN = " · "
# characters of a chip that are always shown
_CHIP_LEAST = 4
MessageLevel = Literal["ok", "hint", "doubt", "error"]
# What was done is news as much as a hint: of those two the later one is shown.
_GRAVITY = {"ok": 0, "hint": 0, "doubt": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class _Message:
    level: MessageLevel
    told: Callable[[Captions], str]
    label: str | Callable[[Captions], str]
    act: Callable[[], None] | None
    passing: bool


class PaneHead(QFrame):
    """The 40 pixels above a pane: title, facts that give way first, then buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane_head")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 10, 0)
        self._row.setSpacing(8)
        self.title = ElidedLabel("title", self)
        self.facts = Facts("facts", self)
        self.title.setMinimumWidth(60)
        self._row.addWidget(self.title)
        self._row.addWidget(self.facts, 1)

    def add(self, widget: QWidget) -> None:
        """Add a button or chip at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def insert_chip(self, chip: QWidget) -> None:
        """Put a chip between title and facts."""
        self._row.insertWidget(1, chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def dress(self, look: Look) -> None:
        """Take the height of the text size."""
        self.setFixedHeight(look.px(40))


class PaneFoot(QFrame):
    """The 32 pixels below a pane: quiet facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane_foot")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 0, 14, 0)
        self.text = ElidedLabel("foot", self)
        self.row.addWidget(self.text, 1)

    def dress(self, look: Look) -> None:
        """Take the height of the text size."""
        self.setFixedHeight(look.px(32))


class ElidedLabel(QLabel):
    """A label that gives way to its neighbours and shows … then; its whole text is the tooltip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._whole = self._tip = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, text: str, tip: str = "") -> None:
        """Show ``text``; a ``tip`` that says more is the tooltip, cut or not."""
        self._whole, self._tip = text, tip
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        wide, margins = self.fontMetrics().horizontalAdvance(self._whole), self.contentsMargins()
        return QSize(wide + margins.left() + margins.right() + 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._elide()

    def _elide(self) -> None:
        shown = self._fitting(self._whole)
        self.setText(shown)
        self.setToolTip(self._tip or (self._whole if shown != self._whole else ""))

    def _fitting(self, text: str) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(self.contentsRect().width(), 0))


class Chip(ElidedLabel):
    """A few words on a ground of their own; of more than that the end gives way to what stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chip", parent)

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance(f"{self._whole[:_CHIP_LEAST]}…") + self._edges()
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + self._edges(), super().sizeHint().height())

    def _fitting(self, text: str) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(self.width() - self._edges(), 0))

    def _edges(self) -> int:
        """What the ground takes at both sides of the words."""
        return QLabel.sizeHint(self).width() - self.fontMetrics().horizontalAdvance(self.text())


class Facts(ElidedLabel):
    """Facts with · between them, of which those at the end go first, and whole: half a number says another one."""

    def _fitting(self, text: str) -> str:
        facts = text.split(_BETWEEN)
        if len(facts) == 1:
            shown = super()._fitting(text)
            return shown if shown != "…" else ""
        kept = (_BETWEEN.join(facts[:count]) for count in range(len(facts), 0, -1))
        return next(
            (each for each in kept if self.fontMetrics().horizontalAdvance(each) <= self.contentsRect().width()), ""
        )


def icon_button(action: QAction, parent: QWidget) -> QToolButton:
    """A button for an action, its icon alone; name and shortcut are its tooltip and accessible name."""
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(18, 18))
    return button


class MessageBar(QFrame):
    """One sentence in the first row of a pane, with a button or two.

    The gravest stays until it is closed; the last one that it kept away comes then.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._shown: _Message | None = None
        self._waiting: _Message | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        self._icon = QLabel(self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._acted)
        self._close = QToolButton(self)
        self._close.clicked.connect(self.dismiss)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.hide()

    def tell(
        self,
        level: MessageLevel,
        told: Callable[[Captions], str],
        label: str | Callable[[Captions], str] = "",
        act: Callable[[], None] | None = None,
        *,
        passing: bool = False,
    ) -> Callable[[], None]:
        """Show what ``told`` says in the language of the window, now and after a change of it.

        ``label`` is the caption of a button that does ``act``, or says it. A graver sentence that is still there goes
        first. What is given back takes this sentence away again, shown or waiting, and no other. One that is
        ``passing`` is of the act that was done just now, and goes with the next.
        """
        message = _Message(level, told, label, act, passing)
        if self._shown is not None and _GRAVITY[level] < _GRAVITY[self._shown.level]:
            self._waiting = message
        else:
            self._show(message)
        return partial(self._withdraw, message)

    def pass_by(self) -> None:
        """Something else is done now: take away what was told of the act before."""
        for message in (self._waiting, self._shown):
            if message is not None and message.passing:
                self._withdraw(message)

    def _withdraw(self, message: _Message) -> None:
        if self._waiting is message:
            self._waiting = None
        if self._shown is message:
            self.dismiss()

    def dismiss(self) -> None:
        """Take the message away."""
        self._shown = None
        self.hide()
        if self._waiting is not None:
            self._show(self._waiting)

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        self._close.setToolTip(look.say("close"))
        self._close.setAccessibleName(look.say("close"))
        if self._shown is not None:
            self._draw(self._shown, look)

    def _show(self, message: _Message) -> None:
        self._shown, self._waiting = message, None
        if self._look is not None:
            self._draw(message, self._look)
        self.show()

    def _draw(self, message: _Message, look: Look) -> None:
        sentence, token = message.told(look.say), str(message.level)
        self.setObjectName(f"message_{message.level}")
        self.setAccessibleName(sentence)
        self.sentence.setText(sentence)
        self.button.setText(_caption(message.label, look.say))
        self.button.setVisible(bool(message.label))
        self._icon.setPixmap(drawn(MESSAGE_ICONS[message.level], look, token, 18))
        self._close.setIcon(icon("x", look.theme, token))
        for part in (self, self.sentence, self.button):
            part.style().unpolish(part)
            part.style().polish(part)

    def _acted(self) -> None:
        act = self._shown.act if self._shown is not None else None
        self.dismiss()
        if act is not None:
            act()


def _caption(label: str | Callable[[Captions], str], say: Captions) -> str:
    if isinstance(label, str):
        return say(label) if label else ""
    return label(say)


def column(parent: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """A layout without gaps that holds ``widgets`` one below the other."""
    # A plain QWidget draws the ground that the style sheet gives it only when told to.
    parent.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
