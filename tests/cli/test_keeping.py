"""``gazette verify`` and ``log`` say whether the archive is as it was written, and what was done with it."""

import contextlib
import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from gazette.cli.backups import backup_command, repair_command, restore_command
from gazette.cli.examining import examine_command
from gazette.cli.keeping import log_command, verify_command
from gazette.desk import Desk, MoveEntry, SetEntryField
from gazette.desk.self_test import sample_issue
from gazette.errors import ArchiveError


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True, person="李编辑") as desk:
        desk.bring_in(sample_issue())
        desk.do(SetEntryField(desk.issue("218").entries[0].id, "addressee", "各区："))
    return path


def call(command: click.Command, archive: Path, *words: str) -> Result:
    return CliRunner().invoke(command, ["--archive", str(archive), *words])


def test_a_sound_archive_is_said_to_be(archive: Path) -> None:
    with Desk.open(archive) as desk:
        desk.do(MoveEntry(desk.issue("218").entries[0].id, None, 0))
    result = call(verify_command, archive)
    assert result.exit_code == 0
    assert result.output.startswith("The archive is sound: 1 issue, 10 entries, 1 in the inbox, every row")
    assert json.loads(call(verify_command, archive, "--json").output)["whole"] is True


def test_damage_is_named_and_ends_with_an_error(archive: Path) -> None:
    with contextlib.closing(sqlite3.connect(archive)) as file, file:
        file.execute("UPDATE entry SET title_en = 'Another' WHERE id = 2")
    result = call(verify_command, archive, "--quick")
    assert isinstance(result.exception, ArchiveError)
    assert result.exception.code == "desk.verify.harm"
    assert "Entry 2 of No. 218" in result.output
    (finding,) = json.loads(call(verify_command, archive, "--json").output)["findings"]
    assert (finding["entry"], finding["level"], finding["rule"]) == (2, "error", "desk.verify.entry")


def test_the_log_as_lines_as_json_and_as_a_table(archive: Path, tmp_path: Path) -> None:
    lines = call(log_command, archive).output.splitlines()
    assert ["Bring In" in lines[0], "李编辑" in lines[1]] == [True, True]
    assert len(json.loads(call(log_command, archive, "--json").output)["lines"]) == len(lines) == 2
    table = tmp_path / "log.csv"
    assert call(log_command, archive, "--csv", str(table)).exit_code == 0
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert [row["who"] for row in rows] == ["李编辑", "李编辑"]
    assert len(rows[1]["sha256"]) == 64
    assert [lines[at].endswith(row["said"]) for at, row in enumerate(rows)] == [True, True]


def test_a_damaged_line_of_the_log_is_told_and_the_others_are_listed(archive: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(archive)) as file, file:
        for (trigger,) in file.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'act_log'"
        ):
            file.execute(f"DROP TRIGGER {trigger}")
        file.execute("UPDATE act_log SET about = '{\"iss' WHERE id = 1")
    first, second = call(log_command, archive).output.splitlines()
    assert "line 1 of the log is damaged" in first
    assert "damaged" not in second
    told = json.loads(call(log_command, archive, "--json").output)["lines"]
    assert [line["id"] for line in told] == [1, 2]
    assert told[0]["about"] == {}
    assert call(log_command, archive, "--csv", str(tmp_path / "l.csv")).exit_code == 0


def test_backups_are_made_listed_and_brought_back(archive: Path, tmp_path: Path) -> None:
    made = call(backup_command, archive).output
    assert made.startswith("Backed up to ")
    assert call(backup_command, archive).output.startswith("Nothing has changed since the last backup")
    assert "1 issue, 11 entries, the last one 218, 0 in the inbox" in call(backup_command, archive, "--list").output
    (listed,) = json.loads(call(backup_command, archive, "--list", "--json").output)["backups"]
    assert (listed["issues"], listed["entries"], listed["error"]) == (1, 11, None)
    copy = tmp_path / "copy.gazette"
    assert str(copy) in call(backup_command, archive, str(copy)).output
    with Desk.open(archive) as desk:
        desk.do(SetEntryField(desk.issue("218").entries[0].id, "title_zh", "后来"))
    said = call(restore_command, archive, str(copy)).output.splitlines()
    assert [line.partition(" ")[0] for line in said] == ["The", "What"]
    with Desk.open(archive) as desk:
        assert desk.issue("218").entries[0].title_zh != "后来"
    Path(listed["file"]).write_bytes(b"not a backup" * 100)
    assert "is not a gazette archive" in call(backup_command, archive, "--list").output


def test_a_damaged_archive_is_repaired_and_what_became_of_it_is_told(archive: Path) -> None:
    call(backup_command, archive)
    with contextlib.closing(sqlite3.connect(archive)) as file, file:
        file.execute("UPDATE entry SET title_en = 'Another' WHERE id = 2")
    tried = call(repair_command, archive, "--dry-run").output
    assert "Entry 2 of No. 218" in tried
    assert "→ brought back from a backup just as it was" in tried
    assert "Nothing was changed." in tried
    (mended,) = json.loads(call(repair_command, archive, "--json").output)["mended"]
    assert (mended["entry"], mended["became"]) == (2, "desk.repair.from_backup")
    assert call(verify_command, archive).exit_code == 0


def test_the_same_of_many_rows_is_told_once(archive: Path) -> None:
    with contextlib.closing(sqlite3.connect(archive)) as file, file:
        triggers = file.execute(
            "SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'act_log' AND type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            file.execute(f"DROP TRIGGER {name}")
        count = file.execute("UPDATE act_log SET who = 'somebody'").rowcount
        for _, sql in triggers:
            file.execute(sql)
    assert count > 1
    for command, words in ((verify_command, ()), (repair_command, ("--dry-run",))):
        told = [line for line in call(command, archive, *words).output.splitlines() if "log" in line]
        assert len([line for line in told if line.endswith(f" ({count} of these)")]) == 1, told


def test_what_no_backup_has_is_told_with_what_to_do_and_a_sound_archive_is_not_called_damaged(
    archive: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    call(backup_command, archive, "--folder", str(elsewhere))
    assert "No row had to be mended" in call(repair_command, archive).output
    with contextlib.closing(sqlite3.connect(archive)) as file, file:
        file.execute("UPDATE entry SET title_en = 'Another' WHERE id = 2")
    assert "--folder" in call(repair_command, archive).output
    assert "--folder" not in call(repair_command, archive, "--folder", str(elsewhere)).output
    assert call(verify_command, archive).exit_code == 0


def test_the_report_of_the_four_properties(archive: Path, tmp_path: Path) -> None:
    text = call(examine_command, archive, "218").output
    assert "4. Security" in text
    assert "[not checked] No viruses" in text
    out = tmp_path / "report.json"
    assert call(examine_command, archive, "--out", str(out)).exit_code == 0
    plain = json.loads(call(examine_command, archive, "--json").output)
    assert [item["item"] for item in plain["items"]] == [item["item"] for item in json.loads(out.read_bytes())["items"]]
    assert {item["result"] for item in plain["items"]} == {"passed", "failed", "not_checked"}
    assert call(examine_command, archive, "--out", str(tmp_path / "report.doc")).exception.code == "cli.examine_form"
