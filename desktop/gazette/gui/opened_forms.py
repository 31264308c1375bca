"""The forms of the issue and of the entry, opened by their acts: they are seen, and ready to be typed into."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gazette.gui.actions import Actions
from gazette.gui.edit_room import EditRoom
from gazette.gui.rooms import Rooms


class OpenedForms(QObject):
    """An act shows its form and closes it again; from another room it leads to the form, open already or not."""

    def __init__(self, actions: Actions, rooms: Rooms, edit: EditRoom) -> None:
        super().__init__(edit)
        self._actions, self._rooms, self._edit = actions, rooms, edit
        issue, entry = edit.tree_pane.details, edit.document.details
        self._forms: dict[str, tuple[QWidget, QLineEdit | QPlainTextEdit]] = {
            "issue_details": (issue, issue.fields["serial"]),
            "details": (entry, entry.title_zh),
        }
        for name in self._forms:
            actions[name].triggered.connect(lambda opened, name=name: self._follow(name, opened=opened))
        edit.tree_pane.tree.title_wanted.connect(self._rename)

    def _follow(self, name: str, *, opened: bool) -> None:
        if opened or self._rooms.room != "edit":
            self.open(name)
        else:
            self._edit.document.editor.setFocus()

    def _rename(self) -> None:
        """The title of the current entry, all of it selected to be typed over."""
        self.open("details")
        title = self._edit.document.details.title_zh
        if title.isVisible():
            title.selectAll()

    def open(self, name: str) -> None:
        """Show a form, by the name of its act, the caret in its first field."""
        self._rooms.show_room("edit")
        if name == "issue_details" and not self._actions["tree"].isChecked():
            self._actions["tree"].trigger()
        self._actions[name].setChecked(True)
        form, first = self._forms[name]
        if form.isVisible():
            first.setFocus()
