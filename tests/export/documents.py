"""Generated documents as an office writes them: what they say is told by their text alone, so text can carry them."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from gazette.model import (
    Attachment,
    Block,
    Cell,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Signature,
    Table,
    circled,
)
from gazette.reading.dates import chinese_date

BODIES = ("云澜市人民政府", "云澜市人民政府办公厅", "云澜市财政局")
SUBJECTS = ("加强城市防汛工作", "优化公共汽车线路", "做好2024年春季植树", "规范老旧街区（片区）更新")
SENTENCES = (
    "各级各部门要高度重视，明确专人负责，按时报送进展情况。",
    "到2026年年底，完成12个示范街区的建设，惠及居民11.3万户。",
    "对发现的问题，要建立台账、逐一销号；重大事项及时报告。",
    "市财政每年安排专项资金3.5亿元，实行专款专用。",
    "鼓励社会力量以捐赠、冠名等方式参与（具体办法另行制定）。",
)
LEADS = ("加强组织领导。", "落实工作责任。", "强化督促检查。", "做好宣传引导。")
NAMES = ("祁北屿", "甄石渠", "晏榆", "苗桐", "司徒筠", "张三丰", "李四")
POSTS = ("市财政局局长", "市教育局副局长", "青栖区副区长", "市政府副秘书长")
WORDS = ("望江街道", "救生衣", "台", "抢险救援头盔", "数据平台", "水库安全")
HAN = "一二三四五六七八九"

PROSE = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join)
PARAGRAPHS = PROSE.map(lambda text: Paragraph(text=text))


@st.composite
def sections(draw: st.DrawFn) -> tuple[Block, ...]:
    """Headings of the first level, below them prose and run-in headings of the second."""
    blocks: list[Block] = []
    for at in range(draw(st.integers(1, 3))):
        number = f"{HAN[at]}、"
        blocks.append(Heading(text=f"{number}{draw(st.sampled_from(LEADS))[:-1]}", level=1, number=number))
        blocks += draw(st.lists(PARAGRAPHS, min_size=1, max_size=2))
        for below in range(draw(st.integers(0, 3))):
            number = f"（{HAN[below]}）"
            lead = number + draw(st.sampled_from(LEADS))
            blocks.append(Heading(text=lead + draw(PROSE), level=2, number=number, lead=lead))
    return tuple(blocks)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A header, then rows of which the first cell may be merged over some."""
    columns = draw(st.integers(3, 5))
    header = (Cell(text="类别"), *(Cell(text=f"指标{HAN[at]}") for at in range(columns - 1)))
    rows = [header]
    for group in range(draw(st.integers(2, 3))):
        length = draw(st.integers(2, 3))
        for row in range(length):
            cells = tuple(Cell(text=draw(st.sampled_from(WORDS)) + f"{group}{row}{at}") for at in range(columns - 1))
            first = (Cell(text=f"第{HAN[group]}类", rowspan=length),) if row == 0 else ()
            rows.append((*first, *cells))
    return Table(rows=tuple(rows), header_rows=1)


@st.composite
def name_lists(draw: st.DrawFn) -> NameList:
    """People with what they are, under roles or without any."""
    names = draw(st.permutations(NAMES))[: draw(st.integers(3, 6))]
    roles: tuple[str | None, ...] = draw(st.sampled_from(((None,), ("组长", "副组长", "成员"))))
    people = [
        Person(name=name, affiliation=draw(st.sampled_from(POSTS)), role=roles[min(at, len(roles) - 1)])
        for at, name in enumerate(names)
    ]
    return NameList(people=tuple(people))


@st.composite
def attachments(draw: st.DrawFn) -> tuple[Attachment, ...]:
    """附件1, 附件2 … with a table, a list of names or prose."""
    found = []
    for at in range(draw(st.integers(0, 3))):
        inner: tuple[Block, ...] = draw(
            st.one_of(
                sections(),
                tables().map(lambda table: (table,)),
                tables().map(lambda table: (table, Note(text="注：山区乡镇可以适当增加。"))),
                name_lists().map(lambda names: (names,)),
            )
        )
        found.append(
            Attachment(label=f"附件{at + 1}", title=f"{draw(st.sampled_from(SUBJECTS))}工作安排", blocks=inner)
        )
    return tuple(found)


@st.composite
def documents(draw: st.DrawFn) -> Entry:
    """A notice with a body of its own, or one that issues a plan; some have a signature, attachments, page fields."""
    issuer, subject = draw(st.sampled_from(BODIES)), draw(st.sampled_from(SUBJECTS))
    day = draw(st.dates(date(2000, 1, 1), date(2030, 12, 31))).isoformat()
    plan = draw(st.booleans())
    title = f"关于印发{subject}工作方案的通知" if plan else f"关于{subject}的{draw(st.sampled_from(('通知', '意见')))}"
    signed = (Signature(lines=(issuer, chinese_date(day))),) if draw(st.booleans()) else ()
    body: tuple[Block, ...]
    if plan:
        covering = Paragraph(text=f"现将《{subject}工作方案》印发给你们，请认真贯彻执行。")
        name = f"{subject}工作方案"
        enclosure = Enclosure(title=name, title_lines=(name,), blocks=(draw(PARAGRAPHS), *draw(sections())))
        body = (covering, *signed, enclosure)
    else:
        body = (draw(PARAGRAPHS), *draw(sections()), *signed)
    fields = draw(st.booleans())
    return Entry(
        title_zh=title,
        title_full=issuer + title,
        title_lines=draw(st.sampled_from(((issuer + title,), (issuer, title)))),
        number_zh=f"云政办字〔{day[:4]}〕{draw(st.integers(1, 120))}号",
        date=day,
        issuers=(issuer,),
        addressee=draw(st.none() | st.just("各区、县人民政府，市政府各部门：")),
        index_number="00218-01-2024" if fields else None,
        subject="综合政务" if fields else None,
        validity="有效" if fields else None,
        published=day if fields else None,
        blocks=(*body, *draw(attachments())),
    )


@st.composite
def footnoted_documents(draw: st.DrawFn) -> Entry:
    """Documents with footnotes: counted through, begun anew in some block, by marks of their own."""
    entry = draw(documents())
    counted = iter(range(1, 1000))

    def noted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        made: list[Block] = []
        for block in blocks:
            if isinstance(block, Enclosure | Attachment):
                made.append(replace(block, blocks=noted(block.blocks)))
                continue
            marks: list[str] = []
            if isinstance(block, Heading | Paragraph) and not (isinstance(block, Heading) and block.lead is None):
                own = draw(st.sampled_from(((), (), (None,), (None, None), ("*",), ("〔1〕", None), ("†", "**"))))
                marks = [mark or circled(next(counted)) for mark in own]
                more = "".join(f"{draw(st.sampled_from(WORDS))}{mark}，" for mark in marks)
                made.append(replace(block, text=f"{block.text}{more}按时报送。" if marks else block.text))
            else:
                made.append(block)
            said = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2).map("\n".join)
            made += (Note(text=mark + draw(said), mark=mark) for mark in marks)
        return tuple(made)

    return replace(entry, blocks=noted(entry.blocks))
