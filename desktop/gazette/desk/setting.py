"""Setting an issue of the archive: pages by its publication's house style, their numbers kept for lists and search."""

from gazette.archive import MadePages
from gazette.desk.desk import Desk
from gazette.desk.pictures import picture_sizes
from gazette.desk.typesetters import issue_pages
from gazette.errors import ArchiveError
from gazette.model import Issue, facsimile_spans
from gazette.typeset import Pages, Progress

_NOT_WRITTEN_NOW = {
    "archive.disk_full",
    "archive.read_only",
    "archive.locked",
    "archive.moved",
    "archive.disk_error",
    "archive.cannot_open",
}


def typeset_issue(desk: Desk, issue_id: int, *, progress: Progress | None = None) -> Pages:
    """Set an issue of the archive as pages and keep where its entries stand; DeskError for a facsimile issue."""
    at = desk.archive.changes(issue_id)
    issue = desk.archive.issue(issue_id)
    pages = issue_pages(issue, picture_sizes(desk.archive, issue), progress=progress)
    keep_pages(desk, issue_id, issue, pages, at=at)
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
        if error.code not in _NOT_WRITTEN_NOW:
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
