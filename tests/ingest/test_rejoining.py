"""Sentences cut by line widths and columns, in texts with a blank line behind every line, or with none at all."""

import pytest

from gazette.ingest import read_text
from gazette.model import Block, Paragraph, Signature

PARAGRAPHS = (
    "为了加强供热管理，保障用热安全，维护用户和供热单位的合法权益，根据有关法律法规，结合本市实际，提出以下意见，请遵照执行。",
    "（一）加强组织领导。各区要建立供热工作协调机制，明确责任分工，定期研究解决供热工作中的突出问题，确保群众温暖过冬。",
    "（二）加强资金保障。各区要统筹安排供热专项资金，加快老旧管网改造，严格资金使用管理，提高资金使用效益，定期公开。",
    "（三）加强监督检查。市城管局要会同有关部门开展供热质量检查，对不达标的单位责令限期整改，并且将结果向社会公布。",
    "各区要在每年十月底以前将落实情况报市城管局，由市城管局汇总以后报告市政府，遇到重大问题要及时报告，不得拖延推诿。",
)


def blocks_of(body: str) -> tuple[Block, ...]:
    return read_text(f"关于供热的意见\n林政发〔2023〕4号\n{body}\n", file="a.txt").entries[0].blocks


def test_a_wrapped_text_with_a_blank_line_behind_every_line() -> None:
    lines = [text[at : at + 20] for text in PARAGRAPHS for at in range(0, len(text), 20)]
    assert blocks_of("\n\n".join(lines)) == blocks_of("\n".join(PARAGRAPHS))


def test_a_sentence_cut_by_a_column_in_a_text_without_blank_lines() -> None:
    first, second, *others = PARAGRAPHS
    cut = [first[:46], first[46:], second[:24], second[24:], *others]
    assert blocks_of("\n".join(cut)) == blocks_of("\n".join(PARAGRAPHS))


def test_few_full_lines_are_enough_where_none_is_longer() -> None:
    short = [f"{number}区供热面积增加的情况如下表所示{'，见附表' * (number % 3)}。" for number in range(1, 13)]
    lines = [text[at : at + 34] for text in PARAGRAPHS for at in range(0, len(text), 34)]
    assert blocks_of("\n".join([*lines, *short])) == blocks_of("\n".join([*PARAGRAPHS, *short]))


def test_a_column_end_behind_a_full_line_of_a_wrapped_text_with_blank_lines() -> None:
    lines = ["\n".join(text[at : at + 20] for at in range(0, len(text), 20)) for text in PARAGRAPHS]
    whole = blocks_of("\n\n".join(lines))
    lines[1] = lines[1][:41] + "\n" + lines[1][41:]
    assert blocks_of("\n\n".join(lines)) == whole == blocks_of("\n\n".join(PARAGRAPHS))


def test_closing_sentences_behind_full_lines_stay_paragraphs() -> None:
    full = "各区要在每年十月底以前将落实情况报市城管局，由市城管局汇总以后报告市政府并向社会公开公布。"
    closings = ("本意见自2023年5月1日起施行。", "特此通知。")
    width = len(full) // 2
    lines = [text[at : at + width] for text in PARAGRAPHS for at in range(0, len(text), width)]
    lines += [full[:width], full[width:], closings[0], full[:width], full[width:], closings[1]]
    expected = [*PARAGRAPHS, full, closings[0], full, closings[1]]
    assert blocks_of("\n".join(lines)) == blocks_of("\n".join(expected))


def test_the_rows_of_a_title_that_a_width_has_cut_are_one_row() -> None:
    title = "林江市人民政府办公室关于进一步加强和改进供热工作"
    lines = [text[at : at + 20] for text in (title + "的通知", *PARAGRAPHS) for at in range(0, len(text), 20)]
    entry = read_text("\n".join([*lines[:2], "林政发〔2023〕4号", *lines[2:]]) + "\n", file="a.txt").entries[0]
    assert entry.title_lines == (title + "的通知",)


def test_prose_cut_early_in_a_text_without_blank_lines() -> None:
    first, *others = PARAGRAPHS
    cut = [first[:18], first[18:], *others]
    assert "，" in cut[0]
    assert blocks_of("\n".join(cut)) == blocks_of("\n".join(PARAGRAPHS))


def wrapped(text: str, width: int, indent: str, between: str) -> str:
    rows = (
        (indent + text)[:width],
        *((indent + text)[at : at + width] for at in range(width, len(indent + text), width)),
    )
    return between.join(rows)


@pytest.mark.parametrize("indent", ["", "　　", "    "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [26, 34, 37])
def test_a_short_text_with_a_list_of_lines_that_are_wider(indent: str, between: str, width: int) -> None:
    listed = [f"关于公布林江市第{number}批市级非物质文化遗产代表性项目名录的通知" for number in "一二三四五"]
    whole = blocks_of("\n\n".join([*listed, *PARAGRAPHS]))
    cut = [wrapped(text, width, indent, between) for text in PARAGRAPHS]
    assert blocks_of("\n\n".join([*listed, *cut])) == whole


def test_a_full_stop_alone_on_a_line_belongs_to_the_line_above() -> None:
    lines = [PARAGRAPHS[0][:-1], "。", *PARAGRAPHS[1:]]
    assert blocks_of("\n".join(lines)) == blocks_of("\n".join(PARAGRAPHS))


def test_who_signs_under_a_full_line_is_no_part_of_it() -> None:
    signed = "林江市财政局　林江市审计局\n2023年3月1日"
    width = len(PARAGRAPHS[-1]) // 2
    lines = [text[at : at + width] for text in PARAGRAPHS for at in range(0, len(text), width)]
    assert blocks_of("\n".join([*lines, signed])) == blocks_of("\n".join([*PARAGRAPHS, signed]))


def test_a_width_of_characters_holds_for_lines_with_many_figures() -> None:
    passed = "2018年10月29日，林江市第七届人民代表大会常务委员会第十六次会议通过并且公布"
    lines = [text[at : at + 30] for text in (passed, *PARAGRAPHS) for at in range(0, len(text), 30)]
    assert blocks_of("\n".join(lines)) == blocks_of("\n".join([passed, *PARAGRAPHS]))


def test_titles_as_wide_as_the_lines_stay_apart() -> None:
    titles = [f"关于公布林江市第{order}批老字号名单的通知" for order in "二三四"]
    width = len(titles[0])
    lines = [text[at : at + width] for text in PARAGRAPHS for at in range(0, len(text), width)]
    assert blocks_of("\n".join([*lines, "下列文件继续有效", *titles]))[-3:] == tuple(
        Paragraph(text=title) for title in titles
    )


@pytest.mark.parametrize("width", [18, 20, 22])
def test_full_lines_inside_a_paragraph_go_on_with_it_whatever_they_look_like(width: int) -> None:
    looks = (
        "林江市热力公司要配合市",  # the next line begins like the name of a body
        "财政局做好供热补贴资金拨付和",
        "监督工作，鼓励各单位和各",
        "级工会按照有关规定组织职工到",
    )
    filler = "要按照有关规定做好供热各项工作，"
    openings = (*looks, "一、供热要求", "（市财政局、市城管局负责）")
    texts = [*PARAGRAPHS, *((filler * 2)[: width - 2] + opening + filler * 3 + "确保安全。" for opening in openings)]
    lines = [("　　" + text)[at : at + width] for text in texts for at in range(0, len(text) + 2, width)]
    assert blocks_of("\n".join(lines)) == blocks_of("\n".join(texts))


def test_a_signature_right_under_a_full_line_that_ends_in_a_bracket_stays_one() -> None:
    width = 20
    last = "（六）加强督促落实。市城管局要会同有关部门开展检查。（市城管局等和各区人民政府负责）"
    texts = [*PARAGRAPHS, last[: 2 * width - 3] + "）"]
    lines = [("　　" + text)[at : at + width] for text in texts for at in range(0, len(text) + 2, width)]
    blocks = blocks_of("\n".join([*lines, "林江市人民政府", "2023年4月1日"]))
    assert blocks[-1] == Signature(lines=("林江市人民政府", "2023年4月1日"))


def test_a_full_line_that_looks_like_a_body_goes_on_with_a_paragraph_without_indents() -> None:
    cut = "具体办法由各区组织有关部门制定，报送" + "林江市城市综合管理局和林江市审计总局" + "同意以后组织实施。"
    lines = [text[at : at + 18] for text in (*PARAGRAPHS, cut) for at in range(0, len(text), 18)]
    assert blocks_of("\n".join(lines))[-1] == Paragraph(text=cut)
