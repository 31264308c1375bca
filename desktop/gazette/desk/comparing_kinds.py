"""The red-line of single blocks, each kind by its own parts; what is in plans and attachments is left to others."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from gazette.desk.aligning import Likeness
from gazette.desk.comparing_lines import Back, Difference, LineState, LineWriter, ListForm, exact
from gazette.desk.comparing_plans import TextBlock, whole_text
from gazette.desk.comparing_tables import TableWriter, spans_of
from gazette.desk.entry_parts import with_opening
from gazette.desk.text_comparing import Piece, Pieces, merged_place, merged_text
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
    face_of,
    rows_say,
)
from gazette.reading.appointments import records_anew

PEOPLE: Likeness[Person] = Likeness(
    text=lambda person: f"{person.name}\n{person.affiliation or ''}",
    floor=lambda old, new: (
        0.5 if old.name == new.name or (old.affiliation and old.affiliation == new.affiliation) else 0.0
    ),
)


class KindWriter:
    """Writes blocks that are there in both to ``out``."""

    def __init__(self, out: LineWriter) -> None:
        self._out = out
        self._tables = TableWriter(out)

    def pair(self, old: Block, new: Block, path: BlockPath) -> Back[Block]:
        """A block and what became of it, of a kind that it could become."""
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
            case _:
                raise TypeError(old, new)

    def same(self, block: Block, path: BlockPath) -> None:
        """The lines of a block itself, which says the same in both."""
        for face, texts, spans in _shown_lines(block):
            cells = tuple((Piece("same", text),) if text else () for text in texts)
            self._out.line(face, cells, path=path, spans=spans)

    def whole(self, block: Block, path: BlockPath, state: LineState, number: int) -> None:
        """The lines of a block itself, which came, went or moved as a whole."""
        for face, texts, spans in _shown_lines(block):
            self._out.whole_line(face, texts, state, number, path=path, spans=spans)

    def _text_block(self, old: TextBlock, new: TextBlock, path: BlockPath) -> Back[Block]:
        first, line = self._out.next_number, len(self._out.lines)
        pieces = self._out.compared(old.text, new.text)
        self._out.told_line(face_of(new), (pieces,), path=path)
        form = self._out.form_if(
            face_of(old) != face_of(new) or _is_run_in(old) != _is_run_in(new) or first == self._out.next_number,
            face_of(new),
            line,
            before=face_of(old),
        )

        def part(back: frozenset[int]) -> Block:
            text = merged_text(pieces, back)
            if form and form <= back:
                return _with_text(old, text, lambda at: merged_place(pieces, at, back, counted="out"))
            return _with_text(new, text, lambda at: merged_place(pieces, at, back))

        return exact(old, new, self._out.since(first), part)

    def _picture(self, old: Picture, new: Picture, path: BlockPath) -> Back[Block]:
        first, line = self._out.next_number, len(self._out.lines)
        self._out.line("picture", ((),), path=path)
        caption = self._out.maybe("picture_caption", old.caption, new.caption, path)
        text = self._out.text("description", old.text, new.text, path)
        other = replace(new, caption=old.caption, text=old.text) != old
        form = self._out.form_if(other or first == self._out.next_number, "picture", line, before="picture")
        return exact(
            old,
            new,
            self._out.since(first),
            lambda back: replace(old if form and form <= back else new, caption=caption(back), text=text(back)),
        )

    def _signature(self, old: Signature, new: Signature, path: BlockPath) -> Back[Block]:
        first = self._out.next_number
        lines = self._out.texts("signature", old.lines, new.lines, path)
        return exact(old, new, self._out.since(first), lambda back: Signature(lines=lines(back)))

    def _appointment(self, old: Appointment, new: Appointment, path: BlockPath) -> Back[Block]:
        first, line = self._out.next_number, len(self._out.lines)
        lead = self._out.maybe("lead", old.lead, new.lead, path)
        lines = self._out.texts("appointment", old.lines, new.lines, path)
        if not self._out.lines[line:]:
            self._out.line("appointment", ((),), path=path)
        self._out.form_if(first == self._out.next_number, "appointment", line, before="appointment")

        def part(back: frozenset[int]) -> Block:
            said, led = lines(back), lead(back)
            return Appointment(lines=said, records=records_anew(new, said, led), lead=led)

        return exact(old, new, self._out.since(first), part)

    def _name_list(self, old: NameList, new: NameList, path: BlockPath) -> Back[Block]:
        first = self._out.next_number
        lead = self._out.maybe("lead", old.lead, new.lead, path)
        with_roles = any(person.role for each in (old, new) for person in each.people)

        def cells(person: Person) -> tuple[str, ...]:
            role = (person.role or "",) if with_roles else ()
            return (*role, person.name, person.affiliation or "")

        def pair(was: Person, person: Person) -> Back[Person]:
            since = self._out.next_number
            role = self._out.piece_maybe(was.role, person.role)
            name = self._out.replaced(was.name, person.name) if was.name != person.name else _kept(person.name)
            beside = self._out.piece_maybe(was.affiliation, person.affiliation)
            shown = (*((role[0],) if with_roles else ()), name, beside[0])
            for number in {piece.difference for piece in name if piece.difference}:
                self._out.tell("person", name, number, flags=("name",))
            self._out.told_line("person", shown, path=path)
            return exact(
                was,
                person,
                self._out.since(since),
                lambda back: Person(name=merged_text(name, back), affiliation=beside[1](back), role=role[1](back)),
            )

        people = self._out.items(
            old.people, new.people, PEOPLE, ListForm(face="person", cells=cells, pair=pair, path=path, flags=("name",))
        )
        return exact(old, new, self._out.since(first), lambda back: NameList(people=people(back), lead=lead(back)))

    def _table(self, old: Table, new: Table, path: BlockPath) -> Back[Block]:
        write_rows = self._tables.rows(old, new, path)
        if write_rows is None:
            return self._other_table(old, new, path)
        first, line = self._out.next_number, len(self._out.lines)
        caption = self._out.maybe("caption", old.caption, new.caption, path)
        rows = write_rows()
        formed = (old.header_rows, old.widths) != (new.header_rows, new.widths)
        form = self._out.form_if(formed or first == self._out.next_number, "table", line, before="table")
        return exact(
            old,
            new,
            self._out.since(first),
            lambda back: Table(
                rows=rows(back),
                header_rows=(old if form and form <= back else new).header_rows,
                widths=(old if form and form <= back else new).widths,
                caption=caption(back),
            ),
        )

    def _other_table(self, old: Table, new: Table, path: BlockPath) -> Back[Block]:
        """One table in the place of the other, as one difference."""
        out, number = self._out, self._out.number()
        out.add(
            Difference(
                number=number,
                act="changed",
                face=face_of(new),
                place=out.place.name,
                before=whole_text(old),
                after=whole_text(new),
                line=len(out.lines),
            )
        )
        self.whole(old, path, "taken_out", number)
        self.whole(new, path, "put_in", number)
        return lambda back: old if number in back else new


def _kept(text: str) -> Pieces:
    return (Piece("same", text),) if text else ()


def _is_run_in(block: Block) -> bool:
    return isinstance(block, Heading) and bool(block.lead)


def _with_text(base: TextBlock, text: str, place: Callable[[int], int]) -> Block:
    """``base`` with another text: its number as that opens, its heading sentence up to where it ended."""
    if isinstance(base, Plain):
        return replace(base, text=text)
    if isinstance(base, Note):
        found = None if base.mark is None else MARK.match(text)
        kept = base.mark is None or text.startswith(base.mark)
        return replace(base, text=text, mark=base.mark if kept else found and found[0])
    return with_opening(base, text, place)


def _shown_lines(block: Block) -> Iterator[tuple[str, tuple[str, ...], tuple[tuple[int, int], ...]]]:
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
