"""Pages of government sites as their systems write them, each with its menus, paths, share buttons and footers."""
# ruff: noqa: E501 -- pages stand as programs write them

TITLE = "云溪市人民政府关于做好防汛工作的通知"
NUMBER = "云政发〔2020〕7号"
ROWS = (
    "各区人民政府，市政府各部门：",
    "为做好今年的防汛工作，保障人民群众生命财产安全，现将有关事项通知如下：",
    "一、加强组织领导",
    "各区要认真组织，落实责任，加强检查；市水利局要会同有关部门每周通报一次。",
    "（一）落实责任人。各级责任人要到岗到位。",
    "二、做好物资储备",
    "各区储备的物资见下表。",
    "云溪市人民政府",
    "2020年9月1日",
    "（此件公开发布）",
)
TABLE_AT = 7
TABLE = (("序号", "单位", "编织袋（条）"), ("1", "东区人民政府", "2000"), ("2", "西区人民政府", "3500"))
BODY = (TITLE, NUMBER, *ROWS)

_MENU = (
    '<ul id="nav" class="nav clearfix">'
    + "".join(
        f'<li><a href="/{n}.html">{name}</a></li>'
        for n, name in enumerate(["首页", "政务公开", "政务服务", "互动交流", "走进云溪"])
    )
    + "</ul>"
)
_PATH = '<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <a>政府文件</a></div>'
_SHARE = '<div class="share">分享到：<a class="wx" href="#">微信</a><a href="#">微博</a></div>'
_FOOT = (
    '<div class="footer"><p>主办：云溪市人民政府办公室　承办：云溪市大数据中心</p>'
    "<p>网站标识码：9902000001　云ICP备05000001号　云公网安备 99020002000001号</p></div>"
)
_ACTS = '<div class="con_bottom"><a href="javascript:print()">【打印本页】</a> <a href="javascript:window.close()">【关闭窗口】</a></div>'


def table(cell: str = "td", attributes: str = ' border="1"') -> str:
    """The table of the notice."""
    rows = "".join(
        "<tr>" + "".join(f"<{cell if not at else 'td'}>{text}</{cell if not at else 'td'}>" for text in row) + "</tr>"
        for at, row in enumerate(TABLE)
    )
    return f"<table{attributes}>{rows}</table>"


def paragraphs(rows: tuple[str, ...] = BODY, *, tag: str = "p", before: str = "　　", after: str = "") -> str:
    """The rows of the notice as paragraphs, the table among them."""
    made = [f"<{tag}>{before}{row}{after}</{tag}>" for row in rows]
    at = rows.index(ROWS[TABLE_AT - 1]) + 1
    return "\n".join([*made[:at], table(), *made[at:]])


def page(body: str, *, title: str = TITLE + "_云溪市人民政府", head: str = "", encoding: str = "utf-8") -> bytes:
    """A whole page in an encoding that it names."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    text = f"<!DOCTYPE html>\n<html><head>{meta}<title>{title}</title>{head}</head>\n<body>\n{body}\n</body></html>"
    return text.encode("gb18030" if encoding == "gb2312" else encoding)


_FACTS = (
    ("索 引 号", "11370200/2020-00012"),
    ("主题分类", "水利\\防汛"),
    ("发文机关", "云溪市人民政府"),
    ("成文日期", "2020年9月1日"),
    ("标　　题", TITLE),
    ("发文字号", NUMBER),
    ("发布日期", "2020年9月3日"),
    ("有 效 性", "有效"),
)


def _facts_table() -> str:
    cells = [f"<td class='label'><b>{name}：</b></td><td>{value}</td>" for name, value in _FACTS]
    rows = "".join(f"<tr>{left}{right}</tr>" for left, right in zip(cells[::2], cells[1::2], strict=True))
    return f"<table class='bd1' width='100%'>{rows}<tr><td>主 题 词：</td><td colspan='3'>防汛 通知</td></tr></table>"


def _state_council() -> str:
    """Facts in a table in a table, the text in a cell: the State Council's library and who follows it."""
    return (
        f"<div class='header'>{_MENU}</div><table align='center' width='1000'><tr><td>{_PATH}</td></tr><tr><td>"
        f"{_facts_table()}</td></tr><tr><td class='b12c' id='UCAP-CONTENT'>{paragraphs()}</td></tr>"
        f"<tr><td>{_SHARE}{_ACTS}</td></tr></table>{_FOOT}"
    )


def _headline_over_text() -> str:
    """The title in h1, facts of publication, the text without its title: TRS WCM."""
    return (
        f"<div id='top'>{_MENU}</div>{_PATH}<div class='main'><h1 class='article-title'>{TITLE}</h1>"
        "<div class='info'><span>发布时间：2020-09-03 10:20</span> <span>来源：市政府办公室</span> <span>浏览次数：<i>123</i></span>"
        "<span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span></div>"
        f"<div class='view TRS_UEDITOR trs_paper_default'>{paragraphs((NUMBER, *ROWS))}</div>{_SHARE}</div>{_FOOT}"
    )


def _headline_twice() -> str:
    """The title over the text and again in it."""
    return (
        f"{_MENU}{_PATH}<div class='article'><div class='title'><h2>{TITLE}</h2></div>"
        f"<div class='info'>日期：2020-09-03　访问次数：55　信息来源：市政府办公室</div><div id='zoom'>{paragraphs()}</div></div>{_FOOT}"
    )


def _breaks_only() -> str:
    """Rows parted by br in one cell of a table that lays out the page: sites of the years about 2005."""
    rows = [f"&nbsp;&nbsp;&nbsp;&nbsp;{row}" for row in BODY]
    at = BODY.index(ROWS[TABLE_AT - 1]) + 1
    text = "<br>\n".join(rows[:at]) + table() + "<br>\n".join(rows[at:])
    return (
        f"<table width=778><tr><td bgcolor=#cc0000><a href=/>首页</a>|<a href=/a>政务</a>|<a href=/b>服务</a></td></tr></table>"
        f"<table width=778><tr><td width=180 valign=top><table><tr><td><a href=/1>市长信箱</a></td></tr><tr><td><a href=/2>"
        f"办事指南</a></td></tr></table></td><td><font size=3>{text}</font></td></tr></table>"
        "<table width=778><tr><td align=center>版权所有：云溪市人民政府　云ICP备05000001号</td></tr></table>"
    )


def _double_breaks() -> str:
    """Rows parted by two br, the body begins in the middle of a div."""
    at = BODY.index(ROWS[TABLE_AT - 1]) + 1
    text = "<br><br>\n　　".join(BODY[:at]) + "<br><br>" + table() + "<br><br>\n　　".join(BODY[at:])
    return f"<div class='head'>{_MENU}</div><div class='content' id='content'>　　{text}</div>{_ACTS}{_FOOT}"


def _facts_in_list() -> str:
    """Facts as ul, li holding label and value."""
    facts = "".join(f"<li><strong>{name}：</strong><span>{value}</span></li>" for name, value in _FACTS)
    return (
        f"<header>{_MENU}</header><nav>{_PATH}</nav><main><ul class='xxgk_list clearfix'>{facts}</ul>"
        f"<div class='wzcon j-fontContent'>{paragraphs(tag='p', before='')}</div></main><footer>{_FOOT}</footer>"
    )


def _facts_in_definitions() -> str:
    """Facts as dl."""
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _FACTS)
    return (
        f"<div role='navigation'>{_MENU}</div><div class='xxgk'><dl class='facts'>{facts}</dl></div>"
        f"<div class='article-content'>{paragraphs(tag='div')}</div>{_SHARE}<div role='contentinfo'>{_FOOT}</div>"
    )


def _facts_in_lines() -> str:
    """Facts as divs of spans."""
    facts = "".join(
        f"<div class='row'><span class='t'>{name}：</span><span>{value}</span></div>" for name, value in _FACTS
    )
    return (
        f"{_MENU}<div class='gk'>{facts}</div><div class='gkcontent'><div class='zw'>{paragraphs()}</div></div>{_FOOT}"
    )


def _spans_in_spans() -> str:
    """Text that came out of Word into an editor of a site: spans round each word, blank paragraphs."""
    rows = "".join(
        f"<p style='text-indent:2em;line-height:2'><span style='font-family:仿宋_GB2312'><span>{row[:3]}</span>"
        f"<span style='font-size:21px'>{row[3:]}</span></span></p><p>&nbsp;</p>"
        for row in BODY
    )
    at = rows.index("<p", rows.index(ROWS[TABLE_AT - 1][3:]))
    text = rows[:at] + table() + rows[at:]
    return f"{_MENU}{_PATH}<div id='vsb_content'><div class='v_news_content'>{text}</div></div>{_FOOT}"


def _side_lists() -> str:
    """Lists of other papers beside the text, with sentences in them."""
    others = "".join(
        f"<li><a href='/{n}.html'>云溪市人民政府办公室关于印发{name}的通知</a><span>2020-08-1{n}</span></li>"
        for n, name in enumerate(["防火办法", "节水方案", "绿化规划", "公交规划"])
    )
    return (
        f"<div class='top'>{_MENU}</div><div class='wrap'><div class='left_side'><h3>最新文件</h3><ul>{others}</ul></div>"
        f"<div class='right'><div class='bt'>{TITLE}</div><div class='detail'>{paragraphs((NUMBER, *ROWS))}</div>"
        f"<div class='related'><h3>相关阅读</h3><ul>{others}</ul></div></div></div>{_FOOT}"
    )


def _hidden_parts() -> str:
    """What a script shows on a click, counters, a copy for printing that does not show."""
    return (
        f"{_MENU}<div class='ewm' style='display: none'>扫一扫在手机打开当前页</div><article><h1>{TITLE}</h1>"
        f"<div hidden>本页的无障碍说明</div><div class='zhengwen'>{paragraphs((NUMBER, *ROWS))}</div>"
        f"<span aria-hidden='true'>↑</span></article><div class='mobile-menu'>{_MENU}</div>{_FOOT}"
        "<script>document.write('<p>不是正文</p>')</script>"
    )


def _wechat() -> str:
    """An article of a public account."""
    rows = paragraphs(tag="section", before="")
    return (
        f"<div id='js_article'><h1 class='rich_media_title' id='activity-name'>\n{TITLE}\n</h1>"
        "<div id='meta_content'><a href='javascript:;'>云溪发布</a> <em>2020-09-03 10:20</em></div>"
        f"<div class='rich_media_content' id='js_content' style='visibility: visible;'>{rows}</div></div>"
        "<div class='rich_media_tool'>阅读 <span>1024</span> 在看 赞</div>"
    )


def _no_names() -> str:
    """Divs without a name."""
    return (
        f"<div><div><a href=/>首页</a> <a href=/a>公开</a> <a href=/b>服务</a></div></div><div><div><div>{paragraphs()}</div>"
        "<div><a href='#'>打印</a> <a href='#'>关闭</a></div></div></div><div>主办：云溪市人民政府　云ICP备05000001号</div>"
    )


def _ministry() -> str:
    """Facts for both kinds of screen, share buttons that a script fills, lists that show when it finds any."""
    return (
        f"<div class='header'><div class='headerC center'><a class='AppBtn'>手机版</a>{_MENU}</div></div>"
        "<div class='logoSearch'><form><span class='clear'>×</span><a class='PcBtn'>手机版</a></form><div class='searchWord'>热门搜索："
        f"</div></div><div class='innerBaseBanner'><h2></h2><div class='crumbsNav'>{_PATH}</div></div><div class='innerBg'><div"
        f" class='stbzXq'><div class='neiright_Box'><h2 class='neiright_Title'>{TITLE}</h2><div class='neiright_Content'><div"
        " class='neiright_JPZ_GK'><p class='ydLyZzBox'><span>2020-09-03</span> <span>来源：市政府</span></p><span class='xqLyPc time'>"
        "2020-09-03</span><span class='xqLyPc'>来源：市政府</span><div class='neiright_JPZGK'>分享到：<div class='bshare-custom'>"
        "<a title='分享到微信'></a></div></div><span class='zzjgLdPrint'><a href='#'>[打印]</a></span><span class='zzjgLdFont'>字号："
        "<a>[大]</a> <a>[中]</a> <a>[小]</a></span></div><div class='neiright_JPZ_GK_CP'><div class=TRS_Editor><div"
        f" class='Custom_UnionStyle'>{paragraphs((NUMBER, *ROWS), tag='div')}</div></div></div></div></div></div><div id='recommend-rel'"
        f" style='display: none'><h2>相关阅读推荐</h2></div></div>{_FOOT}"
    )


def _print_area() -> str:
    """The document in an element named after what prints it, laid out by names that others give to furniture."""
    return (
        f"<nav>{_MENU}</nav><div class='container position-relative'><div class='row main-left'><div id='printArea' class='print'>"
        f"<div class='search-result-detail'>{paragraphs()}</div></div></div><div class='share'>分享到：微信</div></div>{_FOOT}"
    )


def _short_rows() -> str:
    """Menus without links, as scripts fill them, and a document in spans and tables that only lay it out."""
    rows = "".join(f"<table width='100%'><tr><td>　　{row}</td></tr></table>" for row in BODY[:7])
    more = "".join(f"<table width='100%'><tr><td>　　{row}</td></tr></table>" for row in BODY[7:9])
    last = "".join(f"<table width='100%'><tr><td>　　{row}</td></tr></table>" for row in BODY[9:])
    return (
        "<div class='menu'><span>首页</span><span>政务公开</span><span>政务服务</span></div>"
        f"<table><tr><td>{rows}{more}{table()}{last}</td></tr></table>{_ACTS}{_FOOT}"
    )


LAYOUTS = {
    "ministry": _ministry,
    "print_area": _print_area,
    "short_rows": _short_rows,
    "state_council": _state_council,
    "headline_over_text": _headline_over_text,
    "headline_twice": _headline_twice,
    "breaks_only": _breaks_only,
    "double_breaks": _double_breaks,
    "facts_in_list": _facts_in_list,
    "facts_in_definitions": _facts_in_definitions,
    "facts_in_lines": _facts_in_lines,
    "spans_in_spans": _spans_in_spans,
    "side_lists": _side_lists,
    "hidden_parts": _hidden_parts,
    "wechat": _wechat,
    "no_names": _no_names,
}
WITH_FACTS = frozenset({"state_council", "facts_in_list", "facts_in_definitions", "facts_in_lines"})


def notice_text() -> str:
    """The notice as plain text."""
    lines = [*BODY]
    at = BODY.index(ROWS[TABLE_AT - 1]) + 1
    return "\n".join([*lines[:at], *("\t".join(row) for row in TABLE), *lines[at:]]) + "\n"
