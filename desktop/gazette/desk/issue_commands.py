"""Commands on an issue and its sections."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change, editable_issue, editable_section
from gazette.errors import DeskError
from gazette.model import Bilingual, Issue, Publication

IssueField = Literal["serial", "year", "numbers", "date", "editor", "publication"]


def refuse_twin(archive: Archive, issue: Issue) -> None:
    """DeskError ``desk.issue_exists`` where another issue has the serial, or the year and one of the numbers."""
    for row in archive.issue_rows():
        same_serial = issue.serial is not None and row.serial == issue.serial
        same_number = issue.year is not None and row.year == issue.year and bool(set(row.numbers) & set(issue.numbers))
        if row.id != issue.id and (same_serial or same_number):
            raise DeskError("desk.issue_exists", issue=row.reference)


@dataclass(frozen=True, slots=True)
class AddIssue:
    """Add an issue; ``issue_id`` puts back one that was removed."""

    act: ClassVar[str] = "desk.act.add_issue"
    issue: Issue
    issue_id: int | None = None

    def apply(self, archive: Archive) -> Change:
        """The inverse removes it."""
        refuse_twin(archive, replace(self.issue, id=self.issue_id or 0))
        added = archive.add_issue(self.issue, self.issue_id)
        return Change(inverse=RemoveIssue(added), issues=frozenset({added}))


@dataclass(frozen=True, slots=True)
class RemoveIssue:
    """Take out an issue that has no entries."""

    act: ClassVar[str] = "desk.act.remove_issue"
    issue_id: int

    def apply(self, archive: Archive) -> Change:
        """The inverse adds it again under its id."""
        editable_issue(archive, self.issue_id)
        issue = archive.issue(self.issue_id)
        if issue.entries:
            raise DeskError("desk.issue_not_empty", issue=issue.reference)
        archive.remove_issue(self.issue_id)
        return Change(inverse=AddIssue(issue, self.issue_id), issues=frozenset({self.issue_id}))


@dataclass(frozen=True, slots=True)
class SetIssueField:
    """Set one field of an issue: serial, year, numbers, date (ISO), editor or publication."""

    act: ClassVar[str] = "desk.act.edit_issue"
    issue_id: int
    field: IssueField
    value: int | str | tuple[int, ...] | Bilingual | Publication | None

    def apply(self, archive: Archive) -> Change:
        """The inverse sets it back."""
        editable_issue(archive, self.issue_id)
        before = archive.issue(self.issue_id)
        changes: dict[str, Any] = {self.field: self.value}
        after = replace(before, **changes)
        if after == before:
            return NOTHING
        refuse_twin(archive, after)
        archive.set_issue(after)
        back = SetIssueField(self.issue_id, self.field, getattr(before, self.field))
        return Change(inverse=back, issues=frozenset({self.issue_id}))


@dataclass(frozen=True, slots=True)
class AddSection:
    """Add a section at ``position`` (None: the last); ``section_id`` puts back one that was removed."""

    act: ClassVar[str] = "desk.act.add_section"
    issue_id: int
    name: Bilingual
    position: int | None = None
    section_id: int | None = None

    def apply(self, archive: Archive) -> Change:
        """The inverse removes it."""
        editable_issue(archive, self.issue_id)
        there = len(archive.issue(self.issue_id).sections)
        position = there if self.position is None else min(max(self.position, 0), there)
        added = archive.add_section(self.issue_id, self.name, position, self.section_id)
        return Change(inverse=RemoveSection(added), issues=frozenset({self.issue_id}))


@dataclass(frozen=True, slots=True)
class RenameSection:
    """Give a section another name."""

    act: ClassVar[str] = "desk.act.rename_section"
    section_id: int
    name: Bilingual

    def apply(self, archive: Archive) -> Change:
        """The inverse gives the old name back."""
        issue_id, old = editable_section(archive, self.section_id), archive.section(self.section_id).name
        if old == self.name:
            return NOTHING
        archive.rename_section(self.section_id, self.name)
        return Change(inverse=RenameSection(self.section_id, old), issues=frozenset({issue_id}))


@dataclass(frozen=True, slots=True)
class MoveSection:
    """Put a section at ``position`` from 0, counted without it."""

    act: ClassVar[str] = "desk.act.move_section"
    section_id: int
    position: int

    def apply(self, archive: Archive) -> Change:
        """The inverse moves it back."""
        issue_id, old = editable_section(archive, self.section_id), archive.section(self.section_id).position
        archive.move_section(self.section_id, max(self.position, 0))
        if archive.section(self.section_id).position == old:
            return NOTHING
        return Change(inverse=MoveSection(self.section_id, old), issues=frozenset({issue_id}))


@dataclass(frozen=True, slots=True)
class RemoveSection:
    """Take out a section that has no entries."""

    act: ClassVar[str] = "desk.act.remove_section"
    section_id: int

    def apply(self, archive: Archive) -> Change:
        """The inverse adds it again under its id."""
        issue_id, section = editable_section(archive, self.section_id), archive.section(self.section_id)
        if section.entries:
            raise DeskError(
                "desk.section_not_empty", section=section.name.zh or section.name.en or "", entries=section.entries
            )
        archive.remove_section(self.section_id)
        back = AddSection(section.issue_id, section.name, section.position, section.id)
        return Change(inverse=back, issues=frozenset({issue_id}))
