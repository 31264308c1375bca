"""What proofreading an issue may know of the archive's other issues: numbers, sections and titles that they printed."""

from collections import Counter

from gazette.archive import Archive
from gazette.desk.title_memory import title_pair
from gazette.model import issue_reference
from gazette.model.document_number import parse_number
from gazette.proofreading import Knowledge, PrintedNumber, fold


def knowledge_for(archive: Archive, issue_id: int) -> Knowledge:
    """What the issues other than ``issue_id`` say."""
    rows = [row for row in archive.title_rows() if row["issue_id"] != issue_id]
    numbers: dict[str, PrintedNumber] = {}
    sections: dict[str, Counter[str]] = {}
    for row in rows:
        parts = parse_number(row["number_zh"]) if row["number_zh"] else None
        if parts is None:
            continue
        place = PrintedNumber(issue_reference(row["issue_id"], row["serial"]), row["title_zh"])
        numbers[fold(row["number_zh"])] = place
        if row["section"]:
            sections.setdefault(fold(parts.code), Counter())[fold(row["section"])] += 1
    titles = tuple(title_pair(row) for row in rows if row["title_en"])
    return Knowledge(numbers=numbers, sections=sections, titles=titles)
