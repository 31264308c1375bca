"""The list of what an issue has for the paper archive (归档目录), as it is now, and its files."""

from pathlib import Path

from gazette.desk.desk import Desk
from gazette.desk.exporting import made_on
from gazette.desk.setting import page_spans
from gazette.export import write_file
from gazette.export.filing_list import FilingRow, filing_rows, filing_to_csv


def filing_list(desk: Desk, issue_id: int) -> tuple[FilingRow, ...]:
    """A row for every document, with its pages."""
    return filing_rows(desk.archive.issue(issue_id), page_spans(desk, issue_id))


def write_filing_list(desk: Desk, issue_id: int, *, csv: Path | None = None, xlsx: Path | None = None) -> None:
    """Write the list as CSV, as a workbook, or both; ExportError where that cannot be."""
    rows, issue = filing_list(desk, issue_id), desk.archive.issue(issue_id)
    if csv is not None:
        write_file(csv, filing_to_csv(rows), ending=".csv")
    if xlsx is not None:
        from gazette.export.filing_workbook import filing_to_xlsx  # noqa: PLC0415 -- a library that others do without

        write_file(xlsx, filing_to_xlsx(issue, rows, made_on(issue)), ending=".xlsx")
