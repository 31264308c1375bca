"""Acts on posts in the running text of printed pages: who, which post, when, for how long; nobody who is not named."""

import pytest

from gazette.reading.running_posts import tells_of_posts, told_acts

Told = tuple[str, str, str, str | None, str | None]


def told(text: str, *, of_posts: bool = False) -> list[Told]:
    records = [one.record for one in told_acts(text, of_posts=of_posts)]
    return [(one.person, one.post, one.act, one.date, one.term) for one in records]


def test_lists_have_the_day_and_the_act_of_their_lead_and_the_term_of_the_line_below() -> None:
    assert told(
        "近期市政府任免的工作人员名单2019年10月31日，市政府决定，任命：张三为云川市教育局局长；李四、王小五为云川市财政局副局长。"
        "免去：赵六的云川市公安局局长、云川市司法局局长职务。2019年11月2日，市政府决定，聘用：欧阳明为云川市第二中学校长；"
        "阿里木江·买买提为云川市回民中学副校长。以上人员聘期三年。"
    ) == [
        ("张三", "云川市教育局局长", "appointed", "2019-10-31", None),
        ("李四", "云川市财政局副局长", "appointed", "2019-10-31", None),
        ("王小五", "云川市财政局副局长", "appointed", "2019-10-31", None),
        ("赵六", "云川市公安局局长", "removed", "2019-10-31", None),
        ("赵六", "云川市司法局局长", "removed", "2019-10-31", None),
        ("欧阳明", "云川市第二中学校长", "engaged", "2019-11-02", "三年"),
        ("阿里木江·买买提", "云川市回民中学副校长", "engaged", "2019-11-02", "三年"),
    ]


def test_lines_without_a_mark_at_their_end_are_told_apart() -> None:
    assert told(
        "市政府决定，任命：张三为云川市教育局局长李四、王小五为云川市财政局副局长（试用期一年）"
        "免去：赵六的云川市公安局局长职务钱七的云川市人民政府副秘书长职务2019年11月2日，市政府决定，任命：周八为云川市审计局局长"
    ) == [
        ("张三", "云川市教育局局长", "appointed", None, None),
        ("李四", "云川市财政局副局长", "appointed", None, "一年"),
        ("王小五", "云川市财政局副局长", "appointed", None, "一年"),
        ("赵六", "云川市公安局局长", "removed", None, None),
        ("钱七", "云川市人民政府副秘书长", "removed", None, None),
        ("周八", "云川市审计局局长", "appointed", "2019-11-02", None),
    ]


def test_sentences_with_a_verb_of_their_own_count_in_a_document_on_posts_alone() -> None:
    text = (
        "云川市人大常委会2019年5月6日第三次会议决定：任命张三为云川市副市长。免去李四的云川市教育局局长职务。"
        "张艳同志任云川市财政局局长，试用期一年。"
    )
    assert told(text, of_posts=True) == [
        ("张三", "云川市副市长", "appointed", "2019-05-06", None),
        ("李四", "云川市教育局局长", "removed", "2019-05-06", None),
        ("张艳", "云川市财政局局长", "appointed", "2019-05-06", "一年"),
    ]
    assert told(text) == []


def test_a_day_of_one_meeting_is_not_that_of_the_next_list() -> None:
    first = "2019年5月6日，会议决定，免去李四的云川市教育局局长职务。"
    second = "2019年6月7日，会议决定，免去王江的云川市财政局局长职务。"
    assert [date for *_, date, _ in told(first + second, of_posts=True)] == ["2019-05-06", "2019-06-07"]


@pytest.mark.parametrize(
    "text",
    [
        "各单位主要负责人由市政府任命：以公开选拔为主要方式，由组织部门考察。",
        "聘用以下人员：具有大专以上学历的为优先；年满十八周岁的公民。",
        "市政府任命的主任为会议召集人。",
        "撤销：原《云川市道路管理办法》的相关条款。",
        "市政府任命王江为临时负责人。",
    ],
)
def test_rules_on_posts_name_no_one(text: str) -> None:
    assert told(text, of_posts=True) == []


def test_a_day_behind_a_post_is_no_part_of_it() -> None:
    text = "市政府决定，任命：张三为云川市教育局局长2019年11月2日，市政府决定，免去：李四的云川市审计局局长职务。"
    assert [post for _, post, *_ in told(text)] == ["云川市审计局局长"]


def test_who_has_a_term_of_his_own_keeps_it() -> None:
    text = "市政府决定，聘任：张三为云川市人才中心主任（聘期一年）；李四为云川市第一中学校长。以上人员聘期三年。"
    assert [term for *_, term in told(text)] == ["一年", "三年"]


def test_a_list_ends_with_the_first_clause_that_names_no_one() -> None:
    text = "市政府决定，任命：张三为云川市教育局局长。特此通知。教育为民族振兴之基；李四为云川市民。"
    assert [person for person, *_ in told(text)] == ["张三"]


def test_an_act_says_where_its_clause_begins() -> None:
    text = "市政府决定，任命：张三为云川市教育局局长；李四为云川市财政局局长。"
    assert [text[one.at :][:2] for one in told_acts(text, of_posts=False)] == ["张三", "李四"]


@pytest.mark.parametrize(
    ("title", "so"),
    [
        ("近期市政府任免的工作人员名单", True),
        ("关于张三同志任职的通知", True),
        ("关于公布第四届乡村之星名单的通知", False),
    ],
)
def test_titles_tell_of_posts(title: str, *, so: bool) -> None:
    assert tells_of_posts(title) is so
