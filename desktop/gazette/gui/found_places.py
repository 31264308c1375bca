"""Where something that is looked for stands in the text of an entry, cells of drawn tables and all, and its marks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from gazette.gui.document_text import blocks_of
from gazette.gui.entry_lines import TITLE_BREAK, Part, lines_of
from gazette.gui.qt_places import places
from gazette.gui.table_drawing import CellMarks, TableDrawing
from gazette.gui.text_faces import face_of_line, key_of_line, path_of_line
from gazette.model import BlockPath, Entry, TextPlace
from gazette.reading.matching import Wanted

_LINES: dict[str, Part] = {
    "title_full": "title",
    "number_zh": "number",
    "cell": "table",
    "role": "person",
    "name": "person",
    "affiliation": "person",
}
"""The line that shows a text of an entry, where it has another name."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in the line ``line`` (from 0) of the text: of Qt's positions in it, or of a table's cell's characters."""

    line: int
    start: int
    end: int
    cell: int | None = None


def found_places(document: QTextDocument, tables: TableDrawing, wanted: Wanted) -> tuple[FoundPlace, ...]:
    """Every place where ``wanted`` stands, in the order of the text."""
    return tuple(_found(document, tables, wanted)) if wanted.text else ()


def _found(document: QTextDocument, tables: TableDrawing, wanted: Wanted) -> Iterator[FoundPlace]:
    for number, block in enumerate(blocks_of(document)):
        if face_of_line(block) == "table":
            for index, text in enumerate(tables.cell_texts(table_cursor(block).charFormat())):
                for start, end in wanted.places(text):
                    yield FoundPlace(number, start, end, index)
            continue
        text = block.text()
        # Where a title breaks in print, its words go on.
        kept = [at for at, sign in enumerate(text) if sign != TITLE_BREAK] if TITLE_BREAK in text else None
        for start, end in wanted.places(text.replace(TITLE_BREAK, "")):
            first, last = (start, end) if kept is None else (kept[start], kept[end - 1] + 1)
            yield FoundPlace(number, places(text[:first]), places(text[:last]))


def places_of_texts(
    entry: Entry, document: QTextDocument, tables: TableDrawing, meant: Sequence[TextPlace | None]
) -> list[FoundPlace | None]:
    """Where the text of ``entry`` shows places of its texts; None for what no line shows.

    The text may have been typed on since: of several places of one string the nearest is meant.
    """
    paths = {place.part.path for place in meant if place is not None}
    lines: dict[tuple[BlockPath, str], list[QTextBlock]] = defaultdict(list)
    for block in blocks_of(document) if paths else ():
        if path_of_line(block) in paths:
            key = key_of_line(block)
            lines[key.path, key.part].append(block)
    names: dict[str, Part] = {**_LINES, "title_row": "title"}
    if not entry.title_full:
        names["title_zh"] = "title"
    return [
        None if place is None else _shown(place, names.get(place.part.name, place.part.name), lines, tables)
        for place in meant
    ]


def _shown(
    place: TextPlace, part: str, lines: Mapping[tuple[BlockPath, str], Sequence[QTextBlock]], tables: TableDrawing
) -> FoundPlace | None:
    found: list[tuple[int, FoundPlace]] = []
    for block in lines.get((place.part.path, part), ()):
        if part in ("line", "person") and key_of_line(block).index != place.part.index:
            continue
        if part == "table":
            cells = tables.cell_texts(table_cursor(block).charFormat())
            if place.part.index < len(cells) and cells[place.part.index][place.start : place.end] == place.found:
                return FoundPlace(block.blockNumber(), place.start, place.end, place.part.index)
            continue
        found += _in_line(block, place)
    return min(found, key=lambda each: each[0])[1] if found else None


def _in_line(block: QTextBlock, place: TextPlace) -> Iterator[tuple[int, FoundPlace]]:
    """Every place of the string in a line, with how far it is from where it is expected."""
    text, number = block.text(), block.blockNumber()
    kept = [at for at, sign in enumerate(text) if sign != TITLE_BREAK]
    said = text.replace(TITLE_BREAK, "")
    offset = max(said.find(place.text), 0)
    at = said.find(place.found)
    while at >= 0:
        first, last = kept[at], kept[at + len(place.found) - 1] + 1
        yield abs(at - offset - place.start), FoundPlace(number, places(text[:first]), places(text[:last]))
        at = said.find(place.found, at + 1)


def table_cursor(line: QTextBlock) -> QTextCursor:
    """A cursor that has the format of the table drawn in ``line``."""
    cursor = QTextCursor(line)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return cursor


def cursor_at(document: QTextDocument, place: FoundPlace) -> QTextCursor:
    """What selects a place; before the table that it stands in."""
    block = document.findBlockByNumber(place.line)
    cursor = QTextCursor(block)
    if place.cell is None:
        cursor.setPosition(block.position() + place.start)
        cursor.setPosition(block.position() + place.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def place_of_hit(entry: Entry, hit: TextPlace, found: Sequence[FoundPlace]) -> int | None:
    """Which of the places that were found in the text of ``entry`` a hit in it means; None where no line shows it."""
    part = hit.part
    numbers = [
        number
        for number, line in enumerate(lines_of(entry))
        if line.key.path == part.path
        and line.key.part in (_LINES.get(part.name, part.name), *(("title",) if part.name == "title_row" else ()))
        and (line.key.part not in ("line", "person") or line.key.index == part.index)
    ]
    same_text = [
        at
        for at, place in enumerate(found)
        if place.line in numbers and (place.cell is None or place.cell == part.index)
    ]
    exact = (places(hit.text[: hit.start]), hit.start)[0 if part.name != "cell" else 1]
    return next((at for at in same_text if found[at].start == exact), next(iter(same_text), None))


def cell_marks(found: Sequence[FoundPlace], current: int | None) -> CellMarks:
    """By line and cell, what is marked in tables: begin, end and whether it is the current one."""
    marks: CellMarks = defaultdict(lambda: defaultdict(list))
    for number, place in enumerate(found):
        if place.cell is not None:
            marks[place.line][place.cell].append((place.start, place.end, number == current))
    return marks


def place_rect(text: QTextEdit, tables: TableDrawing, place: FoundPlace) -> QRectF:
    """Where a place lies in the text's viewport."""
    document = text.document()
    if place.cell is None:
        return QRectF(text.cursorRect(cursor_at(document, place)))
    line = document.findBlockByNumber(place.line)
    rect = document.documentLayout().blockBoundingRect(line)
    cell = tables.cell_rect(table_cursor(line).charFormat(), document, place.cell)
    return cell.translated(rect.left(), rect.top() - text.verticalScrollBar().value())
