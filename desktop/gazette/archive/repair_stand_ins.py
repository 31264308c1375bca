"""What stands in the place of rows that are lost, so that what belongs to them stays where it was."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Literal

from sqlite_utils import Database

from gazette.archive.chain import Link
from gazette.archive.checksums import Covered
from gazette.archive.loose_rows import Row
from gazette.archive.passages import PASSAGE_FIELDS
from gazette.archive.repair_sources import Source
from gazette.archive.rows import entry_row, publication_row
from gazette.model import Entry, Publication


def put(database: Database, table: Covered, key: int, row: Row) -> bool:
    """Whether the row could be put in: what is left of a damaged one may be no such row at all."""
    numbered = row if "id" in row else {"rowid": key, **row}  # what is called id is the number of the row
    names, marks = ", ".join(f'"{name}"' for name in numbered), ", ".join("?" for _ in numbered)
    try:
        database.execute(f'INSERT INTO "{table.table}" ({names}) VALUES ({marks})', tuple(numbered.values()))
    except (sqlite3.IntegrityError, OverflowError):
        return False
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:  # the disk, not the row
            raise
        return False
    return True


def stand_in(database: Database, sources: Sequence[Source]) -> None:
    """An entry for each text, a section, an issue and a publication in the place of each that is lost."""
    places = _places("entry", sources)
    for entry_id in _lost(database, "entry_blocks", "entry_id", "entry"):
        owner, position = places.get(entry_id, (None, 0))
        said = next(filter(None, (source.texts(entry_id) for source in sources)), [])
        entry: Row = {"id": entry_id, "section_id": owner, "position": position, **entry_row(_entry(said))}
        put(database, Covered("entry", "rowid", ()), entry_id, entry)
    places = _places("section", sources)
    for section_id in _lost(database, "entry", "section_id", "section"):
        if section_id in places:
            owner, position = places[section_id]
            section: Row = {"id": section_id, "issue_id": owner, "position": position}
            put(database, Covered("section", "rowid", ()), section_id, section)
    publication = database.execute("SELECT min(id) FROM publication").fetchone()[0] or 1
    for issue_id in _lost(database, "section", "issue_id", "issue"):
        _put_issue(database, issue_id, publication)
    for publication_id in _lost(database, "issue", "publication_id", "publication"):
        bare: Row = {"id": publication_id, **publication_row(Publication())}
        put(database, Covered("publication", "rowid", ()), publication_id, bare)


def _places(table: Literal["section", "entry"], sources: Sequence[Source]) -> dict[int, tuple[int | None, int]]:
    found: dict[int, tuple[int | None, int]] = {}
    for source in sources:
        found = {**source.places(table), **found}
    return found


def _entry(said: list[tuple[str, str]]) -> Entry:
    """What can be told of an entry by what search compares of it."""
    texts = {place: text for place, text in reversed(said) if place in PASSAGE_FIELDS}
    issuers = tuple(text for place, text in said if place == "issuers")
    return Entry(**{"title_zh": "", **texts}, issuers=issuers)  # type: ignore[arg-type]


def _lost(database: Database, table: str, column: str, owner: str) -> list[int]:
    """Numbers of rows of ``owner`` that are not there, and that something belongs to."""
    sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT id FROM {owner}) ORDER BY 1"
    return [key for (key,) in database.execute(sql).fetchall()]


def _put_issue(database: Database, issue_id: int, publication: int) -> None:
    """What it was called is known of one that was published: the chain says so."""
    table = Covered("issue", "rowid", ())
    link = "SELECT says FROM chain_link WHERE issue_id = ? ORDER BY position DESC LIMIT 1"
    said = database.execute(link, (issue_id,)).fetchone()
    known = Link(position=0, issue_id=issue_id, says=said[0] if said else "", sha256="").content
    bare: Row = {"id": issue_id, "publication_id": publication, "numbers": "[]", "state": "editing"}
    called = {name: known.get(name) for name in ("serial", "year", "date")}
    was: Row = {**bare, **called, "numbers": json.dumps(known.get("numbers", [])), "state": "published"}
    if not known or not put(database, table, issue_id, was):
        put(database, table, issue_id, bare)
