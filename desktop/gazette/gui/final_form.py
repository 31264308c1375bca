"""Asks of every open error why the entry is final all the same; where a reason is missing it waits."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gazette.gui.help_topics import explained_at
from gazette.gui.icons import MESSAGE_ICONS, icon
from gazette.gui.look import Look
from gazette.gui.one_line import keep_in_one_line
from gazette.model import REASONS, Finding, Reason
from gazette.wording import DECISION_REASONS, called, finding_sentence


class FinalForm(QDialog):
    """One row an error: what it is, where, and why it stays. ``reasons`` has the answers in the same order."""

    def __init__(self, look: Look, title: str, errors: Sequence[tuple[Finding, str]], parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "findings")
        self._look, say = look, look.say
        self.setWindowTitle(say("final.title"))
        self.setMinimumWidth(look.px(620))
        self._what = QLabel(say("final.what", title=title, count=len(errors)), self)
        self._what.setWordWrap(True)
        self.choices: list[QComboBox] = []
        self.notes: list[QLineEdit] = []
        self.button, self._back = QPushButton(say("final.now"), self), QPushButton(say("ask.back"), self)
        rows = QWidget(self)
        self._grid = QGridLayout(rows)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        for finding, place in errors:
            self._add(finding, place, rows)
        self._build(rows)
        self._enable()
        self.choices[0].setFocus()

    def _build(self, rows: QWidget) -> None:
        area, layout, buttons = QScrollArea(self), QVBoxLayout(self), QHBoxLayout()
        area.setWidget(rows)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setMinimumHeight(min(rows.sizeHint().height() + 8, self._look.px(360)))
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self.button)
        self.button.setObjectName("filled")
        for button in (self.button, self._back):
            button.setAutoDefault(False)
        self.button.clicked.connect(self.accept)
        self._back.clicked.connect(self.reject)
        layout.addWidget(self._what)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)

    def _add(self, finding: Finding, place: str, rows: QWidget) -> None:
        look, at = self._look, 2 * len(self.choices)
        mark, words = QLabel(rows), QLabel(rows)
        mark.setPixmap(icon(MESSAGE_ICONS[finding.level], look.theme, finding.level).pixmap(QSize(18, 18)))
        sentence = finding_sentence(finding, look.say.language)
        words.setText(f"{place}  {sentence}" if place else sentence)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        choice, note = QComboBox(rows), QLineEdit(rows)
        keep_in_one_line(note)
        choice.addItem(look.say("final.choose"), None)
        for number, reason in enumerate(REASONS, 1):
            choice.addItem(f"{number}  {called(DECISION_REASONS, reason, look.say.language)}", reason)
        choice.setAccessibleName(look.say("final.reason", text=sentence))
        note.setAccessibleName(look.say("ignore.note"))
        note.setPlaceholderText(look.say("ignore.note"))
        note.hide()
        choice.currentIndexChanged.connect(lambda _at: note.setVisible(choice.currentData() == "other"))
        choice.currentIndexChanged.connect(lambda _at: self._enable())
        note.textChanged.connect(lambda _text: self._enable())
        self._grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, at, 1, 1, 2)
        self._grid.addWidget(choice, at + 1, 1)
        self._grid.addWidget(note, at + 1, 2)
        self.choices.append(choice)
        self.notes.append(note)

    @property
    def reasons(self) -> list[tuple[Reason, str | None]]:
        """Reason and note of every error."""
        return [
            (choice.currentData(), note.text().strip() or None if choice.currentData() == "other" else None)
            for choice, note in zip(self.choices, self.notes, strict=True)
        ]

    def _enable(self) -> None:
        notes = (bool(note.text().strip()) for note in self.notes)
        chosen = (choice.currentData() for choice in self.choices)
        self.button.setEnabled(
            all(reason and (reason != "other" or note) for reason, note in zip(chosen, notes, strict=True))
        )
