"""A title side by side with what it was: its text, and the rows in which it is printed."""

from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.desk.comparing_lines import LineWriter, exact
from gazette.desk.text_comparing import (
    Piece,
    Pieces,
    merged_place,
    merged_text,
)
from gazette.model import BlockPath, row_ends, rows_say

Titled = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Title:
    """A title side by side with what it was; ``line`` is the first that shows it."""

    pieces: Pieces
    old: Titled
    new: Titled
    numbers: frozenset[int]
    line: int

    def exact(self, back: frozenset[int]) -> Titled:
        """Title and printed rows."""
        return exact(self.old, self.new, self.numbers, self._part)(back)

    def place(self, at: int, back: frozenset[int]) -> int:
        """Where a place of the new title lies."""
        return merged_place(self.pieces, at, back)

    def _part(self, back: frozenset[int]) -> Titled:
        text = merged_text(self.pieces, back)
        title, rows = self.new
        if not rows or not rows_say(rows, title):
            return text, rows
        ends = [self.place(end, back) for end in _ends_of_rows(title, rows)[:-1]] + [len(text)]
        cut = (text[start:end].strip() for start, end in pairwise([0, *ends]))
        return text, tuple(row for row in cut if row)


def write_title(
    out: LineWriter,
    face: str,
    was: Titled,
    now: Titled,
    *,
    whole: bool = False,
    path: BlockPath | None = None,
) -> Title:
    """A title with its printed rows, each on a line; ``whole``: the one in the place of the other."""
    (old, old_rows), (new, new_rows) = was, now
    first = out.next_number
    pieces = out.replaced(old, new) if whole and old != new else out.compared(old, new)
    line = len(out.lines)
    rows = _cut_in_rows(pieces, _ends_of_rows(new, new_rows)[:-1])
    for row, each in enumerate(rows, 1):
        for number in dict.fromkeys(piece.difference for piece in each if piece.difference):
            out.tell(face, pieces, number, row=row if len(rows) > 1 else 0)
        out.line(face, (each,), path=path)
    numbers = out.since(first)
    form = out.form_if(old_rows != new_rows and not numbers, face, line, before=face)
    return Title(pieces, was, now, numbers | form, line)


def _ends_of_rows(title: str, rows: tuple[str, ...]) -> list[int]:
    return row_ends(title, rows) if rows and title.strip() and rows_say(rows, title) else []


def _cut_in_rows(pieces: Pieces, ends: list[int]) -> list[Pieces]:
    """The pieces parted at these places of the new text; what gave way to the first of a row stands in that row."""
    rows: list[list[Piece]] = [[]]
    at, left = 0, list(ends)
    for index, piece in enumerate(pieces, 1):
        text = piece.text
        following = pieces[index] if index < len(pieces) else None
        gives_way = piece.kind == "out" and following is not None and following.difference == piece.difference
        while left and (at + len(text) > left[0] if piece.kind != "out" else gives_way and at >= left[0]):
            head, text = (text[: left[0] - at], text[left[0] - at :]) if piece.kind != "out" else ("", text)
            if head:
                rows[-1].append(replace(piece, text=head))
            at = left.pop(0)
            rows.append([])
        if piece.kind != "out":
            at += len(text)
        if text:
            rows[-1].append(replace(piece, text=text))
    return [tuple(row) for row in rows]
