"""How many lines go into each column where footnotes stand beneath them: a note begins where its mark stands.

A note of few lines is not parted: its line goes to the next column with it. A longer one goes on at the foot of the
next column, and so does what of many notes to one line has no room. Where the text ends the columns are balanced
together with their notes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from gazette.typeset.column_filling import KeepRules, before_headings, column_end, may_end
from gazette.typeset.flow import ColumnLine, NoteAt, SetNote
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.picture_filling import whole_pictures

_UNKEPT = 12
"""A column that ends where it should not is as bad as columns that differ by so many lines."""
_LEAST_PART = 2
"""Fewest lines of a note that is parted, on each side."""
_LEAST_TEXT = 2
"""So many lines of text stand above notes that are longer than a column."""


class FootMeasures(NamedTuple):
    """What notes take at a column's foot: ``around`` them once, ``leading`` a line.

    None of ``whole`` lines or fewer is parted. ``lines`` is the leading of the text above them.
    """

    around: MilliPoints
    leading: MilliPoints
    whole: int
    lines: MilliPoints

    def height(self, count: int) -> MilliPoints:
        """The height of so many lines of notes."""
        return self.around + count * self.leading if count > 0 else 0

    def room(self, height: MilliPoints) -> int:
        """How many lines of notes ``height`` holds."""
        return max(0, (height - self.around) // self.leading)


class FilledColumn(NamedTuple):
    """A column: how many lines it has, and the notes beneath them."""

    length: int
    notes: tuple[SetNote, ...]

    @property
    def note_lines(self) -> int:
        """How many lines its notes have."""
        return _length(self.notes)


def _length(notes: Sequence[SetNote]) -> int:
    return sum(len(note.lines) for note in notes)


@dataclass(slots=True)
class FootFilling:
    """Columns being filled to ``height`` with what is left of a text and its notes.

    ``carried`` are notes that were begun, or whose marks stand, in columns before; when ``columns`` has run, those that
    go on behind them.
    """

    lines: tuple[ColumnLine, ...]
    notes: tuple[NoteAt, ...]
    carried: tuple[SetNote, ...]
    measures: FootMeasures
    height: MilliPoints
    keep: KeepRules
    _of: dict[int, tuple[SetNote, ...]] = field(init=False, default_factory=dict)
    _counts: dict[int, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for line, note in self.notes:
            self._of[line] = (*self._of.get(line, ()), note)
            self._counts[line] = self._counts.get(line, 0) + len(note.lines)

    def columns(self, count: int, *, may_wait: bool) -> tuple[FilledColumn, ...]:
        """The columns of this page; all without lines and notes: begin on the next page.

        ``may_wait``: there is something above on this page, so that the lines may as well begin on the next.
        """
        return self._balanced(count) or self._to_foot(count, may_wait=may_wait)

    def _balanced(self, columns: int) -> tuple[FilledColumn, ...] | None:
        """All that is left, in columns of like height, with every note whole; None where it has no room or no end."""
        lines, measures = self.lines, self.measures
        if not lines or len(lines) > columns * (self.height // measures.lines):
            return None
        if columns == 1:
            whole = FilledColumn(len(lines), (*self.carried, *self._own(0, len(lines))))
            return (whole,) if self._depth(whole) <= self.height else None
        noted = (_length(self.carried) + sum(self._counts.values())) * measures.leading
        if len(lines) * measures.lines + noted > columns * self.height:
            return None
        own = [self._counts.get(at, 0) for at in range(len(lines))]
        most = self.height // measures.lines
        sums = [_length(self.carried) + count for count in accumulate(own, initial=0)]
        best: tuple[tuple[int, int], int] | None = None
        for end in range(max(1, len(lines) - most), min(len(lines), most) + 1):
            left = end * measures.lines + measures.height(sums[end])
            right = (len(lines) - end) * measures.lines + measures.height(sums[-1] - sums[end])
            if max(left, right) > self.height or not whole_pictures(lines, end):
                continue
            unkept = _UNKEPT * measures.lines * (not may_end(lines, end, self.keep))
            cost = (max(left, right) + unkept, -left)
            if best is None or cost < best[0]:
                best = cost, end
        if best is None or (self.keep.chain and not may_end(lines, best[1], self.keep)):
            return None
        end, self_carried = best[1], self.carried
        self.carried = ()
        return (
            FilledColumn(end, (*self_carried, *self._own(0, end))),
            FilledColumn(len(lines) - end, self._own(end, len(lines))),
        )

    def _to_foot(self, columns: int, *, may_wait: bool) -> tuple[FilledColumn, ...]:
        filled: list[FilledColumn] = []
        start, carried = 0, self.carried
        for column in range(columns):
            end = self._end(start, carried, first=not column, last=column == columns - 1)
            if not column and may_wait and not may_end(self.lines, end, self.keep):
                end = before_headings(self.lines, end)
                if not end or not may_end(self.lines, end, self.keep):
                    return (FilledColumn(0, ()),) * columns
            placed, carried = self._placed(start, end, carried)
            if not column and end == start and not placed and not may_wait:
                end = min(start + 1, len(self.lines))
                placed, carried = self._placed(start, end, carried, forced=True)
            filled.append(FilledColumn(end - start, placed))
            start = end
        self.carried = carried
        return tuple(filled)

    def _end(self, start: int, carried: tuple[SetNote, ...], *, first: bool, last: bool) -> int:
        """Where a column ends well."""
        most = self._reach(start, carried)
        end = column_end(self.lines, most, start, self.keep, first=first, last=last)
        end = next((at for at in range(end, start, -1) if whole_pictures(self.lines, at)), start)
        return end if may_end(self.lines, end, self.keep) or not carried else start

    def _reach(self, start: int, carried: tuple[SetNote, ...]) -> int:
        """How far the lines of a column reach that begins with ``start`` and has to hold ``carried``."""
        measures, count = self.measures, _length(carried)
        most = min(start + self.height // measures.lines, len(self.lines))
        end = start
        if measures.height(count) + _LEAST_TEXT * measures.lines > self.height:
            placed, _ = _parted(carried, measures.room(self.height - _LEAST_TEXT * measures.lines), measures.whole)
            room = (self.height - measures.height(_length(placed))) // measures.lines
            while end < min(most, start + room) and end not in self._of:
                end += 1
            return end
        text, beneath = 0, measures.height(count)
        while end < most:
            text += measures.lines
            own = self._counts.get(end, 0)
            if own:
                beneath = measures.height(count + own)
            if text + beneath > self.height:
                begun, _ = _parted(self._of.get(end, ()), measures.room(self.height - text) - count, measures.whole)
                return self._together(start, end + 1, most, count) if begun and own > measures.whole else end
            count += own
            end += 1
        return end

    def _together(self, start: int, end: int, most: int, count: int) -> int:
        """A line that ends with a note begun takes those with it that it may not be parted from, ``end`` or later.

        Their notes wait, as the rest of the one begun does; ``count`` lines of notes stand there before it.
        """
        further = end
        while further < most and not may_end(self.lines, further, self.keep):
            further += 1
        room = self.measures.room(self.height - (further - start) * self.measures.lines) - count
        return further if may_end(self.lines, further, self.keep) and room >= _LEAST_PART else end

    def _placed(
        self, start: int, end: int, carried: tuple[SetNote, ...], *, forced: bool = False
    ) -> tuple[tuple[SetNote, ...], tuple[SetNote, ...]]:
        """The notes beneath the lines from one to another, and those that go on behind them."""
        room = self.measures.room(self.height - (end - start) * self.measures.lines)
        return _parted((*carried, *self._own(start, end)), room, self.measures.whole, forced=forced)

    def _own(self, start: int, end: int) -> tuple[SetNote, ...]:
        return tuple(noted.note for noted in self.notes if start <= noted.line < end)

    def _depth(self, column: FilledColumn) -> MilliPoints:
        return column.length * self.measures.lines + self.measures.height(column.note_lines)


def _parted(
    notes: Sequence[SetNote], room: int, whole: int, *, forced: bool = False
) -> tuple[tuple[SetNote, ...], tuple[SetNote, ...]]:
    """What of ``notes`` stands in so many lines, and the rest; ``forced``: a note is parted anywhere before none is."""
    placed: list[SetNote] = []
    for order, note in enumerate(notes):
        count = len(note.lines)
        if count <= room:
            placed.append(note)
            room -= count
            continue
        part = min(room, count - _LEAST_PART)
        if count <= whole or part < _LEAST_PART:
            part = room if forced and not placed else 0
        if part < 1:
            return tuple(placed), tuple(notes[order:])
        placed.append(note._replace(lines=note.lines[:part]))
        return tuple(placed), (note._replace(lines=note.lines[part:]), *notes[order + 1 :])
    return tuple(placed), ()
