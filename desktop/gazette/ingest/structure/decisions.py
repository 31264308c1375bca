"""Decisions on posts (任免): the announcing line, the lines under it, the term that a later line gives to all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazette.ingest.structure.lines import Line
from gazette.model import Appointment, AppointmentRecord, Block
from gazette.model.blocks import Act
from gazette.reading.appointments import names_comrades, read_lead, read_records, read_term_of_all
from gazette.reading.dates import read_date


@dataclass(frozen=True, slots=True)
class Decision:
    """An appointment block, the index behind its lines and the date it was taken on."""

    block: Appointment
    end: int
    date: str | None


def read_decision(lines: Sequence[Line], at: int, date: str | None) -> Decision | None:
    """The decision that begins at ``at``; ``date`` is that of the decision above, for leads that name none."""
    act = read_lead(lines[at].text)
    lead = lines[at].text if act else None
    if lead:
        date = read_date(lead) or date
        at += 1
    texts: list[str] = []
    records: list[AppointmentRecord] = []
    while at < len(lines) and (found := _records_at(lines[at], act, date)):
        texts.append(lines[at].text)
        records += found
        at += 1
    if not records:
        return None
    return Decision(Appointment(lead=lead, lines=tuple(texts), records=tuple(records)), at, date)


def decision_date(text: str) -> str | None:
    """The day that a line gives for the decisions under it (2019年10月31日，…会议决定：)."""
    return read_date(text) if text[-1] in "：:" and "决定" in text and len(text) <= 80 else None


def with_term(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks with the term that ``text`` gives (以上人员聘期三年) put into the records right above it."""
    term = read_term_of_all(text)
    if not term or not blocks or not isinstance(blocks[-1], Appointment):
        return list(blocks)
    last = blocks[-1]
    return [*blocks[:-1], replace(last, records=tuple(replace(r, term=r.term or term) for r in last.records))]


def dated(blocks: tuple[Block, ...], date: str | None) -> tuple[Block, ...]:
    """The blocks with the document's own date in records whose lines name none."""
    return tuple(
        replace(block, records=tuple(replace(r, date=r.date or date) for r in block.records))
        if isinstance(block, Appointment)
        else block
        for block in blocks
    )


def _records_at(line: Line, act: Act | None, date: str | None) -> tuple[AppointmentRecord, ...]:
    text = line.text
    if line.is_row or len(text) > 120 or read_lead(text) or read_term_of_all(text):
        return ()
    if act:
        return read_records(text, act, date)
    opens = text.startswith(("任命", "免去", "聘任", "聘用", "聘请", "解聘", "续聘")) or names_comrades(text)
    return read_records(text, None, date) if opens else ()
