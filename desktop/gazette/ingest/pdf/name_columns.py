"""Lists of names printed as columns: role, name and what stands beside it, each beginning at a place of its own."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gazette.ingest.pdf.printed_lines import PrintedLine, joined
from gazette.model import NameList, Person
from gazette.reading.numbering import opening_article, opening_chapter
from gazette.reading.people import is_person_name, may_be_name, without_remarks

_LABELLED = re.compile(r"(?P<role>[^：:]{1,12})[：:](?P<name>.*)")
_NEAR = 2.0
_FEWEST, _FEWEST_MORE = 3, 1
_LONGEST, _LONGEST_REST = 40, 8
_KNOWN = 0.5


class _Row(NamedTuple):
    role: str | None
    name: str
    beside: str
    name_at: float | None
    beside_at: float


def read_names(lines: Sequence[PrintedLine], at: int, above: NameList | None) -> tuple[NameList | None, int]:
    """The names that begin at line ``at``, if any, and the index behind what was looked at.

    ``above`` is the list that they may go on with.
    """
    rows: list[_Row] = []
    end = at
    while end < len(lines):
        line = lines[end]
        row = _row(line)
        if row is not None and (not rows or _fits(row, rows, lines[end - 1], line)):
            rows.append(row)
        elif rows and _is_rest(line, rows[-1], lines[end - 1]):
            rows[-1] = rows[-1]._replace(beside=joined(rows[-1].beside, line.text))
        else:
            break
        end += 1
    if len(rows) < (_FEWEST_MORE if above else _FEWEST) or any(len(row.beside) > _LONGEST for row in rows):
        return None, end
    if not above and sum(is_person_name(without_remarks(row.name)) for row in rows) < _KNOWN * len(rows):
        return None, end
    return NameList(people=_people(rows, above)), end


def _row(line: PrintedLine) -> _Row | None:
    """The parts of a line of such a list."""
    pieces = line.pieces
    role = None
    if len(pieces) == 3 and pieces[0][0][-1] in "：:":
        role, pieces = pieces[0][0][:-1], pieces[1:]
    if len(pieces) != 2 or pieces[1][0][-1] in "。；：，":
        return None
    (name, name_at), (beside, beside_at) = pieces
    place: float | None = name_at
    if role is None and (found := _LABELLED.fullmatch(name)):
        role, name, place = found["role"], found["name"], None
    if not may_be_name(without_remarks(name)) or opening_chapter(line.text) or opening_article(line.text):
        return None
    return _Row("".join(role.split()) if role else None, name, beside, place, beside_at)


def _fits(row: _Row, rows: Sequence[_Row], above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a row begins where the others do, or they all do in the next column."""
    if (above.left, above.right, above.page) != (line.left, line.right, line.page):
        return False
    places = [one.name_at for one in rows if one.name_at is not None]
    level = row.name_at is None or not places or abs(places[-1] - row.name_at) < _NEAR
    beside = abs(rows[-1].beside_at - row.beside_at) < _NEAR
    return level and (beside or (bool(places) and row.name_at is not None))


def _is_rest(line: PrintedLine, row: _Row, above: PrintedLine) -> bool:
    """Whether a line goes on with what stands beside the name above it: below it, or below the name if that is full."""
    if len(line.pieces) != 1:
        return False
    level = abs(line.x0 - row.beside_at) < _NEAR and line.indent > 2 * line.size
    return level or (above.short < line.size and line.indent < 0.5 * line.size and len(line.text) <= _LONGEST_REST)


def _people(rows: Sequence[_Row], above: NameList | None) -> tuple[Person, ...]:
    people: list[Person] = list(above.people) if above else []
    for row in rows:
        role = row.role or (people[-1].role if people else None)
        people.append(Person(name=row.name, affiliation=row.beside, role=role))
    return tuple(people)
