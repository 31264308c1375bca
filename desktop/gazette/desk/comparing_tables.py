"""The red-line of tables: cell by cell, with rows and columns that came and went."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, Self

from gazette.desk.aligning import Likeness, Pair, aligned
from gazette.desk.comparing_lines import Back, LineWriter, ListForm, always, chained
from gazette.desk.text_comparing import Piece, Pieces, merged_text
from gazette.model import BlockPath, Cell, Table

Row = tuple[Cell, ...]

ROWS: Likeness[Row] = Likeness(
    text=lambda row: "\n".join(cell.text for cell in row),
    floor=lambda old, new: 0.0 if _shape((old,)) == _shape((new,)) else None,
)
COMMON: Likeness[Row] = Likeness(text=lambda row: "\n".join(cell.text for cell in row), floor=lambda _old, _new: 0.0)


def _shape(rows: Iterable[tuple[Cell, ...]]) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(tuple((cell.rowspan, cell.colspan) for cell in row) for row in rows)


def spans_of(row: Row) -> tuple[tuple[int, int], ...]:
    """Columns and rows of each cell of a row."""
    return tuple((cell.colspan, cell.rowspan) for cell in row)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """Which column is which of two tables without merged cells that have not the same number of them."""

    old: Sequence[Row]
    new: Sequence[Row]
    columns: Sequence[Pair]

    @classmethod
    def of(cls, old: Sequence[Row], new: Sequence[Row]) -> Self | None:
        """None where there are merged cells, rows of several lengths, as many columns as before, or none in common."""
        widths = [{len(row) for row in rows} for rows in (old, new)]
        if widths[0] == widths[1] or any(len(width) != 1 or 0 in width for width in widths):
            return None
        if any(cell.colspan > 1 for rows in (old, new) for row in rows for cell in row):
            return None
        columns = [[tuple(Cell(text=cell.text) for cell in column) for column in zip(*rows, strict=True)]
                   for rows in (old, new)]  # fmt: skip
        pairs = aligned(columns[0], columns[1], COMMON)
        if not any(one is not None and other is not None for one, other in pairs):
            return None
        return cls(old=old, new=new, columns=pairs)

    def rows(self) -> list[Pair]:
        """Which row is which, by what stands in the columns that both have."""
        both = [(one, other) for one, other in self.columns if one is not None and other is not None]
        common = (
            [tuple(row[one] for one, _ in both) for row in self.old],
            [tuple(row[other] for _, other in both) for row in self.new],
        )
        return aligned(common[0], common[1], COMMON)


class TableWriter:
    """Writes the rows of tables to ``out``."""

    def __init__(self, out: LineWriter) -> None:
        self._out = out

    def rows(self, old: Table, new: Table, path: BlockPath) -> Callable[[], Back[tuple[Row, ...]]] | None:
        """What writes the rows side by side; None where merged cells are others, so that rows cannot be told apart."""

        def cells(row: tuple[Cell, ...]) -> tuple[str, ...]:
            return tuple(cell.text for cell in row)

        def pair(was: tuple[Cell, ...], row: tuple[Cell, ...]) -> Back[tuple[Cell, ...]]:
            made = [self._cell(*each) for each in zip(was, row, strict=True)]
            face = "header_row" if any(row is each for each in new.rows[: new.header_rows]) else "row"
            self._out.told_line(face, tuple(pieces for pieces, _ in made), path=path, spans=spans_of(row))
            return lambda back: tuple(cell(back) for _, cell in made)

        if _shape(old.rows) == _shape(new.rows):
            pairs = list(zip(old.rows, new.rows, strict=True))
            return lambda: chained([always(pair(*each)) for each in pairs])
        if any(cell.rowspan > 1 for table in (old, new) for row in table.rows for cell in row):
            return None
        if (plan := ColumnPlan.of(old.rows, new.rows)) is not None:
            return partial(self._rows_of_columns, plan, path)
        if not {*_shape(old.rows)} & {*_shape(new.rows)}:
            return None
        form = ListForm(face="row", cells=cells, pair=pair, path=path)
        return lambda: self._out.items(old.rows, new.rows, ROWS, form)

    def _cell(self, old: Cell, new: Cell) -> tuple[Pieces, Back[Cell]]:
        pieces = self._out.compared(old.text, new.text)
        return pieces, lambda back: replace(new, text=merged_text(pieces, back))

    def _rows_of_columns(self, plan: ColumnPlan, path: BlockPath) -> Back[tuple[Row, ...]]:
        """Rows of a table that has other columns now; each column that came or went is one difference."""
        numbers = {column: self._out.number() for column in plan.columns if None in column}
        for column, number in numbers.items():
            self._tell_column(plan, column, number)
        slots: list[Back[tuple[Row, ...]]] = []
        for one, other in plan.rows():
            if one is not None and other is not None:
                slots.append(self._row_of_columns(plan, numbers, (plan.old[one], plan.new[other]), path))
            else:
                slots.append(self._lone_row(plan, numbers, (one, other), path))
        return chained(slots)

    def _row_of_columns(
        self, plan: ColumnPlan, numbers: dict[Pair, int], rows: tuple[Row, Row], path: BlockPath
    ) -> Back[tuple[Row, ...]]:
        shown: list[Pieces] = []
        backs: list[Back[tuple[Cell, ...]]] = []
        for column in plan.columns:
            one, other = column
            if one is not None and other is not None:
                pieces, back = self._cell(rows[0][one], rows[1][other])
                backs.append(always(back))
            else:
                cell = rows[0][one] if one is not None else rows[1][other or 0]
                pieces = (Piece("out" if one is not None else "in", cell.text, numbers[column]),) if cell.text else ()
                backs.append(_in_column(numbers[column], cell, gone=one is not None))
            shown.append(pieces)
        self._out.told_line("row", tuple(shown), path=path)
        return lambda numbers: (tuple(cell for back in backs for cell in back(numbers)),)

    def _lone_row(
        self, plan: ColumnPlan, numbers: dict[Pair, int], row: Pair, path: BlockPath
    ) -> Back[tuple[Row, ...]]:
        """A row that came or went; where a column is taken back that it never had, its cell there is empty."""
        gone = row[0] is not None
        cells = plan.old[row[0]] if row[0] is not None else plan.new[row[1] or 0]
        number = self._out.number()
        texts: list[str] = []
        backs: list[Back[tuple[Cell, ...]]] = []
        for column in plan.columns:
            at = column[0] if gone else column[1]
            cell = cells[at] if at is not None else Cell()
            texts.append(cell.text)
            if None in column:
                backs.append(_in_column(numbers[column], cell, gone=column[0] is not None))
            else:
                backs.append(always(lambda _back, cell=cell: cell))  # type: ignore[misc]
        act: Literal["taken_out", "put_in"] = "taken_out" if gone else "put_in"
        self._out.tell_whole(number, act, "row", "\t".join(texts))
        self._out.whole_line("row", texts, act, number, path=path)
        return lambda back: (tuple(cell for each in backs for cell in each(back)),) if (number in back) == gone else ()

    def _tell_column(self, plan: ColumnPlan, column: Pair, number: int) -> None:
        one, other = column
        if one is not None:
            self._out.tell_whole(number, "taken_out", "column", "\n".join(row[one].text for row in plan.old))
        elif other is not None:
            self._out.tell_whole(number, "put_in", "column", "\n".join(row[other].text for row in plan.new))


def _in_column(number: int, cell: Cell, *, gone: bool) -> Back[tuple[Cell, ...]]:
    """The cell while its column is there: one that went comes back with its number, one that came goes with it."""
    return lambda numbers: (cell,) if (number in numbers) == gone else ()
