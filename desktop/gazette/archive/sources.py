"""The files that came in, byte for byte with their SHA-256, and the findings of reading them."""

from dataclasses import dataclass

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.rows import finding_from_row, finding_row
from gazette.errors import ArchiveError
from gazette.model import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that came in, the issue that it brought if it was one, and its entries that are still there."""

    id: int
    name: str
    sha256: str
    issue_id: int | None
    entry_ids: tuple[int, ...]


def source(file: ArchiveFile, sha256: str) -> Source | None:
    """The source of this hash, or None where the file never came in."""
    row = file.row("SELECT id, name, sha256, issue_id FROM source WHERE sha256 = ?", sha256)
    if row is None:
        return None
    entries = file.rows("SELECT id FROM entry WHERE source_id = ? ORDER BY id", row["id"])
    return Source(**row, entry_ids=tuple(each["id"] for each in entries))


def source_content(file: ArchiveFile, sha256: str) -> bytes:
    """The bytes of a file that came in; ArchiveError where it never did."""
    row = file.row("SELECT content FROM source WHERE sha256 = ?", sha256)
    if row is None:
        raise ArchiveError("archive.no_source", sha256=sha256)
    return bytes(row["content"])


def add_source(file: ArchiveFile, name: str, sha256: str, content: bytes) -> int:
    """Keep a file; its hash must be new."""
    return file.insert("source", {"name": name, "sha256": sha256, "content": content})


def assign_source(file: ArchiveFile, source_id: int, issue_id: int | None, entry_ids: tuple[int, ...]) -> None:
    """Say which issue and entries a source brought."""
    file.update("source", source_id, {"issue_id": issue_id})
    for entry_id in entry_ids:
        file.update("entry", entry_id, {"source_id": source_id})


def clear_findings(file: ArchiveFile, source_id: int) -> None:
    """Forget the findings of a source that is brought in anew."""
    file.delete("finding", "source_id = ?", source_id)


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
    return tuple(finding_from_row(row, order.get(row["entry_id"])) for row in rows)
