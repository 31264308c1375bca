"""Searches that are kept by name: a button lists them, a row below takes the name of one that is kept or renamed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from gazette.archive import SavedSearch
from gazette.desk import ForgetSearch, RenameSearch, SaveSearch
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.menu_words import add_named
from gazette.gui.one_line import keep_in_one_line
from gazette.gui.workbench import Workbench


class SavedSearches(QFrame):
    """The row for a name; ``button`` stands in the bar above. ``current`` gives what is searched for now."""

    wanted = Signal(object)
    """A search that is to be run."""
    told = Signal(str, str)
    """What was done, by its caption, and the name of the search."""

    def __init__(self, workbench: Workbench, current: Callable[[], SavedSearch], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._current = workbench, current
        self._look: Look | None = None
        self._renamed = ""
        """The name of the search that gets another one; empty: one is to be kept."""
        self.name = ""
        """That of the search that was run or kept last."""
        self.button, self.menu = QToolButton(parent), QMenu(self)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._list)
        self._caption, self.field, self.keep = QLabel(self), QLineEdit(self), QPushButton(self)
        keep_in_one_line(self.field)
        self._caption.setBuddy(self.field)
        self.keep.clicked.connect(self._keep)
        self.field.returnPressed.connect(self._keep)
        self.field.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._caption)
        row.addWidget(self.field, 1)
        row.addWidget(self.keep)
        self.hide()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        say = look.say
        self.button.setIcon(icon("save", look.theme))
        self.button.setText(say("saved.title"))
        self.button.setMinimumHeight(look.px(28))
        self._name_row()

    def _name_row(self) -> None:
        assert self._look is not None
        say = self._look.say
        self._caption.setText(say("saved.other_name", name=self._renamed) if self._renamed else say("saved.name"))
        self.field.setAccessibleName(self._caption.text())
        self.keep.setText(say("saved.rename") if self._renamed else say("saved.keep"))

    def _list(self) -> None:
        assert self._look is not None
        say, menu = self._look.say, self.menu
        menu.clear()
        searches: tuple[SavedSearch, ...] = ()
        if self._workbench.is_open:
            searches = self._workbench.call_desk(lambda desk: desk.archive.saved_searches.all())
        for search in searches:
            act = add_named(menu, search.name, f"{search.name}: {search.query}")
            act.triggered.connect(lambda _on=False, search=search: self._run(search))
        if not searches:
            menu.addAction(say("saved.none")).setEnabled(False)
        menu.addSeparator()
        save = menu.addAction(say("saved.save"))
        save.setEnabled(bool(self._current().query))
        save.triggered.connect(lambda _on=False: self.ask_name())
        known = self.name in {search.name for search in searches}
        for label, act_of in (("saved.rename_this", self._ask_other_name), ("saved.forget_this", self._forget)):
            act = add_named(menu, say(label, name=self.name)) if self.name else menu.addAction(say(label, name="…"))
            act.setEnabled(known)
            act.triggered.connect(lambda _on=False, act_of=act_of: act_of())

    def _run(self, search: SavedSearch) -> None:
        self.name = search.name
        self.wanted.emit(search)

    def ask_name(self) -> None:
        """Ask for the name under which to keep what is searched for."""
        self._ask("", self.name or self._current().query)

    def _ask_other_name(self) -> None:
        self._ask(self.name, self.name)

    def _ask(self, renamed: str, text: str) -> None:
        self._renamed = renamed
        self._name_row()
        self.field.setText(text)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _keep(self) -> None:
        name = " ".join(self.field.text().split())
        if not name:
            return
        current = self._current()
        search = SavedSearch(
            name=name, query=current.query, chosen=current.chosen, variants=current.variants, order=current.order
        )
        command = RenameSearch(self._renamed, name) if self._renamed else SaveSearch(search)
        if self._workbench.do(command) is None:
            return
        self.name = name
        self.told.emit("saved.renamed" if self._renamed else "saved.kept", name)
        self._leave()

    def _forget(self) -> None:
        name = self.name
        if self._workbench.do(ForgetSearch(name)) is not None:
            self.name = ""
            self.told.emit("saved.forgotten", name)

    def _leave(self) -> None:
        self.hide()
        self.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
