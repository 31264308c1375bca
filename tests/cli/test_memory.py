"""What was ignored is told apart by ``gazette check``, and ``gazette memory`` lists, ends and writes the decisions."""

import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from gazette.cli.memory import memory_command
from gazette.cli.showing import check_command
from gazette.desk import Desk
from gazette.desk.checking import check_issue
from gazette.desk.decision_commands import IgnoreFinding
from gazette.desk.decisions import fingerprint
from gazette.desk.self_test import sample_issue
from gazette.errors import ExportError
from gazette.model import Decision


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with the sample issue, one of whose findings was ignored."""
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True, person="校对员甲") as desk:
        issue_id = desk.bring_in(sample_issue()).issue_id
        assert issue_id is not None
        issue = desk.archive.issue(issue_id)
        doubt = next(one for one in check_issue(desk, issue_id) if one.level == "doubt")
        place = fingerprint(doubt, issue.entries, issue.reference)
        decision = Decision(place=place, scope="place", reason="asked", level="doubt", values=doubt.values)
        desk.do(IgnoreFinding(decision, issue_id))
    return path


def run(command: click.Command, archive: Path, *words: object) -> Result:
    return CliRunner().invoke(command, [*map(str, words), "--archive", str(archive)], catch_exceptions=False)


def checked(archive: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(check_command, archive, "218", "--json").stdout)
    return found


def test_what_is_ignored_stands_apart(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_LANG", "zh")
    (ignored,) = checked(archive)["ignored"]
    assert ignored["level"] == "doubt"
    assert (ignored["decision"]["reason"], ignored["decision"]["who"]) == ("asked", "校对员甲")
    assert ignored["text"] not in [one["text"] for one in checked(archive)["findings"]]
    plain, told = run(check_command, archive, "218"), run(check_command, archive, "218", "--ignored")
    assert plain.stderr == "另有 1 处已忽略（--ignored 列出）。\n"
    assert told.stderr == ""
    assert told.stdout.startswith(plain.stdout)
    assert told.stdout.endswith("\t已问来文单位\n")


def test_decisions_are_listed_written_as_a_table_and_ended(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    listed = run(memory_command, archive).stdout.split("\t")
    assert listed[:2] == ["1", "this place"]
    assert listed[3:5] == ["the sender was asked", "校对员甲"]
    table = tmp_path / "memory.csv"
    run(memory_command, archive, "--csv", table)
    head, row, *rest = table.read_text("utf-8-sig").splitlines()
    assert head.startswith("String,Finding,Reach")
    assert "the sender was asked,校对员甲" in row
    assert rest == []
    assert run(memory_command, archive, "--end", "1").stdout == ""
    (ended,) = json.loads(run(memory_command, archive, "--all", "--json").stdout)
    assert ended["ended"]
    assert checked(archive)["ignored"] == []
    assert "ended" in run(memory_command, archive, "--all").stdout


def test_an_empty_memory_says_so(tmp_path: Path) -> None:
    path = tmp_path / "new.gazette"
    with Desk.open(path, create=True):
        pass
    done = run(memory_command, path)
    assert (done.stdout, bool(done.stderr.strip())) == ("", True)
    assert json.loads(run(memory_command, path, "--json").output) == []


def test_where_there_is_nothing_to_look_at_check_says_so(tmp_path: Path) -> None:
    path = tmp_path / "new.gazette"
    with Desk.open(path, create=True):
        pass
    done = run(check_command, path, "inbox")
    assert (done.stdout, bool(done.stderr.strip())) == ("", True)


def test_the_table_takes_the_place_of_no_file_of_another_kind(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"a letter")
    with pytest.raises(ExportError) as refused:
        run(memory_command, archive, "--csv", letter)
    assert refused.value.code == "export.another_kind"
    assert letter.read_bytes() == b"a letter"
