"""The exact list as a table that a spreadsheet opens and saves, with days and kinds as the office writes them."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from gazette.desk.exact_list import checked_forms
from gazette.errors import DeskError
from gazette.export.csv_table import FORMULA_SIGNS, table_to_csv
from gazette.ingest import read_bytes
from gazette.model import ExactForm, FormKind

COLUMNS = ("类别", "提法", "职务", "起", "止", "备注")
_KINDS: dict[FormKind, str] = {"phrase": "提法", "person": "人名"}
_READ_KINDS: dict[str, FormKind] = {"提法": "phrase", "phrase": "phrase", "人名": "person", "person": "person"}
_ENCODINGS = ("utf-8-sig", "gb18030")


def exact_list_to_csv(forms: Sequence[ExactForm]) -> bytes:
    """The list as a table that a spreadsheet opens."""
    rows = ((_KINDS[form.kind], form.form, form.post, form.since, form.until, form.note) for form in forms)
    return table_to_csv([COLUMNS, *rows])


def exact_list_from_csv(content: bytes, name: str) -> tuple[ExactForm, ...]:
    """The list that a table says, with or without its head.

    DeskError ``desk.exact_table`` where it is none, ``desk.exact_kind`` where a row says no kind; as ``checked_forms``.
    """
    try:
        rows = [
            [cell.strip() for cell in row]
            for row in csv.reader(StringIO(_decoded(content, name), newline=""), strict=True)
        ]
    except csv.Error as error:  # a quote that nothing closes
        raise DeskError("desk.exact_table", file=name) from error
    forms: dict[int, ExactForm] = {}
    for number, row in enumerate(rows, 1):
        cells = [_unquoted(cell) for cell in row] + [""] * len(COLUMNS)
        if not any(cells) or (number == 1 and tuple(cells[: len(COLUMNS)]) == COLUMNS):
            continue
        kind = _READ_KINDS.get(cells[0].lower())
        if kind is None or not cells[1]:
            raise DeskError("desk.exact_kind", file=name, row=number, kind=cells[0])
        post, since, until, note = (cell or None for cell in cells[2:6])
        forms[number] = ExactForm(kind=kind, form=cells[1], post=post, since=since, until=until, note=note)
    return checked_forms(tuple(forms.values()), tuple(forms))


def read_exact_list(file: Path) -> tuple[ExactForm, ...]:
    """The list in a file; IngestError where it cannot be read, and as ``exact_list_from_csv``."""
    return exact_list_from_csv(read_bytes(file), file.name)


def _unquoted(cell: str) -> str:
    """A cell without what keeps it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_SIGNS) else cell


def _decoded(content: bytes, name: str) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DeskError("desk.exact_table", file=name)
