"""The desk over one opened archive: what may be asked, what can be done, and taking it back."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from gazette.archive import ANYTHING, Archive, IssueRow, MadePages, Narrowing, Order, SearchResult
from gazette.desk.acts_noted import note_change
from gazette.desk.annual_contents import renew_annual_contents, renewed
from gazette.desk.bringing_in import (
    BroughtIn,
    Manner,
    NotIn,
    Received,
    read_received,
    receive,
    settle,
)
from gazette.desk.command import CHANGED_ELSEWHERE, Change, Command, unchanged_entry
from gazette.desk.delivery import Delivery
from gazette.desk.unpacking import Unpacked
from gazette.errors import ArchiveError, DeskError, GazetteError, IngestError
from gazette.ingest import Reading
from gazette.model import Bilingual, Entry, Finding, Issue
from gazette.wording import sentence


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of undo or redo: the command that goes it, and the act that the person did."""

    command: Command
    act: str


class Desk:
    """What a person can do and undo. Undo is for the session; revisions in the archive are for ever.

    ``person`` is the name of who does it, which revisions keep.
    """

    def __init__(self, archive: Archive, person: str = "") -> None:
        self.archive = archive
        self.person = person
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @classmethod
    def open(cls, path: Path, *, create: bool = False, person: str = "", read_only: bool = False) -> Self:
        """A desk over the archive at ``path``; errors are those of ``Archive.open``."""
        return cls(Archive.open(path, create=create, read_only=read_only), person)

    @classmethod
    def open_own(cls, path: Path, *, person: str = "") -> Self:
        """A desk over the person's own archive at ``path``, made with its folder where it is missing.

        Raises what ``open`` raises, and ArchiveError ``desk.no_place`` where the folder cannot be made.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ArchiveError("desk.no_place", file=path.name, folder=str(path.parent), reason=reason) from error
        return cls.open(path, create=True, person=person)

    def close(self) -> None:
        """Close the archive."""
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # asking

    def issues(self) -> tuple[IssueRow, ...]:
        """The list of issues, oldest first."""
        return self.archive.issue_rows()

    def issue(self, reference: str) -> Issue:
        """The issue meant by a serial (401), YEAR-NUMBER (2019-21) or printed id (i7)."""
        return self.archive.issue(self.archive.find_issue(reference))

    def inbox(self) -> tuple[Entry, ...]:
        """The entries that no issue has yet."""
        return self.archive.inbox()

    def findings(self, reference: str) -> tuple[Finding, ...]:
        """The findings kept from the import of an issue, or of the inbox (``inbox``)."""
        return self.archive.findings(None if reference == "inbox" else self.archive.find_issue(reference))

    def search(
        self,
        query: str,
        narrowing: Narrowing = ANYTHING,
        *,
        limit: int = 50,
        order: Order = "relevance",
    ) -> SearchResult:
        """The entries in which ``query`` stands, with count, first hits and facets."""
        return self.archive.search(query, narrowing, limit=limit, order=order)

    def made_pages(self, issue_id: int) -> MadePages | None:
        """The page numbers of the last page making, None where they are no longer true."""
        return self.archive.made_pages(issue_id)

    def store_pages(self, issue_id: int, pages: MadePages, *, at: int) -> bool:
        """Keep page numbers made of the issue at change ``at`` (``archive.changes``)."""
        stored = self.archive.store_pages(issue_id, pages, at=at)
        if stored:
            renew_annual_contents(self.archive)
        return stored

    # doing

    def bring_in(self, file: Path | str | Delivery, manner: Manner | None = None) -> BroughtIn:
        """Take in the file at a path, or one that was kept and not read, by its SHA-256: an issue, or documents.

        IngestError where it cannot be read or waits for a person; it is kept all the same. Who cannot wait while it is
        read does ``receive``, ``read_received`` elsewhere, and then ``settle``. A file of a zip that does not come in
        keeps no other out.
        """
        received = self.receive(file, manner or Manner())
        if isinstance(received, Unpacked):
            return self._bring_in_members(received, manner or Manner())
        if isinstance(received, BroughtIn):
            return received
        read: Reading | GazetteError
        try:
            read = read_received(received)
        except GazetteError as error:
            read = error
        return self.settle(received, read)

    def _bring_in_members(self, zipped: Unpacked, manner: Manner) -> BroughtIn:
        outcomes: dict[Path, BroughtIn | BaseException] = {}
        for member in zipped.members:
            wanted = member.delivery or member.sha256
            if wanted is not None:
                try:
                    outcomes[member.file] = self.bring_in(wanted, replace(manner, half=False, beside=member.beside))
                except (IngestError, DeskError) as refused:
                    outcomes[member.file] = refused
        return of_members(zipped, outcomes)

    def receive(self, file: Path | str | Delivery, manner: Manner) -> Received | BroughtIn | Unpacked:
        """Keep a file before it is read, of a zip each file in it too; what it brought where it came in before."""
        return receive(self.archive, file, manner)

    def settle(self, received: Received, read: Reading | GazetteError) -> BroughtIn:
        """Keep what was read of a file, or raise why it was not read, and keep that.

        No step of undo; where it adds to an issue that was there, or brings back what was removed, the steps before it
        can no longer be undone. What comes through a drop folder comes by itself and takes no undo away: a document at
        the end of a section disturbs no step, and a step over a text that a new version replaced is refused.
        """
        there = {row.id for row in self.issues()}
        with self._signed("desk.act.bring_in"):
            brought = settle(self.archive, received, read)
        renew_annual_contents(self.archive)
        by_itself = received.delivery is not None and isinstance(read, Reading) and read.issue is None
        if not brought.already and (brought.again or (brought.issue_id in there and not by_itself)):
            self.forget_steps()
        return brought

    def do(self, command: Command, *, seen: Entry | None = None) -> Change:
        """Do a command, in one transaction; DeskError or ArchiveError and nothing changed where it cannot be done.

        ``seen`` is an entry as the person sees it who asks for this: DeskError ``desk.changed_elsewhere`` where another
        program over the same archive has changed it since.
        """
        with self._signed(command.act), self.archive.transaction():
            if seen is not None:
                unchanged_entry(self.archive, seen)
            change = renewed(self.archive, command.apply(self.archive))
            note_change(self.archive, command.act, change)
        if change.inverse is not None:
            self._done.append(_Step(change.inverse, command.act))
            self._undone.clear()
        return change

    def undo(self) -> Change:
        """Take the last act back; DeskError ``desk.nothing_to_undo``.

        An act on an entry that another program has changed since is forgotten, DeskError ``desk.changed_elsewhere``.
        """
        with self._signed("desk.act.undo"):
            return self._back(self._done, self._undone, "desk.nothing_to_undo")

    def redo(self) -> Change:
        """Do again what was taken back last; DeskError ``desk.nothing_to_redo``, else as with ``undo``."""
        with self._signed("desk.act.redo"):
            return self._back(self._undone, self._done, "desk.nothing_to_redo")

    def forget_steps(self) -> None:
        """What was done so far can no longer be undone: something was that undo does not reach behind."""
        self._done.clear()
        self._undone.clear()

    def can_undo(self) -> Bilingual | None:
        """What would be undone, in words for a menu; None where there is nothing."""
        return _named(self._done)

    def can_redo(self) -> Bilingual | None:
        """What would be done again, in words for a menu; None where there is nothing."""
        return _named(self._undone)

    def _signed(self, act: str) -> AbstractContextManager[None]:
        return self.archive.signed(act, self.person)

    def _back(self, steps: list[_Step], opposite: list[_Step], nothing: str) -> Change:
        if not steps:
            raise DeskError(nothing)
        step = steps[-1]
        try:
            with self.archive.transaction():
                change = renewed(self.archive, step.command.apply(self.archive))
                note_change(
                    self.archive, "desk.act.undo" if steps is self._done else "desk.act.redo", change, of=step.act
                )
        except DeskError as error:
            if error.code in CHANGED_ELSEWHERE:
                steps.pop()
            raise
        steps.pop()
        if change.inverse is not None:
            opposite.append(_Step(change.inverse, step.act))
        return change


def of_members(zipped: Unpacked, outcomes: Mapping[Path, BroughtIn | BaseException]) -> BroughtIn:
    """What a zip became, from what became of those of its files that could be unpacked."""
    members: list[BroughtIn | NotIn] = []
    for member in zipped.members:
        outcome = outcomes.get(member.file, member.error)
        if isinstance(outcome, BroughtIn):
            members.append(replace(outcome, file=member.file))
        else:
            assert isinstance(outcome, GazetteError)
            members.append(NotIn(file=member.file, error=outcome, sha256=member.sha256))
    came = [member for member in members if isinstance(member, BroughtIn)]
    return BroughtIn(
        file=zipped.file,
        sha256=zipped.sha256,
        already=bool(came)
        and all(member.already if isinstance(member, BroughtIn) else member.left_out for member in members),
        again=False,
        issue_id=came[0].issue_id if came else None,
        entries=tuple(entry for member in came for entry in member.entries),
        findings=(),
        account=None,
        members=tuple(members),
    )


def _named(steps: list[_Step]) -> Bilingual | None:
    if not steps:
        return None
    act = steps[-1].act
    return Bilingual(sentence(act, {}, "zh"), sentence(act, {}, "en"))
