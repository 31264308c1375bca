"""The inbox: files that came in and what became of them, so that nothing that arrived is overlooked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from gazette.archive import Archive, Filed, Source
from gazette.desk.entry_commands import MoveEntry
from gazette.desk.handed_files import comes_back, is_taken_back
from gazette.desk.versions import stands_beside
from gazette.model import Entry, Finding, Issue, Section
from gazette.model.document_number import parse_number

Verdict = Literal["to_do", "refused", "filed"]
"""``to_do``: something of it stands in the inbox, or it waits for a person; ``filed``: all of it stands in issues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxFile:
    """A file, the entries that are there of what it brought, and the findings of reading it, in their order.

    ``source`` is None for an entry made by hand; findings count their ``entry`` from 1 in ``entries``.
    """

    source: Source | None
    entries: tuple[Entry, ...]
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    version_of: tuple[Entry, ...] = ()
    """The entries that it is a newer version of, where it stands beside them."""

    @property
    def name(self) -> str:
        """What the file is called; the title of an entry made by hand."""
        return self.source.name if self.source else self.entries[0].title_zh

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing, as far as an account was kept."""
        account = self.source.account if self.source else None
        return account is None or account.is_whole


def inbox_files(archive: Archive, *, since: str) -> tuple[InboxFile, ...]:
    """The files that wait or hold entries of the inbox, and those refused or filed since a time (ISO, UTC)."""
    inbox = {entry.id: entry for entry in archive.inbox()}
    files: list[InboxFile] = []
    shown: set[int] = set()
    for source in archive.sources():
        here = [entry_id for entry_id in source.entry_ids if entry_id in inbox]
        shown.update(here)
        verdict = _verdict(source, bool(here))
        if verdict is None or (verdict != "to_do" and source.received < since) or is_taken_back(archive, source):
            continue
        entries = tuple(archive.entry(entry_id) for entry_id in source.entry_ids)
        files.append(
            InboxFile(
                source=source,
                entries=entries,
                verdict=verdict,
                findings=archive.source_findings(source.sha256),
                version_of=_version_of(archive, source),
            )
        )
    by_hand = (entry for entry_id, entry in inbox.items() if entry_id not in shown)
    files += (InboxFile(source=None, entries=(entry,), verdict="to_do") for entry in by_hand)
    return tuple(files)


def to_do_count(archive: Archive) -> int:
    """How many of the files of the inbox are ``to_do``; no entry is read, and none that was filed is looked at."""
    inbox, sources = archive.inbox_ids(), archive.unsettled_sources()
    waiting = (one for one in sources if _verdict(one, not inbox.isdisjoint(one.entry_ids)) == "to_do")
    by_hand = inbox.difference(*(one.entry_ids for one in sources))
    return sum(not is_taken_back(archive, one) for one in waiting) + len(by_hand)


def _version_of(archive: Archive, source: Source) -> tuple[Entry, ...]:
    if source.replaces is None or not source.entry_ids:
        return ()
    waiting = (entry_id for entry_id in source.entry_ids if archive.place(entry_id).issue_id is None)
    return stands_beside(archive, next(waiting, source.entry_ids[0]))


@dataclass(frozen=True, slots=True)
class ProposedPlace:
    """Where a document would go: a section of the issue, and the place in it from 0."""

    section_id: int
    position: int


@dataclass(frozen=True, slots=True)
class FilingHabits:
    """What is known of where documents go: ``filed`` of other issues, the latest first, and what drop folders say."""

    filed: tuple[Filed, ...] = ()
    sections: Mapping[int, int] = field(default_factory=dict)
    """For an entry of the inbox: the section that its drop folder proposed."""


NO_HABITS = FilingHabits()


def filing_habits(archive: Archive, issue_id: int) -> FilingHabits:
    """What the archive knows of where documents go that are to be filed in an issue."""
    return FilingHabits(archive.filed_rows(issue_id), archive.deliveries.proposed_sections())


def proposed_place(issue: Issue, entry: Entry, habits: FilingHabits = NO_HABITS) -> ProposedPlace:
    """Where the drop folder says, else with documents of the same code and issuers, or of one of these.

    They are looked for in the issue, then in the sections of the same names of other issues; the end of the last
    section where nothing is like it. Before a document of the same code with a higher number.
    """
    if not issue.sections:
        return ProposedPlace(0, 0)
    told = habits.sections.get(entry.id)
    section = next((each for each in issue.sections if each.id == told), None) or _of_its_like(issue, entry, habits)
    own = _series(entry)
    behind = [at + 1 for at, other in enumerate(section.entries) if _precedes(_series(other), own)]
    return ProposedPlace(section.id, max(behind, default=len(section.entries)))


def proposed_moves(issue: Issue, entries: Iterable[Entry], habits: FilingHabits = NO_HABITS) -> tuple[MoveEntry, ...]:
    """The acts that file entries of the inbox one after another, each where it is proposed then."""
    moves = []
    for entry in entries:
        place = proposed_place(issue, entry, habits)
        moves.append(MoveEntry(entry.id, place.section_id, place.position))
        issue = replace(issue, sections=tuple(_with(section, entry, place) for section in issue.sections))
    return tuple(moves)


def _with(section: Section, entry: Entry, place: ProposedPlace) -> Section:
    if section.id != place.section_id:
        return section
    there = section.entries
    return replace(section, entries=(*there[: place.position], entry, *there[place.position :]))


def _of_its_like(issue: Issue, entry: Entry, habits: FilingHabits) -> Section:
    """The section of what is most like an entry, here or, failing that, as it was filed last; else the last one."""
    named = {section.name.zh: section for section in reversed(issue.sections)}
    like = [(_alike(entry, other), section) for section in issue.sections for other in section.entries]
    like += [(_alike(entry, other), named[other.section]) for other in habits.filed if other.section in named]
    likeness, section = max(like, key=lambda each: each[0], default=(0, issue.sections[-1]))
    return section if likeness else issue.sections[-1]


def _alike(entry: Entry, other: Entry | Filed) -> int:
    """From 0 to 3: the code of the number tells more than who issued it."""
    own, others = _series(entry), _series(other)
    same_code = own is not None and others is not None and own[0] == others[0]
    return 2 * same_code + (bool(entry.issuers) and entry.issuers == other.issuers)


def _series(entry: Entry | Filed) -> tuple[str, int, int] | None:
    """Code, year and figure of a document's number."""
    number = parse_number(entry.number_zh or "")
    figure = re.match(r"\d+", number.number) if number else None
    return (number.code, number.year, int(figure[0])) if number and figure else None


def _precedes(other: tuple[str, int, int] | None, own: tuple[str, int, int] | None) -> bool:
    return own is not None and other is not None and other[0] == own[0] and other < own


def _verdict(source: Source, in_inbox: bool) -> Verdict | None:
    if in_inbox or source.state in {"waiting", "received"} or comes_back(source):
        return "to_do"
    if source.state == "refused":
        return "refused"
    return "filed" if source.entry_ids and source.issue_id is None else None
