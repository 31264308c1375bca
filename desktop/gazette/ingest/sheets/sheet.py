"""A sheet as it is seen: rows of shown texts without what is hidden, and which cells are merged."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from gazette.model import Picture

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``rows`` are equally long. ``header``: the rows that repeat on each printed page, or that head a filter."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    header: frozenset[int] = frozenset()
    notes: tuple[str, ...] = field(default=())
    """What stands in boxes over the sheet."""
    pictures: tuple[tuple[int, Picture], ...] = field(default=())
    """Pictures in order, each with the row that it stands in or under; -1 above all."""
    numbers: tuple[int, ...] = ()
    """The rows of the file that ``rows`` are, from 1, where that is known; 0 for a stretch of blank ones."""

    def without(self, rows: Collection[int], columns: Collection[int]) -> "Sheet":
        """The sheet without these rows and columns; merged cells shrink with them and keep their text."""
        if not rows and not columns:
            return self
        texts = [list(row) for row in self.rows]
        for top, left, bottom, right in self.merged:
            seen = next(
                (
                    (r, c)
                    for r in range(top, bottom + 1)
                    for c in range(left, right + 1)
                    if r not in rows and c not in columns
                ),
                None,
            )
            if seen and seen != (top, left):
                texts[seen[0]][seen[1]], texts[top][left] = texts[top][left], ""
        kept_rows = [at for at in range(len(self.rows)) if at not in rows]
        kept_columns = [at for at in range(len(self.rows[0]) if self.rows else 0) if at not in columns]
        return Sheet(
            name=self.name,
            rows=tuple(tuple(texts[row][column] for column in kept_columns) for row in kept_rows),
            merged=_moved(self.merged, kept_rows, kept_columns),
            header=frozenset(new for new, old in enumerate(kept_rows) if old in self.header),
            notes=self.notes,
            pictures=tuple((bisect_right(kept_rows, at) - 1, picture) for at, picture in self.pictures),
            numbers=tuple(self.numbers[at] for at in kept_rows) if self.numbers else (),
        )

    def trimmed(self) -> "Sheet":
        """The sheet without empty columns and without empty rows round what is filled."""
        filled_rows = [at for at, row in enumerate(self.rows) if any(row)]
        if not filled_rows:
            return Sheet(name=self.name, rows=(), notes=self.notes, pictures=self.pictures)
        outer = set(range(filled_rows[0])) | set(range(filled_rows[-1] + 1, len(self.rows)))
        filled = {column for row in self.rows for column, text in enumerate(row) if text}
        return self.without(outer, set(range(len(self.rows[0]))) - filled)


def _moved(merged: Sequence[Area], rows: Sequence[int], columns: Sequence[int]) -> tuple[Area, ...]:
    new_row, new_column = ({old: new for new, old in enumerate(kept)} for kept in (rows, columns))
    areas: list[Area] = []
    for top, left, bottom, right in merged:
        downs = [new_row[at] for at in range(top, bottom + 1) if at in new_row]
        across = [new_column[at] for at in range(left, right + 1) if at in new_column]
        if downs and across and (len(downs) > 1 or len(across) > 1):
            areas.append((downs[0], across[0], downs[-1], across[-1]))
    return tuple(areas)
