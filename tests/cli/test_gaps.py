"""``gazette gaps``: what is missing, in words and as a grid."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.archive import Archive
from gazette.cli.gaps import gaps_command
from tests.desk.test_gaps import print_issue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.gazette"
    with Archive.open(path, create=True) as archive:
        print_issue(archive, 80, 2024, (1,), "云政办字〔2024〕3号", "云政办字〔2024〕7号")
        print_issue(archive, 82, 2024, (2,), "云政办字〔2024〕7号", "云政发〔2024〕2号")
    return path


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "zh",
            [
                "总第80–82期：缺 81",
                "2024年第1–2期：齐全",
                "云政办字〔2024〕\t3–7号，有 2 个\t缺 4–6\t重号 7",
                "云政发〔2024〕\t2号，有 1 个",
            ],
        ),
        (
            "en",
            [
                "Serial no. 80–82: missing 81",
                "2024, no. 1–2: all there",
                "云政办字〔2024〕\tno. 3–7, 2 there\tmissing 4–6\ttwice 7",
                "云政发〔2024〕\tno. 2, 1 there",
            ],
        ),
    ],
)
def test_what_is_missing_is_told(path: Path, language: str, lines: list[str]) -> None:
    words = ["--archive", str(path)]
    done = CliRunner().invoke(gaps_command, words, catch_exceptions=False, env={"GAZETTE_LANG": language})
    assert sorted(done.stdout.splitlines()) == sorted(lines)


def test_json_is_a_grid_of_code_and_year(path: Path) -> None:
    told = json.loads(
        CliRunner().invoke(gaps_command, ["--archive", str(path), "--json"], catch_exceptions=False).stdout
    )
    assert told["issues"][0] == {"year": None, "first": 80, "last": 82, "missing": [[81, 81]]}
    series = next(one for one in told["documents"] if one["code"] == "云政办字")
    assert (series["year"], series["missing"], series["twice"], series["count"]) == (2024, [[4, 6]], [7], 2)
    assert [(one["number"], one["issue"], one["entry"]) for one in series["numbers"]] == [
        (3, "80", 1),
        (7, "80", 2),
        (7, "82", 1),
    ]
