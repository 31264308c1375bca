"""The files that came in, byte for byte with their SHA-256, what became of them, and the findings of reading them."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.rows import as_json, finding_from_row, finding_row
from gazette.errors import ArchiveError
from gazette.model import Account, Finding

SourceState = Literal["received", "waiting", "refused", "read"]
"""``received``: kept, reading it has not ended; ``waiting``: for what only a person can decide."""
Way = Literal["file", "drop", "paste"]
"""How a file came: chosen or dropped on the window, through the drop folder, pasted."""
Reason = tuple[str, dict[str, str]]
"""The code of an error and what fills its sentence."""
_COLUMNS = "id, name, sha256, issue_id, state, reason, account, replaces, way, received, length(content) AS size"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that came in, the issue that it brought if it was one, and its entries that are still there.

    ``reason`` says why it waits or was refused; ``account`` is None before it was read; ``replaces`` is the id of the
    version of the same file before it; ``received`` is a time in UTC, ``size`` counts bytes.
    """

    id: int
    name: str
    sha256: str
    issue_id: int | None
    entry_ids: tuple[int, ...]
    state: SourceState = "read"
    reason: Reason | None = None
    account: Account | None = None
    replaces: int | None = None
    way: Way = "file"
    received: str = ""
    size: int = 0


def source(file: ArchiveFile, sha256: str) -> Source | None:
    """The source of this hash, or None where the file never came in."""
    row = file.row(f"SELECT {_COLUMNS} FROM source WHERE sha256 = ?", sha256)
    return None if row is None else _source(file, row)


def sources(file: ArchiveFile, state: SourceState | None = None) -> tuple[Source, ...]:
    """The files that came in, newest first, all or those in one state."""
    if state is None:
        return _sources(file, "")
    return _sources(file, " WHERE state = ?", state)


def unsettled_sources(file: ArchiveFile) -> tuple[Source, ...]:
    """The files that wait, were refused, or have an entry in the inbox, newest first; no others are looked at."""
    of_inbox = "SELECT source_id FROM entry WHERE section_id IS NULL AND source_id IS NOT NULL"
    return _sources(file, f" WHERE state IN ('received', 'waiting', 'refused') OR id IN ({of_inbox})")


def _sources(file: ArchiveFile, where: str, *values: str) -> tuple[Source, ...]:
    rows = file.rows(f"SELECT {_COLUMNS} FROM source{where} ORDER BY received DESC, id DESC", *values)
    return tuple(_source(file, row) for row in rows)


def source_of_entry(file: ArchiveFile, entry_id: int) -> Source | None:
    """The file that brought an entry; None where it was made by hand."""
    columns = ", ".join(f"source.{column}" for column in _COLUMNS.split(", ")[:-1])
    row = file.row(
        f"SELECT {columns}, length(source.content) AS size FROM entry JOIN source ON source.id = entry.source_id"
        " WHERE entry.id = ?",
        entry_id,
    )
    return None if row is None else _source(file, row)


def _source(file: ArchiveFile, row: Row) -> Source:
    entries = file.rows("SELECT id FROM entry WHERE source_id = ? ORDER BY id", row["id"])
    with file.understood():
        return Source(
            **{
                **row,
                "reason": reason_of(row["reason"]),
                "account": _account(row["account"]),
                "entry_ids": tuple(each["id"] for each in entries),
            }
        )


def reason_of(kept: str | None) -> Reason | None:
    """The reason that is kept with a file; errors are those of ``ArchiveFile.understood``."""
    if kept is None:
        return None
    code, values = json.loads(kept)
    return code, values


def _account(kept: str | None) -> Account | None:
    if kept is None:
        return None
    plain = json.loads(kept)
    return Account(**{**plain, "left_out": tuple((rule, count) for rule, count in plain["left_out"])})


def source_content(file: ArchiveFile, sha256: str) -> bytes:
    """The bytes of a file that came in; ArchiveError where it never did."""
    row = file.row("SELECT content FROM source WHERE sha256 = ?", sha256)
    if row is None:
        raise ArchiveError("archive.no_source", sha256=sha256)
    return bytes(row["content"])


def add_source(file: ArchiveFile, name: str, sha256: str, content: bytes, way: Way, received: str | None = None) -> int:
    """Keep a file before it is read; its hash must be new. ``received``: when it came, None now."""
    row: Row = {"name": name, "sha256": sha256, "content": content, "state": "received", "way": way}
    return file.insert("source", row if received is None else {**row, "received": received})


def forget_source(file: ArchiveFile, source_id: int) -> None:
    """Take out a file that brought no entries."""
    file.delete("source", "id = ? AND id NOT IN (SELECT source_id FROM entry WHERE source_id IS NOT NULL)", source_id)


def set_source_state(file: ArchiveFile, source_id: int, state: SourceState, reason: Reason | None = None) -> None:
    """Say what became of a file, and why it was not read."""
    file.update("source", source_id, {"state": state, "reason": None if reason is None else as_json(reason)})


def set_source_account(file: ArchiveFile, source_id: int, account: Account) -> None:
    """Keep the account of a file that was read."""
    file.update("source", source_id, {"account": as_json(asdict(account))})


def set_source_version(file: ArchiveFile, source_id: int, replaces: int) -> None:
    """Say that a file is a new version of another."""
    file.update("source", source_id, {"replaces": replaces})


def assign_source(file: ArchiveFile, source_id: int, issue_id: int | None, entry_ids: tuple[int, ...]) -> None:
    """Say which issue and entries a source brought."""
    file.update("source", source_id, {"issue_id": issue_id})
    for entry_id in entry_ids:
        file.update("entry", entry_id, {"source_id": source_id})


def share_source(file: ArchiveFile, entry_id: int, others: tuple[int, ...]) -> None:
    """Say that other entries came from the file that brought an entry."""
    row = file.row("SELECT source_id FROM entry WHERE id = ?", entry_id)
    for other in others:
        file.update("entry", other, {"source_id": row["source_id"] if row else None})


def clear_findings(file: ArchiveFile, source_id: int) -> None:
    """Forget the findings of a source that is brought in anew."""
    file.delete("finding", "source_id = ?", source_id)


def clear_entry_findings(file: ArchiveFile, entry_ids: tuple[int, ...]) -> None:
    """Forget the findings of entries."""
    for entry_id in entry_ids:
        file.delete("finding", "entry_id = ?", entry_id)


def clear_issue_findings(file: ArchiveFile, issue_id: int) -> None:
    """Forget the findings of an issue itself."""
    file.delete("finding", "issue_id = ?", issue_id)


def add_findings(
    file: ArchiveFile, source_id: int, found: tuple[Finding, ...], issue_id: int | None, entry_ids: tuple[int, ...]
) -> None:
    """Keep the findings of a source; their ``entry`` counts from 1 in ``entry_ids``."""
    rows: list[Row] = [
        {
            **finding_row(finding),
            "source_id": source_id,
            "issue_id": issue_id if finding.entry is None else None,
            "entry_id": None if finding.entry is None else entry_ids[finding.entry - 1],
        }
        for finding in found
    ]
    file.insert_all("finding", rows)


def source_findings(file: ArchiveFile, sha256: str) -> tuple[Finding, ...]:
    """The findings of a source, their ``entry`` counted from 1 in the source's remaining entries."""
    known = source(file, sha256)
    if known is None:
        raise ArchiveError("archive.no_source", sha256=sha256)
    order = {entry_id: number for number, entry_id in enumerate(known.entry_ids, start=1)}
    rows = file.rows("SELECT * FROM finding WHERE source_id = ? ORDER BY id", known.id)
    with file.understood():
        return tuple(finding_from_row(row, order.get(row["entry_id"])) for row in rows)
