"""The decision to leave what a finding means as it is, made of what is shown."""

from gazette.desk.decisions import fingerprint
from gazette.gui.shown_issue import ShownIssue
from gazette.model import Decision, Finding, Reason, Scope


def decision_on(shown: ShownIssue, finding: Finding, scope: Scope, reason: Reason, note: str | None) -> Decision:
    """A decision on a finding of the issue, or of the inbox where one of its entries is current."""
    issue = None if shown.is_of_inbox(finding) else shown.issue
    entries = shown.inbox if issue is None else issue.entries
    return Decision(
        place=fingerprint(finding, entries, None if issue is None else issue.reference),
        scope=scope,
        reason=reason,
        note=note,
        level=finding.level,
        values=finding.values,
    )
