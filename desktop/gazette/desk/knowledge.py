"""What proofreading an issue may know of the archive's other issues: numbers, sections and titles that they printed."""

from collections import Counter

from gazette.archive import Archive
from gazette.desk.title_memory import title_pair
from gazette.model import Issue, issue_reference
from gazette.model.document_number import parse_number
from gazette.proofreading import Knowledge, PrintedNumber, fold
from gazette.translation import term_base


def knowledge_for(archive: Archive, issue: Issue) -> Knowledge:
    """What the other issues say of the numbers, codes and kinds of documents in ``issue``."""
    own = {fold(entry.number_zh) for entry in issue.entries if entry.number_zh}
    rows = [row for row in archive.title_rows() if row["issue_id"] != issue.id]
    numbers: dict[str, PrintedNumber] = {}
    sections: dict[str, Counter[str]] = {}
    for row in rows:
        parts = parse_number(row["number_zh"]) if row["number_zh"] else None
        if parts is None:
            continue
        if (number := fold(row["number_zh"])) in own:
            numbers[number] = PrintedNumber(issue_reference(row["issue_id"], row["serial"]), row["title_zh"])
        if row["section"]:
            sections.setdefault(fold(parts.code), Counter())[fold(row["section"])] += 1
    exact = archive.books.exact_list()
    pairs = [title_pair(row) for row in rows if row["title_en"]]
    return Knowledge(numbers=numbers, sections=sections, has_english=bool(pairs), terms=term_base(pairs), exact=exact)
