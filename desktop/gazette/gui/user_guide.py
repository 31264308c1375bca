"""The user guide in a window of its own: the shipped Markdown in the interface's language, beside the work."""

from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from gazette.gui.document_text import blocks_of
from gazette.gui.look import Look
from gazette.gui.panes import column
from gazette.shipped import shipped
from gazette.wording import Language

_HEADING_PIXELS = (0, 22, 17, 15, 15, 15, 15)
_MARGIN = 24
_LINE_HEIGHT_PERCENT = 140


def guide_text(language: Language) -> str:
    """The guide as Markdown."""
    return (shipped("resources/user_guide") / f"{language}.md").read_text("utf-8")


class UserGuide(QDialog):
    """Opens beside the window, closes at Esc; leads nowhere outside and begins at its top each time."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.page = QTextBrowser(self)
        self.page.setObjectName("guide")
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        column(self, self.page)
        self.setModal(False)
        self.resize(look.px(760), look.px(780))

    def dress(self, look: Look) -> None:
        """Take colours, sizes and language; where it is open, at once."""
        self._look = look
        if self.isVisible():
            self._fill()

    def open_beside(self) -> None:
        """Show the guide; one that is open already comes to the front where it was."""
        if not self.isVisible():
            self._fill()
            self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def _fill(self) -> None:
        look, document = self._look, self.page.document()
        self.setWindowTitle(look.say("guide.title"))
        self.page.setAccessibleName(look.say("guide.title"))
        document.setDefaultFont(look.faces.font(look.faces.interface, look.px(14)))
        document.setDocumentMargin(look.px(_MARGIN))
        self.page.setMarkdown(guide_text(look.say.language))
        self._space()
        self._rule_tables(document.rootFrame())
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _space(self) -> None:
        """Headings in the interface's sizes, and lines far enough apart for Chinese."""
        px, faces = self._look.px, self._look.faces
        for block in blocks_of(self.page.document()):
            cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
            made = QTextBlockFormat()
            made.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            made.setTopMargin(px(18) if level > 1 else 0)
            made.setBottomMargin(
                0 if cursor.currentTable() is not None else px(3 if block.textList() is not None else 8)
            )
            cursor.mergeBlockFormat(made)
            if level:
                face = QTextCharFormat()
                face.setFont(faces.font(faces.interface, px(_HEADING_PIXELS[level]), 600))
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(face)

    def _rule_tables(self, root: QTextFrame) -> None:
        """A hairline below each row, nothing else."""
        for table in root.childFrames():
            if isinstance(table, QTextTable):
                made = table.format()
                made.setBorder(0)
                made.setBorderCollapse(True)
                made.setCellPadding(self._look.px(6))
                table.setFormat(made)
                for row in range(table.rows()):
                    for place in range(table.columns()):
                        self._rule(table.cellAt(row, place))

    def _rule(self, cell: QTextTableCell) -> None:
        made = cell.format().toTableCellFormat()
        made.setBottomBorder(1)
        made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(QBrush(self._look.theme.color("line2")))
        cell.setFormat(made)
