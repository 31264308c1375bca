"""The button that begins a correction: its menu has the entries of the published issue."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gazette.gui.captions import Captions
from gazette.gui.menu_words import add_named
from gazette.gui.short_title import short_title
from gazette.model import Issue


class CorrectionButton(QPushButton):
    """Whoever found a misprint says in which document."""

    wanted = Signal(int)
    """The id of the entry to be corrected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = QMenu(self)
        self.setMenu(self._entries)

    def fill(self, issue: Issue | None, say: Captions) -> None:
        """Offer the entries of ``issue``."""
        self.setText(say("correction.begin"))
        for act in self._entries.actions():
            self._entries.removeAction(act)
            act.deleteLater()  # it may be what is being done: a correction begun shows another issue
        for number, entry in enumerate(issue.entries if issue else (), 1):
            shown, whole = (
                say("correction.of", number=number, title=title) for title in (short_title(entry), entry.title_zh)
            )
            act = add_named(self._entries, shown, whole)
            act.triggered.connect(lambda _on=False, entry_id=entry.id: self.wanted.emit(entry_id))
