"""Every finding on an issue: those kept from its import, those of setting it, and those of reading its text."""

from collections.abc import Callable

from gazette.desk.decisions import SortedFindings, sort_findings
from gazette.desk.desk import Desk
from gazette.desk.facsimile_checking import facsimile_findings
from gazette.desk.heading_numbers import heading_findings
from gazette.desk.knowledge import knowledge_for
from gazette.desk.releasing import release_findings
from gazette.desk.setting import ReadIssue, read_issue, typeset_read
from gazette.model import Finding, Issue
from gazette.proofreading import NOTHING_KNOWN, Knowledge, proofread, without_rules
from gazette.typeset import Progress

_CHECKED_ANEW = frozenset({"ingest.title_differs", "ingest.year_differs"})
"""Rules of the import that proofreading looks at again, in the issue as it is now."""


def check_issue(desk: Desk, issue_id: int, *, progress: Progress | None = None) -> tuple[Finding, ...]:
    """The findings of an issue that are open, in the order of its entries; what concerns all of it comes first.

    Of a facsimile issue those on its contents list and on the text of its pages.
    """
    return sorted_findings(desk, issue_id, progress=progress).open


def check_before_press(
    desk: Desk, issue_id: int, *, progress: Progress | None = None
) -> tuple[int, tuple[Finding, ...]]:
    """The findings of ``check_issue``, and before them the change at which the issue was looked at."""
    read = read_issue(desk, issue_id)
    return read.at, _sorted_findings(desk, read, progress).open


def sorted_findings(desk: Desk, issue_id: int, *, progress: Progress | None = None) -> SortedFindings:
    """The findings of an issue as ``check_issue`` gives them, and those that a decision answers."""
    return _sorted_findings(desk, read_issue(desk, issue_id), progress)


def _sorted_findings(desk: Desk, read: ReadIssue, progress: Progress | None) -> SortedFindings:
    issue = read.issue
    findings = kept_findings(desk, issue)
    if issue.facsimile is None:
        known = knowledge_for(desk.archive, issue)
        findings += typeset_read(desk, read, progress=progress).findings + issue_findings(issue, known)
    else:
        findings += facsimile_findings(desk.archive, issue)
    ordered = sorted(findings, key=lambda finding: (finding.entry or 0, finding.block or ()))
    return sort_findings(ordered, issue.entries, issue.reference, desk.archive.decisions.counting())


def sorted_inbox_findings(desk: Desk) -> SortedFindings:
    """The findings on the inbox, and those that a decision answers."""
    return sort_findings(desk.findings("inbox"), desk.inbox(), None, desk.archive.decisions.counting())


def kept_findings(desk: Desk, issue: Issue) -> tuple[Finding, ...]:
    """Those kept from the import of an issue, without what is looked at again in its text."""
    kept = desk.archive.findings(issue.id)
    if issue.facsimile is not None:
        return kept
    return tuple(finding for finding in kept if finding.rule not in _CHECKED_ANEW)


def issue_findings(
    issue: Issue, known: Knowledge = NOTHING_KNOWN, *, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """What is found in the text of an issue alone, not set and apart from its archive; of a facsimile issue nothing.

    The window asks for it after every change, in a process of its own: what was found in an entry that is the same is
    kept there. ``known`` is what ``knowledge_for`` says of other issues, and the rules that are off; ``progress`` may
    stop it by raising.
    """
    if issue.facsimile is not None:
        return ()
    checks: tuple[Callable[[], tuple[Finding, ...]], ...] = (
        lambda: release_findings(issue),
        lambda: heading_findings(issue),
        lambda: proofread(issue, known, progress),
    )
    found: list[Finding] = []
    for done, check in enumerate(checks):
        if progress is not None:
            progress(done, len(checks))
        found += check()
    return without_rules(found, known.rules_off)
