"""Where the last page making put each entry; forgotten at the first change in the issue."""

from collections.abc import Mapping
from dataclasses import dataclass

from gazette.archive.facsimiles import facsimile
from gazette.archive.file import ArchiveFile
from gazette.archive.issues import bare_issue_row, issue
from gazette.model import facsimile_spans


@dataclass(frozen=True, slots=True)
class MadePages:
    """``count`` pages; ``entries`` maps an entry's id to its first and last page, as printed."""

    count: int
    entries: Mapping[int, tuple[int, int]]


def changes(file: ArchiveFile, issue_id: int) -> int:
    """How many changes the issue has seen: read it before making pages, hand it to ``store_pages`` after."""
    return int(bare_issue_row(file, issue_id)["changes"])


def store_pages(file: ArchiveFile, issue_id: int, pages: MadePages, at: int) -> bool:
    """Keep what was made of the issue as it was at change ``at``; False, and nothing kept, where it changed since.

    The numbers of a published issue are those that were printed: no later page making writes over them.
    """
    row = bare_issue_row(file, issue_id)
    if at != row["changes"] or (row["state"] == "published" and row["pages"] is not None):
        return False
    file.update("issue", issue_id, {"pages": pages.count})
    for entry_id, (first, last) in pages.entries.items():
        file.update("entry", entry_id, {"first_page": first, "last_page": last})
    return True


def made_pages(file: ArchiveFile, issue_id: int) -> MadePages | None:
    """What the last page making gave, or None where the issue changed since or pages were never made.

    Of a facsimile issue the numbers of the printed pages, of those entries that its list gives one.
    """
    kept = facsimile(file, issue_id)
    if kept is not None:
        printed = issue(file, issue_id)
        spans = zip(printed.entries, facsimile_spans(printed), strict=True)
        numbered = sum(page.number is not None for page in kept.pages)
        return MadePages(numbered, {entry.id: span for entry, span in spans if span is not None})
    count = bare_issue_row(file, issue_id)["pages"]
    if count is None:
        return None
    rows = file.rows(
        "SELECT entry.id, first_page, last_page FROM entry JOIN section ON section.id = entry.section_id"
        " WHERE section.issue_id = ? AND first_page IS NOT NULL",
        issue_id,
    )
    return MadePages(count, {row["id"]: (row["first_page"], row["last_page"]) for row in rows})
