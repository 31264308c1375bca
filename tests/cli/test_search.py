"""``gazette search``: what is found is told with its page, also where nobody has made pages yet."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gazette.cli.searching import search_command
from gazette.desk import Desk
from gazette.desk.self_test import sample_issue
from gazette.errors import DeskError
from tests.archive.building import an_issue


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-7", "2024-07"),
        ("2002.1.5", "2002-01-05"),
        ("2019/12/8", "2019-12-08"),
        ("2019年12月", "2019-12"),
        ("2019年12月8日", "2019-12-08"),
        ("二〇一九年十二月八日", "2019-12-08"),
        ("December 8, 2019", "2019-12-08"),
    ],
)
def test_a_day_is_taken_as_people_write_it(written: str, day: str) -> None:
    context = search_command.make_context("search", ["票价", "--from", written])
    assert context.params["since"] == day


def test_a_hit_in_an_issue_without_pages_is_told_with_its_page(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        issue_id = desk.archive.add_issue(an_issue(88))
        assert desk.made_pages(issue_id) is None
    words = ["公共交通票价", "--archive", str(path)]
    done = CliRunner().invoke(search_command, [*words, "--json"], catch_exceptions=False)
    (hit,) = json.loads(done.stdout)["hits"]
    assert (hit["issue"], hit["entry"]) == ("88", 2)
    assert hit["page"] >= 1
    for language, place in (("en", f"88 #2 p. {hit['page']}"), ("zh", f"88 #2 第{hit['page']}页")):
        said = CliRunner().invoke(search_command, words, catch_exceptions=False, env={"GAZETTE_LANG": language}).stdout
        assert place in said


def test_all_hits_go_into_a_table_and_what_was_no_query_is_told(tmp_path: Path) -> None:
    path, table = tmp_path / "a.gazette", tmp_path / "hits.csv"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue(88))
    words = ["title: 关于", "--archive", str(path), "--limit", "1", "--by", "date", "--csv", str(table)]
    done = CliRunner().invoke(search_command, words, catch_exceptions=False, env={"GAZETTE_LANG": "en"})
    assert "nothing follows the colon" in done.stderr
    assert not table.read_text("utf-8-sig").splitlines()[1:]
    words[0] = "title:关于"
    done = CliRunner().invoke(search_command, words, catch_exceptions=False, env={"GAZETTE_LANG": "en"})
    assert f"Written: {table}" in done.stdout
    titles = [line.split(",")[0] for line in table.read_text("utf-8-sig").splitlines()[1:]]
    assert len(titles) == 2
    assert all("关于" in title for title in titles)


def test_a_number_is_found_in_any_writing_and_near_ones_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    words = ["云政发 2024 9", "--archive", str(path)]
    done = CliRunner().invoke(search_command, [*words, "--json"], catch_exceptions=False)
    assert [hit["number"] for hit in json.loads(done.stdout)["hits"]] == ["云政发〔2024〕9号"]
    words[0] = "云政发〔2024〕10号"
    done = CliRunner().invoke(search_command, [*words, "--json"], catch_exceptions=False)
    near = json.loads(done.stdout)
    assert (near["total"], near["hits"]) == (0, [])
    assert [hit["number"] for hit in near["near"]] == ["云政发〔2024〕9号", "云政发〔2024〕11号"]
    done = CliRunner().invoke(search_command, words, catch_exceptions=False, env={"GAZETTE_LANG": "zh"})
    assert "相近的文号有 2 件" in done.stdout
    assert "云政发〔2024〕11号" in done.stdout


def test_several_words_need_no_quotation_marks_of_the_shell(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue(88))

    def found(*words: str) -> int:
        given = [*words, "--archive", str(path), "--json"]
        total: int = json.loads(CliRunner().invoke(search_command, given, catch_exceptions=False).stdout)["total"]
        return total

    assert found("公共交通", "票价") == found("公共交通 票价") == 1
    assert found("公共交通", "没有的词") == 0


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["海洋", "-牧场", "--limit", "2"], "海洋 -牧场"),
        (["-牧场", "--limit", "2", "海洋"], "海洋 -牧场"),
        (["-title:housing", "--limit=2", "--save", "-a", "海洋"], "海洋 -title:housing"),
        (["--limit", "2", "--", "海洋", "--牧场"], "海洋 --牧场"),
    ],
)
def test_a_word_to_be_left_out_is_no_option(words: list[str], query: str) -> None:
    params = search_command.make_context("search", list(words)).params
    assert (params["query"], params["limit"]) == (query, 2)


def test_an_option_that_is_none_is_no_word() -> None:
    with pytest.raises(click.NoSuchOption):
        search_command.make_context("search", ["海洋", "--limits", "2"])


def test_both_writings_are_found_on_request(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue(88))
    words = ["關於", "--archive", str(path), "--json"]
    for more, total in (([], 0), (["--variants"], 2)):
        done = CliRunner().invoke(search_command, [*words, *more], catch_exceptions=False)
        assert json.loads(done.stdout)["total"] == total


def test_a_search_is_kept_run_listed_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue(88))

    def run(*words: str) -> str:
        command = [*words, "--archive", str(path), "--json"]
        return CliRunner().invoke(search_command, command, catch_exceptions=False).stdout

    run("關於", "--variants", "--from", "2024", "--issuer", "交通", "--by", "date", "--save", "票价")
    (saved,) = json.loads(run("--list-saved"))["saved"]
    assert (saved["name"], saved["variants"], saved["order"]) == ("票价", True, "date")
    (hit,) = json.loads(run("--saved", "票价"))["hits"]
    assert hit["title"] == "关于调整公共交通票价的通知"
    assert json.loads(run("--saved", "票价", "古树"))["total"] == 0
    run("--forget-saved", "票价")
    assert json.loads(run("--list-saved"))["saved"] == []


def test_a_search_for_nothing_is_wrong_usage_and_a_name_that_is_not_kept_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True):
        pass
    assert CliRunner().invoke(search_command, ["--archive", str(path)]).exit_code == 2
    with pytest.raises(DeskError) as told:
        CliRunner().invoke(search_command, ["--saved", "没有", "--archive", str(path)], catch_exceptions=False)
    assert told.value.code == "desk.no_search"


def test_hits_go_into_a_workbook_and_their_pages_into_a_folder(tmp_path: Path) -> None:
    path, book, out = tmp_path / "a.gazette", tmp_path / "hits.xlsx", tmp_path / "out"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue(88))
    words = ["公共交通", "--archive", str(path), "--xlsx", str(book), "--pdf-bundle", str(out)]
    done = CliRunner().invoke(search_command, words, catch_exceptions=False, env={"GAZETTE_LANG": "en"})
    assert book.read_bytes().startswith(b"PK")
    assert [file.suffix for file in out.iterdir()] == [".pdf"]
    assert "PDF files written: 1" in done.stderr
