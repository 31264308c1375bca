"""The searches of late, behind a clock in the search field; kept with the person, and cleared when they say so."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu

from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.menu_words import add_named
from gazette.gui.search_field import SearchField
from gazette.settings import Settings

_MOST = 12


class RecentSearches(QObject):
    """A search counts once a hit of it was opened; Down in the empty field opens the list."""

    def __init__(self, field: SearchField, settings: Settings) -> None:
        super().__init__(field)
        self._field, self._settings = field, settings
        self._look: Look | None = None
        self.button, self.menu = QAction(self), QMenu(field)
        field.addAction(self.button, QLineEdit.ActionPosition.TrailingPosition)
        self.button.triggered.connect(self.open)
        field.recent_wanted.connect(self.open)
        self._show()

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        self.button.setIcon(icon("history", look.theme))
        self.button.setText(look.say("search.recent"))
        self.button.setToolTip(look.say("search.recent"))
        self._show()

    @property
    def queries(self) -> list[str]:
        """The latest first."""
        return self._settings.searches.splitlines()

    def note(self, query: str) -> None:
        """Keep what was searched for."""
        wanted = " ".join(query.split())
        if wanted:
            others = [each for each in self.queries if each != wanted]
            self._settings.searches = "\n".join((wanted, *others[: _MOST - 1]))
            self._show()

    def clear(self) -> None:
        """Forget them all."""
        self._settings.searches = ""
        self._show()

    def open(self) -> None:
        """Show the list below the field."""
        if self._look is None or not self.queries:
            return
        self.menu.clear()
        for query in self.queries:
            act = add_named(self.menu, query)
            act.triggered.connect(lambda _on=False, query=query: self._field.setText(query))
        self.menu.addSeparator()
        self.menu.addAction(self._look.say("search.clear_recent")).triggered.connect(lambda _on=False: self.clear())
        self.menu.popup(self._field.mapToGlobal(self._field.rect().bottomLeft()))

    def _show(self) -> None:
        self.button.setVisible(bool(self.queries))
