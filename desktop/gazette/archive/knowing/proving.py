"""Whether what was read from the texts is what they say: it is read a second time and compared."""

import sqlite3

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.knowing.texts_read import TABLES, rows_of
from gazette.errors import ArchiveError


def wrongly_read(file: ArchiveFile) -> tuple[str, ...]:
    """The tables that say something else of a document than it does; what waits to be read anew is not looked at."""
    try:
        with file.understood():
            entries = [
                row["id"]
                for row in file.rows(
                    "SELECT id FROM entry WHERE id NOT IN (SELECT entry_id FROM reading_waiting) ORDER BY id"
                )
            ]
            wrong: dict[str, None] = {}
            for entry_id in entries:
                read = rows_of(file, entry_id)  # nothing, of an entry that is met among all and not found by itself
                for table in TABLES:
                    kept = file.rows(f"SELECT * FROM {table} WHERE entry_id = ? ORDER BY id", entry_id)
                    if list(map(_without_id, kept)) != read.get(table):
                        wrong[table] = None
            return tuple(wrong)
    except (sqlite3.DatabaseError, ArchiveError):
        return TABLES


def _without_id(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "id"}
