"""What the office keeps over its issues, beside their text: what a year printed where, for its annual contents."""

import json

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.rows import as_json
from gazette.archive.writing import touch
from gazette.model import AnnualContents, annual_from_plain, annual_to_plain


class OfficeBooks:
    """Read and written inside the archive's transactions; ``archive.books``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def annual_entries(self) -> tuple[Row, ...]:
        """The entries of open issues that are annual contents: ``id issue_id annual``."""
        rows = self._file.rows(
            "SELECT entry.id, issue.id AS issue_id, annual_contents FROM entry"
            " JOIN section ON section.id = section_id JOIN issue ON issue.id = issue_id"
            " WHERE annual_contents IS NOT NULL AND issue.state = 'editing' ORDER BY entry.id"
        )
        with self._file.understood():
            return tuple({**row, "annual": annual_from_plain(json.loads(row["annual_contents"]))} for row in rows)

    def set_annual(self, entry_id: int, issue_id: int, annual: AnnualContents) -> None:
        """Write the list of a year anew; nobody typed it, so no revision is kept."""
        with self._file.transaction():
            self._file.update("entry", entry_id, {"annual_contents": as_json(annual_to_plain(annual))})
            touch(self._file, issue_id)

    def year_rows(self, year: int) -> tuple[Row, ...]:
        """The entries of a year's issues in their order, annual contents left out.

        ``issue_id numbers serial codes section_zh section_en title_zh title_en number_zh number_en page place``;
        ``page`` as printed (of a facsimile issue as its list says), ``place`` the number in the issue, from 1.
        """
        rows = self._file.rows(
            "SELECT issue.id AS issue_id, issue.numbers, serial, codes, section.name_zh AS section_zh,"
            " section.name_en AS section_en, title_zh, title_en, number_zh, number_en, annual_contents,"
            " CASE WHEN EXISTS (SELECT 1 FROM facsimile_file WHERE facsimile_file.issue_id = issue.id)"
            " THEN printed_page ELSE coalesce(first_page, printed_page) END AS page,"
            " row_number() OVER (PARTITION BY issue.id ORDER BY section.position, entry.position) AS place"
            " FROM entry JOIN section ON section.id = section_id JOIN issue ON issue.id = section.issue_id"
            " JOIN publication ON publication.id = publication_id"
            " WHERE year = ? ORDER BY issue.id, section.position, entry.position",
            year,
        )
        with self._file.understood():
            return tuple(
                {
                    **row,
                    "numbers": tuple(json.loads(row["numbers"])),
                    "codes": tuple(map(tuple, json.loads(row["codes"]))),
                }
                for row in rows
                if row["annual_contents"] is None
            )
