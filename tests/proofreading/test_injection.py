"""How many slips of each kind are found that are put into the sample issue, with a fixed seed; `-rP` tells."""

import random

import pytest

from gazette.desk.self_test import sample_issue
from gazette.ingest import read_file
from gazette.model import Issue
from gazette.proofreading import NOTHING_KNOWN, proofread
from tests.proofreading.injection import INJECTIONS, Injected, Injection

_ROUNDS = 3


@pytest.fixture(scope="module")
def issue() -> Issue:
    """The sample issue."""
    read = read_file(sample_issue()).issue
    assert read is not None
    return read


def is_found(slip: Injected) -> bool:
    return any(
        one.rule.split(".")[1] in slip.rules and one.entry in (slip.entry, slip.entry + 1)
        for one in proofread(slip.issue, NOTHING_KNOWN)
    )


@pytest.mark.parametrize("injection", INJECTIONS, ids=lambda injection: injection.__name__)
def test_slips_that_are_put_in_are_found(issue: Issue, injection: Injection) -> None:
    chance = random.Random(20191130)
    slips = [slip for _ in range(_ROUNDS) for slip in injection(issue, chance)]
    found = sum(map(is_found, slips))
    print(f"{injection.__name__}: {found} of {len(slips)}")
    assert slips, "the sample issue has no place for this slip"
    assert found >= 0.95 * len(slips)
