"""The sections of the current issue, in order: named in both languages, moved, added, and removed while empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from gazette.desk import AddSection, Command, MoveSection, RemoveSection, RenameSection
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.text_fields import TextField, TitleField
from gazette.gui.workbench import Workbench
from gazette.model import Bilingual, Section

_MOST_LINES = 4


class SectionsEditor(QWidget):
    """Both names of a section stand below each other, or ``beside`` each other where there is room."""

    begun = Signal(QWidget)
    """A section was added; its name is ready to be typed over."""

    def __init__(self, workbench: Workbench, look: Look | None, parent: QWidget, *, beside: bool = False) -> None:
        super().__init__(parent)
        self._workbench, self._look, self._beside = workbench, look, beside
        self._shown: tuple[tuple[int, bool], ...] = ()
        self.names: dict[tuple[int, str], TextField | TitleField] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add = QToolButton(self)
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(self._add)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addLayout(self._rows)
        lines.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def dress(self, look: Look) -> None:
        """Take captions and icons."""
        self._look = look
        self.add.setText(look.say("issue_details.add_section"))
        self.add.setIcon(icon("plus", look.theme))
        self._shown = ()
        self.fill()

    def settle(self) -> None:
        """Commit what is being typed in any name."""
        for field in self.names.values():
            field.settle()

    def fill(self) -> None:
        """Show the sections of the current issue."""
        issue, look = self._workbench.issue, self._look
        if issue is None or look is None:
            return
        shown = tuple((section.id, not section.entries) for section in issue.sections)
        # Rebuilt only when there are others or in another order, so that typing in a name keeps its place.
        if shown != self._shown:
            self._shown = shown
            self._build(issue.sections, look)
        for section in issue.sections:
            for language in ("zh", "en"):
                self.names[section.id, language].show_text(getattr(section.name, language) or "")

    def _build(self, sections: tuple[Section, ...], look: Look) -> None:
        self.names = {}
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for place, section in enumerate(sections):
            self._rows.addWidget(self._row(section, place, look))

    def _row(self, section: Section, place: int, look: Look) -> QWidget:
        row = QWidget(self)
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        if self._beside:
            grid.setColumnStretch(0, 2)
            grid.setColumnStretch(1, 3)
        for number, language in enumerate(("zh", "en")):
            field = self.names[section.id, language] = TextField(row) if language == "zh" else _english(row)
            field.setPlaceholderText(look.say(f"issue_details.section_{language}"))
            field.setAccessibleName(look.say(f"issue_details.section_{language}"))
            field.settled.connect(
                lambda text, language=language, field=field: self._rename(section.id, language, text, field)
            )
            grid.addWidget(field, *self._at(number, 0), Qt.AlignmentFlag.AlignTop)
        acts = (
            ("arrow-up", "issue_details.up", place > 0, lambda: self._do(MoveSection(section.id, place - 1))),
            ("trash-2", "issue_details.remove", not section.entries, lambda: self._do(RemoveSection(section.id))),
        )
        for number, (drawing, caption, possible, act) in enumerate(acts):
            button = QToolButton(row)
            button.setIcon(icon(drawing, look.theme))
            button.setToolTip(look.say(caption))
            button.setAccessibleName(look.say(caption))
            button.setEnabled(possible)
            button.clicked.connect(act)
            grid.addWidget(button, *self._at(number, 1), Qt.AlignmentFlag.AlignTop)
        return row

    def _at(self, number: int, kind: int) -> tuple[int, int]:
        """Row and column of the first or second name (``kind`` 0) or button (1) of a section."""
        return (0, 2 * kind + number) if self._beside else (number, kind)

    def _add(self) -> None:
        issue, look = self._workbench.issue, self._look
        if issue is None or look is None:
            return
        self._do(AddSection(issue.id, Bilingual(look.say("issue_details.new_section"))))
        if self._shown:
            name = self.names[self._shown[-1][0], "zh"]
            name.setFocus()
            name.selectAll()
            self.begun.emit(name)

    def _rename(self, section_id: int, language: str, text: str, field: TextField | TitleField) -> None:
        section = next((each for each in self._workbench.sections if each.id == section_id), None)
        if section is None:
            return
        name = section.name
        new = Bilingual(text or None, name.en) if language == "zh" else Bilingual(name.zh, text or None)
        if self._workbench.put(RenameSection(section_id, new), f"section name {id(field)}"):
            self.fill()
        else:
            field.keep()

    def _do(self, command: Command) -> None:
        if self._workbench.do(command) is None:
            self.fill()


def _english(row: QWidget) -> TitleField:
    """An English name is two or three times as long as the Chinese one: it is seen whole."""
    field = TitleField(row)
    field.grow(_MOST_LINES)
    return field
