"""The text of one entry as structure: typed, split and joined here, committed as commands elsewhere.

The model is the truth: the text is patched from what a command gave, Qt's own undo is off, and nothing is read while an
input method composes.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from gazette.gui.copied_blocks import selected_blocks, with_blocks
from gazette.gui.document_text import DocumentText, recolour
from gazette.gui.entry_lines import FIXED, TABLE_MARK, TITLE_BREAK, LineKey, lines_of, with_begun_line
from gazette.gui.found_places import FoundPlace, cursor_at, found_places, place_rect
from gazette.gui.heading_numbers import completes_number
from gazette.gui.kind_margin import LEFT, RIGHT, KindMargin, MarginPage, MarginRow
from gazette.gui.look import Look
from gazette.gui.margin_rows import rows_in_view
from gazette.gui.name_completion import NameCompletion
from gazette.gui.page_begins import PageBegins
from gazette.gui.page_hairlines import PageHairlines
from gazette.gui.pasting import pictures_in
from gazette.gui.picture_drawing import PictureDrawing
from gazette.gui.picture_shelf import PictureShelf
from gazette.gui.qt_places import characters
from gazette.gui.selected_lines import take_out_apart, take_out_selected
from gazette.gui.table_drawing import TableDrawing
from gazette.gui.table_grid import TableGrid
from gazette.gui.table_overlay import TableOverlay
from gazette.gui.text_faces import (
    DRAWN,
    EM,
    PICTURE_OBJECT,
    TABLE_OBJECT,
    face_of_line,
    key_of_line,
)
from gazette.gui.text_keys import MOVING_KEYS, TextKeys, types
from gazette.gui.text_marks import TextMarks
from gazette.gui.text_menu import text_menu
from gazette.gui.text_places import line_of, show_block
from gazette.gui.typed_entry import entry_from_lines, with_tables
from gazette.gui.typed_lines import TypedLines
from gazette.gui.typing_pace import REST_MS, RETRY_MS
from gazette.gui.window_acts import leave_to_window
from gazette.model import Block, BlockPath, Entry, Finding, Table
from gazette.reading import read_date
from gazette.reading.matching import Wanted

_BURST_ENDS = "。；！？"
# the widest line, in characters
_MEASURE = 36


class DocumentEditor(QTextEdit):
    """Shows and edits one entry."""

    edited = Signal(object, str)
    """The entry as it was typed, to be committed, and what was done to its blocks, as its undo is called."""
    typing = Signal()
    """Something was typed that is not committed yet."""
    caret_moved = Signal(tuple, int, int)
    """Path of the block under the caret (empty in the head), its number from 1, and the character in it."""
    kinds_wanted = Signal(object)
    """The list of kinds is asked for at a global point."""
    number_typed = Signal()
    """A number of a heading was typed at the start of running text, and nothing else yet."""
    date_unread = Signal(str)
    """What stands in the line of the date and is none; the date that was there comes back."""
    frozen_typing = Signal()
    """Someone typed into what cannot be changed."""
    grid_opened = Signal(bool)
    """The cells of a table are being edited, or no longer."""
    table_menu_wanted = Signal(QPoint)
    """The menu of tables is asked for at a global point."""
    paste_wanted = Signal(object)
    """This QMimeData shall be put in at the caret."""

    def __init__(
        self, look: Look, shelf: PictureShelf, may_commit: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._may_commit = look, may_commit
        self._entry: Entry | None = None
        self._newer: Entry | None = None
        """What is to be shown once the words on the screen are handed over."""
        self.history_acts: list[QAction] = []
        """The acts of the window that stand for undo and redo in the text's menu."""
        self.menu_head: Callable[[QPoint], list[QAction]] = lambda _point: []
        """What the text's menu begins with at a point of the viewport."""
        self._writing = False
        self._typed_tables: dict[BlockPath, Table] = {}
        self._table_act = ""
        self._tables = TableDrawing(look, self)
        self._pictures = PictureDrawing(look, shelf, self)
        shelf.loaded.connect(lambda _name: self.viewport().update())
        leave_to_window(self, own=MOVING_KEYS)
        self.setObjectName("document")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.document().documentLayout().registerHandler(TABLE_OBJECT, self._tables)
        self.document().documentLayout().registerHandler(PICTURE_OBJECT, self._pictures)
        self._lines = TypedLines(self.document())
        self._text = DocumentText(self.document(), self._tables, self._lines)
        self.marks = TextMarks(self, self._tables, look)
        self.page_hairlines = PageHairlines(self, self._tables)
        self.margin = KindMargin(self._margin_rows, self._margin_pages, look, self)
        self.margin.clicked.connect(self._margin_clicked)
        self._overlay = TableOverlay(self, self._tables, self._line_of_table)
        self._overlay.edited.connect(self._put_table)
        self._overlay.typing.connect(self._typed_in_cell)
        self._overlay.opened.connect(self.grid_opened)
        self._overlay.menu_wanted.connect(self.table_menu_wanted)
        self.completion = NameCompletion(self, look)
        self.keys = TextKeys(self, lambda: self._entry, self.commit, look)
        self.keys.table_wanted.connect(self.open_grid)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.commit)
        self.textChanged.connect(self._typed)
        self.cursorPositionChanged.connect(self._caret)
        self.verticalScrollBar().valueChanged.connect(self.margin.update)

    def set_look(self, look: Look) -> None:
        """Dress the text in the colours and sizes of ``look``."""
        self._look = look
        self.completion.dress(look)
        self.keys.set_look(look)
        self._tables.set_look(look)
        self._pictures.set_look(look)
        self._fit()
        if self._entry is not None:
            untouched = not self._lines.touched
            with self._writes():
                recolour(self.document(), lines_of(self._entry), look)
            if untouched:
                self._lines.begin()
        self.marks.set_look(look)
        self.margin.update()

    def show_entry(self, entry: Entry | None) -> None:
        """Show ``entry``: patched where it is the one shown already, else written anew.

        Words on the screen that are not handed over yet stay there; it is shown with them once they are.
        """
        anew = entry is None or self._entry is None or entry.id != self._entry.id
        if not anew and self._rest.isActive() and (entry == self._entry or self._has_words()):
            self._newer = entry
            return
        self._newer = None
        if anew:
            self._overlay.leave_entry()
        begun = not anew and self._begun()
        with self._writes():
            if entry is None:
                self.clear()
            else:
                if anew:
                    self._tables.clear()
                lines = lines_of(entry)
                if begun:
                    lines = with_begun_line(lines, self._lines.read(), self.textCursor().blockNumber())
                line, place = self._end_of_line()
                self._text.write(lines, entry.blocks, self._look, anew=anew)
                if not anew and line:
                    self._stay_at_end(line, place)
        self._lines.begin(self.current_path() if begun else None)
        self._entry = entry
        self._typed_tables.clear()
        self._rest.stop()
        self._overlay.follow(entry.blocks if entry is not None else ())
        if anew:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.marks.clear()
            self.page_hairlines.show(None)
        self._caret()
        self.margin.update()

    def _has_words(self) -> bool:
        """Whether something is typed that can be handed over and is not yet."""
        return not self.isReadOnly() and self.typed_entry() != self._entry

    @contextmanager
    def _writes(self) -> Iterator[None]:
        """Around what is written here and not typed."""
        self._writing = True
        try:
            yield
        finally:
            self._writing = False

    def open_grid(self, path: BlockPath, at: QPoint | None = None) -> None:
        """Edit the table at ``path`` in the grid over it."""
        if self._entry is not None and not self.isReadOnly():
            self._overlay.open(path, with_tables(self._entry, self._typed_tables).blocks, self._look, at)

    @property
    def grid(self) -> TableGrid | None:
        """The cells that are being edited, while there are some."""
        return self._overlay.grid

    def _line_of_table(self, path: BlockPath) -> QTextBlock | None:
        return line_of(self, LineKey(path, "table"))

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Underline the exact strings of findings of this entry."""
        if self._entry is not None:
            self.marks.show_findings(self._entry, findings)

    @property
    def shows_pages(self) -> bool:
        """Whether it is shown where in the text pages begin."""
        return self.page_hairlines.begins is not None

    def set_pages(self, begins: PageBegins | None) -> None:
        """Say where in the text the pages begin."""
        self.page_hairlines.show(begins)
        self.margin.update()

    def find_places(self, wanted: Wanted) -> tuple[FoundPlace, ...]:
        """Where ``wanted`` stands in the lines of the entry and the cells of its tables."""
        return found_places(self.document(), self._tables, wanted)

    def bring_into_view(self, place: FoundPlace) -> None:
        """Scroll to a place that was found, where it is out of view; the caret stays."""
        rect = place_rect(self, self._tables, place)
        if rect.top() < 0 or rect.bottom() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(rect.top() - self.viewport().height() / 3))

    def write_at(self, place: FoundPlace) -> None:
        """Put the caret where something was found; a cell of a table is opened to be edited."""
        cursor = cursor_at(self.document(), place)
        self.setTextCursor(cursor)
        self.bring_into_view(place)
        self.setFocus()
        if place.cell is not None:
            at = place_rect(self, self._tables, place).center().toPoint()
            self.open_grid(key_of_line(cursor.block()).path, at)

    def leave_grid(self) -> None:
        """Edit no cells any more; what was typed in them is kept."""
        self._overlay.close()

    def selected_line(self) -> str:
        """What is selected, if it stands in one line; else nothing."""
        cursor = self.textCursor()
        first, last = (self.document().findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        if not cursor.hasSelection() or first != last:
            return ""
        return cursor.selectedText().replace(TABLE_MARK, "").replace(TITLE_BREAK, "")

    @property
    def shown_entry(self) -> Entry | None:
        """The entry that is shown, as the archive has it."""
        return self._entry

    @property
    def composing(self) -> bool:
        """Whether an input method composes."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def commit(self) -> None:
        """Hand over what was typed; waits while an input method composes or a line was emptied to be typed anew."""
        if self._entry is None or self._writing or self.isReadOnly():
            return
        grid = self._overlay.grid
        composing = self.composing or (grid is not None and grid.composing)
        emptied = self._beginning() and not self._begun()
        if composing or emptied or not self._may_commit():
            self._rest.start(REST_MS)
            return
        self.settle()

    def commit_later(self) -> None:
        """Offer what was typed again after a while."""
        self._rest.start(RETRY_MS)

    def settle(self) -> None:
        """Hand over what was typed at once, before another act."""
        if self._entry is not None and not self.isReadOnly():
            if self._overlay.grid is not None:
                self._overlay.grid.keep_typed()
            self._hand_over()

    def leave_words(self) -> None:
        """Show the entry without what was typed and not handed over, which is kept elsewhere."""
        self._rest.stop()
        self.show_entry(self._newer or self._entry)

    def typed_entry(self) -> Entry | None:
        """The entry as it stands on the screen, committed or not; what an input method composes is not in it yet."""
        if self._entry is None:
            return None
        tables, grid = dict(self._typed_tables), self._overlay.grid
        if grid is not None:
            tables[grid.path] = grid.typed_table()
        return self._typed_with(tables)

    def _typed_with(self, tables: Mapping[BlockPath, Table]) -> Entry:
        assert self._entry is not None
        return entry_from_lines(with_tables(self._entry, tables), self._lines.read(), self._lines.touched)

    def _put_table(self, path: BlockPath, table: Table, act: str) -> None:
        """Show a table as its cells are now, and hand it over; where that is refused it stays so."""
        if self._newer is None:  # else it is handed over with the words: it has the place that it had with them
            self.settle()
        line = self._line_of_table(path)
        if line is None or self._entry is None:
            return
        self._typed_tables[path], self._table_act = table, act
        with self._writes():
            self._text.show_table(line, table)
        self._hand_over()

    def _hand_over(self) -> None:
        assert self._entry is not None
        self._rest.stop()
        for line in self._lines.read():
            if line.key.part == "date" and line.text.strip() and read_date(line.text) is None:
                self.date_unread.emit(line.text.strip())
        typed = self._typed_with(self._typed_tables)
        if typed != self._entry:
            self.edited.emit(typed, self._table_act if self._typed_tables else "desk.act.edit_text")
        elif self._lines.touched or self._newer is not None:
            self.show_entry(self._newer or self._entry)

    def current_path(self) -> BlockPath:
        """The path of the block under the caret; empty in the entry's head."""
        return self.current_key().path

    def current_key(self) -> LineKey:
        """The key of the line under the caret."""
        return key_of_line(self.textCursor().block())

    def put_caret(self, key: LineKey, at: int = 0) -> None:
        """Put the caret into the line of ``key``, ``at`` a place of it, and show it."""
        line = line_of(self, key)
        if line is not None:
            cursor = QTextCursor(line)
            cursor.setPosition(line.position() + min(at, line.length() - 1))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def show_block(self, path: BlockPath, text: str = "") -> None:
        """Put the caret at the block, selecting ``text`` in it, scrolled to the upper third."""
        show_block(self, path, text)

    def show_in_middle(self, cursor: QTextCursor) -> None:
        """Select what ``cursor`` selects, in the middle of the view where it is near an edge or out of it."""
        self.setTextCursor(cursor)
        top, height = self.cursorRect(cursor).center().y(), self.viewport().height()
        if not height * 0.2 < top < height * 0.8:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top - height // 2)

    def show_text(self, text: str) -> None:
        """Put the caret at the first place where ``text`` stands, if it stands anywhere."""
        found = self.document().find(text) if text else QTextCursor()
        if not found.isNull():
            self.setTextCursor(found)
            self.ensureCursorVisible()

    def _margin_rows(self) -> list[MarginRow]:
        if self._entry is None:
            return []
        return rows_in_view(self, self.viewport().y() - self.margin.y(), self._look)

    def _margin_pages(self) -> list[MarginPage]:
        shift = self.viewport().y() - self.margin.y()
        return [
            MarginPage(each.row.toRect().translated(0, shift), self._look.say("pages.page", page=each.page))
            for each in self.page_hairlines.in_view()
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        self.marks.paint_line()
        super().paintEvent(event)
        self.page_hairlines.paint(self._look)

    def _margin_clicked(self, number: int, in_left: bool, point: QPoint) -> None:
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))
        self.setFocus()
        if in_left:
            self.kinds_wanted.emit(point)

    def _beginning(self) -> bool:
        return (
            self.hasFocus()
            and not self.textCursor().block().text().strip("\t")
            and self.current_key().part not in FIXED
        )

    def _begun(self) -> bool:
        """Whether the caret stands in an empty line that Enter began, which no entry has."""
        line = self.textCursor().block()
        beside = (line.previous(), line.next())
        return self._beginning() and any(one.isValid() and key_of_line(one) == key_of_line(line) for one in beside)

    def _end_of_line(self) -> tuple[str, int]:
        """What the line of the caret says and its number, where the caret stands at its end; else nothing."""
        cursor = self.textCursor()
        here = cursor.atBlockEnd() and not cursor.hasSelection()
        return (cursor.block().text(), cursor.blockNumber()) if here else ("", 0)

    def _stay_at_end(self, text: str, number: int) -> None:
        """Lines that came below the caret's took it along, or the tab of a row; it goes back to the end of its own."""
        line = self.document().findBlockByNumber(number)
        behind = 1 if line.text().endswith("\t") and not text.endswith("\t") else 0
        own = line.text()[: len(line.text()) - behind]
        if (behind or self.textCursor().blockNumber() > number) and own.endswith(text):
            end = line.position() + line.length() - 1 - behind
            self.choose_place(end, end)

    def _typed(self) -> None:
        if not self._writing and self._entry is not None:
            self._rest.start(REST_MS)
            self.margin.update()
            self.typing.emit()

    def _typed_in_cell(self) -> None:
        self._rest.start(REST_MS)
        self.typing.emit()

    def _caret(self) -> None:
        if self._entry is None or self._writing:
            return
        cursor = self.textCursor()
        self.caret_moved.emit(self.current_path(), cursor.blockNumber() + 1, _characters_before(cursor))
        self.marks.renew()
        self.margin.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing or self.completion.takes(event):
            return
        if self.isReadOnly() and types(event):
            self.frozen_typing.emit()
        if self.keys.takes_out(event):
            return
        if self.isReadOnly() or not self.keys.takes(event):
            super().keyPressEvent(event)
            if types(event):
                self._note_typed(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.completion.close()
        if event.commitString() or event.preeditString():
            take_out_apart(self)
            if self.current_key().part in DRAWN and not self.isReadOnly():
                event.ignore()  # as no key types beside a drawn table or picture
                return
        super().inputMethodEvent(event)
        if event.commitString():
            self._note_typed(event.commitString())

    def _note_typed(self, text: str) -> None:
        if text[-1] in _BURST_ENDS and not self.isReadOnly():
            self._rest.start(0)  # a sentence is a step of its own for undo
        cursor = self.textCursor()
        before = cursor.block().text()[: _characters_before(cursor)]
        free = self.current_key().part == "text" and face_of_line(cursor.block()) != "footnote"
        if free and not (self.composing or self.isReadOnly()) and completes_number(before):
            self.number_typed.emit()
        if not (self.composing or self.isReadOnly()):
            self.completion.offer()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Text and HTML as Qt makes them; over several lines their blocks, too."""
        data, blocks = super().createMimeDataFromSelection(), self.selected_blocks()
        return with_blocks(data, blocks) if blocks else data

    def selected_blocks(self) -> tuple[Block, ...]:
        """The blocks that are selected over several lines, or the drawn one whose only line is; of one line none."""
        cursor = self.textCursor()
        first, last = (self.document().findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        if self._entry is None or (first == last and key_of_line(first).part not in DRAWN):
            return ()
        return selected_blocks(with_tables(self._entry, self._typed_tables), self.document(), cursor)

    def cut_quietly(self) -> None:
        """Take out what is selected, which is not typed yet: what follows belongs to the same step."""
        with self._writes():
            take_out_selected(self)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.paste_wanted.emit(source)

    def choose_place(self, anchor: int, position: int) -> None:
        """Select what stands between two places of the text."""
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def setReadOnly(self, read_only: bool) -> None:
        """Where nothing may be typed, keys still move the caret, select and copy."""
        super().setReadOnly(read_only)
        if read_only:
            by = Qt.TextInteractionFlag
            self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files go to the window, which brings them in; but pictures stay where they are dropped."""
        return bool(pictures_in(source)) or ((source.hasText() or source.hasHtml()) and not source.hasUrls())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.completion.close()
        if self._rest.isActive() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.text_menu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def text_menu(self, point: QPoint) -> QMenu:
        """The menu of the text at ``point``; undo and redo are those of the window, not Qt's, which are never on."""
        return text_menu(self, point, self.menu_head(point), self.history_acts)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._stay(super().mousePressEvent, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._stay(super().mouseReleaseEvent, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._stay(super().mouseDoubleClickEvent, event)
        if self.current_key().part == "table":
            self.open_grid(self.current_path(), event.position().toPoint())

    def _stay(self, act: Callable[[QMouseEvent], None], event: QMouseEvent) -> None:
        """A table or picture is one character to Qt, which would bring its end into view wherever it was clicked."""
        scrolled = self.verticalScrollBar().value()
        act(event)
        if self.current_key().part in DRAWN:
            self.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._overlay.place()

    def _fit(self) -> None:
        px = self._look.px
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - px(LEFT) - px(RIGHT) - bar
        text = min(room, px(EM * _MEASURE) + 20)
        left = px(LEFT) + max(0, (room - text) // 2)
        self.setViewportMargins(left, 0, max(0, self.width() - left - text - bar), 0)
        self.margin.setGeometry(QRect(0, 2, self.width() - bar, self.height() - 4))
        self.margin.lower()
        self.margin.lie_beside(left, left + text, self._look, self.viewport().y() - self.margin.y())


def _characters_before(cursor: QTextCursor) -> int:
    """How many characters of its line stand before the caret."""
    return characters(cursor.block().text(), cursor.positionInBlock())
