"""Fitting an issue of the archive: shown first, kept as one act, taken back, told of, carried in XML."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.desk import Desk, ReplaceBlocks, SetIssueField
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_issue
from gazette.desk.fitting import (
    fit_away,
    fit_issue,
    keep_fit,
    next_multiple,
    propose_fit,
    set_plainly,
    wanted_pages,
)
from gazette.desk.house_styles import ChooseStyle, chosen_style
from gazette.desk.preflighting import preflight_issue
from gazette.desk.self_test import sample_issue
from gazette.desk.setting import typeset_issue
from gazette.desk.typesetters import issue_pages
from gazette.errors import DeskError
from gazette.model import Fit, Issue, Paragraph
from gazette.typeset import unfitted


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    """The sample issue as the archive has it."""
    with Desk.open(tmp_path_factory.mktemp("sample") / "a.gazette", create=True) as desk:
        issue_id = desk.bring_in(sample_issue()).issue_id
        assert issue_id is not None
        return desk.archive.issue(issue_id)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk over an archive with the sample issue."""
    desk = Desk.open(tmp_path / "a.gazette", create=True)
    desk.bring_in(sample_issue())
    return desk


def only_id(desk: Desk) -> int:
    (row,) = desk.issues()
    return row.id


def pages_of(desk: Desk) -> int:
    return len(issue_pages(desk.archive.issue(only_id(desk))).pages)


def test_a_fit_is_kept_as_one_act_and_taken_back(desk: Desk) -> None:
    issue_id, before = only_id(desk), pages_of(desk)
    there = desk.archive.issue(issue_id)
    fitting = fit_issue(desk, issue_id, before - 1)
    assert fitting.reached
    assert pages_of(desk) == before - 1
    assert desk.archive.issue(issue_id).fit == Fit(before - 1, fitting.after.fit.steps if fitting.after.fit else ())
    desk.undo()
    assert desk.archive.issue(issue_id) == there
    desk.redo()
    assert pages_of(desk) == before - 1
    desk.do(fit_away(desk.archive.issue(issue_id)))
    assert pages_of(desk) == before


def test_what_is_shown_is_what_comes(sample: Issue) -> None:
    before = len(issue_pages(sample).pages)
    fitting = propose_fit(sample, before - 1)
    assert [after for _, after in fitting.starts] == [first for first, _ in issue_pages(fitting.after).spans]
    assert fitting.told[0] == ("desk.fit_pages", {"before": before, "pages": before - 1})
    assert len(fitting.changes) <= 2


def test_an_issue_that_has_the_pages_is_left_as_it_is(sample: Issue) -> None:
    count = len(issue_pages(sample).pages)
    fitting = propose_fit(sample, count)
    assert fitting.reached
    assert replace(fitting.after, fit=sample.fit) == sample


def test_out_of_reach_changes_nothing_and_says_the_nearest(desk: Desk) -> None:
    there = desk.archive.issue(only_id(desk))
    fitting = fit_issue(desk, only_id(desk), 3)
    assert not fitting.reached
    assert len(fitting.pages_after.pages) > 3
    assert desk.archive.issue(only_id(desk)) == there


def test_a_closed_issue_is_not_fitted(desk: Desk) -> None:
    desk.archive.set_issue(replace(desk.archive.issue(only_id(desk)), state="at_press"))
    with pytest.raises(DeskError) as caught:
        fit_issue(desk, only_id(desk), 4)
    assert caught.value.code == "desk.at_press"


def test_xml_carries_the_fit(desk: Desk, tmp_path: Path) -> None:
    fit_issue(desk, only_id(desk), pages_of(desk) - 1)
    export_issue(desk, only_id(desk), ExportFiles(xml=tmp_path / "o.xml"))
    with Desk.open(tmp_path / "b.gazette", create=True) as other:
        other.bring_in(tmp_path / "o.xml")
        assert other.archive.issue(only_id(other)) == desk.archive.issue(only_id(desk))


def test_another_style_takes_the_fit_along_when_it_is_taken_back(desk: Desk) -> None:
    fit_issue(desk, only_id(desk), pages_of(desk) - 1)
    fitted = desk.archive.issue(only_id(desk))
    desk.do(ChooseStyle(only_id(desk), chosen_style("clreq-default")))
    chosen = desk.archive.issue(only_id(desk))
    assert (chosen.publication.house_style, chosen.fit) == ("clreq-default", None)
    desk.undo()
    assert desk.archive.issue(only_id(desk)) == fitted


@pytest.mark.parametrize(
    ("pages", "multiple", "wanted"), [(32, 4, 32), (33, 4, 32), (34, 4, 36), (35, 4, 36), (1, 4, 4)]
)
def test_the_nearest_multiple(pages: int, multiple: int, wanted: int) -> None:
    assert next_multiple(pages, multiple) == wanted


def test_no_issue_has_no_page(sample: Issue) -> None:
    with pytest.raises(DeskError):
        wanted_pages(sample, 0, 4)


@pytest.fixture
def printed_starts(sample: Issue) -> tuple[int, ...]:
    """Where the entries of a tighter print of the sample issue begin."""
    both = propose_fit(sample, len(issue_pages(sample).pages) - 1).starts
    assert any(before != after for before, after in both)
    return tuple(after for _, after in both)


@pytest.fixture
def printed(sample: Issue, printed_starts: tuple[int, ...], tmp_path: Path) -> Iterator[Desk]:
    """A desk that the text of that print was brought into."""
    now = {before: after for (before, _), after in zip(issue_pages(sample).spans, printed_starts, strict=True)}
    # Lines end in a number between brackets only in the two contents lists.
    text = re.sub(
        r"\((\d+)\)$", lambda page: f"({now[int(page[1])]})", sample_issue().read_text("utf-8"), flags=re.MULTILINE
    )
    (tmp_path / "printed.txt").write_text(text, "utf-8")
    with Desk.open(tmp_path / "b.gazette", create=True) as desk:
        desk.bring_in(tmp_path / "printed.txt")
        yield desk


def starts_of(desk: Desk) -> tuple[int, ...]:
    return tuple(first for first, _ in issue_pages(desk.archive.issue(only_id(desk))).spans)


def test_an_issue_that_was_printed_tighter_comes_in_on_its_printed_pages(
    printed: Desk, printed_starts: tuple[int, ...]
) -> None:
    issue = printed.archive.issue(only_id(printed))
    assert starts_of(printed) == printed_starts
    assert tuple(entry.printed_page for entry in issue.entries) == printed_starts
    assert any(entry.column_lines for entry in issue.entries)


def test_a_printed_issue_is_on_its_printed_pages_again_after_another_style(
    printed: Desk, printed_starts: tuple[int, ...]
) -> None:
    there = printed.archive.issue(only_id(printed))
    printed.do(ChooseStyle(there.id, chosen_style("gbt-9704-2012")))
    assert starts_of(printed) != printed_starts
    printed.do(ChooseStyle(there.id, chosen_style("qingdao-2019")))
    assert starts_of(printed) == printed_starts
    printed.undo()
    printed.undo()
    assert printed.archive.issue(there.id) == there


def test_a_fit_taken_away_from_a_printed_issue_leaves_it_on_its_printed_pages(
    printed: Desk, printed_starts: tuple[int, ...]
) -> None:
    there = printed.archive.issue(only_id(printed))
    assert fit_issue(printed, there.id, pages_of(printed) + 1).reached
    assert starts_of(printed) != printed_starts
    printed.do(fit_away(printed.archive.issue(there.id)))
    assert printed.archive.issue(there.id) == there
    printed.do(set_plainly(there))
    assert printed.archive.issue(there.id) == unfitted(there)
    assert starts_of(printed) != printed_starts


def test_other_changes_keep_the_fit(desk: Desk) -> None:
    fit_issue(desk, only_id(desk), pages_of(desk) - 1)
    fit = desk.archive.issue(only_id(desk)).fit
    desk.do(SetIssueField(only_id(desk), "serial", 999))
    assert desk.archive.issue(only_id(desk)).fit == fit


def test_keeping_a_fit_that_is_kept_is_no_act(desk: Desk) -> None:
    issue_id = only_id(desk)
    fit_issue(desk, issue_id, pages_of(desk) - 1)
    assert desk.do(keep_fit(desk.archive.issue(issue_id))).inverse is None
    desk.undo()
    assert desk.can_undo() is None


@pytest.mark.parametrize("more", [-1, 1])
def test_a_fitted_issue_has_no_fault_that_its_style_forbids_and_the_same_text(desk: Desk, more: int) -> None:
    there, before = desk.archive.issue(only_id(desk)), pages_of(desk)
    fitting = fit_issue(desk, only_id(desk), before + more)
    found = preflight_issue(desk, only_id(desk))
    assert not found.findings()
    assert fitting.reached
    assert unfitted(desk.archive.issue(only_id(desk))) == there


def test_a_text_that_grows_is_told_of_and_can_be_fitted_again(desk: Desk) -> None:
    before = pages_of(desk)
    fit_issue(desk, only_id(desk), before - 1)
    entry = desk.archive.issue(only_id(desk)).entries[-1]
    last = len(entry.blocks) - 1
    desk.do(ReplaceBlocks(entry.id, (last,), (entry.blocks[last], Paragraph(text="市" * 4000))))
    told = typeset_issue(desk, only_id(desk)).findings
    (missed,) = (finding for finding in told if finding.rule == "typeset.fit_missed")
    assert dict(missed.values) == {"wanted": str(before - 1), "pages": str(pages_of(desk))}
    assert fit_issue(desk, only_id(desk), pages_of(desk)).reached
    assert "typeset.fit_missed" not in {finding.rule for finding in typeset_issue(desk, only_id(desk)).findings}
