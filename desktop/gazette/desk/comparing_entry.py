"""Writes the red-line of one entry: its head, then its blocks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal, Self

from gazette.desk.comparing_blocks import BlockWriter
from gazette.desk.comparing_lines import Back, Difference, LineWriter, exact
from gazette.desk.comparing_titles import Titled, write_title
from gazette.desk.text_comparing import (
    Piece,
    merged_text,
    units_of,
)
from gazette.model import (
    Appointment,
    Entry,
    NameList,
    Signature,
    walk_blocks,
)
from gazette.reading.dates import chinese_date

_Fields = dict[str, Any]
_HEAD_TEXTS: tuple[tuple[str, str], ...] = (("addressee", "addressee"), ("title_en", "title_en"))
_FACTS = ("index_number", "subject", "validity", "published")


class EntryWriter:
    """Writes the lines of one comparison to ``out`` in their order."""

    def __init__(self, out: LineWriter) -> None:
        self.out = out
        self._blocks = BlockWriter(out)

    @classmethod
    def over(cls, old: Entry | None, new: Entry | None) -> Self:
        """A writer that knows the names of persons in both."""
        return cls(LineWriter(units_of(name for entry in (old, new) if entry for name in _names(entry))))

    def entry(self, old: Entry, new: Entry) -> Back[Entry]:
        """Write the head and the blocks."""
        head = self._head(old, new)
        blocks = self._blocks.write(old.blocks, new.blocks)
        return lambda back: replace(new, **head(back), blocks=blocks(back))

    def whole_entry(self, entry: Entry, act: Literal["put_in", "taken_out"]) -> None:
        """Write an entry that stands in one of both alone: one difference."""
        number = self.out.number()
        kind: Literal["in", "out"] = "in" if act == "put_in" else "out"
        title = entry.title_full or entry.title_zh
        before, after = (title, "") if act == "taken_out" else ("", title)
        self.out.add(Difference(number=number, act=act, face="entry", place="", before=before, after=after))
        date = chinese_date(entry.date) if entry.date else None
        head = (("title", title), ("date", date), ("number", entry.number_zh), ("addressee", entry.addressee))
        for face, text in head:
            if text:
                self.out.line(face, ((Piece(kind, text, number),),), state=act, difference=number)
        for index, block in enumerate(entry.blocks):
            self._blocks.write_whole(block, (index,), act, number)

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
            main = write_title(
                self.out,
                "title",
                (old.title_full or old.title_zh, old.title_lines),
                (new.title_full or new.title_zh, new.title_lines),
                whole=full != (None, None),
            )
            if full == (None, None):
                return lambda back: _named("title_zh", main.exact(back))
            contents = self._contents_title(old, new)
            either = exact(
                {"title_full": old.title_full, "title_lines": old.title_lines},
                {"title_full": new.title_full, "title_lines": new.title_lines},
                main.numbers or self.out.form_if(True, "title", main.line, before="title"),
            )
            return lambda back: either(back) | contents(back)
        before, after = full[0] or "", full[1] or ""
        main = write_title(self.out, "title", (before, old.title_lines), (after, new.title_lines))
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
        first = self.out.next_number
        pieces = self.out.replaced(*shown) if old != new else self.out.compared(*shown)
        if pieces:
            self.out.told_line(face, (pieces,))
        return exact(old, new, self.out.since(first))

    def _field(self, name: str, face: str, old: Entry, new: Entry, *, whole: bool = False) -> Back[_Fields]:
        """A text of the entry; those that are printed are shown also where they are the same."""
        before, after = getattr(old, name), getattr(new, name)
        if before == after and (face != "addressee" or not after):
            return lambda _back: {}
        if whole or before is None or after is None:
            return self._fact({name: before}, {name: after}, face, (before or "", after or ""))
        first = self.out.next_number
        pieces = self.out.compared(before, after)
        self.out.told_line(face, (pieces,))
        return exact(
            {name: before},
            {name: after},
            self.out.since(first),
            lambda back: {name: merged_text(pieces, back)},
        )


def _named(name: str, said: Titled) -> _Fields:
    return {name: said[0], "title_lines": said[1]}


def _names(entry: Entry) -> Iterator[str]:
    for _, block in walk_blocks(entry.blocks):
        if isinstance(block, NameList):
            yield from (person.name for person in block.people)
        elif isinstance(block, Appointment):
            yield from (record.person for record in block.records)
        elif isinstance(block, Signature):
            yield from block.lines
