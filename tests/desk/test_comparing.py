"""The red-line of two states of an entry, and of two states of an issue."""

import random
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from gazette.desk.comparing import EntryComparison, compare_entries, compare_issues
from gazette.desk.redline_page import redline_html
from gazette.desk.redline_words import what_happened
from gazette.model import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Bilingual,
    Block,
    Cell,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Paragraph,
    Person,
    Section,
    Signature,
    Table,
)
from tests.strategies import entries

_APART = ("column_lines", "new_page", "state", "printed_page", "filing", "annual_contents")
_SCRAPS = ("", "的", "2019", "67", "%", "abc", "。", "张三", "〔2019〕5号", "，3,000", "\n")


def apart(entry: Entry, other: Entry) -> Entry:
    """``entry`` with what is not compared taken from ``other``."""
    return replace(entry, **{name: getattr(other, name) for name in _APART})


def changed(value: Any, chance: random.Random) -> Any:
    """A text, a block or a list of them, changed here and there."""
    if isinstance(value, str):
        if chance.random() < 0.5:
            return value
        at, end = sorted((chance.randint(0, len(value)), chance.randint(0, len(value))))
        return value[:at] + chance.choice(_SCRAPS) + value[end if chance.random() < 0.5 else at :]
    if isinstance(value, tuple):
        items = [changed(each, chance) for each in value]
        if items and chance.random() < 0.4:
            chance.shuffle(items)
        if items and chance.random() < 0.4:
            items.pop(chance.randrange(len(items)))
        if items and chance.random() < 0.3:
            items.insert(chance.randint(0, len(items)), chance.choice(value))
        return tuple(items)
    if isinstance(value, Heading) and chance.random() < 0.2:
        return Paragraph(text=value.text)
    names = [
        name
        for name in ("text", "title", "label", "blocks", "rows", "people", "name", "affiliation", "lines", "lead")
        if isinstance(getattr(value, name, None), str | tuple)
    ]
    return replace(value, **{name: changed(getattr(value, name), chance) for name in names}) if names else value


@st.composite
def two_states(draw: st.DrawFn) -> tuple[Entry, Entry]:
    old, chance = draw(entries()), random.Random(draw(st.integers(0, 10**6)))
    if chance.random() < 0.1:
        return old, draw(entries())
    new = replace(old, blocks=changed(old.blocks, chance))
    for name in ("title_zh", "title_full", "number_zh", "addressee", "title_en", "title_lines"):
        if getattr(new, name) is not None and chance.random() < 0.4:
            new = replace(new, **{name: changed(getattr(new, name), chance)})
    return old, new


def all_numbers(compared: EntryComparison) -> list[int]:
    return [each.number for each in compared.differences]


@settings(max_examples=100, deadline=None)
@given(two_states(), st.randoms(use_true_random=False))
def test_taking_all_back_gives_the_old_and_none_the_new(states: tuple[Entry, Entry], chance: random.Random) -> None:
    old, new = states
    compared = compare_entries(old, new)
    numbers = all_numbers(compared)
    assert numbers == list(range(1, len(numbers) + 1))
    assert compared.without() == new
    assert compared.without(*numbers) == apart(old, new)
    # in any order, one after the other
    chance.shuffle(numbers)
    taken: list[int] = []
    for number in numbers[:5]:
        taken.append(number)
        compared.without(*taken)


@settings(max_examples=100, deadline=None)
@given(two_states(), st.randoms(use_true_random=False))
def test_the_lines_show_what_taking_back_gives(states: tuple[Entry, Entry], chance: random.Random) -> None:
    """Every text of the entry with some differences taken back is that of a line with the same ones taken back."""
    compared = compare_entries(*states)
    back = {number for number in all_numbers(compared) if chance.random() < 0.5}
    shown = Counter(
        "".join(
            piece.text for piece in cell if piece.kind == "same" or (piece.kind == "out") == (piece.difference in back)
        )
        for line in compared.lines
        if line.face in _FACES and line.state != "moved_away"
        if line.state in {"kept", "moved_here"} or (line.state == "taken_out") == (line.difference in back)
        for cell in line.cells
    )
    texts = Counter(block_parts(compared.without(*back).blocks))
    assert +Counter({text: n for text, n in shown.items() if text}) == Counter(
        {text: n for text, n in texts.items() if text}
    )


_FACES = {*(f"heading{level}" for level in range(5)), "text", "header_row", "row", "signature"}


def block_parts(blocks: tuple[Block, ...]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                texts.append(block.text)
            case Table():
                texts += (cell.text for row in block.rows for cell in row)
            case Signature():
                texts += block.lines
            case Enclosure() | Attachment():
                texts += block_parts(block.blocks)
    return texts


_TEXTS = st.lists(
    st.sampled_from(
        "67 2019 3,000 12.5% 二十五 三 abc Wi-Fi 青政办字〔2019〕67号 张三 的 和 人 。 ， （ ） 亿 年".split()
    ),
    max_size=12,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _TEXTS)
def test_numbers_words_and_names_are_never_split(old: str, new: str) -> None:
    people = NameList(people=(Person(name="张三"),))
    before = Entry(title_zh="题", blocks=(Paragraph(text=old), people))
    compared = compare_entries(before, replace(before, blocks=(Paragraph(text=new), people)))
    for kind in ("out", "in"):
        for line in compared.lines:
            for cell in line.cells:
                pieces = [piece.text for piece in cell if piece.kind in {"same", kind}]
                text, at = "".join(pieces), 0
                for piece in pieces[:-1]:
                    at += len(piece)
                    for whole in re.finditer(
                        r"\d+|[A-Za-z]+|[〇一二三四五六七八九十百千万亿]{2,}|〔\d{4}〕\d+号|张三", text
                    ):
                        assert not whole.start() < at < whole.end(), (whole[0], pieces)


def paragraphs(*texts: str) -> Entry:
    return Entry(title_zh="关于测试的通知", blocks=tuple(Paragraph(text=text) for text in texts))


def told(compared: EntryComparison) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(each.act, each.before, each.after, each.flags) for each in compared.differences]


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("开展培训25万人次。力争完成。", "开展培训30万人次以上。力争完成。",
         [("changed", "25万人次", "30万人次以上", ("number",))]),
        ("积极推行企业新型学徒制", "全面推行企业新型学徒制", [("changed", "积极", "全面", ())]),
        ("支持民营企业和小微企业", "支持民营和小微企业", [("taken_out", "企业", "", ())]),
        ("重点的前置性培训和即退即训为原则", "重点的前置性培训和以即退即训为原则", [("put_in", "", "以", ())]),
        ("根据青政办字〔2019〕51号文件要求办理", "按照青政办字〔2019〕15号文件要求办理",
         [("changed", "根据青政办字〔2019〕51号", "按照青政办字〔2019〕15号", ("document_number",))]),
        ("自2019年11月22日起施行。", "自2019年11月23日起施行。", [("changed", "22", "23", ("date",))]),
        ("请于三年内完成整改", "请于五年内完成整改", [("changed", "三", "五", ("number",))]),
        ("统一部署各项工作", "统筹部署各项工作", [("changed", "一", "筹", ())]),
        ("三、组织实施", "四、组织实施", [("changed", "三", "四", ())]),
    ],
)  # fmt: skip
def test_what_differs_in_a_sentence(
    old: str, new: str, differences: list[tuple[str, str, str, tuple[str, ...]]]
) -> None:
    assert told(compare_entries(paragraphs(old), paragraphs(new))) == differences


def test_a_name_is_told_as_a_name() -> None:
    def decision(name: str) -> Entry:
        record = AppointmentRecord(person=name, post="市公安局副局长", act="appointed")
        lines = (f"任命{name}为市公安局副局长。",)
        return Entry(title_zh="任免通知", blocks=(Appointment(lines=lines, records=(record,)),))

    old, new = decision("张艳"), decision("张燕")
    compared = compare_entries(old, new)
    assert told(compared) == [("changed", "张艳", "张燕", ("name",))]
    assert compared.without(1) == old


def test_paragraphs_that_moved_are_told_with_both_places() -> None:
    old = paragraphs(
        "第一段说明总体目标和任务。", "第二段说明保障措施和分工。", "第三段说明监督检查和考核。", "第四段。"
    )
    new = replace(old, blocks=(old.blocks[2], *old.blocks[:2], old.blocks[3]))
    compared = compare_entries(old, new)
    (difference,) = compared.differences
    assert (difference.act, difference.after) == ("moved", "第三段说明监督检查和考核。")
    assert compared.lines[difference.line].state == "moved_here"
    assert difference.line_before is not None
    assert compared.lines[difference.line_before].state == "moved_away"
    assert compared.without(1) == old


def test_a_paragraph_that_moved_into_an_attachment_and_changed() -> None:
    text = "各区市人民政府要加强组织领导，落实工作责任，确保各项任务按期完成。"
    old = Entry(title_zh="题", blocks=(Paragraph(text=text), Attachment(label="附件", title="方案", blocks=())))
    moved = Paragraph(text=text.replace("按期", "如期"))
    new = Entry(title_zh="题", blocks=(Attachment(label="附件", title="方案", blocks=(moved,)),))
    compared = compare_entries(old, new)
    assert [(each.act, each.before, each.after) for each in compared.differences] == [
        ("moved", moved.text, moved.text),
        ("changed", "按", "如"),
    ]
    assert compared.without(2).blocks[0] == Attachment(label="附件", title="方案", blocks=(Paragraph(text=text),))
    assert compared.without(1).blocks == (moved, old.blocks[1])
    assert compared.without(1, 2) == old


def test_heads_levels_and_cells() -> None:
    old = Entry(
        title_zh="关于印发方案(2019—2021年)的通知",
        title_full="青岛市人民政府办公厅关于印发方案(2019—2021年)的通知",
        title_lines=("青岛市人民政府办公厅", "关于印发方案", "(2019—2021年)的通知"),
        number_zh="青政办发〔2019〕51号",
        number_en="QZBF [2019] No. 51",
        date="2019-11-22",
        issuers=("青岛市人民政府办公厅",),
        blocks=(
            Heading(text="一、总体目标", level=1, number="一、"),
            Paragraph(text="全面提升技能。"),
            Table(rows=((Cell(text="项目"), Cell(text="金额")), (Cell(text="甲"), Cell(text="3,000"))), header_rows=1),
        ),
    )
    new = replace(
        old,
        title_zh="关于印发方案（2019—2021年）的通知",
        title_full="青岛市人民政府办公厅关于印发方案（2019—2021年）的通知",
        title_lines=("青岛市人民政府办公厅", "关于印发方案", "（2019—2021年）的通知"),
        number_zh="青政办发〔2019〕15号",
        number_en="QZBF [2019] No. 15",
        date="2019-11-23",
        issuers=("青岛市人民政府",),
        blocks=(
            Heading(text="一、总体目标", level=2, number="一、"),
            old.blocks[1],
            Table(rows=((Cell(text="项目"), Cell(text="金额")), (Cell(text="甲"), Cell(text="3,500"))), header_rows=1),
        ),
    )
    compared = compare_entries(old, new)
    assert [(each.act, each.face, each.row, each.before, each.after, each.flags) for each in compared.differences] == [
        ("changed", "title", 3, "(", "（", ()),
        ("changed", "title", 3, ")", "）", ()),
        ("changed", "date", 0, "2019年11月22日", "2019年11月23日", ("date",)),
        ("changed", "number", 0, "青政办发〔2019〕51号", "青政办发〔2019〕15号", ("document_number",)),
        ("changed", "issuer", 0, "青岛市人民政府办公厅", "青岛市人民政府", ()),
        ("recast", "heading2", 0, "", "", ()),
        ("changed", "row", 0, "3,000", "3,500", ("number",)),
    ]
    assert compared.differences[6].place == "一、总体目标"
    one_bracket = compared.without(1)
    assert one_bracket.title_zh == "关于印发方案(2019—2021年）的通知"
    assert one_bracket.title_lines[2] == "(2019—2021年）的通知"
    assert (compared.without(4).number_zh, compared.without(4).number_en) == (old.number_zh, old.number_en)
    assert compared.without(6).blocks[0] == old.blocks[0]


def test_people_and_rows_come_and_go() -> None:
    people = tuple(Person(name=name, affiliation=f"市{place}局局长") for name, place in zip(
        ("王立新", "李为民", "赵国强"), ("公安", "财政", "教育"), strict=True))  # fmt: skip
    old = Entry(title_zh="名单", blocks=(NameList(people=people),))
    new = Entry(title_zh="名单", blocks=(NameList(people=(people[2], people[0], Person(name="孙继"))),))
    compared = compare_entries(old, new)
    assert [(each.act, each.flags) for each in compared.differences] == [
        ("moved", ()),
        ("taken_out", ("name",)),
        ("put_in", ("name",)),
    ]
    assert compared.without(1, 2, 3) == old
    assert compared.without(2).blocks == (NameList(people=(people[2], people[0], people[1], Person(name="孙继"))),)


def test_what_moved_within_one_part_says_which_way() -> None:
    texts = ("第一段说明总体目标和任务。", "第二段说明保障措施和分工。", "第三段说明监督检查和考核。")
    old, new = paragraphs(*texts), paragraphs(texts[2], *texts[:2])
    assert [what_happened(each, "zh") for each in compare_entries(old, new).differences] == ["往前移"]
    assert [what_happened(each, "en") for each in compare_entries(new, old).differences] == ["Moved down"]
    headed = (Heading(text="一、总则", level=1, number="一、"), *old.blocks[:2])
    under = (*headed, Heading(text="二、附则", level=1, number="二、"))
    (moved,) = compare_entries(
        replace(old, blocks=(*under, old.blocks[2])), replace(old, blocks=(*headed, old.blocks[2], under[-1]))
    ).differences
    assert what_happened(moved, "zh") == "从“二、附则”移到“一、总则”"


def issue_of(*sections: tuple[str, tuple[Entry, ...]]) -> Issue:
    return Issue(serial=401, sections=tuple(Section(name=Bilingual(zh=name), entries=each) for name, each in sections))


def test_an_issue_tells_what_came_went_and_moved() -> None:
    first, second, third, fourth = (replace(paragraphs(f"第{n}件。"), title_zh=f"第{n}件", id=n) for n in range(1, 5))
    old = issue_of(("市政府文件", (first, second)), ("人事", (third,)))
    edited = replace(second, blocks=(Paragraph(text="第2件改了。"),))
    new = issue_of(("市政府文件", (edited, fourth)), ("人事", (first,)))
    compared = compare_issues(old, new)
    assert [(each.state, each.moved, each.before and each.before.number, each.after and each.after.number)
            for each in compared.entries] == [
        ("changed", False, 2, 1),
        ("added", False, None, 2),
        ("same", True, 1, 3),
        ("removed", False, 3, None),
    ]  # fmt: skip
    assert compared.differs
    assert not compare_issues(old, old).differs
    assert [fact.name for fact in compare_issues(old, replace(new, serial=402, date="2019-11-30")).facts] == [
        "serial", "date",
    ]  # fmt: skip


def test_entries_without_ids_are_known_by_what_they_are() -> None:
    one = replace(paragraphs("一。"), number_zh="青政办字〔2019〕1号")
    other = replace(paragraphs("二。"), title_zh="另一份")
    old, new = issue_of(("文件", (one, other))), issue_of(("文件", (replace(one, title_zh="改了题目"), other)))
    assert [each.state for each in compare_issues(old, new).entries] == ["changed", "same"]


def test_an_entry_that_was_not_there_is_one_difference() -> None:
    entry = paragraphs("一段。")
    assert [each.act for each in compare_entries(None, entry).differences] == ["put_in"]
    assert [each.act for each in compare_entries(entry, None).differences] == ["taken_out"]
    with pytest.raises(LookupError):
        compare_entries(None, entry).without(1)


def page_of(text: str) -> html.HtmlElement:
    return html.fromstring(text)


def test_the_page_strikes_and_underlines_and_says_so_without_colour() -> None:
    old = paragraphs("根据青政办字〔2019〕51号文件办理。", "移到后面去的一段话。", "第三段不变。")
    blocks = (Paragraph(text="根据青政办字〔2019〕15号文件办理。"), old.blocks[2], old.blocks[1])
    page = page_of(redline_html(compare_entries(old, replace(old, blocks=blocks)), "zh"))
    assert page.xpath("//p/del/text()") == ["青政办字〔2019〕51号"]
    assert page.xpath("//p/ins/text()") == ["青政办字〔2019〕15号"]
    assert "文号变了" in page.text_content()
    assert [text.strip()[0] for text in page.xpath("//p/span[@class='note']/text()")] == ["↕", "↕"]
    (style,) = page.xpath("//style[not(*)]/text()")
    assert "line-through" in style
    assert "underline" in style


def test_the_page_of_an_issue_shows_what_changed_in_both_languages() -> None:
    one, other = replace(paragraphs("一。"), id=1), replace(paragraphs("二。"), id=2, title_zh="甲<乙>&\x00")
    old, new = issue_of(("文件", (one,))), issue_of(("文件", (one, other)))
    compared = compare_issues(old, new)
    assert "新加" in page_of(redline_html(compared, "zh")).text_content()
    english = page_of(redline_html(compared, "en"))
    assert "Added" in english.text_content()
    assert "甲<乙>&\N{REPLACEMENT CHARACTER}" in english.xpath("string(//h2)")
    assert "没有差别" in page_of(redline_html(compare_issues(old, old), "zh")).text_content()


@settings(max_examples=50, deadline=None)
@given(two_states())
def test_any_comparison_makes_a_page_in_both_languages(states: tuple[Entry, Entry]) -> None:
    compared = compare_entries(*states)
    chinese, english = redline_html(compared, "zh"), redline_html(compared, "en")
    assert len(page_of(chinese).xpath("//p/del | //td/del")) == len(page_of(english).xpath("//p/del | //td/del"))


def grid(*rows: str) -> Entry:
    table = Table(rows=tuple(tuple(Cell(text=cell) for cell in row.split()) for row in rows), header_rows=1)
    return Entry(title_zh="表", blocks=(table,))


def test_a_column_that_came_is_one_difference_and_goes_alone() -> None:
    old = grid("区市 学校 人数", "市南区 12 3,400", "市北区 15 4,100", "李沧区 9 2,000")
    new = grid(
        "区市 学校 班级 人数", "市南区 12 96 3,400", "市北区 15 110 4,200", "黄岛区 30 200 9,000", "李沧区 9 60 2,000"
    )
    compared = compare_entries(old, new)
    assert [(each.act, each.face, each.before, each.after) for each in compared.differences] == [
        ("put_in", "column", "", "班级\n96\n110\n200\n60"),
        ("changed", "row", "4,100", "4,200"),
        ("put_in", "row", "", "黄岛区\t30\t200\t9,000"),
    ]
    assert compared.without(1, 2, 3) == old
    assert compared.without(1) == grid(
        "区市 学校 人数", "市南区 12 3,400", "市北区 15 4,200", "黄岛区 30 9,000", "李沧区 9 2,000"
    )
    back = compare_entries(new, old)
    assert [(each.act, each.face) for each in back.differences] == [
        ("taken_out", "column"), ("changed", "row"), ("taken_out", "row"),
    ]  # fmt: skip
    assert back.without(1, 2, 3) == new
    restored = back.without(3).blocks[0]
    assert isinstance(restored, Table)
    assert [cell.text for cell in restored.rows[3]] == ["黄岛区", "30", "9,000"]


def test_a_table_with_other_merged_cells_takes_the_place_of_the_old_one() -> None:
    old = grid("区市 学校", "市南区 12")
    merged = Table(rows=((Cell(text="区市", rowspan=2), Cell(text="学校")), (Cell(text="12"),)), header_rows=1)
    compared = compare_entries(old, replace(old, blocks=(merged,)))
    assert [(each.act, each.face) for each in compared.differences] == [("changed", "table")]
    assert compared.without(1) == old
    # Their captions go with them.
    captioned = replace(old, blocks=(replace(old.blocks[0], caption="表1 2023年"),))
    compared = compare_entries(captioned, replace(old, blocks=(replace(merged, caption="表1 2024年"),)))
    assert [line.state for line in compared.lines if line.face == "caption"] == ["taken_out", "put_in"]
    assert compared.without(1) == captioned


def test_every_paragraph_of_a_long_text_changed_in_one_word_is_found_beside_its_old_one() -> None:
    texts = [f"第{number}段说明第{number * 7}项工作的内容和要求，由市政府办公室牵头。" for number in range(1, 401)]
    compared = compare_entries(paragraphs(*texts), paragraphs(*(text.replace("办公室", "办公厅") for text in texts)))
    assert {(each.act, each.before, each.after) for each in compared.differences} == {("changed", "室", "厅")}
    assert len(compared.differences) == 400
