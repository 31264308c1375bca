"""The bodies that an entry names: those that issued it, and those that it makes responsible, in clauses and tables."""

from collections.abc import Iterator

from gazette.archive.file import Row
from gazette.archive.rows import as_json
from gazette.archive.sheets import Sheets, as_one
from gazette.model import Entry, Table, block_texts, walk_blocks
from gazette.model.table_cells import placed_cells
from gazette.reading.bodies import duties_in_running_text, duty_of_column, named_bodies, responsibilities

MATTER = 120
"""So many characters of a matter are kept."""


def mention_rows(entry: Entry) -> list[Row]:
    """The rows of table ``body_mention``, in the order of the text, each body once a place and role."""
    rows: list[Row] = [_row(entry.id, as_json(()), "issues", name, "") for name in dict.fromkeys(entry.issuers)]
    for path, block in walk_blocks(entry.blocks):
        if isinstance(block, Table):
            found = _of_table(block)
        else:
            found = ((one.leads, one.name, text) for text in block_texts(block) for one in responsibilities(text))
        rows += (
            _row(entry.id, as_json(path), "leads" if leads else "takes_part", name, matter)
            for leads, name, matter in dict.fromkeys(found)
        )
    return rows


def mention_rows_of_sheets(sheets: Sheets, entry: Entry) -> Iterator[Row]:
    """The rows that the pages of a back issue tell, each body once a sentence and role."""
    text, place_at = as_one(sheets)
    found = (
        (place_at(at), "leads" if one.leads else "takes_part", one.name, matter)
        for at, one, matter in duties_in_running_text(text)
    )
    return (_row(entry.id, *each) for each in dict.fromkeys(found))


def _of_table(table: Table) -> Iterator[tuple[bool, str, str]]:
    """Of a table that has a column of those responsible: each row's, with the longest other cell for the matter."""
    placed = placed_cells(table)
    duties = {
        each.column: duty
        for each in placed
        if each.row < table.header_rows and (duty := duty_of_column(each.cell.text)) is not None
    }
    for each in placed:
        if each.row >= table.header_rows and each.column in duties:
            beside = (
                other.cell.text
                for other in placed
                if other.row <= each.row < other.row + other.rows and other.column not in duties
            )
            matter = max(beside, key=len, default="")
            yield from ((duties[each.column], name, matter) for name in named_bodies(each.cell.text))


def _row(entry_id: int, place: str, role: str, name: str, matter: str) -> Row:
    return {
        "entry_id": entry_id,
        "place": place,
        "role": role,
        "name": name,
        "matter": " ".join(matter.split())[:MATTER],
    }
