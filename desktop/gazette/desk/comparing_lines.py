"""The lines of a red-line and its differences, as they are written one after the other; each difference has its number.

What is written gives back a function: what is there once some of the differences are taken back.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from gazette.desk.aligning import Likeness, aligned, moved
from gazette.desk.text_comparing import (
    Flag,
    Piece,
    Pieces,
    Unit,
    compare_texts,
    flags_of,
    merged_text,
    replaced_text,
)
from gazette.model import (
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Heading,
)

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
Back = Callable[[frozenset[int]], T]
"""What is there with the differences of these numbers taken back."""
LineState = Literal["kept", "put_in", "taken_out", "moved_away", "moved_here"]
Act = Literal["changed", "put_in", "taken_out", "moved", "recast"]
TEXTS: Likeness[str] = Likeness(text=lambda text: text, floor=lambda _old, _new: 0.0)
_KINDS: dict[LineState, Literal["same", "in", "out"]] = {
    "kept": "same",
    "put_in": "in",
    "taken_out": "out",
    "moved_away": "same",
    "moved_here": "same",
}
_FLAGS_OF_FACES: dict[str, tuple[Flag, ...]] = {
    "number": ("document_number",),
    "number_en": ("document_number",),
    "date": ("date",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """A line of the red-line: a row of a title, a paragraph, a row of a table (of several ``cells``) …

    ``face`` names what it is (as ``face_of`` does, and ``title number date row person`` …), ``face_before`` what it
    was where that is another. ``difference`` is the number of what happened to the whole line, ``path`` its block's (in
    the old entry where it is no more), ``spans`` columns and rows of the cells of a table.
    """

    face: str
    cells: tuple[Pieces, ...]
    state: LineState = "kept"
    difference: int = 0
    face_before: str | None = None
    path: BlockPath | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference: what happened to what, under which heading (``place``, as printed), and from what to what.

    ``line`` is the index of the line that shows it, of what moved the one it moved to, and ``line_before`` then the one
    it moved from, under the heading ``place_before``. ``row`` counts the rows of a title, ``face_before`` is what
    became another kind.
    """

    number: int
    act: Act
    face: str
    place: str
    before: str
    after: str
    flags: tuple[Flag, ...] = ()
    line: int = 0
    line_before: int | None = None
    row: int = 0
    face_before: str | None = None
    place_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListForm(Generic[H]):
    """How the items of a list in the block at ``path`` are written."""

    face: str
    cells: Callable[[H], tuple[str, ...]]
    pair: Callable[[H, H], Back[H]]
    path: BlockPath
    flags: tuple[Flag, ...] = ()


class LineWriter:
    """Writes lines and differences in their order."""

    def __init__(self, unit: Unit) -> None:
        self.lines: list[RedLine] = []
        self._unit = unit
        self.next_number = 1
        """The number of the next difference."""
        self._differences: list[Difference] = []
        self._told: set[int] = set()
        self.place = Place()
        """Under which heading the next line stands."""
        self._lines_away: dict[int, tuple[int, str]] = {}

    def told_differences(self) -> tuple[Difference, ...]:
        """The differences in the order of their numbers."""
        told = []
        for each in sorted(self._differences, key=lambda each: each.number):
            line, place = self._lines_away.get(each.number, (None, ""))
            told.append(replace(each, line_before=line, place_before=place))
        return tuple(told)

    def whole_line(
        self,
        face: str,
        texts: Sequence[str],
        state: LineState,
        number: int,
        *,
        path: BlockPath | None = None,
        spans: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """A line that came, went or moved as a whole."""
        kind: Literal["same", "in", "out"] = _KINDS[state]
        cells = tuple((Piece(kind, text, 0 if kind == "same" else number),) if text else () for text in texts)
        self.line(face, cells, state=state, difference=number, path=path, spans=spans)

    def texts(self, face: str, old: tuple[str, ...], new: tuple[str, ...], path: BlockPath) -> Back[tuple[str, ...]]:
        """Texts that follow each other, each on a line."""
        return self.items(
            old,
            new,
            TEXTS,
            ListForm(
                face=face,
                cells=lambda text: (text,),
                pair=lambda was, text: self.text(face, was, text, path),
                path=path,
            ),
        )

    def items(self, old: Sequence[H], new: Sequence[H], like: Likeness[H], form: "ListForm[H]") -> Back[tuple[H, ...]]:
        """Items that follow each other, those that moved told as moved."""
        pairs = aligned(old, new, like)
        gone = [one for one, other in pairs if one is not None and other is None]
        come = [other for one, other in pairs if one is None and other is not None]
        moves = [(gone[one], come[other]) for one, other in
                 moved([old[at] for at in gone], [new[at] for at in come], like)]  # fmt: skip
        away, here = dict(moves), {other: one for one, other in moves}
        numbers: dict[int, int] = {}
        arrived: dict[int, Back[H]] = {}
        slots: list[Back[tuple[H, ...]]] = []
        for one, other in pairs:
            if one is not None and other is not None:
                slots.append(always(form.pair(old[one], new[other])))
            elif one is not None and one in away:
                number = numbers.setdefault(one, 0) or self.number()
                numbers[one] = number
                self.note_away(number)
                self.whole_line(form.face, form.cells(old[one]), "moved_away", number, path=form.path)
                slots.append(if_back(number, lambda back, one=one: arrived[one](back)))  # type: ignore[misc]
            elif one is not None:
                slots.append(self._whole_item(old[one], "taken_out", form))
            elif other is not None and other in here:
                was = here[other]
                number = numbers.setdefault(was, 0) or self.number()
                numbers[was] = number
                self._tell_item(number, "moved", form, new[other])
                first = len(self.lines)
                arrived[was] = form.pair(old[was], new[other])
                self.mark_moved(first, number)
                slots.append(if_not_back(number, arrived[was]))
            elif other is not None:
                slots.append(self._whole_item(new[other], "put_in", form))
        return chained(slots)

    def _whole_item(self, item: H, act: Literal["put_in", "taken_out"], form: "ListForm[H]") -> Back[tuple[H, ...]]:
        number = self.number()
        self._tell_item(number, act, form, item)
        self.whole_line(form.face, form.cells(item), act, number, path=form.path)
        return if_not_back(number, lambda _back: item) if act == "put_in" else if_back(number, lambda _back: item)

    def _tell_item(self, number: int, act: Act, form: "ListForm[H]", item: H) -> None:
        self.tell_whole(number, act, form.face, "\t".join(form.cells(item)), flags=form.flags)

    def tell_whole(self, number: int, act: Act, face: str, text: str, *, flags: tuple[Flag, ...] = ()) -> None:
        """Tell of something as a whole that it came, went or moved; ``flags`` where it did not only move."""
        self.add(
            Difference(
                number=number,
                act=act,
                face=face,
                place=self.place.name,
                before="" if act == "put_in" else text,
                after="" if act == "taken_out" else text,
                flags=flags if act != "moved" else (),
                line=len(self.lines),
            )
        )

    def note_away(self, number: int) -> None:
        """What is written next moved away from here, as the difference of this number."""
        self._lines_away[number] = len(self.lines), self.place.name

    def mark_moved(self, first: int, number: int) -> None:
        """What was written from the line ``first`` on moved here, as the difference of this number."""
        self.lines[first:] = [
            replace(line, state="moved_here", difference=number) if line.state == "kept" else line
            for line in self.lines[first:]
        ]

    def number(self) -> int:
        """Of one more difference."""
        self.next_number += 1
        return self.next_number - 1

    def since(self, first: int) -> frozenset[int]:
        """The differences that were numbered since ``first`` was the next number."""
        return frozenset(range(first, self.next_number))

    def compared(self, old: str, new: str) -> Pieces:
        """Two texts by their pieces, a number for each that differs."""
        return compare_texts(old, new, self._unit, iter(self.number, 0))

    def replaced(self, old: str, new: str) -> Pieces:
        """One text in the place of the other, as one difference."""
        return replaced_text(old, new, self.number())

    def text(self, face: str, old: str, new: str, path: BlockPath) -> Back[str]:
        """A line for a text, if there is any."""
        pieces = self.compared(old, new)
        if pieces:
            self.told_line(face, (pieces,), path=path)
        return lambda back: merged_text(pieces, back)

    def maybe(self, face: str, old: str | None, new: str | None, path: BlockPath) -> Back[str | None]:
        """A line for a text that need not be there."""
        pieces, back = self.piece_maybe(old, new)
        if pieces:
            self.told_line(face, (pieces,), path=path)
        return back

    def piece_maybe(self, old: str | None, new: str | None) -> tuple[Pieces, Back[str | None]]:
        """The pieces of such a text, without a line of its own."""
        if old is not None and new is not None:
            pieces = self.compared(old, new)
            return pieces, lambda back: merged_text(pieces, back)
        if old == new:
            return (), lambda _back: new
        number = self.number()
        return replaced_text(old, new, number), lambda back: old if number in back else new

    def told_line(
        self,
        face: str,
        cells: tuple[Pieces, ...],
        *,
        path: BlockPath | None = None,
        spans: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """Add a line and what differs in it."""
        for pieces in cells:
            for number in dict.fromkeys(piece.difference for piece in pieces if piece.difference):
                self.tell(face, pieces, number)
        self.line(face, cells, path=path, spans=spans)

    def tell(
        self, face: str, pieces: Pieces, number: int, *, row: int = 0, flags: tuple[Flag, ...] | None = None
    ) -> None:
        """Tell of the difference of this number among ``pieces``, which the next line shows."""
        before, after = (
            "".join(piece.text for piece in pieces if (piece.kind, piece.difference) == (kind, number))
            for kind in ("out", "in")
        )
        if flags is None:
            flags = _FLAGS_OF_FACES.get(face) or flags_of(pieces, number, self._unit)
        self.add(
            Difference(
                number=number,
                act="changed" if before and after else "put_in" if after else "taken_out",
                face=face,
                place=self.place.name,
                before=before,
                after=after,
                flags=flags,
                line=len(self.lines),
                row=row,
            )
        )

    def add(self, difference: Difference) -> None:
        """Each difference is told once."""
        if difference.number not in self._told:
            self._told.add(difference.number)
            self._differences.append(difference)

    def form_if(self, differs: bool, face: str, line: int, before: str | None = None) -> frozenset[int]:
        """One more difference where what is beside the text is another: kind, level, rows of a title."""
        if not differs:
            return frozenset()
        number = self.number()
        self.add(
            Difference(
                number=number, act="recast", face=face, place=self.place.name, before="", after="", line=line,
                face_before=before,
            )
        )  # fmt: skip
        if line < len(self.lines):
            self.lines[line] = replace(self.lines[line], difference=number, face_before=before)
        return frozenset({number})

    def line(
        self,
        face: str,
        cells: tuple[Pieces, ...],
        *,
        state: LineState = "kept",
        difference: int = 0,
        path: BlockPath | None = None,
        spans: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """Add a line of which nothing is told."""
        self.lines.append(RedLine(face=face, cells=cells, state=state, difference=difference, path=path, spans=spans))


_LONGEST_PLACE = 20


class Place:
    """Under which heading the writer is."""

    def __init__(self) -> None:
        self._label = ""
        self._headings: dict[int, Heading] = {}

    def enter(self, block: Block) -> None:
        """Go on to a block."""
        if isinstance(block, Heading):
            self._headings = {level: each for level, each in self._headings.items() if level < block.level}
            self._headings[block.level] = block
        elif isinstance(block, Enclosure | Attachment):
            self._headings = {}
            self._label = block.label if isinstance(block, Attachment) else ""

    @property
    def name(self) -> str:
        """The place as a reader of the document calls it: 一、总体目标, 二（一）, 附件1 二."""
        headings = [self._headings[level] for level in sorted(self._headings)]
        if len(headings) > 1 and all(each.number for each in headings):
            named = "".join((each.number or "").rstrip("、.． ") for each in headings)
        else:
            named = (headings[-1].lead or headings[-1].text)[:_LONGEST_PLACE] if headings else ""
        return " ".join(part for part in (self._label, named) if part)


def exact(old: T, new: T, numbers: frozenset[int], part: Callable[[frozenset[int]], T] | None = None) -> Back[T]:
    """The one or the other as it was where all of its differences or none are taken back, ``part`` in between."""

    def back(taken: frozenset[int]) -> T:
        if not numbers & taken:
            return new
        return old if part is None or numbers <= taken else part(taken)

    return back


def always(back: Back[T]) -> Back[tuple[T, ...]]:
    return lambda numbers: (back(numbers),)


def if_back(number: int, back: Back[T]) -> Back[tuple[T, ...]]:
    return lambda numbers: (back(numbers),) if number in numbers else ()


def if_not_back(number: int, back: Back[T]) -> Back[tuple[T, ...]]:
    return lambda numbers: () if number in numbers else (back(numbers),)


def chained(slots: Sequence[Back[tuple[T, ...]]]) -> Back[tuple[T, ...]]:
    return lambda numbers: tuple(each for slot in slots for each in slot(numbers))
