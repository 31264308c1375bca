"""The document numbers that an archive has, and where each stands."""

from dataclasses import dataclass

from gazette.archive.file import ArchiveFile
from gazette.model import issue_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedEntry:
    """An entry that bears a number, as written; ``issue`` None: in the inbox, ``entry`` counts from 1."""

    entry_id: int
    number: str
    title: str
    issue_id: int | None
    issue: str | None
    entry: int
    page: int | None


def numbered_entries(file: ArchiveFile) -> tuple[NumberedEntry, ...]:
    """All entries with a number, issues first, by their days, then the inbox."""
    rows = file.rows(
        "SELECT * FROM (SELECT entry.id, number_zh, title_zh, section.issue_id, serial, issue.date AS day,"
        " CASE WHEN EXISTS (SELECT 1 FROM facsimile_file WHERE facsimile_file.issue_id = issue.id)"
        " THEN printed_page ELSE first_page END AS page,"
        " row_number() OVER (PARTITION BY section.issue_id ORDER BY section.position, entry.position) AS place"
        " FROM entry LEFT JOIN section ON section.id = section_id LEFT JOIN issue ON issue.id = section.issue_id)"
        " WHERE number_zh IS NOT NULL ORDER BY issue_id IS NULL, day, serial, issue_id, place"
    )
    return tuple(
        NumberedEntry(
            entry_id=row["id"],
            number=row["number_zh"],
            title=row["title_zh"],
            issue_id=row["issue_id"],
            issue=None if row["issue_id"] is None else issue_reference(row["issue_id"], row["serial"]),
            entry=row["place"],
            page=row["page"],
        )
        for row in rows
    )
