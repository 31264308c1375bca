"""Beside the contents: the titles of the chosen entry, to be edited, and what the document itself says."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from gazette.desk import EntryField
from gazette.desk.title_memory import suggested_titles
from gazette.errors import GazetteError
from gazette.gui.look import Look
from gazette.gui.panes import PaneHead, column
from gazette.gui.text_fields import TitleField
from gazette.gui.title_suggestions import TitleSuggestions
from gazette.gui.workbench import Workbench
from gazette.model import Entry
from gazette.translation import Suggestion

_CAPTIONS = ("details.title_zh", "details.title_en", "contents.document", "titles.memory")


class TitlesPane(QFrame):
    """The titles of the current entry: what the contents say in both languages, and what the document says."""

    typing = Signal()
    """Something was typed that is not settled yet."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_pane")
        self.setMinimumWidth(230)
        self._workbench, self._look = workbench, look
        self._asked: tuple[int, str] | None = None
        self.head = PaneHead(self)
        self.title_zh, self.title_en = TitleField(self, 4), TitleField(self, 6)
        self.memory = TitleSuggestions(look, self)
        self._document = QLabel(self)
        self._document.setWordWrap(True)
        self._document.setTextFormat(Qt.TextFormat.PlainText)
        self._document.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._captions = {name: QLabel(self) for name in _CAPTIONS}
        body = QWidget(self)
        self._body = QGridLayout(body)
        self._body.setContentsMargins(14, 12, 14, 14)
        self._body.setVerticalSpacing(6)
        for name, field in self._fields():
            self._captions[name].setObjectName("caption")
            self._captions[name].setBuddy(field)
        self.lie(flat=False)
        column(self, self.head, body)
        self.title_zh.settled.connect(lambda text: self._set("title_zh", text))
        self.title_en.settled.connect(lambda text: self._set("title_en", text))
        for field in (self.title_zh, self.title_en):
            field.typing.connect(self.typing)
        self.memory.adopted.connect(self._adopt)
        self._adopt_first = QShortcut(QKeySequence("Ctrl+Return"), self.title_en)
        self._adopt_first.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._adopt_first.activated.connect(self.memory.adopt_first)
        workbench.settling.connect(self.settle)

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            ("contents.document", self._document),
            ("details.title_zh", self.title_zh),
            ("details.title_en", self.title_en),
            ("titles.memory", self.memory),
        )

    def lie(self, *, flat: bool) -> None:
        """Stand one below the other, or with ``flat`` side by side."""
        for place, (name, field) in enumerate(self._fields()):
            row, across = (0, place) if flat else (3 * place, 0)
            self._body.addWidget(self._captions[name], row, across)
            # The last one takes the room that is left.
            top = Qt.AlignmentFlag(0) if field is self.memory else Qt.AlignmentFlag.AlignTop
            self._body.addWidget(field, row + 1, across, top)
            self._body.setRowMinimumHeight(3 * place + 2, 0 if flat else 8)
            self._body.setColumnStretch(place, 1 if flat or not place else 0)
        self._body.setRowStretch(1, 1 if flat else 0)
        self._body.setRowStretch(10, 0 if flat else 1)

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._look = look
        self.head.dress(look)
        for name, label in self._captions.items():
            label.setText(look.say(name))
        self.memory.dress(look)
        self.title_zh.set_rows(4)
        self.title_en.set_rows(6)
        self.title_zh.setAccessibleName(look.say("details.title_zh"))
        self.title_en.setAccessibleName(look.say("details.title_en"))
        self.fill()

    def settle(self) -> None:
        """Commit what is being typed."""
        self.title_zh.settle()
        self.title_en.settle()

    def with_typed(self, entry: Entry) -> Entry:
        """``entry`` with what stands in the fields and is not settled yet."""
        zh, en = self.title_zh.pending, self.title_en.pending
        return replace(
            entry,
            title_zh=entry.title_zh if zh is None else zh,
            title_en=entry.title_en if en is None else en or None,
        )

    def fill(self) -> None:
        """Show the current entry."""
        entry = self._workbench.entry
        self.setEnabled(entry is not None and not self._workbench.fields_frozen)
        span = self._workbench.span_of(entry.id) if entry else None
        self.head.title.say((entry.number_zh or self._look.say("editor.no_number")) if entry else "")
        self.head.facts.say(self._look.say("pages.page", page=span[0]) if span else "")
        self._document.setText((entry.title_full or entry.title_zh) if entry else "")
        self.title_zh.show_text(entry.title_zh if entry else "")
        self.title_en.show_text((entry.title_en or "") if entry else "")
        self._remember()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._remember()

    def _remember(self) -> None:
        """Look up what titles like this one were called; only while somebody looks."""
        bench, entry = self._workbench, self._workbench.entry
        asked = (entry.id, entry.title_zh) if entry is not None else None
        if not self.isVisible() or asked == self._asked:
            return
        self._asked = asked
        if asked is None:
            self.memory.show_suggestions(())
            return
        self.memory.wait()

        def found(suggestions: tuple[Suggestion, ...]) -> None:
            if self._asked == asked:
                self.memory.show_suggestions(suggestions)

        bench.ask_desk(lambda desk: suggested_titles(desk.archive, asked[0]), found, self._not_found)

    def _not_found(self, error: BaseException) -> None:
        if not isinstance(error, GazetteError):
            raise error
        self.memory.show_suggestions(())

    def _adopt(self, suggestion: Suggestion) -> None:
        """Put a suggestion into the field, to be finished there."""
        text = f"{suggestion.text} " if suggestion.is_pattern else suggestion.text
        self.title_en.setPlainText(text)
        self.title_en.moveCursor(QTextCursor.MoveOperation.End)
        self.title_en.setFocus()

    def _set(self, field: EntryField, text: str) -> None:
        if not self._workbench.put_field(field, text):
            (self.title_zh if field == "title_zh" else self.title_en).keep()
