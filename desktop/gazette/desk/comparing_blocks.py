"""The red-line of blocks: brought side by side, then each kind by its own parts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self, assert_never

from gazette.desk.aligning import Likeness, Pair, aligned, moved
from gazette.desk.comparing_lines import Act, Back, Difference, LineState, Manner, always, chained, exact
from gazette.desk.comparing_tables import TableWriter, spans_of
from gazette.desk.comparing_titles import Title, Titled, cut_in_rows, ends_of_rows
from gazette.desk.text_comparing import (
    Piece,
    Pieces,
    Unit,
    merged_place,
    merged_text,
)
from gazette.model import (
    MARK,
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
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
    rows_say,
    walk_blocks,
)
from gazette.reading import opening_number
from gazette.reading.appointments import records_anew

_Text = Heading | Paragraph | Note | Plain
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
PEOPLE: Likeness[Person] = Likeness(
    text=lambda person: f"{person.name}\n{person.affiliation or ''}",
    floor=lambda old, new: (
        0.5 if old.name == new.name or (old.affiliation and old.affiliation == new.affiliation) else 0.0
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The blocks of both brought side by side; ``inner`` does the same for what two that belong together hold."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]
    pairs: list[Pair]
    inner: Sequence["Plan | None"]

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


class BlockWriter(TableWriter):
    """Writes the blocks of an entry."""

    def __init__(self, unit: Unit) -> None:
        super().__init__(unit)
        self._away: dict[BlockPath, int] = {}
        self._here: dict[BlockPath, int] = {}
        self._moves: dict[int, int] = {}
        self._was: dict[int, tuple[BlockPath, Block]] = {}
        self._moved: dict[int, Back[Block]] = {}

    def _find_moves(self, plan: "Plan") -> None:
        gone, come = [*plan.gone(())], [*plan.come(())]
        pairs = moved([block for _, block in gone], [block for _, block in come], BLOCKS)
        for move, (one, other) in enumerate(pairs):
            self._away[gone[one][0]] = self._here[come[other][0]] = move
            self._was[move] = gone[one]

    def _blocks(self, plan: "Plan", old_above: BlockPath, new_above: BlockPath) -> Back[tuple[Block, ...]]:
        slots: list[Back[tuple[Block, ...]]] = []
        for (old_at, new_at), inner in zip(plan.pairs, plan.inner, strict=True):
            if new_at is None:
                assert old_at is not None
                slots.append(self._gone(plan.old[old_at], (*old_above, old_at)))
            elif old_at is None:
                slots.append(self._come(plan.new[new_at], (*new_above, new_at)))
            else:
                path = (*new_above, new_at)
                slots.append(always(self._pair(plan.old[old_at], plan.new[new_at], inner, (*old_above, old_at), path)))
        return chained(slots)

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
        inner = self._pair(was, block, Plan.inside(was, block), old_path, path)
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

    def _pair(self, old: Block, new: Block, inner: "Plan | None", old_path: BlockPath, path: BlockPath) -> Back[Block]:
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

        return exact(old, new, self._since(first), part)

    def _document(
        self,
        old: Enclosure | Attachment,
        new: Enclosure | Attachment,
        plan: "Plan",
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
        return exact(
            old,
            new,
            self._since(first),
            lambda back: replace(old if form and form <= back else new, caption=caption(back), text=text(back)),
        )

    def _signature(self, old: Signature, new: Signature, path: BlockPath) -> Back[Block]:
        first = self._next
        lines = self._texts("signature", old.lines, new.lines, path)
        return exact(old, new, self._since(first), lambda back: Signature(lines=lines(back)))

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

        return exact(old, new, self._since(first), part)

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
            return exact(
                was,
                person,
                self._since(since),
                lambda back: Person(name=merged_text(name, back), affiliation=beside[1](back), role=role[1](back)),
            )

        people = self._list(
            old.people, new.people, PEOPLE, Manner(face="person", cells=cells, pair=pair, path=path, flags=("name",))
        )
        return exact(old, new, self._since(first), lambda back: NameList(people=people(back), lead=lead(back)))

    def _table(self, old: Table, new: Table, path: BlockPath) -> Back[Block]:
        first, line = self._next, len(self.lines)
        caption = self._maybe("caption", old.caption, new.caption, path)
        rows = self._rows(old, new, path)
        if rows is None:
            return self._other_table(old, new, path)
        formed = (old.header_rows, old.widths) != (new.header_rows, new.widths)
        form = self._form_if(formed or first == self._next, "table", line, before="table")
        return exact(
            old,
            new,
            self._since(first),
            lambda back: Table(
                rows=rows(back),
                header_rows=(old if form and form <= back else new).header_rows,
                widths=(old if form and form <= back else new).widths,
                caption=caption(back),
            ),
        )

    def _other_table(self, old: Table, new: Table, path: BlockPath) -> Back[Block]:
        """One table in the place of the other, as one difference."""
        number = self._number()
        self._tell_whole(number, "changed", new)
        self._differences[-1] = replace(self._differences[-1], before=whole_text(old))
        self._whole_block(old, path, "taken_out", number)
        self._whole_block(new, path, "put_in", number)
        return lambda back: old if number in back else new

    def _title(
        self,
        face: str,
        was: Titled,
        now: Titled,
        *,
        whole: bool = False,
        path: BlockPath | None = None,
    ) -> "Title":
        """A title with its printed rows, each on a line; ``whole``: the one in the place of the other."""
        (old, old_rows), (new, new_rows) = was, now
        first = self._next
        pieces = self._replaced(old, new) if whole and old != new else self._compared(old, new)
        line = len(self.lines)
        rows = cut_in_rows(pieces, ends_of_rows(new, new_rows)[:-1])
        for row, each in enumerate(rows, 1):
            for number in dict.fromkeys(piece.difference for piece in each if piece.difference):
                self._tell(face, pieces, number, row=row if len(rows) > 1 else 0)
            self._line(face, (each,), path=path)
        numbers = frozenset(range(first, self._next))
        form = self._form_if(old_rows != new_rows and not numbers, face, line, before=face)
        return Title(pieces, was, now, numbers | form, line)


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
                yield face, tuple(cell.text for cell in row), spans_of(row)
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
