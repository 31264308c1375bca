"""``gazette ledger``: rows and questions in words, as JSON and as a table."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.cli.ledger import ledger_command
from gazette.desk import Desk
from gazette.errors import DeskError
from tests.desk.test_ledger import HEAD, tell


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        tell(desk.archive, 80, "2018-03-01", ("张艳", "engaged", HEAD), term="三年")
        tell(desk.archive, 81, "2019-05-01", ("王江", "appointed", HEAD))
        tell(desk.archive, 82, "2019-05-20", ("张艳", "removed", HEAD))
    return path


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ("聘用（三年）", "与王江在同一职务上重叠 19 天", "80 #1 第1页", "2 条记录，2 人")),
        ("en", ("engaged（三年）", "Overlaps with 王江", "80 #1 p. 1", "Records: 2, persons: 2")),
    ],
)
def test_rows_are_told_with_their_questions(path: Path, language: str, lines: tuple[str, ...]) -> None:
    done = CliRunner().invoke(
        ledger_command, ["--archive", str(path)], catch_exceptions=False, env={"GAZETTE_LANG": language}
    )
    assert all(line in done.output for line in lines)


def test_json_has_documents_and_whether_it_is_certain(path: Path) -> None:
    words = ["--archive", str(path), "--on", "2019-05-10", "--person", "张 艳", "--json"]
    (row,) = json.loads(CliRunner().invoke(ledger_command, words, catch_exceptions=False).stdout)["rows"]
    assert (row["person"], row["since"], row["until"], row["certain"]) == ("张艳", "2018-03-01", "2019-05-20", True)
    assert (row["appointed"]["issue"], row["removed"]["issue"], row["appointed"]["page"]) == ("80", "82", 1)
    assert row["successor"] == {"row": 2, "person": "王江", "since": "2019-05-01"}
    assert [(doubt["kind"], doubt["rows"], doubt["days"]) for doubt in row["doubts"]] == [("overlap", [2], "19")]


def test_a_table_is_written_and_a_year_is_no_day(path: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    words = ["--archive", str(path), "--csv", str(table), "--doubts"]
    CliRunner().invoke(ledger_command, words, catch_exceptions=False, env={"GAZETTE_LANG": "zh"})
    head, *rows = table.read_text("utf-8-sig").splitlines()
    assert head.startswith("姓名,职务,单位")
    assert [row.split(",")[0] for row in rows] == ["张艳", "王江"]
    refused = CliRunner().invoke(ledger_command, ["--archive", str(path), "--on", "2019"], env={"GAZETTE_LANG": "en"})
    assert refused.exit_code == 2
    assert "a day is wanted" in refused.output


def test_a_question_is_answered_and_opened_again(path: Path) -> None:
    def told(*words: str) -> str:
        given = ["--archive", str(path), *words]
        return CliRunner().invoke(ledger_command, given, catch_exceptions=False, env={"GAZETTE_LANG": "zh"}).output

    assert "？ 1.1" in told()
    told("--settle", "1.1", "--note", "交接期间")
    assert "✓ 1.1" in told()
    assert "交接期间" in told()
    assert "？ 1.1" not in told("--doubts")
    told("--reopen", "1.1")
    assert "？ 1.1" in told()
    with pytest.raises(DeskError):
        told("--settle", "7.7")


def test_a_question_takes_only_its_own_answers_and_only_its_rows_are_told(path: Path) -> None:
    with Desk.open(path) as desk:
        tell(desk.archive, 83, "2019-06-01", ("赵六", "appointed", "市教育局局长"))

    def told(*words: str) -> str:
        given = ["--archive", str(path), *words]
        return CliRunner().invoke(ledger_command, given, catch_exceptions=False, env={"GAZETTE_LANG": "zh"}).output

    with pytest.raises(DeskError) as refused:
        told("--settle", "1.1", "--as", "one-person")
    assert refused.value.code == "cli.not_an_answer"
    settled = told("--settle", "1.1")
    assert ["张艳" in settled, "王江" in settled, "赵六" in settled] == [True, True, False]
    assert "重新提出" in told("--reopen", "1.1")
    assert "本来就没有答复" in told("--reopen", "1.1")
