"""Words that mean nothing and an output that takes no more are told; no traceback, no silent nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.cli.commands import gazette as gazette_group
from gazette.cli.overview import COMMANDS
from gazette.cli.showing import issues_command
from gazette.desk import Desk
from tests.archive.building import an_issue


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    Desk.open(tmp_path / "own.gazette", create=True).close()
    return tmp_path / "own.gazette"


def gazette(home: Path, *words: object, out: int | None = subprocess.PIPE, language: str = "zh") -> tuple[int, str]:
    """Exit code and standard error."""
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "GAZETTE_LANG": language, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", "from gazette.cli.main import run; run()", *map(str, words)]
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False, env=environment, encoding="utf-8")
    return done.returncode, done.stderr


def test_the_state_of_an_issue_is_told_in_the_language_of_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        desk.archive.add_issue(an_issue(88))
    for language, state in (("zh", "编辑中"), ("en", "editing")):
        monkeypatch.setenv("GAZETTE_LANG", language)
        told = CliRunner().invoke(issues_command, ["--archive", str(tmp_path / "a.gazette")], catch_exceptions=False)
        assert told.stdout.split("\t")[4] == state


@pytest.mark.parametrize("words", [("--help",), ("issues", "--json", "--archive"), ("search", "x", "--archive")])
def test_a_full_output_is_told_in_one_line(tmp_path: Path, archive: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        code, told = gazette(tmp_path, *words, *([archive] if words[-1] == "--archive" else []), out=full.fileno())
    assert code == 1
    assert told.startswith("error: 标准输出")
    assert told.count("\n") == 1


def test_a_reader_that_left_is_told_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(["/bin/true"], stdin=subprocess.PIPE) as gone:
        assert gone.stdin is not None
        gone.wait()
        assert gazette(tmp_path, "--help", out=gone.stdin.fileno()) == (1, "")


@pytest.mark.parametrize("day", ["foo", "2019-13", "2019-02-30", "201", "２０１９", ""])
def test_a_day_that_is_none_is_wrong_usage(tmp_path: Path, archive: Path, day: str) -> None:
    code, told = gazette(tmp_path, "search", "x", "--from", day, "--archive", archive)
    assert code == 2
    assert "2019-12-08" in told


@pytest.mark.parametrize("day", ["2019", "2019-12", "2019-12-08"])
def test_years_months_and_days_are_taken(tmp_path: Path, archive: Path, day: str) -> None:
    assert gazette(tmp_path, "search", "x", "--from", day, "--to", day, "--archive", archive) == (0, "")


def test_an_archive_is_named_before_the_command_or_behind_it(tmp_path: Path, archive: Path) -> None:
    before = gazette(tmp_path, "--archive", archive, "issues", "--json")
    assert before == gazette(tmp_path, "issues", "--json", "--archive", archive)
    assert before[0] == 0
    assert gazette(tmp_path, "--archive", tmp_path / "none.gazette", "issues", "--archive", archive)[0] == 0
    code, told = gazette(tmp_path, "--archive", tmp_path / "none.gazette", "issues")
    assert (code, "none.gazette" in told) == (1, True)


def test_a_word_that_is_no_text_finds_nothing(tmp_path: Path, archive: Path) -> None:
    assert gazette(tmp_path, "search", "\udcff", "--issuer", "\udcff", "--archive", archive) == (0, "")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("bogus",), "没有“bogus”这个命令"),
        (("import",), "缺少 FILE..."),
        (("show",), "缺少 ISSUE"),
        (("search", "x", "--bogus"), "没有“--bogus”这个选项"),
        (("search", "x", "--limit", "abc"), "--limit 的值不对，应为：不小于 0 的整数"),
        (("search", "x", "--limit", "-1"), "--limit 的值不对，应为：不小于 0 的整数"),
        (("contents", "1", "--lang", "fr"), "--lang 的值不对，应为：zh、en 之一"),
        (("colophon", "1", "--set", "x", "y"), "--set 的值不对，应为：supervisor、publisher、"),
        (("search", "x", "--from", "foo"), "--from 的值不对"),
        (("import", "--issue"), "选项 --issue 后面要有值"),
        (("search", "x", "--json=1"), "选项 --json 不带值"),
        (("show", "a", "b", "c"), "多出了参数：b c"),
        (("export", "401"), "请至少指定一个文件"),
    ],
)
def test_wrong_usage_is_told_in_chinese(tmp_path: Path, words: tuple[str, ...], named: str) -> None:
    code, told = gazette(tmp_path, *words)
    assert code == 2
    assert told.startswith(("用法：gazette", "error: 选项"))  # click does not know the command of an option's value
    assert named in told.splitlines()[-1]
    assert told.splitlines()[-1].startswith("error: ")
    for english in ("Usage", "Try ", "Error", "Missing", "Invalid", "No such"):
        assert english not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bogus",), "There is no command “bogus”. Check the spelling; gazette --help lists all commands."),
        (("show", "1", "--entry", "0"), "The value of --entry is wrong; wanted: a whole number from 1"),
        (("year", "99999999999999999999"), "The value of [YEAR] is wrong; wanted: a whole number from 1000 to 9999"),
        (("search", "x", "--to", "soon"), "The value of --to is wrong; wanted: 2019, 2019-12 or 2019-12-08"),
        (("contents", "1", "--lang", "fr"), "The value of --lang is wrong; wanted: one of zh, en"),
        (("export", "1"), "Name at least one file to be written: --pdf, --pdfa, --ofd, --xml, --docx"),
    ],
)
def test_wrong_usage_is_told_in_english(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    code, said = gazette(tmp_path, *words, language="en")
    assert code == 2
    assert said.splitlines()[-1].startswith(f"error: {told}")


@pytest.mark.parametrize(
    "words",
    [
        ("watch", ""),
        ("import", ""),
        ("issues", "--archive", ""),
        ("--archive", "", "issues"),
        ("export", "1", "--pdf", ""),
    ],
)
def test_an_empty_word_is_no_folder_and_no_file(tmp_path: Path, words: tuple[str, ...]) -> None:
    """``gazette watch "$UNSET"`` would otherwise take in the current folder."""
    code, told = gazette(tmp_path, *words)
    assert code == 2
    assert told.splitlines()[-1].endswith("文件或文件夹的名称，不能为空")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_help_of_every_command_says_in_chinese_too_what_help_is(name: str) -> None:
    shown = CliRunner().invoke(gazette_group, [name, "--help"])
    assert shown.exit_code == 0
    assert shown.stdout.count("-h, --help") == 1
    assert "显示说明" in shown.stdout
