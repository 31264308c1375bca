"""Whole issues: the slips that they hold are found, two kinds of documents under one name, and nothing else."""

from pathlib import Path

import pytest

from gazette.desk.self_test import sample_issue
from gazette.ingest import read_file
from gazette.proofreading import NOTHING_KNOWN, proofread

REAL = Path(__file__).parents[2].parent / "shared/real/qingdao-gazette-2019-21-22.txt"


def test_the_sample_issue() -> None:
    issue = read_file(sample_issue()).issue
    assert issue is not None
    found = [one for one in proofread(issue, NOTHING_KNOWN) if one.level != "hint"]
    assert [(one.level, one.rule, one.entry, one.text) for one in found] == [
        ("doubt", "proofreading.english_kind", 3, "Circular"),
        ("error", "proofreading.title_differs", 9, "工作方案"),
    ]


@pytest.mark.skipif(not REAL.exists(), reason="the printed issue is not beside the project")
def test_the_printed_issue() -> None:
    """Its five slips, and not one of what stands right: sums of half tables, counts, numbering that runs on, names."""
    issue = read_file(REAL).issue
    assert issue is not None
    found = [one for one in proofread(issue, NOTHING_KNOWN) if one.level != "hint"]
    assert [(one.level, one.rule, one.entry, one.text) for one in found] == [
        ("doubt", "proofreading.english_kind", 2, "Circular"),
        ("error", "proofreading.member_twice", 5, "利用现状"),
        ("error", "proofreading.english_lower", 8, "their"),
        ("error", "proofreading.heading_without_text", 8, "五、活动要求"),
        ("error", "proofreading.column_sum_gaps", 8, "220"),
        ("error", "proofreading.title_differs", 9, "工作方案"),
    ]
