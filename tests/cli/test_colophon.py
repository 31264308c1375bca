"""``gazette colophon``: filled in, shown, printed; what is left empty is told before press."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.cli.colophon import colophon_command
from gazette.cli.preflighting import preflight_command
from gazette.cli.showing import show_command
from gazette.desk import Desk
from tests.archive.building import an_issue


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("colophon") / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue(88))
    return path


@pytest.fixture
def archive(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(filled, tmp_path / "own.gazette"))


def run(archive: Path, *words: str) -> str:
    done = CliRunner().invoke(colophon_command, ["88", "--archive", str(archive), *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_fields_are_filled_in_one_after_the_other_and_kept(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any(json.loads(run(archive, "--json")).values())
    run(archive, "--set", "publisher", "云川市人民政府", "--set", "price", "免费赠阅", "--cover", "yes")
    run(archive, "--set", "price", "")
    told = json.loads(run(archive, "--json"))
    assert {name: value for name, value in told.items() if value} == {"publisher": "云川市人民政府", "cover": True}
    monkeypatch.setenv("GAZETTE_LANG", "zh")
    assert "publisher    主办\t云川市人民政府" in run(archive)
    assert run(archive, "--cover", "style").endswith("cover        封面\tstyle\t按版式\n")
    monkeypatch.setenv("GAZETTE_LANG", "en")
    assert "publisher    published by\t云川市人民政府" in run(archive)


def test_it_is_part_of_what_show_says_of_the_publication(archive: Path) -> None:
    shown = CliRunner().invoke(show_command, ["88", "--archive", str(archive), "--json"])
    assert json.loads(shown.stdout)["publication"]["colophon"] is None
    run(archive, "--set", "email", "a@example.com")
    shown = CliRunner().invoke(show_command, ["88", "--archive", str(archive), "--json"])
    assert json.loads(shown.stdout)["publication"]["colophon"]["email"] == "a@example.com"


def test_what_is_left_empty_is_told_before_press_and_is_no_fault(archive: Path) -> None:
    without = json.loads(CliRunner().invoke(preflight_command, ["88", "--archive", str(archive), "--json"]).stdout)
    assert without["unfilled"] == []
    run(archive, "--set", "publisher", "云川市人民政府", "--set", "cn_number", "CN 99-0001/D")
    told = json.loads(CliRunner().invoke(preflight_command, ["88", "--archive", str(archive), "--json"]).stdout)
    empty = [finding["message_zh"] for finding in told["unfilled"]]
    assert len(empty) == 10
    assert any("印数" in sentence for sentence in empty)
    assert not any("主办" in sentence or "准印证号" in sentence for sentence in empty)
    assert told["pages"] == without["pages"] + 1
    assert told["faults"] == 0


def test_a_field_that_there_is_not_is_wrong_usage(archive: Path) -> None:
    done = CliRunner().invoke(colophon_command, ["88", "--archive", str(archive), "--set", "motto", "x"])
    assert done.exit_code == 2
