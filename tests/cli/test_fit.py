"""``gazette fit`` and ``gazette style``: what would change is said, kept, taken away; what cannot be is told."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gazette.cli.fitting import fit_command
from gazette.cli.main import run
from gazette.cli.styling import style_command
from gazette.desk import Desk
from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import issue_pages
from gazette.errors import DeskError
from gazette.model import Issue


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


def issue_of(archive: Path) -> Issue:
    with Desk.open(archive) as desk:
        return desk.issue("218")


def pages_of(archive: Path) -> int:
    return len(issue_pages(issue_of(archive)).pages)


def fit(archive: Path, *words: str) -> Result:
    return CliRunner().invoke(fit_command, ["218", "--archive", str(archive), *words])


def test_a_dry_run_says_what_would_change_and_changes_nothing(archive: Path) -> None:
    there, before = issue_of(archive), pages_of(archive)
    run = fit(archive, "--pages", str(before - 1), "--dry-run")
    assert run.exit_code == 0
    assert run.stdout.startswith(f"{before - 1} pages instead of {before}.")
    assert issue_of(archive) == there


def test_a_fit_is_kept_and_told_as_json(archive: Path) -> None:
    before = pages_of(archive)
    told = json.loads(fit(archive, "--pages", str(before - 1), "--json").stdout)
    assert told["reached"]
    assert told["pages"] == {"before": before, "after": before - 1}
    assert [start["entry"] for start in told["starts"]] == list(range(1, len(issue_of(archive).entries) + 1))
    assert [each["lines"] for each in told["lines"]] == [
        entry.column_lines for entry in issue_of(archive).entries if entry.column_lines
    ]
    assert pages_of(archive) == before - 1


def test_without_a_number_the_nearest_multiple_is_taken(archive: Path) -> None:
    told = json.loads(fit(archive, "--multiple", "8", "--dry-run", "--json").stdout)
    assert told["wanted"] % 8 == 0
    assert abs(told["wanted"] - pages_of(archive)) <= 4


def test_a_fit_is_taken_away(archive: Path) -> None:
    there = issue_of(archive)
    fit(archive, "--pages", str(pages_of(archive) - 1))
    assert fit(archive, "--reset").exit_code == 0
    assert issue_of(archive) == there
    fit(archive, "--pages", str(pages_of(archive) - 1))
    assert fit(archive, "--undo").exit_code == 0
    assert issue_of(archive) == there


def test_what_cannot_be_reached_is_an_error_that_names_the_nearest(archive: Path) -> None:
    there = issue_of(archive)
    run = fit(archive, "--pages", "3")
    assert isinstance(run.exception, DeskError)
    assert run.exception.code == "desk.fit_missed"
    assert run.exception.values["pages"] != 3
    assert issue_of(archive) == there


@pytest.mark.parametrize(
    ("words", "named"), [(["fit", "218", "--pages", "3"], "3 pages"), (["style", "218", "no"], "no")]
)
def test_what_cannot_be_is_one_line_and_exit_code_one(
    archive: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], named: str
) -> None:
    there = issue_of(archive)
    monkeypatch.setattr(sys, "argv", ["gazette", *words, "--archive", str(archive)])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 1
    told = capfd.readouterr().err
    assert told.startswith("error: ")
    assert told.count("\n") == 1
    assert named in told
    assert issue_of(archive) == there


@pytest.mark.parametrize("words", [("--reset", "--pages", "5"), ("--plain", "--dry-run"), ("--reset", "--plain")])
def test_a_fit_is_not_taken_away_and_asked_for_at_once(archive: Path, words: tuple[str, ...]) -> None:
    fit(archive, "--pages", str(pages_of(archive) - 1))
    there = issue_of(archive)
    done = fit(archive, *words)
    assert done.exit_code == 2
    assert issue_of(archive) == there


def test_a_style_is_chosen_and_marked_in_the_list(archive: Path) -> None:
    words = ["218", "clreq-default", "--archive", str(archive)]
    assert "* clreq-default" in CliRunner().invoke(style_command, words).stdout
    assert issue_of(archive).publication.house_style == "clreq-default"
    run = CliRunner().invoke(style_command, ["218", "nowhere", "--archive", str(archive)])
    assert isinstance(run.exception, DeskError)
    assert run.exception.code == "desk.style_unknown"


def test_a_style_of_the_office_is_listed_with_those_that_ship(archive: Path, tmp_path: Path) -> None:
    own = tmp_path / "云川.toml"
    own.write_text(
        '[style]\nname = "云川公报"\nbased_on = "clreq-default"\n[columns]\nlines_allowed = [38, 44]\n', "utf-8"
    )
    words = ["218", str(own), "--archive", str(archive), "--json"]
    listed = json.loads(CliRunner().invoke(style_command, words).stdout)
    assert [each for each in listed if each["used"]] == [{"name": "云川", "title": "云川公报", "used": True}]
    assert len(listed) == 4
    own.unlink()
    assert "云川" in CliRunner().invoke(style_command, ["218", "--archive", str(archive)]).stdout
