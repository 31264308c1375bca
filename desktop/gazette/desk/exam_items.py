"""What a 四性检测 says: items under the four heads, each with what was looked at, on how much, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from gazette.model import Finding

Head = Literal["authenticity", "integrity", "usability", "security"]
"""真实性 完整性 可用性 安全性, the four heads of DA/T 70."""
HEADS: tuple[Head, ...] = get_args(Head)
Outcome = Literal["passed", "failed", "not_checked"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
HEAD_NAMES: Mapping[Head, str] = {
    "authenticity": "desk.exam.head.authenticity",
    "integrity": "desk.exam.head.integrity",
    "usability": "desk.exam.head.usability",
    "security": "desk.exam.head.security",
}
OUTCOME_NAMES: Mapping[Outcome, str] = {
    "passed": "desk.exam.outcome.passed",
    "failed": "desk.exam.outcome.failed",
    "not_checked": "desk.exam.outcome.not_checked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamItem:
    """One item; ``code`` names the sentence that says what was looked at, ``count`` on how many.

    ``failed`` names what did not pass; ``note`` says why it was not checked, or what else is to be known of it.
    """

    head: Head
    code: str
    outcome: Outcome
    count: int = 0
    failed: tuple[Finding, ...] = ()
    note: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What was examined, when (UTC) and by whom; ``issues`` are those that were asked for, none: the whole archive.

    ``standing`` counts the issues that the items speak of: published ones and back issues, or those asked for.
    """

    archive: str
    made: str
    who: str
    issues: tuple[str, ...]
    standing: int
    items: tuple[ExamItem, ...]

    def count_of(self, outcome: Outcome) -> int:
        """How many items came out so."""
        return sum(item.outcome == outcome for item in self.items)


def judged(head: Head, code: str, count: int, failed: Sequence[Finding] = (), note: Finding | None = None) -> ExamItem:
    """An item that was looked at; where there was nothing to look at it says so and does not pass."""
    if failed:
        return ExamItem(head=head, code=code, outcome="failed", count=count, failed=tuple(failed), note=note)
    if count == 0:
        return not_checked(head, code, said("desk.exam.nothing"))
    return ExamItem(head=head, code=code, outcome="passed", count=count, note=note)


def not_checked(head: Head, code: str, note: Finding) -> ExamItem:
    """An item that could not be looked at, and why."""
    return ExamItem(head=head, code=code, outcome="not_checked", note=note)


def said(rule: str, **values: object) -> Finding:
    """A name of what failed, or a note."""
    return Finding(rule=rule, level="error", values=tuple((name, str(value)) for name, value in values.items()))


def values_of(finding: Finding) -> Mapping[str, str]:
    """What fills the sentence of a finding."""
    return dict(finding.values)
