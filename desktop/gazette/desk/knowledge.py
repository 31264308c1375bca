"""What proofreading an issue may know of the archive's other issues: numbers, sections and titles that they printed."""

from collections import Counter
from functools import lru_cache

from gazette.archive import Archive
from gazette.desk.title_memory import title_pair
from gazette.model import Issue, issue_reference
from gazette.model.document_number import parse_number
from gazette.proofreading import Knowledge, PrintedNumber, fold
from gazette.translation import term_base

_TITLES = 3000
"""So many titles, the latest, say how kinds of documents are rendered; decades of them would take seconds."""


def knowledge_for(archive: Archive, issue: Issue) -> Knowledge:
    """What the other issues say of the numbers, codes and kinds of documents in ``issue``."""
    own = {fold(entry.number_zh) for entry in issue.entries if entry.number_zh}
    endings = {number[-2:] for number in own}
    rows = [row for row in archive.title_rows() if row["issue_id"] != issue.id]
    numbers: dict[str, PrintedNumber] = {}
    sections: dict[str, Counter[str]] = {}
    for row in rows:
        written = row["number_zh"] or ""
        code = _code(written.partition("〔")[0]) if "〔" in written else ""
        if code and row["section"]:
            sections.setdefault(code, Counter())[row["section"]] += 1
        if written[-2:] in endings and (number := fold(written)) in own and parse_number(written) is not None:
            numbers[number] = PrintedNumber(issue_reference(row["issue_id"], row["serial"]), row["title_zh"])
    folded = {code: _by_folded_name(counts) for code, counts in sections.items()}
    pairs = [title_pair(row) for row in rows[:_TITLES] if row["title_en"]]
    return Knowledge(
        numbers=numbers,
        sections=folded,
        has_english=bool(pairs),
        terms=term_base(pairs),
        exact=archive.books.exact_list(),
        rules_off=archive.books.office().rules_off,
    )


def _by_folded_name(counts: Counter[str]) -> Counter[str]:
    made: Counter[str] = Counter()
    for name, count in counts.items():
        made[fold(name)] += count
    return made


@lru_cache(maxsize=1024)  # an office has a handful of codes
def _code(written: str) -> str:
    return fold(written)
