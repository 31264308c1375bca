"""The inbox: files that came in and what became of them, so that nothing that arrived is overlooked."""

import re
from dataclasses import dataclass
from typing import Literal

from gazette.archive import Archive, Source
from gazette.desk.versions import stands_beside
from gazette.model import Entry, Finding, Issue
from gazette.model.document_number import parse_number

Verdict = Literal["to_do", "refused", "filed"]
"""``to_do``: something of it stands in the inbox, or it waits for a decision; ``filed``: all stands in issues."""


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
        if verdict is None or (verdict != "to_do" and source.received < since):
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


def proposed_place(issue: Issue, entry: Entry) -> ProposedPlace:
    """Beside documents of the same issuers or, failing these, of the same code; before one with a higher number.

    The end of the last section where nothing in the issue is like it.
    """
    scores = [sum(_alike(entry, other) for other in section.entries) for section in issue.sections]
    if not scores:
        return ProposedPlace(0, 0)
    section = issue.sections[scores.index(max(scores)) if max(scores) else -1]
    own = _series(entry)
    behind = [at + 1 for at, other in enumerate(section.entries) if _precedes(_series(other), own)]
    return ProposedPlace(section.id, max(behind, default=len(section.entries)))


def _alike(entry: Entry, other: Entry) -> int:
    own, others = _series(entry), _series(other)
    same_code = own is not None and others is not None and own[0] == others[0]
    return 2 * (bool(entry.issuers) and entry.issuers == other.issuers) + same_code


def _series(entry: Entry) -> tuple[str, int, int] | None:
    """Code, year and figure of a document's number."""
    number = parse_number(entry.number_zh or "")
    figure = re.match(r"\d+", number.number) if number else None
    return (number.code, number.year, int(figure[0])) if number and figure else None


def _precedes(other: tuple[str, int, int] | None, own: tuple[str, int, int] | None) -> bool:
    return own is not None and other is not None and other[0] == own[0] and other < own


def _verdict(source: Source, in_inbox: bool) -> Verdict | None:
    if in_inbox or source.state in {"waiting", "received"}:
        return "to_do"
    if source.state == "refused":
        return "refused"
    return "filed" if source.entry_ids and source.issue_id is None else None
