"""A page of the settings: rows of a caption, what is set, and a quiet line that says what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gazette.gui.captions import CAPTIONS
from gazette.gui.look import Look


def with_buttons(told: QWidget, *buttons: QPushButton) -> QWidget:
    """Something that is shown, and below it what can be done with it."""
    held = QWidget(told.parentWidget())
    rows, across = QVBoxLayout(held), QHBoxLayout()
    rows.setContentsMargins(0, 0, 0, 0)
    rows.addWidget(told)
    for button in buttons:
        across.addWidget(button)
    across.addStretch(1)
    rows.addLayout(across)
    return held


class SettingsPage(QScrollArea):
    """``add`` builds it; ``narrow`` leaves the rows in whose words something is found."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget(self)
        self._body.setObjectName("surface")
        self._body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(self._body)
        self._title.setObjectName("screen_title")
        self._rows: dict[str, tuple[QWidget, QLabel, QLabel, QWidget]] = {}
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(24, 20, 24, 20)
        self._lines.setSpacing(10)
        self._lines.addWidget(self._title)
        self._lines.addStretch(1)
        self.setWidget(self._body)

    def add(self, key: str, control: QWidget, *, wide: bool = False, tall: bool = False) -> None:
        """A row for the setting ``settings.key``; a wide control takes the whole width, a tall one the height left.

        A check box bears its caption itself.
        """
        row = QWidget(self._body)
        caption, explained = QLabel(row), QLabel(row)
        caption.setObjectName("title")
        caption.setBuddy(control)
        caption.setHidden(isinstance(control, QCheckBox))
        explained.setObjectName("facts")
        explained.setWordWrap(True)
        lines = QVBoxLayout(row)
        lines.setContentsMargins(3, 3, 3, 3)
        lines.setSpacing(4)
        lines.addWidget(caption)
        if wide:
            lines.addWidget(control)
        else:
            lines.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(explained)
        self._rows[key] = row, caption, explained, control
        self._lines.insertWidget(self._lines.count() - 1, row, 4 if tall else 0)

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._title.setText(look.say(f"settings.page.{self.name}"))
        for key, (_row, caption, explained, control) in self._rows.items():
            called = self.caption_of(key, look)
            caption.setText(called)
            control.setAccessibleName(called)
            if isinstance(control, QCheckBox):
                control.setText(called)
            self.explain(key, self.help_of(key, look))
            explained.setVisible(bool(explained.text()))

    def caption_of(self, key: str, look: Look) -> str:
        """What a setting is called."""
        return look.say(f"settings.{key}")

    def help_of(self, key: str, look: Look) -> str:
        """What a setting does; nothing where that needs no words."""
        return look.say(f"settings.{key}_help") if f"settings.{key}_help" in CAPTIONS else ""

    def explain(self, key: str, text: str) -> None:
        """Say what a setting does."""
        self._rows[key][2].setText(text)
        self._rows[key][3].setAccessibleDescription(text)

    def narrow(self, words: list[str]) -> bool:
        """Leave the rows that have all ``words``; whether any has."""
        page = " ".join(CAPTIONS[f"settings.page.{self.name}"]).casefold()
        any_left = False
        for key, (row, *_) in self._rows.items():
            said = f"{page} {self.words_of(key)}".casefold()
            left = all(word in said for word in words)
            row.setVisible(left)
            any_left |= left
        return any_left

    def words_of(self, key: str) -> str:
        """What a setting is found by, in both languages."""
        captions = (*CAPTIONS[f"settings.{key}"], *CAPTIONS.get(f"settings.{key}_help", ()))
        return " ".join(captions)
