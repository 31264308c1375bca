"""``gazette facsimile``, and what other commands say of such an issue."""

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner, Result

from gazette.cli.colophon import colophon_command
from gazette.cli.exporting import export_command
from gazette.cli.facsimiles import facsimile_command
from gazette.cli.searching import search_command
from gazette.cli.showing import check_command, contents_command, issues_command, show_command
from gazette.cli.styling import style_command
from gazette.errors import DeskError, IngestError
from tests.desk.test_facsimiles import write_table
from tests.ingest.back_issue_files import LIST, back_issue_pdf
from tests.ingest.sheets.workbooks import workbook


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "zh")
    (tmp_path / "a.pdf").write_bytes(back_issue_pdf(scanned=(1,)))
    (tmp_path / "目录.xlsx").write_bytes(workbook(LIST))
    return tmp_path


def run(folder: Path, command: Any, *words: object) -> Result:
    given = [*map(str, words), "--archive", str(folder / "own.gazette")]
    return CliRunner().invoke(command, given, catch_exceptions=False)


def kept(folder: Path, *words: object) -> Result:
    own = ("--serial", 7, "--year", 2001, "--number", 1, "--first-sheet", 3, "--contents", folder / "目录.xlsx")
    return run(folder, facsimile_command, folder / "a.pdf", *own, *words)


def test_one_issue_is_kept_and_told_of(folder: Path) -> None:
    would = kept(folder, "--dry-run")
    assert "将保存为影印期" in would.stdout
    assert not (folder / "own.gazette").exists()
    done = kept(folder)
    assert done.exit_code == 0
    assert "a.pdf：总第7期已保存为影印期，5 面，目录 2 条，1 面没有文字层（1）" in done.stdout
    assert "没有改动" in kept(folder).stdout


def test_a_locked_one_is_kept_with_its_password_and_known_again(folder: Path) -> None:
    with pikepdf.open(folder / "a.pdf", allow_overwriting_input=True) as pdf:
        pdf.save(folder / "a.pdf", encryption=pikepdf.Encryption(user="往期", owner="o"))
    with pytest.raises(IngestError) as refused:
        kept(folder)
    assert refused.value.code == "ingest.protected"
    assert "总第7期已保存为影印期，5 面" in kept(folder, "--password", "往期").stdout
    assert "没有改动" in kept(folder).stdout


def test_what_gives_no_page_a_number_or_no_entry_is_refused(folder: Path) -> None:
    with pytest.raises(DeskError) as refused:
        run(folder, facsimile_command, folder / "a.pdf", "--serial", 7, "--first-sheet", 9)
    assert refused.value.code == "desk.facsimile_unnumbered"
    (folder / "别期.xlsx").write_bytes(workbook((("总期号", "标题", "页码"), (6, "关于古树的通知", 1))))
    with pytest.raises(DeskError) as refused:
        run(folder, facsimile_command, folder / "a.pdf", "--serial", 7, "--contents", folder / "别期.xlsx")
    assert refused.value.code == "desk.facsimile_not_listed"
    assert run(folder, issues_command, "--json").stdout.strip() == "[]"


def test_its_page_is_the_printed_one_everywhere(folder: Path) -> None:
    kept(folder)
    (row,) = json.loads(run(folder, issues_command, "--json").stdout)
    assert (row["facsimile"], row["entries"], row["pages"], row["state"]) == (True, 2, 3, "published")
    assert "影印" in run(folder, issues_command).stdout
    shown = json.loads(run(folder, show_command, 7, "--json").stdout)
    entries = [entry for section in shown["sections"] for entry in section["entries"]]
    assert [(entry["page"], entry["printed_page"], entry["pages"]) for entry in entries] == [(1, 1, 2), (3, 3, 1)]
    assert [sheet["has_text"] for sheet in shown["facsimile"]["sheets"]] == [False, True, True, True, True]
    assert "关于开展堤防检查的通知 (云政办发〔2001〕2号) (3)" in run(folder, contents_command, 7).stdout
    assert "Circular on Dikes" in run(folder, contents_command, 7, "--lang", "en").stdout
    (hit,) = json.loads(run(folder, search_command, "擅自移植", "--json").stdout)["hits"]
    assert (hit["issue"], hit["entry"], hit["page"]) == ("7", 1, 2)
    assert "第 1 面" in run(folder, check_command, 7).stdout


def test_an_entry_without_a_page_is_found_and_has_none(folder: Path) -> None:
    (folder / "目录.xlsx").write_bytes(workbook((("标题", "文号"), ("关于甲的通知", "甲〔2001〕1号"))))
    kept(folder)
    (hit,) = json.loads(run(folder, search_command, "关于甲", "--json").stdout)["hits"]
    assert hit["page"] is None
    (section,) = json.loads(run(folder, show_command, 7, "--json").stdout)["sections"]
    assert (section["entries"][0]["page"], section["entries"][0]["pages"]) == (None, None)
    assert run(folder, contents_command, 7).stdout == "关于甲的通知 (甲〔2001〕1号)\n"


def test_it_is_given_out_and_never_set(folder: Path) -> None:
    kept(folder)
    assert run(folder, export_command, 7, "--pdf", folder / "o.pdf", "--originals", folder / "o").exit_code == 0
    assert (folder / "o.pdf").read_bytes() == (folder / "o" / "a.pdf").read_bytes() == (folder / "a.pdf").read_bytes()
    for command in (style_command, colophon_command):
        with pytest.raises(DeskError) as refused:
            run(folder, command, 7)
        assert refused.value.code == "desk.facsimile_not_set"


def test_a_table_tells_of_each_row_and_ends_with_1_where_one_failed(folder: Path) -> None:
    table = write_table(folder, ("a.pdf", 7, "目录.xlsx", 3), ("没有.pdf", 8, "", ""))
    done = run(folder, facsimile_command, "--table", table)
    assert done.exit_code == 1
    assert "总第7期已保存" in done.stdout
    assert "共 2 行：保存 1，更正 0，原有 0，未成 1" in done.stdout
    assert "旧刊.xlsx 第 3 行（没有.pdf）" in done.stderr
    again = json.loads(run(folder, facsimile_command, "--table", table, "--json").stdout)["issues"]
    assert [(issue["row"], issue["became"]) for issue in again] == [(2, "already"), (3, "failed")]
    assert [entry["printed_page"] for entry in again[0]["entries"]] == [1, 3]


def test_entries_of_the_table_s_lists_that_are_of_no_issue_are_told(folder: Path) -> None:
    table = write_table(folder, ("a.pdf", 8, "", 3), entry="关于古树的通知")
    assert "没有用上：关于古树的通知" in run(folder, facsimile_command, "--table", table).stderr
    told = json.loads(run(folder, facsimile_command, "--table", table, "--json").stdout)
    assert told["strays"] == [{"serial": 7, "title_zh": "关于古树的通知"}]


def test_cells_that_say_nothing_are_told_and_the_issue_is_kept(folder: Path) -> None:
    (folder / "目录.xlsx").write_bytes(workbook((("标题", "页码"), ("关于甲的通知", "封底"))))
    done = kept(folder)
    assert done.exit_code == 0
    assert "第 2 行：“页码”写的“封底”看不懂" in done.stderr


@pytest.mark.parametrize(
    "words", [(), ("--table", "t.xlsx", "--serial", "3"), ("--table", "t.xlsx", "a.pdf"), ("a.pdf", "--date", "春天")]
)
def test_what_cannot_be_meant_is_wrong_usage(folder: Path, words: tuple[str, ...]) -> None:
    assert run(folder, facsimile_command, *words).exit_code == 2
