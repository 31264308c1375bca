"""What README and user guide print to be typed works when it is typed, one after the other, on an empty archive."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from gazette.cli.commands import gazette

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "resources/sample_issue/sample-gazette-2024-7-8.txt"
CONTEXT = click.Context(gazette)
COMMANDS = {name: gazette.get_command(CONTEXT, name) for name in gazette.list_commands(CONTEXT)}


def printed(page: str) -> list[str]:
    """The commands in code blocks and tables of a page; FILE and FOLDER of the guides stand for real ones."""
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = re.findall(r"^(?:mkdir -p drop && )?(gazette .+?) +#", text, re.MULTILINE)
    lines += re.findall(r"^\| `(gazette [^`]+)`", text, re.MULTILINE)
    return [re.sub("import (FILE|文件)", f"import {SAMPLE}", line) for line in lines]


@pytest.mark.parametrize("page", ["README.md", "resources/user_guide/zh.md"])
def test_the_printed_commands_work(page: str, tmp_path: Path) -> None:
    """The drop folder is watched until it is stopped, so of that command only the name is tried.

    What README prints word for word as the guide does is tried once, but for the import that the others need.
    """
    (tmp_path / "resources").symlink_to(ROOT / "resources")
    guide = printed("resources/user_guide/zh.md")
    wanted = guide if page != "README.md" else [each for each in printed(page) if each not in guide[1:]]
    commands = [re.sub("watch .+", "watch --help", command) for command in wanted]
    assert len(commands) >= 8
    run = subprocess.run(
        ["/bin/sh", "-eux"],
        input="\n".join(commands),
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert list(tmp_path.glob("*.pdf"))
    assert list(tmp_path.glob("*.xml"))


def test_both_guides_name_every_command_and_print_the_same_ones() -> None:
    in_english, in_chinese = printed("resources/user_guide/en.md"), printed("resources/user_guide/zh.md")
    assert {command.split()[1] for command in in_english} == set(COMMANDS)
    stands_for = {"档号": "TEXT", "说明": "TEXT", "张三": "NAME", "姓名": "NAME", "文件夹": "FOLDER"}
    words = re.compile("|".join(stands_for))
    assert [words.sub(lambda word: stands_for[word[0]], command) for command in in_chinese] == in_english


def test_the_readme_says_which_commands_answer_in_json() -> None:
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    said = re.search(r"`--help`; ([^.]+) take `--json`", text)
    assert said
    answer = {
        name
        for name, command in COMMANDS.items()
        if command and any("--json" in option.opts for option in command.params)
    }
    assert set(re.findall(r"`([^`]+)`", said[1])) == answer


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_printed_scripts_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    scripts = set(re.findall(r"installers[/\\][\w/\\.]*\w", text)) | set(
        re.findall(r"(?:resources|archive_schema)/[\w/]+\.py", text)
    )
    assert len(scripts) >= 3
    assert [script for script in scripts if not (ROOT / script.replace("\\", "/")).exists()] == []
