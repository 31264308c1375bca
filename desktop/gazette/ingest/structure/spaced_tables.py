"""Tables whose columns spaces keep apart → rows with tabs, as all others have them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from gazette.ingest.structure.lines import Line, measure
from gazette.ingest.structure.tables import is_figure
from gazette.reading.characters import HAN
from gazette.reading.late_patterns import late_pattern

# in the order they are tried: a single space also stands inside cells and sentences
_PARTS = (late_pattern(r"[ \u3000]{2,}"), late_pattern(r"[ \u3000]+"))
_FEWEST_ROWS, _FIRST_ROWS = 3, 20
_FEWEST_COLUMNS = (2, 3)
_LONGEST_HEADER_CELL, _LONGEST_CELL = 16, 40
_MARKS = "。；：，"
_FILLED_SUM = late_pattern(rf"(?<![{HAN}])([合小总共])([ \u3000]+)计(?![{HAN}])")
_FILLING = "\0"  # keeps the places of what stands behind a sum's name whose filling spaces were taken out


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between spaces, and the place it begins at in halves of a character."""

    text: str
    start: int


def with_tabs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with tabs between the cells of tables that only spaces part: a header over columns, one of figures."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        rows = _table(lines, at)
        found += rows or [lines[at]]
        at += len(rows) or 1
    return tuple(found)


def _table(lines: Sequence[Line], start: int) -> list[Line]:
    """The rows of the longest table that begins at ``start``; none where no table does."""
    for parts, fewest in zip(_PARTS, _FEWEST_COLUMNS, strict=True):
        header = _pieces(lines[start], parts)
        if not _is_header(header, fewest) or not _figures_below(lines[start + 1 : start + _FEWEST_ROWS], parts):
            continue
        # what does not begin as a table is not read to its end again and again
        begun = _rows(lines[start : start + _FIRST_ROWS], header, parts)
        if _rows_with_figures(begun[1:]) < _FEWEST_ROWS - 1:
            continue
        rows = _rows(lines[start:], header, parts)
        return [
            replace(line, text="\t".join(row), indented=False)
            for line, row in zip(lines[start:], rows[: 1 + _rows_with_figures(rows[1:])], strict=False)
        ]
    return []


def _rows(lines: Sequence[Line], header: Sequence[_Piece], parts: re.Pattern[str]) -> list[list[str]]:
    """The cells of the lines that can be rows under a header, itself the first."""
    read = takewhile(lambda line: line is lines[0] or _may_be_row(line, parts), lines)
    cells = (_cells(_pieces(line, parts), header, aligned=parts is _PARTS[0]) for line in read)
    return list(takewhile(bool, cells))


def _pieces(line: Line, parts: re.Pattern[str]) -> list[_Piece]:
    text = _FILLED_SUM.sub(lambda found: found[1] + "计" + _FILLING * measure(found[2]), line.text)
    indent = line.measure - measure(line.text)
    pieces: list[_Piece] = []
    at = 0
    for gap in [*parts.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if piece := text[at:end].replace(_FILLING, ""):
            pieces.append(_Piece(piece, indent + measure(text[:at])))
        at = gap.end() if gap else end
    return pieces


def _is_header(pieces: Sequence[_Piece], fewest: int) -> bool:
    return len(pieces) >= fewest and all(
        len(piece.text) <= _LONGEST_HEADER_CELL
        and not is_figure(piece.text)
        and not any(mark in piece.text for mark in _MARKS)
        for piece in pieces
    )


def _may_be_row(line: Line, parts: re.Pattern[str]) -> bool:
    return (
        not line.is_row
        and not line.gap
        and parts.search(line.text) is not None
        and line.text[-1] not in _MARKS
        and all(len(piece.text) <= _LONGEST_CELL for piece in _pieces(line, parts))
    )


def _cells(pieces: Sequence[_Piece], header: Sequence[_Piece], *, aligned: bool) -> list[str]:
    """The cells of a row under its header: one for each, or by the places where they begin; none where neither fits."""
    if len(pieces) == len(header):
        return [piece.text for piece in pieces]
    if not aligned or not 1 < len(pieces) < len(header):
        return []
    row = [""] * len(header)
    for piece in pieces:
        column = max((at for at, cell in enumerate(header) if cell.start <= piece.start + 1), default=0)
        if row[column]:
            return []
        row[column] = piece.text
    return row


def _figures_below(lines: Sequence[Line], parts: re.Pattern[str]) -> bool:
    return any(is_figure(piece.text) for line in lines if _may_be_row(line, parts) for piece in _pieces(line, parts))


def _rows_with_figures(rows: Sequence[Sequence[str]]) -> int:
    """How many rows from the first on have a column that holds figures, at least two, and nothing else."""
    return max((_figures_from_the_top(column) for column in zip(*rows, strict=True)), default=0)


def _figures_from_the_top(cells: Sequence[str]) -> int:
    above = list(takewhile(lambda cell: not cell or is_figure(cell), cells))
    return len(above) if sum(map(bool, above)) > 1 else 0
