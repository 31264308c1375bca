"""What is typed and not in the archive yet: kept in the journal, told of, offered again, asked about on closing."""

from pathlib import Path

from PySide6.QtCore import QObject

from gazette.gui.document_pane import DocumentPane
from gazette.gui.frame_bars import StatusBar
from gazette.gui.titles_pane import TitlesPane
from gazette.gui.typing_keeper import TypingKeeper
from gazette.gui.unsaved_news import UnsavedNews
from gazette.gui.workbench import Workbench
from gazette.model import Entry


class UnsavedTyping(QObject):
    """Follows all that is typed into the current entry: text in ``document``, titles there and in ``titles``."""

    def __init__(
        self, workbench: Workbench, document: DocumentPane, titles: TitlesPane, status: StatusBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workbench, self._document, self._titles = workbench, document, titles
        self._asked_to_close_again = False
        self.keeper = TypingKeeper(workbench, self._typed_entry, self)
        self._news = UnsavedNews(workbench, self._typed_entry, document.messages, self)
        for typed in (document, titles):
            typed.typing.connect(self.keeper.begin)
        self.keeper.failed.connect(self._news.tell_not_noted)
        self.keeper.noted.connect(self._news.tell_noted)
        self.keeper.left.connect(self._leave_words)
        self.keeper.left.connect(workbench.leave_unsaved)
        self.keeper.left.connect(self._offer_left)
        self.keeper.waiting.connect(status.show_waiting)
        workbench.archive_closing.connect(document.recovery.close_archive)
        workbench.unsaved_changed.connect(self._note_unsaved)

    def open(self, folder: Path) -> None:
        """Keep in ``folder`` what is typed, and offer what an earlier window left there of this archive.

        What is there of one that another window holds is that window's.
        """
        if self._workbench.holder is None:
            self.keeper.open(folder, self._workbench.path.resolve())
            self._offer_left()

    def may_close(self) -> bool:
        """Whether all is saved; where it cannot be, closing a second time leaves it to the journal."""
        if self._workbench.settle() or self._asked_to_close_again:
            return True
        self._asked_to_close_again = True
        self._news.tell_closing(self.keeper.write_now())
        return False

    def _leave_words(self) -> None:
        """The text of an issue that was closed shows what is kept of it, and not what is offered again."""
        if self._workbench.frozen:
            self._document.editor.leave_words()

    def _note_unsaved(self) -> None:
        self._asked_to_close_again &= self._workbench.has_unsaved

    def _offer_left(self) -> None:
        if self.keeper.journal is not None:
            self._document.recovery.offer(self.keeper.journal, self._workbench.path.resolve())

    def _typed_entry(self) -> Entry | None:
        """The current entry as it stands on the screen, committed or not."""
        typed = self._document.typed_entry()
        return None if typed is None else self._titles.with_typed(typed)
