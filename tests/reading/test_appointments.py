"""Sentences that decide on posts: who, which post, appointed or removed, for how long."""

import pytest

from gazette.reading.appointments import names_comrades, read_records
from gazette.reading.running_posts import told_acts

A, E, R = "appointed", "engaged", "removed"
SENTENCES: tuple[tuple[str, list[tuple[str, str, str, str | None]]], ...] = (
    (
        "任命张三为云川市教育局局长，免去其云川市科技局副局长职务；",
        [("张三", "云川市教育局局长", A, None), ("张三", "云川市科技局副局长", R, None)],
    ),
    (
        "任命张三为云川市教育局局长，免去李四的云川市教育局局长职务。",
        [("张三", "云川市教育局局长", A, None), ("李四", "云川市教育局局长", R, None)],
    ),
    (
        "任命张三、李四为云川市教育局副局长，同时免去其兼任的云川市科技局科长、云川市体育局科长职务。",
        [
            ("张三", "云川市教育局副局长", A, None),
            ("李四", "云川市教育局副局长", A, None),
            ("张三", "云川市科技局科长", R, None),
            ("张三", "云川市体育局科长", R, None),
            ("李四", "云川市科技局科长", R, None),
            ("李四", "云川市体育局科长", R, None),
        ],
    ),
    (
        "李四任云川市教育局副局长，免去云川市科技局副局长职务。",
        [("李四", "云川市教育局副局长", A, None), ("李四", "云川市科技局副局长", R, None)],
    ),
    (
        "任命张三为云川市教育局局长，免去李明云川市教育局局长职务。",
        [("张三", "云川市教育局局长", A, None), ("李明", "云川市教育局局长", R, None)],
    ),
    ("免去王五同志兼任的云川市体育局局长职务。", [("王五", "云川市体育局局长", R, None)]),
    ("免去张三云川市教育局局长职务，退休。", [("张三", "云川市教育局局长", R, None)]),
    ("免去王小五云川市教育局局长职务。", [("王小五", "云川市教育局局长", R, None)]),
    ("免去李明市教育局局长职务。", [("李明", "市教育局局长", R, None)]),
    ("同意张三同志辞去云川市副市长职务。", [("张三", "云川市副市长", R, None)]),
    ("接受李明辞去云川市副市长职务的请求。", [("李明", "云川市副市长", R, None)]),
    ("张三同志正式任云川市教育局副局长。", [("张三", "云川市教育局副局长", A, None)]),
    ("张建国兼任云川市招商局局长。", [("张建国", "云川市招商局局长", A, None)]),
    ("王芳同志不再担任云川市统计局局长职务。", [("王芳", "云川市统计局局长", R, None)]),
    ("决定任命王海为云川市副市长（挂职两年）。", [("王海", "云川市副市长", A, "两年")]),
    ("聘请陈刚为云川市人民政府法律顾问，聘期三年。", [("陈刚", "云川市人民政府法律顾问", E, "三年")]),
    ("因机构改革，免去张三的云川市旅游局局长职务。", [("张三", "云川市旅游局局长", R, None)]),
    ("市政府决定，任命张三为云川市审计局局长。", [("张三", "云川市审计局局长", A, None)]),
    (
        "任命张三、李四分别为云川市教育局局长、云川市科技局局长。",
        [("张三", "云川市教育局局长", A, None), ("李四", "云川市科技局局长", A, None)],
    ),
    (
        "任命张三为云川市教育局局长，李四为云川市科技局局长。",
        [("张三", "云川市教育局局长", A, None), ("李四", "云川市科技局局长", A, None)],
    ),
    (
        "免去张三的云川市教育局局长职务，李四的云川市科技局局长职务。",
        [("张三", "云川市教育局局长", R, None), ("李四", "云川市科技局局长", R, None)],
    ),
    (
        "张三同志任云川市教育局局长，不再担任云川市科技局局长职务。",
        [("张三", "云川市教育局局长", A, None), ("张三", "云川市科技局局长", R, None)],
    ),
    (
        "任命张三为云川市教育局局长兼云川市招生考试院院长。",
        [("张三", "云川市教育局局长", A, None), ("张三", "云川市招生考试院院长", A, None)],
    ),
    ("任命张三为云川市教育局局长，任期为三年。", [("张三", "云川市教育局局长", A, "三年")]),
    ("决定任命：张三为云川市教育局局长。", [("张三", "云川市教育局局长", A, None)]),
)


@pytest.mark.parametrize(("sentence", "records"), SENTENCES)
def test_a_sentence_says_the_same_in_a_line_and_on_a_page(
    sentence: str, records: list[tuple[str, str, str, str | None]]
) -> None:
    of_line = [(one.person, one.post, one.act, one.term) for one in read_records(sentence)]
    told = (one.record for one in told_acts(sentence, of_posts=True))
    of_page = [(one.person, one.post, one.act, one.term) for one in told]
    assert of_line == of_page == records


def test_a_clause_without_a_verb_goes_on_with_the_act_of_the_one_before() -> None:
    text = "任命张三为云川市教育局局长；李四为云川市科技局局长。王五为云川市体育局局长。"
    assert [(one.person, one.act) for one in read_records(text)] == [("张三", A), ("李四", A)]


def test_a_day_holds_for_all_of_a_sentence() -> None:
    text = "2019年5月6日市政府决定，任命张三为云川市教育局局长，免去其云川市科技局副局长职务。"
    assert [one.date for one in read_records(text)] == ["2019-05-06", "2019-05-06"]


@pytest.mark.parametrize(
    "text",
    [
        "聘请专家为评审委员会委员。",
        "聘任具有高级职称的人员为评审专家。",
        "接受社会各界的监督，辞去领导职务的按有关规定办理。",
        "同意辞去公职的人员不再担任原职务。",
        "代理主任由张三担任。",
        "任命张三、李四、王五分别为云川市教育局局长、云川市科技局局长。",
    ],
)
def test_rules_name_no_one(text: str) -> None:
    assert read_records(text) == ()


@pytest.mark.parametrize("text", ["接受李明辞去云川市副市长职务的请求。", "张建国兼任云川市招商局局长。"])
def test_such_sentences_open_a_decision(text: str) -> None:
    assert names_comrades(text)
