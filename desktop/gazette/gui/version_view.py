"""A new version beside the one before it: what was taken out is struck through, what was put in is underlined."""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from gazette.desk.comparing import EntryComparison
from gazette.gui.dialog_size import open_at
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.panes import column


class VersionView(QDialog):
    """Opens beside the work, closes at Esc."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explained_at(self, "revisions")
        self.setModal(False)
        self._look = look
        self.page = QTextBrowser(self)
        self.page.setObjectName("guide")
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.document().setDocumentMargin(20)
        column(self, self.page)
        open_at(self, look.px(620), look.px(560))

    def show_comparison(self, compared: EntryComparison, title: str = "") -> None:
        """Show the changed text, under ``title`` or as a new version."""
        look = self._look
        named = look.say("drop.compared", title=compared.new.title_zh if compared.new else "")
        self.setWindowTitle(title or named)
        self.page.setAccessibleName(self.windowTitle())
        self.page.clear()
        cursor = self.page.textCursor()
        formats = {"same": QTextCharFormat(), "out": QTextCharFormat(), "in": QTextCharFormat()}
        formats["out"].setFontStrikeOut(True)
        formats["out"].setForeground(look.theme.color("error"))
        formats["in"].setFontUnderline(True)
        formats["in"].setForeground(look.theme.color("ok"))
        for line in compared.lines:
            for at, pieces in enumerate(line.cells):
                cursor.insertText("\t" if at else "", formats["same"])
                for piece in pieces:
                    cursor.insertText(piece.text, formats[piece.kind])
            cursor.insertBlock()
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.show()
        self.raise_()
        self.activateWindow()
