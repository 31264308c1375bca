"""Below the English title: how its pattern was rendered before, and what titles like it were called."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gazette.gui.captions import Captions
from gazette.gui.look import Look
from gazette.translation import Suggestion

_MOST_PIXELS = 190


class TitleSuggestions(QScrollArea):
    """A card for each; its button puts it into the field."""

    adopted = Signal(object)
    """A Suggestion."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._suggestions: tuple[Suggestion, ...] = ()
        held = QWidget(self)
        held.setObjectName("side_pane")
        self._rows = QVBoxLayout(held)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.setWidget(held)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        self.show_suggestions(self._suggestions)

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Show these, the best first."""
        self._suggestions = suggestions
        self._clear()
        for suggestion in suggestions:
            self._rows.addWidget(self._card(suggestion))
        if not suggestions:
            none = QLabel(self._look.say("titles.no_memory"), self)
            none.setObjectName("facts")
            none.setWordWrap(True)
            self._rows.addWidget(none)
        self._rows.addStretch(1)
        self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """Be as high as what is shown, up to two cards."""
        needed = self._rows.totalHeightForWidth(max(self.viewport().width(), 80))
        self.setMinimumHeight(min(max(needed, 0), self._look.px(_MOST_PIXELS)))

    def wait(self) -> None:
        """Show nothing until it was looked up."""
        self._suggestions = ()
        self._clear()

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def adopt_first(self) -> None:
        """Take the best one."""
        if self._suggestions:
            self.adopted.emit(self._suggestions[0])

    def _card(self, suggestion: Suggestion) -> QFrame:
        say = self._look.say
        card = QFrame(self)
        card.setObjectName("card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(12, 10, 12, 8)
        rows.setSpacing(6)
        text = QLabel(f"{suggestion.text} …" if suggestion.is_pattern else suggestion.text, card)
        text.setWordWrap(True)
        text.setMinimumWidth(40)
        text.setTextFormat(Qt.TextFormat.PlainText)
        below = QHBoxLayout()
        facts = QLabel(_facts(suggestion, say), card)
        facts.setObjectName("facts")
        facts.setWordWrap(True)
        facts.setMinimumWidth(40)
        facts.setToolTip(suggestion.pair.zh)
        adopt = QPushButton(say("titles.adopt"), card)
        adopt.setObjectName("link")
        adopt.setAccessibleName(f"{adopt.text()}: {text.text()}")
        adopt.clicked.connect(lambda _on=False: self.adopted.emit(suggestion))
        below.addWidget(facts, 1)
        below.addWidget(adopt)
        rows.addWidget(text)
        rows.addLayout(below)
        return card


def _facts(suggestion: Suggestion, say: Captions) -> str:
    where = say("titles.where", issue=suggestion.pair.issue, number=suggestion.pair.number or "").strip()
    if suggestion.is_pattern:
        return say("titles.pattern", uses=suggestion.uses, where=where)
    return say("titles.alike", percent=suggestion.percent, where=where)
