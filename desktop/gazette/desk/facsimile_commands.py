"""Changes of back issues that are kept: their contents list corrected, an issue taken out and put back."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.chain import extend_chain
from gazette.desk.command import NOTHING, Change
from gazette.desk.facsimile_facts import refuse_impossible
from gazette.desk.issue_commands import refuse_twin
from gazette.errors import DeskError
from gazette.model import Issue


@dataclass(frozen=True, slots=True)
class CorrectFacsimile:
    """Write the contents list of a facsimile issue anew, with its numbers, date and printed page numbers.

    Its files stay as they are; sections and entries that keep their id are the same ones. ``over`` is what the issue
    must say now, so that what another program wrote since is not written over: else DeskError
    ``desk.issue_changed_elsewhere``. None: whatever it says.
    """

    act: ClassVar[str] = "desk.act.correct_facsimile"
    issue: Issue
    over: Issue | None = None

    def apply(self, archive: Archive) -> Change:
        """The inverse puts back the list that was there."""
        before = archive.issue(self.issue.id)
        if before.facsimile is None:
            raise DeskError("desk.no_facsimile", issue=before.reference)
        if self.over is not None and before != self.over:
            raise DeskError("desk.issue_changed_elsewhere", issue=before.reference)
        if before == self.issue and _ids(before) == _ids(self.issue):
            return NOTHING
        refuse_impossible(self.issue)
        refuse_twin(archive, self.issue)
        archive.correct_facsimile(self.issue)
        extend_chain(archive, self.issue.id)
        back = CorrectFacsimile(before, over=archive.issue(before.id))
        return Change(inverse=back, issues=frozenset({before.id}))


def _ids(issue: Issue) -> list[tuple[int, ...]]:
    return [(section.id, *(entry.id for entry in section.entries)) for section in issue.sections]


@dataclass(frozen=True, slots=True)
class RemoveFacsimile:
    """Take a facsimile issue out of the archive; its files stay kept, and can be brought in again."""

    act: ClassVar[str] = "desk.act.remove_facsimile"
    issue_id: int

    def apply(self, archive: Archive) -> Change:
        """The inverse puts it back under its id."""
        before = archive.issue(self.issue_id)
        if before.facsimile is None:
            raise DeskError("desk.no_facsimile", issue=before.reference)
        for entry in before.entries:
            archive.remove_entry(entry.id)
        archive.remove_issue(self.issue_id)
        extend_chain(archive, self.issue_id)
        return Change(inverse=PutFacsimile(before), issues=frozenset({self.issue_id}))


@dataclass(frozen=True, slots=True)
class PutFacsimile:
    """Put back a facsimile issue that was removed."""

    act: ClassVar[str] = "desk.act.remove_facsimile"
    issue: Issue

    def apply(self, archive: Archive) -> Change:
        """The inverse removes it again."""
        refuse_twin(archive, replace(self.issue, id=0))
        archive.add_issue(self.issue, self.issue.id)
        extend_chain(archive, self.issue.id)
        return Change(inverse=RemoveFacsimile(self.issue.id), issues=frozenset({self.issue.id}))
