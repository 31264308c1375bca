"""Footnotes: smaller text under a short rule at a column's foot, behind marks that stand raised in the text too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from statistics import median

from gazette.ingest.pdf.columns import Region, find_gutters
from gazette.ingest.pdf.grids import joined_rules
from gazette.ingest.pdf.layout import Sheet
from gazette.ingest.pdf.page_values import Glyph, PrintedPage, Rule, Segment
from gazette.ingest.pdf.printed_lines import PrintedLine, joined, lines_of
from gazette.model import MARK, Note

_NEAR = 3.0
# in points: shorter is a dash, longer a table's rule or that of a page's head
_SHORTEST, _LONGEST = 18.0, 200.0
# in parts of the size of type: from the rule to the first baseline, from line to line; where a first line may begin
_BELOW_RULE, _STEP, _INDENT = 2.6, 2.2, 3.0
# of the size around it: text that is smaller, a raised mark and how far it stands above the baseline
_SMALLER, _MARK_SIZE, _RAISED = 0.96, 0.8, 0.12
_SAME_SIZE, _SAME_ROW = 0.08, 0.4


@dataclass(slots=True)
class _Foot:
    """What stands under a rule: the lines of notes, with the marks that they begin with, and the segments they are."""

    page: int
    size: float
    lines: list[tuple[PrintedLine, str]] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


def take_footnotes(pages: Sequence[PrintedPage], sheets: Sequence[Sheet]) -> list[Note]:
    """The footnotes in their order, taken out of the ``sheets`` of ``pages``; one over several feet is one.

    The marks are those that the model knows (①, [1], stars): plain raised figures are not told from others in a text.
    """
    short = [_short_rules(page, sheet) for page, sheet in zip(pages, sheets, strict=True)]
    if not any(short):
        return []
    gutters = [gutter.at for gutter in find_gutters([sheet.segments for sheet in sheets])]
    texts: list[str] = []
    marks: list[str] = []
    before: _Foot | None = None
    said: frozenset[str] = frozenset()
    for rules, sheet in zip(short, sheets, strict=True):
        # the mark of a note that had no room stands on the page before
        earlier, said = said, frozenset(_raised_marks(sheet.segments))
        for rule in rules:
            ends = [*gutters, *(other.x0 for other in rules)]
            foot = _foot(sheet, rule, min((at for at in ends if at > rule.x1), default=float("inf")))
            if foot is None or not _is_of_notes(foot, before, said | earlier):
                continue
            for line, mark in foot.lines:
                if mark:
                    marks.append(mark)
                    texts.append(mark + line.text.removeprefix(mark).lstrip())
                else:
                    texts[-1] = joined(texts[-1], line.text)
            taken = set(map(id, foot.segments))
            sheet.segments = [one for one in sheet.segments if id(one) not in taken]
            before = foot
    return [Note(text=text, mark=mark) for text, mark in zip(texts, marks, strict=True)]


def _short_rules(page: PrintedPage, sheet: Sheet) -> list[Rule]:
    """The level rules that footnotes may stand under, from left to right."""
    return sorted(
        rule
        for rule in joined_rules(page.rules)
        if rule.y0 == rule.y1
        and _SHORTEST <= rule.x1 - rule.x0 <= _LONGEST
        and not any(
            grid.box.x0 - _NEAR <= rule.x0 <= grid.box.x1 and grid.box.y0 - _NEAR <= rule.y0 <= grid.box.y1 + _NEAR
            for grid in sheet.grids
        )
    )


def _foot(sheet: Sheet, rule: Rule, end: float) -> _Foot | None:
    """The lines under a rule, as far as they are of one size and follow each other; None where they are no smaller."""
    column = [one for one in sheet.segments if rule.x0 - _NEAR <= one.x0 < end]
    # the other column may have text of the full size at this height
    near = [
        one.size
        for one in column
        if 0 < rule.y0 - one.y <= _BELOW_RULE * one.size and one.x0 - rule.x0 <= _INDENT * one.size
    ]
    if not near:
        return None
    below = tuple(one for one in column if one.y < rule.y0 and one.size <= (1 + _SAME_SIZE) * max(near))
    right = max(one.x1 for one in below)
    lines = lines_of(Region(below, rule.x0, right, column=True), sheet.number)
    first = lines[0]
    above = [one.size for one in column if one.y > rule.y0 and len(one.text) > 1]
    if above and first.size > _SMALLER * median(above):
        return None
    foot = _Foot(sheet.number, first.size)
    y, step = rule.y0, _BELOW_RULE
    for line in lines:
        if (
            y - line.y > step * first.size
            or abs(line.size - first.size) > _SAME_SIZE * first.size
            or line.x0 - rule.x0 > _INDENT * first.size
        ):
            break
        own = [one for one in below if abs(one.y - line.y) < _SAME_ROW * line.size]
        foot.lines.append((line, _mark_of(line, own)))
        foot.segments += own
        y, step = line.y, _STEP
    return foot if foot.lines else None


def _mark_of(line: PrintedLine, segments: Sequence[Segment]) -> str:
    """The raised mark that a line begins with, or nothing."""
    glyphs = sorted((glyph for one in segments for glyph in one.glyphs), key=lambda glyph: glyph.x0)
    mark = "".join(glyph.text for glyph in takewhile(lambda glyph: _is_raised(glyph, line.y, line.size), glyphs))
    return mark if MARK.fullmatch(mark) else ""


def _is_raised(glyph: Glyph, y: float, size: float) -> bool:
    return glyph.size <= _MARK_SIZE * size and glyph.y > y + _RAISED * size


def _raised_marks(segments: Sequence[Segment]) -> Iterator[str]:
    """The marks that stand raised behind other text of their lines."""
    for segment in segments:
        run = ""
        for glyph in (*segment.glyphs[1:], None):
            if glyph is not None and _is_raised(glyph, segment.y, segment.size):
                run += glyph.text
            elif run:
                yield from (found[0] for found in MARK.finditer(run))
                run = ""


def _is_of_notes(foot: _Foot, before: _Foot | None, said: frozenset[str]) -> bool:
    """Whether the lines under a rule are notes that the text refers to, the first maybe begun under the rule before."""
    marks = [mark for _, mark in foot.lines if mark]
    if not all(mark in said for mark in marks):
        return False
    if foot.lines[0][1]:
        return True
    if before is None or foot.page - before.page > 1:
        return False
    return abs(foot.size - before.size) <= _SAME_SIZE * foot.size
