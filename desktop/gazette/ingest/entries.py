"""Head and body lines → one entry: title, issuers, numbers, date, addressee, blocks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.ingest.decisions import dated
from gazette.ingest.heads import Head
from gazette.ingest.lines import Line
from gazette.ingest.parts import read_parts
from gazette.ingest.rejoining import Wrapping, rejoin
from gazette.ingest.signatures import signature_date, signing_bodies
from gazette.model import Block, Enclosure, Entry, Finding, Note, Signature
from gazette.reading.characters import squash
from gazette.reading.dates import read_date
from gazette.reading.document_numbers import number_year, numbers_alone
from gazette.reading.issuers import read_title_head, split_issuers
from gazette.reading.titles import title_rows

_SAYS = re.compile(
    r"(?:如下|以下|决定|规定|明确|认为|提出|指出|要求|任命|免去|聘任|聘用|通知|公告|通告|公布|意见|是|为|包括|条件|情形之一的|内容|目标)[：:]$"
)
_NOBODY = re.compile(r"[。；！？《]|^(?:附|注|抄)")
_LONGEST_ADDRESSEE = 400


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """An entry made of one document, and what was noticed on the way (without entry numbers)."""

    entry: Entry
    findings: tuple[Finding, ...]


def make_entry(head: Head, body: Sequence[Line], wrapping: Wrapping) -> DocumentRead:
    """The entry of a head and the lines under it."""
    lines = rejoin(tuple(body), wrapping)
    findings = list(_rejoined(lines))
    rows = tuple(row for line in head.title for row in title_rows(line.text))
    addressee, lines = _take_addressee(lines)
    blocks, noticed = read_parts(lines, "".join(rows))
    rows = _of_order(head, rows, blocks)
    title = "".join(rows) or head.fields.get("title")
    blocks = (*(Note(text=line.text) for line in head.remarks), *blocks)
    findings += noticed
    issuers, rest = _issuers(head, rows, blocks)
    date = _date(head, blocks)
    entry = Entry(
        title_zh=rest or title or "",
        title_full=title,
        title_lines=rows,
        number_zh="、".join(head.numbers) or _number_field(head),
        date=date,
        issuers=issuers,
        addressee=addressee,
        index_number=head.fields.get("index_number"),
        subject=head.fields.get("subject"),
        validity=head.fields.get("validity"),
        published=read_date(head.fields.get("published", "")),
        blocks=dated(blocks, date),
    )
    return DocumentRead(entry, (*findings, *_year_differs(entry, head, body)))


def _take_addressee(lines: tuple[Line, ...]) -> tuple[str | None, tuple[Line, ...]]:
    """The addressee that opens a body, and the lines without it."""
    if not lines:
        return None, lines
    text = lines[0].text
    is_one = (
        text[-1] in "：:" and len(text) <= _LONGEST_ADDRESSEE and not _SAYS.search(text) and not _NOBODY.search(text)
    )
    return (text, lines[1:]) if is_one and not lines[0].is_row else (None, lines)


def _issuers(head: Head, rows: tuple[str, ...], blocks: tuple[Block, ...]) -> tuple[tuple[str, ...], str]:
    """The issuing bodies and the title without them; the signature speaks where the title names none or 等五部门."""
    title_head = read_title_head(rows)
    signed = next((signing_bodies(block) for block in blocks if isinstance(block, Signature)), ())
    of_order = split_issuers(head.order.removesuffix("令")) if head.order else ()
    same = squash("".join(signed)) == squash("".join(title_head.issuers))
    if title_head.issuers and not title_head.more and not same:
        return title_head.issuers, title_head.rest
    bodies = (signed if signed and (title_head.more or same) else ()) or title_head.issuers or of_order or signed
    return bodies or split_issuers(head.fields.get("issuer", "")), title_head.rest


def _of_order(head: Head, rows: tuple[str, ...], blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The title rows of an order that has none of its own: those of what it issues, else the order's name."""
    if rows or not head.order:
        return rows
    issued = next((block.title_lines for block in blocks if isinstance(block, Enclosure)), ())
    return issued or (head.order,)


def _number_field(head: Head) -> str | None:
    given = head.fields.get("number", "")
    return "、".join(numbers_alone(given)) or given or None


def _date(head: Head, blocks: tuple[Block, ...]) -> str | None:
    signed = next((signature_date(block) for block in blocks if isinstance(block, Signature)), None)
    remark = next((read_date(line.text) for line in head.remarks), None)
    return head.date or signed or remark or read_date(head.fields.get("date", ""))


def _rejoined(lines: Sequence[Line]) -> tuple[Finding, ...]:
    """One finding for all breaks that were closed in a document: their count and the lines they stood at."""
    places = [(number, line) for line in lines for number in line.joined]
    if not places:
        return ()
    number, line = places[0]
    values = (("count", str(len(places))), ("lines", "、".join(str(number) for number, _ in places)))
    return (Finding(rule="ingest.rejoined", level="hint", text=line.text[:20], values=values, line=number, column=1),)


def _year_differs(entry: Entry, head: Head, body: Sequence[Line]) -> tuple[Finding, ...]:
    year = number_year(head.numbers[0]) if head.numbers else None
    if year is None or entry.date is None or entry.date.startswith(str(year)):
        return ()
    place = (*head.title, *body)[0] if head.title or body else None
    values = (("number", head.numbers[0]), ("date", entry.date))
    return (
        Finding(
            rule="ingest.year_differs",
            level="doubt",
            text=head.numbers[0],
            values=values,
            line=place.number if place else None,
            column=place.column if place else None,
        ),
    )
