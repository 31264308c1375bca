"""Setting an issue: a house style that does not ship stops nobody."""

from dataclasses import replace

import pytest

from gazette.archive import Archive
from gazette.archive.file import ArchiveFile
from gazette.desk import AddIssue, Desk
from gazette.desk.preflighting import preflight_issue
from gazette.desk.setting import typeset_issue
from gazette.desk.typesetters import issue_pages
from gazette.errors import ArchiveError
from gazette.wording import finding_sentence
from tests.archive.building import an_issue


@pytest.mark.parametrize("name", ["../../../etc/passwd", "qingdao-1919", "", "qingdao-2019.toml"])
def test_an_archive_with_an_unknown_house_style_is_set_in_the_usual_one(desk: Desk, name: str) -> None:
    sane = an_issue()
    odd = replace(sane, publication=replace(sane.publication, house_style=name))
    (issue_id,) = desk.do(AddIssue(odd)).issues
    assert issue_id is not None
    pages = typeset_issue(desk, issue_id)
    usual = issue_pages(sane)
    assert replace(pages, findings=()) == replace(usual, findings=())
    (finding,) = (each for each in pages.findings if each not in usual.findings)
    assert (finding.rule, finding.level, finding.text) == ("desk.style_missing", "error", name)
    for language in ("zh", "en"):
        assert f"“{name}”" in finding_sentence(finding, language)
        assert "qingdao-2019" in finding_sentence(finding, language)
    assert preflight_issue(desk, issue_id)


def test_pages_of_an_archive_that_can_only_be_read_are_made_and_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (issue_id,) = desk.do(AddIssue(an_issue())).issues
    with monkeypatch.context() as patch:
        patch.setattr(Archive, "read_only", True)
        assert typeset_issue(desk, issue_id) == issue_pages(an_issue())
        assert desk.made_pages(issue_id) is None
    typeset_issue(desk, issue_id)
    assert desk.made_pages(issue_id) is not None


def test_an_archive_that_is_full_or_away_keeps_nobody_from_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (issue_id,) = desk.do(AddIssue(an_issue())).issues
    pages = issue_pages(an_issue())

    def refuse(file: ArchiveFile) -> None:
        raise ArchiveError("archive.disk_full", file=str(file.path))

    with monkeypatch.context() as patch:
        patch.setattr(ArchiveFile, "_begin", refuse)
        assert typeset_issue(desk, issue_id) == pages
    away = desk.archive.path.rename(desk.archive.path.with_name("away"))
    assert typeset_issue(desk, issue_id) == pages
    away.rename(desk.archive.path)
    typeset_issue(desk, issue_id)
    assert desk.made_pages(issue_id) is not None
