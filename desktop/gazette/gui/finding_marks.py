"""Where findings stand in the text: each place goes along with what is typed, and is gone once its string changes."""

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtGui import QTextCursor, QTextDocument

from gazette.gui.found_places import FoundPlace, places_of_texts
from gazette.gui.table_drawing import LevelMarks, TableDrawing
from gazette.model import Entry, Finding, finding_place


class FindingMarks:
    """The places of the findings on the entry that a document shows."""

    def __init__(self, document: QTextDocument, tables: TableDrawing) -> None:
        self._document, self._tables = document, tables
        self._marks: list[tuple[Finding, QTextCursor]] = []
        """In the order of the text."""
        self.cells: list[tuple[Finding, FoundPlace]] = []
        """Those in cells of tables."""

    def __bool__(self) -> bool:
        return bool(self._marks)

    def clear(self) -> None:
        """There are none."""
        self._marks, self.cells = [], []

    def show(self, entry: Entry, findings: tuple[Finding, ...]) -> None:
        """Find the places of ``findings`` on ``entry``."""
        self.clear()
        shown = places_of_texts(
            entry, self._document, self._tables, [finding_place(entry, finding) for finding in findings]
        )
        for finding, place in zip(findings, shown, strict=True):
            if place is not None and place.cell is not None:
                self.cells.append((finding, place))
            elif place is not None:
                self._marks.append((finding, self._cursor(place)))
        self._marks.sort(key=lambda mark: mark[1].selectionStart())

    def _cursor(self, place: FoundPlace) -> QTextCursor:
        line = self._document.findBlockByNumber(place.line)
        cursor = QTextCursor(line)
        cursor.setPosition(line.position() + place.start)
        cursor.setPosition(line.position() + place.end, QTextCursor.MoveMode.KeepAnchor)
        # What is typed right behind a place is no part of it.
        cursor.setKeepPositionOnInsert(True)
        return cursor

    def between(self, first: int, last: int) -> Iterator[tuple[Finding, QTextCursor]]:
        """Those in the lines from ``first`` to ``last``, with what selects each."""
        begin = self._document.findBlockByNumber(first).position()
        line = self._document.findBlockByNumber(last)
        end = line.position() + line.length()
        return ((finding, cursor) for finding, cursor in self._marks if begin <= cursor.selectionStart() < end)

    def drop_changed(self, position: int, removed: int, added: int) -> bool:
        """After a change of the text: take out those whose string is another now; whether there were some.

        While an input method composes Qt tells of changes that are none.
        """
        kept = [
            (finding, cursor)
            for finding, cursor in self._marks
            if not (cursor.selectionStart() <= position + added and position <= cursor.selectionEnd())
            or cursor.selectedText() == finding.text
            or _plain(cursor.selectedText()) == finding.text
        ]
        dropped = len(kept) < len(self._marks)
        self._marks = kept
        return dropped

    def at(self, position: int) -> Finding | None:
        """The finding at one of Qt's places: of several the shortest string."""
        here = [
            (cursor.selectionEnd() - cursor.selectionStart(), number)
            for number, (_, cursor) in enumerate(self._marks)
            if cursor.selectionStart() <= position <= cursor.selectionEnd()
        ]
        return self._marks[min(here)[1]][0] if here else None

    def place_of(self, finding: Finding) -> QTextCursor | None:
        """What selects a finding in the text."""
        cursor = next((QTextCursor(cursor) for one, cursor in self._marks if one == finding), None)
        if cursor is not None:
            cursor.setKeepPositionOnInsert(False)
        return cursor

    def cell_of(self, finding: Finding) -> FoundPlace | None:
        """Where a finding stands in a cell of a table."""
        return next((place for one, place in self.cells if one == finding), None)

    def in_cells(self) -> LevelMarks:
        """By line and cell: where a string begins and ends, and its level."""
        marks: LevelMarks = defaultdict(lambda: defaultdict(list))
        for finding, place in self.cells:
            if place.cell is not None:
                marks[place.line][place.cell].append((place.start, place.end, finding.level))
        return marks


def _plain(text: str) -> str:
    """A text as it is said where its rows are not parted."""
    return text.replace("\u2028", "")
