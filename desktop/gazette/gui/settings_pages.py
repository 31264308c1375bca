"""What can be set, page by page; what belongs to the publication is a command, what is the person's a setting."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from gazette.gui.actions import Actions
from gazette.gui.captions import plain
from gazette.gui.choices import TEXT_SIZES
from gazette.gui.look import Look
from gazette.gui.one_line import keep_in_one_line
from gazette.gui.panes import ElidedLabel
from gazette.gui.settings_page import SettingsPage, with_buttons
from gazette.gui.style_field import StyleField
from gazette.gui.wheel import leave_wheel_to_page
from gazette.gui.workbench import Workbench
from gazette.settings import Settings, log_file, person_name

Apply = Callable[[], None]


def lead(actions: Actions, act: str, parent: QWidget) -> QPushButton:
    """A button that does an act of the menu."""
    button = QPushButton(parent)
    button.clicked.connect(actions[act].trigger)
    return button


class GeneralPage(SettingsPage):
    """Language, appearance, text size, name."""

    def __init__(self, settings: Settings, workbench: Workbench, apply: Apply, parent: QWidget) -> None:
        super().__init__("general", parent)
        self._settings, self._workbench, self._apply = settings, workbench, apply
        # Tab goes through them as they are made.
        self.language, self.theme, self.dim_paper = QComboBox(self), QComboBox(self), QCheckBox(self)
        self.text_size, self.person = QComboBox(self), QLineEdit(self)
        keep_in_one_line(self.person)
        self.person.setMinimumWidth(240)
        for name, box, values in (
            ("language", self.language, ("", "zh", "en")),
            ("theme", self.theme, ("", "light", "dark")),
            ("text_size", self.text_size, (0, *TEXT_SIZES)),
        ):
            leave_wheel_to_page(box)
            for value in values:
                box.addItem("", value)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(lambda _at, name=name, box=box: self._choose(name, box))
            self.add(name, box)
            if box is self.theme:
                self.add("dim_paper", self.dim_paper)
        self.dim_paper.clicked.connect(self._dim)
        self.add("person", self.person)
        self.person.editingFinished.connect(self._name)

    def dress(self, look: Look) -> None:
        """Take captions."""
        super().dress(look)
        say = look.say
        names = {
            "": say("settings.system"),
            0: say("settings.system"),
            "zh": "中文",
            "en": "English",
            "light": say("settings.theme.light"),
            "dark": say("settings.theme.dark"),
        }
        for box in (self.language, self.theme, self.text_size):
            for at in range(box.count()):
                value = box.itemData(at)
                box.setItemText(at, names.get(value, f"{value} %"))

    def fill(self) -> None:
        """Show what is chosen."""
        settings = self._settings
        theme = "" if settings.theme == "system" else settings.theme
        for box, value in (
            (self.language, settings.language),
            (self.theme, theme),
            (self.text_size, settings.text_size),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.dim_paper.setChecked(settings.dim_paper)
        self.person.setText(person_name(settings))

    def _dim(self, on: bool) -> None:
        self._settings.dim_paper = on
        self._apply()

    def _choose(self, name: str, box: QComboBox) -> None:
        setattr(self._settings, name, box.currentData())
        self._apply()

    def _name(self) -> None:
        name = self.person.text().strip()
        if name != person_name(self._settings):
            self._settings.person = name
            self._workbench.set_person(person_name(self._settings))
            self._apply()


class ArchivePage(SettingsPage):
    """Which archive is open, those that were, and what was searched for."""

    searches_forgotten = Signal()

    def __init__(self, settings: Settings, workbench: Workbench, actions: Actions, parent: QWidget) -> None:
        super().__init__("archive", parent)
        self._settings, self._workbench = settings, workbench
        self._look: Look | None = None
        self._place, self.recent = ElidedLabel("place", self), QLabel(self)
        self.open = lead(actions, "open", self)
        self.recent.setWordWrap(True)
        self.add("place", with_buttons(self._place, self.open), wide=True)
        self._backups = ElidedLabel("place", self)
        self.backups_choose, self.backups_usual = QPushButton(self), QPushButton(self)
        self.add("backup_folder", with_buttons(self._backups, self.backups_choose, self.backups_usual), wide=True)
        self.back_up, self.check_start = QCheckBox(self), QCheckBox(self)
        self.add("back_up", self.back_up)
        self.add("check_start", self.check_start)
        self.back_up.toggled.connect(lambda on: setattr(settings, "back_up", on))
        self.check_start.toggled.connect(lambda on: setattr(settings, "check_start", on))
        self.backups_choose.clicked.connect(self._choose_backups)
        self.backups_usual.clicked.connect(lambda: self.put_backups(""))
        self.searches = QLabel(self)
        self.forget, self.forget_searches = QPushButton(self), QPushButton(self)
        self.searches.setWordWrap(True)
        self.searches.setTextFormat(Qt.TextFormat.PlainText)
        self.add("recent", with_buttons(self.recent, self.forget), wide=True)
        self.add("searches", with_buttons(self.searches, self.forget_searches), wide=True)
        self.forget_searches.clicked.connect(self._forget_searches)
        self.forget.clicked.connect(self._forget)

    def dress(self, look: Look) -> None:
        """Take captions."""
        super().dress(look)
        self._look = look
        self.open.setText(look.say("settings.open"))
        self.backups_choose.setText(look.say("settings.backup_choose"))
        self.backups_usual.setText(look.say("settings.backup_usual"))
        for button in (self.forget, self.forget_searches):
            button.setText(look.say("settings.forget"))

    def fill(self) -> None:
        """Show what is open now."""
        self._place.say(str(self._workbench.path))
        self.back_up.setChecked(self._settings.back_up)
        self.check_start.setChecked(self._settings.check_start)
        folder = self._settings.backup_folder
        self._backups.say(folder or (self._look.say("settings.backup_beside") if self._look else ""))
        self.backups_usual.setEnabled(bool(folder))
        self.recent.setText("\n".join(self._settings.recent.splitlines()) or "–")
        self.forget.setEnabled(bool(self._settings.recent))
        self.searches.setText("、".join(self._settings.searches.splitlines()) or "–")
        self.forget_searches.setEnabled(bool(self._settings.searches))

    def _choose_backups(self) -> None:
        assert self._look is not None
        title = self._look.say("settings.backup_folder")
        folder = QFileDialog.getExistingDirectory(self, title, self._workbench.folders.begin("backup"))
        if folder:
            self.put_backups(folder)

    def put_backups(self, folder: str) -> None:
        """Backups lie there from now on; empty: beside the archive."""
        self._settings.backup_folder = folder
        self.fill()

    def _forget_searches(self) -> None:
        self.searches_forgotten.emit()
        self.fill()

    def _forget(self) -> None:
        self._settings.recent = ""
        self.fill()


class StylePage(SettingsPage):
    """The house style of the issue, and how many pages it has."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget) -> None:
        super().__init__("style", parent)
        self.style_field = StyleField(workbench, look, self)
        self.style_field.setMinimumContentsLength(20)
        self.fit = lead(actions, "fit", self)
        self._workbench, self._actions = workbench, actions
        self.add("house_style", self.style_field)
        self.add("fit", self.fit)

    def dress(self, look: Look) -> None:
        """Take captions."""
        super().dress(look)
        self.style_field.dress(look)
        self.fit.setText(plain(self._actions["fit"].text(), dots=True))

    def fill(self) -> None:
        """Show the style of the current issue."""
        issue = self._workbench.issue
        self.style_field.setEnabled(issue is not None and issue.facsimile is None and issue.state == "editing")
        self.fit.setEnabled(issue is not None)
        self.style_field.fill()


class DropPage(SettingsPage):
    """Leads to the drop folders."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("drop", parent)
        self.drop = lead(actions, "drop_folders", self)
        self.add("drop", self.drop)

    def dress(self, look: Look) -> None:
        """Take captions."""
        super().dress(look)
        self.drop.setText(look.say("settings.drop_act"))

    def fill(self) -> None:
        """Nothing that could be other than it was."""


class AdvancedPage(SettingsPage):
    """For who looks after the program."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("advanced", parent)
        self._actions = actions
        self._file = log_file("gazette-desk")
        self._place, self.log = ElidedLabel("place", self), QPushButton(self)
        self.diagnostics = lead(actions, "diagnostics", self)
        self.add("log", with_buttons(self._place, self.log), wide=True)
        self.add("diagnostics", self.diagnostics)
        self.log.clicked.connect(self._open_folder)

    def dress(self, look: Look) -> None:
        """Take captions."""
        super().dress(look)
        self.log.setText(look.say("settings.log_act"))
        self.diagnostics.setText(plain(self._actions["diagnostics"].text(), dots=True))

    def fill(self) -> None:
        """Show where the log is."""
        self._place.say(str(self._file))

    def _open_folder(self) -> None:
        folder: Path = self._file.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
