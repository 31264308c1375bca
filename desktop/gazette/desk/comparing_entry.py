"""Writes the red-line of one entry: its lines, its differences, and the way back from each of them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Generic, Literal, Self, TypeVar, assert_never

from gazette.desk.aligning import Likeness, Pair, aligned, moved
from gazette.desk.entry_parts import row_ends, rows_say
from gazette.desk.text_comparing import (
    Flag,
    Piece,
    Pieces,
    Unit,
    compare_texts,
    flags_of,
    merged_place,
    merged_text,
    replaced_text,
    units_of,
)
from gazette.model import (
    MARK,
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Cell,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    Plain,
    Signature,
    Table,
    block_texts,
    face_of,
    walk_blocks,
)
from gazette.reading import opening_number
from gazette.reading.appointments import records_anew
from gazette.reading.dates import chinese_date

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
_Titled = tuple[str, tuple[str, ...]]
_Fields = dict[str, Any]
Back = Callable[[frozenset[int]], T]
"""What is there with the differences of these numbers taken back."""
LineState = Literal["kept", "put_in", "taken_out", "moved_away", "moved_here"]
Act = Literal["changed", "put_in", "taken_out", "moved", "recast"]


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


_Text = Heading | Paragraph | Note | Plain
_HEAD_TEXTS: tuple[tuple[str, str], ...] = (("addressee", "addressee"), ("title_en", "title_en"))
_FACTS = ("index_number", "subject", "validity", "published")


# as much as makes two blocks one, whatever they say
_AKIN = 0.36


def whole_text(block: Block) -> str:
    """All that a block says, with what is in it."""
    if isinstance(block, Enclosure | Attachment):
        return "\n".join(text for _, each in walk_blocks((block,)) for text in block_texts(each))
    return "\n".join(block_texts(block))


def _block_floor(old: Block, new: Block) -> float | None:
    """What two blocks have in common by what they are; None where the one cannot become the other."""
    if isinstance(old, _Text) and isinstance(new, _Text):
        if isinstance(old, Heading) and isinstance(new, Heading) and old.number:
            return _AKIN if (old.number, old.level) == (new.number, new.level) else 0.0
        return 0.0
    if type(old) is not type(new):
        return None
    return _AKIN


BLOCKS: Likeness[Block] = Likeness(text=whole_text, floor=_block_floor)
TEXTS: Likeness[str] = Likeness(text=lambda text: text, floor=lambda _old, _new: 0.0)
PEOPLE: Likeness[Person] = Likeness(
    text=lambda person: f"{person.name}\n{person.affiliation or ''}",
    floor=lambda old, new: (
        0.5 if old.name == new.name or (old.affiliation and old.affiliation == new.affiliation) else 0.0
    ),
)
ROWS: Likeness[tuple[Cell, ...]] = Likeness(
    text=lambda row: "\n".join(cell.text for cell in row),
    floor=lambda old, new: 0.0 if _shape((old,)) == _shape((new,)) else None,
)


def _shape(rows: Iterable[tuple[Cell, ...]]) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(tuple((cell.rowspan, cell.colspan) for cell in row) for row in rows)


class EntryWriter:
    """Writes the lines of one comparison in their order."""

    def __init__(self, unit: Unit) -> None:
        self.lines: list[RedLine] = []
        self._unit = unit
        self._next = 1
        self._differences: list[Difference] = []
        self._place = _Place()
        self._away: dict[BlockPath, int] = {}
        self._here: dict[BlockPath, int] = {}
        self._moves: dict[int, int] = {}
        self._was: dict[int, tuple[BlockPath, Block]] = {}
        self._moved: dict[int, Back[Block]] = {}
        self._told: set[int] = set()
        self._lines_away: dict[int, tuple[int, str]] = {}

    @classmethod
    def over(cls, old: Entry | None, new: Entry | None) -> Self:
        """A writer that knows the names of persons in both."""
        return cls(units_of(name for entry in (old, new) if entry for name in _names(entry)))

    def told_differences(self) -> tuple[Difference, ...]:
        """The differences in the order of their numbers."""
        told = []
        for each in sorted(self._differences, key=lambda each: each.number):
            line, place = self._lines_away.get(each.number, (None, ""))
            told.append(replace(each, line_before=line, place_before=place))
        return tuple(told)

    # whole entries

    def entry(self, old: Entry, new: Entry) -> Back[Entry]:
        """Write the head and the blocks."""
        head = self._head(old, new)
        plan = _Plan.of(old.blocks, new.blocks)
        self._find_moves(plan)
        blocks = self._blocks(plan, (), ())
        return lambda back: replace(new, **head(back), blocks=blocks(back))

    def whole_entry(self, entry: Entry, act: Literal["put_in", "taken_out"]) -> None:
        """Write an entry that stands in one of both alone: one difference."""
        number = self._number()
        kind: Literal["in", "out"] = "in" if act == "put_in" else "out"
        title = entry.title_full or entry.title_zh
        before, after = (title, "") if act == "taken_out" else ("", title)
        self._add(Difference(number=number, act=act, face="entry", place="", before=before, after=after))
        date = chinese_date(entry.date) if entry.date else None
        head = (("title", title), ("date", date), ("number", entry.number_zh), ("addressee", entry.addressee))
        for face, text in head:
            if text:
                self._line(face, ((Piece(kind, text, number),),), state=act, difference=number)
        for index, block in enumerate(entry.blocks):
            self._whole_block(block, (index,), act, number)

    # heads

    def _head(self, old: Entry, new: Entry) -> Back[_Fields]:
        parts: list[Back[_Fields]] = [
            self._entry_title(old, new),
            self._date(old, new),
            self._number_field(old, new),
        ]
        parts += (self._field(name, face, old, new) for name, face in _HEAD_TEXTS)
        parts.append(self._issuers(old, new))
        parts += (self._field(name, name, old, new, whole=True) for name in _FACTS)

        def back(numbers: frozenset[int]) -> _Fields:
            return {name: value for part in parts for name, value in part(numbers).items()}

        return back

    def _entry_title(self, old: Entry, new: Entry) -> Back[_Fields]:
        """Title, its printed rows, and the contents title where that is the end of it."""
        full = old.title_full, new.title_full
        if not all(full):
            main = self._title(
                "title",
                (old.title_full or old.title_zh, old.title_lines),
                (new.title_full or new.title_zh, new.title_lines),
                whole=full != (None, None),
            )
            if full == (None, None):
                return lambda back: _named("title_zh", main.exact(back))
            contents = self._contents_title(old, new)
            either = _exact(
                {"title_full": old.title_full, "title_lines": old.title_lines},
                {"title_full": new.title_full, "title_lines": new.title_lines},
                main.numbers or self._form_if(True, "title", main.line, before="title"),
            )
            return lambda back: either(back) | contents(back)
        before, after = full[0] or "", full[1] or ""
        main = self._title("title", (before, old.title_lines), (after, new.title_lines))
        tail = len(after) - len(new.title_zh)
        all_back = main.place(tail, main.numbers)
        follows = (
            before.endswith(old.title_zh)
            and after.endswith(new.title_zh)
            and all_back == len(before) - len(old.title_zh)
        )
        contents = (lambda _back: {}) if follows else self._contents_title(old, new)

        def back(numbers: frozenset[int]) -> _Fields:
            said = _named("title_full", main.exact(numbers)) | contents(numbers)
            if follows:
                said["title_zh"] = str(said["title_full"])[main.place(tail, numbers) :]
            return said

        return back

    def _contents_title(self, old: Entry, new: Entry) -> Back[_Fields]:
        return self._field("title_zh", "contents_title", old, new)

    def _title(
        self,
        face: str,
        was: _Titled,
        now: _Titled,
        *,
        whole: bool = False,
        path: BlockPath | None = None,
    ) -> "_Title":
        """A title with its printed rows, each on a line; ``whole``: the one in the place of the other."""
        (old, old_rows), (new, new_rows) = was, now
        first = self._next
        pieces = self._replaced(old, new) if whole and old != new else self._compared(old, new)
        line = len(self.lines)
        rows = _cut(pieces, _ends(new, new_rows)[:-1])
        for row, each in enumerate(rows, 1):
            for number in dict.fromkeys(piece.difference for piece in each if piece.difference):
                self._tell(face, pieces, number, row=row if len(rows) > 1 else 0)
            self._line(face, (each,), path=path)
        numbers = frozenset(range(first, self._next))
        form = self._form_if(old_rows != new_rows and not numbers, face, line, before=face)
        return _Title(pieces, was, now, numbers | form, line)

    def _date(self, old: Entry, new: Entry) -> Back[_Fields]:
        shown = [chinese_date(entry.date) if entry.date else "" for entry in (old, new)]
        return self._fact({"date": old.date}, {"date": new.date}, "date", (shown[0], shown[1]))

    def _number_field(self, old: Entry, new: Entry) -> Back[_Fields]:
        """The number; its Latin form goes with it where both changed."""
        names = ("number_zh", "number_en")
        if old.number_zh != new.number_zh:
            before, after = ({name: getattr(entry, name) for name in names} for entry in (old, new))
            return self._fact(before, after, "number", (old.number_zh or "", new.number_zh or ""))
        self._fact({}, {}, "number", (old.number_zh or "", new.number_zh or ""))
        return self._field("number_en", "number_en", old, new, whole=True)

    def _issuers(self, old: Entry, new: Entry) -> Back[_Fields]:
        shown = "、".join(old.issuers), "、".join(new.issuers)
        if old.issuers == new.issuers:
            return lambda _back: {}
        return self._fact({"issuers": old.issuers}, {"issuers": new.issuers}, "issuer", shown)

    def _fact(self, old: _Fields, new: _Fields, face: str, shown: tuple[str, str]) -> Back[_Fields]:
        """A field that is one thing: the one in the place of the other."""
        first = self._next
        pieces = self._replaced(*shown) if old != new else self._compared(*shown)
        if pieces:
            self._told_line(face, (pieces,))
        return _exact(old, new, frozenset(range(first, self._next)))

    def _field(self, name: str, face: str, old: Entry, new: Entry, *, whole: bool = False) -> Back[_Fields]:
        """A text of the entry; those that are printed are shown also where they are the same."""
        before, after = getattr(old, name), getattr(new, name)
        if before == after and (face != "addressee" or not after):
            return lambda _back: {}
        if whole or before is None or after is None:
            return self._fact({name: before}, {name: after}, face, (before or "", after or ""))
        first = self._next
        pieces = self._compared(before, after)
        self._told_line(face, (pieces,))
        return _exact(
            {name: before},
            {name: after},
            frozenset(range(first, self._next)),
            lambda back: {name: merged_text(pieces, back)},
        )

    # blocks

    def _find_moves(self, plan: "_Plan") -> None:
        gone, come = [*plan.gone(())], [*plan.come(())]
        pairs = moved([block for _, block in gone], [block for _, block in come], BLOCKS)
        for move, (one, other) in enumerate(pairs):
            self._away[gone[one][0]] = self._here[come[other][0]] = move
            self._was[move] = gone[one]

    def _blocks(self, plan: "_Plan", old_above: BlockPath, new_above: BlockPath) -> Back[tuple[Block, ...]]:
        slots: list[Back[tuple[Block, ...]]] = []
        for (old_at, new_at), inner in zip(plan.pairs, plan.inner, strict=True):
            if new_at is None:
                assert old_at is not None
                slots.append(self._gone(plan.old[old_at], (*old_above, old_at)))
            elif old_at is None:
                slots.append(self._come(plan.new[new_at], (*new_above, new_at)))
            else:
                path = (*new_above, new_at)
                slots.append(_one(self._pair(plan.old[old_at], plan.new[new_at], inner, (*old_above, old_at), path)))
        return _chained(slots)

    def _gone(self, block: Block, path: BlockPath) -> Back[tuple[Block, ...]]:
        move = self._away.get(path)
        if move is None:
            number = self._number()
            self._tell_whole(number, "taken_out", block)
            self._whole_block(block, path, "taken_out", number)
            return lambda back: (block,) if number in back else ()
        number = self._number_of_move(move)
        self._lines_away[number] = len(self.lines), self._place.name
        self._whole_block(block, path, "moved_away", number)
        return lambda back: (self._moved[move](back),) if number in back else ()

    def _come(self, block: Block, path: BlockPath) -> Back[tuple[Block, ...]]:
        move = self._here.get(path)
        if move is None:
            number = self._number()
            self._tell_whole(number, "put_in", block)
            self._whole_block(block, path, "put_in", number)
            return lambda back: () if number in back else (block,)
        number = self._number_of_move(move)
        old_path, was = self._was[move]
        self._tell_whole(number, "moved", block)
        first = len(self.lines)
        inner = self._pair(was, block, _Plan.inside(was, block), old_path, path)
        self._moved_lines(first, number)
        self._moved[move] = inner
        return lambda back: () if number in back else (inner(back),)

    def _number_of_move(self, move: int) -> int:
        if move not in self._moves:
            self._moves[move] = self._number()
        return self._moves[move]

    def _tell_whole(self, number: int, act: Act, block: Block) -> None:
        text = whole_text(block)
        if act != "taken_out":
            self._place.enter(block)
        self._add(
            Difference(
                number=number,
                act=act,
                face=face_of(block),
                place=self._place.name,
                before="" if act == "put_in" else text,
                after="" if act == "taken_out" else text,
                flags=("name",) if isinstance(block, NameList) and act != "moved" else (),
                line=len(self.lines),
            )
        )

    def _pair(self, old: Block, new: Block, inner: "_Plan | None", old_path: BlockPath, path: BlockPath) -> Back[Block]:
        """A block that is there in both."""
        self._place.enter(new)
        if old == new:
            self._same_block(new, path)
            return lambda _back: new
        match old, new:
            case (Heading() | Paragraph() | Note() | Plain(), Heading() | Paragraph() | Note() | Plain()):
                return self._text_block(old, new, path)
            case Table(), Table():
                return self._table(old, new, path)
            case NameList(), NameList():
                return self._name_list(old, new, path)
            case Appointment(), Appointment():
                return self._appointment(old, new, path)
            case Signature(), Signature():
                return self._signature(old, new, path)
            case Picture(), Picture():
                return self._picture(old, new, path)
            case (Enclosure() | Attachment(), Enclosure() | Attachment()):
                assert inner is not None
                return self._document(old, new, inner, old_path, path)
            case _:
                raise TypeError(old, new)

    def _same_block(self, block: Block, path: BlockPath) -> None:
        for face, texts, spans in _shown(block):
            cells = tuple((Piece("same", text),) if text else () for text in texts)
            self._line(face, cells, path=path, spans=spans)
        if isinstance(block, Enclosure | Attachment):
            for index, each in enumerate(block.blocks):
                self._place.enter(each)
                self._same_block(each, (*path, index))

    def _whole_block(self, block: Block, path: BlockPath, state: LineState, number: int) -> None:
        for face, texts, spans in _shown(block):
            self._whole_line(face, texts, state, number, path=path, spans=spans)
        if isinstance(block, Enclosure | Attachment):
            for index, each in enumerate(block.blocks):
                self._whole_block(each, (*path, index), state, number)

    def _whole_line(
        self,
        face: str,
        texts: Sequence[str],
        state: LineState,
        number: int,
        *,
        path: BlockPath | None = None,
        spans: tuple[tuple[int, int], ...] = (),
    ) -> None:
        kind: Literal["same", "in", "out"] = _KINDS[state]
        cells = tuple((Piece(kind, text, 0 if kind == "same" else number),) if text else () for text in texts)
        self._line(face, cells, state=state, difference=number, path=path, spans=spans)

    def _text_block(self, old: _Text, new: _Text, path: BlockPath) -> Back[Block]:
        first, line = self._next, len(self.lines)
        pieces = self._compared(old.text, new.text)
        self._told_line(face_of(new), (pieces,), path=path)
        form = self._form_if(
            face_of(old) != face_of(new) or _is_run_in(old) != _is_run_in(new) or first == self._next,
            face_of(new),
            line,
            before=face_of(old),
        )

        def part(back: frozenset[int]) -> Block:
            text = merged_text(pieces, back)
            if form and form <= back:
                return _with_text(old, text, lambda at: merged_place(pieces, at, back, counted="out"))
            return _with_text(new, text, lambda at: merged_place(pieces, at, back))

        return _exact(old, new, self._since(first), part)

    def _document(
        self,
        old: Enclosure | Attachment,
        new: Enclosure | Attachment,
        plan: "_Plan",
        old_path: BlockPath,
        path: BlockPath,
    ) -> Back[Block]:
        line = len(self.lines)
        label: Back[str] | None = None
        if isinstance(old, Attachment) and isinstance(new, Attachment):
            label = self._text("attachment", old.label, new.label, path)
        face = "attachment_title" if isinstance(new, Attachment) else "enclosure"
        title = self._title(face, (old.title, old.title_lines), (new.title, new.title_lines), path=path)
        form = self._form_if(type(old) is not type(new), face_of(new), line, before=face_of(old))
        blocks = self._blocks(plan, old_path, path)

        def back(numbers: frozenset[int]) -> Block:
            base = old if form and form <= numbers else new
            said = title.exact(numbers)
            made = replace(base, title=said[0], title_lines=said[1], blocks=blocks(numbers))
            if isinstance(made, Attachment) and label is not None:
                return replace(made, label=label(numbers))
            return made

        return back

    def _picture(self, old: Picture, new: Picture, path: BlockPath) -> Back[Block]:
        first, line = self._next, len(self.lines)
        self._line("picture", ((),), path=path)
        caption = self._maybe("picture_caption", old.caption, new.caption, path)
        text = self._text("description", old.text, new.text, path)
        other = replace(new, caption=old.caption, text=old.text) != old
        form = self._form_if(other or first == self._next, "picture", line, before="picture")
        return _exact(
            old,
            new,
            self._since(first),
            lambda back: replace(old if form and form <= back else new, caption=caption(back), text=text(back)),
        )

    def _signature(self, old: Signature, new: Signature, path: BlockPath) -> Back[Block]:
        first = self._next
        lines = self._texts("signature", old.lines, new.lines, path)
        return _exact(old, new, self._since(first), lambda back: Signature(lines=lines(back)))

    def _appointment(self, old: Appointment, new: Appointment, path: BlockPath) -> Back[Block]:
        first, line = self._next, len(self.lines)
        lead = self._maybe("lead", old.lead, new.lead, path)
        lines = self._texts("appointment", old.lines, new.lines, path)
        if not self.lines[line:]:
            self._line("appointment", ((),), path=path)
        self._form_if(first == self._next, "appointment", line, before="appointment")

        def part(back: frozenset[int]) -> Block:
            said, led = lines(back), lead(back)
            return Appointment(lines=said, records=records_anew(new, said, led), lead=led)

        return _exact(old, new, self._since(first), part)

    def _name_list(self, old: NameList, new: NameList, path: BlockPath) -> Back[Block]:
        first = self._next
        lead = self._maybe("lead", old.lead, new.lead, path)
        with_roles = any(person.role for each in (old, new) for person in each.people)

        def cells(person: Person) -> tuple[str, ...]:
            role = (person.role or "",) if with_roles else ()
            return (*role, person.name, person.affiliation or "")

        def pair(was: Person, person: Person) -> Back[Person]:
            since = self._next
            role = self._piece_maybe(was.role, person.role)
            name = self._replaced(was.name, person.name) if was.name != person.name else _kept(person.name)
            beside = self._piece_maybe(was.affiliation, person.affiliation)
            shown = (*((role[0],) if with_roles else ()), name, beside[0])
            for number in {piece.difference for piece in name if piece.difference}:
                self._tell("person", name, number, flags=("name",))
            self._told_line("person", shown, path=path)
            return _exact(
                was,
                person,
                self._since(since),
                lambda back: Person(name=merged_text(name, back), affiliation=beside[1](back), role=role[1](back)),
            )

        people = self._list(
            old.people, new.people, PEOPLE, _Manner(face="person", cells=cells, pair=pair, path=path, flags=("name",))
        )
        return _exact(old, new, self._since(first), lambda back: NameList(people=people(back), lead=lead(back)))

    def _texts(self, face: str, old: tuple[str, ...], new: tuple[str, ...], path: BlockPath) -> Back[tuple[str, ...]]:
        return self._list(
            old,
            new,
            TEXTS,
            _Manner(
                face=face,
                cells=lambda text: (text,),
                pair=lambda was, text: self._text(face, was, text, path),
                path=path,
            ),
        )

    # tables

    def _table(self, old: Table, new: Table, path: BlockPath) -> Back[Block]:
        first, line = self._next, len(self.lines)
        caption = self._maybe("caption", old.caption, new.caption, path)
        rows = self._rows(old, new, path)
        if rows is None:
            return self._other_table(old, new, path)
        form = self._form_if(old.header_rows != new.header_rows or first == self._next, "table", line, before="table")
        return _exact(
            old,
            new,
            self._since(first),
            lambda back: Table(
                rows=rows(back),
                header_rows=(old if form and form <= back else new).header_rows,
                caption=caption(back),
            ),
        )

    def _rows(self, old: Table, new: Table, path: BlockPath) -> Back[tuple[tuple[Cell, ...], ...]] | None:
        """The rows side by side; None where merged cells are others, so that rows cannot be told apart."""

        def cells(row: tuple[Cell, ...]) -> tuple[str, ...]:
            return tuple(cell.text for cell in row)

        def pair(was: tuple[Cell, ...], row: tuple[Cell, ...]) -> Back[tuple[Cell, ...]]:
            made = [self._cell(*each) for each in zip(was, row, strict=True)]
            face = "header_row" if any(row is each for each in new.rows[: new.header_rows]) else "row"
            self._told_line(face, tuple(pieces for pieces, _ in made), path=path, spans=_spans(row))
            return lambda back: tuple(cell(back) for _, cell in made)

        if _shape(old.rows) == _shape(new.rows):
            backs = [pair(*each) for each in zip(old.rows, new.rows, strict=True)]
            return lambda back: tuple(row(back) for row in backs)
        if any(cell.rowspan > 1 for table in (old, new) for row in table.rows for cell in row):
            return None
        if not {*_shape(old.rows)} & {*_shape(new.rows)}:
            return None
        return self._list(old.rows, new.rows, ROWS, _Manner(face="row", cells=cells, pair=pair, path=path))

    def _cell(self, old: Cell, new: Cell) -> tuple[Pieces, Back[Cell]]:
        pieces = self._compared(old.text, new.text)
        return pieces, lambda back: replace(new, text=merged_text(pieces, back))

    def _other_table(self, old: Table, new: Table, path: BlockPath) -> Back[Block]:
        """One table in the place of the other, as one difference."""
        number = self._number()
        self._tell_whole(number, "changed", new)
        self._differences[-1] = replace(self._differences[-1], before=whole_text(old))
        self._whole_block(old, path, "taken_out", number)
        self._whole_block(new, path, "put_in", number)
        return lambda back: old if number in back else new

    # lists in blocks

    def _list(self, old: Sequence[H], new: Sequence[H], like: Likeness[H], manner: "_Manner[H]") -> Back[tuple[H, ...]]:
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
                slots.append(_one(manner.pair(old[one], new[other])))
            elif one is not None and one in away:
                number = numbers.setdefault(one, 0) or self._number()
                numbers[one] = number
                self._lines_away[number] = len(self.lines), self._place.name
                self._whole_line(manner.face, manner.cells(old[one]), "moved_away", number, path=manner.path)
                slots.append(_when(number, lambda back, one=one: arrived[one](back)))  # type: ignore[misc]
            elif one is not None:
                slots.append(self._whole_item(old[one], "taken_out", manner))
            elif other is not None and other in here:
                was = here[other]
                number = numbers.setdefault(was, 0) or self._number()
                numbers[was] = number
                self._tell_item(number, "moved", manner, new[other])
                first = len(self.lines)
                arrived[was] = manner.pair(old[was], new[other])
                self._moved_lines(first, number)
                slots.append(_unless(number, arrived[was]))
            elif other is not None:
                slots.append(self._whole_item(new[other], "put_in", manner))
        return _chained(slots)

    def _whole_item(self, item: H, act: Literal["put_in", "taken_out"], manner: "_Manner[H]") -> Back[tuple[H, ...]]:
        number = self._number()
        self._tell_item(number, act, manner, item)
        self._whole_line(manner.face, manner.cells(item), act, number, path=manner.path)
        return _unless(number, lambda _back: item) if act == "put_in" else _when(number, lambda _back: item)

    def _tell_item(self, number: int, act: Act, manner: "_Manner[H]", item: H) -> None:
        text = "\t".join(manner.cells(item))
        self._add(
            Difference(
                number=number,
                act=act,
                face=manner.face,
                place=self._place.name,
                before="" if act == "put_in" else text,
                after="" if act == "taken_out" else text,
                flags=manner.flags if act != "moved" else (),
                line=len(self.lines),
            )
        )

    def _moved_lines(self, first: int, number: int) -> None:
        self.lines[first:] = [
            replace(line, state="moved_here", difference=number) if line.state == "kept" else line
            for line in self.lines[first:]
        ]

    # lines and differences

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _since(self, first: int) -> frozenset[int]:
        """The differences that were numbered since ``first`` was the next number."""
        return frozenset(range(first, self._next))

    def _compared(self, old: str, new: str) -> Pieces:
        return compare_texts(old, new, self._unit, iter(self._number, 0))

    def _replaced(self, old: str, new: str) -> Pieces:
        return replaced_text(old, new, self._number())

    def _text(self, face: str, old: str, new: str, path: BlockPath) -> Back[str]:
        pieces = self._compared(old, new)
        if pieces:
            self._told_line(face, (pieces,), path=path)
        return lambda back: merged_text(pieces, back)

    def _maybe(self, face: str, old: str | None, new: str | None, path: BlockPath) -> Back[str | None]:
        pieces, back = self._piece_maybe(old, new)
        if pieces:
            self._told_line(face, (pieces,), path=path)
        return back

    def _piece_maybe(self, old: str | None, new: str | None) -> tuple[Pieces, Back[str | None]]:
        if old is not None and new is not None:
            pieces = self._compared(old, new)
            return pieces, lambda back: merged_text(pieces, back)
        if old == new:
            return (), lambda _back: new
        number = self._number()
        return replaced_text(old, new, number), lambda back: old if number in back else new

    def _told_line(
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
                self._tell(face, pieces, number)
        self._line(face, cells, path=path, spans=spans)

    def _tell(
        self, face: str, pieces: Pieces, number: int, *, row: int = 0, flags: tuple[Flag, ...] | None = None
    ) -> None:
        before, after = (
            "".join(piece.text for piece in pieces if (piece.kind, piece.difference) == (kind, number))
            for kind in ("out", "in")
        )
        if flags is None:
            flags = _FLAGS_OF_FACES.get(face) or flags_of(pieces, number, self._unit)
        self._add(
            Difference(
                number=number,
                act="changed" if before and after else "put_in" if after else "taken_out",
                face=face,
                place=self._place.name,
                before=before,
                after=after,
                flags=flags,
                line=len(self.lines),
                row=row,
            )
        )

    def _add(self, difference: Difference) -> None:
        """Each difference is told once."""
        if difference.number not in self._told:
            self._told.add(difference.number)
            self._differences.append(difference)

    def _form_if(self, differs: bool, face: str, line: int, before: str | None = None) -> frozenset[int]:
        """One more difference where what is beside the text is another: kind, level, rows of a title."""
        if not differs:
            return frozenset()
        number = self._number()
        self._add(
            Difference(
                number=number, act="recast", face=face, place=self._place.name, before="", after="", line=line,
                face_before=before,
            )
        )  # fmt: skip
        if line < len(self.lines):
            self.lines[line] = replace(self.lines[line], difference=number, face_before=before)
        return frozenset({number})

    def _line(
        self,
        face: str,
        cells: tuple[Pieces, ...],
        *,
        state: LineState = "kept",
        difference: int = 0,
        path: BlockPath | None = None,
        spans: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.lines.append(RedLine(face=face, cells=cells, state=state, difference=difference, path=path, spans=spans))


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
class _Manner(Generic[H]):
    """How the items of a list in the block at ``path`` are written."""

    face: str
    cells: Callable[[H], tuple[str, ...]]
    pair: Callable[[H, H], Back[H]]
    path: BlockPath
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """The blocks of both brought side by side; ``inner`` does the same for what two that belong together hold."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]
    pairs: list[Pair]
    inner: Sequence["_Plan | None"]

    @classmethod
    def of(cls, old: tuple[Block, ...], new: tuple[Block, ...]) -> Self:
        pairs = aligned(old, new, BLOCKS)
        inner = [None if one is None or other is None else cls.inside(old[one], new[other]) for one, other in pairs]
        return cls(old=old, new=new, pairs=pairs, inner=inner)

    @classmethod
    def inside(cls, old: Block, new: Block) -> "Self | None":
        if isinstance(old, Enclosure | Attachment) and isinstance(new, Enclosure | Attachment):
            return cls.of(old.blocks, new.blocks)
        return None

    def gone(self, above: BlockPath) -> Iterator[tuple[BlockPath, Block]]:
        """What has nothing beside it in the new list, with its old path."""
        for (one, other), inner in zip(self.pairs, self.inner, strict=True):
            if one is not None and other is None:
                yield (*above, one), self.old[one]
            elif one is not None and inner is not None:
                yield from inner.gone((*above, one))

    def come(self, above: BlockPath) -> Iterator[tuple[BlockPath, Block]]:
        """What has nothing beside it in the old list, with its new path."""
        for (one, other), inner in zip(self.pairs, self.inner, strict=True):
            if one is None and other is not None:
                yield (*above, other), self.new[other]
            elif other is not None and inner is not None:
                yield from inner.come((*above, other))


class _Place:
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


_LONGEST_PLACE = 20


@dataclass(frozen=True, slots=True)
class _Title:
    """A title side by side with what it was; ``line`` is the first that shows it."""

    pieces: Pieces
    old: _Titled
    new: _Titled
    numbers: frozenset[int]
    line: int

    def exact(self, back: frozenset[int]) -> _Titled:
        """Title and printed rows."""
        return _exact(self.old, self.new, self.numbers, self._part)(back)

    def place(self, at: int, back: frozenset[int]) -> int:
        """Where a place of the new title lies."""
        return merged_place(self.pieces, at, back)

    def _part(self, back: frozenset[int]) -> _Titled:
        text = merged_text(self.pieces, back)
        title, rows = self.new
        if not rows or not rows_say(rows, title):
            return text, rows
        ends = [self.place(end, back) for end in _ends(title, rows)[:-1]] + [len(text)]
        cut = (text[start:end].strip() for start, end in pairwise([0, *ends]))
        return text, tuple(row for row in cut if row)


def _ends(title: str, rows: tuple[str, ...]) -> list[int]:
    return row_ends(title, rows) if rows and title.strip() and rows_say(rows, title) else []


def _cut(pieces: Pieces, ends: list[int]) -> list[Pieces]:
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


def _exact(old: T, new: T, numbers: frozenset[int], part: Callable[[frozenset[int]], T] | None = None) -> Back[T]:
    """The one or the other as it was where all of its differences or none are taken back, ``part`` in between."""

    def back(taken: frozenset[int]) -> T:
        if not numbers & taken:
            return new
        return old if part is None or numbers <= taken else part(taken)

    return back


def _named(name: str, said: _Titled) -> _Fields:
    return {name: said[0], "title_lines": said[1]}


def _one(back: Back[T]) -> Back[tuple[T, ...]]:
    return lambda numbers: (back(numbers),)


def _when(number: int, back: Back[T]) -> Back[tuple[T, ...]]:
    return lambda numbers: (back(numbers),) if number in numbers else ()


def _unless(number: int, back: Back[T]) -> Back[tuple[T, ...]]:
    return lambda numbers: () if number in numbers else (back(numbers),)


def _chained(slots: Sequence[Back[tuple[T, ...]]]) -> Back[tuple[T, ...]]:
    return lambda numbers: tuple(each for slot in slots for each in slot(numbers))


def _kept(text: str) -> Pieces:
    return (Piece("same", text),) if text else ()


def _is_run_in(block: Block) -> bool:
    return isinstance(block, Heading) and bool(block.lead)


def _with_text(base: _Text, text: str, place: Callable[[int], int]) -> Block:
    """``base`` with another text: its number as that opens, its heading sentence up to where it ended."""
    if isinstance(base, Plain):
        return replace(base, text=text)
    if isinstance(base, Note):
        found = None if base.mark is None else MARK.match(text)
        kept = base.mark is None or text.startswith(base.mark)
        return replace(base, text=text, mark=base.mark if kept else found and found[0])
    before, now = opening_number(base.text), opening_number(text)
    same = (before and (before.level, before.number)) == (now and (now.level, now.number))
    if isinstance(base, Paragraph):
        if same:
            return replace(base, text=text)
        return Paragraph(text=text, level=now.level, number=now.number) if now else Paragraph(text=text)
    lead = base.lead
    if lead and base.text.startswith(lead):
        lead = text[: place(len(lead))] or None
    return replace(base, text=text, lead=lead, number=base.number if same else now.number if now else None)


def _names(entry: Entry) -> Iterator[str]:
    for _, block in walk_blocks(entry.blocks):
        if isinstance(block, NameList):
            yield from (person.name for person in block.people)
        elif isinstance(block, Appointment):
            yield from (record.person for record in block.records)
        elif isinstance(block, Signature):
            yield from block.lines


def _spans(row: tuple[Cell, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((cell.colspan, cell.rowspan) for cell in row)


def _shown(block: Block) -> Iterator[tuple[str, tuple[str, ...], tuple[tuple[int, int], ...]]]:
    """The lines of a block itself: face, texts of the cells, spans of the cells."""
    match block:
        case Heading() | Paragraph() | Note() | Plain():
            yield face_of(block), (block.text,), ()
        case Signature():
            yield from (("signature", (text,), ()) for text in block.lines)
        case Picture():
            yield "picture", ("",), ()
            yield from ((face, (text,), ()) for face, text in
                        (("picture_caption", block.caption), ("description", block.text)) if text)  # fmt: skip
        case Table():
            yield from (("caption", (text,), ()) for text in (block.caption,) if text)
            for at, row in enumerate(block.rows):
                face = "header_row" if at < block.header_rows else "row"
                yield face, tuple(cell.text for cell in row), _spans(row)
        case NameList():
            yield from (("lead", (text,), ()) for text in (block.lead,) if text)
            with_roles = any(person.role for person in block.people)
            for person in block.people:
                role = (person.role or "",) if with_roles else ()
                yield "person", (*role, person.name, person.affiliation or ""), ()
        case Appointment():
            yield from (("lead", (text,), ()) for text in (block.lead,) if text)
            yield from (("appointment", (text,), ()) for text in block.lines)
        case Enclosure():
            yield from (("enclosure", (text,), ()) for text in _title_rows(block.title, block.title_lines))
        case Attachment():
            yield "attachment", (block.label,), ()
            yield from (("attachment_title", (text,), ()) for text in _title_rows(block.title, block.title_lines))
        case _:
            assert_never(block)


def _title_rows(title: str, rows: tuple[str, ...]) -> tuple[str, ...]:
    return rows if rows and rows_say(rows, title) else ((title,) if title else ())
