"""What was found as a table for other programs: every hit, whatever the window shows of them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from gazette.archive import Narrowing, Order, SearchHit, SearchResult
from gazette.export import write_file
from gazette.model import issue_reference


class Searched(Protocol):
    """A desk, or a copy of its archive."""

    def search(self, query: str, narrowing: Narrowing = ..., *, limit: int = ..., order: Order = ...) -> SearchResult:
        """The entries in which ``query`` stands."""


def found_hits(desk: Searched, query: str, narrowing: Narrowing, order: Order) -> tuple[SearchHit, ...]:
    """All hits of a search."""
    total = desk.search(query, narrowing, limit=0).total
    return desk.search(query, narrowing, limit=total, order=order).hits


def write_hits(desk: Searched, query: str, narrowing: Narrowing, file: Path, *, order: Order = "relevance") -> int:
    """Write all hits and return how many: a name that ends in .xlsx is a workbook, any other a CSV.

    ExportError where the file cannot be written.
    """
    from gazette.export.hits_list import hits_to_csv, hits_to_xlsx  # noqa: PLC0415 -- libraries that search does without

    rows = [_cells(hit) for hit in found_hits(desk, query, narrowing, order)]
    if file.suffix.lower() == ".xlsx":
        write_file(file, hits_to_xlsx(rows, query, datetime.now(UTC)))
    else:
        write_file(file, hits_to_csv(rows), ending=".csv")
    return len(rows)


def _cells(hit: SearchHit) -> tuple[str | int | None, ...]:
    issue = "" if hit.issue_id is None else issue_reference(hit.issue_id, hit.serial)
    place = (hit.day, issue, hit.page, hit.section, hit.entry)
    return (" ".join(hit.title.split()), hit.number, *place, " ".join(hit.snippet.split()))
