"""The sample issue: the slip that it holds is found, two kinds of documents under one name, and nothing else."""

from gazette.desk.self_test import sample_issue
from gazette.ingest import read_file
from gazette.proofreading import NOTHING_KNOWN, proofread


def test_the_sample_issue() -> None:
    issue = read_file(sample_issue()).issue
    assert issue is not None
    found = [one for one in proofread(issue, NOTHING_KNOWN) if one.level != "hint"]
    assert [(one.level, one.rule, one.entry, one.text) for one in found] == [
        ("doubt", "proofreading.english_kind", 3, "Circular"),
        ("error", "proofreading.title_differs", 9, "工作方案"),
    ]
