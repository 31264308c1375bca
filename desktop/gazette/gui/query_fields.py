"""The fields of a query, to be filled one by one: what stands in them is written into the search field, and back."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from gazette.archive import QueryForm, read_form, write_query
from gazette.gui.look import Look
from gazette.gui.one_line import keep_in_one_line

_COLUMNS = 6
_SHOWN = (
    "title",
    "number",
    "body",
    "issuer",
    "leads",
    "responsible",
    "person",
    "since",
    "until",
    "section",
    "kind",
    "issue",
)


class QueryFields(QFrame):
    """Two rows of fields; what a query says besides stays as it is."""

    written = Signal(str)
    """The query that the fields make."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._look: Look | None = None
        self._form, self._query = QueryForm(), ""
        self.fields: dict[str, QLineEdit] = {}
        self._captions: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 8, 10, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        for at, name in enumerate(_SHOWN):
            caption, field = QLabel(self), QLineEdit(self)
            keep_in_one_line(field)
            field.textEdited.connect(lambda _text: self._write())
            caption.setBuddy(field)
            self.fields[name], self._captions[name] = field, caption
            row, column = divmod(at, _COLUMNS)
            grid.addWidget(caption, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
        self.hide()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        for name, field in self.fields.items():
            caption = look.say(f"fields.{name}")
            self._captions[name].setText(caption)
            field.setAccessibleName(caption)
            if name in ("since", "until"):
                field.setPlaceholderText(look.say("fields.day"))

    def show_query(self, query: str) -> None:
        """Show what a query says; a field that is being typed into stays as it is."""
        if query == self._query:
            return  # half a day, while it is typed, is none yet
        self._form, self._query = read_form(query), query
        for name, field in self.fields.items():
            said = getattr(self._form, name)
            if not field.hasFocus() and field.text() != said:
                field.setText(said)

    def _write(self) -> None:
        assert self._look is not None
        said = {name: field.text() for name, field in self.fields.items()}
        self._form = replace(self._form, **said)
        self._query = write_query(self._form, self._look.say.language)
        self.written.emit(self._query)
