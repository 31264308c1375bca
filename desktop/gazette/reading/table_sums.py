"""Whether the totals of a table (合计, 总计, 小计) are the sums of what they add up."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gazette.model import Table, table_grid

_WHOLE = re.compile(r"合\s*计|总\s*计|共\s*计|总\s*数")
_PART = re.compile(r"小\s*计")
_NO_AMOUNT = re.compile(r"序号|编号|排名|单价|年份|比例|比重|占比|增速|增幅|增长率|[率比]$|[%％‰]")
_FEWEST_AMOUNTS = 3
_NUMBER = re.compile(r"[-－−]?\d+(?:\.\d+)?")
_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")

Kind = str
"""``whole`` for 合计 and its like, ``part`` for 小计."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total at ``row`` and ``column``: what is written, what the cells add up to, and what the sum is called.

    ``name`` is the head of the row or column that was added up, ``called`` that of the total (合计); ``gaps``: the rows
    (of a total along a row the columns) of the cells that hold nothing, ``is_down`` whether a column was added up.
    """

    row: int
    column: int
    name: str
    called: str
    written: Decimal
    added: Decimal
    gaps: tuple[int, ...]
    is_down: bool

    @property
    def empty(self) -> int:
        """How many of the cells hold nothing."""
        return len(self.gaps)


def totals(table: Table) -> tuple[Total, ...]:
    """Every total of ``table`` with what its cells add up to: down the columns, then along the rows."""
    grid = table_grid(table)
    words = {(each.row, each.column): each.cell.text.strip() for each in grid.cells}
    wide = {(each.row, each.column) for each in grid.cells if each.columns > 1 or each.rows > 1}
    numbers = {place: number for place, text in words.items() if (number := _number(text)) is not None}
    body = table.header_rows or 1
    spread = {
        (row, column): each.cell.text
        for each in grid.cells
        for row in range(each.row, each.row + each.rows)
        for column in range(each.column, each.column + each.columns)
    }
    column_names = [
        "".join(dict.fromkeys(spread.get((row, column), "").strip() for row in range(body)))
        for column in range(grid.columns)
    ]
    row_names = [_row_name(words, numbers, row, grid.columns) for row in range(grid.rows)]
    inner = {place: text for place, text in words.items() if place[0] >= body and place not in wide}
    flipped = {(column, row): number for (row, column), number in numbers.items()}
    kinds = [_kind(name) for name in row_names]
    down = [
        Total(row, column, column_names[column], row_names[row], numbers[row, column], added, gaps, is_down=True)
        for column in range(grid.columns)
        if not _NO_AMOUNT.search(column_names[column])
        for row, added, gaps in _added(numbers, inner, kinds, body, (column, *_halves(column_names, column)))
    ]
    left_out = {column for column, name in enumerate(column_names) if _NO_AMOUNT.search(name)}
    turned = {(column, row): text for (row, column), text in inner.items() if column not in left_out}
    along = [
        Total(row, column, row_names[row], column_names[column], numbers[row, column], added, gaps, is_down=False)
        for row in range(body, grid.rows)
        for column, added, gaps in _added(flipped, turned, [_kind(name) for name in column_names], 0, (row,))
    ]
    return (*down, *along)


def missing_amounts(table: Table) -> frozenset[tuple[int, int]]:
    """The empty cells of columns that have amounts else, by row and column: somebody should look at them."""
    grid = table_grid(table)
    columns: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for each in grid.cells:
        if each.row >= table.header_rows and each.columns == 1:
            columns[each.column].append((each.row, each.cell.text.strip()))
    missing: set[tuple[int, int]] = set()
    for column, cells in columns.items():
        amounts = sum(_number(text) is not None for _, text in cells)
        empty = [row for row, text in cells if not text]
        if amounts >= _FEWEST_AMOUNTS and amounts + len(empty) == len(cells) and len(empty) < amounts:
            missing.update((row, column) for row in empty)
    return frozenset(missing)


def _halves(names: list[str], column: int) -> tuple[int, ...]:
    """The columns of the same name in the other halves of a table that is printed side by side."""
    name = names[column]
    return tuple(each for each, other in enumerate(names) if name and other == name and each != column)


def _added(
    numbers: Mapping[tuple[int, int], Decimal],
    inner: Mapping[tuple[int, int], str],
    kinds: list[Kind | None],
    first: int,
    lines: tuple[int, ...],
) -> list[tuple[int, Decimal, tuple[int, ...]]]:
    """The totals in the first of ``lines``: where each stands, the sum of what it adds up, the places that are empty.

    The other lines are added where they have no total of their own: halves of one table side by side have one.
    """
    across, *others = lines
    found: list[tuple[int, Decimal, tuple[int, ...]]] = []
    for at in range(first, len(kinds)):
        kind = kinds[at]
        if kind is None or (at, across) not in numbers:
            continue
        halves = [across, *(other for other in others if (at, other) not in numbers)]
        # A total comes below what it adds up, in some tables above it.
        parts, gaps = _parts(numbers, inner, kinds, range(at - 1, first - 1, -1), halves, kind)
        if not parts:
            parts, gaps = _parts(numbers, inner, kinds, range(at + 1, len(kinds)), halves, kind)
        if len(parts) > 1:
            found.append((at, sum(parts, Decimal()), tuple(sorted(set(gaps)))))
    return found


def _parts(
    numbers: Mapping[tuple[int, int], Decimal],
    inner: Mapping[tuple[int, int], str],
    kinds: list[Kind | None],
    way: range,
    lines: list[int],
    kind: Kind,
) -> tuple[list[Decimal], list[int]]:
    """What a total adds up in ``lines``, and where nothing stands."""
    parts: list[Decimal] = []
    gaps: list[int] = []
    for at in way:
        other = kinds[at]
        if other in (kind, "whole"):
            break
        if other == "part":
            continue
        for across in lines:
            if (at, across) in numbers and (at, across) in inner:
                parts.append(numbers[at, across])
            elif inner.get((at, across)) == "":
                gaps.append(at)
    return parts, gaps


def _kind(name: str) -> Kind | None:
    if _PART.search(name):
        return "part"
    return "whole" if _WHOLE.search(name) else None


def _row_name(
    words: Mapping[tuple[int, int], str], numbers: Mapping[tuple[int, int], Decimal], row: int, columns: int
) -> str:
    """What a row is called: its first two cells that are no numbers."""
    texts = [
        words[row, column] for column in range(columns) if words.get((row, column)) and (row, column) not in numbers
    ]
    return "".join(texts[:2])


def _number(text: str) -> Decimal | None:
    bare = text.translate(_WIDE).replace(",", "").replace(" ", "")
    if not _NUMBER.fullmatch(bare):
        return None
    return Decimal(re.sub("[－−]", "-", bare))
