"""A small form in a dialog: what will happen in sentences, a few fields, and one button that says what it does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gazette.errors import GazetteError
from gazette.gui.help_topics import explained_at
from gazette.gui.icons import MESSAGE_ICONS, drawn
from gazette.gui.last_folders import LastFolders
from gazette.gui.look import Look
from gazette.gui.one_line import keep_in_one_line
from gazette.gui.panes import MessageBar, MessageLevel
from gazette.wording import error_sentence

Told = tuple[MessageLevel, str]


class Asking(QDialog):
    """Fields by name, each with its caption; the button is enabled once every field of ``needed`` is filled.

    The person answers with ``accept`` (``answers`` has what was written) or goes back with Esc. Where ``take`` says no
    to what was written, the form stays, to be put right.
    """

    def __init__(self, look: Look, title: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "last_steps")
        self._look = look
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(520))
        self.fields: dict[str, QLineEdit] = {}
        self.take: Callable[[], bool] = lambda: True
        self._needed: set[str] = set()
        self._exact: dict[str, str] = {}
        self.button, self._back = QPushButton(button, self), QPushButton(look.say("ask.back"), self)
        self.messages = MessageBar(self)
        self.messages.dress(look)
        self._sentences, self._form = QVBoxLayout(), QFormLayout()
        self._sentences.setSpacing(8)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self.button)
        self.button.setObjectName("filled")
        self.button.setDefault(True)
        self.button.clicked.connect(self.accept)
        self._back.clicked.connect(self.reject)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setVerticalSpacing(8)
        layout.addWidget(self.messages)
        layout.addLayout(self._sentences)
        layout.addLayout(self._form)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def tell(self, told: Sequence[Told]) -> None:
        """Sentences above the fields, each with its gravity."""
        for level, text in told:
            row, mark, words = QHBoxLayout(), QLabel(self), QLabel(text, self)
            mark.setPixmap(drawn(MESSAGE_ICONS[level], self._look, level, 18))
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            self._sentences.addLayout(row)

    def add_field(self, name: str, caption: str, text: str = "", *, needed: bool = True) -> QLineEdit:
        """A line to write on."""
        field = self._field(name, caption, text, needed=needed)
        self._form.addRow(caption, field)
        return field

    def _field(self, name: str, caption: str, text: str = "", *, needed: bool) -> QLineEdit:
        field = QLineEdit(text, self)
        keep_in_one_line(field)
        field.setAccessibleName(caption)
        self.fields[name] = field
        if needed:
            self._needed.add(name)
        field.textChanged.connect(lambda _text: self._enable())
        self._enable()
        return field

    def offer(self, name: str, texts: Sequence[str]) -> None:
        """Let what is written in a field be one of ``texts``, which are listed while it is written."""
        completer = QCompleter(list(texts), self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.fields[name].setCompleter(completer)

    def add_scan(self, name: str, caption: str, kinds: str, folders: LastFolders) -> None:
        """A line for a scan that need not be given, with a button that looks for it."""
        field = self._field(name, caption, needed=False)
        button, row = QPushButton(self._look.say("publish.choose"), self), QHBoxLayout()
        button.setAutoDefault(False)

        def look_for() -> None:
            file, _ = QFileDialog.getOpenFileName(self, caption, folders.begin("sign_off"), kinds)
            if file:
                field.setText(str(folders.note("sign_off", file)))

        button.clicked.connect(look_for)
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(button)
        self._form.addRow(caption, row)

    def need_exactly(self, name: str, text: str) -> None:
        """The button waits until a field says just this; Enter alone then presses nothing, but leads on to it."""
        self._exact[name] = text
        for button in (self.button, self._back):
            button.setAutoDefault(False)
            button.setDefault(False)
        for field in self.fields.values():
            field.returnPressed.connect(self._lead_on)
        self._enable()

    def _lead_on(self) -> None:
        """Give the keyboard to what is still to be written, else to the button."""
        answers = self.answers
        left = (name for name in self.fields if answers[name] != self._exact.get(name, answers[name] or None))
        name = next(left, None)
        (self.button if name is None else self.fields[name]).setFocus()

    def tell_wrong(self, error: GazetteError) -> None:
        """Say where the person looks why what was written is not taken."""
        self.messages.tell("error", lambda say: error_sentence(error, say.language))
        self._fit_height()

    def accept(self) -> None:
        self.messages.dismiss()
        if self.take():
            super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        """The first empty field is ready to be typed into, and every line is as high as it wants to be."""
        super().showEvent(event)
        self._fit_height()
        empty = next((field for field in self.fields.values() if not field.text()), None)
        if empty is not None:
            empty.setFocus()

    def _fit_height(self) -> None:
        layout = self.layout()
        assert layout is not None
        self.setMinimumHeight(max(layout.totalHeightForWidth(self.width()), 0))

    @property
    def answers(self) -> dict[str, str]:
        """What was written, by field."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def _enable(self) -> None:
        answers = self.answers
        filled = all(answers[name] for name in self._needed if name in answers)
        self.button.setEnabled(filled and all(answers.get(name) == text for name, text in self._exact.items()))
