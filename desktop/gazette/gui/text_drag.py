"""Dragging what is selected to another place of the text: cut and pasted in one step; what leaves it is a copy."""

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from gazette.gui.document_editor import DocumentEditor
from gazette.gui.text_faces import DRAWN, key_of_line
from gazette.gui.text_pasting import TextPasting

_COPY, _MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


class TextDrag(QObject):
    """Takes dragging out of the hands of Qt, which would join the lines that the selected text leaves behind."""

    def __init__(self, editor: DocumentEditor, pasting: TextPasting) -> None:
        super().__init__(editor)
        self._editor, self._pasting = editor, pasting
        self._pressed: QMouseEvent | None = None
        """The button went down on what is selected: a drag or, where it goes up at its place, a click."""
        self._drags = False
        editor.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        match event:
            case QMouseEvent():
                return self._mouse(event)
            case QDropEvent() if event.type() == QEvent.Type.Drop:
                return self._drop(event)
            case QDragMoveEvent() if event.type() == QEvent.Type.DragMove and self._drags and not self._takes(event):
                event.ignore()
                return True
            case QDragMoveEvent() if event.type() in {QEvent.Type.DragEnter, QEvent.Type.DragMove} and not self._drags:
                return self._from_elsewhere(event)
        return False

    def _from_elsewhere(self, event: QDragMoveEvent) -> bool:
        """Announce a copy: there are systems that go by what was said last before the button went up."""
        if isinstance(event, QDragEnterEvent):
            self._editor.dragEnterEvent(event)
        else:
            self._editor.dragMoveEvent(event)
        if event.isAccepted():
            event.setDropAction(_COPY)
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress if self._pressed is None and self._grips(event):
                self._pressed = event.clone()
                return True
            case QEvent.Type.MouseMove if self._pressed is not None:
                way = event.position() - self._pressed.position()
                if way.manhattanLength() >= QApplication.startDragDistance():
                    self._pressed = None
                    self._drag()
                return True
            case QEvent.Type.MouseButtonRelease if self._pressed is not None:
                self._click(self._pressed)
        return False

    def _click(self, pressed: QMouseEvent) -> None:
        QApplication.sendEvent(self._editor.viewport(), pressed)
        self._pressed = None

    def _grips(self, event: QMouseEvent) -> bool:
        """Whether the left button alone goes down on a character that is selected."""
        cursor = self._editor.textCursor()
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers() or not cursor.hasSelection():
            return False
        at = event.position() + QPoint(0, self._editor.verticalScrollBar().value())
        place = self._editor.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.ExactHit)
        return cursor.selectionStart() <= place <= cursor.selectionEnd()

    def _drag(self) -> None:
        drag = QDrag(self._editor.viewport())
        drag.setMimeData(self._editor.createMimeDataFromSelection())
        self._drags = True
        try:
            drag.exec(_COPY if self._editor.isReadOnly() else _COPY | _MOVE, _MOVE)
        finally:
            self._drags = False

    def _place(self, event: QDropEvent) -> int:
        return self._editor.cursorForPosition(event.position().toPoint()).position()

    def _takes(self, event: QDropEvent) -> bool:
        """Whether what is dragged may be put down there: in other words than its own, and beside no drawn table."""
        place, cursor = self._place(event), self._editor.textCursor()
        inside = cursor.selectionStart() <= place <= cursor.selectionEnd()
        return not inside and key_of_line(self._editor.document().findBlock(place)).part not in DRAWN

    def _drop(self, event: QDropEvent) -> bool:
        editor = self._editor
        if editor.isReadOnly() or not editor.canInsertFromMimeData(event.mimeData()):
            return False
        editor.dragLeaveEvent(QDragLeaveEvent())
        target = editor.cursorForPosition(event.position().toPoint())
        moved = self._drags and event.dropAction() == _MOVE
        if self._drags and not self._takes(event):
            event.ignore()
            return True
        if not moved:
            event.setDropAction(_COPY)  # so that it stays in the other program, too
        event.accept()
        # Once the system is done with the drag.
        pasting = self._pasting
        act = pasting.move_selected if moved else partial(pasting.paste_at, data=_copied(event.mimeData()))
        QTimer.singleShot(0, self, partial(act, target))
        return True


def _copied(data: QMimeData) -> QMimeData:
    """The same data, which stay when the drag is over."""
    copied = QMimeData()
    for name in data.formats():
        copied.setData(name, data.data(name))
    if data.hasImage():
        copied.setImageData(data.imageData())
    return copied
