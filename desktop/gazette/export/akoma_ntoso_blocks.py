"""Blocks into the body of an Akoma Ntoso document: the flat run of headings becomes the standard's nested hierarchy.

A heading closes the open ones of its own level and deeper; what follows it, up to the next, is its content. Read in
document order the blocks therefore come back as they were.
"""

import re
from dataclasses import dataclass, field
from typing import assert_never

from lxml import etree

from gazette.export.akoma_ntoso_ids import Links, nothing_in
from gazette.export.akoma_ntoso_meta import References, iso_date
from gazette.export.akoma_ntoso_pictures import write_picture
from gazette.export.akoma_ntoso_text import child, put_mark, put_text
from gazette.model import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Block,
    Cell,
    Enclosure,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    PictureFiles,
    Plain,
    Signature,
    Table,
)
from gazette.model.akoma_ntoso_names import (
    APART,
    APPOINTMENT,
    LEAD_BARE,
    LEVEL_ELEMENTS,
    NAME_LIST,
    NOTE,
    NUMBERED,
    OTHER_LEVEL,
    PLAIN,
    RUN_IN,
    SIGNATURE,
    WHOLE,
    akn,
    gz,
)

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)


@dataclass(slots=True)
class Body:
    """A document's body while it is filled; ``open`` are the levels that the next block falls into."""

    main: etree._Element
    references: References
    links: Links
    pictures: PictureFiles
    records: list[tuple[tuple[AppointmentRecord, ...], etree._Element]] = field(default_factory=list)
    open: list[tuple[int, etree._Element]] = field(default_factory=list)

    def write(self, block: Block) -> None:
        """Append a block that is no enclosure and no attachment."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph(level=int(level)):
                self._numbered_paragraph(block, level)
            case Enclosure() | Attachment():
                raise TypeError("enclosures and attachments are documents of their own")
            case _:
                write_block(self._place(), block, self)

    def refer_to(self, attachment: etree._Element, title: str) -> None:
        """Mark where an attachment stands that is not at the document's end."""
        self.open.clear()
        self.links.add(child(self.main, "componentRef", showAs=title), "src", attachment)

    def _place(self) -> etree._Element:
        """Where running text goes: the content of the deepest open level, else the body itself."""
        if not self.open:
            return self.main
        level = self.open[-1][1]
        last = level[-1] if len(level) else None
        if last is not None and last.tag == akn("content"):
            return last
        return child(level, "content")

    def _open(self, level: int) -> etree._Element:
        """A new element of ``level``, inside the nearest open one above it."""
        rank = min(max(level, 1), len(LEVEL_ELEMENTS) + 1)
        while self.open and self.open[-1][0] >= rank:
            self.open.pop()
        parent = self.open[-1][1] if self.open else self.main
        if self.open and len(parent) and parent[-1].tag == akn("content"):
            # the schema: text before deeper levels is their introduction
            parent[-1].tag = akn("intro")
        made = child(parent, LEVEL_ELEMENTS.get(level, OTHER_LEVEL))
        if level not in LEVEL_ELEMENTS:
            made.set(gz("level"), str(level))
        self.open.append((rank, made))
        return made

    def _heading(self, block: Heading) -> None:
        level = self._open(block.level)
        rest, prefix = put_number(level, block.text, block.number)
        lead = block.lead
        if lead is None:
            child(level, "heading", rest)
        elif block.text.startswith(lead) and lead.startswith(prefix):
            child(level, "heading", lead[len(prefix) :], class_=RUN_IN)
            child(self._place(), "p", block.text[len(lead) :], class_=RUN_IN)
        elif rest.startswith(lead):
            child(level, "heading", lead, class_=LEAD_BARE)
            child(self._place(), "p", rest[len(lead) :], class_=RUN_IN)
        else:
            child(level, "heading", rest, class_=WHOLE)
            child(level, "subheading", lead)

    def _numbered_paragraph(self, block: Paragraph, level: int) -> None:
        rest, _ = put_number(self._open(level), block.text, block.number)
        child(self._place(), "p", rest, class_=RUN_IN)


def put_number(parent: etree._Element, text: str, number: str | None) -> tuple[str, str]:
    """Append ``num`` where there is a number; the rest of ``text`` and the number taken off its front."""
    if number is None:
        return text, ""
    if text.startswith(number):
        child(parent, "num", number)
        return text[len(number) :], number
    child(parent, "num", number, class_=APART)
    return text, ""


def write_block(parent: etree._Element, block: Block, body: Body) -> None:
    """Append a block that opens no level to ``parent``."""
    match block:
        case Paragraph(number=None):
            child(parent, "p", block.text)
        case Paragraph():
            numbered = child(parent, "blockContainer", class_=NUMBERED)
            rest, _ = put_number(numbered, block.text, block.number)
            child(numbered, "p", rest)
        case Note():
            made = child(parent, "p", block.text, class_=NOTE)
            if block.mark is not None:
                put_mark(made, block.mark)
        case Plain():
            child(parent, "p", block.text, class_=PLAIN)
        case Picture():
            write_picture(parent, block, body.pictures)
        case Table():
            _table(parent, block)
        case NameList():
            _name_list(parent, block, body)
        case Appointment():
            _appointment(parent, block, body)
        case Signature():
            _signature(parent, block)
        case Heading() | Enclosure() | Attachment():
            raise TypeError(block)
        case _:
            assert_never(block)


def _table(parent: etree._Element, block: Table) -> None:
    table = child(parent, "table")
    if block.caption is not None:
        child(table, "caption", block.caption)
    for index, row in enumerate(block.rows):
        line = child(table, "tr")
        cell_name = "th" if index < block.header_rows else "td"
        for cell in row:
            _cell(line, cell_name, cell)
        if not row:
            nothing_in(line, cell_name)
    if not block.rows:
        nothing_in(nothing_in(table, "tr"), "td")
    if block.widths:
        table.set(gz("widths"), " ".join(map(str, block.widths)))
    if not 0 <= block.header_rows <= len(block.rows):
        table.set(gz("headerRows"), str(block.header_rows))


def _cell(line: etree._Element, name: str, cell: Cell) -> None:
    made = child(line, name)
    for attribute, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan)):
        if span != 1:
            made.set(attribute, str(span))
    if cell.text:
        child(made, "p", cell.text)


def _name_list(parent: etree._Element, block: NameList, body: Body) -> None:
    names = child(parent, "blockList", class_=NAME_LIST)
    if block.lead is not None:
        child(names, "listIntroduction", block.lead)
    for person in block.people:
        _person(child(child(names, "item"), "p"), person, body.references)
    if not block.people:
        nothing_in(nothing_in(names, "item"), "p")


def _person(line: etree._Element, person: Person, references: References) -> None:
    """One row; the marks between its parts are for the eye, the reader takes the elements."""
    if person.role is not None:
        child(line, "role", person.role, refersTo=references.refer("Role", person.role)).tail = "："
    made = child(line, "person", person.name, refersTo=references.refer("Person", person.name))
    if person.role is not None:
        made.set("as", references.refer("Role", person.role))
    if person.affiliation is not None:
        made.tail = "　"
        child(line, "inline", person.affiliation, name="affiliation")


def _appointment(parent: etree._Element, block: Appointment, body: Body) -> None:
    appointment = child(parent, "blockContainer", class_=APPOINTMENT)
    if block.lead is not None:
        child(child(appointment, "intro"), "p", block.lead)
    for line in block.lines:
        _appointment_line(child(appointment, "p"), line, block.records, body.references)
    if not block.lines:
        nothing_in(appointment, "p")
    body.records.append((block.records, appointment))


def _appointment_line(
    line: etree._Element, text: str, records: tuple[AppointmentRecord, ...], references: References
) -> None:
    """The printed line, with the persons and posts that the records name marked where they stand."""
    start = 0
    for kind, name, position in _named(text, records):
        put_text(line, text[start:position])
        child(line, kind.lower(), name, refersTo=references.refer(kind, name))
        start = position + len(name)
    put_text(line, text[start:])


def _named(text: str, records: tuple[AppointmentRecord, ...]) -> list[tuple[str, str, int]]:
    """Kind, name and place of every person and post of ``records`` in ``text``, longest first, none inside another."""
    names = {(kind, name) for record in records for kind, name in (("Person", record.person), ("Role", record.post))}
    found: list[tuple[str, str, int]] = []
    taken: set[int] = set()
    for kind, name in sorted(names, key=lambda each: (-len(each[1]), each)):
        position = text.find(name) if name else -1
        while position >= 0:
            span = range(position, position + len(name))
            if taken.isdisjoint(span):
                taken.update(span)
                found.append((kind, name, position))
            position = text.find(name, position + len(name))
    return sorted(found, key=lambda each: each[2])


def _signature(parent: etree._Element, block: Signature) -> None:
    signature = child(parent, "blockContainer", class_=SIGNATURE)
    for line in block.lines:
        row = child(signature, "p")
        found = _DATE.fullmatch(line)
        day = iso_date("{:0>4}-{:0>2}-{:0>2}".format(*found.groups())) if found else None
        if day is not None:
            child(row, "date", line, date=day)
        else:
            child(row, "signature", line)
    if not block.lines:
        nothing_in(signature, "p")
