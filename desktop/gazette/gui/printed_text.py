"""From a character on a page to the same character in the editor, and back; nothing here knows Qt.

The setting drops spaces, turns lines over and adds what is not stored (brackets around a date, 续表); what is printed
of a block is therefore laid beside what its lines say. Where the pages are older than the text, what both have in
common at their ends and between leads as near as can be.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from gazette.gui.common_ends import common_ends
from gazette.gui.entry_lines import TABLE_MARK, TITLE_BREAK, Line, LineKey, columns_of, lines_of, own_lines
from gazette.model import BlockPath, Entry, NameList, Table, block_at, find_block, table_grid
from gazette.typeset import LIGATURES, Box, Page, PrintedLine, printed_lines

CellAt = tuple[int, int]
"""Row and column in which a cell of a table begins."""


@dataclass(frozen=True, slots=True)
class LinePlace:
    """A place between two characters: of the line with ``key``, or of a ``cell`` of the table that it shows."""

    key: LineKey
    at: int
    cell: CellAt | None = None


class _Stored(NamedTuple):
    """A character of the text; one that is only printed is no wider than nothing."""

    sign: str
    key: LineKey
    start: int
    end: int


_Span = tuple[LineKey, int, int]


@dataclass(frozen=True, slots=True)
class PrintedGlyph:
    """A glyph on the page of index ``page``, and which characters it stands for: ``start`` to ``end`` of a text."""

    page: int
    box: Box
    key: LineKey
    start: int
    end: int
    cell: CellAt | None = None
    turned: bool = False

    def caret(self, part: float) -> Box:
        """A caret that stands after so much of the glyph, from 0 to 1: a box with but one extent."""
        x, y, width, height = self.box
        return Box(x, y + height * (1 - part), width, 0.0) if self.turned else Box(x + width * part, y, 0.0, height)


@dataclass(frozen=True, slots=True)
class BlockOnPages:
    """A block as it is printed: its lines with the indices of their pages, and what each of their glyphs stands for."""

    lines: tuple[tuple[int, PrintedLine], ...] = ()
    spans: tuple[Sequence[_Span], ...] = ()

    def glyphs(self) -> Iterator[PrintedGlyph]:
        """Every glyph of it."""
        for at, (_, line) in enumerate(self.lines):
            for order, box in enumerate(line.boxes):
                yield self._glyph(at, order, box)

    def _glyph(self, at: int, order: int, box: Box) -> PrintedGlyph:
        (page, line), (key, start, end) = self.lines[at], self.spans[at][order]
        return PrintedGlyph(page, box, key, start, end, _cell_of(line), line.turned is not None)

    def caret(self, place: LinePlace) -> tuple[int, Box] | None:
        """Where a caret at ``place`` stands: page index and a box with but one extent; None where it is on no page."""
        behind: tuple[int, int] | None = None
        for at, (_, line) in enumerate(self.lines):
            if _cell_of(line) != place.cell:
                continue
            for order, (key, start, end) in enumerate(self.spans[at]):
                if key != place.key:
                    continue
                if start <= place.at < end:
                    glyph = self._glyph(at, order, line.boxes[order])
                    return glyph.page, glyph.caret((place.at - start) / (end - start))
                if end <= place.at and (behind is None or end >= self.spans[behind[0]][behind[1]][2]):
                    behind = (at, order)
        if behind is None:
            return None
        at, order = behind
        glyph = self._glyph(at, order, self.lines[at][1].boxes[order])
        return glyph.page, glyph.caret(1.0)

    def rows(self, key: LineKey) -> frozenset[tuple[int, float]]:
        """The rows, by page index and head, in which a line of the text stands."""
        return frozenset(
            (page, line.box.y)
            for (page, line), spans in zip(self.lines, self.spans, strict=True)
            if any(span[0] == key for span in spans)
        )


def place_of_click(
    pages: Sequence[tuple[int, Page]], entry: Entry, clicked: tuple[int, PrintedLine], point: tuple[float, float]
) -> LinePlace | None:
    """The place in the text of ``entry`` that a click at a ``point`` of a line means; None where it has no text.

    ``pages`` are those on which the entry stands, with their indices; ``clicked`` is the line with that of its page.
    """
    _, line = clicked
    glyph, across = line.nearest(*point)
    cell = _cell_of(line)
    if glyph < 0 or (line.repeats and cell is None):
        return None if cell is None else LinePlace(LineKey(line.path, "table"), 0, cell)
    own = block_on_pages(pages, line.entry, entry, line.path)
    key, start, end = own.spans[own.lines.index(clicked)][glyph]
    return LinePlace(key, start + round(across * (end - start)), cell)


def block_on_pages(pages: Sequence[tuple[int, Page]], number: int, entry: Entry, path: BlockPath) -> BlockOnPages:
    """The block at ``path`` of ``entry``, which is number ``number`` (from 0) on ``pages``."""
    return blocks_on_pages(pages, number, entry, {path})[path]


def blocks_on_pages(
    pages: Sequence[tuple[int, Page]], number: int, entry: Entry, paths: Set[BlockPath]
) -> dict[BlockPath, BlockOnPages]:
    """The same of several blocks, by their paths; of a block that is but partly on ``pages`` that part."""
    lines: dict[BlockPath, list[tuple[int, PrintedLine]]] = {path: [] for path in paths}
    for index, page in pages:
        for line in printed_lines(page, (number, paths)):
            lines[line.path].append((index, line))
    return {
        path: BlockOnPages(tuple(own), tuple(_spans([line for _, line in own], entry, path)))
        for path, own in lines.items()
    }


def _cell_of(line: PrintedLine) -> CellAt | None:
    return None if line.cell is None else (line.cell.row, line.cell.column)


def _spans(lines: Sequence[PrintedLine], entry: Entry, path: BlockPath) -> list[list[_Span]]:
    """For each glyph of each of the printed ``lines`` of a block which characters it stands for."""
    said = _said(entry, path)
    table = next((line.key for line in said if line.face == "table"), None)
    texts = list(_printed_order(said, entry, path))
    if table is None:
        return _laid_beside([line.texts for line in lines], texts, LineKey(path, said[0].key.part) if said else None)
    caption = _laid_beside(
        [line.texts for line in lines if line.cell is None and not line.repeats], texts, LineKey(path, "caption")
    )
    cells = _cell_spans([line for line in lines if line.cell is not None], entry, table)
    captions = iter(caption)
    inside = iter(cells)
    return [
        next(inside)
        if line.cell is not None
        else [(table, 0, 0) for _ in line.texts]
        if line.repeats
        else next(captions)
        for line in lines
    ]


def _said(entry: Entry, path: BlockPath) -> list[Line]:
    """The lines of the block at ``path``, or of the head."""
    if not path:
        return [line for line in lines_of(entry) if not line.key.path]
    block = find_block(entry.blocks, path)
    return [] if block is None else list(own_lines(block, path))


def _printed_order(lines: Iterable[Line], entry: Entry, path: BlockPath) -> Iterator[_Stored]:
    """What the lines of a block say, in the order in which it is printed."""
    block = find_block(entry.blocks, path)
    role = ""
    for line in lines:
        match line.key.part:
            case "table" | "picture" | "description":
                continue
            case "date" if line.text:
                yield _Stored("（", line.key, 0, 0)
                yield from _signs(line.text, line.key)
                yield _Stored("）", line.key, len(line.text), len(line.text))
            case "person" if isinstance(block, NameList) and columns_of(block) == 3:
                cells = line.text.split("\t", 2)
                if cells[0] and cells[0] != role:
                    yield from _signs(cells[0], line.key)
                    yield _Stored("：", line.key, len(cells[0]), len(cells[0]))
                role = cells[0]
                yield from _signs(line.text[len(cells[0]) :], line.key, len(cells[0]))
            case _:
                yield from _signs(line.text, line.key)


def _signs(text: str, key: LineKey, first: int = 0) -> Iterator[_Stored]:
    """The characters of ``text`` that leave ink, each with its place; of a ligature the letters that are drawn."""
    for at, character in enumerate(text, first):
        if character.isspace() or character in (TABLE_MARK, TITLE_BREAK):
            continue
        for sign in character.translate(LIGATURES):
            yield _Stored(sign, key, at, at + 1)


def _cell_spans(lines: Sequence[PrintedLine], entry: Entry, table: LineKey) -> list[list[_Span]]:
    """The same for what stands in cells: a cell goes on on the next page, or is printed there once more."""
    block = block_at(entry.blocks, table.path)
    assert isinstance(block, Table)
    said = {(each.row, each.column): each.cell.text for each in table_grid(block).cells}
    parts: dict[CellAt, list[list[int]]] = {}
    left: dict[CellAt, int] = {}  # how many lines are still to come of what was begun
    for at, line in enumerate(lines):
        assert line.cell is not None
        cell = (line.cell.row, line.cell.column)
        runs = parts.setdefault(cell, [])
        if not left.get(cell):
            left[cell] = max(line.cell.lines, 1)
            if not (runs and line.cell.goes_on):
                runs.append([])
        left[cell] -= 1
        runs[-1].append(at)
    spans: dict[int, list[_Span]] = {}
    for cell, runs in parts.items():
        stored = list(_signs(said.get(cell, ""), table))
        for run in runs:
            made = _laid_beside([lines[at].texts for at in run], stored, table)
            spans.update(zip(run, made, strict=True))
    return [spans[at] for at in range(len(lines))]


def _laid_beside(
    printed: Sequence[Sequence[str]], stored: Sequence[_Stored], first: LineKey | None
) -> list[list[_Span]]:
    """Which characters of ``stored`` each text of each line of ``printed`` stands for."""
    printed = [[text.translate(LIGATURES) for text in line] for line in printed]
    signs = [sign for line in printed for text in line for sign in text if not sign.isspace()]
    met = _met(signs, stored)
    last = (stored[0].key, stored[0].start, stored[0].start) if stored else (first or LineKey((), "title"), 0, 0)
    spans: list[list[_Span]] = []
    at = 0
    for line in printed:
        of_line: list[_Span] = []
        for text in line:
            one = met[at] if at < len(met) else None
            if len(text) == 1 and one is not None and not text.isspace():
                last, at = (one.key, one.start, one.end), at + 1
            else:
                count = sum(not sign.isspace() for sign in text)
                last, at = _span(text, [each for each in met[at : at + count] if each], one, last), at + count
            of_line.append(last)
        spans.append(of_line)
    return spans


def _span(text: str, met: Sequence[_Stored], following: _Stored | None, last: _Span) -> _Span:
    """What a glyph stands for that is no single character: a ligature, spaces, or what is not stored."""
    if met:
        key = met[0].key
        return key, met[0].start, max(one.end for one in met if one.key == key)
    if text.isspace() and following is not None and following.key == last[0]:
        return last[0], last[2], following.start
    return last[0], last[2], last[2]


def _met(printed: Sequence[str], stored: Sequence[_Stored]) -> Sequence[_Stored | None]:
    """Which of the stored characters each of the printed ones is."""
    said = [one.sign for one in stored]
    if printed == said:
        return stored
    front, back = common_ends(printed, said)
    met: list[_Stored | None] = [None] * len(printed)
    met[:front] = stored[:front]
    if back:
        met[-back:] = stored[-back:]
    middle = printed[front : len(printed) - back], said[front : len(said) - back]
    if all(middle):
        for one, other, size in SequenceMatcher(None, *middle, autojunk=False).get_matching_blocks():
            met[front + one : front + one + size] = stored[front + other : front + other + size]
    return met
