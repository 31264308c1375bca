"""Rows of name lists and of decisions on posts: their fields, and pasted lines that are split into them."""

import re
from dataclasses import dataclass

from gazette.model import Appointment
from gazette.reading.appointments import read_lead
from gazette.reading.people import bare_name, is_person_name, may_be_name, read_name_row, read_person_line

_POST = re.compile(r"担任|任|为|的")
_PARTED = re.compile(r"(?P<name>[^\s，,：:、]+(?:\s[^\s，,：:、])?)[\s，,：:、]+(?P<beside>.+)")
_COUNTED = re.compile(r"\d{1,4}[.、．]?")


@dataclass(frozen=True, slots=True)
class Fields:
    """What Tab makes of a row: its text, and where the next field begins in it; None: the next row."""

    text: str
    at: int | None


def next_person_field(text: str, at: int, columns: int) -> Fields:
    """From the name to what stands beside it, which begins where there is none yet; then to the next row.

    In a list of three ``columns`` the role stands before the name.
    """
    tab = text.find("\t", at)
    if tab >= 0:
        return Fields(text, tab + 1)
    if text.count("\t") >= max(columns - 1, 1) or not text.strip():
        return Fields(text, None)
    return Fields(text + "\t", len(text) + 1)


def previous_person_field(text: str, at: int) -> int | None:
    """The beginning of the field before the one at ``at``; None where that is in the row above."""
    tab = text.rfind("\t", 0, at)
    return None if tab < 0 else text.rfind("\t", 0, tab) + 1


def next_post_field(block: Appointment, text: str, at: int) -> Fields:
    """From the name to the post: the word between them is written where it lacks, as the decision asks for it."""
    found = _POST.search(text)
    if found is not None:
        return Fields(text, found.end() if at < found.end() else None)
    if not text.strip():
        return Fields(text, None)
    if block.lead and read_lead(block.lead) == "removed":
        return Fields(text + "的职务", len(text) + 1)
    return Fields(text + "为", len(text) + 1)


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A row of a name list, its fields parted by tabs; not ``sure`` where it may be split otherwise."""

    text: str
    sure: bool


def pasted_rows(text: str, columns: int) -> list[PastedRow]:
    """The persons in pasted lines: names split from posts, rows of names from each other, serial numbers left out."""
    found = [row for line in text.splitlines() if line.strip() for row in _rows(line)]
    with_role = columns == 3 or any(role for role, _, _, _ in found)
    return [
        PastedRow("\t".join((*((role or "",) if with_role else ()), name, *((beside,) if beside else ()))), sure)
        for role, name, beside, sure in found
    ]


def _rows(line: str) -> list[tuple[str | None, str, str, bool]]:
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    if len(cells) > 1 and _COUNTED.fullmatch(cells[0]):
        cells = cells[1:]
    if len(cells) > 1:
        name = next((at for at, cell in enumerate(cells) if is_person_name(cell)), None)
        others = [cell for at, cell in enumerate(cells) if at != (name or 0)]
        return [(None, bare_name(cells[name or 0]), " ".join(others), name is not None)]
    whole = cells[0]
    names = read_name_row(whole)
    if names is not None:
        return [(names.role, name, "", True) for name in names.names]
    person = read_person_line(whole)
    if person is not None:
        # 张三　李四: the second may be a name as well
        return [(person.role, person.name, person.beside, not is_person_name(person.beside))]
    parted = _PARTED.fullmatch(whole)
    if parted is not None and may_be_name(parted["name"]):
        return [(None, bare_name(parted["name"]), parted["beside"].strip(), is_person_name(parted["name"]))]
    return [(None, bare_name(whole) if may_be_name(whole) else whole, "", is_person_name(whole))]
