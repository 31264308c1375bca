"""Dragging a block by its label in the margin: a line shows where it would stand, the text scrolls, Esc cancels."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QWidget

from gazette.desk.block_places import MoveBlockTo, blocks_above, moved_to
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.document_text import blocks_of
from gazette.gui.entry_lines import LineKey
from gazette.gui.look import Look
from gazette.gui.text_faces import key_of_line
from gazette.gui.workbench import Workbench
from gazette.model import BlockPath, walk_blocks

_EDGE = 28
_SCROLL_MS = 30
_MOST_STEP = 24


class BlockDrag(QObject):
    """Moves blocks of the current entry as their labels are dragged."""

    def __init__(self, workbench: Workbench, editor: DocumentEditor) -> None:
        super().__init__(editor)
        self._workbench, self._editor = workbench, editor
        self._path: BlockPath = ()
        self._y = 0
        self._target: int | None = None
        self.line = InsertionLine(editor.viewport())
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        margin = editor.margin
        margin.drag_begun.connect(self._begin)
        margin.dragged.connect(self._move)
        margin.dropped.connect(self._drop)

    def dress(self, look: Look) -> None:
        """Take colours."""
        self.line.dress(look)

    def _begin(self, number: int) -> None:
        """What is typed is committed first; nothing is dragged where nothing may be changed, and no head is."""
        editor, bench = self._editor, self._workbench
        key = key_of_line(editor.document().findBlockByNumber(number))
        self._path = ()
        if bench.frozen or editor.composing or not key.path or not bench.settle():
            return
        entry = bench.entry
        if entry is not None and any(path == key.path for path, _ in walk_blocks(entry.blocks)):
            self._path = key.path
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one
            QGuiApplication.setOverrideCursor(Qt.CursorShape.ClosedHandCursor)

    def _move(self, y: int) -> None:
        if self._path:
            self._y = y
            self._aim()
            self._scroll.start()

    def _aim(self) -> None:
        """Show where the block would stand if it were dropped now."""
        entry = self._workbench.entry
        line, after = self._line_at(self._y)
        self._target = None
        if entry is not None and line is not None:
            paths = [path for path, _ in walk_blocks(entry.blocks)]
            path = key_of_line(line).path
            at = paths.index(path) + after if path in paths else 0
            before = blocks_above(entry.blocks, self._path, paths[at] if at < len(paths) else None)
            if moved_to(entry.blocks, self._path, before) is not None:
                self._target = before
        if self._target is None or line is None:
            self.line.hide()
        else:
            self.line.lie_at(self._edge_of(line, after=after))

    def _line_at(self, y: int) -> tuple[QTextBlock | None, bool]:
        """The line of the block at a height of the viewport, and whether that is nearer to the foot of its block."""
        editor = self._editor
        line = editor.cursorForPosition(QPoint(editor.viewport().width() // 2, y)).block()
        path = key_of_line(line).path
        first, last = self._bounds(line, path)
        middle = (self._top(first) + self._foot(last)) / 2
        return (last if y > middle else first), y > middle

    def _bounds(self, line: QTextBlock, path: BlockPath) -> tuple[QTextBlock, QTextBlock]:
        """The first and the last line of the block at ``path``, which ``line`` is one of."""
        first = last = line
        while first.previous().isValid() and key_of_line(first.previous()).path == path:
            first = first.previous()
        while last.next().isValid() and key_of_line(last.next()).path == path:
            last = last.next()
        return first, last

    def _edge_of(self, line: QTextBlock, *, after: bool) -> int:
        return round(self._foot(line) if after else self._top(line))

    def _top(self, line: QTextBlock) -> float:
        rect = self._editor.document().documentLayout().blockBoundingRect(line)
        return float(rect.top() - self._editor.verticalScrollBar().value())

    def _foot(self, line: QTextBlock) -> float:
        rect = self._editor.document().documentLayout().blockBoundingRect(line)
        return float(rect.bottom() - self._editor.verticalScrollBar().value())

    def _scroll_on(self) -> None:
        """Scroll while the pointer is at an edge of the text, the faster the further it is beyond."""
        high, bar = self._editor.viewport().height(), self._editor.verticalScrollBar()
        beyond = min(self._y - _EDGE, 0) + max(self._y - high + _EDGE, 0)
        if beyond:
            bar.setValue(bar.value() + max(-_MOST_STEP, min(_MOST_STEP, beyond)))
            self._aim()

    def _drop(self) -> None:
        path, target, entry = self._path, self._target, self._workbench.entry
        self._end()
        moved = moved_to(entry.blocks, path, target) if entry is not None and path and target is not None else None
        if entry is None or moved is None or target is None:
            return
        key = next((key for key in map(key_of_line, blocks_of(self._editor.document())) if key.path == path), None)
        if key is not None and self._workbench.do(MoveBlockTo(entry.id, path, target)) is not None:
            self._editor.put_caret(LineKey(moved[1], key.part, key.index))
            self._editor.setFocus()

    def _end(self) -> None:
        if self._path:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
            QGuiApplication.restoreOverrideCursor()
        self._path, self._target = (), None
        self._scroll.stop()
        self.line.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            event.accept()
            self._end()
            return True
        return super().eventFilter(watched, event)


class InsertionLine(QWidget):
    """A line across the text, which takes no clicks."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._look: Look | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def dress(self, look: Look) -> None:
        """Take colours."""
        self._look = look

    def lie_at(self, y: int) -> None:
        """Lie at a height of the text's viewport."""
        self.setGeometry(0, y - 3, self._view.width(), 6)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is not None:
            painter, accent = QPainter(self), self._look.theme.color("accent")
            painter.fillRect(0, 2, self.width(), 2, accent)
            painter.fillRect(0, 0, 6, 6, accent)
