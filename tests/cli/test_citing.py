"""``gazette cited-by``: what cites a document and what it does to it, in words and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from gazette.cli.citing import cited_by_command
from gazette.desk import Desk
from gazette.errors import DeskError
from gazette.model import Bilingual, Paragraph, Section
from tests.archive.building import an_entry, an_issue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.gazette"
    old = an_entry("云川市绿地管理办法", number_zh="云政发〔2020〕7号", date="2020-01-01", validity="失效")
    text = "依据《绿地条例》。《云川市绿地管理办法》（云政发[2020]7号）同时废止。"
    new = an_entry("云川市公园管理办法", Paragraph(text=text), number_zh="云政发〔2024〕9号")
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue(70, sections=(Section(name=Bilingual("文件"), entries=(old,)),)))
        desk.archive.add_issue(an_issue(88, sections=(Section(name=Bilingual("文件"), entries=(old, new)[1:]),)))
    return path


def test_what_repeals_a_document_is_told_with_its_place(path: Path) -> None:
    words = ["70", "--entry", "1", "--archive", str(path)]
    told = json.loads(CliRunner().invoke(cited_by_command, [*words, "--json"], catch_exceptions=False).stdout)
    assert (told["title"], told["page"], told["validity"], told["cites"]) == ("云川市绿地管理办法", 1, "失效", [])
    (citing,) = told["cited_by"]
    assert told["repealed_by"] == [citing]
    assert citing == {
        "relation": "repeals", "issue": "88", "entry": 1, "title": "云川市公园管理办法", "number": "云政发〔2024〕9号",
        "date": "2024-03-08", "page": 1, "others": [],
    }  # fmt: skip
    for language, line in (
        ("zh", "已被废止，见 云川市公园管理办法（云政发〔2024〕9号）"),
        ("en", "Repealed by 云川市公园管理办法（云政发〔2024〕9号）"),
    ):
        said = (
            CliRunner().invoke(cited_by_command, words, catch_exceptions=False, env={"GAZETTE_LANG": language}).stdout
        )
        assert line in said
        assert said.splitlines()[0].endswith(f"70 #1 {'第1页' if language == 'zh' else 'p. 1'}"), (
            "where it stands itself"
        )


def test_a_document_is_named_by_number_or_title_and_need_not_be_here(path: Path) -> None:
    def told(*words: str) -> Any:
        asked = [*words, "--archive", str(path), "--json"]
        return json.loads(CliRunner().invoke(cited_by_command, asked, catch_exceptions=False).stdout)

    by_place = told("70", "--entry", "1")
    for name in ("云政发〔2020〕7号", "云政发[2020] 7 号", "《云川市绿地管理办法》"):
        assert told(name) == {"name": name, "documents": [by_place], "cited_by": []}
    for name in (
        "（云政发〔2020〕7号）",
        "云川市绿地管理办法（云政发〔2020〕7号）",
        "《绿地管理办法》（云政发(2020)7号）",
    ):
        assert told(name)["documents"] == [by_place], "as it is told, and as texts cite it"
    elsewhere = told("绿地条例")
    assert told("《绿地条例》（云常发〔2019〕3号）")["cited_by"] == elsewhere["cited_by"]
    assert elsewhere["documents"] == []
    assert [(one["relation"], one["issue"], one["entry"], one["page"]) for one in elsewhere["cited_by"]] == [
        ("cites", "88", 1, 1)
    ]
    words = ["绿地条例", "--archive", str(path)]
    said = CliRunner().invoke(cited_by_command, words, catch_exceptions=False, env={"GAZETTE_LANG": "zh"}).stdout
    assert said.splitlines()[0] == "绿地条例  档案里没有这个文件"
    assert "引用\t云川市公园管理办法（云政发〔2024〕9号）  88 #1 第1页" in said
    refused = CliRunner().invoke(cited_by_command, ["88", "--archive", str(path)])
    assert isinstance(refused.exception, DeskError)
    assert refused.exception.code == "cli.nothing_called"


def test_what_it_cites_is_linked_or_listed(path: Path) -> None:
    words = ["88", "--entry", "1", "--archive", str(path)]
    told = json.loads(CliRunner().invoke(cited_by_command, [*words, "--json"], catch_exceptions=False).stdout)
    assert [(one["title"], one["relation"], len(one["documents"])) for one in told["cites"]] == [
        ("绿地条例", "cites", 0),
        ("云川市绿地管理办法", "repeals", 1),
    ]
    said = CliRunner().invoke(cited_by_command, words, catch_exceptions=False, env={"GAZETTE_LANG": "en"}).stdout
    assert "not in the archive" in said
    assert "→ 云川市绿地管理办法（云政发〔2020〕7号）  70 #1 p. 1" in said
    refused = CliRunner().invoke(cited_by_command, ["88", "--entry", "2", "--archive", str(path)])
    assert isinstance(refused.exception, DeskError)
