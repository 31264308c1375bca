"""``gazette watch``: several folders, what it says of them as JSON, and folders that the archive remembers."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from gazette.archive import Archive, StoredFolder
from tests.archive.building import an_issue
from tests.desk.test_bringing_in import TEXT

PROGRAM = "from gazette.cli.main import run; run()"


def watch(*words: object, events: int = 0) -> tuple[int, list[dict[str, Any]], str]:
    """Run it until it has said so many events, then stop it: exit code, events, what it told the person."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "watch", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "GAZETTE_LANG": "zh"},
    )
    assert process.stdout is not None
    said = [json.loads(process.stdout.readline()) for _ in range(events)]
    if events:
        process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    return process.returncode, said, told


def test_several_folders_are_told_in_json_and_remembered(tmp_path: Path) -> None:
    one, two, archive = tmp_path / "一", tmp_path / "二", tmp_path / "own.gazette"
    with Archive.open(archive, create=True) as opened:
        issue_id = opened.add_issue(an_issue())
        section = opened.issue(issue_id).sections[0]
    for folder, word in ((one, "植树"), (two, "绿化")):
        folder.mkdir()
        (folder / "通知.txt").write_text(TEXT.replace("植树", word), "utf-8")
    words = ("--issue", 88, "--section", section.name.zh, "--file", "--remember", "--json", "--archive", archive)
    code, said, _ = watch(one, two, "--every", 0.2, *words, events=2)
    assert code == 0
    assert {event["event"] for event in said} == {"taken"}
    assert {event["folder"] for event in said} == {str(one), str(two)}
    assert {event["issue"] for event in said} == {"88"}
    assert {event["entries"][0]["number_zh"] for event in said} == {"云政办字〔2024〕21号"}
    with Archive.open(archive) as opened:
        assert [(each.path, each.section_id, each.filed) for each in opened.deliveries.drop_folders()] == [
            (str(one), section.id, True),
            (str(two), section.id, True),
        ]
    (one / "通知.txt").write_text(TEXT.replace("植树", "育苗"), "utf-8")
    _, said, told = watch("--every", 0.2, "--json", "--archive", archive, events=1)
    assert (said[0]["event"], said[0]["replaced"]) == ("replaced", True)
    assert said[0]["version_of"][0]["issue"] == "88"
    assert str(two) in told


def test_what_cannot_be_watched_is_said(tmp_path: Path) -> None:
    archive = tmp_path / "own.gazette"
    with Archive.open(archive, create=True) as opened:
        opened.add_issue(an_issue())
    code, _, told = watch("--archive", archive)
    assert (code, "投递文件夹" in told) == (1, True)
    code, _, told = watch(tmp_path, "--section", "没有", "--archive", archive)
    assert (code, "--issue" in told) == (1, True)
    code, _, told = watch(tmp_path, "--section", "没有", "--issue", 88, "--archive", archive)
    assert (code, "没有栏目" in told) == (1, True)
    with Archive.open(archive) as opened:
        opened.deliveries.set_drop_folder(StoredFolder(path=str(tmp_path), paused=True))
    code, _, told = watch("--archive", archive)
    assert code == 1
