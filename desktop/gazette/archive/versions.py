"""Whose text an entry has: what it said when a file brought it, and which files are versions of one another."""

import hashlib

from gazette.archive.file import ArchiveFile
from gazette.archive.issues import entry
from gazette.archive.revisions import revisions
from gazette.archive.rows import as_json
from gazette.model import Entry, entry_from_plain, entry_to_plain

_FITTED = ("column_lines", "new_page", "filing")


class Versions:
    """Read and written inside the archive's transactions; ``archive.versions``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def is_unedited(self, entry_id: int) -> bool:
        """Whether an entry says what its file brought; how it is fitted to pages is no part of that."""
        brought = self._brought(entry_id)
        if brought is None:  # it came before this was kept
            return not revisions(self._file, entry_id)
        return brought == _digest(entry(self._file, entry_id))

    def is_as_brought(self, entry_id: int, said: Entry) -> bool:
        """Whether a text is the one that the entry's file brought."""
        return self._brought(entry_id) == _digest(said)

    def entries_of(self, source_id: int) -> tuple[int, ...]:
        """The entries that have, or once had, the text of a file."""
        rows = self._file.rows(
            "SELECT id FROM entry WHERE source_id = ?1"
            " UNION SELECT entry.id FROM brought JOIN entry ON entry.id = entry_id WHERE brought.source_id = ?1"
            " ORDER BY 1",
            source_id,
        )
        return tuple(row["id"] for row in rows)

    def entries_before(self, source_id: int, besides: int = 0) -> tuple[int, ...]:
        """The entries of a file, or of the nearest version before it that has any, none of which is ``besides``."""
        seen: set[int] = set()
        here: int | None = source_id
        while here is not None and here not in seen:
            seen.add(here)
            if (found := self.entries_of(here)) and besides not in found:
                return found
            here = self.replaced_source(here)
        return ()

    def replaced_source(self, source_id: int) -> int | None:
        """The file that a file is known to be a new version of."""
        row = self._file.row("SELECT replaces FROM source WHERE id = ?", source_id)
        return row["replaces"] if row else None

    def is_outdated(self, source_id: int) -> bool:
        """Whether a newer version of a file came in."""
        newer = self._file.row("SELECT 1 FROM source WHERE replaces = ? AND state IN ('read', 'waiting')", source_id)
        return newer is not None

    def versions_of(self, entry_id: int) -> tuple[int, ...]:
        """The entries that an entry is a newer version of, where it stands beside them."""
        row = self._file.row(
            "SELECT replaces FROM source JOIN entry ON entry.source_id = source.id WHERE entry.id = ?", entry_id
        )
        return () if row is None or row["replaces"] is None else self.entries_before(row["replaces"], entry_id)

    def text_before(self, entry_id: int) -> Entry | None:
        """What an entry said before a new version took its place; None where none did, or it was edited since."""
        count = self._file.rows("SELECT count(*) AS n FROM brought WHERE entry_id = ?", entry_id)[0]["n"]
        kept = revisions(self._file, entry_id)
        if count < 2 or not kept or not self.is_unedited(entry_id):
            return None
        plain = kept[0]["entry"]
        with self._file.understood():
            return entry_from_plain(plain, entry_id)

    def note_brought(self, source_id: int, entry_ids: tuple[int, ...]) -> None:
        """Remember what the entries say now as what this file brought."""
        with self._file.transaction():
            for entry_id in entry_ids:
                self.note_brought_as(source_id, entry_id, entry(self._file, entry_id))

    def note_brought_as(self, source_id: int, entry_id: int, said: Entry) -> None:
        """Remember what a file says as what it brought, whatever its entry says now."""
        with self._file.transaction():
            self._file.run(
                "INSERT INTO brought VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest",
                entry_id,
                source_id,
                _digest(said),
            )

    def _brought(self, entry_id: int) -> str | None:
        """The digest of what the entry's file brought."""
        row = self._file.row(
            "SELECT digest FROM brought JOIN entry ON entry.id = entry_id AND entry.source_id = brought.source_id"
            " WHERE entry_id = ?",
            entry_id,
        )
        return None if row is None else str(row["digest"])


def _digest(said: Entry) -> str:
    plain = {name: value for name, value in entry_to_plain(said).items() if name not in _FITTED}
    return hashlib.sha256(as_json(plain).encode("utf-8", "surrogatepass")).hexdigest()
