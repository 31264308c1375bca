"""A comparison as text: struck and underlined in one flow, or the old beside the new, scrolled together."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QWidget

from gazette.desk.comparing import EntryComparison, Piece, RedLine
from gazette.desk.redline_words import face_word, recast_words
from gazette.gui.entry_lines import Line, LineKey
from gazette.gui.look import Look
from gazette.gui.text_faces import block_format, char_format
from gazette.wording import sentence

Side = Literal["both", "old", "new"]
_OWN_BELOW = QTextFormat.Property.UserProperty.value + 20
_ROWS = frozenset({"row", "header_row", "person"})
_TEXTS = frozenset({"lead", "row", "header_row", "person"})
_NAMED = frozenset(
    {"contents_title", "title_en", "number_en", "issuer", "index_number", "subject", "validity", "published"}
)
# in longer texts the sides are only scrolled together
_MOST_LEVELLED = 500
# a larger table is shown as lines
_MOST_CELLS = 600
_LEFT_OUT: dict[Side, str] = {"both": "", "old": "in", "new": "out"}
_STATES_LEFT_OUT: dict[Side, tuple[str, ...]] = {
    "both": (),
    "old": ("put_in", "moved_here"),
    "new": ("taken_out", "moved_away"),
}


class RedlineView(QTextEdit):
    """One side of a comparison, or both in one flow."""

    picked = Signal(int)
    """A difference was clicked at: its number."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("document")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._side: Side = side
        self._places: dict[int, list[tuple[int, int]]] = {}

    def show_comparison(self, comparison: EntryComparison | None, look: Look) -> None:
        """Show the lines."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(look.px(28))
        document.setDefaultFont(look.faces.font(look.faces.song, look.px(15)))
        self._places = {}
        if comparison is not None:
            _Writer(document, self._side, look, self._places).write(comparison.lines)
        self.setDocument(document)  # which deletes the one before
        self.setExtraSelections([])

    def mark(self, number: int, look: Look) -> None:
        """Bring a difference into view and frame it."""
        places = self._places.get(number, [])
        marks = []
        for start, end in places:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            setattr(selection, "cursor", cursor)
            format_ = QTextCharFormat()
            format_.setBackground(look.theme.color("sel"))
            setattr(selection, "format", format_)
            marks.append(selection)
        self.setExtraSelections(marks)
        if places:
            cursor = QTextCursor(self.document())
            cursor.setPosition(places[-1][0])
            self.setTextCursor(cursor)
            rect = self.cursorRect(cursor)
            if not self.viewport().rect().adjusted(0, 40, 0, -40).contains(rect.center()):
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + rect.center().y() - self.viewport().height() // 2)

    def places(self, number: int) -> list[tuple[int, int]]:
        """Where a difference stands in the text: from and to."""
        return self._places.get(number, [])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        cursor = self.cursorForPosition(event.position().toPoint())
        if self.textCursor().hasSelection():
            return
        at = cursor.position()
        number = next(
            (number for number, places in self._places.items() if any(start <= at <= end for start, end in places)), 0
        )
        if number:
            self.picked.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def lines_below(self) -> list[float]:
        """How far from each line to the next, as they are without ``set_below``."""
        document = self.document()
        self.set_below([0.0] * document.blockCount())
        layout, block = document.documentLayout(), document.begin()
        tops: list[float] = []
        while block.isValid():
            tops.append(layout.blockBoundingRect(block).top())
            block = block.next()
        return [after - before for before, after in pairwise(tops)]

    def set_below(self, distances: Sequence[float]) -> None:
        """Leave so much more white below each line."""
        block, cursor = self.document().begin(), QTextCursor(self.document())
        cursor.beginEditBlock()
        for distance in distances:
            following, made = block.next(), block.blockFormat()
            if not block.isValid():
                break
            own = made.property(_OWN_BELOW)
            own = made.bottomMargin() if own is None else float(own)
            above = following.blockFormat().topMargin() if following.isValid() else 0.0
            # Of two margins that meet Qt takes the larger one.
            wanted = max(own, above) + distance if distance else own
            if wanted != made.bottomMargin():
                made.setProperty(_OWN_BELOW, own)
                made.setBottomMargin(wanted)
                cursor.setPosition(block.position())
                cursor.setBlockFormat(made)
            block = following
        cursor.endEditBlock()

    def top_place(self) -> tuple[int, float]:
        """The block at the upper edge, and how much of it lies above; less than nothing before the first."""
        block = self.cursorForPosition(QPoint(1, 1)).block()
        box = self.document().documentLayout().blockBoundingRect(block)
        above = self.verticalScrollBar().value() - box.top()
        return block.blockNumber(), min(above / box.height(), 1.0) if box.height() else 0.0

    def scroll_to(self, place: tuple[int, float]) -> None:
        """Bring a block to the upper edge as ``top_place`` said."""
        block = self.document().findBlockByNumber(place[0])
        if block.isValid():
            box = self.document().documentLayout().blockBoundingRect(block)
            self.verticalScrollBar().setValue(round(box.top() + place[1] * box.height()))


class SideBySide(QWidget):
    """The old text at the left, the new one at the right; what stands beside each other scrolls together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old, self.new = RedlineView("old", self), RedlineView("new", self)
        self._scrolling = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for view in (self.old, self.new):
            row.addWidget(view, 1)
        for view, other in ((self.old, self.new), (self.new, self.old)):
            view.verticalScrollBar().valueChanged.connect(lambda _at, view=view, other=other: self._follow(view, other))
        self._levelling = QTimer(self)
        self._levelling.setSingleShot(True)
        self._levelling.setInterval(0)
        self._levelling.timeout.connect(self._level)

    def show_comparison(self, comparison: EntryComparison | None, look: Look) -> None:
        """Show both sides."""
        for view in (self.old, self.new):
            view.show_comparison(comparison, look)
        self._levelling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._levelling.start()

    def _level(self) -> None:
        """Make lines that belong together begin at the same height."""
        if not self.isVisible() or self.new.document().blockCount() > _MOST_LEVELLED:
            return
        sides = [self.old.lines_below(), self.new.lines_below()]
        for view, own, other in ((self.old, sides[0], sides[1]), (self.new, sides[1], sides[0])):
            view.set_below([max(there - here, 0.0) for here, there in zip(own, other, strict=False)])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._levelling.start()

    def _follow(self, view: RedlineView, other: RedlineView) -> None:
        if not self._scrolling:
            self._scrolling = True
            other.scroll_to(view.top_place())
            self._scrolling = False


class _Writer:
    """Writes lines into a document and notes where each difference stands."""

    def __init__(
        self, document: QTextDocument, side: Side, look: Look, places: dict[int, list[tuple[int, int]]]
    ) -> None:
        self._cursor = QTextCursor(document)
        self._side: Side = side
        self._look, self._places = look, places
        self._formats: dict[tuple[str, str], QTextCharFormat] = {}
        self._blocks: dict[str, QTextBlockFormat] = {}
        self._begun = False

    def write(self, lines: Sequence[RedLine]) -> None:
        self._cursor.beginEditBlock()
        for grid, found in groupby(lines, key=self._grid_of):
            rows = list(found)
            if grid is not None and sum(len(row.cells) for row in rows) <= _MOST_CELLS:
                self._write_grid(rows)
            else:
                for line in rows:
                    self._write_line(line)
        self._cursor.endEditBlock()

    def _grid_of(self, line: RedLine) -> tuple[object, ...] | None:
        """What belongs into one grid; the two sides have the same lines, so they have none."""
        if self._side != "both" or line.face not in _ROWS:
            return None
        return line.face == "person", line.path, line.state == "taken_out" and line.spans != ()

    def _write_line(self, line: RedLine) -> None:
        face = "text" if line.face in _TEXTS | _NAMED else line.face
        if line.face not in self._blocks:
            block = block_format(Line(LineKey((), "text"), face, ""), self._look)
            if line.face in _NAMED:
                block.setTextIndent(0)
            self._blocks[line.face] = block
        self._new_block(self._blocks[line.face], face)
        if line.state in _STATES_LEFT_OUT[self._side]:
            return
        start = self._cursor.position()
        self._write_signs(line)
        for at, pieces in enumerate(line.cells):
            if at:
                self._cursor.insertText("　│　", self._format(face, "line2"))
            self._write_pieces(pieces, face)
        self._note_whole(line, start)

    def _write_grid(self, rows: Sequence[RedLine]) -> None:
        look = self._look
        columns = max(sum(line.spans[at][0] if line.spans else 1 for at in range(len(line.cells))) for line in rows)
        made = QTextTableFormat()
        made.setBorderCollapse(True)
        made.setBorder(1)
        made.setBorderBrush(QBrush(look.theme.color("line2")))
        made.setCellPadding(look.px(4))
        made.setCellSpacing(0)
        made.setTopMargin(look.px(6))
        made.setBottomMargin(look.px(6))
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        if rows[0].face == "person":
            made.setBorder(0)
            made.setWidth(QTextLength())
        if not self._begun:
            self._new_block(QTextBlockFormat(), "text")
        table = self._cursor.insertTable(len(rows), max(columns, 1), made)
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(rows):
            column = 0
            for at, pieces in enumerate(line.cells):
                while (row, column) in taken:
                    column += 1
                wide, high = line.spans[at] if line.spans else (1, 1)
                wide, high = min(wide, columns - column), min(high, len(rows) - row)
                if wide < 1 or high < 1:
                    break
                taken |= {(row + down, column + right) for down in range(high) for right in range(wide)}
                if (wide, high) != (1, 1):
                    table.mergeCells(row, column, high, wide)
                self._cursor = table.cellAt(row, column).firstCursorPosition()
                start = self._cursor.position()
                if at == 0:
                    self._write_signs(line)
                self._write_pieces(pieces, "heading1" if line.face == "header_row" else "cell")
                self._note_whole(line, start)
                column += wide
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._begun = False

    def _new_block(self, block: QTextBlockFormat, face: str) -> None:
        if self._begun:
            self._cursor.insertBlock(block, self._format(face, "same"))
        else:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(self._format(face, "same"))
        self._begun = True

    def _write_signs(self, line: RedLine) -> None:
        """What the text alone does not say: that it moved, what kind it was, what field it is."""
        said = self._look.say.language
        if line.state in {"moved_away", "moved_here"}:
            code = "desk.redline.moved_away" if line.state == "moved_away" else "desk.redline.moved_here"
            words = sentence(code, {"number": line.difference}, said)
            self._cursor.insertText(f"{words} ", self._sign("hint", "hint_ground"))
        if line.face in _NAMED:
            self._cursor.insertText(f"{face_word(line.face, said)} ", self._sign("text2"))
        if line.face_before is not None and line.face_before != line.face:
            words = recast_words(line.face_before, line.face, said)
            self._cursor.insertText(f"{words} ", self._sign("hint", "hint_ground"))
        if line.face == "picture":
            self._cursor.insertText(f"［{face_word('picture', said)}］", self._sign("text2"))

    def _sign(self, token: str, ground: str = "") -> QTextCharFormat:
        look = self._look
        made = QTextCharFormat()
        made.setFont(look.faces.font(look.faces.interface, look.px(12)))
        made.setForeground(look.theme.color(token))
        if ground:
            made.setBackground(look.theme.color(ground))
        return made

    def _write_pieces(self, pieces: Iterable[Piece], face: str) -> None:
        for piece in pieces:
            if piece.kind == _LEFT_OUT[self._side] or not piece.text:
                continue
            start = self._cursor.position()
            self._cursor.insertText(piece.text.replace("\n", "\u2028"), self._format(face, piece.kind))
            if piece.difference:
                self._places.setdefault(piece.difference, []).append((start, self._cursor.position()))

    def _format(self, face: str, kind: str) -> QTextCharFormat:
        if (face, kind) in self._formats:
            return self._formats[face, kind]
        made = self._formats[face, kind] = char_format(face, self._look)
        token = {"out": "error", "in": "ok"}.get(kind)
        if token is not None:
            theme = self._look.theme
            made.setForeground(theme.color(token))
            made.setBackground(theme.color(f"{token}_ground"))
            made.setFontStrikeOut(kind == "out")
            made.setFontUnderline(kind == "in")
        elif kind == "line2":
            made.setForeground(self._look.theme.color("line2"))
        return made

    def _note_whole(self, line: RedLine, start: int) -> None:
        end = self._cursor.position()
        if line.difference and end > start and (start, end) not in self._places.get(line.difference, []):
            self._places.setdefault(line.difference, []).append((start, end))
