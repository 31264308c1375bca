"""The lines of the text as they would be without what is selected, with the caret marked; what is shown stays."""

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from gazette.gui.document_text import blocks_of, read_lines
from gazette.gui.entry_lines import Line
from gazette.gui.pasting import CARET
from gazette.gui.text_faces import key_of_line


def lines_with_caret(document: QTextDocument, cursor: QTextCursor) -> list[Line] | None:
    """Those lines; None where the selection begins or ends in no running text."""
    first, last = (document.findBlock(place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
    if any(key_of_line(block).part != "text" for block in (first, last)):
        return None
    before = _text(document, first.position(), cursor.selectionStart())
    behind = _text(document, cursor.selectionEnd(), _end(last))
    lines: list[Line] = []
    for block, line in zip(blocks_of(document), read_lines(document), strict=True):
        number = block.blockNumber()
        if number == first.blockNumber():
            lines.append(replace(line, text=before + CARET + behind))
        elif not first.blockNumber() < number <= last.blockNumber():
            lines.append(line)
    return lines


def _end(block: QTextBlock) -> int:
    return int(block.position() + block.length() - 1)


def _text(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return str(cursor.selectedText())
