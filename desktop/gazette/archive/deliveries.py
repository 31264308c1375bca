"""The drop folders that a publication keeps, and what came through them, with its place below its folder."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.rows import as_json
from gazette.archive.sources import Reason, Source, reason_of, source

Verdict = Literal["taken", "already", "replaced", "version", "waiting", "refused"]
"""``replaced``: a new version took the place of its entry's text; ``version``: it stands beside it in the inbox."""
FolderPlace = Literal["local", "network"]
_COLUMNS = "arrival.*, source.sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFolder:
    """A drop folder: ``filed`` puts documents at the end of the section, else it is proposed for those in the inbox."""

    path: str
    place: FolderPlace = "local"
    section_id: int | None = None
    filed: bool = False
    paused: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that came through a drop folder; ``path`` is below ``folder``, ``came`` a time in UTC.

    ``entry_ids`` are the entries that it brought, as far as they are still there.
    """

    id: int
    folder: str
    path: str
    verdict: Verdict
    came: str
    reason: Reason | None
    sha256: str | None
    section_id: int | None
    entry_ids: tuple[int, ...]


def as_kept(path: PurePath | str) -> str:
    """A path as text that the archive can keep: Linux allows bytes in names that are none."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class Deliveries:
    """Read and written inside the archive's transactions; ``archive.deliveries``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def drop_folders(self) -> tuple[StoredFolder, ...]:
        """The drop folders in the order in which they were added."""
        rows = self._file.rows("SELECT id, path, place, section_id, filed, paused FROM drop_folder ORDER BY id")
        return tuple(
            StoredFolder(**{**row, "filed": bool(row["filed"]), "paused": bool(row["paused"])}) for row in rows
        )

    def arrivals(self, limit: int = 200) -> tuple[Arrival, ...]:
        """What came last through drop folders, newest first."""
        rows = self._file.rows(
            f"SELECT {_COLUMNS} FROM arrival LEFT JOIN source ON source.id = source_id"
            " ORDER BY arrival.id DESC LIMIT ?",
            limit,
        )
        return tuple(self._arrival(row) for row in rows)

    def source_before(self, folder: str, path: str) -> Source | None:
        """The file that came last from this place below this folder; None where none did that was kept."""
        row = self._file.row(
            "SELECT sha256 FROM arrival JOIN source ON source.id = source_id WHERE folder = ? AND path = ?"
            " ORDER BY arrival.id DESC LIMIT 1",
            as_kept(folder),
            as_kept(path),
        )
        return None if row is None else source(self._file, row["sha256"])

    def proposed_sections(self) -> dict[int, int]:
        """For entries of the inbox by their ids: the section that their drop folder proposed."""
        rows = self._file.rows(
            "SELECT entry.id, arrival.section_id FROM entry JOIN arrival ON arrival.source_id = entry.source_id"
            " WHERE entry.section_id IS NULL AND arrival.section_id IS NOT NULL ORDER BY arrival.id"
        )
        return {row["id"]: row["section_id"] for row in rows}

    def set_drop_folder(self, folder: StoredFolder) -> None:
        """Keep a drop folder, or its settings where its path is kept already."""
        with self._file.transaction():
            self._file.run(
                "INSERT INTO drop_folder (path, place, section_id, filed, paused) VALUES (?1, ?2, ?3, ?4, ?5)"
                " ON CONFLICT (path) DO UPDATE SET place = ?2, section_id = ?3, filed = ?4, paused = ?5",
                as_kept(folder.path),
                folder.place,
                folder.section_id,
                int(folder.filed),
                int(folder.paused),
            )

    def remove_drop_folder(self, path: str) -> None:
        """Forget a drop folder; what came through it stays."""
        with self._file.transaction():
            self._file.delete("drop_folder", "path = ?", as_kept(path))

    def add_arrival(
        self,
        *,
        folder: str,
        path: str,
        verdict: Verdict,
        source_id: int | None = None,
        section_id: int | None = None,
        reason: Reason | None = None,
    ) -> None:
        """Note what became of a file that came through a drop folder."""
        row: Row = {"folder": as_kept(folder), "path": as_kept(path), "verdict": verdict, "source_id": source_id}
        row |= {"section_id": section_id, "reason": None if reason is None else as_json(reason)}
        with self._file.transaction():
            self._file.insert("arrival", row)

    def _arrival(self, row: Row) -> Arrival:
        found = self._file.rows(
            "SELECT DISTINCT entry.id FROM brought JOIN entry ON entry.id = brought.entry_id"
            " WHERE brought.source_id = ? ORDER BY entry.id",
            row["source_id"],
        )
        names = ("id", "folder", "path", "verdict", "came", "sha256", "section_id")
        with self._file.understood():
            return Arrival(
                **{name: row[name] for name in names},
                reason=reason_of(row["reason"]),
                entry_ids=tuple(each["id"] for each in found),
            )
