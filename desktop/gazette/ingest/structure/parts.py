"""The parts of a document behind its head: covering text, signature, enclosures, attachments."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from gazette.ingest.structure.blocks import decimal_headings, make_blocks
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.name_lists import is_person
from gazette.ingest.structure.places import Place, PlacedBlocks, inside, moved
from gazette.ingest.structure.signatures import find_signatures
from gazette.ingest.structure.title_lines import is_title_row
from gazette.model import Attachment, Block, Enclosure, Finding, Paragraph, Signature
from gazette.reading.characters import close_up, squash
from gazette.reading.numbering import opening_number
from gazette.reading.titles import ends_as_title, issued_title, named_works, title_rows

_LABEL = re.compile(r"附\s*(?:件|表|录|图)?\s*[（(]?\s*[\d一二三四五六七八九十]{0,3}(?:[-—－]\d+)?\s*[）)]?\s*[：:]?")
_LABEL_AND_TITLE = re.compile(
    r"(?P<label>附\s*(?:件|表|录|图)\s*[\d一二三四五六七八九十]{0,3}(?:[-—－]\d+)?)\s*[：:\s]\s*(?P<title>\S.*)"
)
_LIST_OPENING = re.compile(r"附\s*件\s*[：:]\s*1\s*[.．、]")
_REMARK = re.compile(r"[（(][^（）()]{2,40}[）)]")
_MOST_ROWS = 4


@dataclass(frozen=True, slots=True)
class _Signed:
    """A signature and the line it begins at."""

    block: Signature
    line: int


@dataclass(slots=True)
class _Part:
    """A part being read: its opening and the line it stands at, and the lines and signatures inside."""

    kind: str
    line: int = 0
    label: str = ""
    rows: tuple[str, ...] = ()
    content: list[Line | _Signed] = field(default_factory=list)
    listed: set[int] = field(default_factory=set)


def read_parts(lines: Sequence[Line], title: str) -> PlacedBlocks:
    """The blocks of a document whose title is ``title``: covering text first, then enclosures, then attachments."""
    parts = _split(lines, title)
    decimal = decimal_headings(lines)
    blocks: list[Block] = []
    places: list[Place] = []
    findings: list[Finding] = []
    for part in parts:
        inner = _blocks_of(part, decimal)
        findings += inner.findings
        if part.kind == "covering":
            places += moved(inner.places, len(blocks))
            blocks += inner.blocks
        else:
            path = (len(blocks),)
            places += [Place(part.line, path), *inside(inner.places, path)]
            blocks.append(_nesting(part, inner.blocks))
    return PlacedBlocks(tuple(blocks), tuple(places), tuple(findings))


def _nesting(part: _Part, inner: tuple[Block, ...]) -> Enclosure | Attachment:
    title = "".join(part.rows)
    if part.kind == "enclosure":
        return Enclosure(title=title, title_lines=part.rows, blocks=inner)
    return Attachment(label=part.label, title=title, title_lines=part.rows if len(part.rows) > 1 else (), blocks=inner)


def _split(lines: Sequence[Line], title: str) -> list[_Part]:
    signatures = find_signatures(lines)
    wanted = {squash(name) for name in (issued_title(title),) if name}
    parts = [_Part("covering")]
    at, signed = 0, False
    while at < len(lines):
        part = parts[-1]
        if at in signatures:
            end, signature = signatures[at]
            part.content.append(_Signed(signature, lines[at].number))
            at = end
            signed = True
            continue
        line = lines[at]
        if opened := _opened_part(lines, at, parts, wanted, signed):
            part, at = opened
            parts.append(part)
            continue
        if _LIST_OPENING.match(line.text):
            at = _take_list(part, lines, at)
            continue
        if part.kind == "covering" or "重新公布" in line.text:
            wanted |= {squash(name) for name in named_works(line.text)}
        part.content.append(line)
        at += 1
    return parts


def _take_list(part: _Part, lines: Sequence[Line], at: int) -> int:
    """The list of attachments before a signature: its numbered lines are no headings. The index behind it."""
    part.listed.add(len(part.content))
    part.content.append(lines[at])
    at += 1
    while (
        at < len(lines)
        and (opening := opening_number(lines[at].text))
        and opening.level == 3
        and lines[at].text[-1] != "。"
    ):
        part.listed.add(len(part.content))
        part.content.append(lines[at])
        at += 1
    return at


def _opened_part(
    lines: Sequence[Line], at: int, parts: Sequence[_Part], wanted: Iterable[str], signed: bool
) -> tuple[_Part, int] | None:
    """The part that opens at ``at`` and the index behind its title; None where none opens."""
    line, current = lines[at], parts[-1]
    if not line.is_row and len(line.text) <= 12 and _LABEL.fullmatch(line.text) and at + 1 < len(lines):
        if line.text[-1] in "：:" and not signed and current.kind != "attachment":
            return None  # a list of attachments before the signature
        rows, end = _title_behind(lines, at + 1)
        return _Part("attachment", line.number, close_up(line.text).rstrip("：:"), rows), end
    if (signed or current.kind == "attachment") and (found := _LABEL_AND_TITLE.fullmatch(line.text)):
        return _Part("attachment", line.number, close_up(found["label"]), title_rows(found["title"])), at + 1
    if current.kind == "attachment":
        return None
    if behind := _named_title(lines, at, wanted):
        return _Part("enclosure", line.number, rows=_rows(lines[at:behind])), behind
    if signed and current.kind == "covering" and not _is_remark(line) and is_title_row(line):
        rows, end = _title_behind(lines, at)
        return (_Part("enclosure", line.number, rows=rows), end) if rows else None
    return None


def _named_title(lines: Sequence[Line], at: int, wanted: Iterable[str]) -> int | None:
    """The index behind rows that together are a title the covering text names; slips of a few characters pass."""
    joined = ""
    best: int | None = None
    for end in range(at, min(at + _MOST_ROWS, len(lines))):
        if not is_title_row(lines[end]):
            break
        joined += squash(lines[end].text)
        if joined in wanted:
            return end + 1
        if best is None and ends_as_title(joined) and any(_alike(joined, name) for name in wanted):
            best = end + 1
    return best


def _alike(text: str, name: str) -> bool:
    if abs(len(text) - len(name)) > 6 or len(text) < 6:
        return False
    return SequenceMatcher(None, text, name, autojunk=False).ratio() >= 0.85


def _title_behind(lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], int]:
    """The rows of a title that begins at ``at`` and the index behind it; no rows where a text begins at once."""
    end = at
    while end < len(lines) and end - at < _MOST_ROWS:
        line = lines[end]
        if not is_title_row(line) or is_person(line) or _LABEL.fullmatch(line.text):
            break
        if end > at and (line.gap or (ends_as_title(lines[end - 1].text) and not ends_as_title(line.text))):
            break
        end += 1
    return _rows(lines[at:end]), end


def _rows(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(row for line in lines for row in title_rows(line.text))


def _is_remark(line: Line) -> bool:
    return bool(_REMARK.fullmatch(line.text))


def _blocks_of(part: _Part, decimal: bool) -> PlacedBlocks:
    blocks: list[Block] = []
    places: list[Place] = []
    findings: list[Finding] = []
    run: list[Line] = []
    for at, item in enumerate((*part.content, None)):
        if isinstance(item, Line) and at not in part.listed:
            run.append(item)
            continue
        made = make_blocks(run, decimal)
        places += moved(made.places, len(blocks))
        blocks += made.blocks
        findings += made.findings
        run = []
        if item is not None:
            line = item.number if isinstance(item, Line) else item.line
            places.append(Place(line, (len(blocks),)))
            blocks.append(Paragraph(text=item.text) if isinstance(item, Line) else item.block)
    return PlacedBlocks(tuple(blocks), tuple(places), tuple(findings))
