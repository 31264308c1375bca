"""Glyphs → segments on their baselines, and the text of what stands on one line."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from gazette.ingest.pdf.page_values import Glyph, Segment

_SAME_BASELINE = 0.12
# gaps in parts of the size of type: where a segment ends, between letters, other Latin characters, Chinese ones, signs
_SEGMENT_GAP, _LETTER_GAP, _WORD_GAP, _THIN_GAP, _SIGN_GAP, _WIDE_GAP = 0.9, 0.13, 0.17, 0.2, 0.35, 0.55
_POINTS = frozenset(".,:;)]")
_SPREAD = 0.2
_RAISED, _ROW, _LONGEST_MARK = 0.75, 10.0, 4
# marks whose ink fills one half of a full width
_OPENING, _CLOSING = frozenset("（《〈“‘【〔「『［"), frozenset("，。、；：）》〉”’】〕」』］")
_HALF, _WIDE_MARK = 0.5, 0.8
_WIDE_MARKS = frozenset("—‘’“”…·")
_FEWEST_SPREAD = 3


def find_segments(glyphs: Sequence[Glyph]) -> list[Segment]:
    """The segments of a page, from the top down."""
    segments = [segment for run in _baselines(glyphs) for segment in _parted(run)]
    segments = _with_raised(segments)
    return sorted(segments, key=lambda one: (-one.y, one.x0))


def _baselines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: -one.y):
        if run and run[0].y - glyph.y > _SAME_BASELINE * max(run[0].size, glyph.size):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _parted(run: Sequence[Glyph]) -> Iterator[Segment]:
    part: list[Glyph] = []
    for glyph in sorted(run, key=lambda one: one.x0):
        if glyph.text.isspace() and (not part or glyph.text != "\u3000"):
            if part and glyph.x0 - part[-1].x1 < _SEGMENT_GAP * glyph.size:
                part.append(glyph)
            continue
        last = next((one for one in reversed(part) if not one.text.isspace()), None)
        if last and glyph.x0 - last.x1 > _SEGMENT_GAP * max(last.size, glyph.size):
            yield from _segment(part)
            part = []
        part.append(glyph)
    yield from _segment(part)


def _segment(part: Sequence[Glyph]) -> Iterator[Segment]:
    glyphs = list(part)
    while glyphs and glyphs[-1].text.isspace():
        glyphs.pop()
    while glyphs and glyphs[0].text.isspace():
        del glyphs[0]
    if glyphs:
        yield make_segment(glyphs)


def make_segment(glyphs: Sequence[Glyph]) -> Segment:
    """The segment that glyphs from left to right make."""
    sizes = sorted(glyph.size for glyph in glyphs)
    first, last = glyphs[0], max(glyphs, key=lambda glyph: glyph.x1)
    return Segment(
        line_text(glyphs),
        first.x0 + (_HALF * first.size if _has_half(first, _OPENING) else 0.0),
        last.x1 - (_HALF * last.size if _has_half(last, _CLOSING) else 0.0),
        glyphs[0].y,
        sizes[len(sizes) // 2],
        tuple(glyphs),
    )


def _has_half(glyph: Glyph, marks: frozenset[str]) -> bool:
    """Whether a glyph is a mark that fills one half of its width: at the edge of a line it reaches beyond it."""
    return glyph.text in marks and glyph.x1 - glyph.x0 > _WIDE_MARK * glyph.size


def _with_raised(segments: list[Segment]) -> list[Segment]:
    """The segments with raised or lowered small characters (m², a mark of a note) in the line that they belong to."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for at, segment in enumerate(segments):
        rows[round(segment.y / _ROW)].append(at)
    whole: dict[int, Segment] = dict(enumerate(segments))
    for at, mark in enumerate(segments):
        if len(mark.text) > _LONGEST_MARK:
            continue
        row = round(mark.y / _ROW)
        near = (other for place in range(row - 2, row + 3) for other in rows.get(place, ()) if other in whole)
        owner = next((other for other in near if other != at and _is_raised(mark, whole[other])), None)
        if owner is not None:
            line = whole[owner]
            glyphs = sorted((*line.glyphs, *mark.glyphs), key=lambda one: one.x0)
            whole[owner] = make_segment(glyphs)._replace(y=line.y, size=line.size)
            del whole[at]
    return list(whole.values())


def _is_raised(mark: Segment, line: Segment) -> bool:
    if mark.size > _RAISED * line.size or not -0.3 * line.size < mark.y - line.y < 0.7 * line.size:
        return False
    beside = any(abs(glyph.x1 - mark.x0) < 0.3 * line.size for glyph in line.glyphs)
    return beside or abs(line.x0 - mark.x1) < 0.3 * line.size


def line_text(glyphs: Sequence[Glyph]) -> str:
    """What glyphs from left to right say, with the spaces that one sees between them."""
    bare = [glyph for glyph in glyphs if not glyph.text.isspace()]
    gaps = [(right.x0 - left.x1) / min(left.size, right.size) for left, right in pairwise(bare)]
    usual = median(gaps) if len(gaps) >= _FEWEST_SPREAD - 1 else 0.0
    spread = usual > _SPREAD and max(gaps) < 1.6 * usual + 0.1 and len(bare) == len(glyphs)
    usual = usual if usual > _SPREAD else 0.0
    text = ""
    last: Glyph | None = None
    spaces = ""
    for glyph in glyphs:
        if glyph.text.isspace():
            spaces += glyph.text
            continue
        if last is not None and not spread:
            text += spaces or _between(last, glyph, usual)
        text += glyph.text
        last, spaces = glyph, ""
    return text


def _between(last: Glyph, glyph: Glyph, usual: float) -> str:
    """The space that one sees between two characters of a line whose gaps usually are so wide."""
    gap = (glyph.x0 - last.x1) / min(last.size, glyph.size) - usual
    if gap < _LETTER_GAP:
        return ""
    if not _is_wide(last.text) and not _is_wide(glyph.text):
        letters = last.text.isalpha() and glyph.text.isalpha()
        wide = _SIGN_GAP if "+" in {last.text, glyph.text} else _WORD_GAP
        return " " if letters or gap > wide else ""
    if gap > _WIDE_GAP:
        return "\u3000" * max(1, round(gap))
    thin = _is_chinese(glyph.text) and (last.text in _POINTS or (_is_chinese(last.text) and gap > _THIN_GAP))
    return " " if thin else ""


def _is_chinese(text: str) -> bool:
    return "\u3400" <= text <= "\u9fff"


def _is_wide(text: str) -> bool:
    return text[-1] >= "\u2e80" or text[-1] in _WIDE_MARKS
