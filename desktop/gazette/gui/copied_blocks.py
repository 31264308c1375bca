"""What is copied over several lines of the text keeps its structure, in a format of our own beside text and HTML."""

import json
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from gazette.gui.document_text import blocks_of, read_lines
from gazette.gui.entry_lines import TITLE_BREAK, Line
from gazette.gui.typed_entry import entry_from_lines, paragraph
from gazette.ingest import Fragment
from gazette.model import Attachment, Block, Enclosure, Entry, Finding, Picture, block_from_plain, block_to_plain

_FORMAT = "application/x-gazette-desk-blocks"


def selected_blocks(entry: Entry, document: QTextDocument, cursor: QTextCursor) -> tuple[Block, ...]:
    """The blocks of ``entry``, which the document shows, as far as they are selected; of its head the lines."""
    lines = _selected_lines(document, cursor)
    head = (line.text.replace(TITLE_BREAK, "") for line in lines if not line.key.path)
    return (*(paragraph(text) for text in head if text.strip()), *_opened(entry_from_lines(entry, lines).blocks))


def with_blocks(copied: QMimeData, blocks: Iterable[Block]) -> QMimeData:
    """Text and HTML of what was copied, and its blocks beside them; Qt's own data takes no other format."""
    data = QMimeData()
    data.setText(copied.text())
    data.setHtml(copied.html())
    data.setData(_FORMAT, json.dumps([block_to_plain(block) for block in blocks]).encode())
    return data


def copied_blocks(data: QMimeData, kept: Callable[[set[str]], Container[str]]) -> Fragment | None:
    """What ``with_blocks`` laid down, if it did, with those pictures that are ``kept`` here; others are told.

    None, too, where another version laid down what this one does not know: its text and HTML are there all the same.
    """
    if not data.hasFormat(_FORMAT):
        return None
    try:
        blocks = tuple(map(block_from_plain, json.loads(bytes(data.data(_FORMAT).data()))))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    pictures = [block.sha256 for block in _all(blocks) if isinstance(block, Picture)]
    there = kept(set(pictures)) if pictures else ()
    told = tuple(
        Finding(rule="ingest.unread.web_picture", level="doubt") for picture in pictures if picture not in there
    )
    left = tuple(_with_pictures(blocks, there))
    return Fragment(blocks=left, findings=told) if left else None


def _selected_lines(document: QTextDocument, cursor: QTextCursor) -> list[Line]:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines = []
    for block, line in zip(blocks_of(document), read_lines(document), strict=True):
        first, last = block.position(), block.position() + block.length() - 1
        if first <= end and start <= last:
            part = QTextCursor(block)
            part.setPosition(max(first, start))
            part.setPosition(min(last, end), QTextCursor.MoveMode.KeepAnchor)
            lines.append(replace(line, text=part.selectedText()))
    return lines


def _opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks whose plan or attachment was selected without its title stand for themselves."""
    for block in blocks:
        if isinstance(block, Enclosure | Attachment):
            inner = tuple(_opened(block.blocks))
            titled = block.title or (isinstance(block, Attachment) and block.label)
            yield from ((replace(block, blocks=inner),) if titled else inner)
        else:
            yield block


def _with_pictures(blocks: Iterable[Block], there: Container[str]) -> Iterator[Block]:
    """All but the pictures that are not there."""
    for block in blocks:
        if isinstance(block, Enclosure | Attachment):
            yield replace(block, blocks=tuple(_with_pictures(block.blocks, there)))
        elif not isinstance(block, Picture) or block.sha256 in there:
            yield block


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Enclosure | Attachment):
            yield from _all(block.blocks)
