"""Whose text an entry has: what it said when a file brought it, and which files are versions of one another."""

import hashlib

from gazette.archive.file import ArchiveFile
from gazette.archive.issues import entry
from gazette.archive.revisions import revisions
from gazette.archive.rows import as_json
from gazette.model import Entry, entry_from_plain, entry_to_plain

_FITTED = ("column_lines", "new_page", "filing")


def note_brought(file: ArchiveFile, source_id: int, entry_ids: tuple[int, ...]) -> None:
    """Remember what the entries say now as what this file brought."""
    for entry_id in entry_ids:
        note_brought_as(file, source_id, entry_id, entry(file, entry_id))


def is_unedited(file: ArchiveFile, entry_id: int) -> bool:
    """Whether an entry says what its file brought; how it is fitted to pages is no part of that."""
    brought = _brought(file, entry_id)
    if brought is None:  # it came before this was kept
        return not revisions(file, entry_id)
    return brought == _digest(entry(file, entry_id))


def note_brought_as(file: ArchiveFile, source_id: int, entry_id: int, said: Entry) -> None:
    """Remember what a file says as what it brought, whatever its entry says now."""
    file.run("INSERT OR REPLACE INTO brought VALUES (?, ?, ?)", entry_id, source_id, _digest(said))


def is_as_brought(file: ArchiveFile, entry_id: int, said: Entry) -> bool:
    """Whether a text is the one that the entry's file brought."""
    return _brought(file, entry_id) == _digest(said)


def entries_of(file: ArchiveFile, source_id: int) -> tuple[int, ...]:
    """The entries that have, or once had, the text of this file."""
    rows = file.rows(
        "SELECT id FROM entry WHERE source_id = ?1"
        " UNION SELECT entry.id FROM brought JOIN entry ON entry.id = entry_id WHERE brought.source_id = ?1 ORDER BY 1",
        source_id,
    )
    return tuple(row["id"] for row in rows)


def entries_before(file: ArchiveFile, source_id: int, besides: int = 0) -> tuple[int, ...]:
    """The entries of this file, or of the nearest version before it that has any; none that has ``besides`` counts."""
    seen: set[int] = set()
    here: int | None = source_id
    while here is not None and here not in seen:
        seen.add(here)
        if (found := entries_of(file, here)) and besides not in found:
            return found
        here = replaced_source(file, here)
    return ()


def replaced_source(file: ArchiveFile, source_id: int) -> int | None:
    """The file that a file is known to be a new version of."""
    row = file.row("SELECT replaces FROM source WHERE id = ?", source_id)
    return row["replaces"] if row else None


def is_outdated(file: ArchiveFile, source_id: int) -> bool:
    """Whether a newer version of this file came in."""
    return file.row("SELECT 1 FROM source WHERE replaces = ? AND state IN ('read', 'waiting')", source_id) is not None


def versions_of(file: ArchiveFile, entry_id: int) -> tuple[int, ...]:
    """The entries that an entry is a newer version of, where it stands beside them."""
    row = file.row("SELECT replaces FROM source JOIN entry ON entry.source_id = source.id WHERE entry.id = ?", entry_id)
    return () if row is None or row["replaces"] is None else entries_before(file, row["replaces"], entry_id)


def text_before(file: ArchiveFile, entry_id: int) -> Entry | None:
    """What an entry said before a new version took its place; None where none did, or it was edited since."""
    count = file.rows("SELECT count(*) AS n FROM brought WHERE entry_id = ?", entry_id)[0]["n"]
    kept = revisions(file, entry_id)
    if count < 2 or not kept or not is_unedited(file, entry_id):
        return None
    plain = kept[0]["entry"]
    with file.understood():
        return entry_from_plain(plain, entry_id)


def _brought(file: ArchiveFile, entry_id: int) -> str | None:
    """The digest of what the entry's file brought."""
    row = file.row(
        "SELECT digest FROM brought JOIN entry ON entry.id = entry_id AND entry.source_id = brought.source_id"
        " WHERE entry_id = ?",
        entry_id,
    )
    return None if row is None else str(row["digest"])


def _digest(said: Entry) -> str:
    plain = {name: value for name, value in entry_to_plain(said).items() if name not in _FITTED}
    return hashlib.sha256(as_json(plain).encode("utf-8", "surrogatepass")).hexdigest()
