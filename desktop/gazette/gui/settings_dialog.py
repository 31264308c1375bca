"""All settings in one window beside the work: kinds at the left, a field that finds one, each applied at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gazette.gui.actions import Actions
from gazette.gui.dialog_size import open_at
from gazette.gui.export_forms import ExportForms
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.settings_keys import KeysPage
from gazette.gui.settings_pages import AdvancedPage, ArchivePage, DropPage, GeneralPage, StylePage
from gazette.gui.settings_proofreading import ProofreadingPage
from gazette.gui.settings_publication import PublicationPage
from gazette.gui.settings_publishing import PublishPage
from gazette.gui.when_shown import WhenShown
from gazette.gui.workbench import Workbench
from gazette.settings import Settings


class SettingsDialog(QDialog):
    """There is no OK: what is chosen counts at once, Esc closes."""

    applied = Signal()
    """The person's settings are others now."""

    def __init__(
        self,
        settings: Settings,
        workbench: Workbench,
        actions: Actions,
        forms: ExportForms,
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        explained_at(self, "settings")
        self.setModal(False)
        self._look, self._workbench = look, workbench
        self.search, self.list, self._stack = QLineEdit(self), QListWidget(self), QStackedWidget(self)
        self.list.setObjectName("kinds")
        self._nothing = QLabel(self)
        self._nothing.setObjectName("quiet")
        apply = self.applied.emit
        self.general = GeneralPage(settings, workbench, apply, self)
        self.publication = PublicationPage(workbench, self)
        self.keys = KeysPage(settings, actions, apply, self)
        self.publish = PublishPage(settings, workbench, forms, apply, self)
        self.proofread = ProofreadingPage(workbench, actions, self)
        self.archive = ArchivePage(settings, workbench, actions, self)
        self.advanced = AdvancedPage(actions, self)
        self.pages = (
            self.general,
            self.archive,
            self.publication,
            StylePage(workbench, actions, look, self),
            self.proofread,
            DropPage(actions, self),
            self.publish,
            self.keys,
            self.advanced,
        )
        for page in self.pages:
            self._stack.addWidget(page)
            self.list.addItem(QListWidgetItem())
        self._lay_out()
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.search.textChanged.connect(lambda _text: self._narrow())
        workbench.issue_changed.connect(WhenShown(self, self._fill))
        workbench.settling.connect(self._settle)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(12, 12, 0, 12)
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self._nothing)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addLayout(left)
        across.addWidget(self._stack, 1)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.setWindowTitle(say("settings.title"))
        self.search.setPlaceholderText(say("settings.search"))
        self.search.setAccessibleName(say("settings.search"))
        self.list.setAccessibleName(say("settings.pages"))
        self._nothing.setText(say("settings.nothing"))
        self._nothing.setWordWrap(True)
        for row, page in enumerate(self.pages):
            self.list.item(row).setText(say(f"settings.page.{page.name}"))
            page.dress(look)
        wide = self.list.sizeHintForColumn(0) + look.px(36)
        for part in (self.search, self.list, self._nothing):
            part.setFixedWidth(max(wide, look.px(180)))
        self._fill()
        self._narrow()

    def open_at(self, page: str) -> None:
        """Show the settings at one of their pages."""
        self.open_beside()
        self.search.clear()
        self.list.setCurrentRow(next(at for at, each in enumerate(self.pages) if each.name == page))

    def open_beside(self) -> None:
        """Show the settings, at the first page where they were closed."""
        if not self.isVisible():
            open_at(self, self._look.px(860), self._look.px(600))
            self.search.clear()
            self.list.setCurrentRow(0)
        self._fill()
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()

    def _fill(self) -> None:
        if self._workbench.is_open:
            for page in self.pages:
                page.fill()

    def _settle(self) -> None:
        for field in (*self.publication.names.values(), *self.publication.roles.fields.values()):
            field.settle()
        self.publication.sections.settle()

    def _narrow(self) -> None:
        words = self.search.text().casefold().split()
        left = [page.narrow(words) for page in self.pages]
        for row, shown in enumerate(left):
            self.list.item(row).setHidden(not shown)
        self._nothing.setVisible(not any(left))
        self._stack.setVisible(any(left))
        if any(left) and not left[max(self.list.currentRow(), 0)]:
            self.list.setCurrentRow(left.index(True))
