"""Carets and selections in the editor by what they stand in: a line's key and a count of its characters."""

import re

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gazette.gui.document_text import blocks_of
from gazette.gui.entry_lines import LineKey
from gazette.gui.printed_text import LinePlace
from gazette.gui.qt_places import characters, places
from gazette.gui.text_faces import key_of_line, path_of_line
from gazette.model import BlockPath

_SENTENCE = re.compile(r"[^。！？!?\u2028]*(?:[。！？!?]+[”’」』）〕】]*|\u2028|$)")


def place_of_caret(text: QTextEdit) -> LinePlace:
    """Where the caret stands."""
    return place_at(text, text.textCursor().position())


def place_at(text: QTextEdit, position: int) -> LinePlace:
    """What one of Qt's places means."""
    line = text.document().findBlock(position)
    return LinePlace(key_of_line(line), characters(line.text(), position - line.position()))


def put_caret(text: QTextEdit, place: LinePlace) -> bool:
    """Put the caret there, in view; False where the line is gone."""
    line = line_of(text, place.key)
    if line is None:
        return False
    _select(text, line, place.at, place.at)
    return True


def select_sentence(text: QTextEdit, place: LinePlace) -> bool:
    """Select the sentence that a place stands in; False where the line is gone."""
    line = line_of(text, place.key)
    if line is None:
        return False
    said = line.text()
    at = min(place.at, max(len(said) - 1, 0))
    found = next((one for one in _SENTENCE.finditer(said) if one.start() <= at < one.end()), None)
    start, end = found.span() if found else (at, at)
    _select(text, line, start + len(said[start:end]) - len(said[start:end].lstrip()), end)
    return True


def show_block(text: QTextEdit, path: BlockPath, said: str = "") -> None:
    """Put the caret at a block, selecting ``said`` in the first of its lines that has it, else at its first line.

    Out of view, it comes to the upper third.
    """
    lines = [line for line in blocks_of(text.document()) if path_of_line(line) == path]
    if not lines:
        return
    line = next((line for line in lines if said and said in line.text()), lines[0])
    cursor, at = QTextCursor(line), line.text().find(said) if said else -1
    if at >= 0:
        start = line.position() + places(line.text()[:at])
        cursor.setPosition(start)
        cursor.setPosition(start + places(said), QTextCursor.MoveMode.KeepAnchor)
    rect, bar = text.document().documentLayout().blockBoundingRect(line), text.verticalScrollBar()
    hidden = rect.top() < bar.value() or rect.bottom() > bar.value() + text.viewport().height()
    if said or path_of_line(text.textCursor().block()) != path:
        text.setTextCursor(cursor)
    if hidden:
        bar.setValue(round(rect.top() - text.viewport().height() / 3))


def line_of(text: QTextEdit, key: LineKey) -> QTextBlock | None:
    """The line with ``key``."""
    return next((block for block in blocks_of(text.document()) if key_of_line(block) == key), None)


def _select(text: QTextEdit, line: QTextBlock, start: int, end: int) -> None:
    said = line.text()
    cursor = QTextCursor(line)
    cursor.setPosition(line.position() + places(said[:start]))
    cursor.setPosition(line.position() + places(said[:end]), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    rect, height = text.cursorRect(cursor), text.viewport().height()
    if rect.top() < 0 or rect.bottom() > height:
        bar = text.verticalScrollBar()
        bar.setValue(bar.value() + rect.top() - height // 3)
