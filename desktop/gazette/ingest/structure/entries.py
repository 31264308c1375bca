"""Head and body lines → one entry: title, issuers, numbers, date, addressee, blocks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.ingest.structure.decisions import dated
from gazette.ingest.structure.heads import Head, promulgates
from gazette.ingest.structure.keeping import line_characters, lost_characters
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.parts import read_parts
from gazette.ingest.structure.places import Placed, moved, with_block
from gazette.ingest.structure.rejoining import rejoin
from gazette.ingest.structure.signatures import signature_date, signing_bodies
from gazette.ingest.structure.spaced_tables import with_tabs
from gazette.ingest.structure.title_lines import PRINTED_BY
from gazette.ingest.structure.wrapping import Wrapping
from gazette.model import Block, Enclosure, Entry, Finding, Note, Paragraph, Signature
from gazette.reading.characters import squash
from gazette.reading.dates import date_alone, date_in_brackets, read_date
from gazette.reading.document_numbers import number_year, numbers_alone, order_with_number
from gazette.reading.issuers import read_title_head, split_issuers
from gazette.reading.numbering import opening_number
from gazette.reading.titles import issued_title, named_works, title_rows

_SAYS = re.compile(
    r"(?:如下|以下|决定|规定|明确|认为|提出|指出|要求|任命|免去|聘任|聘用|通知|公告|通告|公布|意见|是|为|包括|条件|情形之一的|内容|目标)[：:]$"
)
_NOBODY = re.compile(r"[。；！？《]|^(?:附|注|抄|因|为|根据|按照|依据|经|现|自|凡|对)|[下如]列|[以如]下|现将")
_ACTS = ("条例", "办法", "规定", "规则", "细则", "决定")
_LIST_MARK = re.compile(r"[，、：:]")
_LONGEST_ADDRESSEE = 400
_MOST_ADDRESSEE_LINES = 12


def make_entry(head: Head, body: Sequence[Line], wrapping: Wrapping) -> Placed:
    """The entry of a head and the lines under it; its findings are without entry numbers."""
    rows = tuple(row for text in _uncut(head.title, wrapping) for row in title_rows(text))
    body = with_tabs(body)
    addressee, taken = _take_addressee(body, wrapping)
    lines = rejoin(tuple(body[taken:]), wrapping, _titles_inside(rows, body))
    findings = list(_rejoined((*addressee, *lines)))
    parts = read_parts(lines, "".join(rows))
    head, rows = _of_act(head, rows, parts.blocks)
    rows = _of_order(head, rows, parts.blocks)
    title = "".join(rows) or head.fields.get("title")
    blocks = (*(Note(text=line.text) for line in head.remarks), *parts.blocks)
    places = moved(parts.places, len(head.remarks))
    findings += parts.findings
    issuers, rest = _issuers(head, rows, blocks)
    date = _date(head, blocks)
    entry = Entry(
        title_zh=rest or title or "",
        title_full=title,
        title_lines=rows,
        number_zh="、".join(head.numbers) or _number_field(head),
        date=date,
        issuers=issuers,
        addressee=addressee[0].text if addressee else None,
        index_number=head.fields.get("index_number") or None,
        subject=head.fields.get("subject") or None,
        validity=head.fields.get("validity") or None,
        published=read_date(head.fields.get("published", "")),
        blocks=dated(blocks, date),
    )
    findings += (*_no_title(entry, body), *_year_differs(entry, head))
    first = next((line.number for line in (*head.title, *body)), 0)
    return Placed(
        entry,
        tuple(with_block(finding, places) for finding in findings),
        places,
        first,
        lost=lost_characters(lines, parts.blocks, parts.findings),
        body=line_characters(body).total(),
    )


def _uncut(title: Sequence[Line], wrapping: Wrapping) -> list[str]:
    """The lines of a title, those that a fixed width has cut made whole: only its last row may be shorter."""
    texts: list[str] = []
    full = False
    for line in title:
        if full and not line.gap:
            texts[-1] += line.text
        else:
            texts.append(line.text)
        full = wrapping.fills(line, 0)
    return texts


def _titles_inside(rows: Sequence[str], body: Sequence[Line]) -> frozenset[str]:
    """What the document issues by its title or its first lines, squashed: their rows may be as wide as full lines."""
    issued = issued_title("".join(rows))
    named = (name for line in body[:_MOST_ADDRESSEE_LINES] for name in named_works(line.text))
    return frozenset(squash(name) for name in (*named, *((issued,) if issued else ())))


def _take_addressee(body: Sequence[Line], wrapping: Wrapping) -> tuple[tuple[Line, ...], int]:
    """The addressee that opens a body, made whole, and how many lines it takes; nothing and 0 where there is none."""
    for end, line in enumerate(body[:_MOST_ADDRESSEE_LINES], 1):
        if line.is_row or line.text[-1] in "。；":
            break
        if line.text[-1] in "：:":
            whole = rejoin(tuple(body[:end]), wrapping)
            whole = whole if len(whole) == 1 else _listed_bodies(body[:end])
            return (whole, end) if len(whole) == 1 and _is_addressee(whole[0].text) else ((), 0)
    return (), 0


def _listed_bodies(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that are one list of short names and nothing else, cut anywhere: 各区、市政府，市直各单 / 位：."""
    text = "".join(line.text for line in lines)
    cut = all("，" in line.text or "、" in line.text for line in lines[:-1])
    if not cut or any(opening_number(line.text) for line in lines) or max(map(len, _LIST_MARK.split(text))) > 24:
        return ()
    last = lines[-1]
    joined = tuple(line.number for line in lines[1:])
    return (replace(lines[0], text=text, width=last.width, measure=last.measure, joined=joined),)


def _is_addressee(text: str) -> bool:
    return len(text) <= _LONGEST_ADDRESSEE and not _SAYS.search(text) and not _NOBODY.search(text)


def _issuers(head: Head, rows: tuple[str, ...], blocks: tuple[Block, ...]) -> tuple[tuple[str, ...], str]:
    """The issuing bodies and the title without them; the signature speaks where the title names none or 等五部门."""
    title_head = read_title_head(rows)
    signed = next((signing_bodies(block) for block in blocks if isinstance(block, Signature)), ())
    of_order = _issuers_of_order(head)
    same = squash("".join(signed)) == squash("".join(title_head.issuers))
    if title_head.issuers and not title_head.more and not same:
        return title_head.issuers, title_head.rest
    bodies = (signed if signed and (title_head.more or same) else ()) or title_head.issuers or of_order or signed
    return bodies or head.issuers or split_issuers(head.fields.get("issuer", "")), title_head.rest


def _issuers_of_order(head: Head) -> tuple[str, ...]:
    """The bodies that an order names, above its title or in the number under it: 青岛市人民政府令第38号."""
    order = head.order or next((both[0] for number in head.numbers if (both := order_with_number(number))), None)
    return split_issuers(order.removesuffix("令")) if order else ()


def _of_order(head: Head, rows: tuple[str, ...], blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The title rows of an order that has none of its own: those of what it issues, else the order's name."""
    if rows or not head.order:
        return rows
    issued = next((block.title_lines for block in blocks if isinstance(block, Enclosure)), ())
    return issued or (head.order,)


def _of_act(head: Head, rows: tuple[str, ...], blocks: tuple[Block, ...]) -> tuple[Head, tuple[str, ...]]:
    """An announcement (公告第5号) that puts an act into force, by the title of the act; its own name is a remark."""
    act = next((block.title_lines for block in blocks if isinstance(block, Enclosure)), ())
    if not promulgates(head) or not act or not act[-1].endswith(_ACTS):
        return head, rows
    issuers = read_title_head(rows).issuers
    return replace(head, title=(), issuers=issuers, remarks=(*head.remarks, *head.title)), act


def _number_field(head: Head) -> str | None:
    given = head.fields.get("number", "")
    return "、".join(numbers_alone(given)) or given or None


def _date(head: Head, blocks: tuple[Block, ...]) -> str | None:
    signed = next((signature_date(block) for block in blocks if isinstance(block, Signature)), None)
    remark = next((day for line in head.remarks if (day := read_date(line.text))), None)
    last = blocks[-1] if blocks else None
    unsigned = _day_of(last.text) if isinstance(last, Paragraph | Note) else None
    return head.date or signed or remark or read_date(head.fields.get("date", "")) or unsigned


def _day_of(text: str) -> str | None:
    """The day that a line at the end gives: alone, in brackets, or as that of printing."""
    return date_alone(text) or date_in_brackets(text) or (read_date(text) if PRINTED_BY.search(text) else None)


def _rejoined(lines: Sequence[Line]) -> tuple[Finding, ...]:
    """One finding for all breaks that were closed in a document: their count and the lines they stood at."""
    places = [(number, line) for line in lines for number in line.joined]
    if not places:
        return ()
    number, line = places[0]
    values = (("count", str(len(places))), ("lines", "、".join(str(number) for number, _ in places)))
    return (Finding(rule="ingest.rejoined", level="hint", text=line.text[:20], values=values, line=number, column=1),)


def _no_title(entry: Entry, body: Sequence[Line]) -> tuple[Finding, ...]:
    if entry.title_zh or not body:
        return ()
    line = body[0]
    return (Finding(rule="ingest.no_title", level="doubt", text=line.text[:20], line=line.number, column=line.column),)


def _year_differs(entry: Entry, head: Head) -> tuple[Finding, ...]:
    year = number_year(head.numbers[0]) if head.numbers else None
    if year is None or entry.date is None or entry.date.startswith(str(year)):
        return ()
    place = head.number_line
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
