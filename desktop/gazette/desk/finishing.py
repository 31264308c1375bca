"""Marking an entry final: what is open in it as an error is decided on, each for a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change, editable_entry
from gazette.desk.decision_commands import IgnoreFinding
from gazette.desk.entry_commands import PutEntry
from gazette.desk.several import Several
from gazette.model import Decision, Finding


def errors_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What keeps an entry from being final without a reason."""
    return tuple(finding for finding in findings if finding.level == "error")


@dataclass(frozen=True, slots=True)
class MarkFinal:
    """Make an entry final; ``decisions`` say why its errors stay."""

    act: ClassVar[str] = "desk.act.mark_final"
    entry_id: int
    decisions: tuple[Decision, ...] = ()

    def apply(self, archive: Archive) -> Change:
        """The inverse puts its state back and forgets the decisions."""
        issue_id = editable_entry(archive, self.entry_id)
        decided = [IgnoreFinding(decision, issue_id, self.entry_id).apply(archive) for decision in self.decisions]
        changes = [*decided, PutEntry(replace(archive.entry(self.entry_id), state="final")).apply(archive)]
        inverses = tuple(change.inverse for change in reversed(changes) if change.inverse is not None)
        if not inverses:
            return NOTHING
        return Change(inverse=Several(inverses), issues=frozenset({issue_id}), entries=frozenset({self.entry_id}))
