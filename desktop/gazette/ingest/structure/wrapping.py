"""At what width a text was wrapped, and what marks its paragraphs: seen from how long its lines are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.ingest.structure.lines import Line

CLOSERS = "”’）)》」』】"
_ENDS = "。；：！？…;:!?"
_NARROWEST, _NARROWEST_RARE = 16, 20
_FEWEST_LINES = 5
_COMMON_SHARE, _CUT_SHARE, _BEYOND_SHARE = 0.3, 0.5, 0.03
# how far from the width full lines may end, in characters, how many there must be, what share stops inside a sentence
_RARE_WIDTHS = ((0, 3, 1.0), (0, 5, 0.8), (2, 5, 0.8))
_GAPLESS_SHARE, _MARKED_SHARE = 0.1, 0.6


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was wrapped: ``width`` (0: not; ``halves``: of characters), what marks its paragraphs.

    ``gapless``: the text has hardly any blank lines, so that a cut sentence has none either.
    """

    width: int = 0
    halves: bool = False
    indents: bool = False
    gaps: bool = False
    gapless: bool = False

    def fills(self, line: Line, slack: int = 2) -> bool:
        """Whether a line reaches the width, stays ``slack`` characters short of it or goes two beyond at most."""
        if not self.width:
            return False
        unit = 2 if self.halves else 1
        size = line.measure if self.halves else line.width
        return self.width - slack * unit <= size <= self.width + 2 * unit


def ended(text: str) -> bool:
    """Whether a line may be the last of a paragraph: it ends as a sentence does."""
    return text[-1] in _ENDS or (text[-1] in CLOSERS and len(text) > 1 and text[-2] in "。！？；")


def find_wrapping(lines: Sequence[Line]) -> Wrapping:
    """Whether the lines of a text were wrapped at a fixed width, seen from how many of them are equally long."""
    return replace(_found_wrapping(lines), gapless=sum(line.gap for line in lines) < _GAPLESS_SHARE * len(lines))


def _found_wrapping(lines: Sequence[Line]) -> Wrapping:
    sentences = [line for line in lines if not line.is_row and not line.whole and is_sentence(line.text)]
    for find in (_common_width, _widest):
        # where both ways of counting fit as well, it is characters that were counted
        found = (find(sentences, halves=False), find(sentences, halves=True))
        weight, width, halves = max(found, key=lambda one: (one[0], not one[2]))
        if weight:
            return _wrapping_at(width, halves, lines)
    return Wrapping()


def _common_width(sentences: Sequence[Line], *, halves: bool) -> tuple[float, int, bool]:
    """The share of lines that are of one width, or one character short of it, and that width.

    0.0 where fewer than a third of all come within two characters, where most of those are whole sentences, or where
    more than a few lines go beyond.
    """
    unit = 2 if halves else 1
    prose = [line for line in sentences if line.width >= _NARROWEST]
    for width in sorted((size for size, _ in Counter(_size(x, halves) for x in prose).most_common(3)), reverse=True):
        full = [line for line in prose if width - 2 * unit <= _size(line, halves) <= width + unit]
        beyond = sum(_size(line, halves) > width + 2 * unit for line in prose)
        cut = sum(not ended(line.text) for line in full)
        if len(prose) < _FEWEST_LINES or cut < _CUT_SHARE * len(full) or beyond > _BEYOND_SHARE * len(prose):
            continue
        if len(full) >= _COMMON_SHARE * len(prose):
            return sum(width - unit <= _size(line, halves) <= width for line in full) / len(prose), width, halves
    return 0.0, 0, halves


def _widest(sentences: Sequence[Line], *, halves: bool) -> tuple[float, int, bool]:
    """How many lines are of the width that no sentence exceeds, where nearly all of them stop inside a sentence."""
    unit = 2 if halves else 1
    width = max((_size(line, halves) for line in sentences), default=0)
    for slack, fewest, share in _RARE_WIDTHS:
        full = [line for line in sentences if _size(line, halves) >= width - max(slack * unit, halves)]
        cut = sum(not ended(line.text) for line in full)
        if width >= _NARROWEST_RARE * unit and len(full) >= fewest and cut >= share * len(full):
            return float(len(full)), width, halves
    return 0.0, 0, halves


def is_sentence(text: str) -> bool:
    """Whether a line is running text, and no heading, title or line of a contents list."""
    return "，" in text or "。" in text


def _size(line: Line, halves: bool) -> int:
    return line.measure if halves else line.width


def _wrapping_at(width: int, halves: bool, lines: Sequence[Line]) -> Wrapping:
    found = Wrapping(width, halves)
    short = [(a, b) for a, b in pairwise(lines) if not found.fills(a) and a.text[-1] in _ENDS]
    indents = bool(short) and sum(b.indented for _, b in short) >= _MARKED_SHARE * len(short)
    gaps = bool(short) and sum(b.gap for _, b in short) >= _MARKED_SHARE * len(short)
    return replace(found, indents=indents, gaps=gaps)
