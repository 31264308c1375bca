"""The findings on what is shown: of the import, of setting and of checking the text, each on its entry as it is now.

Setting and checking answer later, for an issue as it was: entries may have moved or gone since.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from gazette.model import Entry, Finding, Issue


class OpenFindings:
    """What is open, in the issue and in the inbox; asked for often, sorted out once after every change."""

    def __init__(self) -> None:
        self._issue: Issue | None = None
        self._kept: tuple[Finding, ...] = ()
        self._kept_in_inbox: tuple[Finding, ...] = ()
        self._set: tuple[Finding, ...] = ()
        self._set_of: Issue | None = None
        self._checked: tuple[Finding, ...] = ()
        self._checked_of: Issue | None = None
        self.all: tuple[Finding, ...] = ()
        """Those of the issue."""
        self._of_entries: dict[int, tuple[Finding, ...]] = {}

    def show(
        self, issue: Issue | None, inbox: tuple[Entry, ...], kept: tuple[Finding, ...], of_inbox: tuple[Finding, ...]
    ) -> None:
        """The archive says this now; what was set and checked of another issue is forgotten."""
        if issue is None or self._issue is None or issue.id != self._issue.id:
            self.forget()
        self._issue, self._kept, self._kept_in_inbox = issue, kept, of_inbox
        self._sort_out(inbox)

    def forget(self) -> None:
        """Another issue is to be shown."""
        self._issue, self._set, self._checked, self._set_of, self._checked_of = None, (), (), None, None

    def show_set(self, issue: Issue, found: tuple[Finding, ...], inbox: tuple[Entry, ...]) -> None:
        """Setting ``issue`` gave these."""
        self._set, self._set_of = found, issue
        self._sort_out(inbox)

    def show_checked(self, issue: Issue, found: tuple[Finding, ...], inbox: tuple[Entry, ...]) -> bool:
        """Checking the text of ``issue`` gave these; whether that is news."""
        before = (self.are_checked, self.all)
        self._checked, self._checked_of = found, issue
        self._sort_out(inbox)
        return (self.are_checked, self.all) != before

    @property
    def are_checked(self) -> bool:
        """Whether the text of the issue was checked at all."""
        return self._issue is None or self._checked_of is not None

    def of_entry(self, entry_id: int) -> tuple[Finding, ...]:
        """Those on an entry of the issue or of the inbox."""
        return self._of_entries.get(entry_id, ())

    def _sort_out(self, inbox: tuple[Entry, ...]) -> None:
        entries = self._issue.entries if self._issue is not None else ()
        numbers = {entry.id: number for number, entry in enumerate(entries, 1)}
        self.all = (
            *self._kept,
            *_as_now(self._set, self._set_of, numbers),
            *_as_now(self._checked, self._checked_of, numbers),
        )
        of_entries: dict[int, list[Finding]] = defaultdict(list)
        for finding in self.all:
            if finding.entry is not None and finding.entry <= len(entries):
                of_entries[entries[finding.entry - 1].id].append(finding)
        for finding in self._kept_in_inbox:
            if finding.entry is not None and finding.entry <= len(inbox):
                of_entries[inbox[finding.entry - 1].id].append(finding)
        self._of_entries = {entry_id: tuple(found) for entry_id, found in of_entries.items()}


def _as_now(found: tuple[Finding, ...], issue: Issue | None, numbers: dict[int, int]) -> Iterator[Finding]:
    """Findings on ``issue`` with the numbers that its entries have now; those of entries that are gone are left out."""
    entries = issue.entries if issue is not None else ()
    for finding in found:
        if finding.entry is None:
            yield finding
        elif finding.entry <= len(entries) and (number := numbers.get(entries[finding.entry - 1].id)) is not None:
            yield finding if number == finding.entry else replace(finding, entry=number)
