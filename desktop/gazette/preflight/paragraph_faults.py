"""Faults between the lines of a paragraph: forbidden starts and ends, split words, last lines of one character."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from gazette.model import BlockPath, NameList
from gazette.preflight.faults import Tally
from gazette.preflight.long_words import is_too_long, may_part_address
from gazette.preflight.loose_lines import Around, count_loose
from gazette.preflight.marks import ENGLISH_WHOLE, HAN, WORD, may_part, part_fault, without_marks
from gazette.preflight.paragraph_ends import squashed
from gazette.preflight.reading import RAISED, Line
from gazette.preflight.slots import Layout, Stand
from gazette.preflight.style_limits import Limits

_TURN = 0.5
"""How much further in, in em, the rows of a title begin that is turned over."""
_HOLE = 0.9
"""White as wide, in em, stands in no line of text."""
_NUMBER_ROW = re.compile(r"\(.*号\)")
_LAST_WORD = re.compile(f"{WORD.pattern}+$|.$")
_FIRST_WORD = re.compile(f"{WORD.pattern}+|.")


def check_paragraphs(layout: Layout, lines: Sequence[Line], limits: Limits, tally: Tally) -> None:
    """Count the faults between the lines of every paragraph, those of contents lists too."""
    names = _names(layout)
    for paragraph in _paragraphs(lines):
        for at, (before, after) in enumerate(pairwise(paragraph)):
            if not _is_name(names, before):
                _break(layout, before, after, limits, tally)
            if before.slot.filled and not before.slot.last:
                above = paragraph[at - 1] if at else None
                count_loose(before, Around(above, after, next(iter(paragraph[at + 2 :]), None)), limits, tally)
        if len(paragraph) > 1 and paragraph[0].slot.filled:
            _last_line(paragraph, limits, tally)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    told = [line for line in lines if line.slot.stand in (Stand.COLUMN, Stand.ROW)]
    for foot in (False, True):
        for _, group in groupby(
            (line for line in told if line.slot.foot is foot), key=lambda line: line.slot.paragraph
        ):
            yield list(group)
    yield from _turned_over(lines)
    yield from _cell_texts(lines)


def _turned_over(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Titles of the contents lists: lines of one size that follow each other closely, pages and leaders apart."""
    titles = [line for line in lines if line.slot.stand is Stand.FRONT and not _is_page(line)]
    group: list[Line] = []
    for line in titles:
        if group and not (_follows(group[-1], line) and line.xs[0] > group[0].xs[0] + _TURN * line.size):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_page(line: Line) -> bool:
    text = line.text.strip()
    return text.startswith("(") and text.endswith(")") and text[1:-1].isdigit()


def _follows(before: Line, after: Line) -> bool:
    """Whether ``after`` is the next row of the same title: beneath, as large, and further in or at the same edge."""
    if before.slot.page != after.slot.page or before.size != after.size or _NUMBER_ROW.fullmatch(after.text.strip()):
        return False
    step = after.y - before.y
    return 0 < step < 1.75 * before.size and after.xs[0] >= before.xs[0] - 0.6 * before.size and _is_full(before)


def _is_full(line: Line) -> bool:
    """Whether a row of the contents is long: a short one turned over by no one."""
    return line.right - line.xs[0] > 25 * line.size


def _cell_texts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each cell: those of one table row that begin at like places and follow each other closely."""
    for _, group in groupby(lines, key=lambda line: (line.slot.page, line.slot.stand, line.slot.entry, line.slot.path)):
        members = list(group)
        if members[0].slot.stand is not Stand.CELL:
            continue
        cell: list[Line] = []
        for line in members:
            if cell and not (0 < line.y - cell[-1].y < 1.9 * line.size and not line.slot.first):
                yield cell
                cell = []
            cell.append(line)
        yield cell


def _break(layout: Layout, before: Line, after: Line, limits: Limits, tally: Tally) -> None:
    tally.looked_at["line-start"] += 1
    tally.looked_at["line-end"] += 1
    tally.looked_at["split-token"] += 1
    ending, beginning = _drawn(before.text), _drawn(after.text)
    if not ending or not beginning:
        return
    wrong = "line-start" if beginning[0] == RAISED else part_fault(ending, beginning, limits.units)
    if wrong == "split-token" and _at_space(layout, before, after):
        wrong = None
    if wrong is None and _parted_english(before.text, after.text):
        wrong = "split-token"
    if wrong is not None and may_part_address(before, after):
        return
    if wrong is None:
        return
    forced = _has_no_other(before, after, limits) or (wrong == "split-token" and is_too_long(before, after))
    slot = after.slot if wrong == "line-start" else before.slot
    tally.at_slot(wrong, slot, f"{ending[-6:]}|{beginning[:6]}", unavoidable=forced)


def _names(layout: Layout) -> dict[tuple[int | None, BlockPath | None], frozenset[str]]:
    """The names of each list of persons, without spaces."""
    return {
        place: frozenset(squashed(person.name) for person in block.people)
        for place, block in layout.blocks.items()
        if isinstance(block, NameList)
    }


def _is_name(names: Mapping[tuple[int | None, BlockPath | None], frozenset[str]], line: Line) -> bool:
    """Whether a line has a person's name alone, with what the person does beneath it."""
    listed = names.get((line.slot.entry, line.slot.path))
    return listed is not None and squashed(line.slot.text).split("：")[-1] in listed


def _at_space(layout: Layout, before: Line, after: Line) -> bool:
    """Whether the stored text has a space where the line ends: lines are kept without it."""
    ending, beginning = _LAST_WORD.search(before.text.rstrip()), _FIRST_WORD.match(after.text.lstrip())
    assert ending is not None
    assert beginning is not None
    return f"{ending[0]} {beginning[0]}" in layout.stored_at(before.slot)


def _drawn(text: str) -> str:
    return text.replace("\u200b", "")


def _parted_english(before: str, after: str) -> bool:
    """Whether the break falls inside what reads as one: ``QZBZ [2019] No. 52``."""
    tail = before.rstrip() + " "
    joined = tail + after.lstrip()
    return any(found.start() < len(tail) - 1 < found.end() - 1 for found in ENGLISH_WHOLE.finditer(joined))


def _has_no_other(before: Line, after: Line, limits: Limits) -> bool:
    """Whether what is parted between two lines could be parted nowhere, or is as a whole too long for a line."""
    ending, beginning = _places(before, limits), _places(after, limits)
    if not ending:
        return True
    tail = before.right - before.xs[ending[-1]]
    head = after.xs[beginning[0]] - after.xs[0] if beginning else after.right - after.xs[0]
    return tail + head > after.slot.right - after.slot.left


def _places(line: Line, limits: Limits) -> list[int]:
    """Where the line might have ended without a fault; what stands beside it is another text."""
    white = [after - at - width for (at, after), width in zip(pairwise(line.xs), line.widths, strict=False)]
    start = max((at + 1 for at, gap in enumerate(white) if gap > _HOLE * line.size), default=0)
    drawn = [at for at in range(start, len(line.text)) if _drawn(line.text[at])]
    while drawn and line.text[drawn[-1]].isspace():
        drawn.pop()
    text = "".join(line.text[at] for at in drawn)
    blank = len(text) - len(text.lstrip())
    return [
        at
        for order, at in enumerate(drawn)
        if order > blank and text[order] != RAISED and may_part(text[:order], text[order], limits.units)
    ]


def _last_line(paragraph: list[Line], limits: Limits, tally: Tally) -> None:
    tally.looked_at["one-char-line"] += 1
    last = paragraph[-1]
    seen = without_marks(last.text)
    if last.slot.last and len(seen) == 1 and HAN.match(seen):
        unavoidable = not _places(paragraph[-2], limits)
        tally.at_slot("one-char-line", last.slot, last.text, unavoidable=unavoidable)
