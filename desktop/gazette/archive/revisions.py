"""What an entry said before, for ever: who changed it, when, and by what act."""

import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from gazette.archive.file import ArchiveFile, Row, damage_of
from gazette.model import Entry, entry_from_plain, entry_to_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change of an entry: when (UTC, ISO), by whom and by what act (None: not known), and what it said before.

    ``kept`` is that as it is kept, None where the entry came to be; it is read when asked for, for many are not.
    """

    made: str
    who: str | None
    act: str | None
    kept: bytes | None
    entry_id: int
    file: str

    @property
    def before(self) -> Entry | None:
        """What the entry said; ArchiveError ``archive.damaged``."""
        if self.kept is None:
            return None
        with damage_of(self.file):
            return entry_from_plain(_plain(self.kept), self.entry_id)


@contextmanager
def signed(file: ArchiveFile, act: str, who: str | None = None) -> Iterator[None]:
    """Keep ``act`` as what changes entries meanwhile; ``who`` None: whoever is known to act already."""
    before = file.signature
    file.signature = (who if who is not None else before[0], act)
    try:
        yield
    finally:
        file.signature = before


def keep_beginning(file: ArchiveFile, entry_ids: list[int]) -> None:
    """Keep that these entries came to be."""
    who, act = file.signature
    for entry_id in entry_ids:
        file.insert("revision", {"entry_id": entry_id, "who": who, "act": act, "entry": None})


def keep_revision(file: ArchiveFile, old: Entry, *, always: bool = False) -> None:
    """A revision is the state before a run of changes.

    What the same person does by the same act within a minute of the last one belongs to that, unless ``always``.
    """
    who, act = file.signature
    run = file.row(
        "SELECT 1 FROM (SELECT * FROM revision WHERE entry_id = ? ORDER BY id DESC LIMIT 1)"
        " WHERE made > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 minute')"
        " AND entry IS NOT NULL AND who IS ? AND act IS ?",
        old.id,
        who,
        act,
    )
    if always or run is None:
        file.insert("revision", {"entry_id": old.id, "who": who, "act": act, "entry": as_kept(old)})


def as_kept(entry: Entry) -> bytes:
    """What an entry says as a revision keeps it."""
    plain = json.dumps(entry_to_plain(replace(entry, id=0)), ensure_ascii=False)
    return zlib.compress(plain.encode("utf-8", "surrogatepass"))


def revisions(file: ArchiveFile, entry_id: int) -> tuple[Row, ...]:
    """What an entry said before, newest first: ``made`` (UTC) and ``entry`` in the shape of ``show --json``."""
    rows = file.rows(
        "SELECT made, entry FROM revision WHERE entry_id = ? AND entry IS NOT NULL ORDER BY id DESC", entry_id
    )
    with file.understood():
        return tuple({"made": row["made"], "entry": _plain(row["entry"])} for row in rows)


def history(file: ArchiveFile, entry_id: int) -> tuple[Revision, ...]:
    """Every change of an entry, oldest first."""
    rows = file.rows("SELECT made, who, act, entry FROM revision WHERE entry_id = ? ORDER BY id", entry_id)
    return tuple(
        Revision(
            made=row["made"],
            who=row["who"],
            act=row["act"],
            kept=row["entry"],
            entry_id=entry_id,
            file=str(file.path),
        )
        for row in rows
    )


def put_history(file: ArchiveFile, entry_id: int, changes: Sequence[tuple[Revision, Entry | None]]) -> None:
    """Keep the changes of an entry, each with what it said before, as they were elsewhere; in the place of its own."""
    file.delete("revision", "entry_id = ?", entry_id)
    for change, before in changes:
        kept = None if before is None else as_kept(before)
        row: Row = {"entry_id": entry_id, "made": change.made, "who": change.who, "act": change.act, "entry": kept}
        file.insert("revision", row)


def as_revision(file: ArchiveFile, entry: Entry) -> Revision:
    """What an entry says, as a revision of no change."""
    return Revision(made="", who=None, act=None, kept=as_kept(entry), entry_id=entry.id, file=str(file.path))


def _plain(kept: bytes) -> Row:
    plain: Row = json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))
    return plain
