"""Automatic numbers become text, as Word shows them."""

import pytest

from gazette.ingest.word.number_formats import counted
from tests.ingest.word.building import (
    TITLE,
    body,
    contents,
    found,
    level,
    lists,
    numbered,
    p,
    r,
    style,
    tbl,
    tr,
    word_file,
)


def read(inside: str, numbering: str, **parts: str) -> list[str]:
    return body(word_file(TITLE + inside, numbering=numbering, **parts))


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"), ("decimalEnclosedCircleChinese", 21, "㉑"), ("decimalEnclosedParen", 4, "⑷"),
        ("decimalEnclosedFullstop", 5, "⒌"),
        ("upperRoman", 14, "XIV"), ("lowerRoman", 9, "ix"), ("upperLetter", 28, "BB"),
        ("lowerLetter", 26, "z"), ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一○五"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 1001, "一千零一"),
        ("ideographTraditional", 3, "丙"), ("ideographZodiac", 4, "卯"), ("ideographZodiacTraditional", 13, "丙子"),
        ("ideographDigital", 20, "二〇"), ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("numberInDash", 7, "- 7 -"), ("ordinal", 12, "12th"), ("ordinal", 22, "22nd"), ("none", 3, ""),
        ("hebrew1", 1, None),
    ],
)  # fmt: skip
def test_forms(form: str, number: int, text: str | None) -> None:
    assert counted(number, form) == text


def test_levels_count_and_begin_anew() -> None:
    numbering = lists(
        level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
    )
    inside = (
        numbered("甲")
        + numbered("乙", 1)
        + numbered("丙", 2)
        + numbered("丁", 2)
        + numbered("戊", 1)
        + numbered("己", 2)
        + numbered("庚")
        + numbered("辛", 1)
    )
    assert read(inside, numbering) == ["一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚", "（一）辛"]


def test_a_level_shows_those_above_it() -> None:
    numbering = lists(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
    inside = numbered("总则") + numbered("目的", 1) + numbered("依据", 1) + numbered("细项", 2) + numbered("组织")
    assert read(inside, numbering) == ["1 总则", "1.1 目的", "1.2 依据", "1.2.1 细项", "2 组织"]


def test_legal_numbering_shows_figures() -> None:
    numbering = lists(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert read(numbered("总则") + numbered("目的", 1), numbering) == ["第一章\u3000总则", "1.1 目的"]


def test_a_level_that_never_begins_anew() -> None:
    numbering = lists(
        level(0, "chineseCounting", "第%1章"), level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>')
    )
    inside = numbered("总则") + numbered("甲。", 1) + numbered("附则") + numbered("乙。", 1)
    assert read(inside, numbering) == ["第一章\u3000总则", "第一条\u3000甲。", "第二章\u3000附则", "第二条\u3000乙。"]


def test_two_lists_of_one_kind_count_on_unless_one_begins_anew() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1."), more=more)
    inside = numbered("甲") + numbered("乙", 0, 2) + numbered("丙", 0, 3) + numbered("丁", 0, 3)
    assert read(inside, numbering) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_a_list_with_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'
    assert read(numbered("甲") + numbered("乙"), lists(level(0, "decimal", "%1."), overrides=own)) == ["C)甲", "D)乙"]


def test_a_list_by_the_style_of_the_paragraph() -> None:
    styles = style("H1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style(
        "H2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', based="H1"
    )
    numbering = lists(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
    )
    off = p("没有编号", style="H1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    inside = p("甲", style="H1") + p("乙", style="H2") + off + p("丙", style="H1")
    assert read(inside, numbering, styles=styles) == ["一、甲", "1.乙", "没有编号", "二、丙"]


def test_a_list_of_the_paragraph_itself_begins_on_the_first_level() -> None:
    numbering = lists(level(0, "decimal", "%1."), level(1, "decimal", "（%2）", '<w:pStyle w:val="H2"/>'))
    own = p("甲", style="H2", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert read(own, numbering, styles=style("H2")) == ["1.甲"]


def test_a_list_that_a_numbering_style_stands_for() -> None:
    styles = style("Outline", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="Outline"/>{level(0, "ideographTraditional", "%1、")}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    )
    assert read(numbered("子") + numbered("丑"), numbering, styles=styles) == ["甲、子", "乙、丑"]


def test_what_stands_behind_a_number() -> None:
    nothing = lists(level(0, "decimal", "%1．", '<w:suff w:val="nothing"/>'))
    assert read(numbered("甲"), nothing) == ["1．甲"]
    spaced = lists(level(0, "decimal", "%1.", '<w:suff w:val="space"/>'))
    assert read(numbered("5吨以上") + numbered("其他"), spaced) == ["1. 5吨以上", "2.其他"]


def test_latin_text_stands_apart_from_its_number() -> None:
    numbering = lists(level(0, "decimal", "%1."), level(1, "bullet", "o"))
    assert read(numbered("one") + numbered("two", 1) + numbered("PPP项目"), numbering) == [
        "1. one",
        "○ two",
        "2.PPP项目",
    ]


def test_bullets_in_symbol_fonts() -> None:
    symbols = level(0, "bullet", "\uf0d8", "").replace(
        "</w:lvl>", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
    )
    assert read(numbered("甲"), lists(symbols)) == ["➢甲"]


def test_a_column_of_numbers_in_a_table() -> None:
    cell = f"<w:tc>{numbered('')}</w:tc>"
    inside = tbl(tr("序号", "名称"), tr(cell, "甲"), tr(cell, "乙"))
    assert read(inside, lists(level(0, "decimal", "%1"))) == ["序号", "名称", "1", "甲", "2", "乙"]


def test_a_form_that_nobody_knows_is_told() -> None:
    source = word_file(TITLE + numbered("甲"), numbering=lists(level(0, "hebrew1", "%1.")))
    assert body(source) == ["1.甲"]
    assert [dict(finding.values) for finding in found(source, "ingest.word_number_form")] == [{"form": "hebrew1"}]


def test_a_paragraph_whose_text_is_hidden_still_counts() -> None:
    hidden = p(r("藏", "<w:vanish/>"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    inside = numbered("甲") + hidden + numbered("丙")
    assert read(inside, lists(level(0, "decimal", "（%1）"))) == ["（1）甲", "（2）", "（3）丙"]


def test_numbers_that_were_written_out_are_counted_apart() -> None:
    account = contents(word_file(TITLE + numbered("甲"), numbering=lists(level(0, "decimal", "（%1）")))).account
    assert (account.made, account.is_whole) == (3, True)
