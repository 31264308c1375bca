"""Making a sound archive of a damaged one: row by row, each as its checksum says that it was, from wherever it is left.

The damaged file is only read, and from a copy. A row is taken from it where it is what was written; else from the
newest backup that has it so; else the older state of a backup, or what is left of it, and that is told.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from gazette.archive.checksums import GROUPS, Covered, covered_tables, hash_of_row, keep_checksums
from gazette.archive.copying import into_one_file
from gazette.archive.entry_reading import set_blocks
from gazette.archive.facsimiles import share_pages
from gazette.archive.file import ArchiveFile, open_file, told
from gazette.archive.issues import entry as entry_of
from gazette.archive.left_over import working_folder
from gazette.archive.loose_rows import Row
from gazette.archive.migrations import migrate, migration_files
from gazette.archive.passages import put_passages
from gazette.archive.repair_sources import COPY, Source, form_of, sources_of
from gazette.archive.repair_stand_ins import put, stand_in
from gazette.archive.rows import as_json, blocks_from_json
from gazette.archive.saves import noted_saves, saves_in
from gazette.archive.verifying import Seen
from gazette.errors import ArchiveError
from gazette.model import Plain

Became = Literal["from_backup", "older", "as_it_is", "lost", "loose"]
"""What became of a row that the damaged file no longer has as it was written: it came from a backup exactly so; a
backup has it as it was before; what is left of it is kept; it is gone; what it belonged to is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A row that is not simply there: its table and number, and what became of it."""

    became: Became
    table: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """How many rows the repaired archive has, and those that did not come from the damaged file as they were."""

    rows: int
    mended: tuple[Mended, ...]
    missing_saves: int
    """How many saves are nowhere, neither in the file nor in what is left of its log."""


def repair(damaged: Path, fresh: Path, backups: Sequence[Path], seen: Seen | None = None) -> Repair:
    """Write a sound archive to ``fresh``, which must not be there, of what is left of ``damaged``.

    ``backups`` are tried in their order, the newest first. ArchiveError ``archive.beyond_repair`` where neither the
    file nor a backup gives a single issue or entry, ``archive.newer`` where it is one of a newer program: what that
    knows more of would be lost. Backups of another archive, which stood there before, are left alone.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(working_folder(fresh.parent, ".repair-", damaged.name))
        sources = list(sources_of(damaged, backups, folder, stack))
        database = Database(stack.enter_context(closing(sqlite3.connect(fresh, isolation_level=None))))
        stack.enter_context(told(fresh))
        migrate(database, migration_files())
        keep_checksums(database)
        _refuse_newer(damaged, folder / COPY, fresh)
        database.execute("BEGIN")
        begun = database.execute("SELECT * FROM saved").fetchone()
        database.execute("DELETE FROM saved")
        mended, rows = list[Mended](), 0
        tables = [table for table in covered_tables(database) if table.table not in GROUPS]
        sources = _of_this_archive(sources, next(table for table in tables if table.table == "act_log"))
        for done, table in enumerate(tables):
            if seen is not None:
                seen(done, len(tables) + 1)
            for became in _filled(database, table, sources):
                rows += 1
                if became is not None:
                    mended.append(became)
        stand_in(database, sources)
        mended += _tied(database)
        _number(database, sources)
        if not _has_anything(database):
            raise ArchiveError("archive.beyond_repair", file=str(damaged))
        if not database.execute("SELECT 1 FROM saved").fetchone():
            database.execute("INSERT INTO saved VALUES (?, ?, ?)", begun)
        noted = noted_saves(damaged)
        missing = noted.missing_in(saves_in(database)) if noted is not None else 0
        database.execute("COMMIT")
    _derive(fresh)
    return Repair(rows=rows, mended=tuple(mended), missing_saves=missing)


def _refuse_newer(damaged: Path, copy: Path, fresh: Path) -> None:
    """A version alone may be damage; with columns that today's tables have not, it is what it says."""
    known = len(migration_files())
    version, columns = form_of(copy)
    if version > known and columns - form_of(fresh)[1]:
        raise ArchiveError("archive.newer", file=str(damaged), version=version, known=known)


def _of_this_archive(sources: list[Source], log: Covered) -> list[Source]:
    """The sources without backups whose log begins otherwise than the file's own, where that is as it was written."""
    first = None
    for source in (each for each in sources if each.own):
        wanted = source.sums(log)[0].get(1)
        row = source.row(log, 1, wanted)
        if row is not None and wanted is not None and hash_of_row(log, row) == wanted:
            first = row["sha256"]
            break
    if first is None:
        return sources
    return [each for each in sources if each.own or (row := each.row(log, 1, None)) is None or row["sha256"] == first]


def _filled(database: Database, table: Covered, sources: list[Source]) -> Iterator[Mended | None]:
    """Put the rows of a table into the fresh archive; tells of each row whether it was mended."""
    known, wholly = _known(table, sources)
    keys = set(known)
    for number, source in enumerate(sources):
        if number == 0 or not wholly:
            keys |= source.keys(table)
    columns = {row["name"] for row in database.query(f'PRAGMA table_info("{table.table}")')}
    for key in sorted(keys):
        found, became = _best(table, key, known.get(key), sources)
        if found is not None and put(database, table, key, {name: found[name] for name in columns & found.keys()}):
            yield Mended(became=became, table=table.table, row=key) if became else None
        elif key in known:
            yield Mended(became="lost", table=table.table, row=key)


def _known(table: Covered, sources: list[Source]) -> tuple[dict[int, int | None], bool]:
    """The checksums that the rows of a table had, and whether the file itself has them all.

    What is left of them there says more than a backup, which says more than nothing.
    """
    known: dict[int, int | None] = {}
    has_none = False
    for number, source in enumerate(sources):
        if source.own and has_none:
            continue  # what lies loose was taken out
        sums, wholly = source.sums(table)
        has_none = wholly and not sums
        known = {**sums, **known}
        if wholly and sums:
            return known, number == 0
    return known, False


def _best(table: Covered, key: int, wanted: int | None, sources: list[Source]) -> tuple[Row | None, Became | None]:
    """The row as it was written, else the best there is of it, and what that is."""
    left: Row | None = None
    older: Row | None = None
    for source in sources:
        found = source.row(table, key, wanted)
        if found is None:
            continue
        hashed = hash_of_row(table, found)
        if hashed == wanted and _has_its_hash(found):
            return found, None if source.own else "from_backup"
        if source.own:
            left = left or found
        elif older is None and hashed == source.sums(table)[0].get(key) and _has_its_hash(found):
            older = found
    if left is not None and left == older:
        return left, None  # a backup vouches for it: what is damaged is the checksum
    if wanted is None and left is not None and _has_its_hash(left):
        return left, "as_it_is"
    if older is not None:
        return older, "older"
    return left, "as_it_is" if left is not None else "lost"


def _has_its_hash(row: Row) -> bool:
    content = row.get("content")
    if "sha256" not in row or not isinstance(content, bytes):
        return True
    return hashlib.sha256(content).hexdigest() == row["sha256"]


def _tied(database: Database) -> Iterator[Mended]:
    """Loosen what belongs to a row that is gone: it belongs to nothing then, or goes too where it cannot."""
    while broken := list(database.query("PRAGMA foreign_key_check")):
        for row in broken:
            table, key = row["table"], row["rowid"]
            column = next(
                each["from"]
                for each in database.query(f'PRAGMA foreign_key_list("{table}")')
                if each["id"] == row["fkid"]
            )
            may_be_empty = not next(
                each["notnull"] or each["pk"]
                for each in database.query(f'PRAGMA table_info("{table}")')
                if each["name"] == column
            )
            if may_be_empty:
                database.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (key,))
            else:
                database.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (key,))
            yield Mended(became="loose" if may_be_empty else "lost", table=table, row=key)


def _number(database: Database, sources: list[Source]) -> None:
    """Positions without gaps, and ids that were given before are not given again."""
    for table, owner in (("section", "issue_id"), ("entry", "section_id")):
        rows = database.execute(f"SELECT id, {owner}, position FROM {table} ORDER BY {owner}, position, id").fetchall()
        place: dict[object, int] = {}
        for key, owner_id, position in rows:
            wanted = place.get(owner_id, 0)
            place[owner_id] = wanted + 1
            if position != wanted:
                database.execute(f"UPDATE {table} SET position = ? WHERE id = ?", (wanted, key))
    for source in sources:
        for name, highest in source.given().items():
            if 0 <= highest < 1 << 40:
                database.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (highest, name))


def _has_anything(database: Database) -> bool:
    return bool(database.execute("SELECT EXISTS (SELECT 1 FROM issue) OR EXISTS (SELECT 1 FROM entry)").fetchone()[0])


def _derive(fresh: Path) -> None:
    """Make anew what follows from the rest: the texts that search compares; the index waits for them."""
    file = open_file(fresh, create=False, patience=1.0)
    try:
        with file.transaction():
            _make_issues_readable(file)
            for key in _ids(file, "entry"):
                _make_readable(file, key)
                put_passages(file, entry_of(file, key), key)
            for key in _ids(file, "issue"):
                share_pages(file, key)
        into_one_file(file)
    finally:
        file.close()


def _make_issues_readable(file: ArchiveFile) -> None:
    """What cannot be understood of issues and their publication is empty."""
    empty: dict[str, dict[str, str | None]] = {
        "issue": {"numbers": "[]", "fit": None, "filing": None},
        "publication": {"codes": "[]", "colophon": "{}"},
    }
    for table, columns in empty.items():
        for row in file.rows(f"SELECT * FROM {table}"):
            for column, nothing in columns.items():
                if row[column] is not None and not _reads(row[column], json.loads):
                    file.update(table, row["id"], {column: nothing})


def _make_readable(file: ArchiveFile, key: int) -> None:
    """See to it that an entry can be opened: what its text was is a plain block where it is no text of blocks."""
    row = file.row("SELECT * FROM entry LEFT JOIN entry_blocks ON entry_id = id WHERE id = ?", key)
    assert row is not None
    if row["blocks"] is None:
        set_blocks(file, key, ())
    elif not _reads(row["blocks"], blocks_from_json):
        set_blocks(file, key, (Plain(text=row["blocks"]),))
    for column in ("title_lines", "issuers"):
        if not _reads(row[column], _texts):
            file.update("entry", key, {column: as_json([row[column]])})
    for column in ("filing", "annual_contents"):
        if row[column] is not None and not _reads(row[column], json.loads):
            file.update("entry", key, {column: None})
    try:
        entry_of(file, key)
    except ArchiveError:  # JSON of another shape
        file.update("entry", key, {"filing": None, "annual_contents": None})


def _reads(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text)
    except (ValueError, TypeError, LookupError, AttributeError):
        return False
    return True


def _texts(text: str) -> None:
    if not all(isinstance(each, str) for each in json.loads(text)):
        raise ValueError(text)


def _ids(file: ArchiveFile, table: str) -> Iterable[int]:
    return [row["id"] for row in file.rows(f"SELECT id FROM {table} ORDER BY id")]
