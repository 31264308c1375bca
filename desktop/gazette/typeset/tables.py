"""Tables → strips over the full measure, or along the page: what does not fit is set smaller, turned, continued.

In the order of PAGES §4: widths shared out anew, smaller type down to the style's floor, turned on pages of its own,
sets of columns under each other with the first one repeated. Each step beyond the first is a finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.model import BlockPath, Finding, Table, column_shares
from gazette.typeset.flow import Flow, PlacedLine, Row, Spanning, TableRows
from gazette.typeset.footnote_marks import NO_MARKS, Raised
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.tables_bands import bands_of
from gazette.typeset.tables_cells import CellSetter
from gazette.typeset.tables_grid import Grid, grid_of
from gazette.typeset.tables_look import Faces, TableLook, faces_of, table_looks
from gazette.typeset.tables_widths import Needs, column_sets, column_widths, needs_of

_HIGHEST_HEADER = 2
"""A header higher than this part of a page is not repeated: one of two."""
_LEAST_ROWS = 2
"""A further set of columns does not begin with fewer at the foot of a page."""


@dataclass(frozen=True, slots=True)
class _Wide:
    """A table whose widths are to be found: its cells, what its columns ask for, the looks it may have."""

    rules: SettingRules
    grid: Grid
    faces: Faces
    needs: Needs
    looks: tuple[TableLook, ...]
    path: BlockPath
    shares: tuple[float, ...] = ()
    """What somebody gave each column of the width."""

    def fitted(self, measure: MilliPoints) -> tuple[TableLook, list[MilliPoints]] | None:
        """The first look in which the table fits ``measure``, with its column widths."""
        for look in self.looks:
            widths = column_widths(self.needs, look, measure, self.shares)
            if widths is not None:
                return look, widths
        return None

    def rows(
        self, grid: Grid, look: TableLook, widths: list[MilliPoints], *, depth: MilliPoints, turned: bool = False
    ) -> TableRows:
        """The rows of ``grid`` in these widths, for pages of ``depth``."""
        bands = bands_of(CellSetter(self.rules, look, self.faces, widths), grid, self.path)
        headers = sum(band.first < grid.header_rows for band in bands)
        if sum(band.height for band in bands[:headers]) * _HIGHEST_HEADER > depth:
            headers = 0
        return TableRows(tuple(band.row() for band in bands[:headers]), tuple(bands[headers:]), turned=turned)

    def finding(self, rule: str, **values: object) -> tuple[Finding, ...]:
        """A finding at the table."""
        said = (("columns", str(self.grid.columns)), *((name, str(value)) for name, value in values.items()))
        return (Finding(rule=rule, level="hint", block=self.path, values=said),)


def set_table(
    rules: SettingRules, table: Table, path: BlockPath, marks: Sequence[Raised] = NO_MARKS
) -> tuple[Flow, ...]:
    """The flow of ``table``; a table whose cells are short is set small, one with running text in the body size."""
    grid = grid_of(table, marks)
    if not grid.rows or not grid.columns:
        return (TableRows((), ()),)
    faces, looks = faces_of(rules, grid), tuple(table_looks(rules, grid))
    needs = needs_of(rules, grid, faces, looks[0].size)
    wide = _Wide(rules, grid, faces, needs, looks, path, column_shares(table))
    upright = wide.fitted(rules.measure)
    if upright:
        made = wide.rows(grid, *upright, depth=rules.depth)
        return (made if upright[0] is looks[0] else _scaled(wide, made, upright[0]),)
    turned = wide.fitted(rules.depth)
    if turned:
        made = wide.rows(grid, *turned, depth=rules.measure, turned=True)
        return (_with(made, wide.finding("typeset.table_turned", size=_points(turned[0].size))),)
    return _continued(wide)


def _scaled(wide: _Wide, made: TableRows, look: TableLook) -> TableRows:
    own, size = _points(wide.looks[0].size), _points(look.size)
    return _with(made, wide.finding("typeset.table_scaled", own=own, size=size))


def _with(made: TableRows, findings: tuple[Finding, ...]) -> TableRows:
    return TableRows(made.header, made.groups, made.above, made.turned, findings)


def _continued(wide: _Wide) -> tuple[Flow, ...]:
    """Sets of columns under each other, upright in the table's own size, 续表 above all but the first."""
    rules, look = wide.rules, wide.looks[0]
    sets = column_sets(wide.needs, look, rules.measure)
    flow: list[Flow] = []
    for columns in sets:
        grid = wide.grid.with_columns(columns)
        widths = column_widths(wide.needs.with_columns(columns), look, rules.measure)
        assert widths is not None  # the sets were made to fit
        part = wide.rows(grid, look, widths, depth=rules.depth)
        if flow:
            label = _label(rules, wide.path)
            flow.append(Spanning((label,), part.need(rules.depth - label.height, groups=_LEAST_ROWS)))
        else:
            part = _with(part, wide.finding("typeset.table_continued", parts=len(sets)))
        flow.append(part)
    return tuple(flow)


def _label(rules: SettingRules, path: BlockPath) -> Row:
    """续表 at the right edge."""
    style = rules.style
    height = style.length("table.continued.row")
    line = rules.single("（续表）", style.text("table.continued.face"), rules.size)
    placed = PlacedLine(line, rules.measure - line.width, rules.baseline(height, rules.size), artefact=True)
    return Row(height, (placed,), path=path)


def _points(size: MilliPoints) -> str:
    return f"{size / 1000:g}"
