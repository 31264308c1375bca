"""What the window shows of an archive, read in one go: the lists, one issue, the inbox and the findings on both."""

from dataclasses import dataclass

from gazette.archive import IssueRow
from gazette.desk import Desk
from gazette.desk.checking import kept_findings
from gazette.desk.facsimile_checking import facsimile_findings
from gazette.desk.pictures import picture_sizes
from gazette.gui.open_findings import KeptFindings
from gazette.model import NO_CHOICES, NO_PICTURES, Entry, ExactForm, Issue, Office, PictureSizes


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveState:
    """What the archive says at one moment.

    ``change`` is the count of changes that the issue has seen, ``pictures`` are the sizes of those that are there,
    ``exact`` is the office's exact list, ``office`` what else it has chosen for all issues.
    """

    rows: tuple[IssueRow, ...]
    issue: Issue | None
    inbox: tuple[Entry, ...]
    findings: KeptFindings
    change: int
    pictures: PictureSizes
    exact: tuple[ExactForm, ...] = ()
    office: Office = NO_CHOICES

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The issue's entries, then those of the inbox."""
        return (*(self.issue.entries if self.issue else ()), *self.inbox)


def read_archive(desk: Desk, wanted: int) -> ArchiveState:
    """The lists, and the issue ``wanted`` or else the last one; runs in the archive's thread."""
    rows, archive = desk.issues(), desk.archive
    known = {row.id for row in rows}
    chosen = wanted if wanted in known else (rows[-1].id if rows else 0)
    issue = archive.issue(chosen) if chosen else None
    return ArchiveState(
        rows=rows,
        issue=issue,
        inbox=desk.inbox(),
        findings=KeptFindings(
            issue=kept_findings(desk, issue) + facsimile_findings(archive, issue) if issue else (),
            inbox=archive.findings(None),
            decisions=archive.decisions.counting(),
        ),
        change=archive.changes(chosen) if chosen else 0,
        pictures=picture_sizes(archive, issue) if issue else NO_PICTURES,
        exact=archive.books.exact_list(),
        office=archive.books.office(),
    )
