"""``gazette annual``, ``hand-over`` and ``take-back``: each tells what it did, and refuses what it cannot do."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.cli.exact_list import exact_list_command
from gazette.cli.filing import filing_command
from gazette.cli.month import annual_command, hand_over_command, take_back_command
from gazette.desk import Desk, SetEntryField
from gazette.desk.self_test import sample_issue
from gazette.errors import DeskError


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


def test_annual_contents_are_added_once(archive: Path) -> None:
    words = ["218", "--archive", str(archive)]
    with Desk.open(archive) as desk:
        count = len(desk.issue("218").entries)
    first = CliRunner().invoke(annual_command, words)
    assert first.output == f"Issue 218: 2024年度总目录, {count} entries listed.\n"
    again = json.loads(CliRunner().invoke(annual_command, [*words, "--json"]).output)
    assert sum(len(section["entries"]) for section in again["annual_contents"]["sections"]) == count
    with Desk.open(archive) as desk:
        assert len(desk.issue("218").entries) == count + 1


def test_an_entry_is_handed_over_and_taken_back_but_for_what_is_left_out(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "zhang.xml"
    words = ["218", "--entry", "1", "--to", "Zhang", "--file", str(file), "--archive", str(archive)]
    assert "revision 1" in CliRunner().invoke(hand_over_command, words).output
    unchanged = CliRunner().invoke(take_back_command, [str(file), "--show", "--archive", str(archive)])
    assert "changes nothing" in unchanged.output
    theirs = tmp_path / "theirs.gazette"
    with Desk.open(theirs, create=True) as desk:
        (entry,) = desk.bring_in(file).entries
        desk.do(SetEntryField(entry.id, "title_en", "Another Title"))
        desk.do(SetEntryField(entry.id, "addressee", "各镇人民政府："))
    back = ["inbox", "--entry", "1", "--back", "--file", str(file), "--archive", str(theirs)]
    assert "to go back to" in CliRunner().invoke(hand_over_command, back).output
    with Desk.open(archive) as desk:
        before = desk.issue("218").entries[0]
        desk.do(SetEntryField(before.id, "addressee", "各县人民政府："))
    at = [str(file), "--archive", str(archive)]
    said = json.loads(CliRunner().invoke(take_back_command, [*at, "--show", "--json"]).output)
    conflicts = [each["number"] for each in said["differences"] if each["conflict"]]
    assert len(conflicts) == 1
    refused = CliRunner().invoke(take_back_command, at)
    assert isinstance(refused.exception, DeskError)
    assert refused.exception.code == "desk.back_conflicts"
    page = tmp_path / "red.html"
    taken = CliRunner().invoke(take_back_command, [*at, "--without", str(conflicts[0]), "--redline", str(page)])
    assert taken.output.endswith(f"{len(said['differences']) - 1} changes accepted, 1 left out.\n")
    assert "<ins" in page.read_text("utf-8")
    with Desk.open(archive) as desk:
        after = desk.issue("218").entries[0]
    assert (after.title_en, after.addressee) == ("Another Title", "各县人民政府：")


def test_issue_and_entry_are_filed_and_listed(archive: Path, tmp_path: Path) -> None:
    at, file = ["218", "--archive", str(archive)], tmp_path / "list.xlsx"
    CliRunner().invoke(filing_command, [*at, "--fonds", "X043", "--retention", "永久"])
    made = CliRunner().invoke(filing_command, [*at, "--entry", "2", "--code", "X043-7", "--xlsx", str(file), "--json"])
    said = json.loads(made.stdout)
    assert said["filing"] == {"fonds": "X043", "retention": "永久"}
    assert [said["rows"][1][name] for name in ("fonds", "code", "retention")] == ["X043", "X043-7", "永久"]
    assert file.read_bytes()[:2] == b"PK"
    assert CliRunner().invoke(filing_command, at).output.startswith("序号\t责任者")
    refused = CliRunner().invoke(filing_command, [*at, "--entry", "99", "--code", "x"])
    assert isinstance(refused.exception, DeskError)


def test_the_exact_list_comes_from_a_table_and_goes_into_one(archive: Path, tmp_path: Path) -> None:
    table, out = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_text("提法,高质量发展,,2017-10-18\n", "utf-8")
    words = ["--archive", str(archive), "--import", str(table), "--export", str(out), "--json"]
    said = json.loads(CliRunner().invoke(exact_list_command, words).stdout)
    assert [(form["kind"], form["form"], form["since"]) for form in said["forms"]] == [
        ("phrase", "高质量发展", "2017-10-18")
    ]
    assert "高质量发展" in out.read_text("utf-8-sig")
    assert CliRunner().invoke(exact_list_command, words[:2]).output.startswith("高质量发展\t2017-10-18–")
