"""Tables with level rules alone (三线表): columns are where the text of all rows leaves white between."""

from collections.abc import Sequence
from itertools import pairwise

from gazette.ingest.pdf.grids import Grid, GridCell, joined_rules
from gazette.ingest.pdf.page_values import Box, Glyph, Rule, Segment
from gazette.ingest.pdf.segments import find_segments

_NEAR = 3.0
_FEWEST_RULES, _FEWEST_COLUMNS, _FEWEST_ROWS, _MOST_ROWS = 3, 2, 2, 300
_WHITE = 0.5


def find_open_tables(rules: Sequence[Rule], glyphs: Sequence[Glyph], grids: Sequence[Grid]) -> list[Grid]:
    """The tables between rules of the same width, outside ``grids``; their cells are still empty."""
    level = [rule for rule in joined_rules(rules) if rule.y1 == rule.y0 and rule.x1 > rule.x0]
    free = [rule for rule in level if not any(_within(rule, grid.box) for grid in grids)]
    tables: list[Grid] = []
    for run in _runs(sorted(free, key=lambda rule: -rule.y0)):
        # other rules of that width can stand above
        found = (_table(run[at:], glyphs) for at in range(len(run) - _FEWEST_RULES + 1))
        tables += [table for table in found if table][:1]
    return tables


def _within(rule: Rule, box: Box) -> bool:
    return box.y0 - _NEAR <= rule.y0 <= box.y1 + _NEAR and rule.x1 > box.x0 and rule.x0 < box.x1


def _runs(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules from the top down, those of one width together."""
    runs: list[list[Rule]] = []
    for rule in rules:
        last = runs[-1][-1] if runs else None
        if last and abs(last.x0 - rule.x0) < _NEAR and abs(last.x1 - rule.x1) < _NEAR:
            runs[-1].append(rule)
        else:
            runs.append([rule])
    return runs


def _table(run: Sequence[Rule], glyphs: Sequence[Glyph]) -> Grid | None:
    """The table under the first of some rules, where a header that names all its columns stands over the second."""
    box = Box(run[0].x0, run[-1].y0, run[0].x1, run[0].y0)
    segments = find_segments([one for one in glyphs if box.x0 - 1 <= one.x0 <= box.x1 and box.y0 < one.y < box.y1])
    rows, columns = _rows(segments), _columns(segments)
    if len(columns) < _FEWEST_COLUMNS or not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS:
        return None
    if len(rows[0]) != len(columns) or not rows[1][0].y < run[1].y0 < rows[0][0].y:
        return None
    xs = (box.x0, *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), box.x1)
    feet = [(above[-1].y - 0.2 * above[-1].size + below[0].y + below[0].size) / 2 for above, below in pairwise(rows)]
    ys = (box.y1, *feet, box.y0)
    cells = [
        GridCell(row, column, 1, 1, Box(left, foot, right, top))
        for row, (top, foot) in enumerate(pairwise(ys))
        for column, (left, right) in enumerate(pairwise(xs))
    ]
    return Grid(box, xs, cells)


def _columns(segments: Sequence[Segment]) -> list[tuple[float, float]]:
    """The stretches that text covers in any row, with white between them."""
    columns: list[tuple[float, float]] = []
    for one in sorted(segments, key=lambda segment: segment.x0):
        if columns and one.x0 < columns[-1][1] + _WHITE * one.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], one.x1)
        else:
            columns.append((one.x0, one.x1))
    return columns


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The lines from the top down; one whose first column is empty goes on with the row above it."""
    rows: list[list[Segment]] = []
    first = min((one.x0 for one in segments), default=0.0)
    for one in segments:
        if rows and rows[-1][-1].y - one.y < 0.5 * one.size:
            rows[-1].append(one)
        else:
            rows.append([one])
    whole: list[list[Segment]] = []
    for row in rows:
        if whole and len(row) == 1 and row[0].x0 > first + 3 * row[0].size:
            whole[-1] += row
        else:
            whole.append(row)
    return whole
