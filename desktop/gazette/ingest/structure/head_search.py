"""Where documents begin among the lines of an issue: a number, a day or an order betrays a head, its title is above."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from gazette.ingest.structure.heads import Head, field_of, is_anchor, read_head
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.own_titles import is_period
from gazette.ingest.structure.signatures import find_signatures, signing_bodies
from gazette.ingest.structure.title_lines import MOST_ROWS, is_long_title, is_title_row, opens_title
from gazette.reading.dates import date_in_brackets
from gazette.reading.document_numbers import order_name, order_with_number, serial_alone
from gazette.reading.issuers import read_title_head, split_issuers
from gazette.reading.titles import ends_as_title

_LONGEST_ISSUERS = 40
_LISTED = re.compile(
    r"^【.*】$|[（(]\s*\d{1,3}\s*[）)]$"
    r"|(?:[ \t\u3000]+|[.…·⋯•]{2,}\s*|(?<=[^\d\s])\s*[/／|｜]\s*)(?:[（(]\s*\d{1,4}\s*[）)]|\d{1,4})$"
    r"|(?<![A-Za-z])[Pp]{1,2}\s*\.?\s*\d{1,4}(?:\s*[-—–～~]\s*\d{1,3})?\s*[）)]?$|第\s*\d{1,4}\s*[页頁]\s*[）)]?$"
)


def find_heads(lines: Sequence[Line]) -> list[Head]:
    """The heads that a number line, a date in brackets or an order betrays, in order."""
    heads: list[Head] = []
    at = 0
    while at < len(lines):
        lowest = heads[-1].end if heads else 0
        betrays = is_anchor(lines[at].text) or is_period(lines, at)
        if betrays and (start := _walk_up(lines, at, lowest)) is not None:
            head = read_head(lines, start)
            if head.title or head.order:
                heads.append(head)
                at = max(head.end, at + 1)
                continue
        at += 1
    return _without_unsigned_rows(lines, heads)


def _without_unsigned_rows(lines: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """The heads without bodies over the issuers that did not sign: the end of a list in the document above."""
    return [_signed_head(lines, head, below) for head, below in zip_longest(heads, heads[1:])]


def _signed_head(lines: Sequence[Line], head: Head, below: Head | None) -> Head:
    if len(head.title) < 2 or lines[head.start] is not head.title[0] or not _is_issuer_row(head.title[0]):
        return head
    body = lines[head.end : below.start if below else len(lines)]
    signatures = find_signatures(body)
    cut = _unsigned_rows(head, signing_bodies(signatures[min(signatures)][1])) if signatures else 0
    return replace(head, start=head.start + cut, title=head.title[cut:])


def _unsigned_rows(head: Head, signing: Sequence[str]) -> int:
    """How many rows stand over those of the bodies that signed; 0 where the title is theirs from its first row."""
    named = [read_title_head(tuple(row.text for row in head.title[at:])).issuers for at in range(len(head.title))]
    if not signing or not named or len(named[0]) <= len(signing):
        return 0
    return next((at for at, issuers in enumerate(named) if at and issuers == tuple(signing)), 0)


def _walk_up(lines: Sequence[Line], anchor: int, lowest: int) -> int | None:
    """Where the head of the anchor begins; None where no title and no order stands above it."""
    if order_name(lines[anchor].text) or order_with_number(lines[anchor].text):
        return anchor
    start, rows = anchor, 0
    while start > lowest and rows < MOST_ROWS:
        above, below = lines[start - 1], lines[start]
        if field_of(above):
            break
        if is_anchor(above.text):
            if rows and below.gap and not (serial_alone(above.text) or order_name(above.text)):
                break
            start -= 1
            continue
        if not (is_title_row(above) or is_long_title(lines, start - 1)) or (
            rows and below.gap and not _is_issuer_row(above) and not _is_unfinished(lines, start - 1, lowest)
        ):
            break
        if _ends_text(above.text) or (rows and _begins_title(above, below)):
            break
        start, rows = start - 1, rows + 1
        if rows > 1 and above.gap and _is_issuer_row(above) and not _goes_on_above(lines, start, lowest):
            break
    while rows and start > lowest and field_of(lines[start - 1]):
        start -= 1
    if rows and date_in_brackets(lines[anchor].text) and all(_is_issuer_row(line) for line in lines[start:anchor]):
        return None  # they signed
    itself = order_name(lines[start].text) or order_with_number(lines[start].text)
    return start if rows or itself else None


def _is_unfinished(lines: Sequence[Line], at: int, lowest: int) -> bool:
    """Whether a blank line under ``at`` parts rows of one title: a row that says 关于 and names no kind comes first."""
    for row in range(at, max(lowest, at - MOST_ROWS) - 1, -1):
        if not is_title_row(lines[row]) or is_anchor(lines[row].text) or ends_as_title(lines[row].text):
            return False
        if opens_title(lines[row].text):
            return True
    return False


def _goes_on_above(lines: Sequence[Line], at: int, lowest: int) -> bool:
    """Whether the issuers fill more than one row: where either names several, the other is no signature."""
    if at <= lowest:
        return False
    bodies = [split_issuers(line.text) for line in lines[at - 1 : at + 1]]
    return all(bodies) and max(map(len, bodies)) > 1


def _ends_text(text: str) -> bool:
    """Whether a row ends what stands above the head: a sentence, a bracket that opened higher up, a contents list."""
    closes = text[-1] in "）)" and text.count("（") + text.count("(") < text.count("）") + text.count(")")
    return "。" in text or bool(_LISTED.search(text)) or (closes and text[-2:-1] != "年" and not ends_as_title(text))


def _begins_title(above: Line, row: Line) -> bool:
    """Whether a title begins with a row and not with the one above it: that is a title itself, or no issuer."""
    if _is_issuer_row(row):
        return _is_foreign(above, row)
    return ends_as_title(above.text) and bool(read_title_head((row.text,)).issuers)


def _is_foreign(above: Line, issuers: Line) -> bool:
    """Whether a row over the row of the issuers is no more of the title: neither issuers nor 某市人民政府批转."""
    if split_issuers(above.text) or split_issuers(above.text + issuers.text):
        return False
    return ends_as_title(above.text) or not read_title_head((above.text + "关于",)).issuers


def _is_issuer_row(line: Line) -> bool:
    return len(line.text) <= _LONGEST_ISSUERS and bool(split_issuers(line.text))
