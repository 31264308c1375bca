"""The user guide in a window of its own: the shipped Markdown in the interface's language, beside the work."""

from PySide6.QtGui import (
    QBrush,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QWidget,
)

from gazette.gui.dialog_size import open_at
from gazette.gui.document_text import blocks_of
from gazette.gui.help_topics import begins, topic_of
from gazette.gui.icons import icon
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
    """Opens beside the window at the place of where one is, closes at Esc; leads nowhere outside."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.page = QTextBrowser(self)
        self.page.setObjectName("guide")
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.find_field, self._found = QLineEdit(self), QLabel(self)
        self._found.setObjectName("facts")
        self._before, self._next = QToolButton(self), QToolButton(self)
        bar = QFrame(self)
        bar.setObjectName("find_bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.find_field, 1)
        for part in (self._found, self._before, self._next):
            row.addWidget(part)
        column(self, bar, self.page)
        self.find_field.textChanged.connect(lambda _text: self._look_for())
        self.find_field.returnPressed.connect(lambda: self._go(1))
        self._next.clicked.connect(lambda: self._go(1))
        self._before.clicked.connect(lambda: self._go(-1))
        self._hits: list[QTextCursor] = []
        self._at = -1
        for key in QKeySequence.keyBindings(QKeySequence.StandardKey.Find):
            QShortcut(key, self).activated.connect(self._begin_finding)
        self.setModal(False)
        open_at(self, look.px(760), look.px(780))

    def dress(self, look: Look) -> None:
        """Take colours, sizes and language; where it is open, at once."""
        self._look = look
        self.find_field.setPlaceholderText(look.say("guide.find"))
        self.find_field.setAccessibleName(look.say("guide.find"))
        for button, drawing, caption in (
            (self._before, "chevron-up", "guide.before"),
            (self._next, "chevron-down", "guide.next"),
        ):
            button.setIcon(icon(drawing, look.theme))
            button.setToolTip(look.say(caption))
            button.setAccessibleName(look.say(caption))
        if self.isVisible():
            self._fill()

    def open_beside(self) -> None:
        """Show the guide at what explains the part of the window that has the focus.

        Over a dialog that lets nobody else have the keyboard, it is shown as a part of that.
        """
        focus, modal = QApplication.focusWidget(), QApplication.activeModalWidget()
        if focus is not None and (focus is self or self.isAncestorOf(focus)):
            return
        if modal is not None and modal is not self.parentWidget():
            over = UserGuide(self._look, modal)
            over.dress(self._look)
            over.open_at(topic_of(focus or modal))
            return
        self.open_at(topic_of(focus))

    def open_at(self, topic: str) -> None:
        """Show the place of a topic, the beginning for none."""
        if not self.isVisible():
            self._fill()
            self.show()
        self._show_topic(topic)
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def _show_topic(self, topic: str) -> None:
        words = begins(topic, self._look.say.language)
        blocks = [block for block in blocks_of(self.page.document()) if words and block.text().startswith(words)]
        heads = [block for block in blocks if block.blockFormat().headingLevel() and block.text() == words]
        if not blocks:
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            return
        block = (heads or blocks)[0]
        top = self.page.document().documentLayout().blockBoundingRect(block).top()
        self.page.setTextCursor(QTextCursor(block))
        self.page.verticalScrollBar().setValue(int(top) - self._look.px(8))

    # finding

    def _begin_finding(self) -> None:
        self.find_field.setFocus()
        self.find_field.selectAll()

    def _look_for(self) -> None:
        wanted, document = self.find_field.text().strip(), self.page.document()
        self._hits, self._at = [], -1
        hit = document.find(wanted) if wanted else QTextCursor()
        while not hit.isNull():
            self._hits.append(hit)
            hit = document.find(wanted, hit)
        self._mark()
        if self._hits:
            self._go(1)
        elif wanted:
            self._found.setText(self._look.say("guide.nothing"))

    def _go(self, step: int) -> None:
        if not self._hits:
            return
        self._at = (self._at + step) % len(self._hits)
        place = QTextCursor(self._hits[self._at])
        place.clearSelection()
        self.page.setTextCursor(place)
        self.page.ensureCursorVisible()
        self._mark()

    def _mark(self) -> None:
        marks, theme = [], self._look.theme
        for number, hit in enumerate(self._hits):
            made = QTextEdit.ExtraSelection()
            now = number == self._at
            made.format.setBackground(theme.color("accent" if now else "doubt_ground"))
            made.format.setForeground(theme.color("on_accent" if now else "text"))
            made.cursor = hit
            marks.append(made)
        self.page.setExtraSelections(marks)
        self._found.setText(f"{self._at + 1} / {len(self._hits)}" if self._hits else "")

    def _fill(self) -> None:
        look, document = self._look, self.page.document()
        self.setWindowTitle(look.say("guide.title"))
        self.page.setAccessibleName(look.say("guide.title"))
        document.setDefaultFont(look.faces.font(look.faces.interface, look.px(14)))
        document.setDocumentMargin(look.px(_MARGIN))
        self.page.setMarkdown(guide_text(look.say.language))
        self._space()
        self._rule_tables(document.rootFrame())
        self._look_for()
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
