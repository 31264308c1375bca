"""Posts: the body in front, heads and deputies, terms of office."""

import pytest

from gazette.reading.posts import bare_post, body_of_post, calls_post, held_alone, term_end


@pytest.mark.parametrize(
    ("post", "body", "alone"),
    [
        ("云溪市教育局局长", "云溪市教育局", True),
        ("云溪市教育局副局长", "云溪市教育局", False),
        ("云溪高新技术产业开发区管理委员会主任", "云溪高新技术产业开发区管理委员会", True),
        ("云溪蓝谷管理局常务副局长", "云溪蓝谷管理局", False),
        ("云溪市公安局特警支队支队长", "云溪市公安局特警支队", True),
        ("云溪市机场建设工作领导小组（指挥部）办公室副主任", "云溪市机场建设工作领导小组（指挥部）办公室", False),
        ("云溪市文化和旅游局正局级领导干部", "云溪市文化和旅游局", False),
        ("云溪市人民政府秘书长", "云溪市人民政府", True),
        ("云溪市水务局总工程师", "云溪市水务局", False),
        ("云溪市水务局一级调研员", "云溪市水务局", False),
        ("云溪市审计局局长（试用期一年）", "云溪市审计局", True),
        ("某种称号", None, False),
    ],
)
def test_a_post_is_of_a_body(post: str, body: str | None, alone: bool) -> None:
    assert (body_of_post(post), held_alone(post)) == (body, alone)


def test_remarks_and_spaces_are_no_part_of_a_post() -> None:
    assert bare_post("云溪市审计局 局长（试用期一年）") == "云溪市审计局局长"
    assert bare_post("云溪市指挥部（筹）主任") == "云溪市指挥部（筹）主任"


@pytest.mark.parametrize(
    ("since", "term", "end"),
    [
        ("2019-10-31", "三年", "2022-10-31"),
        ("2019-10-31", "一年半", "2021-04-30"),
        ("2019-08-31", "6个月", "2020-02-29"),
        ("2019-12-01", "两年", "2021-12-01"),
        ("2019-12-01", "一届", None),
        ("2019-12-01", "9999年", None),
        pytest.param("2019-12-01", f"{'9' * 5000}年", None, id="longer than any number"),
    ],
)
def test_a_term_ends(since: str, term: str, end: str | None) -> None:
    assert term_end(since, term) == end


@pytest.mark.parametrize(
    ("words", "post", "so"),
    [
        ("局长", "云川市教育局局长", True),
        ("局长", "云川市教育局副局长", False),
        ("副局长", "云川市教育局常务副局长", True),
        ("局长", "云川市教育局副局长、云川市体育局局长", True),
        ("教育", "云川市教育局副局长", True),
        ("", "云川市教育局副局长", True),
        ("(局", "云川市教育局(局", True),
    ],
)
def test_who_looks_for_the_head_is_not_shown_deputies(words: str, post: str, *, so: bool) -> None:
    assert calls_post(words, post) is so
