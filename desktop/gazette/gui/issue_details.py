"""What the issue says of itself (numbers, date, editor, colophon) and its sections; each field is a command."""

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from gazette.desk import AddSection, Command, IssueField, MoveSection, RemoveSection, RenameSection, SetIssueField
from gazette.gui.colophon_fields import ColophonFields
from gazette.gui.dates import long_date
from gazette.gui.filing_fields import FilingFields
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.style_field import StyleField
from gazette.gui.text_fields import TextField
from gazette.gui.workbench import Workbench
from gazette.model import Bilingual, Issue, Section
from gazette.reading import read_date

_FIELDS = ("serial", "year", "numbers", "date", "editor_zh", "editor_en")


class IssueDetails(QScrollArea):
    """The form above the tree."""

    unread = Signal(str)
    """What was typed where a number or a date belongs, and is none."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._look = workbench, look
        self._shown_sections: tuple[tuple[int, bool], ...] = ()
        self._names: dict[tuple[int, str], TextField] = {}
        self.fields = {name: TextField(self) for name in _FIELDS}
        self._labels = {name: QLabel(self) for name in (*_FIELDS, "style", "sections")}
        self._sections = QWidget(self)
        self._section_rows = QVBoxLayout(self._sections)
        self._section_rows.setContentsMargins(0, 0, 0, 0)
        self._section_rows.setSpacing(8)
        self.house_style = StyleField(workbench, look, self)
        self.colophon = ColophonFields(workbench, look, self)
        self.filing = FilingFields(workbench, look, "issue", self)
        self._form = QWidget(self)
        self.add_section = QToolButton(self)
        self.add_section.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = QFrame(self)
        body.setObjectName("side_pane")
        whole = QVBoxLayout(body)
        whole.setContentsMargins(14, 10, 14, 12)
        whole.setSpacing(6)
        whole.addWidget(self._form)
        whole.addWidget(self.filing)
        whole.addStretch(1)
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row, name in enumerate(_FIELDS):
            self._labels[name].setObjectName("caption")
            self._labels[name].setBuddy(self.fields[name])
            grid.addWidget(self._labels[name], row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.fields[name], row, 1)
        below = len(_FIELDS) + 1
        self._labels["style"].setObjectName("caption")
        self._labels["style"].setBuddy(self.house_style)
        grid.addWidget(self._labels["style"], below - 1, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.house_style, below - 1, 1)
        self._labels["sections"].setObjectName("caption")
        grid.addWidget(self._labels["sections"], below, 0, 1, 2)
        grid.addWidget(self._sections, below + 1, 0, 1, 2)
        grid.addWidget(self.add_section, below + 2, 0, 1, 2)
        grid.addWidget(self.colophon, below + 3, 0, 1, 2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.settled.connect(lambda text, name=name: self._set(name, text))
        self.add_section.clicked.connect(self._add_section)
        self._workbench.issue_changed.connect(self.fill)
        self._workbench.settling.connect(self.settle)

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._look = look
        for name, label in self._labels.items():
            label.setText(look.say(f"issue_details.{name}"))
        for name, field in self.fields.items():
            field.setAccessibleName(look.say(f"issue_details.{name}"))
        self.house_style.dress(look)
        self.colophon.dress(look)
        self.filing.dress(look)
        self.add_section.setText(look.say("issue_details.add_section"))
        self.add_section.setIcon(icon("plus", look.theme))
        self.setMaximumHeight(look.px(420))
        self._shown_sections = ()
        self.fill()

    def settle(self) -> None:
        """Commit what is being typed in any field."""
        for field in self.findChildren(TextField):
            field.settle()

    def fill(self) -> None:
        """Show the current issue."""
        issue = self._workbench.issue
        self._form.setEnabled(issue is not None and issue.state != "published")
        self.filing.fill()
        if issue is None:
            return
        for name, text in _texts(issue).items():
            self.fields[name].show_text(text)
        self.colophon.fill(issue.publication)
        self.house_style.fill()
        shown = tuple((section.id, not section.entries) for section in issue.sections)
        # Rebuilt only when there are others or in another order, so that typing in a name keeps its place.
        if shown != self._shown_sections:
            self._shown_sections = shown
            self._fill_sections(issue)
        for section in issue.sections:
            for language in ("zh", "en"):
                self._names[section.id, language].show_text(getattr(section.name, language) or "")

    def _fill_sections(self, issue: Issue) -> None:
        self._names = {}
        while (item := self._section_rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for place, section in enumerate(issue.sections):
            self._section_rows.addWidget(self._section_row(section, place))

    def _section_row(self, section: Section, place: int) -> QWidget:
        say, theme = self._look.say, self._look.theme
        row = QWidget(self._sections)
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for number, language in enumerate(("zh", "en")):
            field = self._names[section.id, language] = TextField(row)
            field.setPlaceholderText(say(f"issue_details.section_{language}"))
            field.setAccessibleName(say(f"issue_details.section_{language}"))
            field.settled.connect(
                lambda text, language=language, field=field: self._rename(section.id, language, text, field)
            )
            grid.addWidget(field, number, 0)
        acts = (
            ("arrow-up", "issue_details.up", place > 0, lambda: self._move(section.id, place - 1)),
            ("trash-2", "issue_details.remove", not section.entries, lambda: self._remove(section.id)),
        )
        for number, (drawing, caption, possible, act) in enumerate(acts):
            button = QToolButton(row)
            button.setIcon(icon(drawing, theme))
            button.setToolTip(say(caption))
            button.setAccessibleName(say(caption))
            button.setEnabled(possible)
            button.clicked.connect(act)
            grid.addWidget(button, number, 1)
        return row

    def _set(self, name: str, text: str) -> None:
        issue = self._workbench.issue
        if issue is None:
            return
        match name:
            case "serial" | "year":
                self._put(issue, name, int(text) if text.isdecimal() else None, text)
            case "numbers":
                numbers = tuple(int(number) for number in re.findall(r"\d+", text))
                self._put(issue, "numbers", numbers or None, text)
            case "date":
                self._put(issue, "date", read_date(text), text)
            case "editor_zh":
                editor = Bilingual(text or None, issue.editor.en)
                self._put_field(SetIssueField(issue.id, "editor", editor), self.fields[name])
            case "editor_en":
                editor = Bilingual(issue.editor.zh, text or None)
                self._put_field(SetIssueField(issue.id, "editor", editor), self.fields[name])

    def _put(self, issue: Issue, field: IssueField, value: int | str | tuple[int, ...] | None, text: str) -> None:
        if text and value is None:
            self.unread.emit(text)
            self.fill()
            return
        command = SetIssueField(issue.id, field, () if field == "numbers" and value is None else value)
        self._put_field(command, self.fields[field])

    def _add_section(self) -> None:
        issue = self._workbench.issue
        if issue is not None:
            self._do(AddSection(issue.id, Bilingual(self._look.say("issue_details.new_section"))))
            self._name_last_section()

    def _name_last_section(self) -> None:
        """The name of the section that was added is ready to be typed over."""
        if not self._shown_sections:
            return
        name = self._names[self._shown_sections[-1][0], "zh"]
        name.setFocus()
        name.selectAll()
        QTimer.singleShot(0, name, lambda: self.ensureWidgetVisible(name))  # once it is laid out

    def _rename(self, section_id: int, language: str, text: str, field: TextField) -> None:
        section = next((each for each in self._workbench.sections if each.id == section_id), None)
        if section is not None:
            name = section.name
            new = Bilingual(text or None, name.en) if language == "zh" else Bilingual(name.zh, text or None)
            self._put_field(RenameSection(section_id, new), field)

    def _move(self, section_id: int, place: int) -> None:
        self._do(MoveSection(section_id, place))

    def _remove(self, section_id: int) -> None:
        self._do(RemoveSection(section_id))

    def _put_field(self, command: Command, field: TextField) -> None:
        """Commit what was typed into a field; what cannot be saved stays in it."""
        if self._workbench.put(command, f"issue field {id(field)}"):
            self.fill()
        else:
            field.keep()

    def _do(self, command: Command) -> None:
        if self._workbench.do(command) is None:
            self.fill()


def _texts(issue: Issue) -> dict[str, str]:
    return {
        "serial": "" if issue.serial is None else str(issue.serial),
        "year": "" if issue.year is None else str(issue.year),
        "numbers": "、".join(map(str, issue.numbers)),
        "date": long_date(issue.date, "zh"),
        "editor_zh": issue.editor.zh or "",
        "editor_en": issue.editor.en or "",
    }
