"""What the publication is called, who makes it, and its codes; each change is a command."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gazette.desk import SetIssueField
from gazette.desk.office import SetOffice
from gazette.gui.captions import CAPTIONS
from gazette.gui.look import Look
from gazette.gui.one_line import one_line
from gazette.gui.role_fields import RoleFields
from gazette.gui.sections_editor import SectionsEditor
from gazette.gui.settings_page import SettingsPage
from gazette.gui.text_fields import TextField
from gazette.gui.workbench import Workbench
from gazette.model import ROLES, Bilingual, Publication, Role


class PublicationPage(SettingsPage):
    """Names, who does what, the sections, and how document codes are written in English."""

    issue_wanted = Signal()
    """What the issue says of itself shall be shown."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__("publication", parent)
        self._workbench, self._filling = workbench, False
        self._look: Look | None = None
        self.names = {language: TextField(self) for language in ("zh", "en")}
        for language, field in self.names.items():
            field.settled.connect(lambda text, language=language: self._name(language, text))
            self.add(f"name_{language}", field)
        self.roles = RoleFields(self)
        self.roles.settled.connect(self._put_roles)
        self.add("roles", self.roles)
        self.sections = SectionsEditor(workbench, None, self, beside=True)
        self.sections.setMinimumWidth(560)
        self.sections.begun.connect(lambda name: QTimer.singleShot(0, name, lambda: self.ensureWidgetVisible(name)))
        self.add("sections", self.sections, wide=True)
        self.table, self.add_row, self.remove_rows = QTableWidget(0, 2, self), QPushButton(self), QPushButton(self)
        self.issue = QPushButton(self)
        self.issue.clicked.connect(self.issue_wanted)
        self._build()

    def _build(self) -> None:
        held = QWidget(self)
        rows = QVBoxLayout(held)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.table)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_row)
        buttons.addWidget(self.remove_rows)
        buttons.addStretch(1)
        rows.addLayout(buttons)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.itemChanged.connect(lambda _item: self._put_codes())
        self.add_row.clicked.connect(self._add)
        self.remove_rows.clicked.connect(self._remove)
        self.add("codes", held, wide=True, tall=True)
        self.add("issue", self.issue)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        super().dress(look)
        say = look.say
        for field in self.names.values():
            field.setMinimumWidth(look.px(360))
        self.roles.dress(look)
        self.sections.dress(look)
        self.table.setHorizontalHeaderLabels([say("settings.codes.zh"), say("settings.codes.latin")])
        self.table.setAccessibleName(say("settings.codes"))
        self.table.setColumnWidth(0, look.px(160))
        self.table.setMinimumHeight(look.px(130))
        self.add_row.setText(say("settings.codes.add"))
        self.remove_rows.setText(say("settings.codes.remove"))
        self.issue.setText(say("settings.issue_act"))

    def words_of(self, key: str) -> str:
        """The roles are found by what they are called, too."""
        roles = [word for role in ROLES for word in CAPTIONS[f"settings.role.{role}"]] if key == "roles" else []
        return " ".join((super().words_of(key), *roles))

    def fill(self) -> None:
        """Show the publication of the current issue."""
        issue = self._workbench.issue
        possible = issue is not None and issue.state == "editing" and issue.facsimile is None
        for part in (*self.names.values(), self.sections, self.table, self.add_row, self.remove_rows, self.issue):
            part.setEnabled(possible)
        self.roles.setEnabled(self._workbench.closed != "archive")
        if self._look is not None:
            self.roles.show_office(self._workbench.office, self._look)
            here = self.help_of("name_en", self._look) if possible else self._look.say("settings.no_issue")
            self.explain("name_en", here)
        publication = issue.publication if issue is not None else Publication()
        self.sections.fill()
        self.names["zh"].show_text(publication.name.zh or "")
        self.names["en"].show_text(publication.name.en or "")
        if self._codes() != publication.codes:
            self._show_codes(publication.codes)

    def _show_codes(self, codes: tuple[tuple[str, str], ...]) -> None:
        self._filling = True
        self.table.setRowCount(len(codes))
        for row, pair in enumerate(codes):
            for column, text in enumerate(pair):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._filling = False

    def _codes(self) -> tuple[tuple[str, str], ...]:
        """The rows that are whole."""
        rows = []
        for row in range(self.table.rowCount()):
            code, latin = (self._text(row, column) for column in (0, 1))
            if code and latin:
                rows.append((code, latin))
        return tuple(rows)

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return "" if item is None else one_line(item.text()).strip()

    def _name(self, language: str, text: str) -> None:
        issue = self._workbench.issue
        if issue is not None:
            name = issue.publication.name
            new = Bilingual(text or None, name.en) if language == "zh" else Bilingual(name.zh, text or None)
            self._put(replace(issue.publication, name=new), f"publication name {language}")

    def _put_codes(self) -> None:
        issue = self._workbench.issue
        if not self._filling and issue is not None and self._codes() != issue.publication.codes:
            self._put(replace(issue.publication, codes=self._codes()), "publication codes")

    def _put_roles(self, roles: tuple[tuple[Role, tuple[str, ...]], ...]) -> None:
        self._workbench.put(SetOffice(replace(self._workbench.office, roles=roles)), "roles")

    def _put(self, publication: Publication, part: str) -> None:
        issue = self._workbench.issue
        if issue is not None:
            self._workbench.put(SetIssueField(issue.id, "publication", publication), part)

    def _add(self) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column in (0, 1):
            self.table.setItem(row, column, QTableWidgetItem(""))
        self.table.setFocus()
        self.table.setCurrentCell(row, 0)
        item = self.table.item(row, 0)
        if item is not None:
            self.table.editItem(item)

    def _remove(self) -> None:
        rows = sorted({index.row() for index in self.table.selectedIndexes()}, reverse=True)
        self._filling = True
        for row in rows:
            self.table.removeRow(row)
        self._filling = False
        self._put_codes()
