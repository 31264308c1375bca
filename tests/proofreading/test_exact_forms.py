"""The exact list: near misses of phrases, names with their posts and terms, the order of persons; little else."""

import random
from collections.abc import Callable

import pytest

from gazette.model import Bilingual, Cell, ExactForm, Finding, Issue, Paragraph, Section, Table, finding_place
from gazette.proofreading import Knowledge, proofread
from gazette.proofreading.near_misses import near_misses
from tests.proofreading.building import an_entry, an_issue

MAYOR = ExactForm(kind="person", form="孟凡利", post="市长", since="2017-02-01", until="2022-07-01")
DEPUTY = ExactForm(kind="person", form="薛庆国", post="副市长")
SECRETARY = ExactForm(kind="person", form="王清宪", post="市委书记")
PHRASES = (
    "习近平新时代中国特色社会主义思想",
    "新旧动能转换重大工程",
    "供给侧结构性改革",
    "人类命运共同体",
    "高质量发展",
    "全面从严治党",
    "乡村振兴战略",
    "京津冀协同发展",
    "绿水青山就是金山银山",
    "大众创业、万众创新",
)
AROUND = "各级各部门要坚持以{}为引领，统筹推进各项工作，确保取得实效。"


def phrase(form: str, **said: str) -> ExactForm:
    return ExactForm(kind="phrase", form=form, **said)


def found(text: str, *forms: ExactForm, **said: str) -> list[Finding]:
    issue = an_issue(an_entry(Paragraph(text=text), **said))
    return [one for one in proofread(issue, Knowledge(exact=forms)) if one.rule.startswith("proofreading.exact_")]


def told(text: str, *forms: ExactForm, **said: str) -> list[tuple[str, str, str | None]]:
    return [(one.rule.rpartition("_")[2], one.text, one.suggestion) for one in found(text, *forms, **said)]


@pytest.mark.parametrize(
    ("text", "form", "wrong"),
    [
        (
            "深入贯彻习近平新时代中国特色社会主意思想。",
            "习近平新时代中国特色社会主义思想",
            "习近平新时代中国特色社会主意思想",
        ),
        ("深入贯彻习近平新时代中国特色主义思想。", "习近平新时代中国特色社会主义思想", "习近平新时代中国特色主义思想"),
        ("推动高质发展。", "高质量发展", "高质发展"),
        ("推动高质量量发展。", "高质量发展", "高质量量发展"),
        ("推进供给侧结构改革。", "供给侧结构性改革", "供给侧结构改革"),
        ("推进共给侧结构性改革。", "供给侧结构性改革", "共给侧结构性改革"),
        ("坚持全面从严治挡。", "全面从严治党", "全面从严治挡"),
        ("推进新旧动能转化重大工程。", "新旧动能转换重大工程", "新旧动能转化重大工程"),
    ],
)
def test_a_near_miss_is_a_doubt_with_the_right_form(text: str, form: str, wrong: str) -> None:
    (one,) = found(text, phrase(form))
    assert (one.rule, one.level, one.text, one.suggestion) == ("proofreading.exact_near", "doubt", wrong, form)
    entry = an_entry(Paragraph(text=text))
    place = finding_place(entry, one)
    assert place is not None
    assert place.text[: place.start] + form + place.text[place.end :] == text.replace(wrong, form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("推动高质量发展。", "高质量发展"),
        ("推动高质量的发展。", "高质量发展"),
        ("青岛市体育局", "青岛市教育局"),
        ("胶州市人民政府办公室", "青岛市人民政府办公厅"),
        ("中国特色社会主义", "习近平新时代中国特色社会主义思想"),
        ("互联网+质量服务", "互联网+政务服务"),
        ("推进改革、开放", "改革开放"),
        ("京 津 冀 协同发展", "京津冀协同发展"),
        ("放管结合", "放管服"),
    ],
)
def test_what_is_right_or_is_another_phrase_is_left_alone(text: str, form: str) -> None:
    assert told(text, phrase(form)) == []


def test_another_form_of_the_list_is_no_near_miss() -> None:
    forms = (phrase("全面建成小康社会"), phrase("全面建设小康社会"))
    assert told("全面建成小康社会，全面建设小康社会。", *forms) == []
    assert told("全面建社小康社会。", *forms) != []


ALIKE = dict(
    zip(
        "近平时代中国特社会主思动能转换重给构性改革命运同发展全严治村战略绿山金大众创新习为",
        "进凭时带忠国特设会住丝洞能赚换中给够姓盖革明运同发站全言制村站略率山今打众闯心息伪",
        strict=True,
    )
)


def homophone(text: str, at: int, _rng: random.Random) -> str:
    return text[:at] + ALIKE.get(text[at], text[at]) + text[at + 1 :]


def dropped(text: str, at: int, _rng: random.Random) -> str:
    return text[:at] + text[at + 1 :]


def doubled(text: str, at: int, _rng: random.Random) -> str:
    return text[:at] + text[at] + text[at:]


def exchanged(text: str, at: int, _rng: random.Random) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


@pytest.mark.parametrize("slip", [homophone, dropped, doubled, exchanged])
def test_of_slips_put_into_phrases_nearly_all_are_found(slip: Callable[[str, int, random.Random], str]) -> None:
    rng, made, seen = random.Random(7), 0, 0
    for form in PHRASES:
        for _ in range(30):
            wrong = slip(form, rng.randrange(1, len(form) - 2), rng)
            if wrong != form:
                made += 1
                text = AROUND.format(wrong)
                seen += any(near.start <= text.find(wrong) + 1 < near.end for near in near_misses(text, form))
    assert made > 40
    assert seen >= 0.98 * made


def test_a_form_out_of_its_time_is_told() -> None:
    old = phrase("全面建设小康社会", until="2012-11-07")
    assert told("全面建设小康社会", old) == [("late", "全面建设小康社会", None)]
    assert told("全面建设小康社会", old, date="2010-01-01") == []
    new = phrase("新发展格局", since="2022-04-01")
    assert told("构建新发展格局", new) == [("early", "新发展格局", None)]
    assert told("新发展格局", new, phrase("新发展格局", until="2021-12-31")) == []


def test_a_misspelt_name_behind_its_post_and_one_that_sounds_alike_anywhere() -> None:
    assert told("市长孟凡力主持会议。", MAYOR) == [("near", "孟凡力", "孟凡利")]
    assert told("市长孟凡涛主持会议。", MAYOR) == [("near", "孟凡涛", "孟凡利")]
    assert told("孟繁利同志出席。", MAYOR) == [("near", "孟繁利", "孟凡利")]
    assert told("市长孟凡利，孟祥利同志。", MAYOR) == []
    assert told("市长王清宪主持。", MAYOR, DEPUTY) == []


def test_a_post_that_is_another_s_and_a_term_that_is_over() -> None:
    assert told("市长薛庆国出席。", MAYOR, DEPUTY) == [("post", "市长薛庆国", "副市长薛庆国")]
    assert told("副市长薛庆国出席。", MAYOR, DEPUTY) == []
    assert told("市长孟凡利出席。", MAYOR, date="2023-01-01") == [("term", "市长孟凡利", None)]
    assert told("原市长孟凡利。", MAYOR, date="2023-01-01") == []


def test_persons_in_a_row_stand_as_in_the_list() -> None:
    forms = (SECRETARY, MAYOR, DEPUTY)
    assert told("王清宪、孟凡利、薛庆国出席。", *forms) == []
    assert told("出席会议的有薛庆国、局长张三、孟凡利。", *forms) == [
        ("order", "薛庆国、局长张三、孟凡利", "孟凡利、局长张三、薛庆国")
    ]
    assert told("薛庆国、张三、孟凡利出席。", *forms) == [("order", "薛庆国、张三、孟凡利", "孟凡利、张三、薛庆国")]
    assert told("市长孟凡利、市委书记王清宪出席。", *forms) == [
        ("order", "市长孟凡利、市委书记王清宪", "市委书记王清宪、市长孟凡利")
    ]
    assert told("会上，薛庆国，（孟凡利、市民）发言。", *forms) == []
    assert told("薛庆国、孟凡利出席。", *forms, date="2023-01-01") == []


def test_cells_and_titles_are_read_and_an_entry_without_date_is_of_its_issue() -> None:
    form = phrase("高质量发展", since="2021-01-01")
    table = Table(rows=((Cell(text="高质发展"),),))
    section = Section(name=Bilingual("栏"), entries=(an_entry(table, title_zh="高质发展意见", date=None),))
    found_ = [
        one
        for one in proofread(Issue(date="2021-04-30", sections=(section,)), Knowledge(exact=(form,)))
        if one.rule == "proofreading.exact_near"
    ]
    assert [(one.block, one.part) for one in found_] == [((), "title_zh"), ((0,), "cell")]
