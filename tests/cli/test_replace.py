"""``gazette replace``: what would change is said in one line each, and done in one step."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gazette.cli.replacing import replace_command
from gazette.desk import Desk
from gazette.errors import DeskError
from gazette.model import Bilingual, Entry, Issue, Note, Paragraph, Section, entry_texts

ENTRIES = (
    Entry(title_zh="关于印发方案的通知", blocks=(Paragraph(text="由市政府办公室牵头，ＧＤＰ增长10%，2010年。"),)),
    Entry(
        title_zh="关于会议的通知", blocks=(Paragraph(text="市政府办公室①。"), Note(text="①gdp指生产总值。", mark="①"))
    ),
    Entry(title_zh="关于公布名单的通知", state="final", blocks=(Paragraph(text="市政府办公室。"),)),
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(Issue(serial=9, sections=(Section(name=Bilingual("通知"), entries=ENTRIES),)))
    return path


def issue_of(archive: Path) -> Issue:
    with Desk.open(archive) as desk:
        return desk.issue("9")


def run(archive: Path, *words: str) -> Result:
    return CliRunner().invoke(replace_command, ["9", *words, "--archive", str(archive)])


def said(archive: Path) -> list[str]:
    return [text for entry in issue_of(archive).entries for text in entry_texts(entry)]


def test_a_dry_run_shows_every_place_and_changes_nothing(archive: Path) -> None:
    before = issue_of(archive)
    told = run(archive, "办公室", "办公厅", "--dry-run")
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "#1  由市政府[办公室 → 办公厅]牵头，ＧＤＰ增长10%，",
        "#2  市政府[办公室 → 办公厅]①。",
    ]
    assert told.stderr.splitlines() == [
        "Would replace in 2 places of 2 entries. Nothing was changed.",
        "1 more in final entries were left; add --final to replace them.",
    ]
    assert issue_of(archive) == before


def test_it_is_done_in_the_entries_that_were_named(archive: Path) -> None:
    assert run(archive, "办公室", "办公厅", "--entry", "2").stderr.startswith("Replaced in 1 place of 1 entry.")
    assert sum("办公厅" in text for text in said(archive)) == 1
    assert run(archive, "办公室", "办公厅", "--final").exit_code == 0
    assert "办公室" not in "".join(said(archive))
    assert issue_of(archive).entries[2].state == "in_proof"


def test_json_says_where(archive: Path) -> None:
    told = json.loads(run(archive, "gdp", "GDP", "--json", "--match-width").stdout)
    assert told["replaced"] == 1
    assert told["entries"] == [
        {
            "entry": 2,
            "title": "关于会议的通知",
            "hits": [
                {
                    "part": "text",
                    "block": [1],
                    "index": 0,
                    "start": 1,
                    "before": "①gdp指生产总值。",
                    "found": "gdp",
                    "new": "GDP",
                }
            ],
        }
    ]
    assert "①GDP指生产总值。" in said(archive)


def would(archive: Path, *words: str) -> list[tuple[int, str, int]]:
    """The places of a dry run: entry, what stands there, where."""
    told = json.loads(run(archive, *words, "--dry-run", "--json").stdout)
    assert told["replaced"] == 0
    return [(each["entry"], hit["found"], hit["start"]) for each in told["entries"] for hit in each["hits"]]


def test_what_counts_as_equal_can_be_narrowed(archive: Path) -> None:
    assert would(archive, "GDP", "总值") == [(1, "ＧＤＰ", 10), (2, "gdp", 1)]
    assert would(archive, "GDP", "总值", "--match-case") == [(1, "ＧＤＰ", 10)]
    assert would(archive, "GDP", "总值", "--match-width") == [(2, "gdp", 1)]
    assert would(archive, "10", "20") == [(1, "10", 15), (1, "10", 21)]
    assert would(archive, "10", "20", "--whole-word") == [(1, "10", 15)]


def test_marks_of_footnotes_are_told_and_left(archive: Path) -> None:
    told = run(archive, "①", "甲")
    assert told.stderr.splitlines() == ["There is no “①” to replace.", "2 more are marks of footnotes and were left."]
    assert issue_of(archive).entries == ENTRIES


def test_what_cannot_be_replaced_is_refused(archive: Path) -> None:
    assert run(archive, "", "甲").exit_code == 2
    missing = run(archive, "甲", "乙", "--entry", "9").exception
    assert isinstance(missing, DeskError)
    assert missing.code == "cli.no_entry"
    with Desk.open(archive) as desk:
        desk.archive.set_issue(replace(desk.issue("9"), state="published"))
    assert run(archive, "办公室", "办公厅", "--dry-run").exit_code == 0
    closed = run(archive, "办公室", "办公厅").exception
    assert isinstance(closed, DeskError)
    assert closed.code == "desk.published"
