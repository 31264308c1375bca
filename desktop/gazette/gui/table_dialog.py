"""A dialog about one table: what happened and a sentence above it, buttons below; nothing here knows what it lists."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLayout, QTableView, QVBoxLayout, QWidget

from gazette.errors import GazetteError
from gazette.gui.dialog_size import open_at
from gazette.gui.empty_words import EmptyWords
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, column
from gazette.wording import error_sentence


class TableDialog(QDialog):
    """``topic`` is the chapter of the guide that explains it."""

    def __init__(self, look: Look, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.messages, self.what, self.table = MessageBar(self), QLabel(self), QTableView(self)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        explained_at(self, topic)

    def _lay_out(self, *below: QLayout) -> None:
        """Put the sentence above the table and these rows of buttons below it."""
        body, rows = QWidget(self), QVBoxLayout()
        body.setObjectName("surface")
        body.setLayout(rows)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        self.empty = EmptyWords(self.table)
        self.what.setWordWrap(True)
        self.what.setObjectName("facts")
        rows.addWidget(self.what)
        rows.addWidget(self.table, 1)
        for buttons in below:
            rows.addLayout(buttons)
        column(self, self.messages, body)

    def _dress(self, title: str, what: str, none: str, widths: Sequence[int], size: tuple[int, int]) -> None:
        """Take captions by their names, and columns and a window so many pixels wide and high."""
        look, say = self._look, self._look.say
        self.messages.dress(look)
        self.setWindowTitle(say(title))
        self.what.setText(say(what))
        self.empty.setText(say(none))
        self.table.setAccessibleName(say(title))
        for at, width in enumerate(widths):
            self.table.setColumnWidth(at, look.px(width))
        open_at(self, look.px(size[0]), look.px(size[1]))

    def _tell_error(self, error: GazetteError) -> None:
        self.messages.tell("error", lambda say: error_sentence(error, say.language))
