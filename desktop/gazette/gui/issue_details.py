"""What the issue says of itself (numbers, date, editor, colophon) and its sections; each field is a command."""

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gazette.desk import Command, IssueField, SetIssueField
from gazette.gui.colophon_fields import ColophonFields
from gazette.gui.dates import long_date
from gazette.gui.filing_fields import FilingFields
from gazette.gui.look import Look
from gazette.gui.new_issue import next_date
from gazette.gui.sections_editor import SectionsEditor
from gazette.gui.style_field import StyleField
from gazette.gui.text_fields import TextField
from gazette.gui.workbench import Workbench
from gazette.model import Bilingual, Issue
from gazette.reading import read_date

_FIELDS = ("serial", "year", "numbers", "date", "editor_zh", "editor_en")


class IssueDetails(QScrollArea):
    """The form above the tree."""

    unread = Signal(str)
    """What was typed where a number or a date belongs, and is none."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._look = workbench, look
        self.fields = {name: TextField(self) for name in _FIELDS}
        self._labels = {name: QLabel(self) for name in (*_FIELDS, "style", "sections")}
        self.proposed_date = QPushButton(self)
        """Puts in the date that would follow by the issues before, while there is none."""
        self.sections = SectionsEditor(workbench, look, self)
        self.sections.begun.connect(lambda name: QTimer.singleShot(0, name, lambda: self.ensureWidgetVisible(name)))
        self.house_style = StyleField(workbench, look, self)
        self.colophon = ColophonFields(workbench, look, self)
        self.filing = FilingFields(workbench, look, "issue", self)
        self._form = QWidget(self)
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
            held = QVBoxLayout()
            held.addWidget(self.fields[name])
            grid.addLayout(held, row, 1)
            if name == "date":
                held.addWidget(self.proposed_date, 0, Qt.AlignmentFlag.AlignLeft)
        self.proposed_date.setObjectName("link")
        below = len(_FIELDS) + 1
        self._labels["style"].setObjectName("caption")
        self._labels["style"].setBuddy(self.house_style)
        grid.addWidget(self._labels["style"], below - 1, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.house_style, below - 1, 1)
        self._labels["sections"].setObjectName("caption")
        grid.addWidget(self._labels["sections"], below, 0, 1, 2)
        grid.addWidget(self.sections, below + 1, 0, 1, 2)
        grid.addWidget(self.colophon, below + 2, 0, 1, 2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.settled.connect(lambda text, name=name: self._set(name, text))
        self.proposed_date.clicked.connect(self._take_date)
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
        self.sections.dress(look)
        self.setMaximumHeight(look.px(420))
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
        proposed = self._next_date(issue)
        self.proposed_date.setVisible(proposed is not None)
        self.proposed_date.setText(
            self._look.say("issue_details.proposed_date", date=long_date(proposed, self._look.say.language))
        )
        self.colophon.fill(issue.publication)
        self.house_style.fill()
        self.sections.fill()

    def _next_date(self, issue: Issue) -> str | None:
        """The date that would follow by the issues before, while the issue has none."""
        rows = self._workbench.rows
        before = next((at for at, row in enumerate(rows) if row.id == issue.id), 0)
        return next_date([row.date for row in rows[:before]]) if issue.date is None else None

    def _take_date(self) -> None:
        issue = self._workbench.issue
        if issue is not None and (proposed := self._next_date(issue)) is not None:
            self._workbench.do(SetIssueField(issue.id, "date", proposed))

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

    def _put_field(self, command: Command, field: TextField) -> None:
        """Commit what was typed into a field; what cannot be saved stays in it."""
        if self._workbench.put(command, f"issue field {id(field)}"):
            self.fill()
        else:
            field.keep()


def _texts(issue: Issue) -> dict[str, str]:
    return {
        "serial": "" if issue.serial is None else str(issue.serial),
        "year": "" if issue.year is None else str(issue.year),
        "numbers": "、".join(map(str, issue.numbers)),
        "date": long_date(issue.date, "zh"),
        "editor_zh": issue.editor.zh or "",
        "editor_en": issue.editor.en or "",
    }
