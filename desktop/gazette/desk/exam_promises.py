"""四性检测, what verification answers: rows, kept files, the chain of publishing, the log, the index."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gazette.desk.exam_items import ExamItem, Head, judged, not_checked, said, values_of
from gazette.desk.verifying import Verification
from gazette.model import Finding

_CHAIN = frozenset(
    {
        "desk.verify.chain",
        "desk.verify.chain_broken",
        "desk.verify.issue_unreadable",
        "desk.verify.issue_differs",
        "desk.verify.entry_differs",
        "desk.verify.file_differs",
    }
)
_LOG = frozenset({"desk.verify.log", "desk.verify.log_broken"})
_FILES = frozenset({"desk.verify.kept_file"})
_SEARCH = frozenset({"desk.verify.index", "desk.verify.read", "desk.verify.passages", "desk.verify.passages_unplaced"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseCounts:
    """How many rows, kept files and lines of the log a verification looked at."""

    rows: int
    files: int
    lines: int


def promise_items(found: Verification, counts: PromiseCounts, references: Collection[str]) -> Iterator[ExamItem]:
    """What a whole verification says, of the issues in ``references`` alone where any are named."""
    unreadable = [finding for finding in found.findings if finding.rule == "desk.verify.unreadable"]
    told = [each for each in found.findings if each not in unreadable and _is_of(each, references)]
    rest = [each for each in told if each.rule not in _CHAIN | _LOG | _FILES | _SEARCH]
    yield judged("authenticity", "desk.exam.rows", counts.rows, [*unreadable, *rest])
    parts: tuple[tuple[Head, str, int, frozenset[str]], ...] = (
        ("authenticity", "desk.exam.files", counts.files, _FILES),
        ("authenticity", "desk.exam.chain", found.links, _CHAIN),
        ("authenticity", "desk.exam.log", counts.lines, _LOG),
        ("usability", "desk.exam.search", found.entries, _SEARCH),
    )
    for head, code, count, rules in parts:
        if unreadable:
            yield not_checked(head, code, said("desk.exam.archive_unreadable"))
        else:
            yield judged(head, code, count, [each for each in told if each.rule in rules])


def _is_of(finding: Finding, references: Collection[str]) -> bool:
    issue = values_of(finding).get("issue")
    return not references or not issue or issue in references
