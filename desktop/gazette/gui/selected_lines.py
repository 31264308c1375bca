"""Takes out what is selected over several lines whose first and last cannot become one; each keeps its own rest."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from gazette.gui.entry_lines import may_join
from gazette.gui.text_faces import face_of_line, key_of_line


def may_become_one(upper: QTextBlock, lower: QTextBlock) -> bool:
    """Whether two lines of the text may be joined."""
    if not (upper.isValid() and lower.isValid() and may_join(key_of_line(upper), key_of_line(lower))):
        return False
    # A footnote belongs to the block above it and takes no other text.
    noted = "footnote" in (face_of_line(upper), face_of_line(lower))
    return not noted or key_of_line(upper).path == key_of_line(lower).path


def stay_apart(document: QTextDocument, cursor: QTextCursor) -> bool:
    """Whether the selection ends in another line than it begins in, and the two must not be joined."""
    first, last = _ends(document, cursor)
    return first != last and not may_become_one(first, last)


def take_out_apart(text: QTextEdit) -> bool:
    """Take out what is selected where its ends must stay apart, which Qt would join; False where they need not."""
    cursor = text.textCursor()
    if text.isReadOnly() or not stay_apart(text.document(), cursor):
        return False
    _take_out(text.document(), cursor)
    text.setTextCursor(cursor)
    return True


def take_out_selected(text: QTextEdit) -> None:
    """Take out what is selected, whatever its ends are."""
    if not take_out_apart(text):
        text.textCursor().removeSelectedText()


def _take_out(document: QTextDocument, cursor: QTextCursor) -> None:
    """Remove what is selected and the lines between, and join nothing; the cursor stands where it began."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    first, last = _ends(document, cursor)
    cursor.beginEditBlock()
    _remove(cursor, last.position(), end)
    kept = first.blockFormat()
    _remove(cursor, _end_of(first), _end_of(last.previous()))
    # Of two lines that become one, an empty first one may be the one that Qt drops.
    _remove(cursor, start, _end_of(document.findBlock(start)))
    cursor.setBlockFormat(kept)
    cursor.endEditBlock()


def _ends(document: QTextDocument, cursor: QTextCursor) -> tuple[QTextBlock, QTextBlock]:
    return document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())


def _end_of(line: QTextBlock) -> int:
    return int(line.position() + line.length() - 1)


def _remove(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
