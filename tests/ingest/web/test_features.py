"""What pages hold beside plain paragraphs: tables, lists, pictures, changes, hidden text, and how they are encoded."""
# ruff: noqa: E501 -- pages stand as programs write them

import re
from collections.abc import Sequence

import pytest

from gazette.errors import IngestError
from gazette.ingest.reading_result import Changes, Contents, Wishes
from gazette.ingest.web.reader import read_web
from gazette.model import Block, Finding, Heading, NameList, Note, Paragraph, Table, block_texts, walk_blocks
from tests.ingest.web.pages import page, paragraphs

HEAD = "<p>云溪市人民政府关于做好防汛工作的通知</p><p>云政发〔2020〕7号</p><p>各区人民政府：</p><p>现将有关事项通知如下：</p>"
OFFICE = '<meta name=Generator content="Microsoft Word 15">'


def read(body: str, *, head: str = "", changes: Changes | None = None) -> Contents:
    source = f'<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    return read_web(source, file="page.html", wishes=Wishes(changes=changes))


def blocks(contents: Contents) -> tuple[Block, ...]:
    (entry,) = contents.entries
    return tuple(block for _, block in walk_blocks(entry.blocks))


def texts(contents: Contents) -> list[str]:
    return [text for block in blocks(contents) for text in block_texts(block)]


def of_rule(contents: Contents, end: str) -> Sequence[Finding]:
    return [finding for finding in contents.findings if finding.rule == f"ingest.{end}"]


def table_of(contents: Contents) -> Table:
    return next(block for block in blocks(contents) if isinstance(block, Table))


def test_spans_heads_and_captions_of_tables() -> None:
    contents = read(
        HEAD + "<table><caption>表1　物资储备表</caption><thead><tr><th rowspan=2>单位</th><th colspan=2>数量</th></tr>"
        "<tr><th>沙袋</th><th>水泵</th></tr></thead><tbody><tr><td>东区<br>（含新区）</td><td>100</td><td rowspan='2'>5</td>"
        "</tr><tr><td>西区</td><td>200</td></tr></tbody></table><p>请认真执行，不得有误。</p>"
    )
    table = table_of(contents)
    assert table.caption == "表1 物资储备表"
    assert table.header_rows == 2
    assert [[(c.text, c.rowspan, c.colspan) for c in row] for row in table.rows] == [
        [("单位", 2, 1), ("数量", 1, 2)],
        [("沙袋", 1, 1), ("水泵", 1, 1)],
        [("东区\n（含新区）", 1, 1), ("100", 1, 1), ("5", 2, 1)],
        [("西区", 1, 1), ("200", 1, 1)],
    ]
    assert contents.account.is_whole


def test_a_header_is_known_by_its_look_where_the_page_says_none() -> None:
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("单位", "数量"), ("东区", "100"), ("西区", "200"))
    )
    assert table_of(read(HEAD + f"<table>{rows}</table><p>请执行。</p>")).header_rows == 1


def test_short_rows_are_filled_and_spans_end_with_the_table() -> None:
    table = table_of(
        read(HEAD + "<table><tr><td rowspan=99>甲</td><td>乙</td><td>丙</td></tr><tr><td>丁</td></tr></table>")
    )
    assert [[(c.text, c.rowspan) for c in row] for row in table.rows] == [
        [("甲", 2), ("乙", 1), ("丙", 1)],
        [("丁", 1), ("", 1)],
    ]


def test_a_table_in_a_cell_becomes_text_of_the_cell_and_is_told() -> None:
    inner = "<table><tr><td>沙袋</td><td>100</td></tr><tr><td>水泵</td><td>5</td></tr></table>"
    contents = read(
        HEAD
        + f"<table border=1><tr><td>单位</td><td>物资和责任人名称</td></tr><tr><td>东区人民政府办公室</td><td>{inner}</td></tr></table>"
    )
    assert table_of(contents).rows[1][1].text == "沙袋\n100\n水泵\n5"
    assert of_rule(contents, "web_nested_table")
    assert contents.account.is_whole


def test_numbers_that_lists_count_are_written_out() -> None:
    contents = read(
        HEAD
        + "<ol><li>加强领导，落实责任。</li><li><p>加强检查，保障安全。</p></li><li value=9>加强宣传工作。</li></ol>"
        "<ol type=A start=3><li>其他甲项。</li></ol><ol style='list-style-type:cjk-ideographic'><li>其他乙项。</li></ol><ul><li>其他丙项。</li></ul>"
    )
    shown = texts(contents)
    for text in (
        "1.加强领导，落实责任。",
        "2.加强检查，保障安全。",
        "9.加强宣传工作。",
        "C.其他甲项。",
        "一、其他乙项。",
        "其他丙项。",
    ):
        assert text in shown
    assert contents.account.made == 2 * 4 + 2
    assert contents.account.is_whole


def test_what_is_filled_in_and_words_in_drawings_are_told_and_counted() -> None:
    contents = read(
        HEAD + "<p>报送单位：<input type=text value='东区水利局'/> 备注：<textarea>另报纸质件</textarea>"
        "<input type=hidden value=k123><input type=submit value=提交></p>"
        "<p><input type=checkbox checked>同意　<input type='checkbox'>不同意</p>"
        "<svg width=9><title>图</title><style>a{}</style><text>汛情</text><path d='M0'/><text>示意</text></svg>"
        "<p style='display:none'><input value='旧值'></p><p>请认真执行，不得有误。</p>"
    )
    assert [one.text for one in of_rule(contents, "left_out.web_form")] == ["东区水利局　另报纸质件"]
    assert [(one.text, one.level) for one in of_rule(contents, "left_out.web_drawing")] == [("汛情示意", "doubt")]
    assert [one.text for one in of_rule(contents, "left_out.web_furniture")] == ["提交"]
    assert [one.text for one in of_rule(contents, "left_out.web_hidden")] == ["旧值"]
    assert "☑同意　□不同意" in texts(contents)
    assert contents.account.made == 2
    assert contents.account.is_whole
    without = read(HEAD + "<p>请认真执行，不得有误。</p>")
    words = "报送单位：东区水利局备注：另报纸质件提交同意不同意汛情示意旧值"
    assert contents.account.visible == without.account.visible + len(words)


def test_a_field_beside_the_document_is_one_of_the_site() -> None:
    source = page(f'<div class="search"><input value="请输入关键字"></div><div class="article">{paragraphs()}</div>')
    contents = read_web(source, file="page.html", wishes=Wishes())
    assert not of_rule(contents, "left_out.web_form")
    assert "请输入关键字" in "".join(one.text or "" for one in of_rule(contents, "left_out.web_furniture"))
    assert contents.account.is_whole


def test_headings_of_the_page_are_headings() -> None:
    body = HEAD.replace("<p>", "<h1>", 1).replace("</p>", "</h1>", 1)
    contents = read(body + "<h2>总体要求</h2><p>坚持预防为主。</p><h3>工作目标</h3><p>安全度汛。</p>")
    headings = [(block.text, block.level) for block in blocks(contents) if isinstance(block, Heading)]
    assert headings == [("总体要求", 1), ("工作目标", 2)]
    assert contents.entries[0].title_full == "云溪市人民政府关于做好防汛工作的通知"


def test_sources_that_wrap_lines_make_no_spaces_between_characters() -> None:
    contents = read(HEAD + "<p>　　各区要认真\n   组织，落实\r\n责任，参照 ISO\n9000 执行。</p>")
    assert "各区要认真组织，落实责任，参照 ISO 9000 执行。" in texts(contents)


def test_lines_of_preformatted_text_are_joined_as_those_of_a_text() -> None:
    lines = [
        "　　各区人民政府要坚持以人民为中心的发展思想，深入贯彻落实党中央、",
        "国务院和省委、省政府决策部署，加快推进全市政务服务标准化、规",
        "范化、便利化，切实提高企业和群众的获得感。到明年年底，全市政",
        "务服务事项全部实现网上可办。",
    ]
    contents = read(HEAD + "<pre>" + "\n".join(lines) + "</pre>")
    assert "".join(lines).strip("　") in texts(contents)


def test_readings_over_characters_are_left_out_and_told() -> None:
    contents = read(HEAD + "<p>由<ruby>翀<rp>(</rp><rt>chōng</rt><rp>)</rp></ruby>同志负责。</p>")
    assert "由翀同志负责。" in texts(contents)
    assert "chōng" in "".join(finding.text for finding in of_rule(contents, "left_out.web_reading"))
    assert contents.account.is_whole


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="DISPLAY: none">看不见</p>',
        '<p style="visibility:hidden">看不见</p>',
        "<p hidden>看不见</p>",
        "<span aria-hidden=true>看不见</span>",
        '<div style="width:0;height:0;overflow:hidden">看不见</div>',
        '<div style="position:absolute;left:-9999px">看不见</div>',
        "<div class='a gone'>看不见</div>",
        "<div id=away>看不见</div>",
        "<p style='mso-hide:all'>看不见</p>",
        "<table><tr style='display:none'><td>看不</td><td>见</td></tr><tr><td>甲</td><td>乙</td></tr></table>",
    ],
)
def test_hidden_text_is_left_out_and_told(hidden: str) -> None:
    sheet = "<style>@media print{p{display:none}} .gone,.b{color:red;display:none !important} #away{visibility:hidden}</style>"
    contents = read(HEAD + hidden + "<p>请认真执行。</p>", head=sheet)
    assert "看" not in "".join(texts(contents))
    assert "请认真执行。" in texts(contents)
    assert "".join(finding.text for finding in of_rule(contents, "left_out.web_hidden")).replace("\n", "") == "看不见"
    assert contents.account.is_whole


def test_pictures_and_embedded_files_keep_a_page_from_being_whole() -> None:
    contents = read(
        HEAD
        + '<p>见下图：</p><p><img src="/pic/a%20b.png" alt="防汛分区图"><img src="icon_doc.gif"><img src="x.gif" width=1></p>'
        "<iframe src='/files/plan.pdf#page=1'>浏览器不支持</iframe>"
    )
    assert [finding.text for finding in of_rule(contents, "unread.web_picture")] == ["防汛分区图"]
    assert [finding.text for finding in of_rule(contents, "unread.web_embedded")] == ["plan.pdf#page=1"]
    assert not contents.account.is_whole
    assert not contents.account.missing


def test_links_to_files_are_told_and_their_words_stay() -> None:
    contents = read(
        HEAD + "<p>请认真执行，不得有误。</p><p>云溪市人民政府</p><p>2020年9月1日</p></div><div class='fujian'>"
        "<p><a href='./P020200903.docx?x=1'>附件：1.物资清单.docx</a></p></div>"
    )
    assert [finding.text for finding in of_rule(contents, "web_link")] == ["P020200903.docx"]
    assert any("物资清单" in text for text in texts(contents))


def test_text_struck_out_on_a_page_is_kept_and_told() -> None:
    contents = read(HEAD + "<p>第一条<del>原来的规定。</del><s>废止的</s>现在的规定。</p>")
    assert any("原来的规定" in text for text in texts(contents))
    assert [finding.text for finding in of_rule(contents, "web_struck")] == ["原来的规定。", "废止的"]


CHANGED = "<p class=MsoNormal>第一条 <del cite='mailto:王' datetime='2020-01-01'>原来</del><ins>现在</ins>的规定。</p>"


def test_tracked_changes_of_word_are_asked_about() -> None:
    with pytest.raises(IngestError) as raised:
        read(HEAD + CHANGED, head=OFFICE)
    assert raised.value.code == "ingest.changes_undecided"
    accepted, rejected = (read(HEAD + CHANGED, head=OFFICE, changes=one) for one in ("accept", "reject"))
    assert "第一条 现在的规定。" in texts(accepted)
    assert "第一条 原来的规定。" in texts(rejected)
    assert [finding.text for finding in of_rule(accepted, "left_out.web_change")] == ["原来"]
    assert accepted.account.is_whole
    assert rejected.account.is_whole


WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 11"><title>不是标题</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>王</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; mso-hide:none} span.msoDel {text-decoration:line-through} --></style></head>
<body lang=ZH-CN><div class=Section1 style='layout-grid:15.6pt'>
<p class=MsoNormal align=center><b><span lang=ZH-CN style='font-size:22.0pt'>云溪市人民政府关于做好防汛工作的通知<o:p></o:p></span></b></p>
<p class=MsoNormal align=center>云政发〔<span lang=EN-US>2020</span>〕<span lang=EN-US>7</span>号</p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal>各区人民政府：</p>
<h1><span>总体要求<o:p></o:p></span></h1>
<p class=MsoNormal style='mso-outline-level:2'>工作目标</p>
<p class=MsoNormal style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>加强组织领导<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>，落实责任，严格检查。</p>
<p class=MsoNormal style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span style='font-family:Wingdings;
mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><!--[endif]-->做好<span
class=SpellE>物资</span>储备<a style='mso-comment-reference:王_1'>工作</a><span class=MsoCommentReference><span><![if
!supportAnnotations]><a class=msocomanchor href="#_msocom_1">[王1]</a><![endif]></span></span>。</p>
<table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>单位<o:p></o:p></p></td><td><p class=MsoNormal>数量</p>
</td></tr><tr><td><p class=MsoNormal>东区</p></td><td><p class=MsoNormal><span lang=EN-US>100<o:p></o:p></span></p></td></tr></table>
</div><div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> 指防汛组织。</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>
<a class=msocomanchor>[王1]</a>请核对</p></div></div></div></body></html>"""


def test_footnotes_by_their_roles() -> None:
    mark = '<sup><a href="#n1" role="doc-noteref">{}</a></sup>'
    body = f"{HEAD}<p>加强组织领导{mark.format('注1')}，落实责任{mark.format('②')}。</p><p>特此通知。</p>"
    first = '<aside id="n1" role="doc-footnote"><a href="#r1" role="doc-backlink">注1</a>指防汛<br>组织。</aside>'
    second = '<section role="doc-endnotes"><div role="doc-endnote">②见方案。</div></section>'
    contents = read(body + first + second)
    said = [block for block in blocks(contents) if isinstance(block, Note)]
    assert said == [Note(text="注1指防汛\n组织。", mark="注1"), Note(text="②见方案。", mark="②")]
    assert texts(contents)[-4:] == ["加强组织领导注1，落实责任②。", "注1指防汛\n组织。", "②见方案。", "特此通知。"]
    assert not [one for one in contents.findings if one.rule == "ingest.web_raised"]


@pytest.mark.parametrize("filtered", [False, True])
def test_what_word_saves_as_a_page(filtered: bool) -> None:
    text = re.sub(r"<!\[[^\]]*\]>|</?o:p>|<!--\[if !.*?-->|<!--\[endif\]-->", "", WORD) if filtered else WORD
    contents = read_web(text.encode("gb18030"), file="通知.doc", wishes=Wishes())
    (entry,) = contents.entries
    assert (entry.title_full, entry.number_zh) == ("云溪市人民政府关于做好防汛工作的通知", "云政发〔2020〕7号")
    assert entry.addressee == "各区人民政府："
    found = blocks(contents)
    assert [(b.text, b.level) for b in found if isinstance(b, Heading) and not b.number] == [
        ("总体要求", 1),
        ("工作目标", 2),
    ]
    assert "1.加强组织领导[1]，落实责任，严格检查。" in texts(contents)
    assert "做好物资储备工作。" in texts(contents)
    assert Note(text="[1] 指防汛组织。", mark="[1]") in found
    assert [[cell.text for cell in row] for row in table_of(contents).rows] == [["单位", "数量"], ["东区", "100"]]
    assert "请核对" in "".join(finding.text for finding in of_rule(contents, "left_out.web_comment"))
    assert [finding.text.strip("\xa0 ") for finding in of_rule(contents, "left_out.web_bullet")] == ["l"]
    assert contents.account.is_whole
    assert not any(isinstance(block, Paragraph) and not block.text for block in found)


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html;
charset=gb2312"><meta name=ProgId content=Excel.Sheet><style>.xl24{mso-number-format:"\\@";}</style></head><body>
<table x:str border=0><col width=72><col width=72><col width=0 style='display:none'><tr><td colspan=2 class=xl24>防汛专家名单</td><td></td></tr>
<tr><td>姓名</td><td>单位</td><td>电话</td></tr><tr><td>孙　继</td><td>市水利局</td><td x:num>123</td></tr>
<tr><td>李芳华</td><td>市应急局</td><td x:num>456</td></tr><tr height=0 style='display:none'><td>王明</td><td>市气象局</td><td></td></tr>
<tr><td colspan=3>注：按姓氏笔画排列</td></tr></table></body></html>"""


def test_what_excel_saves_as_a_page() -> None:
    contents = read_web(EXCEL.encode("gb18030"), file="名单.xls", wishes=Wishes())
    (entry,) = contents.entries
    assert entry.title_zh == "防汛专家名单"
    assert table_of(contents).rows[0][0].text == "姓名"
    assert [cell.text for cell in table_of(contents).rows[1]] == ["孙继", "市水利局"]
    hidden = "".join(finding.text for finding in of_rule(contents, "left_out.web_hidden"))
    assert all(text in hidden for text in ("电话", "123", "王明"))
    assert Note(text="注：按姓氏笔画排列") in blocks(contents)
    assert contents.account.is_whole


def test_a_name_list_in_a_table_is_one() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{place}</td></tr>" for name, place in (("孙继", "市水利局"), ("李芳华", "市应急局"))
    )
    contents = read("<h1>防汛专家名单</h1><p>经研究，确定防汛专家名单如下，现予公布。</p>" + f"<table>{rows}</table>")
    (people,) = [block for block in blocks(contents) if isinstance(block, NameList)]
    assert [person.name for person in people.people] == ["孙继", "李芳华"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("gb2312", "utf-16"),
        ("", "gb18030"),
        ("unknown-8", "utf-8"),
    ],
)
def test_the_encoding_is_that_of_the_bytes(declared: str, encoding: str) -> None:
    source = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={declared}'></head>{HEAD}<p>朱镕同志负责。</p>"
    contents = read_web(source.encode(encoding), file="x.htm", wishes=Wishes())
    assert "朱镕同志负责。" in texts(contents)
    assert contents.account.is_whole


def test_a_few_torn_characters_are_told() -> None:
    source = f"<html><head><meta charset=gb2312></head>{HEAD * 5}<p>朱同志负责。</p>".encode("gb18030").replace(
        "朱".encode("gb18030"), b"\xff"
    )
    contents = read_web(source, file="x.htm", wishes=Wishes())
    assert of_rule(contents, "lost_characters")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<div>" * 300 + "深", "ingest.web_too_nested"),
        ("<script>app()</script><div id=app></div>", "ingest.web_without_text"),
        ("<ul class=nav><li><a href=/>首页</a></li></ul>", "ingest.web_without_text"),
    ],
)
def test_pages_that_cannot_be_read_are_refused_in_a_sentence(body: str, code: str) -> None:
    with pytest.raises(IngestError) as raised:
        read(body)
    assert raised.value.code == code


def test_entities_are_characters_and_nothing_outside_is_read() -> None:
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    source = f"{doctype}<html><body>{HEAD}<p>甲&middot;乙&#x4e59;&lt;丙&gt;&amp;&x;&b;负责。</p></body></html>".encode()
    contents = read_web(source, file="x.htm", wishes=Wishes())
    joined = "".join(texts(contents))
    assert "甲·乙乙<丙>&" in joined
    assert "root" not in joined


@pytest.mark.parametrize("odd", ["<![民政>", "<![", "<!民>", "<?民?>", "</ 民>", "<![CDATA[甲]]>"])
def test_marks_that_are_none_end_no_reading(odd: str) -> None:
    assert "请认真执行。" in texts(read(HEAD + f"<p>请认真执行。</p>{odd}<p>完。</p>"))
