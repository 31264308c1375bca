"""Fields of a form that report what was typed after a rest, at Enter and on leaving."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gazette.gui.one_line import keep_in_one_line, one_line
from gazette.gui.typing_pace import REST_MS, RETRY_MS
from gazette.gui.window_acts import leave_to_window


class TitleField(QPlainTextEdit):
    """A text of one paragraph over several rows; ``settled`` comes after a rest, at Enter and on leaving."""

    settled = Signal(str)
    typing = Signal()
    """Something was typed that is not settled yet."""

    def __init__(self, parent: QWidget | None = None, rows: int = 2) -> None:
        super().__init__(parent)
        self.setObjectName("field")
        leave_to_window(self)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._rows = rows
        self._most: int | None = None
        self._shown = self._before = ""
        self._of = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settle)
        self.textChanged.connect(lambda: self._rest.start(REST_MS))
        self.textChanged.connect(self.typing)

    def show_text(self, text: str, of: int = 0) -> None:
        """Show ``text``; while something is typed into the same text, that is left alone.

        ``of`` is the entry that the text is of, where somebody else may have written another one for it.
        """
        same = text == self._shown or (of == self._of != 0 and self.pending is not None)
        if self._rest.isActive() and same:
            return
        self._of = of
        self._shown = text
        if _as_typed(text) != self._typed():
            self.setPlainText(text)
        self._rest.stop()

    @property
    def pending(self) -> str | None:
        """What was typed and is not settled yet."""
        return None if self._typed() == _as_typed(self._shown) else self._typed()

    def settle(self) -> None:
        """Report what was typed, where it differs."""
        self._rest.stop()
        if self._typed() != _as_typed(self._shown):
            self._before, self._shown = self._shown, self._typed()
            self.settled.emit(self._shown)

    def keep(self) -> None:
        """What was settled last could not be saved: it stays, and is reported again after a while."""
        self._shown = self._before
        self._rest.start(RETRY_MS)

    def set_rows(self, rows: int) -> None:
        """Make the field ``rows`` lines high."""
        self._rows = rows
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._rows + 22)

    def grow(self, most: int) -> None:
        """Be as high as the text needs, up to ``most`` lines."""
        self._most = most
        self.textChanged.connect(self._as_high_as_needed)
        self._as_high_as_needed()

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().lineSpacing() * self._rows + 22)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._most is not None:
            self._as_high_as_needed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._most is not None and event.type() == QEvent.Type.FontChange:
            self._as_high_as_needed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def _as_high_as_needed(self) -> None:
        text = self.blockBoundingRect(self.document().firstBlock())
        lines = max(round(text.height() / self.fontMetrics().lineSpacing()), 1)
        whole = lines <= (self._most or 1)
        # A bar would take room of the line, and more lines would ask for a bar.
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.set_rows(min(lines, self._most or 1))

    def _typed(self) -> str:
        return _as_typed(self.toPlainText())


def _as_typed(text: str) -> str:
    """A text that is kept as it would be read if somebody had typed it: only what differs then was typed."""
    return one_line(text).strip()


class TextField(QLineEdit):
    """A line that reports ``settled`` after a rest, at Enter and on leaving."""

    settled = Signal(str)
    typing = Signal()
    """Something was typed that is not settled yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        leave_to_window(self)
        keep_in_one_line(self)
        self._shown = self._before = ""
        self._of = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settle)
        self.textEdited.connect(lambda _text: self._rest.start(REST_MS))
        self.textEdited.connect(lambda _text: self.typing.emit())
        self.editingFinished.connect(self.settle)

    def show_text(self, text: str, of: int = 0) -> None:
        """Show ``text``; while something is typed into the same text, that is left alone.

        ``of`` is the entry that the text is of, where somebody else may have written another one for it.
        """
        same = text == self._shown or (of == self._of != 0 and self.pending is not None)
        if self._rest.isActive() and same:
            return
        self._of = of
        self._rest.stop()
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    @property
    def pending(self) -> str | None:
        """What was typed and is not settled yet."""
        return None if self.text().strip() == _as_typed(self._shown) else self.text().strip()

    def settle(self) -> None:
        """Report what was typed, where it differs."""
        self._rest.stop()
        if self.text().strip() != _as_typed(self._shown):
            self._before, self._shown = self._shown, self.text().strip()
            self.settled.emit(self._shown)

    def keep(self) -> None:
        """What was settled last could not be saved: it stays, and is reported again after a while."""
        self._shown = self._before
        self._rest.start(RETRY_MS)
