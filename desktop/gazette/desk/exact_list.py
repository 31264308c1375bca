"""The exact list of the office (固定提法): kept in the archive, edited as a whole, carried as a table."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change
from gazette.errors import DeskError
from gazette.export.csv_table import table_to_csv
from gazette.ingest import read_bytes
from gazette.model import ExactForm, FormKind
from gazette.reading import read_date

COLUMNS = ("类别", "提法", "职务", "起", "止", "备注")
_KINDS: dict[FormKind, str] = {"phrase": "提法", "person": "人名"}
_READ_KINDS: dict[str, FormKind] = {"提法": "phrase", "phrase": "phrase", "人名": "person", "person": "person"}
_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class SetExactList:
    """Keep these forms, and no others."""

    act: ClassVar[str] = "desk.act.exact_list"
    forms: tuple[ExactForm, ...]

    def apply(self, archive: Archive) -> Change:
        """DeskError as ``checked_forms``; the inverse keeps what was kept before."""
        before, after = archive.books.exact_list(), checked_forms(self.forms)
        if before == after:
            return NOTHING
        archive.books.set_exact_list(after)
        return Change(inverse=SetExactList(before))


def checked_forms(forms: Sequence[ExactForm]) -> tuple[ExactForm, ...]:
    """The forms with days as ISO has them, empty ones left out.

    DeskError ``desk.exact_day`` or ``desk.exact_term`` with the row, from 1, whose days are none or end before they
    begin.
    """
    kept: list[ExactForm] = []
    for row, form in enumerate(forms, 1):
        form_ = replace(form, form=form.form.strip(), post=_text(form.post), note=_text(form.note))
        if not form_.form:
            continue
        since, until = (_day(text, row) for text in (form.since, form.until))
        if since and until and until < since:
            raise DeskError("desk.exact_term", row=row, form=form_.form)
        kept.append(replace(form_, since=since, until=until))
    return tuple(kept)


def _text(text: str | None) -> str | None:
    return (text or "").strip() or None


def _day(text: str | None, row: int) -> str | None:
    if not _text(text):
        return None
    day = read_date(text or "")
    if day is None:
        raise DeskError("desk.exact_day", row=row, day=text)
    return day


def exact_list_to_csv(forms: Sequence[ExactForm]) -> bytes:
    """The list as a table that a spreadsheet opens."""
    rows = ((_KINDS[form.kind], form.form, form.post, form.since, form.until, form.note) for form in forms)
    return table_to_csv([COLUMNS, *rows])


def exact_list_from_csv(content: bytes, name: str) -> tuple[ExactForm, ...]:
    """The list that a table says, with or without its head.

    DeskError ``desk.exact_table`` where it is none, ``desk.exact_kind`` where a row says no kind, and those above.
    """
    try:
        rows = [
            [cell.strip() for cell in row]
            for row in csv.reader(StringIO(_decoded(content, name), newline=""), strict=True)
        ]
    except csv.Error as error:  # a quote that nothing closes
        raise DeskError("desk.exact_table", file=name) from error
    forms: list[ExactForm] = []
    for number, row in enumerate(rows, 1):
        cells = [_unquoted(cell) for cell in row] + [""] * len(COLUMNS)
        if not any(cells) or (number == 1 and tuple(cells[: len(COLUMNS)]) == COLUMNS):
            continue
        kind = _READ_KINDS.get(cells[0].lower())
        if kind is None or not cells[1]:
            raise DeskError("desk.exact_kind", file=name, row=number, kind=cells[0])
        post, since, until, note = (cell or None for cell in cells[2:6])
        forms.append(ExactForm(kind=kind, form=cells[1], post=post, since=since, until=until, note=note))
    return checked_forms(forms)


def _unquoted(cell: str) -> str:
    """A cell without what keeps it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@") else cell


def _decoded(content: bytes, name: str) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DeskError("desk.exact_table", file=name)


def read_exact_list(file: Path) -> tuple[ExactForm, ...]:
    """The list in a file; IngestError where it cannot be read, and as ``exact_list_from_csv``."""
    return exact_list_from_csv(read_bytes(file), file.name)
