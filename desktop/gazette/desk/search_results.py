"""What was found as a table for other programs: every hit, whatever the window shows of them."""

from pathlib import Path

from gazette.archive import Narrowing, Order, SearchHit
from gazette.desk.desk import Desk
from gazette.export import write_file
from gazette.export.csv_table import table_to_csv
from gazette.model import issue_reference

COLUMNS = ("题名", "文号", "日期", "期", "页", "栏目", "条", "摘录")


def write_hits(desk: Desk, query: str, narrowing: Narrowing, file: Path, *, order: Order = "relevance") -> int:
    """Write all hits as CSV and return how many; ExportError where the file cannot be written."""
    total = desk.search(query, narrowing, limit=0).total
    hits = desk.search(query, narrowing, limit=total, order=order).hits
    write_file(file, table_to_csv([COLUMNS, *map(_cells, hits)]), ending=".csv")
    return len(hits)


def _cells(hit: SearchHit) -> tuple[object, ...]:
    issue = "" if hit.issue_id is None else issue_reference(hit.issue_id, hit.serial)
    place = (hit.day, issue, hit.page, hit.section, hit.entry)
    return (" ".join(hit.title.split()), hit.number, *place, " ".join(hit.snippet.split()))
