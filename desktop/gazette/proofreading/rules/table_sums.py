"""Totals of tables against what they add up.

Left alone: a table of which several totals are wrong and none agrees, whose sums are of another kind; one whose rows
are parts of others (其中).
"""

import re
from collections.abc import Iterator, Sequence

from gazette.model import BlockPath, Finding, Table, table_grid
from gazette.proofreading.document import Document
from gazette.reading.table_sums import Total, totals

_PART_OF = re.compile(r"其中|占比|平均|折合|另[有：:]")


def find(document: Document) -> Iterator[Finding]:
    """An error where as many totals of the table agree, else a doubt."""
    for path, block in document.blocks:
        if isinstance(block, Table):
            yield from _of_table(path, block)


def _of_table(path: BlockPath, table: Table) -> Iterator[Finding]:
    found = totals(table)
    wrong = [total for total in found if total.written != total.added]
    agreeing = len(found) - len(wrong)
    places = {(each.row, each.column): index for index, each in enumerate(table_grid(table).cells)}
    if not agreeing and (len(wrong) > 1 or _is_nested(table)):
        return
    certain = agreeing >= len(wrong)
    for total in wrong:
        yield _finding(path, total, places[total.row, total.column], head=table.header_rows or 1, certain=certain)


def _is_nested(table: Table) -> bool:
    """Whether rows or columns say that they are parts of others."""
    return any(_PART_OF.search(cell.text) for row in table.rows for cell in row)


def _finding(path: BlockPath, total: Total, index: int, *, head: int, certain: bool) -> Finding:
    less = total.written - total.added
    values = (
        ("name", total.name),
        ("called", total.called),
        ("added", str(total.added)),
        ("written", str(total.written)),
        ("difference", str(abs(less))),
        ("rows", _runs(total.gaps, head if total.is_down else 0)),
    )
    return Finding(
        rule=_rule(total, less_than=less > 0),
        level="error" if certain else "doubt",
        block=path,
        part="cell",
        index=index,
        text=str(total.written),
        start=0,
        values=values,
    )


def _rule(total: Total, *, less_than: bool) -> str:
    if total.is_down and total.gaps and less_than:
        return "proofreading.column_sum_gaps"
    return "proofreading.column_sum" if total.is_down else "proofreading.row_sum"


def _runs(rows: Sequence[int], head: int) -> str:
    """Rows below the ``head`` rows as people count them: 3–5、8."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in ((a - head + 1, b - head + 1) for a, b in runs))
