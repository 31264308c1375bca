"""What stands in parts of its own: notes come in as notes, page furniture and comments are told, pictures are told."""

import pytest

from gazette.model import Note, Paragraph, Picture, Signature
from tests.ingest.word.building import (
    NAMESPACES,
    TITLE,
    blocks,
    body,
    contents,
    entry,
    found,
    p,
    picture,
    r,
    tbl,
    tc,
    tr,
    with_picture,
    word_file,
)

SEPARATOR = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'


def mark(number: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{"".join(p(f"<w:r><w:{kind}Ref/></w:r>", one) for one in paragraphs)}</w:{kind}>'


def test_notes_stand_behind_the_paragraph_that_has_their_marks() -> None:
    source = word_file(
        TITLE + p("甲", mark(2), "，乙", mark(3, "endnote"), "。") + p("云溪市人民政府") + p("2024年3月1日"),
        footnotes=SEPARATOR + note(2, "关于甲。", "第二段。"),
        endnotes=note(3, "关于乙。", kind="endnote"),
    )
    assert body(source) == ["甲①，乙②。", "①关于甲。\n第二段。", "②关于乙。", "云溪市人民政府", "2024年3月1日"]
    assert blocks(source)[1:3] == (Note(text="①关于甲。\n第二段。", mark="①"), Note(text="②关于乙。", mark="②"))
    account = contents(source).account
    assert (account.made, account.is_whole) == (4, True)


def test_a_note_with_a_mark_of_its_own() -> None:
    own = mark(2, more=' w:customMarkFollows="1"') + r("＊")
    source = word_file(TITLE + p("甲", own, "。"), footnotes=f'<w:footnote w:id="2">{p("＊说明。")}</w:footnote>')
    assert body(source) == ["甲＊。", "＊说明。"]
    assert blocks(source)[-1] == Note(text="＊说明。", mark="＊")


@pytest.mark.parametrize("sign", ["**", "注1)", "〔1〕"])
def test_a_mark_of_its_own_is_what_follows_in_the_run_of_the_reference(sign: str) -> None:
    own = f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>{sign}</w:t></w:r>'
    source = word_file(TITLE + p("甲", own, "。"), footnotes=f'<w:footnote w:id="2">{p(sign + "说明。")}</w:footnote>')
    assert body(source) == [f"甲{sign}。", f"{sign}说明。"]
    assert blocks(source)[-1] == Note(text=f"{sign}说明。", mark=sign)


def test_a_mere_figure_that_follows_a_reference_is_found_nowhere_for_sure() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>'
    source = word_file(TITLE + p("甲", own, "。"), footnotes=f'<w:footnote w:id="2">{p("1说明。")}</w:footnote>')
    assert blocks(source)[-1] == Note(text="1说明。")


def test_a_mark_that_counts_the_parts_of_a_sentence_is_no_reference() -> None:
    source = word_file(
        TITLE + p("要求如下：①先报，②后办。") + p("由指挥部", mark(2), "负责。") + p("附则。"),
        footnotes=note(2, "防汛的。"),
    )
    assert body(source) == ["要求如下：①先报，②后办。", "由指挥部①负责。", "①防汛的。", "附则。"]


def test_a_note_referred_to_twice_stands_once() -> None:
    source = word_file(TITLE + p("甲", mark(2), "，乙", mark(2), "。"), footnotes=note(2, "注释。"))
    assert body(source) == ["甲①，乙。", "①注释。"]


def test_a_note_in_a_table() -> None:
    source = word_file(TITLE + tbl(tr("甲", tc(p("乙", mark(2)))), tr("1", "2")), footnotes=note(2, "注释。"))
    assert body(source) == ["甲", "乙①", "1", "2", "①注释。"]


def test_a_note_that_nothing_refers_to_is_told() -> None:
    source = word_file(TITLE + p("正文。"), footnotes=note(2, "没人用。"))
    assert body(source) == ["正文。"]
    assert [one.text for one in found(source, "ingest.left_out.word_unused_note")] == ["没人用。"]


def test_a_note_that_is_missing_is_told() -> None:
    source = word_file(TITLE + p("正文", mark(2), "。"))
    assert [one.text for one in found(source, "ingest.unread.word_note")] == ["2"]


def test_comments_headers_and_footers_are_left_out_and_told() -> None:
    source = word_file(
        TITLE + p("正文", '<w:r><w:commentReference w:id="1"/></w:r>', "。"),
        comments=f'<w:comment w:id="1">{p("请核对")}</w:comment><w:comment w:id="2">{p("再看")}</w:comment>',
        header1=p("云溪市人民政府文件"),
        footer1=p("— ", '<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', " —"),
    )
    assert body(source) == ["正文。"]
    assert [one.text for one in found(source, "ingest.left_out.word_comment")] == ["请核对", "再看"]
    assert [one.text for one in found(source, "ingest.left_out.word_header")] == ["云溪市人民政府文件"]
    assert [one.text for one in found(source, "ingest.left_out.word_footer")] == ["— 3 —"]
    assert contents(source).account.is_whole


def test_a_watermark_is_part_of_the_header() -> None:
    shape = '<w:r><w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict></w:r>'
    source = word_file(TITLE + p("正文。"), header1=p(shape))
    assert [one.text for one in found(source, "ingest.left_out.word_header")] == ["征求意见稿"]
    assert contents(source).account.is_whole


def test_text_drawn_along_a_line_is_text() -> None:
    shape = '<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'
    assert body(word_file(TITLE + p("正文。", shape))) == ["正文。", "艺术字"]


def test_text_inside_a_drawing_comes_behind_its_paragraph() -> None:
    shape = "<a:p><a:r><a:t>第一</a:t></a:r><a:r><a:t>步</a:t></a:r></a:p><a:p><a:r><a:t>第二步</a:t></a:r></a:p>"
    drawn = (
        f"<w:r><w:drawing><wp:inline><a:graphic><a:txBody>{shape}</a:txBody></a:graphic></wp:inline></w:drawing></w:r>"
    )
    assert body(word_file(TITLE + p("流程如下。", drawn))) == ["流程如下。", "第一步", "第二步"]


def test_a_picture_stands_behind_its_paragraph() -> None:
    source = with_picture(word_file(TITLE + p("见图。", picture("汛期水位图")) + p("之后。")))
    first, placed, last = blocks(source)
    assert (first, last) == (Paragraph(text="见图。"), Paragraph(text="之后。"))
    assert isinstance(placed, Picture)
    assert (placed.width, placed.height, placed.text) == (100, 50, "汛期水位图")
    read = contents(source)
    assert [one.sha256 for one in read.pictures] == [placed.sha256]
    assert read.account.is_whole


def test_a_picture_of_the_older_kind() -> None:
    shape = '<v:shape style="width:30pt;height:20pt" alt="图"><v:imagedata r:id="image1"/></v:shape>'
    source = with_picture(word_file(TITLE + p("见图。", f"<w:r><w:pict>{shape}</w:pict></w:r>")))
    placed = blocks(source)[-1]
    assert isinstance(placed, Picture)
    assert (placed.width, placed.height, placed.text) == (30, 20, "图")


def test_pictures_that_cannot_be_placed_are_told() -> None:
    damaged = with_picture(word_file(TITLE + p("见图。", picture("坏图"))), b"\x89PNG\r\n\x1a\n")
    assert [one.text for one in found(damaged, "ingest.unread.word_picture")] == ["坏图"]
    in_cell = with_picture(word_file(TITLE + tbl(tr("甲", tc(p(picture("格中图")))), tr("1", "2"))))
    assert [one.text for one in found(in_cell, "ingest.unread.word_picture")] == ["格中图"]
    assert contents(in_cell).pictures == ()


def test_a_picture_above_the_title_is_the_paper_s() -> None:
    source = with_picture(word_file(p(picture("徽标")) + TITLE + p("正文。")))
    assert entry(source).number_zh == "云政发〔2024〕5号"
    assert body(source) == ["正文。"]
    assert [dict(one.values) for one in found(source, "ingest.left_out.word_paper_picture")] == [
        {"description": "徽标"}
    ]


def test_a_seal_over_the_date_parts_no_signature() -> None:
    source = with_picture(word_file(TITLE + p("正文。") + p("云溪市人民政府", picture("公章")) + p("2024年3月1日")))
    assert blocks(source)[1] == Signature(lines=("云溪市人民政府", "2024年3月1日"))
    assert isinstance(blocks(source)[2], Picture)


def test_a_picture_that_is_missing_is_told_by_its_description() -> None:
    source = word_file(TITLE + p("见图。", picture("汛期水位图")))
    assert [one.text for one in found(source, "ingest.unread.word_picture")] == ["汛期水位图"]
    assert not contents(source).account.is_whole


@pytest.mark.parametrize(
    ("inside", "rule", "text"),
    [
        (
            (
                '<w:r><w:object><v:shape><v:imagedata r:id="r8"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/>'
                "</w:object></w:r>"
            ),
            "embedded",
            "Excel.Sheet.12",
        ),
        ('<w:r><w:control w:name="按钮"/></w:r>', "embedded", "按钮"),
        ('<w:r><w:pict><v:shape alt="公章"><v:imagedata r:id="r8"/></v:shape></w:pict></w:r>', "picture", "公章"),
        ('<w:r><w:contentPart r:id="r8"/></w:r>', "ink", ""),
    ],
)
def test_what_cannot_be_read_is_told(inside: str, rule: str, text: str) -> None:
    source = word_file(TITLE + p("正文。", inside))
    told = [one for one in contents(source).findings if one.rule.startswith("ingest.unread.")]
    assert [(one.rule, one.text) for one in told] == [(f"ingest.unread.word_{rule}", text)]
    assert body(source) == ["正文。"]


def test_a_document_bound_in_is_told() -> None:
    source = word_file(TITLE + p("正文。") + '<w:altChunk r:id="document1"/>', document1="")
    assert [one.text for one in found(source, "ingest.unread.word_document")] == ["word/document1.xml"]
    source = word_file(TITLE + p("正文。") + '<w:subDoc r:id="x"/>')
    assert [one.text for one in found(source, "ingest.unread.word_document")] == [""]


def test_the_texts_of_a_chart_and_of_a_drawn_list_are_told() -> None:
    def drawn(graphic: str) -> str:
        data = f"<a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic>"
        return f"<w:r><w:drawing><wp:inline>{data}</wp:inline></w:drawing></w:r>"

    space = NAMESPACES
    chart = (
        f'<?xml version="1.0"?><c:chartSpace {space}><c:title><a:t>降雨量</a:t></c:title><c:v>东区</c:v></c:chartSpace>'
    )
    source = word_file(TITLE + p("见图。", drawn('<c:chart r:id="chart1"/>')), chart1=chart)
    assert [one.text for one in found(source, "ingest.unread.word_chart")] == ["降雨量 东区"]
    data = f'<?xml version="1.0"?><a:data {space}><a:t>指挥部</a:t></a:data>'
    source = word_file(TITLE + p("见图。", drawn('<dgm:relIds r:dm="diagram1"/>')), diagram1=data)
    assert [one.text for one in found(source, "ingest.unread.word_diagram")] == ["指挥部"]
