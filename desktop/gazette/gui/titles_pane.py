"""Beside the contents: what does not agree in the chosen entry, its titles to be edited, how others were rendered."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gazette.desk import EntryField
from gazette.desk.title_memory import suggested_titles
from gazette.errors import GazetteError
from gazette.gui.contents_verdicts import Verdict
from gazette.gui.look import Look
from gazette.gui.panes import PaneHead, column
from gazette.gui.text_fields import TitleField
from gazette.gui.title_check import TitleCheck
from gazette.gui.title_suggestions import TitleSuggestions
from gazette.gui.title_terms import TitleTerms
from gazette.gui.workbench import Workbench
from gazette.model import Entry
from gazette.proofreading import issue_terms
from gazette.translation import Suggestion, Term, TermBase, title_kinds, title_terms

_CAPTIONS = ("details.title_zh", "details.title_en", "titles.memory", "titles.terms")


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
        self._verdict: Verdict | None = None
        self.head = PaneHead(self)
        self.title_zh, self.title_en = TitleField(self, 3), TitleField(self, 5)
        self.check = TitleCheck(look, self)
        self.memory = TitleSuggestions(look, self)
        self.terms = TitleTerms(look, self)
        self._captions = {name: QLabel(self) for name in _CAPTIONS}
        self._english, self._length = QWidget(self), QLabel(self)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._groups = (QWidget(self), QWidget(self), QWidget(self))
        self._build()
        self.title_zh.settled.connect(lambda text: self._set("title_zh", text))
        self.title_en.settled.connect(lambda text: self._set("title_en", text))
        for field in (self.title_zh, self.title_en):
            field.typing.connect(self.typing)
        self.title_en.textChanged.connect(self._count)
        self.memory.adopted.connect(self._adopt)
        self._adopt_first = QShortcut(QKeySequence("Ctrl+Return"), self.title_en)
        self._adopt_first.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._adopt_first.activated.connect(self.memory.adopt_first)
        workbench.settling.connect(self.settle)

    def _build(self) -> None:
        body = QWidget(self)
        body.setObjectName("side_pane")
        body.setLayout(self._body)
        self._body.setContentsMargins(14, 10, 14, 14)
        self._body.setSpacing(12)
        parts: tuple[tuple[QWidget, ...], ...] = (
            (self.check,),
            (self._captions["details.title_zh"], self.title_zh, self._english, self.title_en),
            (self._captions["titles.memory"], self.memory, self._captions["titles.terms"], self.terms),
        )
        for group, widgets in zip(self._groups, parts, strict=True):
            rows = QVBoxLayout(group)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(6)
            for widget in widgets:
                rows.addWidget(widget)
            rows.addStretch(1)
            self._body.addWidget(group)
        english = QHBoxLayout(self._english)
        english.setContentsMargins(0, 0, 0, 0)
        english.addWidget(self._captions["details.title_en"], 1)
        english.addWidget(self._length)
        self._length.setObjectName("facts")
        for label, field in zip(self._captions.values(), (self.title_zh, self.title_en), strict=False):
            label.setBuddy(field)
        for label in self._captions.values():
            label.setObjectName("caption")
        held = QScrollArea(self)
        held.setWidget(body)
        held.setWidgetResizable(True)
        held.setFrameShape(QFrame.Shape.NoFrame)
        held.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lie(flat=False)
        column(self, self.head, held)

    def lie(self, *, flat: bool) -> None:
        """Stand one below the other, or with ``flat`` side by side."""
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if flat else way.TopToBottom)
        for place in range(len(self._groups)):
            # Below each other the last one takes the room that is left.
            self._body.setStretch(place, 1 if flat or place == len(self._groups) - 1 else 0)

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._look = look
        self.head.dress(look)
        for name, label in self._captions.items():
            label.setText(look.say(name))
        for part in (self.check, self.memory, self.terms):
            part.dress(look)
        self.title_zh.set_rows(3)
        self.title_en.set_rows(5)
        self.title_zh.setAccessibleName(look.say("details.title_zh"))
        self.title_en.setAccessibleName(look.say("details.title_en"))
        self.fill(self._verdict)

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

    def fill(self, verdict: Verdict | None) -> None:
        """Show the current entry, and what is said of it in the contents."""
        entry, self._verdict = self._workbench.entry, verdict
        frozen = entry is None or self._workbench.fields_frozen
        for field in (self.title_zh, self.title_en):
            field.setReadOnly(frozen)
        self.memory.setEnabled(not frozen)
        self.check.show_verdict(entry, verdict, frozen=frozen)
        self.terms.show_terms(*(((), TermBase()) if entry is None else self._terms_of(entry)))
        span = self._workbench.span_of(entry.id) if entry else None
        self.head.title.say((entry.number_zh or self._look.say("editor.no_number")) if entry else "")
        self.head.facts.say(self._look.say("pages.page", page=span[0]) if span else "")
        of = 0 if entry is None or frozen else entry.id
        self.title_zh.show_text(entry.title_zh if entry else "", of)
        self.title_en.show_text((entry.title_en or "") if entry else "", of)
        self._count()
        self._remember()

    def _count(self) -> None:
        self._length.setText(self._look.say("titles.characters", count=len(self.title_en.toPlainText().strip())))

    def _terms_of(self, entry: Entry) -> tuple[tuple[Term, ...], TermBase]:
        """The kinds of documents in its titles, and how they were rendered in the issue and before.

        One that has no English yet stands with its usual rendering.
        """
        bench = self._workbench
        known = bench.checking.known
        base = known.terms if bench.issue is None else issue_terms(bench.issue, known)
        terms = list(title_terms(entry.title_zh, entry.title_en or ""))
        for kind in title_kinds(entry.title_zh):
            usual = base.usual(kind)
            if usual is not None and all(term.zh != kind for term in terms):
                terms.append(Term(kind, usual, 0))
        return tuple(terms), base

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
