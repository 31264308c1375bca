"""The text of one entry as structure: typed, split and joined here, committed as commands elsewhere.

The model is the truth: the text is patched from what a command gave, Qt's own undo is off, and nothing is read while an
input method composes.
"""

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gazette.gui.document_text import DocumentText, blocks_of, read_lines, recolour
from gazette.gui.entry_lines import FIXED, TITLE_BREAK, LineKey, entry_from_lines, lines_of
from gazette.gui.look import Look
from gazette.gui.table_drawing import TableDrawing
from gazette.gui.table_grid import TableGrid
from gazette.gui.text_faces import TABLE_OBJECT, face_of_format, key_of
from gazette.model import BlockPath, Entry, Finding, Level, Table, block_at
from gazette.reading import read_date

REST_MS = 600
RETRY_MS = 2000
_MEASURE = 36
_MARGIN = 84
_RIGHT = 60


class DocumentEditor(QTextEdit):
    """Shows and edits one entry."""

    edited = Signal(object)
    """The entry as it was typed, to be committed."""
    caret_moved = Signal(tuple, int, int)
    """Path of the block under the caret (empty in the head), its number from 1, and the character in it."""
    level_wanted = Signal(int)
    """+1 demote, -1 promote the block under the caret."""
    kind_wanted = Signal(str)
    """The block under the caret shall be of this kind."""
    kinds_wanted = Signal(object)
    """The list of kinds is asked for at a global point."""
    date_unread = Signal(str)
    """What stands in the line of the date and is none; the date that was there comes back."""
    table_wanted = Signal(tuple)
    """The table at this path shall be edited."""

    frozen_typing = Signal()
    """Someone typed into what cannot be changed."""
    table_edited = Signal(tuple, object)
    """Path of a table, and the table that it shall be."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entry: Entry | None = None
        self._writing = False
        self._findings: tuple[Finding, ...] = ()
        self._grid: TableGrid | None = None
        self._pages: Mapping[BlockPath, str] = {}
        self._tables = TableDrawing(look, self)
        self.setObjectName("document")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.document().documentLayout().registerHandler(TABLE_OBJECT, self._tables)
        self._text = DocumentText(self.document(), self._tables)
        self._margin = KindMargin(self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.commit)
        self.textChanged.connect(self._typed)
        self.cursorPositionChanged.connect(self._caret)
        self.verticalScrollBar().valueChanged.connect(self._margin.update)
        self.verticalScrollBar().valueChanged.connect(self._place_grid)
        self.table_wanted.connect(self.open_grid)

    @property
    def entry(self) -> Entry | None:
        """The entry as it was committed last."""
        return self._entry

    @property
    def look(self) -> Look:
        """How the text is dressed."""
        return self._look

    @property
    def pages(self) -> Mapping[BlockPath, str]:
        """Which page begins with which block."""
        return self._pages

    def set_look(self, look: Look) -> None:
        """Dress the text in the colours and sizes of ``look``."""
        self._look = look
        self._tables.set_look(look)
        self._fit()
        if self._entry is not None:
            self._writing = True
            recolour(self.document(), lines_of(self._entry), look)
            self._writing = False
            self._mark()
        self._margin.update()

    def show_entry(self, entry: Entry | None) -> None:
        """Show ``entry``: patched where it is the one shown already, else written anew."""
        anew = entry is None or self._entry is None or entry.id != self._entry.id
        self._writing = True
        if entry is None:
            self.clear()
        else:
            if anew:
                self._tables.clear()
            self._text.write(lines_of(entry), entry.blocks, self._look, anew=anew)
        self._entry = entry
        self._writing = False
        self._rest.stop()
        if anew:
            self.close_grid()
        self._keep_grid()
        if anew:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self._findings = ()
            self._pages = {}
        self._caret()
        self._margin.update()

    def open_grid(self, path: BlockPath) -> None:
        """Lay the grid over the table at ``path`` and give it the focus."""
        self.close_grid()
        table = block_at(self._entry.blocks, path) if self._entry is not None else None
        if not isinstance(table, Table) or self.isReadOnly():
            return
        self._grid = TableGrid(path, table, self._look, self.viewport())
        self._grid.edited.connect(self.table_edited)
        self._grid.left.connect(self._leave_grid)
        self._place_grid()
        self._grid.show()
        self._grid.setFocus()

    def close_grid(self) -> None:
        """Take the grid away; what was typed in a cell is kept."""
        if self._grid is not None:
            grid, self._grid = self._grid, None
            grid.setCurrentCell(-1, -1)
            grid.hide()
            grid.deleteLater()

    def _leave_grid(self) -> None:
        self.close_grid()
        self.setFocus()

    def _place_grid(self) -> None:
        if self._grid is None:
            return
        for block in blocks_of(self.document()):
            key = self.key_of_line(block)
            if key.path == self._grid.path and key.part == "table":
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
                measures = self._tables.measures(cursor.charFormat(), self.document())
                rect = self.document().documentLayout().blockBoundingRect(block)
                left = rect.left() + max(0.0, (rect.width() - measures.lefts[-1]) / 2)
                self._grid.lie_at(QPoint(round(left), round(rect.top()) - self.verticalScrollBar().value()), measures)
                return

    def _keep_grid(self) -> None:
        """After the text was patched: the grid shows the table as it is now, or goes with it."""
        if self._grid is None or self._entry is None:
            return
        try:
            table = block_at(self._entry.blocks, self._grid.path)
        except LookupError:
            table = None
        if not isinstance(table, Table):
            self.close_grid()
            return
        if table != self._grid.table:
            self._grid.show_table(table)
        self._place_grid()

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Underline the exact strings of findings of this entry."""
        self._findings = findings
        self._mark()

    def set_pages(self, pages: Mapping[BlockPath, str]) -> None:
        """Say beside which block a page begins."""
        self._pages = pages
        self._margin.update()

    def commit(self) -> None:
        """Hand over what was typed; waits while an input method composes or an empty line is being begun."""
        if self._entry is None or self._writing or self.isReadOnly():
            return
        if self._composing() or self._beginning():
            self._rest.start(REST_MS)
            return
        self._hand_over()

    def commit_later(self) -> None:
        """Offer what was typed again after a while."""
        self._rest.start(RETRY_MS)

    def settle(self) -> None:
        """Hand over what was typed at once, before another act."""
        if self._entry is not None and not self.isReadOnly():
            self._hand_over()

    def _hand_over(self) -> None:
        assert self._entry is not None
        self._rest.stop()
        lines = read_lines(self.document())
        for line in lines:
            if line.key.part == "date" and line.text.strip() and read_date(line.text) is None:
                self.date_unread.emit(line.text.strip())
        typed = entry_from_lines(self._entry, lines)
        if typed != self._entry:
            self.edited.emit(typed)
        elif tuple(line.text for line in lines_of(self._entry)) != tuple(b.text() for b in blocks_of(self.document())):
            self.show_entry(self._entry)

    def current_path(self) -> BlockPath:
        """The path of the block under the caret; empty in the entry's head."""
        return self.current_key().path

    def current_key(self) -> LineKey:
        """The key of the line under the caret."""
        return self.key_of_line(self.textCursor().block())

    def show_block(self, path: BlockPath, text: str = "") -> None:
        """Put the caret at the block, selecting ``text`` in it, scrolled to the upper third."""
        for block in blocks_of(self.document()):
            if self.key_of_line(block).path == path:
                cursor = QTextCursor(block)
                at = block.text().find(text) if text else -1
                if at >= 0:
                    cursor.setPosition(block.position() + at)
                    cursor.setPosition(block.position() + at + len(text), QTextCursor.MoveMode.KeepAnchor)
                if text or self.current_path() != path:
                    self.setTextCursor(cursor)
                self._bring_into_view(block)
                return

    def _bring_into_view(self, block: QTextBlock) -> None:
        rect, bar = self.document().documentLayout().blockBoundingRect(block), self.verticalScrollBar()
        if rect.top() < bar.value() or rect.bottom() > bar.value() + self.viewport().height():
            bar.setValue(round(rect.top() - self.viewport().height() / 3))

    def show_text(self, text: str) -> None:
        """Put the caret at the first place where ``text`` stands, if it stands anywhere."""
        found = self.document().find(text) if text else QTextCursor()
        if not found.isNull():
            self.setTextCursor(found)
            self.ensureCursorVisible()

    def visible_blocks(self) -> list[tuple[QTextBlock, QRect]]:
        """The paragraphs in view with their rectangles in the viewport."""
        layout, offset = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        shown = []
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(0, -offset).toRect()
            if rect.top() > self.viewport().height():
                break
            shown.append((block, rect))
            block = block.next()
        return shown

    @staticmethod
    def key_of_line(block: QTextBlock) -> LineKey:
        made = block.blockFormat()
        return key_of(made) if face_of_format(made) != "None" else LineKey((), "title")

    def _composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def _beginning(self) -> bool:
        return self.hasFocus() and not self.textCursor().block().text() and self.current_key().part not in FIXED

    def _typed(self) -> None:
        if not self._writing and self._entry is not None:
            self._rest.start(REST_MS)
            self._margin.update()

    def _caret(self) -> None:
        if self._entry is None or self._writing:
            return
        cursor = self.textCursor()
        self.caret_moved.emit(self.current_path(), cursor.blockNumber() + 1, cursor.positionInBlock())
        self._mark()
        self._margin.update()

    def _mark(self) -> None:
        selections = [self._ground()]
        for finding in self._findings:
            selections += self._underlines(finding)
        self.setExtraSelections(selections)

    def _ground(self) -> QTextEdit.ExtraSelection:
        ground = QTextEdit.ExtraSelection()
        made = QTextCharFormat()
        made.setBackground(self._look.theme.color("current"))
        made.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor = QTextCursor(self.textCursor().block())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        setattr(ground, "cursor", cursor)
        setattr(ground, "format", made)
        return ground

    def _underlines(self, finding: Finding) -> list[QTextEdit.ExtraSelection]:
        if not finding.text:
            return []
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(_level_color(self._look, finding.level, ""))
        made.setBackground(_level_color(self._look, finding.level, "_ground"))
        marks = []
        for block in blocks_of(self.document()):
            at = block.text().find(finding.text) if self.key_of_line(block).path == (finding.block or ()) else -1
            if at >= 0:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + at)
                cursor.setPosition(block.position() + at + len(finding.text), QTextCursor.MoveMode.KeepAnchor)
                setattr(mark, "cursor", cursor)
                setattr(mark, "format", made)
                marks.append(mark)
        return marks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and event.text().isprintable() and event.text():
            self.frozen_typing.emit()
        if self.isReadOnly() or not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        cursor, part = self.textCursor(), self.current_key().part
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self._enter(cursor, event)
            case Qt.Key.Key_Backspace if not cursor.hasSelection() and cursor.atBlockStart():
                return self._back(cursor)
            case Qt.Key.Key_Delete if not cursor.hasSelection() and cursor.atBlockEnd():
                return not self._may_join(cursor.block(), cursor.block().next())
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                if cursor.atBlockStart() or cursor.hasSelection():
                    self.level_wanted.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
                return True
        # A drawn table takes no typing beside it.
        return part == "table" and bool(event.text()) and event.text().isprintable()

    def _enter(self, cursor: QTextCursor, event: QKeyEvent) -> bool:
        part = self.current_key().part
        if part == "table":
            self.table_wanted.emit(self.current_path())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if part == "title":
                cursor.insertText(TITLE_BREAK)
        elif part in FIXED:
            self.moveCursor(QTextCursor.MoveOperation.NextBlock)
        elif not cursor.block().text():
            self.kind_wanted.emit("text")
        else:
            cursor.insertBlock()
            self.ensureCursorVisible()
            self.commit()
        return True

    def _back(self, cursor: QTextCursor) -> bool:
        face = face_of_format(cursor.block().blockFormat())
        if face.startswith("heading"):
            self.kind_wanted.emit("text")
            return True
        return not self._may_join(cursor.block().previous(), cursor.block())

    def _may_join(self, upper: QTextBlock, lower: QTextBlock) -> bool:
        if not upper.isValid() or not lower.isValid():
            return False
        one, two = self.key_of_line(upper), self.key_of_line(lower)
        if one.part in FIXED or two.part in FIXED or one.part != two.part:
            return False
        return one.path == two.path or (one.part == "text" and one.path[:-1] == two.path[:-1])

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only the text comes in: one block a line, without the spaces and tabs that aligned it."""
        texts = [" ".join(line.split()) for line in source.text().splitlines()]
        texts = [text for text in texts if text]
        cursor = self.textCursor()
        if self.current_key().part in FIXED:
            cursor.insertText("".join(texts))
            return
        for place, text in enumerate(texts):
            if place:
                cursor.insertBlock()
            cursor.insertText(text)
        self.commit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files go to the window, which brings them in."""
        return source.hasText() and not source.hasUrls()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._rest.isActive() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.current_key().part == "table":
            self.table_wanted.emit(self.current_path())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._place_grid()

    def _fit(self) -> None:
        px = self._look.px
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - px(_MARGIN) - px(_RIGHT) - bar
        text = min(room, px(15 * _MEASURE) + 20)
        left = px(_MARGIN) + max(0, (room - text) // 2)
        self.setViewportMargins(left, 0, max(0, self.width() - left - text - bar), 0)
        self._margin.setGeometry(QRect(0, 2, self.width() - bar, self.height() - 4))
        self._margin.lower()
        self._margin.set_left(left)


class KindMargin(QWidget):
    """What stands beside the text: at the left the kind of each block, at the right the page that begins there."""

    def __init__(self, editor: DocumentEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._left = _MARGIN
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_left(self, left: int) -> None:
        """The width of the left margin in pixels."""
        self._left = left
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        editor = self._editor
        if editor.entry is None:
            return
        painter, look = QPainter(self), editor.look
        painter.setFont(look.faces.font(look.faces.interface, look.px(12)))
        current, before = editor.textCursor().blockNumber(), ""
        for block, rect in editor.visible_blocks():
            face = face_of_format(block.blockFormat())
            label, path = look.say(f"kind.{face}"), DocumentEditor.key_of_line(block).path
            top = self._text_top(block, rect)
            if block.blockNumber() == current:
                self._label(painter, label, top, chosen=True)
            elif label != before or face == "text" or face.startswith("heading"):
                self._label(painter, label, top, chosen=False)
            before = label
            if block.previous().isValid() and DocumentEditor.key_of_line(block.previous()).path == path:
                continue
            self._page(painter, path, top)

    def _text_top(self, block: QTextBlock, rect: QRect) -> int:
        line = block.layout().lineAt(0)
        top = rect.top() + self._editor.viewport().y() - self.y()
        return round(top + line.y() + max(0, line.height() - self._editor.look.px(20)) / 2) if line.isValid() else top

    def _label(self, painter: QPainter, label: str, top: int, *, chosen: bool) -> None:
        look = self._editor.look
        box = QRect(self._left - look.px(_MARGIN) + 4, top, look.px(_MARGIN) - 16, look.px(20))
        if chosen:
            width = painter.fontMetrics().horizontalAdvance(label) + 14
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.theme.color("sel"))
            painter.drawRoundedRect(box.adjusted(box.width() - width, 0, 6, 0), 4, 4)
        painter.setPen(look.theme.color("accent" if chosen else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)

    def _page(self, painter: QPainter, path: BlockPath, top: int) -> None:
        editor = self._editor
        page = editor.pages.get(path, "")
        if page:
            box = QRect(editor.viewport().geometry().right() + 8, top, editor.look.px(_RIGHT), editor.look.px(20))
            painter.setPen(editor.look.theme.color("text3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, page)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        editor = self._editor
        at = event.position().toPoint()
        for block, rect in editor.visible_blocks():
            top = rect.top() + editor.viewport().y() - self.y()
            if top <= at.y() < top + rect.height():
                editor.setTextCursor(QTextCursor(block))
                editor.setFocus()
                if at.x() < self._left:
                    editor.kinds_wanted.emit(event.globalPosition().toPoint())
                return


def _level_color(look: Look, level: Level, use: str) -> QColor:
    return look.theme.color(f"{level}{use}")
