"""Ruled lines → tables: grids of cells, merged where no line parts them, with the glyphs inside."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gazette.ingest.pdf.page_values import Box, Glyph, Rule

_NEAR = 2.5
_JOIN = 4.0
_SMALLEST = 3.0
_MOST_RULES, _MOST_CELLS = 2_000, 5_000


@dataclass(slots=True)
class GridCell:
    """A cell of a grid: where it begins, how far it reaches, its place and what stands in it."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table on a page."""

    box: Box
    xs: tuple[float, ...]
    cells: list[GridCell]


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that rules draw, from the top down; frames of a single cell are none."""
    joined = joined_rules(rules)
    if len(joined) > _MOST_RULES:
        return []  # a drawing
    grids = [grid for group in _groups(joined) if (grid := _grid(group)) and len(grid.cells) > 1]
    outer = [grid for grid in grids if not any(_inside(grid.box, one.box) for one in grids if one is not grid)]
    return sorted(outer, key=lambda grid: -grid.box.y1)


def fill(grids: Sequence[Grid], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Puts glyphs into the cells that they stand in; gives back the others."""
    left: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.size
        cell = next(
            (cell for grid in grids if _holds(grid.box, x, y) for cell in grid.cells if _holds(cell.box, x, y)),
            None,
        )
        (cell.glyphs if cell else left).append(glyph)
    return left


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x < box.x1 and box.y0 <= y < box.y1


def _inside(inner: Box, outer: Box) -> bool:
    return outer.x0 <= inner.x0 and outer.y0 <= inner.y0 and inner.x1 <= outer.x1 and inner.y1 <= outer.y1


def joined_rules(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with pieces of one line (dashes, sides of cells) put together."""
    level = [rule for rule in rules if rule.x1 - rule.x0 >= rule.y1 - rule.y0]
    upright = [rule for rule in rules if rule.x1 - rule.x0 < rule.y1 - rule.y0]
    turned = [Rule(rule.y0, rule.x0, rule.y1, rule.x1) for rule in upright]
    return [*_joined_level(level), *(Rule(one.y0, one.x0, one.y1, one.x1) for one in _joined_level(turned))]


def _joined_level(rules: Sequence[Rule]) -> list[Rule]:
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: one.y0):
        if lines and rule.y0 - lines[-1][0].y0 < _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    joined: list[Rule] = []
    for line in lines:
        y = sum(rule.y0 for rule in line) / len(line)
        start = end = None
        for rule in sorted(line):
            if end is None or start is None or rule.x0 > end + _JOIN:
                if start is not None and end is not None:
                    joined.append(Rule(start, y, end, y))
                start, end = rule.x0, rule.x1
            else:
                end = max(end, rule.x1)
        if start is not None and end is not None:
            joined.append(Rule(start, y, end, y))
    return joined


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules that touch each other."""
    home = list(range(len(rules)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    level = [n for n, rule in enumerate(rules) if rule.x1 - rule.x0 >= rule.y1 - rule.y0]
    upright = [n for n in range(len(rules)) if n not in set(level)]
    for a in level:
        for b in upright:
            if _touch(rules[a], rules[b]):
                home[root(a)] = root(b)
    groups: defaultdict[int, list[Rule]] = defaultdict(list)
    for n, rule in enumerate(rules):
        groups[root(n)].append(rule)
    return list(groups.values())


def _touch(level: Rule, upright: Rule) -> bool:
    return level.x0 - _NEAR <= upright.x0 <= level.x1 + _NEAR and upright.y0 - _NEAR <= level.y0 <= upright.y1 + _NEAR


def _grid(group: Sequence[Rule]) -> Grid | None:
    level = [rule for rule in group if rule.x1 - rule.x0 >= rule.y1 - rule.y0]
    upright = [rule for rule in group if rule.x1 - rule.x0 < rule.y1 - rule.y0]
    if len(level) < 2 or not upright:
        return None
    x0, x1 = min(rule.x0 for rule in level), max(rule.x1 for rule in level)
    ys = _places([rule.y0 for rule in level])[::-1]
    # tables can be open at their sides
    xs = _places([x0, *(rule.x0 for rule in upright), x1])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    cells = _cells(xs, ys, level, upright)
    return Grid(Box(xs[0], ys[-1], xs[-1], ys[0]), tuple(xs), cells)


def _places(values: Sequence[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _SMALLEST:
            places.append(value)
    return places


def _cells(xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]) -> list[GridCell]:
    """The cells from the top down and left to right; neighbours that no line parts are one."""
    columns, rows = len(xs) - 1, len(ys) - 1
    home = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(at: tuple[int, int]) -> tuple[int, int]:
        while home[at] != at:
            at = home[at]
        return at

    for row, (top, foot) in enumerate(pairwise(ys)):
        middle = (top + foot) / 2
        for column in range(1, columns):
            if not any(abs(r.x0 - xs[column]) <= _SMALLEST and r.y0 <= middle <= r.y1 for r in upright):
                home[root((row, column))] = root((row, column - 1))
    for column, (left, right) in enumerate(pairwise(xs)):
        middle = (left + right) / 2
        for row in range(1, rows):
            if not any(abs(r.y0 - ys[row]) <= _SMALLEST and r.x0 <= middle <= r.x1 for r in level):
                home[root((row, column))] = root((row - 1, column))
    members: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for at in home:
        members[root(at)].append(at)
    return sorted((_cell(group, xs, ys) for group in members.values()), key=lambda cell: (cell.row, cell.column))


def _cell(members: Sequence[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> GridCell:
    first, last = min(row for row, _ in members), max(row for row, _ in members)
    left, right = min(column for _, column in members), max(column for _, column in members)
    box = Box(xs[left], ys[last + 1], xs[right + 1], ys[first])
    return GridCell(first, left, last - first + 1, right - left + 1, box)
