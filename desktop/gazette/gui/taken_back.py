"""Undo and redo show what they changed: the text goes there, and the place is marked for a second."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from gazette.gui.common_ends import common_ends
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.entry_lines import LineKey, lines_of
from gazette.gui.look import Look
from gazette.gui.printed_text import LinePlace
from gazette.gui.qt_places import places
from gazette.gui.text_places import line_of, put_caret
from gazette.model import BlockPath, Entry

MARKED_MS = 1000


@dataclass(frozen=True, slots=True)
class Changed:
    """What is other in a line than it was: its characters from ``start`` to ``end``."""

    key: LineKey
    start: int
    end: int


def what_changed(before: Entry, after: Entry, path: BlockPath) -> Changed | None:
    """The first line of the block at ``path`` that says something else than before, and where; None where none does."""
    old = {line.key: line.text for line in lines_of(before)}
    for line in lines_of(after):
        if line.key.path == path and (said := old.get(line.key)) != line.text:
            front, back = common_ends(said or "", line.text)
            return Changed(line.key, front, len(line.text) - back)
    return None


class TakenBack(QObject):
    """Leads ``editor`` to what undo or redo changed."""

    def __init__(self, editor: DocumentEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.mark = PlaceMark(editor)

    def show(self, path: BlockPath, before: Entry, after: Entry) -> None:
        """Show what is other in the block at ``path``."""
        self._editor.show_block(path)
        changed = what_changed(before, after, path)
        if changed is not None and put_caret(self._editor, LinePlace(changed.key, changed.end)):
            self.mark.show_at(changed)


class PlaceMark(QWidget):
    """Lies over the text for a second and takes no clicks."""

    def __init__(self, text: QTextEdit) -> None:
        super().__init__(text.viewport())
        self._text, self._changed = text, Changed(LineKey((), "title"), 0, 0)
        self._look: Look | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = QTimer(self, singleShot=True, interval=MARKED_MS)
        self._over.timeout.connect(self.hide)
        text.textChanged.connect(self.hide)
        text.verticalScrollBar().valueChanged.connect(lambda _at: self.update())
        self.hide()

    def dress(self, look: Look) -> None:
        """Take colours."""
        self._look = look

    def show_at(self, changed: Changed) -> None:
        """Mark a place; where characters went, the place where they stood."""
        self._changed = changed
        self.setGeometry(self._text.viewport().rect())
        self.show()
        self.raise_()
        self._over.start()

    @property
    def rects(self) -> list[QRectF]:
        """What is marked of each row of the text, in the viewport."""
        line, changed = line_of(self._text, self._changed.key), self._changed
        if line is None:
            return []
        said = line.text()
        start, end = (places(said[:at]) for at in (changed.start, changed.end))
        found = []
        for order in range(line.layout().lineCount()):
            row = line.layout().lineAt(order)
            first, last = max(start, row.textStart()), min(end, row.textStart() + row.textLength())
            if first < last or (start == end and first == last):
                found.append(self._between(line.position() + first, line.position() + last))
        return found

    def _between(self, first: int, last: int) -> QRectF:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(first)
        left = self._text.cursorRect(cursor)
        cursor.setPosition(last)
        right = self._text.cursorRect(cursor)
        # The end of a row is the beginning of the next one to Qt.
        width = right.left() - left.left() if right.top() == left.top() else self.width() - left.left() - 10
        return QRectF(left.left() - 1, left.top(), max(width, 0) + 3, left.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter, accent = QPainter(self), self._look.theme.color("accent")
        ground = self._look.theme.color("accent")
        ground.setAlpha(60)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(ground)
        for rect in self.rects:
            painter.drawRect(rect)
