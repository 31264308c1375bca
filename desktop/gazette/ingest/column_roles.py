"""The roles that columns of a spreadsheet may have, and what was proposed for those of a table.

A person sees the proposal and may choose otherwise (``Wishes.columns``).
"""

from dataclasses import dataclass
from typing import Literal, get_args

ColumnRole = Literal[
    "number", "name", "affiliation", "post", "act", "date", "term", "group", "remark", "cell", "left_out"
]
"""``number``: 序号; ``group``: what a person is in a list (组长, 成员); ``cell``: a column of a table, nothing else."""
COLUMN_ROLES: tuple[ColumnRole, ...] = get_args(ColumnRole)
ColumnsMake = Literal["table", "names", "appointments"]
SHOWN_ROWS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnProposal:
    """The first rows of a table, header first, the role of each column, and what became of them."""

    sheet: str
    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    roles: tuple[ColumnRole, ...]
    kind: ColumnsMake
