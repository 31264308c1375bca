"""A house style of the office: checked, kept with the issue, carried in XML, and told of where it is no use."""

from dataclasses import replace
from pathlib import Path

import pytest

from gazette.desk import AddIssue, Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.house_styles import ChooseStyle, ChosenStyle, chosen_style, in_style, style_title, styles_for
from gazette.desk.preflighting import preflight_issue
from gazette.desk.typesetters import issue_pages
from gazette.errors import DeskError, GazetteError, TypesetError
from gazette.model import Issue, Publication
from gazette.wording import error_sentence, finding_sentence
from tests.archive.building import an_issue

OWN = '[style]\nname = "云川公报"\nbased_on = "clreq-default"\n[page]\ntrim = ["190mm", "270mm"]\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A style file of an office."""
    file = tmp_path / "云川 公报.toml"
    file.write_text(OWN, "utf-8")
    return file


@pytest.fixture
def issue_id(desk: Desk) -> int:
    """The only issue of the desk."""
    (added,) = desk.do(AddIssue(an_issue())).issues
    assert added is not None
    return added


def width_of(issue: Issue) -> float:
    return round(issue_pages(issue).pages[0].width / 72 * 25.4)


def test_a_style_of_the_office_is_kept_with_the_issue_and_needs_its_file_no_more(
    desk: Desk, issue_id: int, own: Path
) -> None:
    there = desk.archive.issue(issue_id)
    desk.do(ChooseStyle(issue_id, chosen_style(str(own))))
    own.unlink()
    kept = desk.archive.issue(issue_id)
    assert width_of(kept) == 190
    assert style_title(styles_for(kept.publication)[-1], "zh") == "云川公报"
    assert preflight_issue(desk, issue_id)
    desk.undo()
    assert desk.archive.issue(issue_id) == there


def test_xml_carries_a_style_of_the_office(desk: Desk, issue_id: int, own: Path, tmp_path: Path) -> None:
    desk.do(ChooseStyle(issue_id, chosen_style(str(own))))
    export_issue(desk, issue_id, ExportFiles(xml=tmp_path / "o.xml"))
    with Desk.open(tmp_path / "b.gazette", create=True) as other:
        brought = other.bring_in(tmp_path / "o.xml").issue_id
        assert brought is not None
        assert other.archive.issue(brought) == desk.archive.issue(issue_id)
        assert width_of(other.archive.issue(brought)) == 190


def test_one_export_is_set_in_a_style_of_the_office(desk: Desk, issue_id: int, own: Path, tmp_path: Path) -> None:
    there = desk.archive.issue(issue_id)
    export_issue(desk, issue_id, ExportFiles(xml=tmp_path / "o.xml"), ExportManner(style=str(own)))
    assert "云川公报" in (tmp_path / "o.xml").read_text("utf-8")
    assert desk.archive.issue(issue_id) == there


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("nowhere", None, "desk.style_unknown", "qingdao-2019"),
        ("nowhere.toml", None, "desk.style_unreadable", "nowhere.toml"),
        ("qingdao-2019.toml", OWN, "desk.style_name_taken", "qingdao-2019"),
        ("own.toml", OWN + "height = 3\n", "typeset.style_key_unknown", "own.toml"),
        (
            "own.toml",
            OWN + '[faces]\nsong = { han = ["No Such Font"], latin = "x" }\n',
            "typeset.font_unknown",
            "No Such",
        ),
        ("own.toml", OWN.replace("clreq-default", "own"), "typeset.style_circle", "own.toml"),
        ("own.toml", OWN.replace("clreq-default", "../../x"), "typeset.style_missing", "x.toml"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, name: str, text: str | None, code: str, said: str
) -> None:
    wanted = name
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
        wanted = str(tmp_path / name)
    with pytest.raises(GazetteError) as caught:
        chosen_style(wanted)
    assert caught.value.code == code
    for language in ("zh", "en"):
        assert said in error_sentence(caught.value, language)


def test_a_file_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes("名称".encode("gb18030"))
    with pytest.raises(DeskError) as caught:
        chosen_style(str(file))
    assert caught.value.code == "desk.style_unreadable"


def test_an_issue_whose_own_style_is_no_use_is_set_in_the_usual_one_and_says_why() -> None:
    sane = an_issue()
    odd = in_style(sane, ChosenStyle("云川", OWN + "height = 3\n"))
    pages, usual = issue_pages(odd), issue_pages(sane)
    assert replace(pages, findings=()) == replace(usual, findings=())
    told = [finding for finding in pages.findings if finding not in usual.findings]
    assert [finding.rule for finding in told] == ["desk.style_unusable", "typeset.style_key_unknown"]
    assert "page.height" in finding_sentence(told[1], "zh")
    assert style_title(ChosenStyle("云川", odd.publication.style_source), "zh") == "云川"


def test_only_styles_that_ship_are_offered_where_there_is_no_other() -> None:
    assert all(style.source is None for style in styles_for(Publication()))
    assert ChosenStyle(Publication().house_style) in styles_for(Publication(house_style="nowhere"))


def test_a_style_that_allows_a_fault_which_no_one_counts_is_refused_at_once(tmp_path: Path) -> None:
    own = tmp_path / "云川.toml"
    own.write_text('[style]\nname = "甲"\nbased_on = "clreq-default"\n[faults]\nallow = ["orphan-lin"]\n', "utf-8")
    with pytest.raises(TypesetError) as caught:
        chosen_style(str(own))
    assert caught.value.code == "preflight.unknown_fault"


def test_styles_are_called_by_their_english_names_in_english(own: Path) -> None:
    assert style_title(ChosenStyle("qingdao-2019"), "en") == "Qingdao Gazette 2019"
    assert style_title(ChosenStyle("qingdao-2019"), "zh") == "青岛公报 2019"
    assert style_title(chosen_style(str(own)), "en") == "云川公报"  # not what the one that it is based on is called
    own.write_text(OWN.replace("based_on", 'name_en = "Yunchuan Gazette"\nbased_on'), "utf-8")
    assert style_title(chosen_style(str(own)), "en") == "Yunchuan Gazette"
    own.write_text(OWN.replace("based_on", "name_en = 7\nbased_on"), "utf-8")
    with pytest.raises(TypesetError) as caught:
        chosen_style(str(own))
    assert caught.value.values["key"] == "style.name_en"


def test_a_font_that_is_not_there_is_told_and_the_style_keeps_all_else() -> None:
    faces = '[faces]\nsong_bold = {{ han = ["方正小标宋"{}], latin = "Times" }}\n'
    odd = in_style(an_issue(), ChosenStyle("云川", OWN + faces.format("")))
    pages, sane = issue_pages(odd), issue_pages(in_style(an_issue(), ChosenStyle("云川", OWN)))
    assert replace(pages, findings=()) == replace(sane, findings=())  # the usual face of that name stands in
    told = [finding for finding in pages.findings if finding not in sane.findings]
    assert [(finding.rule, finding.level, finding.text) for finding in told] == [
        ("typeset.font_stands_in", "error", "方正小标宋"),
        ("typeset.font_stands_in", "error", "Times"),
    ]
    assert "“方正小标宋”不在程序所带字体之中，暂用“Noto Serif SC 700”" in finding_sentence(told[0], "zh")
    assert "pages and lines may differ" in finding_sentence(told[0], "en")
    second = in_style(an_issue(), ChosenStyle("云川", OWN + faces.format(', "Noto Sans SC 600"')))
    assert "暂用“Noto Sans SC 600”" in finding_sentence(issue_pages(second).findings[0], "zh")
