"""A name list → what stands on each line: 召集人：张三　市长, the names below it, or two columns without rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gazette.model import Cell, Person, Table
from gazette.reading import read_person_line
from gazette.reading.characters import HAN

_SHORT_NAME = re.compile(rf"[{HAN}]{{2}}")
_NAMES_IN_ROW = 5


@dataclass(frozen=True, slots=True)
class NameColumns:
    """Names and what stands beside each; ``beside`` as in ``NameRow``."""

    table: Table
    beside: int = 0


@dataclass(frozen=True, slots=True)
class NameRow:
    """A line of names; ``beside`` is how many characters wide the role above is that it stands below."""

    text: str
    beside: int = 0


def name_rows(people: Sequence[Person]) -> Iterator[NameRow | NameColumns]:
    """The rows of a list. A name that nobody would know for one on a line of its own stands in columns."""
    filled = any(len(person.name) > 2 for person in people)
    for role, group in groupby(people, key=lambda person: person.role):
        yield from _of_role(role, list(group), filled=filled)


def _of_role(role: str | None, people: list[Person], *, filled: bool) -> Iterator[NameRow | NameColumns]:
    for together, group in groupby(people, key=lambda person: bool(person.affiliation)):
        run = list(group)
        if not together:
            yield from _names_alone(role, run, filled=filled)
            role = None
            continue
        lines = [_line(role if order == 0 else None, person, filled=filled) for order, person in enumerate(run)]
        width = len(role) + 1 if role else 0
        if (role is None and len(run) > 1) or not all(map(read_person_line, lines)):
            first = 0 if role is None else 1
            yield from map(NameRow, lines[:first])
            if run[first:]:
                yield NameColumns(_columns(run[first:], filled=filled), width)
        else:
            yield from (NameRow(line, width if order else 0) for order, line in enumerate(lines))
        role = None


def _names_alone(role: str | None, people: list[Person], *, filled: bool) -> Iterator[NameRow]:
    names = [_filled(person.name) if filled else person.name for person in people]
    for start in range(0, len(names), _NAMES_IN_ROW):
        opening = f"{role}：" if role and start == 0 else ""
        width = len(role) + 1 if role and start else 0
        yield NameRow(opening + "　".join(names[start : start + _NAMES_IN_ROW]), width)


def _line(role: str | None, person: Person, *, filled: bool) -> str:
    name = _filled(person.name) if filled else person.name
    return (f"{role}：" if role else "") + f"{name}　{person.affiliation}"


def _columns(people: Sequence[Person], *, filled: bool) -> Table:
    return Table(
        rows=tuple(
            (Cell(text=_filled(person.name) if filled else person.name), Cell(text=person.affiliation or ""))
            for person in people
        )
    )


def _filled(name: str) -> str:
    """A name of two characters as wide as one of three."""
    return f"{name[0]}　{name[1]}" if _SHORT_NAME.fullmatch(name) else name
