"""What the window shows of the archive: the current issue and entry, pages and findings that follow, the inbox.

Panels ask it; what changes it are the acts of ``workbench``.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from gazette.archive import IssueRow
from gazette.desk.facsimile_pages import NO_SPAN
from gazette.gui.archive_state import ArchiveState
from gazette.gui.open_findings import Ignored, OpenFindings
from gazette.gui.seen_pages import SeenPages
from gazette.model import (
    Entry,
    ExactForm,
    Finding,
    Issue,
    Office,
    Section,
    TextPlace,
    annual_blocks,
    finding_place,
)
from gazette.typeset import Page, Pages


class ShownIssue(QObject):
    """One issue, one entry of it or of the inbox."""

    issue_changed = Signal()
    """The current issue, the inbox or the list of issues is another or has changed."""
    entry_chosen = Signal()
    """Another entry is current."""
    pages_changed = Signal()
    findings_changed = Signal()
    """What was found is another answer, without a change of issue or pages."""
    pages_seen = Signal()
    """First pages that had moved were looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._archive_read_only = False
        self.rows: tuple[IssueRow, ...] = ()
        self.issue: Issue | None = None
        self.inbox: tuple[Entry, ...] = ()
        self.entry_id = 0
        self.looked_at = 0
        """The entry that is only to be read, since the person wants it so."""
        self.exact: tuple[ExactForm, ...] = ()
        """The exact list of the office."""
        self.office = Office()
        """What else the office has chosen for all its issues."""
        self.pages: Pages | None = None
        self._seen_pages = SeenPages()
        self._found = OpenFindings()
        self._typed: Entry | None = None
        """The entry that ``pages`` were made of as it was typed."""
        self._sorted_pages: Pages | None = None
        self._pages_of: defaultdict[int, list[Page]] = defaultdict(list)
        """The pages of ``_sorted_pages`` by the entries on them."""
        self._numbered: Issue | None = None
        self._numbers: dict[int, int] = {}
        """The number in ``_numbered`` of each of its entries."""

    @property
    def entry(self) -> Entry | None:
        """The current entry, of the issue or of the inbox."""
        return next((entry for entry in self.entries if entry.id == self.entry_id), None)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The issue's entries, then those of the inbox."""
        return (*(self.issue.entries if self.issue else ()), *self.inbox)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the current issue."""
        return self.issue.sections if self.issue else ()

    @property
    def frozen(self) -> bool:
        """Whether the current entry cannot be changed: its issue is at press or published, or the archive read-only."""
        return self.closed is not None

    @property
    def closed(self) -> Literal["archive", "looking", "facsimile", "at_press", "published", "annual"] | None:
        """Why the text of the current entry cannot be changed."""
        if self._archive_read_only:
            return "archive"
        if self.entry_id and self.entry_id == self.looked_at:
            return "looking" if self.issue is None or self.issue.facsimile is None else "facsimile"
        if self.issue is None or self.issue.state == "editing" or self.number_of(self.entry_id) is None:
            return "annual" if self.entry is not None and self.entry.annual_contents is not None else None
        return "facsimile" if self.issue.facsimile is not None else self.issue.state

    @property
    def is_only_read(self) -> bool:
        """Whether nothing in the archive can be changed, since somebody else has it or its place takes nothing."""
        return self._archive_read_only

    @property
    def fields_frozen(self) -> bool:
        """Whether what the current entry says of itself cannot be changed either, its titles above all."""
        return self.closed not in (None, "annual")

    @property
    def printed_entry(self) -> Entry | None:
        """The current entry with what it prints: annual contents have blocks that follow from the pages."""
        entry = self.entry
        if entry is None or entry.annual_contents is None:
            return entry
        starts = [None if span == NO_SPAN else span[0] for span in self.pages.spans] if self.pages else []
        return replace(entry, blocks=annual_blocks(entry.annual_contents, starts))

    def number_of(self, entry_id: int) -> int | None:
        """The entry's number in the issue, from 1; None for one of the inbox."""
        if self._numbered is not self.issue:
            self._numbered = self.issue
            entries = self.issue.entries if self.issue else ()
            self._numbers = {entry.id: number for number, entry in enumerate(entries, 1)}
        return self._numbers.get(entry_id)

    def span_of(self, entry_id: int) -> tuple[int, int] | None:
        """First and last printed page of an entry, None before pages are made."""
        number = self.number_of(entry_id)
        if self.pages is None or number is None or number > len(self.pages.spans):
            return None
        span = self.pages.spans[number - 1]
        return None if span == NO_SPAN else span

    def moved_from(self, entry_id: int) -> int | None:
        """The first page that was seen last, where the entry begins on another one now."""
        span = self.span_of(entry_id)
        return None if span is None else self._seen_pages.before(entry_id, span[0])

    def note_seen(self, entries: Iterable[int]) -> None:
        """Somebody looks at where these entries begin."""
        starts = {entry_id: span[0] for entry_id in entries if (span := self.span_of(entry_id))}
        moved = any(self.moved_from(entry_id) is not None for entry_id in starts)
        self._seen_pages.look(starts)
        if moved:
            self.pages_seen.emit()

    def pages_with(self, number: int) -> Sequence[Page]:
        """The pages on which an entry, counted from 0, stands: contents and body."""
        if self.pages is None:
            return ()
        if self._sorted_pages is not self.pages:
            self._sorted_pages, self._pages_of = self.pages, defaultdict(list)
            for page in self.pages.pages:
                for entry in page.entries:
                    self._pages_of[entry].append(page)
        return self._pages_of.get(number, ())

    @property
    def page_count(self) -> int | None:
        """How many body pages the issue has, None before pages are made."""
        return None if self.pages is None else sum(page.number is not None for page in self.pages.pages)

    @property
    def sheet_pages(self) -> int | None:
        """How many pages are printed, contents and all; None before pages are made."""
        return None if self.pages is None else len(self.pages.pages)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings of the issue: those of the import, of setting it and of checking its text."""
        return self._found.all

    @property
    def are_checked(self) -> bool:
        """Whether the text of the issue was checked at all."""
        return self._found.are_checked

    def findings_of(self, entry_id: int) -> tuple[Finding, ...]:
        """The findings of one entry, of the issue or of the inbox."""
        return self._found.of_entry(entry_id)

    @property
    def ignored_findings(self) -> tuple[Ignored, ...]:
        """The findings of the issue that a decision answers."""
        return self._found.ignored

    def ignored_of(self, entry_id: int) -> tuple[Ignored, ...]:
        """Those of one entry."""
        return self._found.ignored_of_entry(entry_id)

    @property
    def decision_uses(self) -> dict[int, int]:
        """In how many places of the issue each decision counts, by its id."""
        return self._found.uses()

    def entry_of(self, finding: Finding) -> Entry | None:
        """The entry of the issue that a finding names; None where it is gone and its pages are still being made."""
        entries = self.issue.entries if self.issue else ()
        return entries[finding.entry - 1] if finding.entry and finding.entry <= len(entries) else None

    def is_of_inbox(self, finding: Finding) -> bool:
        """Whether a finding is one on the current entry, which is of the inbox: only there its number counts."""
        if self.number_of(self.entry_id) is not None:
            return False
        return finding in self.findings_of(self.entry_id) or any(
            finding == ignored for ignored, _decision in self.ignored_of(self.entry_id)
        )

    def entry_meant(self, finding: Finding) -> Entry | None:
        """The entry that a finding names, of the issue or of the inbox."""
        return self.entry if self.is_of_inbox(finding) else self.entry_of(finding)

    def places_of(self, findings: Iterable[Finding]) -> dict[int, set[TextPlace]]:
        """Where findings of the issue stand, by the ids of their entries."""
        places: dict[int, set[TextPlace]] = defaultdict(set)
        for finding in findings:
            entry = self.entry_of(finding)
            if entry is not None and (place := finding_place(entry, finding)) is not None:
                places[entry.id].add(place)
        return places

    def _show(self, seen: ArchiveState) -> None:
        """Show what the archive says now; the current entry stays where it is still there."""
        self.rows, self.issue, self.inbox = seen.rows, seen.issue, seen.inbox
        self.exact, self.office = seen.exact, seen.office
        self._found.show(seen.issue, seen.inbox, seen.findings)
        if all(entry.id != self.entry_id for entry in self.entries):
            # An issue without entries shows how to begin, not what happens to be in the inbox.
            there = self.inbox if self.issue is None else self.issue.entries
            self.entry_id = there[0].id if there else 0
            self.entry_chosen.emit()
        self.issue_changed.emit()

    @property
    def entry_on_pages(self) -> Entry | None:
        """The current entry as the pages show it, which may be as it is typed and not committed yet."""
        typed = self._typed
        return typed if typed is not None and typed.id == self.entry_id else self.printed_entry

    def show_pages(self, pages: Pages, typed: Entry | None = None) -> None:
        """Show pages that were made, of an entry as it is ``typed`` where that is not committed yet."""
        self.pages, self._typed = pages, typed
        if self.issue is not None:
            self._found.show_set(self.issue, pages.findings)
            spans = ((entry.id, self.span_of(entry.id)) for entry in self.issue.entries)
            self._seen_pages.follow(self.issue.id, {entry_id: span[0] for entry_id, span in spans if span})
        self.pages_changed.emit()

    def show_checked(self, issue: Issue, found: tuple[Finding, ...]) -> None:
        """Show what was found in the text of ``issue``, where it is still the one that is shown."""
        shown = self.issue is not None and self.issue.id == issue.id
        if shown and self._found.show_checked(issue, found):
            self.findings_changed.emit()

    def take_out(self, finding: Finding) -> None:
        """The suggestion of a finding was put in: it is open no more, whatever the next check says of it."""
        self._found.take_out(finding)
        self.findings_changed.emit()
