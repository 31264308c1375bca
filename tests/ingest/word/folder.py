"""A folder of Word files that together hold every feature that the reader knows, one or a few in each."""

from tests.ingest.word.building import (
    NAMESPACES,
    TITLE,
    deleted,
    field,
    inserted,
    level,
    lists,
    numbered,
    p,
    picture,
    r,
    strict,
    style,
    tbl,
    tc,
    text_box,
    tr,
    with_picture,
    word_file,
)

_END = p("云溪市人民政府") + p("2024年3月1日")
_MARKS = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
_DEL = '<w:rPr><w:del w:id="9" w:author="李晓红"/></w:rPr>'
_BEGINS, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_MARKER = {kind: f'<w:r><w:{kind}Reference w:id="{at}"/></w:r>' for kind, at in (("endnote", 2), ("comment", 1))}


def _run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def _control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def _chart(kind: str, text: str) -> str:
    return f'<?xml version="1.0"?><c:chartSpace {NAMESPACES}><{kind}>{text}</{kind}></c:chartSpace>'


def _drawing(graphic: str) -> str:
    data = f"<a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{data}</wp:inline></w:drawing></w:r>"


_NOTE = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p>{}</w:p></w:footnote>'
_TOC = "<w:r><w:instrText> TOC </w:instrText></w:r>"
_REF = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_RUBY = f"<w:ruby><w:rubyPr/><w:rt>{r('qián')}</w:rt><w:rubyBase>{r('黔')}</w:rubyBase></w:ruby>"
_MOVED = (
    '<w:moveFrom w:id="2" w:author="甲"><w:r><w:t>先说。</w:t></w:r></w:moveFrom>',
    '<w:moveTo w:id="4" w:author="甲"><w:r><w:t>先说。</w:t></w:r></w:moveTo>',
)
_CHAPTERS = lists(
    level(0, "chineseCountingThousand", "第%1章"),
    level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
    level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
)
_FORMS = "".join(
    f'<w:abstractNum w:abstractNumId="{at}">{level(0, form, "%1 ")}</w:abstractNum>'
    for at, form in enumerate(
        "chineseCounting ideographTraditional decimalEnclosedCircle decimalFullWidth upperLetter lowerRoman".split()
    )
) + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(6))
_HEADINGS = (
    style("H1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', called="heading 1")
    + style("Own", based="H1")
    + style("Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
)


def _document(inside: str) -> str:
    return TITLE + inside + _END


FILES: dict[str, bytes] = {
    "普通段落": word_file(_document(p("为做好防汛工作，通知如下。"))),
    "标题样式": word_file(_document(p("总体要求", style="Own") + p("正文。")), styles=_HEADINGS),
    "自动编号": word_file(_document(numbered("甲") + numbered("乙", 1) + numbered("丙")), numbering=_CHAPTERS),
    "编号格式": word_file(_document("".join(numbered("项", 0, at) for at in range(1, 7))), numbering=_FORMS),
    "编号重起": word_file(
        _document(numbered("甲") + numbered("乙") + numbered("丙", 0, 2)),
        numbering=lists(
            level(0, "decimal", "%1."),
            more='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
        ),
    ),
    "法律编号": word_file(_document(numbered("甲") + numbered("乙", 1) + numbered("丙", 2)), numbering=_CHAPTERS),
    "项目符号": word_file(
        _document(numbered("甲")),
        numbering=lists(
            level(0, "bullet", "\uf06c").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>')
        ),
    ),
    "合并单元格": word_file(
        _document(
            tbl(
                tr(
                    tc("项目", properties=_BEGINS),
                    tc("金额", properties='<w:gridSpan w:val="2"/>'),
                ),
                tr(tc(properties=_GOES_ON), "本年", "上年"),
                tr("甲", "1", "2"),
            )
        )
    ),
    "表中有表": word_file(_document(tbl(tr("甲", tc(tbl(tr("子", "丑")) + p())), tr("1", "2")))),
    "表头重复": word_file(_document(tbl(tr("2023年", "2024年", properties="<w:tblHeader/>"), tr("1", "2")))),
    "浮动表格": word_file(
        _document(tbl(tr("甲", "乙"), tr("1", "2")).replace("<w:tblPr/>", "<w:tblPr><w:tblpPr/></w:tblPr>"))
    ),
    "单格边框": word_file(_document(tbl(tr(tc("框内第一段。", "框内第二段。"))))),
    "表中控件": word_file(_document(tbl(_control(tr(_control(tc("甲")), "乙")), tr("1", "2")))),
    "文本框": word_file(_document(p("正文。", text_box(p("框中文字。"))))),
    "艺术字": word_file(_document(p('<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'))),
    "公式": word_file(
        _document(p("式", f"<m:oMath><m:f><m:num>{_run('a+b')}</m:num><m:den>{_run('c')}</m:den></m:f></m:oMath>"))
    ),
    "公式域": word_file(_document(p("占", field(r" EQ \f(1,2) "), "，见", field(r" EQ \o\ac(○,3) "), "。"))),
    "移动文字": word_file(_document(p(_MOVED[0], "后说。", _MOVED[1]))),
    "连字符与空白": word_file(
        _document(
            p("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:tab/><w:t>C\xa0D</w:t><w:cr/></w:r>")
        )
    ),
    "换行": word_file(_document(p("<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r>"))),
    "分页分节": word_file(
        _document(
            p('<w:r><w:br w:type="page"/></w:r>')
            + p("甲。", properties="<w:sectPr/>")
            + p("乙。", properties="<w:pageBreakBefore/>")
        )
    ),
    "内容控件": word_file(
        _document(
            _control(p("块。"))
            + p(_control(r("行内。")))
            + p(_control(r("单击此处输入"), "<w:showingPlcHdr/>"), "其他。")
        )
    ),
    "域": word_file(
        _document(
            p(
                "见",
                field(" REF x ", "第三条"),
                "，",
                f'<w:fldSimple w:instr="DATE">{r("今日")}</w:fldSimple>',
            )
        )
    ),
    "目录域": word_file(
        TITLE
        + p(
            _MARKS[0],
            _TOC,
            _MARKS[1],
            r("一、目标"),
            field(" PAGEREF a ", "1"),
        )
        + p(_MARKS[2])
        + p("一、目标")
        + p("正文。")
    ),
    "页码域": word_file(_document(p("第", field(" PAGE ", "3"), "页"))),
    "旧式窗体": word_file(
        _document(
            p(
                '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
                f"</w:fldChar></w:r>{_MARKS[2]}",
                "同意。",
            )
        )
    ),
    "智能标记": word_file(
        _document(p(f'<w:smartTag w:element="x">{r("云溪")}</w:smartTag><w:customXml>{r("自定义")}</w:customXml>'))
    ),
    "超链接": word_file(_document(p(f'<w:hyperlink r:id="r9">{r("网站")}</w:hyperlink>'))),
    "脚注尾注": word_file(
        _document(p("甲", _REF, "，乙", _MARKER["endnote"], "。")),
        footnotes=_NOTE.format(r("脚注。")),
        endnotes=_NOTE.format(r("尾注。")).replace("footnote", "endnote"),
    ),
    "自定标记的注": word_file(
        _document(p("甲", _REF.replace("/></w:r>", ' w:customMarkFollows="1"/><w:t>＊</w:t></w:r>'), "。")),
        footnotes=_NOTE.format(r("＊说明。")),
    ),
    "修订": word_file(_document(p("应当", inserted(r("严格")), deleted("大致"), "执行。"))),
    "修订段落标记": word_file(_document(p("前半，", properties=_DEL) + p("后半。"))),
    "修订表格行": word_file(
        _document(
            tbl(tr("甲", "乙"), tr("新", "行", properties='<w:ins w:author="甲"/>'), tr("1", "2")),
        )
    ),
    "格式修订": word_file(_document(p(r("加粗。", '<w:rPrChange w:author="甲"><w:rPr/></w:rPrChange>')))),
    "隐藏文字": word_file(_document(p("看得见", r("看不见", '<w:rStyle w:val="Secret"/>'), "。")), styles=_HEADINGS),
    "批注": word_file(
        _document(p("正文", _MARKER["comment"], "。")),
        comments=f'<w:comment w:id="1" w:author="甲">{p("请核对")}</w:comment>',
    ),
    "页眉页脚": word_file(
        _document(p("正文。")), header1=p("云溪市人民政府文件"), footer1=p("— ", field(" PAGE ", "1"), " —")
    ),
    "拼音": word_file(_document(p("读", _RUBY, "。"))),
    "符号": word_file(
        _document(
            p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r("n", '<w:rFonts w:ascii="Wingdings"/>'), "同意")
        )
    ),
    "上下标": word_file(
        _document(
            p("m", r("2", '<w:vertAlign w:val="superscript"/>'), "，CO", r("x", '<w:vertAlign w:val="subscript"/>'))
        )
    ),
    "删除线": word_file(_document(p("应当", r("大致", "<w:strike/>"), "执行。"))),
    "图片": word_file(_document(p("见图。", picture("水位图")))),
    "纸上的徽标": with_picture(word_file(p(picture("徽标")) + _document(p("正文。")))),
    "放好的图片": with_picture(word_file(_document(p("见图。", picture("水位图"))))),
    "嵌入对象": word_file(
        _document(p('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', "见表。"))
    ),
    "图表": word_file(_document(p("见图。", _drawing('<c:chart r:id="chart1"/>'))), chart1=_chart("c:v", "东区")),
    "智能图形": word_file(
        _document(p("见图。", _drawing('<dgm:relIds r:dm="diagram1"/>'))), diagram1=_chart("a:t", "组")
    ),
    "并入文档": word_file(_document('<w:altChunk r:id="document1"/>'), document1=""),
    "严格格式": strict(word_file(_document(p("正文。")))),
    "别名正文": word_file(_document(p("正文。")), main="word/document2.xml"),
    "宏文档": word_file(_document(p("正文。")), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
}
UNREAD = frozenset({"图片", "嵌入对象", "图表", "智能图形", "并入文档"})
TRACKED = frozenset({"移动文字", "修订", "修订段落标记", "修订表格行"})
