"""The names of bodies as a table that the office edits in a spreadsheet."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from gazette.desk.bodies import checked_names
from gazette.errors import DeskError
from gazette.export.csv_table import table_to_csv
from gazette.ingest import read_bytes
from gazette.model import BodyName

COLUMNS = ("名称", "机构", "起", "止")
_ENCODINGS = ("utf-8-sig", "gb18030")


def body_names_to_csv(names: Sequence[BodyName]) -> bytes:
    """The names as a table that a spreadsheet opens."""
    return table_to_csv([COLUMNS, *((one.name, one.body, one.since, one.until) for one in names)])


def read_body_names(file: Path) -> tuple[BodyName, ...]:
    """The names that a table says, with or without its head.

    IngestError where the file cannot be read, DeskError ``desk.bodies_table`` where it is no table; ``checked_names``.
    """
    content = read_bytes(file)
    for encoding in _ENCODINGS:
        try:
            rows = list(csv.reader(StringIO(content.decode(encoding), newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error):
            continue
        break
    else:
        raise DeskError("desk.bodies_table", file=file.name)
    cells = [[cell.strip() for cell in row] + [""] * len(COLUMNS) for row in rows]
    return checked_names(
        [
            BodyName(name=row[0], body=row[1], since=row[2] or None, until=row[3] or None)
            for row in cells
            if tuple(row[: len(COLUMNS)]) != COLUMNS
        ]
    )
