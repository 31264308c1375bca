"""One drop folder's settings: which section its documents belong to, filed there or proposed, local or network."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from gazette.archive import StoredFolder
from gazette.desk import Desk
from gazette.gui.look import Look
from gazette.gui.wheel import leave_wheel_to_page
from gazette.model import Issue

Places = tuple[tuple[int, Issue, str], ...]
"""Sections that may take documents: id, issue, name."""


def read_places(desk: Desk) -> Places:
    """The sections of all issues that are being edited, newest issue first; runs in the archive's thread."""
    issues = [desk.archive.issue(row.id) for row in reversed(desk.issues()) if row.state == "editing"]
    return tuple(
        (section.id, issue, section.name.zh or section.name.en or "") for issue in issues for section in issue.sections
    )


class DropFolderForm(QWidget):
    """``changed`` gives the folder as the person wants it."""

    changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._folder: StoredFolder | None = None
        self._filling = False
        self.section, self._label = QComboBox(self), QLabel(self)
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.section.setMinimumContentsLength(20)
        leave_wheel_to_page(self.section)
        self.filed, self.network = QCheckBox(self), QCheckBox(self)
        rows = QFormLayout(self)
        rows.setContentsMargins(3, 3, 3, 3)
        rows.addRow(self._label, self.section)
        rows.addRow("", self.filed)
        rows.addRow("", self.network)
        self._label.setBuddy(self.section)
        self.section.activated.connect(lambda _at: self._change())
        self.filed.clicked.connect(lambda _on: self._change())
        self.network.clicked.connect(lambda _on: self._change())

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._label.setText(look.say("drop.section"))
        self.filed.setText(look.say("drop.filed"))
        self.network.setText(look.say("drop.network"))
        self.network.setToolTip(look.say("drop.network_hint"))
        self.section.setAccessibleName(look.say("drop.section"))

    def show_folder(self, folder: StoredFolder | None, places: Places) -> None:
        """Show the settings of a folder; None: of none."""
        self._folder = folder
        self.setEnabled(folder is not None)
        say = self._look.say
        self.section.clear()
        self.section.addItem(say("drop.no_section"), None)
        for section_id, issue, name in places:
            self.section.addItem(f"{say.issue_name(issue)} · {name or say('tree.no_section')}", section_id)
        if folder is not None:
            self.section.setCurrentIndex(max(self.section.findData(folder.section_id), 0))
            self.filed.setChecked(folder.filed)
            self.network.setChecked(folder.place == "network")
        self.filed.setEnabled(folder is not None and folder.section_id is not None)

    def _change(self) -> None:
        if self._folder is not None:
            section = self.section.currentData()
            self.changed.emit(
                replace(
                    self._folder,
                    section_id=section,
                    filed=self.filed.isChecked() and section is not None,
                    place="network" if self.network.isChecked() else "local",
                )
            )
