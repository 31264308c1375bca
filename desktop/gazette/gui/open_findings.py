"""The findings on what is shown: of the import, of setting and of checking the text, each on its entry as it is now.

Setting and checking answer later, for an issue as it was. What a decision answers is told apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.desk.decisions import DecisionIndex, SortedFindings, sort_findings
from gazette.gui.finding_moves import findings_now
from gazette.model import Decision, Entry, Finding, Issue

Ignored = tuple[Finding, Decision]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFindings:
    """What the archive keeps: findings of the import, on an issue and on the inbox, and the decisions that count."""

    issue: tuple[Finding, ...] = ()
    inbox: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()


class OpenFindings:
    """What is open and what was ignored, in the issue and in the inbox; sorted out once after every change."""

    def __init__(self) -> None:
        self._issue: Issue | None = None
        self._inbox: tuple[Entry, ...] = ()
        self._kept = KeptFindings()
        self._decided = DecisionIndex(())
        self._set: tuple[Finding, ...] = ()
        self._set_of: Issue | None = None
        self._checked: tuple[Finding, ...] = ()
        self._checked_of: Issue | None = None
        self._done: frozenset[Finding] = frozenset()
        """Those whose suggestion was put in since: a check may not have said so yet."""
        self.all: tuple[Finding, ...] = ()
        """Those of the issue that are open."""
        self.ignored: tuple[Ignored, ...] = ()
        """Those of the issue that a decision answers."""
        self._of_entries: dict[int, tuple[Finding, ...]] = {}
        self._ignored_of_entries: dict[int, tuple[Ignored, ...]] = {}

    def show(self, issue: Issue | None, inbox: tuple[Entry, ...], kept: KeptFindings) -> None:
        """The archive says this now; what was set and checked of another issue is forgotten."""
        if issue is None or self._issue is None or issue.id != self._issue.id:
            self.forget()
        if kept.decisions is not self._kept.decisions:
            self._decided = DecisionIndex(kept.decisions)
        self._issue, self._inbox, self._kept = issue, inbox, kept
        self._sort_out()

    def forget(self) -> None:
        """Another issue is to be shown."""
        self._issue, self._set, self._checked, self._set_of, self._checked_of = None, (), (), None, None
        self._done = frozenset()

    def show_set(self, issue: Issue, found: tuple[Finding, ...]) -> None:
        """Setting ``issue`` gave these."""
        self._set, self._set_of = found, issue
        self._sort_out()

    def show_checked(self, issue: Issue, found: tuple[Finding, ...]) -> bool:
        """Checking the text of ``issue`` gave these; whether that is news."""
        before = (self.are_checked, self.all, self.ignored)
        self._checked, self._checked_of = found, issue
        if issue is self._issue:
            self._done = frozenset()
        self._sort_out()
        return (self.are_checked, self.all, self.ignored) != before

    def take_out(self, finding: Finding) -> None:
        """The suggestion of a finding was put in."""
        self._done |= {finding}
        self._sort_out()

    @property
    def are_checked(self) -> bool:
        """Whether the text of the issue was checked at all."""
        return self._issue is None or self._checked_of is not None

    def of_entry(self, entry_id: int) -> tuple[Finding, ...]:
        """Those on an entry of the issue or of the inbox."""
        return self._of_entries.get(entry_id, ())

    def ignored_of_entry(self, entry_id: int) -> tuple[Ignored, ...]:
        """Those on it that were ignored."""
        return self._ignored_of_entries.get(entry_id, ())

    def uses(self) -> dict[int, int]:
        """In how many places of the issue each decision counts, by its id."""
        return dict(Counter(decision.id for _, decision in self.ignored))

    def _sort_out(self) -> None:
        issue, decisions = self._issue, self._decided
        entries = issue.entries if issue is not None else ()
        found = list(self._kept.issue)
        for answered, of in ((self._set, self._set_of), (self._checked, self._checked_of)):
            if of is not None and issue is not None:
                found += (one for one in findings_now(answered, of, issue) if one not in self._done)
        here = sort_findings(found, entries, None if issue is None else issue.reference, decisions)
        inbox = sort_findings(self._kept.inbox, self._inbox, None, decisions)
        self.all, self.ignored = here.open, here.ignored
        self._of_entries = _by_entry(((here, entries), (inbox, self._inbox)))
        self._ignored_of_entries = {}
        for sorted_here, its_entries in ((here, entries), (inbox, self._inbox)):
            for one in sorted_here.ignored:
                number = one[0].entry
                if number is not None and number <= len(its_entries):
                    entry_id = its_entries[number - 1].id
                    self._ignored_of_entries[entry_id] = (*self._ignored_of_entries.get(entry_id, ()), one)


def _by_entry(groups: Iterable[tuple[SortedFindings, tuple[Entry, ...]]]) -> dict[int, tuple[Finding, ...]]:
    of_entries: dict[int, list[Finding]] = defaultdict(list)
    for found, entries in groups:
        for finding in found.open:
            if finding.entry is not None and finding.entry <= len(entries):
                of_entries[entries[finding.entry - 1].id].append(finding)
    return {entry_id: tuple(each) for entry_id, each in of_entries.items()}
