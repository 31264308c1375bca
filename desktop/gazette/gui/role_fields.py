"""Who reads which proof and who signs: a line of names for every role."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from gazette.gui.look import Look
from gazette.gui.text_fields import TextField
from gazette.model import ROLES, Office, Role

_BETWEEN = re.compile(r"[、，,；;]")


class RoleFields(QWidget):
    """The names are parted by commas of any kind."""

    settled = Signal(tuple)
    """The roles with their names are these now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields: dict[Role, TextField] = {role: TextField(self) for role in ROLES}
        self._labels = {role: QLabel(self) for role in ROLES}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for role, field in self.fields.items():
            self._labels[role].setBuddy(field)
            field.settled.connect(lambda _text: self.settled.emit(self.roles))
            form.addRow(self._labels[role], field)

    def dress(self, look: Look) -> None:
        """Take captions."""
        for role, label in self._labels.items():
            label.setText(look.say(f"settings.role.{role}"))
            self.fields[role].setAccessibleName(label.text())
            self.fields[role].setMinimumWidth(look.px(300))

    def show_office(self, office: Office, look: Look) -> None:
        """Show who has which role."""
        for role, field in self.fields.items():
            field.show_text(look.say.listed(office.names(role)))

    @property
    def roles(self) -> tuple[tuple[Role, tuple[str, ...]], ...]:
        """What is written."""
        return tuple((role, tuple(_BETWEEN.split(field.text()))) for role, field in self.fields.items())
