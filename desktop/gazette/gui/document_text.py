"""Keeps a QTextDocument equal to the lines of an entry: reads what was typed, and patches what a command changed.

A document is never loaded anew under the caret: only lines that differ are touched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from gazette.gui.common_ends import common_ends
from gazette.gui.entry_lines import Line
from gazette.gui.look import Look
from gazette.gui.qt_places import places
from gazette.gui.table_drawing import TableDrawing
from gazette.gui.text_faces import (
    DRAWN,
    block_format,
    char_format,
    face_of_line,
    key_of_line,
    picture_format,
    table_format,
)
from gazette.gui.text_hunks import hunks
from gazette.gui.typed_lines import TypedLines, line_as_typed
from gazette.model import Block, Picture, Table, block_at


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a document in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def read_lines(document: QTextDocument) -> tuple[Line, ...]:
    """What the document says now."""
    return tuple(map(line_as_typed, blocks_of(document)))


class DocumentText:
    """The document of one entry, written and patched."""

    def __init__(self, document: QTextDocument, tables: TableDrawing, lines: TypedLines) -> None:
        self._document, self._tables, self._lines = document, tables, lines

    def write(self, lines: tuple[Line, ...], blocks: tuple[Block, ...], look: Look, *, anew: bool) -> None:
        """Make the document say ``lines``; with ``anew`` from nothing, else by touching what differs."""
        said = tuple(self._lines.read())
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if anew:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            self._fill(cursor, lines, blocks, look)
        else:
            self._patch(said, lines, blocks, look)
        cursor.endEditBlock()

    def _fill(self, cursor: QTextCursor, lines: Sequence[Line], blocks: tuple[Block, ...], look: Look) -> None:
        for place, line in enumerate(lines):
            if place:
                cursor.insertBlock()
            self._insert(cursor, line, blocks, look)

    def _insert(self, cursor: QTextCursor, line: Line, blocks: tuple[Block, ...], look: Look) -> None:
        cursor.setBlockFormat(block_format(line, look))
        if line.face == "table":
            table = block_at(blocks, line.key.path)
            assert isinstance(table, Table)
            cursor.insertText(line.text, table_format(self._tables.keep(table)))
            return
        if line.face == "picture":
            picture = block_at(blocks, line.key.path)
            assert isinstance(picture, Picture)
            cursor.insertText(line.text, picture_format(picture))
            return
        lead, rest = char_format(line.face, look), char_format("text", look)
        cursor.setBlockCharFormat(lead)
        cut = line.lead if 0 < line.lead < len(line.text) else len(line.text)
        cursor.insertText(line.text[:cut], lead)
        if cut < len(line.text):
            cursor.insertText(line.text[cut:], rest)

    def _patch(self, said: tuple[Line, ...], lines: tuple[Line, ...], blocks: tuple[Block, ...], look: Look) -> None:
        before, after = common_ends(
            [(line.face, line.text) for line in said], [(line.face, line.text) for line in lines]
        )
        middle = lines[before : len(lines) - after]
        replaced = [self._document.findBlockByNumber(number) for number in range(before, len(said) - after)]
        for block, line in zip(replaced, middle, strict=False):
            self._rewrite(block, line, blocks, look)
        if len(middle) > len(replaced):
            self._add(
                self._document.findBlockByNumber(before + len(replaced) - 1), middle[len(replaced) :], blocks, look
            )
        elif len(replaced) > len(middle):
            _remove(self._document.findBlockByNumber(before + len(middle) - 1), replaced[-1])
        kept = len(lines) - after
        self._renew_keys(0, said[:before], lines[:before], blocks, look)
        self._renew_keys(before, (), middle, blocks, look)
        self._renew_keys(kept, said[len(said) - after :], lines[kept:], blocks, look)

    def _rewrite(self, block: QTextBlock, line: Line, blocks: tuple[Block, ...], look: Look) -> None:
        cursor = QTextCursor(block)
        if DRAWN & {line.face, face_of_line(block)}:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self._insert(cursor, line, blocks, look)
            return
        old = block.text()
        cursor.setBlockFormat(block_format(line, look))
        # A caret between two places that changed stays where it is; in other words it has nowhere to stay.
        for start, end, text in reversed(hunks(old, line.text)):
            cursor.setPosition(block.position() + places(old[:start]))
            cursor.setPosition(block.position() + places(old[:end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
        _colour(block, line, look)

    def _add(self, after: QTextBlock, lines: Sequence[Line], blocks: tuple[Block, ...], look: Look) -> None:
        cursor = QTextCursor(after)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        for line in lines:
            cursor.insertBlock()
            self._insert(cursor, line, blocks, look)

    def _renew_keys(
        self, first: int, said: Sequence[Line], lines: Sequence[Line], blocks: tuple[Block, ...], look: Look
    ) -> None:
        """Give the lines from number ``first`` on their keys; ``said`` is what stands there, where that is known."""
        for number, line in enumerate(lines, first):
            is_known = bool(said) and said[number - first].key == line.key
            if is_known and line.face not in DRAWN:
                continue
            block = self._document.findBlockByNumber(number)
            if not is_known and key_of_line(block) != line.key:
                QTextCursor(block).setBlockFormat(block_format(line, look))
            if line.face == "table":
                self.show_table(block, block_at(blocks, line.key.path))
            elif line.face == "picture":
                _renew_picture(block, block_at(blocks, line.key.path))

    def show_table(self, block: QTextBlock, table: Block) -> None:
        """Draw another table in its line."""
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        assert isinstance(table, Table)
        if self._tables.of(cursor.charFormat()) != table:
            cursor.setCharFormat(table_format(self._tables.keep(table)))


def _renew_picture(block: QTextBlock, picture: Block) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    assert isinstance(picture, Picture)
    if cursor.charFormat() != picture_format(picture):
        cursor.setCharFormat(picture_format(picture))


def recolour(document: QTextDocument, lines: tuple[Line, ...], look: Look) -> None:
    """Dress every line anew, after a change of theme or text size; what was typed since ``lines`` stays as it is."""
    leads = {line.key: line.lead for line in lines}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block, said in zip(blocks_of(document), read_lines(document), strict=True):
        line = replace(said, lead=leads.get(said.key, 0))
        QTextCursor(block).setBlockFormat(block_format(line, look))
        if line.face not in DRAWN:
            _colour(block, line, look)
    cursor.endEditBlock()


def _colour(block: QTextBlock, line: Line, look: Look) -> None:
    cursor = QTextCursor(block)
    cut = line.lead if 0 < line.lead < len(line.text) else len(line.text)
    for start, end, face in ((0, cut, line.face), (cut, len(line.text), "text")):
        cursor.setPosition(block.position() + places(line.text[:start]))
        cursor.setPosition(block.position() + places(line.text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(char_format(face, look))
    if not line.text:
        cursor.setBlockCharFormat(char_format(line.face, look))


def _remove(last_kept: QTextBlock, last_removed: QTextBlock) -> None:
    cursor = QTextCursor(last_kept)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    kept = last_kept.blockFormat()
    cursor.setPosition(last_removed.position() + last_removed.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setBlockFormat(kept)
