"""``gazette show`` and ``gazette contents`` in the reader's language."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gazette.cli.citing import cited_by_command
from gazette.cli.searching import search_command
from gazette.cli.showing import contents_command, show_command
from gazette.desk import Desk, MoveEntry
from gazette.desk.self_test import sample_issue
from gazette.errors import DeskError


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("[章节] 第一章", "[正文] 第一条", "[正文 2] （一）", "[落款] 市长", "[方案标题] ")),
        ("en", ("[chapter] 第一章", "[text] 第一条", "[text 2] （一）", "[signature] 市长", "[plan title] ")),
    ],
)
def test_kinds_of_block_are_called_as_in_the_window(
    archive: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GAZETTE_LANG", language)
    shown = CliRunner().invoke(show_command, ["218", "--entry", "1", "--archive", str(archive)]).stdout
    for word in words:
        assert word in shown


@pytest.mark.parametrize(("language", "name"), [("zh", "收件箱"), ("en", "inbox")])
def test_the_inbox_is_named_as_it_is_told(
    archive: Path, monkeypatch: pytest.MonkeyPatch, language: str, name: str
) -> None:
    monkeypatch.setenv("GAZETTE_LANG", language)
    with Desk.open(archive) as desk:
        desk.do(MoveEntry(desk.issue("218").entries[0].id, None, 0))

    def told(command: click.Command, *words: str) -> str:
        return CliRunner().invoke(command, [*words, "--archive", str(archive)], catch_exceptions=False).stdout

    assert f"\n  {name} #1" in told(search_command, "标题:公共阅读促进办法")
    assert told(show_command, name, "--entry", "1") == told(show_command, "inbox", "--entry", "1") != ""
    assert told(cited_by_command, name, "--entry", "1").splitlines()[0].partition("）")[2].startswith(f"  {name} #1")
    with pytest.raises(DeskError) as refused:
        told(show_command, name, "--entry", "9")
    assert refused.value.values["issue"] == name


def test_the_inbox_has_no_contents_list_and_that_is_said(archive: Path) -> None:
    done = CliRunner().invoke(contents_command, ["inbox", "--archive", str(archive)])
    assert isinstance(done.exception, DeskError)
    assert done.exception.code == "cli.inbox_no_issue"
