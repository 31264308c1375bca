"""Commands on findings: put the suggestion in, ignore it for a reason, end what was decided once."""

from dataclasses import dataclass
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change, editable_entry
from gazette.desk.entry_commands import PutEntry, number_along
from gazette.desk.entry_parts import with_spans
from gazette.errors import DeskError
from gazette.model import Decision, Finding, finding_place


@dataclass(frozen=True, slots=True)
class AcceptSuggestion:
    """Put the suggestion of a finding in the place of what it means.

    DeskError ``desk.finding_gone`` where that does not stand in the entry any more.
    """

    act: ClassVar[str] = "desk.act.accept_suggestion"
    entry_id: int
    finding: Finding

    def apply(self, archive: Archive) -> Change:
        """The inverse puts the entry back."""
        issue_id = editable_entry(archive, self.entry_id)
        before = archive.entry(self.entry_id)
        place = finding_place(before, self.finding)
        if place is None or self.finding.suggestion is None:
            raise DeskError("desk.finding_gone", text=self.finding.text)
        codes = {} if issue_id is None else dict(archive.issue(issue_id).publication.codes)
        changed = with_spans(before, {place.part: [(place.start, place.end)]}, self.finding.suggestion)
        return PutEntry(number_along(before, changed, codes)).apply(archive)


@dataclass(frozen=True, slots=True)
class IgnoreFinding:
    """Keep a decision, by who acts now; its finding was seen on ``entry_id`` (None: on none) in ``issue_id``.

    An ``issue_id`` of None is the inbox.
    """

    act: ClassVar[str] = "desk.act.ignore_finding"
    decision: Decision
    issue_id: int | None
    entry_id: int | None = None

    def apply(self, archive: Archive) -> Change:
        """The inverse forgets it. DeskError ``desk.no_note`` where the reason is to be a note and there is none."""
        if self.decision.reason == "other" and not (self.decision.note or "").strip():
            raise DeskError("desk.no_note")
        kept = archive.decisions.add(self.decision)
        back = _Forget(kept, self.issue_id, self.entry_id)
        return Change(inverse=back, issues=frozenset({self.issue_id}), entries=_entries(self.entry_id))


@dataclass(frozen=True, slots=True)
class EndDecision:
    """From now on a decision counts no more: its findings are open again."""

    act: ClassVar[str] = "desk.act.end_decision"
    decision_id: int
    issue_id: int | None = None

    def apply(self, archive: Archive) -> Change:
        """The inverse lets it count again."""
        if archive.decisions.get(self.decision_id).ended is not None:
            return NOTHING
        archive.decisions.end(self.decision_id)
        return Change(inverse=_Resume(self.decision_id, self.issue_id), issues=frozenset({self.issue_id}))


@dataclass(frozen=True, slots=True)
class _Forget:
    act: ClassVar[str] = "desk.act.ignore_finding"
    decision_id: int
    issue_id: int | None
    entry_id: int | None

    def apply(self, archive: Archive) -> Change:
        gone = archive.decisions.get(self.decision_id)
        archive.decisions.remove(self.decision_id)
        again = IgnoreFinding(gone, self.issue_id, self.entry_id)
        return Change(inverse=again, issues=frozenset({self.issue_id}), entries=_entries(self.entry_id))


@dataclass(frozen=True, slots=True)
class _Resume:
    act: ClassVar[str] = "desk.act.end_decision"
    decision_id: int
    issue_id: int | None

    def apply(self, archive: Archive) -> Change:
        archive.decisions.resume(self.decision_id)
        return Change(inverse=EndDecision(self.decision_id, self.issue_id), issues=frozenset({self.issue_id}))


def _entries(entry_id: int | None) -> frozenset[int]:
    return frozenset() if entry_id is None else frozenset({entry_id})
