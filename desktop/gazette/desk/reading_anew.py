"""A spreadsheet that came in, read anew from its kept original as a person says what its columns are."""

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import ClassVar

from gazette.archive import Archive, Source
from gazette.desk.command import NOTHING, Change, editable_entry
from gazette.errors import DeskError
from gazette.ingest import SHEET_ENDINGS, ColumnRole, Reading, Wishes, read_source
from gazette.model import Account, Entry, Finding


def has_columns(source: Source | None) -> bool:
    """Whether a file that came in is a spreadsheet, whose columns a person may name."""
    return source is not None and PurePath(source.name).suffix.lower() in SHEET_ENDINGS


def read_kept_sheet(
    content: bytes, name: str, columns: tuple[tuple[ColumnRole, ...], ...], password: str | None = None
) -> Reading:
    """What the kept original of a spreadsheet holds with these roles (none: as proposed); needs no archive."""
    return read_source(content, file=name, wishes=Wishes(columns=columns, password=password))


@dataclass(frozen=True, slots=True)
class ReadAnew:
    """Put what a kept original says into the entries that it brought; their titles and numbers stay as they are."""

    act: ClassVar[str] = "desk.act.read_anew"
    sha256: str
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    account: Account | None

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.read_differs`` where the original has other documents; the inverse puts back what stood."""
        source = archive.source(self.sha256)
        if source is None or len(source.entry_ids) != len(self.entries):
            raise DeskError("desk.read_differs")
        before = tuple(archive.entry(entry_id) for entry_id in source.entry_ids)
        issues = frozenset(editable_entry(archive, entry.id) for entry in before)
        after = tuple(replace(old, blocks=new.blocks) for old, new in zip(before, self.entries, strict=True))
        back = ReadAnew(self.sha256, before, archive.source_findings(self.sha256), source.account)
        if after == before:
            return NOTHING
        for entry in after:
            archive.set_entry(entry)
        archive.assign_source(source.id, source.issue_id, source.entry_ids, self.findings, self.account)
        return Change(inverse=back, issues=issues, entries=frozenset(entry.id for entry in before))
