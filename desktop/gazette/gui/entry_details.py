"""What an entry says of itself: contents titles, number, date, section, state; each field is a command."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gazette.desk import EntryField, MoveEntry, SetEntryField
from gazette.gui.dates import long_date
from gazette.gui.filing_fields import FilingFields
from gazette.gui.look import Look
from gazette.gui.qt_places import places
from gazette.gui.text_fields import TextField, TitleField
from gazette.gui.workbench import Workbench
from gazette.model import ENTRY_STATES, Entry
from gazette.reading import read_date


class EntryDetails(QScrollArea):
    """The form above the text; F4 shows and hides it. As high as what is in it, where the text leaves it the room."""

    date_unread = Signal(str)
    """What was typed as a date and is none."""
    final_wanted = Signal()
    """The entry shall be marked final."""
    typing = Signal()
    """Something was typed that is not settled yet."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._look = workbench, look
        self._filling = False
        self.title_zh, self.title_en = TitleField(self), TitleField(self)
        self.number, self.number_en, self.date = TextField(self), TextField(self), TextField(self)
        self.section, self.state = QComboBox(self), QComboBox(self)
        self._fields: dict[EntryField, TitleField | TextField] = {
            "title_zh": self.title_zh,
            "title_en": self.title_en,
            "number_zh": self.number,
            "number_en": self.number_en,
        }
        self.filing = FilingFields(workbench, look, "entry", self)
        self._body, self._form = QFrame(self), QWidget(self)
        self._labels: dict[str, QLabel] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._body.setObjectName("side_pane")
        whole = QVBoxLayout(self._body)
        whole.setContentsMargins(14, 10, 14, 12)
        whole.setSpacing(6)
        whole.addWidget(self._form)
        whole.addWidget(self.filing)
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            (("details.title_zh", self.title_zh),),
            (("details.title_en", self.title_en),),
            (("details.number", self.number), ("details.number_en", self.number_en)),
            (("details.date", self.date), ("details.state", self.state)),
            (("details.section", self.section),),
        )
        for row, fields in enumerate(rows):
            for place, (caption, field) in enumerate(fields):
                label = QLabel(self)
                label.setObjectName("caption")
                label.setBuddy(field)
                self._labels[caption] = label
                grid.addWidget(label, row, place * 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(field, row, place * 2 + 1, 1, 3 if len(fields) == 1 else 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(self._body)
        for combo in (self.section, self.state):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)

    def _connect(self) -> None:
        for name, field in self._fields.items():
            field.settled.connect(lambda text, name=name: self._set_text(name, text))
            field.typing.connect(self.typing)
        self.date.typing.connect(self.typing)
        self.date.settled.connect(self._set_date)
        self.section.activated.connect(self._move)
        self.state.activated.connect(self._set_state)
        for signal in (self._workbench.issue_changed, self._workbench.entry_chosen):
            signal.connect(self.fill)

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._look = look
        for caption, label in self._labels.items():
            label.setText(look.say(caption))
            buddy = label.buddy()
            assert buddy is not None
            buddy.setAccessibleName(look.say(caption))
        self.filing.dress(look)
        self.title_zh.set_rows(2)
        self.title_en.set_rows(3)
        for combo in (self.section, self.state):
            combo.setMinimumHeight(self.number.sizeHint().height())
        self.fill()

    def sizeHint(self) -> QSize:
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._body.minimumSizeHint().width() + bar, 3 * self.number.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Commit what is being typed in any field."""
        for field in (self.title_zh, self.title_en, self.number, self.number_en, self.date):
            field.settle()
        self.filing.settle()

    def has_part(self, part: str | None) -> bool:
        """Whether a text of the entry stands in a field here."""
        return part in self._parts

    def show_part(self, part: str | None, text: str, start: int) -> None:
        """Give the field of a text the focus, with what is meant of it selected."""
        field = self._parts[part or ""]
        field.setFocus()
        if isinstance(field, TextField):
            if text:
                field.setSelection(places(field.text()[:start]), places(text))
            return
        cursor, said = field.textCursor(), field.toPlainText()
        cursor.setPosition(places(said[:start]))
        cursor.setPosition(places(said[: start + len(text)]), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)

    @property
    def _parts(self) -> dict[str, TitleField | TextField]:
        fields: dict[str, TitleField | TextField] = {"date": self.date}
        fields.update((str(name), field) for name, field in self._fields.items())
        return fields

    def with_typed(self, entry: Entry) -> Entry:
        """``entry`` with what stands in the fields and is not settled yet; what is no date is none."""
        typed: dict[str, Any] = {
            name: field.pending for name, field in self._fields.items() if field.pending is not None
        }
        if date := read_date(self.date.pending or ""):
            typed["date"] = date
        return replace(entry, **typed)

    def fill(self) -> None:
        """Show the current entry."""
        entry, bench = self._workbench.entry, self._workbench
        self._form.setEnabled(entry is not None and not bench.fields_frozen)
        self.filing.fill()
        if entry is None:
            return
        self._filling = True
        of = 0 if bench.fields_frozen else entry.id
        self.title_zh.show_text(entry.title_zh, of)
        self.title_en.show_text(entry.title_en or "", of)
        self.number.show_text(entry.number_zh or "", of)
        self.number_en.show_text(entry.number_en or "", of)
        self.date.show_text(long_date(entry.date, "zh"), of)
        self.state.clear()
        self.state.addItems([self._look.say(f"state.{state}") for state in ENTRY_STATES])
        self.state.setCurrentIndex(ENTRY_STATES.index(entry.state))
        self._fill_sections(entry)
        self._filling = False

    def _fill_sections(self, entry: Entry) -> None:
        say, issue = self._look.say, self._workbench.issue
        self.section.clear()
        for section in issue.sections if issue else ():
            self.section.addItem(say.bilingual(section.name) or say("tree.no_section"), section.id)
            if any(each.id == entry.id for each in section.entries):
                self.section.setCurrentIndex(self.section.count() - 1)
        self.section.addItem(say("tree.inbox"), None)
        if any(each.id == entry.id for each in self._workbench.inbox):
            self.section.setCurrentIndex(self.section.count() - 1)

    def _set_text(self, name: EntryField, text: str) -> None:
        if not self._filling and not self._workbench.put_field(name, text):
            self._fields[name].keep()

    def _set_state(self, row: int) -> None:
        entry, state = self._workbench.entry, ENTRY_STATES[row]
        if entry is None or self._filling or state == entry.state:
            return
        if state == "final":
            self.state.setCurrentIndex(ENTRY_STATES.index(entry.state))
            self.final_wanted.emit()
        else:
            self._workbench.do(SetEntryField(entry.id, "state", state))

    def _set_date(self, text: str) -> None:
        iso = read_date(text) if text else None
        if text and iso is None:
            self.date_unread.emit(text)
            self.fill()
            return
        if not self._filling and not self._workbench.put_field("date", iso or ""):
            self.date.keep()

    def _move(self, row: int) -> None:
        entry, section_id = self._workbench.entry, self.section.itemData(row)
        sections = self._workbench.sections
        if entry is None or section_id == next((each.id for each in sections if entry in each.entries), None):
            return
        section = next((each for each in sections if each.id == section_id), None)
        position = len(section.entries) if section else len(self._workbench.inbox)
        self._workbench.do(MoveEntry(entry.id, section_id, position))
