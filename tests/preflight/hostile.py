"""Gazettes that are hard on pages: every kind of block at lengths that nobody writes, with real words and rare ones."""

from dataclasses import replace

from hypothesis import strategies as st

from gazette.model import (
    COLOPHON_FIELDS,
    Appointment,
    AppointmentRecord,
    Attachment,
    Bilingual,
    Block,
    Cell,
    Colophon,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Note,
    Paragraph,
    Person,
    Plain,
    Publication,
    Section,
    Signature,
    Table,
    circled,
)

_WORDS = (
    "市人民政府",
    "各区、市",
    "关于印发《城市更新三年行动方案》的通知",
    "“一站式”服务",
    "（以下简称“条例”）",
    "2024年8月15日",
    "临政发〔2024〕17号",
    "增长12.5%以上",
    "——",
    "……",
    "5G",
    "PM2.5",
    "www.linhai.gov.cn",
    "G204国道",
    "2000家",
    "30%",
    "，",
    "。",
    "；",
    "：",
    "、",
    "！？",
    "贯彻落实",
    "应当",
    "的",
    "Smart City",
    "课（0000），松",
    "·",
    "1＋N",
    "A+B",
    "25℃",
    "㙍",
    "𠮷",
    "〇",
    "％",
    "阿卜杜拉·买买提",
    "https://www.linhai.gov.cn/col/col1229/index.html?page=2&size=100#list",
    "\U0002b5af",
    "😀",
    "\u200b",
    "\u0007",
)
_LENGTHS = st.sampled_from((1, 2, 20, 21, 22, 60, 300)) | st.integers(1, 900)


@st.composite
def texts(draw: st.DrawFn, lengths: st.SearchStrategy[int] = _LENGTHS) -> str:
    """Running text of a length, made of words that are hard on line breaking."""
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=14))
    length = draw(lengths)
    text = "".join(words) * (1 + length // len("".join(words)))
    return text[:length]


LONG = texts(st.sampled_from((3000, 20000)))
SHORT = texts(st.integers(1, 24))
TITLES = texts(st.sampled_from((8, 22, 23, 50, 120, 300)))


@st.composite
def headings(draw: st.DrawFn) -> Heading:
    """Headings of every level, alone or run in."""
    level = draw(st.integers(0, 4))
    number = ("第三章 ", "三、", "（三）", "3. ", "（3）")[level]
    lead = draw(SHORT)
    rest = draw(st.just("") | texts())
    return Heading(
        text=f"{number}{lead}{rest}", level=level, number=number.strip(), lead=f"{number}{lead}" if rest else None
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables with 1 to 40 columns or many rows, cells merged downward, cells taller than a page."""
    columns, rows = draw(
        st.sampled_from(((1, 4), (3, 12), (5, 60), (12, 20), (24, 8), (40, 6), (40, 40), (4, 300), (3, 2000)))
    )
    cell = draw(st.sampled_from((SHORT, st.just(""), st.sampled_from(("12.5", "1,204", "合计")))))
    header = tuple(Cell(text=draw(texts(st.integers(1, 8)))) for _ in range(columns))
    pattern = [draw(cell) for _ in range(7)]
    body = [[Cell(text=pattern[(row * 3 + column) % 7]) for column in range(columns)] for row in range(rows)]
    if draw(st.booleans()):
        body[0][0] = Cell(text=draw(texts(st.sampled_from((200, 3000)))))
    if draw(st.booleans()) and columns > 1:
        tall = min(rows, draw(st.sampled_from((2, 5, 12))))
        body[0][0] = Cell(text=draw(SHORT), rowspan=tall)
        for row in body[1:tall]:
            del row[0]
    return Table(
        rows=(header, *(tuple(row) for row in body)), header_rows=1, caption=draw(st.none() | texts(st.integers(3, 60)))
    )


PEOPLE = st.builds(
    Person,
    name=st.sampled_from(("刘军", "闻砚清", "欧阳修远", "买买提·艾力", "阿卜杜拉·买买提", "王", "\U00020bb7野")),
    affiliation=st.none() | texts(st.integers(2, 60)),
    role=st.sampled_from((None, "组长", "副组长", "成员")),
)


@st.composite
def name_lists(draw: st.DrawFn) -> NameList:
    """Lists of one to 300 names."""
    some = draw(st.lists(PEOPLE, min_size=1, max_size=6))
    people = some * draw(st.sampled_from((1, 4, 50)))
    return NameList(people=tuple(people[:300]), lead=draw(st.none() | SHORT))


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    """Appointments whose lines are short and long."""
    records = [
        AppointmentRecord(person="闻砚清", post=draw(texts(st.integers(2, 40))), act="appointed")
        for _ in range(draw(st.integers(1, 12)))
    ]
    lines = tuple(f"{record.person}为{record.post}；" for record in records)
    return Appointment(lines=lines, records=tuple(records), lead="任命：")


LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, text=texts()),
    st.builds(Paragraph, text=texts()),
    st.builds(Paragraph, text=LONG),
    headings(),
    headings(),
    tables(),
    name_lists(),
    appointments(),
    st.builds(Note, text=texts()),
    st.builds(Signature, lines=st.lists(SHORT, min_size=1, max_size=2).map(tuple)),
    st.builds(Plain, text=texts()),
)


@st.composite
def noted(draw: st.DrawFn) -> tuple[Block, ...]:
    """A paragraph or a heading with one footnote or many on a line, at its beginning, inside or at its end."""
    count = draw(st.sampled_from((1, 1, 2, 3, 9)))
    form = draw(st.sampled_from(("circled", "[{}]", "*")))
    marks = [circled(at) if form == "circled" else form.format(at) for at in range(1, count + 1)]
    lengths = draw(st.sampled_from((st.integers(0, 40), st.integers(20, 300), st.just(3000))))
    notes = [Note(text=mark + draw(texts(lengths)), mark=mark) for mark in marks]
    between = draw(st.sampled_from((st.integers(1, 4), st.integers(1, 200))))
    text = "".join(f"市{draw(texts(between))}{mark}" for mark in marks) + draw(st.just("") | texts())
    block = Heading(text=f"二、{text}", level=1, number="二、") if draw(st.booleans()) else Paragraph(text=text)
    return (block, *notes)


@st.composite
def beneath_tables(draw: st.DrawFn) -> tuple[Block, ...]:
    """A table with footnotes, whose marks stand in its caption and its cells, in one of them more than once."""
    table = draw(tables())
    notes = draw(st.lists(texts(st.integers(0, 300)), min_size=1, max_size=3))
    marks = [circled(at) for at in range(1, len(notes) + 1)]
    rows = [list(row) for row in table.rows]
    for mark in marks:
        row = draw(st.sampled_from([row for row in rows[:9] if row]))
        at = draw(st.integers(0, len(row) - 1))
        row[at] = replace(row[at], text=row[at].text + mark)
    caption = table.caption and table.caption + marks[0]
    table = replace(table, rows=tuple(map(tuple, rows)), caption=caption)
    return (table, *(Note(text=mark + text, mark=mark) for mark, text in zip(marks, notes, strict=True)))


@st.composite
def noted_lists(draw: st.DrawFn) -> tuple[Block, ...]:
    """A list of people, a decision on posts or a signature, with a footnote."""
    made = draw(st.one_of(name_lists(), appointments(), st.builds(Signature, lines=st.tuples(SHORT))))
    if isinstance(made, NameList):
        at = draw(st.integers(0, min(9, len(made.people) - 1)))
        person = made.people[at]
        name = draw(st.booleans()) or not person.affiliation
        marked = (
            replace(person, name=person.name + "①") if name else replace(person, affiliation=f"{person.affiliation}①")
        )
        block: Block = replace(made, people=(*made.people[:at], marked, *made.people[at + 1 :]))
    else:
        block = replace(made, lines=(made.lines[0] + "①", *made.lines[1:]))
    return (block, Note(text="①" + draw(texts(st.integers(0, 300))), mark="①"))


def _joined(parts: list[tuple[Block, ...]]) -> tuple[Block, ...]:
    return tuple(block for part in parts for block in part)


SINGLE = LEAVES.map(lambda block: (block,))
BLOCKS = st.lists(
    st.one_of(SINGLE, SINGLE, SINGLE, noted(), beneath_tables(), noted_lists()), min_size=1, max_size=7
).map(_joined)
DOCUMENTS = st.one_of(
    st.builds(Enclosure, title=TITLES, blocks=BLOCKS),
    st.builds(Attachment, label=st.sampled_from(("附件", "附件1")), title=TITLES, blocks=BLOCKS),
)
ENTRIES = st.builds(
    Entry,
    title_zh=TITLES,
    title_en=st.none() | st.just("Circular on Printing and Issuing the Three-Year Action Plan for Urban Renewal"),
    number_zh=st.none() | st.just("临政办字〔2024〕67号"),
    date=st.none() | st.just("2024-08-15"),
    addressee=st.none() | texts(st.sampled_from((12, 60))),
    blocks=st.tuples(BLOCKS, st.lists(DOCUMENTS, max_size=2).map(tuple)).map(lambda parts: parts[0] + parts[1]),
)
SECTIONS = st.builds(
    Section,
    name=st.just(Bilingual("市政府文件", "Municipal Government")),
    entries=st.lists(ENTRIES, min_size=1, max_size=4).map(tuple),
)
GAZETTES = st.builds(
    Issue,
    serial=st.just(218),
    year=st.just(2024),
    numbers=st.just((7, 8)),
    date=st.just("2024-08-15"),
    publication=st.builds(
        Publication,
        name=st.just(Bilingual("临海市人民政府公报", "Linhai Municipal People's Government Gazette")),
        house_style=st.sampled_from(("qingdao-2019", "clreq-default", "gbt-9704-2012")),
        colophon=st.just(Colophon()) | st.builds(Colophon, **dict.fromkeys(COLOPHON_FIELDS, st.none() | texts())),
        cover=st.none() | st.booleans(),
    ),
    editor=st.just(Bilingual("临海市人民政府办公室", "the General Office of the Linhai Municipal People's Government")),
    sections=st.lists(SECTIONS, min_size=1, max_size=2).map(tuple),
)
