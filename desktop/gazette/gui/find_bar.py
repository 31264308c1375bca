"""The bar above the text that finds in the entry: marks what stands there, leads from one to the next, and wraps."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from gazette.gui.actions import Actions
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.find_asking import FindField, FindOptions
from gazette.gui.found_places import FoundPlace, cursor_at
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.panes import icon_button
from gazette.reading.matching import Wanted

_TYPING_MS = 100
# below it the boxes take a row of their own
_WIDE = 860


class FindBar(QFrame):
    """Finds while words are typed; the caret goes to a place only when somebody goes there."""

    replace_wanted = Signal()
    """The same shall be replaced in the issue."""

    def __init__(self, editor: DocumentEditor, actions: Actions, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._editor, self._look = editor, look
        self._found: tuple[FoundPlace, ...] = ()
        self._current: int | None = None
        self._gone_to: tuple[int, int] | None = None
        self._turn = ""
        self.field, self.options = FindField(self), FindOptions(self)
        self.count, self.note = QLabel(self), QLabel(self)
        self._back, self._on = (icon_button(actions[name], self) for name in ("find_previous", "find_next"))
        self._replace, self._close = QPushButton(self), QToolButton(self)
        self._rest = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self.hide()

    def _build(self) -> None:
        self.count.setObjectName("facts")
        self.note.setObjectName("facts")
        self._replace.setObjectName("link")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 6, 10, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for column, part in enumerate((self.field, self.count, self._back, self._on, self._replace)):
            self._grid.addWidget(part, 0, column)
        self._grid.addWidget(self._close, 0, 7)
        self._grid.setColumnStretch(0, 1)
        self._arrange()
        self.field.textChanged.connect(lambda _text: self._rest.start())
        self.options.changed.connect(self.search)
        self._rest.timeout.connect(self.search)
        self.field.entered.connect(self.go)
        self.field.down.connect(lambda: self.go(1))
        self.field.left.connect(self.leave)
        self._close.clicked.connect(self.leave)
        self._replace.clicked.connect(self.replace_wanted)
        self._editor.textChanged.connect(self._text_changed)
        self._editor.installEventFilter(self)

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        say = look.say
        self.field.setPlaceholderText(say("find.field"))
        self.field.setAccessibleName(say("find.field"))
        self.options.dress(look)
        self._replace.setText(say("find.replace"))
        self._close.setIcon(icon("x", look.theme))
        self._close.setIconSize(QSize(18, 18))
        self._close.setToolTip(say("find.close"))
        self._close.setAccessibleName(say("find.close"))
        self._tell()

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return self.options.wanted(self.field.text())

    @property
    def _composing(self) -> bool:
        return self._editor.composing or self.field.composing

    def open(self) -> None:
        """Show the bar; what is selected in the text is looked for."""
        if self._composing:
            return
        self._editor.leave_grid()
        if selected := self._editor.selected_line():
            self.field.setText(selected)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self.search()

    def leave(self) -> None:
        """Take the bar away and go back to the text: to where somebody went, else where the caret was before."""
        self._rest.stop()
        gone_to = self._found[self._current] if self._current is not None and self._gone_to == self._caret() else None
        self.hide()
        self._forget()
        if gone_to is not None:
            self._editor.write_at(gone_to)
        else:
            self._editor.setFocus()
            self._editor.ensureCursorVisible()

    def go(self, step: int) -> None:
        """Go to the next place (-1: the one before), from the end to the beginning."""
        if self._composing:
            return
        if not self.field.text():
            self.open()
            return
        self._editor.leave_grid()
        if self._rest.isActive() or not self.isVisible():
            self.show()
            self.search()
        if not self._found:
            return
        here = self._place_from(step)
        self._turn = "" if 0 <= here < len(self._found) else ("find.from_top" if step > 0 else "find.from_end")
        self._current = here % len(self._found)
        place = self._found[self._current]
        self._editor.setTextCursor(cursor_at(self._editor.document(), place))
        self._gone_to = self._caret()
        self._tell()
        self._show_current()
        # A note below the field has taken some of the text's room by then.
        QTimer.singleShot(0, self, self._show_current)

    def _place_from(self, step: int) -> int:
        """The number of the place to go to; one too far where it goes on at the other end."""
        caret = self._caret()
        looked_at = self._gone_to is None and not self._editor.hasFocus()
        if self._current is not None and (looked_at or self._gone_to == caret):
            return self._current + step
        ahead = self._first_from(caret[1])
        if step > 0:
            return ahead
        return self._first_from(caret[0]) - 1

    def _first_from(self, position: int) -> int:
        block = self._editor.document().findBlock(position)
        at = (block.blockNumber(), position - block.position())
        return bisect_left([(place.line, place.start if place.cell is None else 0) for place in self._found], at)

    def search(self) -> None:
        """Find what the field says; the first place from the caret on is shown."""
        self._rest.stop()
        if self._editor.composing:
            self._rest.start()
            return
        self._found = self._editor.find_places(self.wanted)
        first = self._first_from(self._caret()[0])
        self._current = (first if first < len(self._found) else 0) if self._found else None
        self._gone_to, self._turn = None, ""
        if not self._editor.hasFocus():
            self._show_current()
        self._tell()

    def _show_current(self) -> None:
        if self._current is not None:
            self._editor.bring_into_view(self._found[self._current])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and self.isVisible() and getattr(event, "key")() == Qt.Key.Key_Escape and not self._editor.composing:
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Boxes and note beside the field where there is room, else below it."""
        wide = self.width() >= self._look.px(_WIDE)
        for part in (self.options, self.note):
            self._grid.removeWidget(part)
        if wide:
            self._grid.addWidget(self.options, 0, 5)
            self._grid.addWidget(self.note, 0, 6)
        else:
            self._grid.addWidget(self.options, 1, 0, 1, 8)
            self._grid.addWidget(self.note, 2, 0, 1, 8)

    def _caret(self) -> tuple[int, int]:
        cursor = self._editor.textCursor()
        return (cursor.selectionStart(), cursor.selectionEnd())

    def _text_changed(self) -> None:
        if self.isVisible():
            self._rest.start()

    def _forget(self) -> None:
        self._found, self._current, self._gone_to, self._turn = (), None, None, ""
        self._tell()

    def _tell(self) -> None:
        say = self._look.say
        self._editor.marks.show_found(self._found, self._current)
        if self._found:
            self.count.setText(f"{(self._current or 0) + 1:,} / {len(self._found):,}")
        else:
            self.count.setText(say("find.nothing") if self.field.text() else "")
        self.note.setText(say(self._turn) if self._turn else "")
        self.note.setVisible(bool(self._turn))
