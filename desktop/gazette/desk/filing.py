"""Filing an issue or an entry: 全宗号, 档号, 保管期限, 盒号. It changes nothing that was printed or signed."""

from dataclasses import dataclass
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change
from gazette.model import Filing


@dataclass(frozen=True, slots=True)
class FileEntry:
    """Say where an entry is filed, of a published issue too."""

    act: ClassVar[str] = "desk.act.file"
    entry_id: int
    filing: Filing

    def apply(self, archive: Archive) -> Change:
        """The inverse says what was said before."""
        before = archive.entry(self.entry_id).filing
        if before == self.filing:
            return NOTHING
        archive.books.set_filing("entry", self.entry_id, self.filing)
        issues = frozenset({archive.place(self.entry_id).issue_id})
        return Change(inverse=FileEntry(self.entry_id, before), issues=issues, entries=frozenset({self.entry_id}))


@dataclass(frozen=True, slots=True)
class FileIssue:
    """Say where an issue is filed, a published one too."""

    act: ClassVar[str] = "desk.act.file"
    issue_id: int
    filing: Filing

    def apply(self, archive: Archive) -> Change:
        """The inverse says what was said before."""
        before = archive.issue(self.issue_id).filing
        if before == self.filing:
            return NOTHING
        archive.books.set_filing("issue", self.issue_id, self.filing)
        return Change(inverse=FileIssue(self.issue_id, before), issues=frozenset({self.issue_id}))
