"""``gazette year``: the issues of a year and what was counted, in words and as JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.archive import Archive
from gazette.cli.year import year_command
from gazette.errors import DeskError
from tests.archive.building import an_issue
from tests.cli.test_gaps import path

__all__ = ["path"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["2024-1", "2024-2", "缺 4–6"]),
        ("en", ["2024-1", "2024-2", "missing 4–6"]),
    ],
)
def test_a_year_is_told(path: Path, language: str, lines: list[str]) -> None:
    told = CliRunner().invoke(
        year_command, ["2024", "--archive", str(path)], catch_exceptions=False, env={"GAZETTE_LANG": language}
    )
    assert [line for line in lines if line not in told.output] == []


def test_issues_without_a_year_are_listed_at_the_end_and_asked_for_by_themselves(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.add_issue(an_issue(7, year=None, numbers=(), date=None))
    words = ["--archive", str(path)]
    env = {"GAZETTE_LANG": "zh"}
    listed = CliRunner().invoke(year_command, words, catch_exceptions=False, env=env).output
    assert listed.splitlines() == ["2024", "没有年份的期：gazette year --none"]
    told = CliRunner().invoke(year_command, [*words, "--none"], catch_exceptions=False, env=env).output
    assert told.startswith("没有年份：1 期，3 个文件")
    found = json.loads(CliRunner().invoke(year_command, [*words, "--none", "--json"], catch_exceptions=False).stdout)
    assert (found["year"], [one["serial"] for one in found["issues"]], found["documents"]) == (None, [7], 3)
    assert (found["numbers"], found["gaps"]) == (None, []), "serials are counted over all years"
    assert CliRunner().invoke(year_command, ["2024", *words, "--none"]).exit_code == 2


def test_a_year_and_the_years_are_answered_as_json(path: Path) -> None:
    def asked(*words: str) -> object:
        done = CliRunner().invoke(year_command, [*words, "--archive", str(path), "--json"], catch_exceptions=False)
        return json.loads(done.stdout)

    assert asked() == {"years": [2024]}
    year = asked("2024")
    assert isinstance(year, dict)
    assert [issue["serial"] for issue in year["issues"]] == [80, 82]
    assert all(issue["pages"] for issue in year["issues"]), "pages that nobody made yet are made"
    assert year["documents"] == sum(one["count"] for one in year["sections"]) == 4
    with pytest.raises(DeskError, match=r"cli\.no_year"):
        asked("1999")
