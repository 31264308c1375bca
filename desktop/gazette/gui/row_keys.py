"""Enter, Tab and pasting in name lists and appointments, whose lines are rows of fields."""

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gazette.gui.entry_lines import columns_of
from gazette.gui.qt_places import characters, places
from gazette.gui.row_fields import Fields, next_person_field, next_post_field, pasted_rows, previous_person_field
from gazette.gui.text_faces import key_of_line
from gazette.model import Appointment, Entry, NameList, block_at


class RowKeys:
    """Acts on the row of the caret in ``text``, which shows ``shown()``.

    ``settle`` hands over what was typed; ``left`` is called where the list was left by Enter in an empty last row.
    """

    def __init__(
        self,
        text: QTextEdit,
        shown: Callable[[], Entry | None],
        settle: Callable[[], None],
        left: Callable[[], None],
    ) -> None:
        self._text, self._shown, self._settle, self._left = text, shown, settle, left

    def enter(self) -> None:
        """The next row begins; an empty last one is left; before a row an empty one begins above it."""
        text, cursor = self._text, self._text.textCursor()
        if not cursor.block().text().strip() and not _same_rows(cursor.block(), cursor.block().next()):
            self._left()
            return
        above = cursor.atBlockStart() and bool(cursor.block().text()) and not cursor.hasSelection()
        at_end, columns = cursor.atBlockEnd(), self._columns(cursor.block())
        cursor.insertBlock()
        if above:
            text.moveCursor(QTextCursor.MoveOperation.PreviousBlock)
        elif at_end and columns == 3:
            text.insertPlainText("\t")  # who follows has the role that stands above
        text.ensureCursorVisible()
        self._settle()

    def tab(self, *, forward: bool) -> None:
        """Go to the field before or behind, which begins where there is none yet."""
        text, cursor = self._text, self._text.textCursor()
        line, at = cursor.block(), characters(cursor.block().text(), cursor.positionInBlock())
        if not forward:
            back = previous_person_field(line.text(), at) if key_of_line(line).part == "person" else None
            if back is None and _same_rows(line, line.previous()):
                text.moveCursor(QTextCursor.MoveOperation.PreviousBlock)
            elif back is not None:
                self._put_into(line, back)
            return
        fields = self._next_field(line, at)
        if len(fields.text) > len(line.text()):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText(fields.text[len(line.text()) :])
        if fields.at is not None:
            self._put_into(line, fields.at)
        elif _same_rows(line, line.next()):
            text.moveCursor(QTextCursor.MoveOperation.NextBlock)
        elif line.text():
            text.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
            self.enter()

    def paste(self, pasted: str) -> tuple[int, int]:
        """Lines become rows, names split from posts: how many, and how many of those it is doubtful how to split.

        A word alone goes into the field at the caret and is no row.
        """
        cursor = self._text.textCursor()
        if len(pasted.split("\n")) == 1 and "\t" not in pasted and cursor.block().text():
            cursor.insertText(" ".join(pasted.split()))
            return 0, 0
        rows = pasted_rows(pasted, cursor.block().text().count("\t") + 1)
        for place, row in enumerate(rows):
            if place or cursor.block().text():
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                cursor.insertBlock()
            cursor.insertText(row.text)
        self._settle()
        return len(rows), sum(not row.sure for row in rows)

    def _columns(self, line: QTextBlock) -> int:
        """How many fields a row of the list has in which ``line`` stands."""
        key, entry = key_of_line(line), self._shown()
        block = block_at(entry.blocks, key.path) if entry is not None else None
        return columns_of(block) if isinstance(block, NameList) else 1

    def _put_into(self, line: QTextBlock, at: int) -> None:
        """Put the caret behind so many characters of a line."""
        cursor = QTextCursor(line)
        cursor.setPosition(line.position() + places(line.text()[:at]))
        self._text.setTextCursor(cursor)

    def _next_field(self, line: QTextBlock, at: int) -> Fields:
        key, entry = key_of_line(line), self._shown()
        if key.part == "person" or entry is None:
            return next_person_field(line.text(), at, self._columns(line))
        block = block_at(entry.blocks, key.path)
        assert isinstance(block, Appointment)
        return next_post_field(block, line.text(), at)


def _same_rows(line: QTextBlock, other: QTextBlock) -> bool:
    """Whether two lines are rows of one list."""
    one, two = key_of_line(line), key_of_line(other)
    return other.isValid() and (one.path, one.part) == (two.path, two.part)
