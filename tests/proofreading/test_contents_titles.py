"""The title in the contents against the document's own."""

import pytest

from gazette.model import finding_place
from gazette.proofreading import differences, listed_title
from gazette.wording import finding_sentence
from tests.proofreading.building import an_entry, of_entry, said

RULES = ("title_differs", "no_chinese_title")


def test_the_differing_words_are_told_not_two_long_titles() -> None:
    entry = an_entry(
        title_full="云川市人民政府办公厅关于印发云川市供水工作实施方案的通知",
        title_zh="关于印发云川市供水工作方案的通知",
    )
    (found,) = of_entry(entry, *RULES)
    assert said([found]) == [("title_differs", "error", "工作方案")]
    assert found.suggestion == "工作实施方案"
    assert finding_sentence(found, "zh") == "目录标题与文件标题不一致：目录为“工作方案”，文件为“工作实施方案”。"
    assert finding_sentence(found, "en") == "The contents say “工作方案”, the document says “工作实施方案”."
    place = finding_place(entry, found)
    assert place is not None
    assert (place.part.name, place.found) == ("title_zh", "工作方案")


@pytest.mark.parametrize(
    ("listed", "full"),
    [
        (
            "关于印发云川市供水方案（2019—2021年）的通知",
            "云川市人民政府办公厅关于印发云川市供水方案(2019-2021年)的通知",
        ),
        ("关于供水 工作的意见", "云川市人民政府办公厅关于供水工作的意见"),
        ("云川市人民政府办公厅关于供水的意见", "云川市人民政府办公厅关于供水的意见"),
        ("关于联合检查的通知", "云川市公安局 云川市应急管理局关于联合检查的通知"),
        ("近期任免名单", None),
        ("云川市供水办法", "云川市供水办法"),
    ],
)
def test_what_is_no_difference(listed: str, full: str | None) -> None:
    issuers = ("云川市公安局", "云川市应急管理局") if full and "公安局" in full else ("云川市人民政府办公厅",)
    assert of_entry(an_entry(title_zh=listed, title_full=full, issuers=issuers), *RULES) == []


def test_issuers_are_read_where_they_are_not_given() -> None:
    assert listed_title(an_entry(issuers=())) == "关于印发云川市供水方案的通知"
    assert of_entry(an_entry(issuers=()), *RULES) == []


def test_several_differences_propose_the_whole_title() -> None:
    full = "云川市人民政府办公厅关于公布云川市供水规划的通告"
    (found,) = of_entry(an_entry(title_full=full), "title_differs")
    assert (found.text, found.suggestion) == ("关于印发云川市供水方案的通知", "关于公布云川市供水规划的通告")


def test_a_missing_title_is_proposed() -> None:
    (found,) = of_entry(an_entry(title_zh=""), *RULES)
    assert said([found]) == [("no_chinese_title", "error", "")]
    assert found.suggestion == "关于印发云川市供水方案的通知"


def test_differences_have_places_in_both_and_are_never_empty() -> None:
    one, other = "关于 供水的通知", "关于城市供水（试行）的通知"
    found = differences(one, other)
    assert [(one[slice(*each.one)], other[slice(*each.other)]) for each in found]
    assert all(each.one[0] < each.one[1] and each.other[0] < each.other[1] for each in found)
    assert differences("（一） 甲", "(一)甲") == ()
