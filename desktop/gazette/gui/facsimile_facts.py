"""Which issue a back issue is and how its pages are numbered: fields, and what is typed in them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from gazette.desk.facsimile_facts import BackIssue
from gazette.gui.look import Look
from gazette.model import Issue, PageNumbering, Section
from gazette.reading import read_date

_FIELDS = ("serial", "year", "numbers", "date", "sheet", "number", "last_sheet")
_NUMBERING = ("sheet", "number", "last_sheet")
_MOST_DIGITS = 6


class FacsimileFacts(QWidget):
    """A field that is empty says nothing: it is taken from the file, or stays as it is."""

    numbering_typed = Signal()
    """The pages may be numbered otherwise now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {name: QLineEdit(self) for name in _FIELDS}
        self._filled = _facts(None)
        self._labels = {name: QLabel(self) for name in _FIELDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, name in enumerate(_FIELDS):
            self._labels[name].setObjectName("caption")
            self._labels[name].setBuddy(self.fields[name])
            grid.addWidget(self._labels[name], place // 4 * 2, place % 4)
            grid.addWidget(self.fields[name], place // 4 * 2 + 1, place % 4)
        for name in _NUMBERING:
            self.fields[name].editingFinished.connect(self.numbering_typed)

    def dress(self, look: Look) -> None:
        """Take captions."""
        for name in _FIELDS:
            self._labels[name].setText(look.say(f"facsimile.field.{name}"))
            self.fields[name].setAccessibleName(look.say(f"facsimile.field.{name}"))

    def fill(self, issue: Issue | None) -> None:
        """Show what an issue says; nothing of none."""
        self._filled = _facts(issue)
        for name, text in self._filled.items():
            self.fields[name].setText(text)

    def fill_untouched(self, issue: Issue) -> None:
        """Show what an issue says where nobody typed anything else."""
        for name, text in _facts(issue).items():
            if self.fields[name].text() == self._filled[name]:
                self.fields[name].setText(text)
                self._filled[name] = text

    def unread(self) -> str | None:
        """The first text that is no number or date; None where there is none."""
        return next((text for name in _FIELDS if (text := self._unreadable(name))), None)

    def serial(self) -> int | None:
        """The serial number that is typed."""
        return _number(self._text("serial"))

    def numbering(self) -> PageNumbering:
        """How the pages are numbered by what is typed; from 1 on where nothing is."""
        sheet, number, last = (_number(self._text(name)) for name in _NUMBERING)
        return PageNumbering(sheet=sheet or 1, number=1 if number is None else number, last_sheet=last)

    def described(self, sections: tuple[Section, ...]) -> BackIssue:
        """A back issue of these facts with the contents list ``sections``; what is ``unread`` is left out."""
        return BackIssue(
            files=(),
            serial=_number(self._text("serial")),
            year=_number(self._text("year")),
            numbers=_numbers(self._text("numbers")),
            date=read_date(self._text("date")),
            numbering=self.numbering(),
            sections=sections,
        )

    def _text(self, name: str) -> str:
        return self.fields[name].text().strip()

    def _unreadable(self, name: str) -> str | None:
        text = self._text(name)
        if not text:
            return None
        if name == "date":
            return None if read_date(text) else text
        if name == "numbers":
            return None if _numbers(text) else text
        return text if _number(text) is None else None


def _facts(issue: Issue | None) -> dict[str, str]:
    if issue is None or issue.facsimile is None:
        return dict.fromkeys(_FIELDS, "")
    numbering = issue.facsimile.numbering
    values = {
        "serial": issue.serial,
        "year": issue.year,
        "numbers": "、".join(map(str, issue.numbers)),
        "date": issue.date,
        "sheet": numbering.sheet,
        "number": numbering.number,
        "last_sheet": numbering.last_sheet,
    }
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _numbers(text: str) -> tuple[int, ...]:
    parts = text.replace("，", "、").replace(",", "、").replace("-", "、").replace("–", "、").split("、")
    numbers = [_number(part.strip()) for part in parts]
    return () if None in numbers else tuple(number for number in numbers if number is not None)
