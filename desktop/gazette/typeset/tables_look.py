"""How a table looks by the house style: type size, leading, padding; its faces; which rows are sums."""

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.typeset.footnote_marks import raised
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.paragraphs import body_spans
from gazette.typeset.setting_rules import SettingRules, Spans
from gazette.typeset.tables_grid import Grid, GridCell


@dataclass(frozen=True, slots=True)
class TableLook:
    """Type size, leading and padding of a table, in thousandths of a point; ``aside`` is the padding left and right.

    A word longer than ``longest_word`` makes no column wider: it is broken.
    """

    size: MilliPoints
    leading: MilliPoints
    padding: MilliPoints
    aside: MilliPoints
    min_row: MilliPoints
    longest_word: MilliPoints

    @property
    def row(self) -> MilliPoints:
        """The least height of a row."""
        return max(self.min_row, self.leading + 2 * self.padding)

    def height(self, lines: int) -> MilliPoints:
        """The height of a cell of so many lines."""
        return lines * self.leading + 2 * self.padding

    def room(self, height: MilliPoints) -> int:
        """How many lines a cell of ``height`` has room for."""
        return max(0, (height - 2 * self.padding) // self.leading)


def table_looks(rules: SettingRules, grid: Grid) -> Iterator[TableLook]:
    """The look of a table by what its cells hold, then smaller ones down to the least that the style allows."""
    style = rules.style
    longest = max((len(cell.text) for cell in grid.cells), default=0)
    wide = grid.heads is None and (longest > style.length("table.narrow", size=1000) // 1000 or grid.columns < 2)
    key = "table.wide" if wide else "table.numbers"
    size, leading = style.length(f"{key}.size"), style.length(f"{key}.leading")
    padding, aside = style.length(f"{key}.padding"), style.length(f"{key}.aside")
    least = 0 if wide else style.length("table.numbers.min_row")
    yield TableLook(size, leading, padding, aside, least, style.length("table.longest_word", size=size))
    padding = min(padding, style.length("table.scaled.padding"))
    aside = min(aside, style.length("table.scaled.aside"))
    for smaller in style.lengths("table.scaled.sizes"):
        if smaller < size:
            leading = style.length("table.scaled.leading", size=smaller)
            longest = style.length("table.longest_word", size=smaller)
            yield TableLook(smaller, leading, padding, aside, 0, longest)


@dataclass(frozen=True, slots=True)
class Faces:
    """The face of every cell; ``sums`` are the rows that begin with a label of the style's for a sum.

    ``heads`` are the rows of a list that are headings in it; None where the table is no list.
    """

    header: str
    body: str
    total: str
    labels: frozenset[str]
    sums: frozenset[int]
    header_rows: int
    heads: frozenset[int] | None = None

    def of(self, cell: GridCell) -> str:
        """The face in which a cell is set."""
        if cell.row < self.header_rows or cell.row in (self.heads or ()):
            return self.header
        return self.total if cell.row in self.sums else self.body

    def above(self, cell: GridCell, free: MilliPoints, look: TableLook) -> MilliPoints:
        """The white above the lines of a cell that has so much ``free``: half of it, in a list none that can be below.

        The headings of a list stand at what follows them.
        """
        if self.heads is None:
            return free // 2
        return free - look.padding if cell.row in self.heads else look.padding

    def parts(self, rules: SettingRules, cell: GridCell) -> list[Spans]:
        """What stands in a cell, parted where its text has a line end."""
        made: list[Spans] = []
        start = 0
        for part in cell.text.split("\n") if cell.text else ():
            made.append(raised(body_spans(rules, part, self.of(cell)), cell.marks, start))
            start += len(part) + 1
        return made

    def is_label(self, cell: GridCell) -> bool:
        """Whether a cell is the label of a sum, which is spread and centred."""
        return cell.row in self.sums and "".join(cell.text.split()) in self.labels


def faces_of(rules: SettingRules, grid: Grid) -> Faces:
    """The faces of a table's cells."""
    style = rules.style
    labels = frozenset(style.texts("table.total.labels"))
    sums = frozenset(
        cell.row for cell in grid.cells if cell.row >= grid.header_rows and "".join(cell.text.split()) in labels
    )
    header, body, total = (style.text(f"table.{kind}.face") for kind in ("header", "body", "total"))
    return Faces(header, body, total, labels, sums, grid.header_rows, grid.heads)
