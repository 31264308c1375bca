"""What leaves the house: pages of a sheet, forms that are exported, names of files, printing condition."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from gazette.desk.office import SetOffice
from gazette.errors import GazetteError
from gazette.gui.captions import CAPTIONS
from gazette.gui.export_forms import USUAL_FORMS, ExportForms, choose_profile
from gazette.gui.look import Look
from gazette.gui.settings_page import SettingsPage, with_buttons
from gazette.gui.settings_pages import Apply
from gazette.gui.wheel import leave_wheel_to_page
from gazette.gui.workbench import Workbench
from gazette.model import SHEETS
from gazette.settings import Settings
from gazette.wording import error_sentence


class PublishPage(SettingsPage):
    """The sheet is the office's and kept in the archive; forms and profile are those of the publish room."""

    def __init__(
        self, settings: Settings, workbench: Workbench, forms: ExportForms, apply: Apply, parent: QWidget
    ) -> None:
        super().__init__("publish", parent)
        self._settings, self._workbench, self._forms, self._apply = settings, workbench, forms, apply
        self._look: Look | None = None
        self.sheet = QComboBox(self)
        leave_wheel_to_page(self.sheet)
        for pages in SHEETS:
            self.sheet.addItem("", pages)
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet.activated.connect(lambda _at: self._choose_sheet())
        self.outputs = {name: QCheckBox(self) for name in USUAL_FORMS}
        self.names = QLineEdit(self)
        self.names.setMinimumWidth(300)
        self.names.textEdited.connect(lambda _text: self._show_example())
        self.names.editingFinished.connect(self._name)
        self.profile_told = QLabel(self)
        self.profile_told.setWordWrap(True)
        self.choose_profile, self.usual_profile = QPushButton(self), QPushButton(self)
        self.choose_profile.clicked.connect(self._choose_profile)
        self.usual_profile.clicked.connect(self._take_usual)
        self.add("sheet", self.sheet)
        self.add("outputs", self._boxes(), wide=True)
        self.add("file_names", self.names)
        self.add("profile", with_buttons(self.profile_told, self.choose_profile, self.usual_profile), wide=True)
        forms.changed.connect(self._show_forms)

    def _boxes(self) -> QWidget:
        held = QWidget(self)
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (name, box) in enumerate(self.outputs.items()):
            box.setParent(held)
            box.clicked.connect(lambda on, name=name: self._forms.boxes[name].setChecked(on))
            grid.addWidget(box, at // 2, at % 2)
        return held

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        super().dress(look)
        say = look.say
        for at, pages in enumerate(SHEETS):
            self.sheet.setItemText(
                at, say("settings.sheet_any") if pages == 1 else say("settings.sheet_pages", count=pages)
            )
        for name, box in self.outputs.items():
            box.setText(say(f"settings.output.{name}"))
        self.choose_profile.setText(say("publish.choose_press"))
        self.usual_profile.setText(say("publish.usual_press"))

    def help_of(self, key: str, look: Look) -> str:
        """The names also show what the current issue would be called."""
        if key != "file_names":
            return super().help_of(key, look)
        issue = self._workbench.issue
        say = look.say.naming(self.names.text().strip())
        return say("settings.file_names_help", example=f"{say.file_name(issue)}.pdf" if issue else "–")

    def words_of(self, key: str) -> str:
        """The forms are found by what they are called, too."""
        forms = (
            [word for name in USUAL_FORMS for word in CAPTIONS[f"settings.output.{name}"]] if key == "outputs" else []
        )
        return " ".join((super().words_of(key), *forms))

    def fill(self) -> None:
        """Show what is chosen."""
        self.names.setText(self._settings.file_names)
        self.sheet.setCurrentIndex(self.sheet.findData(self._workbench.office.sheet))
        self.sheet.setEnabled(self._workbench.closed != "archive")
        self._show_example()
        self._show_forms()

    def _show_forms(self) -> None:
        for name, box in self.outputs.items():
            box.setChecked(self._forms.boxes[name].isChecked())
        self.profile_told.setText(self._forms.profile_name)
        self.usual_profile.setEnabled(bool(self._forms.icc))

    def _show_example(self) -> None:
        if self._look is not None:
            self.explain("file_names", self.help_of("file_names", self._look))

    def _name(self) -> None:
        pattern = self.names.text().strip()
        if pattern != self._settings.file_names:
            self._settings.file_names = pattern
            self._apply()

    def _choose_sheet(self) -> None:
        office = replace(self._workbench.office, sheet=self.sheet.currentData())
        self._workbench.do(SetOffice(office))
        self.fill()

    def _choose_profile(self) -> None:
        look = self._look
        if look is None:
            return
        try:
            file = choose_profile(self, look.say, self._forms.icc)
        except GazetteError as error:
            self.profile_told.setText(error_sentence(error, look.say.language))
            return
        if file:
            self._forms.icc = file
            self._show_forms()

    def _take_usual(self) -> None:
        self._forms.icc = ""
        self._show_forms()
