"""All rules together: places of entries, what is kept of entries that are the same, stopping on the way."""

from dataclasses import replace

import pytest

from gazette.model import Paragraph
from gazette.proofreading import NOTHING_KNOWN, proofread, proofread_entry
from tests.proofreading.building import an_entry, an_issue


def test_findings_name_the_entry_and_stand_in_order() -> None:
    slip = an_entry(Paragraph(text="落实到位。。"), title_en="Plan", number_zh=None, number_en=None)
    issue = an_issue(an_entry(), slip, replace(slip, title_zh=""))
    found = proofread(issue, NOTHING_KNOWN)
    assert [one.entry for one in found] == sorted(one.entry or 0 for one in found)
    assert {one.entry for one in found if one.rule == "proofreading.marks_doubled"} == {2, 3}


def test_an_entry_that_is_the_same_is_not_read_again() -> None:
    entry = an_entry(Paragraph(text="落实到位。。"))
    before = proofread_entry(entry)
    assert proofread_entry(an_entry(Paragraph(text="落实到位。。"))) is before
    assert proofread_entry(replace(entry, blocks=())) == ()


def test_it_can_be_stopped_on_the_way() -> None:
    issue = an_issue(*(an_entry(number_zh=f"云政办字〔2021〕{number}号", number_en=None) for number in range(40)))
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done > 15:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        proofread(issue, NOTHING_KNOWN, stop)
    assert heard == [(0, 40), (8, 40), (16, 40)]
