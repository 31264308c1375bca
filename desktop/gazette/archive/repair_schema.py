"""A damaged file whose definitions are put right: a byte of them hides every row from SQLite, or a column of all."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from difflib import SequenceMatcher
from pathlib import Path

from gazette.archive.exchanging import BESIDE
from gazette.archive.migrations import fresh_schema, migration_files

_MOST_WRONG = 8
"""Local damage touches few; a file with more is of another kind."""
_ALIKE = 0.7

Definition = tuple[bytes, ...]
"""Type, name, table and SQL as bytes: they need be no text any more."""

_QUESTION = (
    "SELECT rowid, CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB)"
    " FROM sqlite_schema WHERE sql IS NOT NULL"
)


def with_meant_schema(damaged: Path, target: Path) -> Path | None:
    """Write a copy of a file of this version with its definitions as they are meant; None where no such copy helps."""
    try:
        with closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)) as file:
            pairs = list(_wrong(file))
        if not pairs:
            return None
        for ending in ("", *BESIDE):
            beside = damaged.with_name(damaged.name + ending)
            if beside.exists() and ending != "-shm":
                shutil.copyfile(beside, target.with_name(target.name + ending))
        with closing(sqlite3.connect(target)) as file:
            file.execute("PRAGMA writable_schema = ON")
            for row, meant in pairs:
                texts = [part.decode() for part in meant]
                file.execute(
                    "UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = ? WHERE rowid = ?", (*texts, row)
                )
            file.commit()
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # it is damaged elsewhere too
        return None
    return target


def _wrong(file: sqlite3.Connection) -> Iterator[tuple[int, Definition]]:
    """The rows of definitions that are others than they should be, each with what it should be."""
    file.execute("PRAGMA writable_schema = ON")  # SQLite then reads on past definitions that it cannot understand
    if file.execute("PRAGMA user_version").fetchone()[0] != len(migration_files()):
        return
    there = {row: tuple(parts) for row, *parts in file.execute(_QUESTION)}
    meant = {tuple(parts) for _, *parts in fresh_schema(_QUESTION)}
    wrong, missing = [row for row in there if there[row] not in meant], meant - set(there.values())
    if not 0 < len(wrong) <= _MOST_WRONG:
        return
    for row in wrong:
        alike = {each: SequenceMatcher(None, b"".join(there[row]), b"".join(each)).ratio() for each in missing}
        best = max(alike, key=alike.__getitem__, default=None)
        if best is not None and alike[best] > _ALIKE:
            missing.discard(best)
            yield row, best
