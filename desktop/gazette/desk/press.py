"""Send to press and back: what stands against it, the signature that closes an issue, and reopening with a reason."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from gazette.archive import Archive, IssueAct
from gazette.desk.command import Change, editable_issue
from gazette.desk.issue_digest import issue_digest
from gazette.desk.signing import iso_day, named
from gazette.errors import DeskError
from gazette.model import Finding, Issue


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is open before press: the code of its sentence, how many, and the first of them in words."""

    code: str
    count: int
    first: str

    @property
    def values(self) -> dict[str, object]:
        """What fills the sentence."""
        return {"count": self.count, "first": self.first}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who signed, on which day (ISO; None: today), the scan of the sheet, and why in spite of what is open."""

    who: str
    day: str | None = None
    scan: tuple[str, bytes] | None = None
    reason: str = ""


def obstacles(issue: Issue, findings: Sequence[Finding]) -> tuple[Obstacle, ...]:
    """What is open in an issue with these ``findings``; a reason has to be given to pass any of it."""
    return tuple(_open(issue, findings))


def _open(issue: Issue, findings: Sequence[Finding]) -> Iterator[Obstacle]:
    marks = [finding for finding in findings if finding.rule.startswith("desk.mark_")]
    errors = [finding for finding in findings if finding.level == "error" and finding not in marks]
    unfinished = [entry for entry in issue.entries if entry.state != "final"]
    if marks:
        yield Obstacle("desk.open_marks", len(marks), _place(issue, marks[0]))
    if errors:
        yield Obstacle("desk.open_errors", len(errors), _place(issue, errors[0]))
    if unfinished:
        yield Obstacle("desk.open_entries", len(unfinished), unfinished[0].title_zh)


def _place(issue: Issue, finding: Finding) -> str:
    """What a finding means: the title of its entry, and its string where something is there that should not be."""
    if finding.entry is None or finding.entry > len(issue.entries):
        return finding.text
    title = issue.entries[finding.entry - 1].title_zh
    return f"《{title}》“{finding.text}”" if finding.text and finding.text != title else f"《{title}》"


def refuse_open(issue: Issue, findings: Sequence[Finding], reason: str) -> None:
    """DeskError with the gravest obstacle where one is open and no ``reason`` is given to pass it."""
    if not issue.entries:
        raise DeskError("desk.no_entries", issue=issue.reference)
    found = obstacles(issue, findings)
    if found and not reason.strip():
        raise DeskError(found[0].code, issue=issue.reference, **found[0].values)


@dataclass(frozen=True, slots=True)
class SendToPress:
    """Close an issue to changes, signed as it is at change ``at``: what was looked at is what is signed.

    ``findings`` are those of the issue as it was looked at. It is taken back by ``ReopenIssue``, not by undo.
    """

    act: ClassVar[str] = "desk.act.send_to_press"
    issue_id: int
    sign_off: SignOff
    findings: tuple[Finding, ...]
    at: int

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.changed_since_look`` where the issue is another by now, or what ``refuse_open`` raises."""
        editable_issue(archive, self.issue_id)
        issue, signed = archive.issue(self.issue_id), self.sign_off
        if archive.changes(self.issue_id) != self.at:
            raise DeskError("desk.changed_since_look", issue=issue.reference)
        refuse_open(issue, self.findings, signed.reason)
        act = IssueAct(
            act="press",
            who=named(signed.who),
            day=iso_day(signed.day),
            reason=signed.reason.strip() or None,
            digest=issue_digest(issue),
        )
        act_id = archive.last_steps.add_act(self.issue_id, act)
        if signed.scan is not None:
            name, content = signed.scan
            archive.last_steps.add_file(act_id, "sign_off", name, hashlib.sha256(content).hexdigest(), content)
        archive.set_issue_state(self.issue_id, "at_press")
        return Change(inverse=None, issues=frozenset({self.issue_id}))


@dataclass(frozen=True, slots=True)
class ReopenIssue:
    """Open an issue that is at press to changes again, for a reason that is kept."""

    act: ClassVar[str] = "desk.act.reopen_issue"
    issue_id: int
    who: str
    reason: str

    def apply(self, archive: Archive) -> Change:
        """DeskError where the issue is not at press or no reason is given (``desk.no_reason``)."""
        issue = archive.issue(self.issue_id)
        if issue.facsimile is not None:
            raise DeskError("desk.facsimile", issue=issue.reference)
        if issue.state != "at_press":
            raise DeskError(
                "desk.published" if issue.state == "published" else "desk.not_at_press", issue=issue.reference
            )
        if not self.reason.strip():
            raise DeskError("desk.no_reason", issue=issue.reference)
        act = IssueAct(act="reopen", who=named(self.who), reason=self.reason.strip(), digest=issue_digest(issue))
        archive.last_steps.add_act(self.issue_id, act)
        archive.set_issue_state(self.issue_id, "editing")
        return Change(inverse=None, issues=frozenset({self.issue_id}))
