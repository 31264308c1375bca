"""The check before press: an issue is set and written as it would be exported, and the outcome is looked at."""

from gazette.contents import with_annual_blocks
from gazette.desk.desk import Desk
from gazette.desk.pictures import pictures_shown
from gazette.desk.setting import read_issue, typeset_read
from gazette.desk.typesetters import fonts, style_of
from gazette.export import pages_to_pdf
from gazette.model import Issue
from gazette.preflight import Preflight, preflight
from gazette.typeset import Pages, Progress


def preflight_issue(desk: Desk, issue_id: int, *, progress: Progress | None = None) -> Preflight:
    """Count the faults of composition of an issue as it is now."""
    read = read_issue(desk, issue_id)
    pages = typeset_read(desk, read, progress=progress)
    content = pages_to_pdf(pages, fonts(), pictures=pictures_shown(desk.archive, pages))
    return checked_file(read.issue, pages, content)


def checked_file(issue: Issue, pages: Pages, content: bytes) -> Preflight:
    """Check a print file that was written of ``pages``, which were made of ``issue``; touches no archive."""
    style = style_of(issue.publication).fitted(issue.fit.steps if issue.fit else ())
    return preflight(as_printed(issue, pages), pages, content, style, fonts())


def as_printed(issue: Issue, pages: Pages) -> Issue:
    """The issue with what its annual contents print on these ``pages`` of it."""
    return with_annual_blocks(issue, [first for first, _ in pages.spans])
