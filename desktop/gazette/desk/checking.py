"""Every finding on an issue: those kept from its import and those of setting it."""

from gazette.desk.desk import Desk
from gazette.desk.setting import typeset_issue
from gazette.model import Finding


def check_issue(desk: Desk, issue_id: int) -> tuple[Finding, ...]:
    """The findings of an issue, in the order of its entries; what concerns the whole issue comes first."""
    findings = desk.archive.findings(issue_id) + typeset_issue(desk, issue_id).findings
    return tuple(sorted(findings, key=lambda finding: (finding.entry or 0, finding.block or ())))
