"""Tables, name lists and appointments out of their Akoma Ntoso elements."""

import re
from typing import cast

from lxml import etree

from gazette.ingest.akoma_ntoso.text import Reading, is_nothing, local
from gazette.model import MOST_COLUMNS, Appointment, AppointmentRecord, Cell, NameList, Person, Table
from gazette.model.akoma_ntoso_names import akn, gz
from gazette.model.blocks import Act

_ACTS = ("appointed", "removed", "engaged")


def read_lines(element: etree._Element, reading: Reading) -> tuple[str, ...]:
    """The lines of a block that holds one paragraph a line."""
    return tuple(reading.text(line) for line in element.findall(akn("p")) if not is_nothing(line))


def read_table(element: etree._Element, reading: Reading) -> Table:
    """A table; its header rows are those at the top that hold ``th`` alone."""
    listed = [row for row in element.findall(akn("tr")) if not is_nothing(row)]
    rows = tuple(_row(row, reading, len(listed)) for row in listed)
    heads = 0
    for row in element.findall(akn("tr")):
        if is_nothing(row) or any(local(cell) != "th" for cell in row):
            break
        heads += 1
    header_rows = reading.number(element, gz("headerRows"), heads)
    return Table(
        rows=rows,
        header_rows=header_rows or 0,
        caption=reading.child_text(element, akn("caption")),
        widths=_widths(element, reading),
    )


def _widths(table: etree._Element, reading: Reading) -> tuple[int, ...]:
    """The shares of the columns; none where one of them is no number."""
    written = table.get(gz("widths"), "")
    if not re.fullmatch(r"(\d{1,9}( \d{1,9})*)?", written, re.ASCII):
        reading.doubt("ingest.xml_value", table, written, attribute="widths")
        return ()
    return tuple(map(int, written.split()))


def _row(row: etree._Element, reading: Reading, rows: int) -> tuple[Cell, ...]:
    return tuple(_cell(cell, reading, rows) for cell in row if not is_nothing(cell))


def _cell(cell: etree._Element, reading: Reading, rows: int) -> Cell:
    """A cell of a table of so many rows.

    Spans may reach beyond the table, as one that this program wrote may have them, but not beyond what is printed.
    """
    mixed = not reading.exact and any(text and text.strip() for text in (cell.text, *(part.tail for part in cell)))
    blocks = [reading.text(cell)] if mixed else [reading.text(block) for block in cell]
    return Cell(
        text="\n".join(blocks),
        rowspan=_span(cell, "rowspan", reading, max(rows, MOST_COLUMNS)),
        colspan=_span(cell, "colspan", reading, MOST_COLUMNS),
    )


def _span(cell: etree._Element, name: str, reading: Reading, most: int) -> int:
    span = reading.number(cell, name, 1) or 0
    within = max(1, min(span, most))
    if within != span:
        reading.doubt("ingest.xml_value", cell, cell.get(name, ""), attribute=name)
    return within


def read_name_list(element: etree._Element, reading: Reading) -> NameList:
    """A name list: an item a person."""
    rows = element.findall(f"{akn('item')}/{akn('p')}")
    return NameList(
        people=tuple(_person(row, reading) for row in rows if not is_nothing(row)),
        lead=reading.child_text(element, akn("listIntroduction")),
    )


def _person(row: etree._Element, reading: Reading) -> Person:
    return Person(
        name=reading.child_text(row, akn("person")) or "",
        affiliation=reading.child_text(row, akn("inline")),
        role=reading.child_text(row, akn("role")),
    )


def read_appointment(element: etree._Element, own: etree._Element | None, reading: Reading) -> Appointment:
    """An appointment: its lines from the body, its records from ``own``, the metadata of its document."""
    records = () if own is None else own.findall(gz("records"))
    target = f"#{element.get('eId')}"
    return Appointment(
        lines=read_lines(element, reading),
        records=tuple(
            record
            for group in records
            if group.get("for") == target
            for made in group
            if (record := _record(made, reading)) is not None
        ),
        lead=reading.child_text(element.find(akn("intro")), akn("p")),
    )


def _record(element: etree._Element, reading: Reading) -> AppointmentRecord | None:
    act = element.get("act", "")
    if act not in _ACTS:
        reading.doubt("ingest.xml_value", element, act, attribute="act")
        return None
    return AppointmentRecord(
        person=reading.own(element, "person") or "",
        post=reading.own(element, "post") or "",
        act=cast(Act, act),
        date=reading.own(element, "date"),
        term=reading.own(element, "term"),
    )
