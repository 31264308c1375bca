"""Gives merged cells back to a table whose text has only empty places for them."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from gazette.model import Cell

Row = tuple[str, ...]
_STYLES = (
    (re.compile(r"\d+[.．、]"), "1."),
    (re.compile(r"[（(][一二三四五六七八九十]+[）)]"), "（一）"),
    (re.compile(r"[一二三四五六七八九十]+、"), "一、"),
    (re.compile(r"[\d.,]+[%％]?$"), "figure"),
)
_COMMON_VERBS = re.compile(r"加强|强化|加快|推进|推动|完善|健全|提升|深化|落实|严控|实施|开展")
_PAGE_WEIGHT = 1.5


def align_rows(rows: Sequence[Row], columns: int, header_rows: int, bands: Set[int]) -> list[Row]:
    """Rows of equal length: short rows are set under the columns whose numbering their first cell carries on."""
    full = [row for at, row in enumerate(rows) if len(row) == columns and at >= header_rows and all(row)]
    styles = [_common_style([row[column] for row in full]) for column in range(columns)]
    return [row if at in bands else _align(row, columns, styles) for at, row in enumerate(rows)]


def span_rows(rows: Sequence[Row], header_rows: int, breaks: Set[int], bands: Set[int]) -> tuple[tuple[Cell, ...], ...]:
    """Cells with their spans; every row comes to the same number of columns."""
    if (sublabels := _sublabel_column(rows, header_rows, bands)) is not None:
        return _span_sublabels(rows, header_rows, breaks, sublabels)
    columns = max(map(len, rows))
    wide = _wide_first_cells(rows, header_rows, bands)
    groups = _label_groups(rows, header_rows, breaks, bands | wide)
    spanned: list[tuple[Cell, ...]] = []
    for at, row in enumerate(rows):
        if at in bands:
            spanned.append((Cell(text=row[0], colspan=columns),))
        elif at in wide:
            spanned.append((Cell(text=row[0], colspan=2), *(Cell(text=cell) for cell in row[1:-1])))
        elif at in groups:
            label, length = groups[at]
            first = (Cell(text=label, rowspan=length),) if length else ()
            spanned.append((*first, *(Cell(text=cell) for cell in row[1:])))
        else:
            spanned.append(tuple(Cell(text=cell) for cell in row))
    return tuple(spanned)


def _sublabel_column(rows: Sequence[Row], header_rows: int, bands: Set[int]) -> int | None:
    """The column in which some rows have a second label where the others have a figure; None where there is none.

    Those rows are a cell too long for the table, so their last figure was lost before it came to us.
    """
    body = [row for at, row in enumerate(rows) if at >= header_rows and at not in bands]
    for column in range(2, max(map(len, rows), default=0) - 1):
        texts = [row for row in body if row[column] and style_of(row[column]) is None]
        figures = [row for row in body if style_of(row[column]) == "figure"]
        behind = all(style_of(cell) == "figure" for row in texts for cell in row[column + 1 :])
        if (
            texts
            and behind
            and len(figures) > 2 * len(texts)
            and all(row[column - 1] for row in figures if row[0] == "")
        ):
            return column
    return None


def _span_sublabels(
    rows: Sequence[Row], header_rows: int, breaks: Set[int], column: int
) -> tuple[tuple[Cell, ...], ...]:
    """Rows with one more column: a label before ``column`` covers two, where there is no second one."""
    groups = _label_groups(rows, header_rows, breaks, frozenset())
    spanned: list[tuple[Cell, ...]] = []
    for at, row in enumerate(rows):
        label, length = groups.get(at, (row[0], 1))
        first = (Cell(text=label, rowspan=length),) if length else ()
        if at >= header_rows and row[column] and style_of(row[column]) is None:
            spanned.append(first + _second_level(rows, at, column))
        elif row[column - 1] == "" and length == 1:
            spanned.append((Cell(text=row[0], colspan=column + 1), *map(_bare, row[column:])))
        else:
            between = tuple(map(_bare, row[1 : column - 1]))
            spanned.append((*first, *between, Cell(text=row[column - 1], colspan=2), *map(_bare, row[column:])))
    return tuple(spanned)


def _second_level(rows: Sequence[Row], at: int, column: int) -> tuple[Cell, ...]:
    """The cells of a row with a second label; the label over it is merged downward, a lost figure is empty."""
    row = rows[at]
    end = at + 1
    while end < len(rows) and rows[end][column - 1] == "" and rows[end][column] and style_of(rows[end][column]) is None:
        end += 1
    above = (Cell(text=row[column - 1], rowspan=end - at),) if row[column - 1] else ()
    return (*map(_bare, row[1 : column - 1]), *above, *map(_bare, row[column:]), Cell())


def _bare(text: str) -> Cell:
    return Cell(text=text)


def _align(row: Row, columns: int, styles: Sequence[str | None]) -> Row:
    missing = columns - len(row)
    if not missing:
        return row
    style = style_of(row[0])
    if style and style == styles[missing] and style != styles[0]:
        return ("",) * missing + row
    return row + ("",) * missing


def style_of(cell: str) -> str | None:
    """How a cell is numbered (``1.``, ``（一）``, ``一、``), ``figure`` for a bare number, None for text."""
    return next((name for pattern, name in _STYLES if pattern.match(cell)), None)


def _common_style(cells: Sequence[str]) -> str | None:
    styles = {style_of(cell) for cell in cells}
    return styles.pop() if len(styles) == 1 else None


def _wide_first_cells(rows: Sequence[Row], header_rows: int, bands: Set[int]) -> Set[int]:
    """Rows whose first cell takes two columns: they end in an empty place; moved on by one their figures line up."""
    body = [at for at in range(header_rows, len(rows)) if at not in bands]
    figures = {
        column for at in body if rows[at][-1] for column, cell in enumerate(rows[at]) if style_of(cell) == "figure"
    }
    short = [at for at in body if not rows[at][-1] and rows[at][0]]
    if not figures or not short or len(short) == len(body):
        return frozenset()
    wide = {at for at in short if _figures_fit(rows[at], figures)}
    if len(wide) * 2 > len(short):
        wide |= {at for at in range(header_rows) if not rows[at][-1]}
    return wide


def _figures_fit(row: Row, figures: Set[int]) -> bool:
    columns = [column for column, cell in enumerate(row) if style_of(cell) == "figure"]
    return bool(columns) and all(column + 1 in figures for column in columns) and not all(c in figures for c in columns)


def _label_groups(
    rows: Sequence[Row], header_rows: int, breaks: Set[int], apart: Set[int]
) -> dict[int, tuple[str, int]]:
    """For every row in a merged first cell: its label and length at the group's first row, ("", 0) in the others."""
    labels = [at for at in range(header_rows, len(rows)) if rows[at][0] or at in apart]
    if not labels or len(labels) == len(rows) - header_rows or not any(rows[at][0] for at in labels):
        return {}
    starts = _group_starts(rows, header_rows, labels, breaks, apart)
    groups: dict[int, tuple[str, int]] = {}
    for start, end, label in zip(starts, [*starts[1:], len(rows)], labels, strict=True):
        if end - start > 1 and label not in apart:
            groups |= dict.fromkeys(range(start, end), ("", 0))
            groups[start] = rows[label][0], end - start
    return groups


def _group_starts(
    rows: Sequence[Row], first: int, labels: Sequence[int], breaks: Set[int], apart: Set[int]
) -> list[int]:
    """Where each group begins: the label may stand in any row of it, so rows go to the label whose words they share."""
    starts = [labels[0] if labels[0] in apart else first]
    for before, label in pairwise(labels):
        starts.append(label if label in apart else _parting(rows, before, label, breaks))
    return starts


def _parting(rows: Sequence[Row], before: int, label: int, breaks: Set[int]) -> int:
    upper, lower = (_label_pairs(rows[before][0]), _label_pairs(rows[label][0]))
    upper, lower = upper - lower, lower - upper
    best, best_score = label, 0.0
    for start in range(label, before, -1):
        above = sum(len(upper & _pairs(_head_of(rows[at]))) for at in range(before + 1, start))
        below = sum(len(lower & _pairs(_head_of(rows[at]))) for at in range(start, label))
        score = above + below + (_PAGE_WEIGHT if start in breaks and start != label else 0)
        if score > best_score:
            best, best_score = start, score
    return best


def _head_of(row: Row) -> str:
    """The first sentence of a row's second cell: what the row is about."""
    return row[1].partition("。")[0] if len(row) > 1 else ""


def _label_pairs(label: str) -> set[str]:
    return _pairs(_COMMON_VERBS.sub(" ", label))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalpha()}
