"""Titles under the name of a paper (某市人民政府公告, 某市人民政府专题会议纪要) and its serial: 关于…的公告."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.signatures import signed_and_dated
from gazette.ingest.structure.title_lines import is_title_row, opens_title
from gazette.reading.characters import HAN, squash
from gazette.reading.dates import date_alone, date_in_brackets
from gazette.reading.document_numbers import numbers_alone, period_alone, serial_alone
from gazette.reading.issuers import read_title_head, split_issuers
from gazette.reading.titles import ends_as_title

_PAPER = re.compile(rf"(?!.*(?:关于|關於))[{HAN}（）()]{{0,60}}(?:公告|通告|纪要|紀要)")
_MINUTES = ("纪要", "紀要")
_BODY = re.compile(r".*?(?:人民政府|委员会|办公厅|办公室)")
_MOST_LINES, _MOST_ROWS = 4, 4
_LONGEST_KIND = 4
"""What has no more characters is what a document is called (会议纪要), and no title yet."""


@dataclass(frozen=True, slots=True)
class OwnTitle:
    """A title at line ``at``, and what stands between it and the name of the paper."""

    at: int
    numbers: tuple[str, ...]
    number_line: Line
    date: str | None
    issuers: tuple[str, ...]
    remarks: tuple[Line, ...]


def names_paper(rows: Sequence[Line]) -> bool:
    """Whether rows name a body and what it prints, and say nothing of a subject."""
    return bool(_PAPER.fullmatch(_joined(rows)))


def is_period(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the number of minutes that a reader takes for no document number elsewhere: 第8期."""
    return at > 0 and lines[at - 1].text.endswith(_MINUTES) and period_alone(lines[at].text) is not None


def own_title(lines: Sequence[Line], rows: Sequence[Line], at: int) -> OwnTitle | None:
    """The title under a paper's name ``rows``, given the line behind them; None where none or no number follows."""
    if not names_paper(rows):
        return None
    numbers: tuple[str, ...] = ()
    remarks: tuple[Line, ...] = ()
    number_line, date, issuers = None, None, _bodies(rows)
    for here in range(at, min(at + _MOST_LINES, len(lines))):
        line = lines[here]
        if found := _numbers(line, _joined(rows)):
            numbers, number_line = (*numbers, *found), number_line or line
        elif not date and (day := date_in_brackets(line.text) or date_alone(line.text)):
            date = day
        elif both := signed_and_dated(line.text):
            issuers, date, remarks = both[0], date or both[1], (*remarks, line)
        elif number_line and _is_title(lines, here):
            return OwnTitle(here, numbers, number_line, date, issuers, remarks)
        else:
            return None
    return None


def _joined(rows: Sequence[Line]) -> str:
    return "".join(squash(row.text) for row in rows)


def _numbers(line: Line, paper: str) -> tuple[str, ...]:
    if numbers := numbers_alone(line.text):
        return numbers
    period = period_alone(line.text) if paper.endswith(_MINUTES) else None
    number = serial_alone(line.text) or period
    return (number,) if number else ()


def _bodies(rows: Sequence[Line]) -> tuple[str, ...]:
    named = read_title_head(tuple(squash(row.text) for row in rows)).issuers
    body = _BODY.match(_joined(rows))
    return named or (split_issuers(body[0]) if body else ())


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a title begins at ``at``: rows that together end in what a document is called."""
    joined = ""
    for line in lines[at : at + _MOST_ROWS]:
        if not is_title_row(line) or (joined and line.gap):
            return False
        joined += squash(line.text)
        if ends_as_title(joined):
            return opens_title(joined) or len(joined) > _LONGEST_KIND
    return False
