"""Responsible bodies in clauses and lists, and names that may be one body's."""

import pytest

from gazette.reading.bodies import duties_in_running_text, duty_of_column, named_bodies, responsibilities
from gazette.reading.one_body import may_be_one


@pytest.mark.parametrize(
    ("text", "leads", "others"),
    [
        ("建设绿地。（市教育局、市财政局按职责分工负责）", [], ["市教育局", "市财政局"]),
        ("（市园林局牵头，市教育局、市卫生健康委等部门按职责分工负责）", ["市园林局"], ["市教育局", "市卫生健康委"]),
        ("（市园林局、市水务局牵头，市直有关部门和单位、各区市政府负责）", ["市园林局", "市水务局"], []),
        ("（市教育局，各区、市政府按职责分工负责）", [], ["市教育局"]),
        ("（商务部、海关总署等和各有关省级人民政府负责）", [], ["商务部", "海关总署"]),
        ("（市大数据局牵头，市教育局等部门和单位、各区市政府负责）", ["市大数据局"], ["市教育局"]),
        ("（市教育局牵头）", ["市教育局"], []),
        ("（市教育局牵头负责）", ["市教育局"], []),
        ("（市园林局牵头，市教育局配合）", ["市园林局"], ["市教育局"]),
        ("（市教育局配合，市园林局牵头）", ["市园林局"], ["市教育局"]),
        ("（由全体人员参与）", [], []),
        ("（社会各界参与）", [], []),
        ("（一）由市教育局负责的事项（另行通知）", [], []),
    ],
)
def test_who_leads_and_who_takes_part(text: str, leads: list[str], others: list[str]) -> None:
    found = list(responsibilities(text))
    assert [one.name for one in found if one.leads] == leads
    assert [one.name for one in found if not one.leads] == others


def test_groups_without_a_name_are_no_bodies() -> None:
    listed = "市发展改革委、市海洋发展局、沿海区、市政府、有关企业"
    assert list(named_bodies(listed)) == ["市发展改革委", "市海洋发展局"]


@pytest.mark.parametrize(
    ("head", "duty"),
    [
        ("责任单位", False),
        ("牵头单位", True),
        ("配 合 单 位", False),
        ("责任部门", False),
        ("任务事项", None),
        ("单位", None),
    ],
)
def test_a_column_of_those_responsible_is_known_by_its_head(head: str, duty: bool | None) -> None:
    assert duty_of_column(head) is duty


def test_on_a_page_each_clause_has_the_sentence_before_it() -> None:
    text = "一、总则。做好登记（市园林局负责）和养护（市财政局牵头，市水务局负责）。逐株挂牌。（市园林局牵头）"
    assert [(one.name, one.leads, matter) for _, one, matter in duties_in_running_text(text)] == [
        ("市园林局", False, "做好登记（市园林局负责）"),
        ("市财政局", True, "和养护（市财政局牵头，市水务局负责）"),
        ("市水务局", False, "和养护（市财政局牵头，市水务局负责）"),
        ("市园林局", True, "逐株挂牌。（市园林局牵头）"),
    ]
    assert [text[at] for at, *_ in duties_in_running_text(text)] == ["（"] * 4


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["市发展改革委", "市发展和改革委员会"], [("市发展改革委", "市发展和改革委员会")]),
        (["云溪市教育局", "市教育局"], [("市教育局", "云溪市教育局")]),
        (["市文旅局", "市文化和旅游局"], []),
        (["国务院", "国务院办公厅"], []),
        (["发展改革委", "市发展改革委"], []),
        (["市教育局", "市教育厅", "市水务局"], []),
    ],
)
def test_what_may_be_one_body_is_a_question(names: list[str], pairs: list[tuple[str, str]]) -> None:
    assert list(may_be_one(names)) == pairs
