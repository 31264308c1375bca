"""Setting an issue of the archive: pages by its publication's house style, their numbers kept for lists and search."""

from dataclasses import dataclass

from gazette.archive import NOT_WRITTEN_NOW, MadePages
from gazette.desk.desk import Desk
from gazette.desk.pictures import picture_sizes
from gazette.desk.typesetters import issue_pages
from gazette.errors import ArchiveError
from gazette.model import Issue, facsimile_spans
from gazette.typeset import Pages, Progress


@dataclass(frozen=True, slots=True)
class ReadIssue:
    """An issue as it was read, and the change that it stood at then (``archive.changes``)."""

    issue: Issue
    at: int


def read_issue(desk: Desk, issue_id: int) -> ReadIssue:
    """An issue of the archive as it is now: for what takes long, while others may go on writing."""
    with desk.archive.one_state():
        at = desk.archive.changes(issue_id)
        return ReadIssue(desk.archive.issue(issue_id), at)


def typeset_issue(desk: Desk, issue_id: int, *, progress: Progress | None = None) -> Pages:
    """Set an issue of the archive as pages and keep where its entries stand; DeskError for a facsimile issue."""
    return typeset_read(desk, read_issue(desk, issue_id), progress=progress)


def typeset_read(desk: Desk, read: ReadIssue, *, progress: Progress | None = None) -> Pages:
    """Set an issue as it was read; where its entries stand is kept if it has not changed since."""
    pages = issue_pages(read.issue, picture_sizes(desk.archive, read.issue), progress=progress)
    keep_pages(desk, read.issue.id, read.issue, pages, at=read.at)
    return pages


def keep_pages(desk: Desk, issue_id: int, issue: Issue, pages: Pages, *, at: int) -> None:
    """Keep page numbers made of ``issue`` at change ``at``; an archive that cannot be written now goes without.

    They are made anew whenever they are asked for: that they are not kept keeps nobody from pages.
    """
    if desk.archive.read_only:
        return
    body = sum(page.number is not None for page in pages.pages)
    spans = {entry.id: span for entry, span in zip(issue.entries, pages.spans, strict=True)}
    try:
        desk.store_pages(issue_id, MadePages(body, spans), at=at)
    except ArchiveError as error:
        if error.code not in NOT_WRITTEN_NOW:
            raise


def page_spans(desk: Desk, issue_id: int) -> tuple[tuple[int, int] | None, ...]:
    """First and last page of each entry in the issue's order: as kept, or made now.

    Of a facsimile issue as printed, None where its list does not say.
    """
    if desk.archive.is_facsimile(issue_id):
        return facsimile_spans(desk.archive.issue(issue_id))
    made = desk.made_pages(issue_id)
    if made is not None:
        return tuple(made.entries[entry.id] for entry in desk.archive.issue(issue_id).entries)
    return typeset_issue(desk, issue_id).spans
