"""What stands inside paragraphs comes in as a reader sees it."""

import pytest

from gazette.ingest.manuscript import ManuscriptParagraph
from gazette.ingest.reading_result import Wishes
from gazette.ingest.word.package import WordPackage
from gazette.ingest.word.reader import manuscript_of
from gazette.model import Heading, Paragraph
from gazette.wording import finding_sentence
from tests.ingest.word.building import TITLE, body, contents, entry, found, p, r, style, text_box, texts, word_file


def read(*inside: str, **parts: str) -> list[str]:
    return body(word_file(TITLE + p(*inside), **parts))


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>", "A-B"),
        ("<w:r><w:t>公</w:t><w:softHyphen/><w:t>报</w:t></w:r>", "公报"),
        (r("公\xad报"), "公报"),
        ("<w:r><w:t>左</w:t><w:tab/><w:t>右</w:t></w:r>", "左\u3000右"),
        ('<w:r><w:t>左</w:t><w:ptab w:alignment="right"/><w:t>右</w:t></w:r>', "左\u3000右"),
        (r("不断\xa0开"), "不断 开"),
        (f"<w:ruby><w:rubyPr/><w:rt>{r('qì')}</w:rt><w:rubyBase>{r('汽')}</w:rubyBase></w:ruby>", "汽"),
        ('<w:smartTag w:element="place"><w:smartTagPr/><w:r><w:t>云溪</w:t></w:r></w:smartTag>', "云溪"),
        ('<w:customXml w:element="x"><w:r><w:t>自定义</w:t></w:r></w:customXml>', "自定义"),
        ('<w:hyperlink r:id="r9"><w:r><w:t>网址</w:t></w:r></w:hyperlink>', "网址"),
        ('<w:dir w:val="ltr"><w:bdo w:val="ltr"><w:r><w:t>方向</w:t></w:r></w:bdo></w:dir>', "方向"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "控件"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>n</w:t></w:r>', "■"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>\uf0a3</w:t></w:r>', "□"),
        ('<w:r><w:t>甲</w:t><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>', "甲乙"),
    ],
)  # fmt: skip
def test_what_runs_hold(inside: str, seen: str) -> None:
    assert read("前文", inside, "后文。") == [f"前文{seen}后文。"]


def test_breaks_end_lines() -> None:
    assert read("<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t><w:cr/><w:t>第三行。</w:t></w:r>") == [
        "第一行",
        "第二行",
        "第三行。",
    ]


def test_a_break_in_a_title_parts_its_rows() -> None:
    title = p("<w:r><w:t>云溪市人民政府</w:t><w:br/><w:t>关于加强防汛工作的通知</w:t></w:r>")
    one = entry(word_file(title + p("云政发〔2024〕5号") + p("各区人民政府：") + p("正文。")))
    assert one.title_lines == ("云溪市人民政府", "关于加强防汛工作的通知")
    assert one.issuers == ("云溪市人民政府",)


def test_a_page_ends_between_paragraphs() -> None:
    source = word_file(TITLE + p("甲。") + p('<w:r><w:br w:type="page"/></w:r>') + p("乙。"))
    assert body(source) == ["甲。", "乙。"]


@pytest.mark.parametrize(
    "inside",
    [
        p("甲。") + p("乙。", properties="<w:pageBreakBefore/>"),
        p("甲。", properties="<w:sectPr/>") + p("乙。"),
        p("甲。", '<w:r><w:br w:type="page"/></w:r>') + p("乙。"),
        p("甲。") + p('<w:r><w:br w:type="page"/></w:r>', "乙。"),
        p("甲。", '<w:r><w:br w:type="page"/></w:r>', "乙。"),
        p("甲。") + p() + p("乙。"),
    ],
)
def test_ends_of_pages_and_sections_part_as_a_blank_line_does(inside: str) -> None:
    parts = manuscript_of(WordPackage(word_file(inside), "通知.docx"), Wishes()).parts
    assert [part.text for part in parts if isinstance(part, ManuscriptParagraph)] == ["甲。", "", "乙。"]


def test_a_section_that_goes_on_parts_nothing() -> None:
    going_on = p("甲。", properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
    parts = manuscript_of(WordPackage(word_file(going_on + p("乙。")), "通知.docx"), Wishes()).parts
    assert parts == [ManuscriptParagraph(text="甲。"), ManuscriptParagraph(text="乙。")]


@pytest.mark.parametrize(
    ("properties", "styles"),
    [
        ("<w:vanish/>", ""),
        ('<w:rStyle w:val="Secret"/>', style("Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")),
        (
            '<w:rStyle w:val="Child"/>',
            style("Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
            + style("Child", kind="character", based="Secret"),
        ),
    ],
)
def test_hidden_text_is_left_out_and_told(properties: str, styles: str) -> None:
    source = word_file(TITLE + p("看得见", r("看不见", properties), "的字。"), styles=styles)
    assert body(source) == ["看得见的字。"]
    assert [finding.text for finding in found(source, "ingest.left_out.word_hidden")] == ["看不见"]


def test_hidden_by_the_style_of_the_paragraph_but_for_a_run() -> None:
    hidden = style("Hidden", "<w:rPr><w:vanish/></w:rPr>")
    source = word_file(
        TITLE + p("一句。") + p(r("藏"), r("露。", '<w:vanish w:val="0"/>'), style="Hidden"), styles=hidden
    )
    assert body(source) == ["一句。", "露。"]


def test_a_text_box_comes_once_behind_its_paragraph() -> None:
    source = word_file(TITLE + p("正文。", text_box(p("框中一。"), p("框中二。"))) + p("之后。"))
    assert body(source) == ["正文。", "框中一。", "框中二。", "之后。"]
    assert contents(source).account.is_whole
    (told,) = found(source, "ingest.word_box")
    assert told.block == (1,)
    assert (
        finding_sentence(told, "zh") == "文本框里的 8 字（“框中一。框中二。”）放在了它所在的段落之后，请看位置对不对。"
    )
    alone = word_file(TITLE + p("正文。") + p(text_box(p("框中。"))) + p("之后。"))
    assert not found(alone, "ingest.word_box")  # a box with a paragraph to itself stands where it stood


def test_two_forms_of_one_thing_that_differ_are_told() -> None:
    both = text_box(p("新。")).replace("新。", "旧的更多。", 2).replace("旧的更多。", "新。", 1)
    source = word_file(TITLE + p("正文。", both))
    assert [finding.text for finding in found(source, "ingest.unread.word_alternate")] == ["旧的更多。"]


def test_an_unknown_symbol_leaves_a_mark_and_is_told() -> None:
    source = word_file(TITLE + p("见", '<w:r><w:sym w:font="公司徽标" w:char="F041"/></w:r>', "处。"))
    assert body(source) == ["见〓处。"]
    assert not contents(source).account.is_whole
    assert [finding.text for finding in found(source, "ingest.unread.word_symbol")] == ["公司徽标 F041"]


def test_a_prompt_that_nobody_filled_in_is_left_out() -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处输入')}</w:sdtContent></w:sdt>"
    source = word_file(TITLE + p("日期：", prompt, "。"))
    assert body(source) == ["日期：。"]
    assert [finding.text for finding in found(source, "ingest.left_out.word_placeholder")] == ["单击此处输入"]


def test_headings_by_style_through_the_styles_they_are_based_on() -> None:
    styles = (
        style("1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', called="heading 1")
        + style("Own", based="1")
        + style("Deeper", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', based="Own")
        + style("Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based="1")
        + style("Named", called="heading 2")
    )
    source = word_file(
        TITLE
        + p("总体要求", style="Own")
        + p("要做好工作。")
        + p("具体安排", style="Deeper")
        + p("要落实责任。")
        + p("不是标题", style="Body")
        + p("按名称", style="Named")
        + p("完。"),
        styles=styles,
    )
    assert entry(source).blocks == (
        Heading(text="总体要求", level=1),
        Paragraph(text="要做好工作。"),
        Heading(text="具体安排", level=2),
        Paragraph(text="要落实责任。"),
        Paragraph(text="不是标题"),
        Heading(text="按名称", level=2),
        Paragraph(text="完。"),
    )


def test_headings_by_their_look_where_no_style_says_so() -> None:
    def bold(text: str) -> str:
        return p(r(text, "<w:b/>"))

    inside = bold("总体要求") + p() + p("要做好工作。") + p("还要落实责任。") + bold("具体安排") + p("分三步走。")
    assert entry(word_file(TITLE + inside + p(r("一是", "<w:b/>"), "加强领导。"))).blocks == (
        Heading(text="总体要求", level=1),
        Paragraph(text="要做好工作。"),
        Paragraph(text="还要落实责任。"),
        Heading(text="具体安排", level=1),
        Paragraph(text="分三步走。"),
        Paragraph(text="一是加强领导。"),
    )


def test_levels_by_the_order_of_looks() -> None:
    styles = style("Black", '<w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr>')
    kai = '<w:rFonts w:eastAsia="楷体"/>'
    inside = p("总体要求", style="Black") + p(r("指导思想", kai)) + p("坚持以人民为中心。") + p("还要落实责任。")
    more = p(r("基本目标", kai)) + p("全部覆盖。") + p("具体安排", style="Black") + p("分三步走。") + p("每步一年。")
    found_in = entry(word_file(TITLE + inside + more, styles=styles)).blocks
    assert [(block.text, block.level) for block in found_in if isinstance(block, Heading)] == [
        ("总体要求", 1),
        ("指导思想", 2),
        ("基本目标", 2),
        ("具体安排", 1),
    ]


def test_bold_text_alone_heads_nothing() -> None:
    lines = [p(r(text, "<w:b/>")) for text in ("王启明", "李晓红", "赵一鸣")]
    assert not any(isinstance(block, Heading) for block in entry(word_file(TITLE + "".join(lines))).blocks)


def test_a_paragraph_of_300_000_characters() -> None:
    long = "防汛工作。" * 60_000
    assert body(word_file(TITLE + p(long))) == [long]


def test_tabs_that_line_up_below_each_other_make_a_table() -> None:
    rows = "".join(
        p(f"<w:r><w:t>{a}</w:t><w:tab/><w:t>{b}</w:t></w:r>") for a, b in (("名称", "数量"), ("甲", "3"), ("乙", "4"))
    )
    one = entry(word_file(TITLE + p("情况如下。") + rows))
    assert [type(block).__name__ for block in one.blocks] == ["Paragraph", "Table"]
    assert texts(one)[1:] == ["名称", "数量", "甲", "3", "乙", "4"]


@pytest.mark.parametrize(
    ("text", "place", "seen"),
    [("2", "superscript", "²"), ("-3", "superscript", "⁻³"), ("2", "subscript", "₂"), ("2", "baseline", "2")],
)
def test_figures_above_and_below_the_line(text: str, place: str, seen: str) -> None:
    source = word_file(TITLE + p("面积m", r(text, f'<w:vertAlign w:val="{place}"/>'), "。"))
    assert body(source) == [f"面积m{seen}。"]


def test_what_cannot_stand_above_the_line_is_told() -> None:
    source = word_file(TITLE + p("甲", r("乙", '<w:vertAlign w:val="superscript"/>'), "丙。"))
    assert body(source) == ["甲乙丙。"]
    assert [finding.text for finding in found(source, "ingest.word_lifted")] == ["乙"]


def test_a_large_initial_begins_its_paragraph() -> None:
    initial = p("为", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert body(word_file(TITLE + initial + p("做好防汛工作，通知如下。"))) == ["为做好防汛工作，通知如下。"]


def test_text_that_is_struck_through_stays_and_is_told() -> None:
    source = word_file(TITLE + p("应当", r("大致", "<w:strike/>"), r("严格", '<w:strike w:val="0"/>'), "执行。"))
    assert body(source) == ["应当大致严格执行。"]
    assert [finding.text for finding in found(source, "ingest.word_struck")] == ["大致"]


def test_marks_that_do_not_show_are_taken_out_and_told() -> None:
    source = word_file(TITLE + p("正\u200b文\u202e。"))
    assert body(source) == ["正文。"]
    assert [dict(finding.values) for finding in found(source, "ingest.hidden_removed")] == [{"count": "2"}]


def test_a_mark_hidden_by_style_separators_joins_paragraphs() -> None:
    run_in = p("一、总则。", properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("为加强管理，制定本办法。")
    assert body(word_file(TITLE + run_in)) == ["一、总则。为加强管理，制定本办法。"]
