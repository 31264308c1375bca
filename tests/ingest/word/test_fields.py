"""Of fields the result is text and the code is not; formulas are written in one line."""

import pytest

from gazette.ingest.word.formulas import code_text
from tests.ingest.word.building import TITLE, body, contents, field, found, p, r, tbl, tr, word_file


def read(*inside: str) -> list[str]:
    return body(word_file(TITLE + p(*inside)))


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (field(" REF _Ref1 \\h ", "第三条"), "第三条"),
        ('<w:fldSimple w:instr=" DOCPROPERTY Title "><w:r><w:t>通知</w:t></w:r></w:fldSimple>', "通知"),
        (field(' IF "a" = "b" ', field(" MERGEFIELD x ", "甲")), "甲"),
        (field(" XE 索引词 "), ""),
        (field(r" EQ \f(1,2) "), "1/2"),
        (field(r" eq \o\ac(○,8) "), "⑧"),
        (field(r" EQ \* jc2 \* hps10 \o\ad(\s\up 9(cè),测) "), "测"),
        (field(" MACROBUTTON NoMacro [填写单位] "), "[填写单位]"),
        (field(' HYPERLINK "http://example.org" ', "网站"), "网站"),
    ],
)
def test_what_fields_show(inside: str, seen: str) -> None:
    assert read("前", inside, "后。") == [f"前{seen}后。"]


def test_a_field_inside_the_code_of_another() -> None:
    inner = field(" MERGEFIELD 单位 ", "财政局")
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        f'{inner}<w:r><w:instrText> = "" "无" "有" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("有")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    source = word_file(TITLE + p("单位：", outer, "。"))
    assert body(source) == ["单位：有。"]
    assert [one.text for one in found(source, "ingest.left_out.word_field_code")] == ["财政局"]


def test_a_made_list_of_contents_is_left_out_over_its_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    parted, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    toc = p(begin, parted, r("一、目标")) + p(r("二、措施"), field("PAGEREF _Toc1", "2")) + p(end)
    source = word_file(TITLE + toc + p("一、目标") + p("正文。"))
    assert body(source) == ["一、目标", "正文。"]
    assert [one.text for one in found(source, "ingest.left_out.word_contents")] == ["一、目标\n二、措施2"]


def test_a_list_of_contents_in_a_control_of_its_own() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    toc = f"<w:sdt>{gallery}<w:sdtContent>{p('目录')}{p('一、目标1')}</w:sdtContent></w:sdt>"
    source = word_file(TITLE + toc + p("正文。"))
    assert body(source) == ["正文。"]
    assert [one.text for one in found(source, "ingest.left_out.word_contents")] == ["目录\n一、目标1"]


def test_a_list_of_contents_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    source = word_file(TITLE + p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>') + p("正文。"))
    assert body(source) == ["正文。"]


def test_page_numbers_in_the_text_are_left_out() -> None:
    source = word_file(TITLE + p("第", field(" PAGE ", "3"), "页。"))
    assert [one.text for one in found(source, "ingest.left_out.word_page_number")] == ["3"]
    assert contents(source).account.is_whole


def test_simple_fields_are_fields() -> None:
    source = word_file(TITLE + p("第", '<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "页。"))
    assert body(source) == ["第页。"]


def test_fields_without_a_stored_result_are_told() -> None:
    source = word_file(TITLE + p(field(" LISTNUM "), "事项。"))
    assert [one.text for one in found(source, "ingest.unread.word_field")] == ["LISTNUM"]
    assert not contents(source).account.is_whole


def test_boxes_of_old_forms() -> None:
    def form(data: str) -> str:
        begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        return f'{begin}<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    def box(checked: str) -> str:
        return form(f'<w:checkBox><w:default w:val="{checked}"/></w:checkBox>')

    assert read(box("1"), "同意 ", box("0"), "不同意。") == ["☑同意 □不同意。"]
    entries = '<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
    choice = form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')
    assert read("等级：", choice, "。") == ["等级：乙。"]


def run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (f"<m:f><m:num>{run('a+b')}</m:num><m:den>{run('c')}</m:den></m:f>", "(a+b)/c"),
        (f"<m:sSup><m:e>{run('x')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>", "x^2"),
        (f"<m:sSub><m:e>{run('P')}</m:e><m:sub>{run('max')}</m:sub></m:sSub>", "P_max"),
        (f"<m:rad><m:deg/><m:e>{run('x+1')}</m:e></m:rad>", "√(x+1)"),
        (f"<m:d><m:e>{run('a')}</m:e></m:d>", "(a)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{run("a")}</m:e></m:d>', "[a]"),
        (
            (
                f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{run("i=1")}</m:sub><m:sup>{run("n")}</m:sup>'
                f"<m:e>{run('i')}</m:e></m:nary>"
            ),
            "∑_(i=1)^n i",
        ),
        (f"<m:func><m:fName>{run('sin')}</m:fName><m:e>{run('x')}</m:e></m:func>", "sin x"),
        (f"<m:m><m:mr><m:e>{run('1')}</m:e><m:e>{run('2')}</m:e></m:mr></m:m>", "[1&2]"),
    ],
)
def test_formulas_in_one_line(inside: str, seen: str) -> None:
    source = word_file(TITLE + p("式", f"<m:oMath>{inside}</m:oMath>", "。"))
    assert body(source) == [f"式{seen}。"]
    assert [one.text for one in found(source, "ingest.word_formula")] == [seen]
    assert contents(source).account.is_whole


def test_signs_of_a_formula_outside_one() -> None:
    assert body(word_file(TITLE + p("见", run("x"), "。"))) == ["见x。"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r"EQ \r(3,x)", "√(3&x)"),
        (r"EQ \b\lc\{ (a,b)", "(a,b)"),
        (r"EQ \f(\f(1,2),1+x)", "(1/2)/(1+x)"),
        (r"EQ \x(框) 正文", "框 正文"),
        (r"EQ \f(1", "1"),
        (r"EQ \s", ""),
        ("EQ ", ""),
    ],
)
def test_codes_of_formulas(code: str, text: str) -> None:
    drawn = code_text(code)
    assert drawn is not None
    assert drawn.text == text


def test_a_field_that_lies_over_a_table() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LINK x </w:instrText></w:r>'
    parted, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    assert body(word_file(TITLE + p(begin, parted) + tbl(tr("甲", "乙"), tr("1", "2")) + p(end, "后。"))) == [
        "甲",
        "乙",
        "1",
        "2",
        "后。",
    ]
