"""How an entry stands on its pages: where it ends, what a few lines fewer would save, what looks bad, what it moved.

All of it is read off the pages as they will print. Nothing is done by itself; what may be done is in ``fit_means``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from gazette.desk.typesetters import style_of
from gazette.model import BlockPath, Issue
from gazette.typeset import Column, Page, Pages, Strip

_FEW_LINES = 12
"""More lines on the last page are no few that are over."""
_FAULTS_OF_PAGES = (
    "typeset.picture_missing",
    "typeset.table_continued",
    "typeset.table_turned",
    "typeset.table_scaled",
    "typeset.title_smaller",
    "typeset.picture_coarse",
)
_GRAVEST_FIRST = (
    "desk.hint_no_glyph",
    "typeset.picture_missing",
    "typeset.table_continued",
    "typeset.table_turned",
    "typeset.table_scaled",
    "desk.hint_substituted",
    "desk.hint_one_character",
    "desk.hint_over_page",
    "desk.hint_over",
    "desk.hint_later_on",
    "desk.hint_later_back",
    "desk.hint_later_moved",
    "desk.hint_heading_moved",
    "typeset.title_smaller",
    "typeset.picture_coarse",
    "desk.hint_ends",
    "desk.hint_ends_even",
    "desk.hint_ends_columns",
    "desk.hint_ends_above",
    "desk.hint_title_rows",
)
_LINE_END_MARKS = frozenset("。，、；：！？）》〉」』】〕〗］｝”’…—.,;:!?)]")


@dataclass(frozen=True, slots=True)
class FitHint:
    """A sentence by its code, and where it is meant: the block at ``path`` (the head: ``()``), the entry ``number``."""

    code: str
    values: Mapping[str, object]
    path: BlockPath | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Stand:
    """An entry (from 0) on the pages of its issue; lengths in thousandths of a point."""

    pages: Pages
    number: int
    top: int
    foot: int
    on: tuple[Page, ...] = field(default=())

    def columns(self, page: Page) -> list[Column]:
        """Its columns on a page, without footnotes."""
        return [item for item in page.items if isinstance(item, Column) and item.entry == self.number and not item.foot]


def fit_hints(issue: Issue, pages: Pages, number: int, starts_before: Mapping[int, int]) -> list[FitHint]:
    """What is to be told of an entry (from 0), the gravest first; where it ends is always told.

    ``starts_before`` are the first pages of entries, by id, before anything was changed.
    """
    if number >= min(len(pages.spans), len(issue.entries)):
        return []
    length, (_, depth) = style_of(issue.publication).length, style_of(issue.publication).lengths("page.block")
    first, last = pages.spans[number]
    on = tuple(page for page in pages.pages if page.number is not None and first <= page.number <= last)
    if not on:
        return []
    top = length("page.margin.head")
    stand = _Stand(pages, number, top, top + depth, on)
    hints = [
        *_glyphs(stand),
        *_faults(stand),
        *_single_characters(stand),
        *_over(stand),
        *_moved(issue, pages, number, starts_before),
        *_headings_moved(stand),
        _ends(stand, length("text.body.leading")),
        *_title_rows(stand),
    ]
    return sorted(hints, key=lambda hint: _GRAVEST_FIRST.index(hint.code))


def _glyphs(stand: _Stand) -> Iterator[FitHint]:
    for rule, code in (("typeset.no_glyph", "desk.hint_no_glyph"), ("typeset.fallback", "desk.hint_substituted")):
        found = [one for one in stand.pages.findings if one.rule == rule and one.entry == stand.number + 1]
        if found:
            signs = "、".join(dict.fromkeys(one.text for one in found))
            yield FitHint(code, {"count": len(found), "characters": signs}, found[0].block)


def _faults(stand: _Stand) -> Iterator[FitHint]:
    for finding in stand.pages.findings:
        if finding.entry == stand.number + 1 and finding.rule in _FAULTS_OF_PAGES:
            yield FitHint(finding.rule, {"text": finding.text, **dict(finding.values)}, finding.block or ())


def _single_characters(stand: _Stand) -> Iterator[FitHint]:
    for page in stand.on:
        for column in stand.columns(page):
            yield from _lone(page, column)


def lone_characters(pages: Pages) -> Iterator[FitHint]:
    """Of all entries: each paragraph whose last line has one character."""
    for page in pages.pages:
        for item in page.items if page.number is not None else ():
            if isinstance(item, Column) and not item.foot:
                yield from _lone(page, item)


def _lone(page: Page, column: Column) -> Iterator[FitHint]:
    for line in column.lines:
        if line.after or not line.before or line.picture is not None:
            continue
        text = "".join(line.line.text.split())
        if sum(sign not in _LINE_END_MARKS for sign in text) == 1:
            yield FitHint("desk.hint_one_character", {"page": page.label, "text": text}, line.path)


def _over(stand: _Stand) -> Iterator[FitHint]:
    """The last page has but a few lines of the entry, which a page before it begins."""
    last = stand.on[-1]
    mine = [item for item in last.items if isinstance(item, Strip | Column) and item.entry == stand.number]
    columns = stand.columns(last)
    few = sum(len(column.lines) for column in columns)
    if len(stand.on) < 2 or len(columns) != len(mine) or not 0 < few <= _FEW_LINES:
        return
    if any(column.y != stand.top for column in columns):
        return
    alone = last.entries == {stand.number}
    values = {"lines": few, "page": last.label, "before": stand.on[-2].label}
    path = columns[0].lines[0].path
    yield FitHint("desk.hint_over_page" if alone else "desk.hint_over", values, path)


def _moved(issue: Issue, pages: Pages, number: int, before: Mapping[int, int]) -> Iterator[FitHint]:
    later = list(zip(issue.entries, pages.spans, strict=False))[number + 1 :]
    by = [(at, first - before.get(entry.id, first)) for at, (entry, (first, _)) in enumerate(later, number + 2)]
    moved = [(at, pages_on) for at, pages_on in by if pages_on]
    if not moved:
        return
    steps = {pages_on for _, pages_on in moved}
    if len(steps) > 1:
        code = "desk.hint_later_moved"
    else:
        code = "desk.hint_later_on" if min(steps) > 0 else "desk.hint_later_back"
    yield FitHint(code, {"count": len(moved), "pages": abs(moved[0][1])}, number=moved[0][0])


def _headings_moved(stand: _Stand) -> Iterator[FitHint]:
    """Columns that end short of the foot because what comes next is a heading, which stays with its text."""
    flow = [(page, column) for page in stand.on for column in stand.columns(page)]
    for (page, column), (next_page, following) in pairwise(flow):
        room = (stand.foot - column.y) // column.leading
        full = [len(one.lines) >= room for one in stand.columns(page) if one.y == column.y]
        begun = following.lines[0]
        goes_on = next_page is not page or any(full)
        noted = any(isinstance(item, Column) and item.foot for item in page.items)
        if len(column.lines) < room and goes_on and begun.stays_with_next and not begun.before and not noted:
            if next_page is not page and following.y != stand.top:
                continue
            values = {"page": page.label, "lines": room - len(column.lines), "text": begun.line.text}
            yield FitHint("desk.hint_heading_moved", values, begun.path)


def _ends(stand: _Stand, leading: int) -> FitHint:
    last = stand.on[-1]
    below = [item.entry for item in last.items if isinstance(item, Strip | Column) and item.entry > stand.number]
    if below:
        return FitHint("desk.hint_ends_above", {"page": last.label, "next": min(below) + 1})
    mine = [item for item in last.items if isinstance(item, Strip | Column) and item.entry == stand.number]
    free = max(0, stand.foot - max((_foot_of(item) for item in mine), default=stand.foot)) // leading
    values: dict[str, object] = {"page": last.label, "free": free}
    columns = stand.columns(last)
    lowest = max((column.y for column in columns), default=0)
    counts = [len(column.lines) for column in columns if column.y == lowest]
    if last.turned or len(counts) != 2 or any(isinstance(item, Strip) and item.y > lowest for item in mine):
        return FitHint("desk.hint_ends", values)
    code = "desk.hint_ends_even" if counts[0] == counts[1] else "desk.hint_ends_columns"
    return FitHint(code, {**values, "left": counts[0], "right": counts[1]})


def _foot_of(item: Strip | Column) -> int:
    height = item.row.height if isinstance(item, Strip) else len(item.lines) * item.leading
    return int(item.y + height)


def _title_rows(stand: _Stand) -> Iterator[FitHint]:
    """Of how many rows the title is, where one might be saved."""
    strips = [item for item in stand.on[0].items if isinstance(item, Strip) and item.entry == stand.number]
    head = [item for item in strips if item.row.path == () and item.row.lines]
    size = max((run.size for item in head for line in item.row.lines for run in line.line.runs), default=0)
    rows = sum(any(run.size == size for line in item.row.lines for run in line.line.runs) for item in head)
    if rows > 1:
        yield FitHint("desk.hint_title_rows", {"rows": rows}, ())
