"""Generated issues: every kind of block, nested, with texts that are hard on files (spaces, line ends, rare signs)."""

import string
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from gazette.model import (
    COLOPHON_FIELDS,
    FILING_FIELDS,
    FIT_STEPS,
    NOT_FILED,
    AnnualContents,
    Appointment,
    AppointmentRecord,
    Attachment,
    Bilingual,
    Block,
    Cell,
    Colophon,
    Enclosure,
    Entry,
    Filing,
    Fit,
    Heading,
    Issue,
    ListedEntry,
    ListedSection,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    Plain,
    Publication,
    Section,
    Signature,
    Table,
)
from gazette.shipped import shipped_house_styles

HOSTILE = (
    "",
    " ",
    "　",
    " 两端有空格 ",
    "里面  两个空格",
    "行\n列",
    "\n",
    "\r\n",
    "\t制表\t",
    "\x85\u2028\u2029",
    "A&B <x> ]]> \"'",
    "&amp;",
    "<!-- -->",
    "\x00",
    "\x0b前",
    "后\x1f",
    "\ufffe中\uffff",
    "\ud800",
    "\ufeff标",
    "𠮷𰻞𫝆",
    "👨\u200d👩\u200d👧🏽",
    "e\u0301",
    "e\u202eabc\u202c",
    "葛\U000e0101",
    "张三",
    "市长",
)
CHINESE = st.text("市政府办公厅关于印发实施方案的通知，。：；（）〔〕“”一二三１2", min_size=1, max_size=12)
TEXTS = st.one_of(
    CHINESE,
    st.sampled_from(HOSTILE),
    st.text(max_size=8),
    st.text(string.printable, max_size=8),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join),
)
MAYBE = st.none() | TEXTS
DATES = st.dates(min_value=date(1949, 10, 1)).map(date.isoformat)
LEVELS = st.sampled_from((1, 2, 3, 4)) | st.integers(min_value=-3, max_value=12)
NUMBERS = st.sampled_from(("一、", "（二）", "3.", "（4）", "1.1", "", " "))


@st.composite
def _some(draw: st.DrawFn, items: st.SearchStrategy[object], most: int) -> tuple[object, ...]:
    """One to ``most`` items, and none in one draw of eight."""
    if draw(st.integers(0, 7)) == 7:
        return ()
    return tuple(draw(st.lists(items, min_size=1, max_size=most)))


BILINGUAL = st.builds(Bilingual, MAYBE, MAYBE)


@st.composite
def headings(draw: st.DrawFn) -> Heading:
    """Headings whose number and lead are mostly taken from the text, as they should be, and sometimes are not."""
    number, lead, rest = draw(st.none() | NUMBERS), draw(MAYBE), draw(TEXTS)
    text = draw(st.sampled_from(((number or "") + (lead or "") + rest, (number or "") + rest, rest)))
    return Heading(
        text=text,
        level=draw(LEVELS),
        number=number,
        lead=draw(st.sampled_from((lead, None if lead is None else (number or "") + lead))),
    )


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """Paragraphs with and without a number and level."""
    number, text = draw(st.none() | NUMBERS), draw(TEXTS)
    return Paragraph(
        text=draw(st.sampled_from(((number or "") + text, text))), level=draw(st.none() | LEVELS), number=number
    )


CELLS = st.builds(Cell, text=TEXTS, rowspan=st.integers(1, 3), colspan=st.integers(1, 3))
ROWS = st.lists(CELLS, max_size=3).map(tuple)
TABLES = st.builds(
    Table,
    rows=st.lists(ROWS, max_size=3).map(tuple),
    header_rows=st.integers(0, 4),
    caption=MAYBE,
    widths=st.lists(st.integers(1, 1000), max_size=4).map(tuple),
)
PEOPLE = st.builds(Person, name=TEXTS, affiliation=MAYBE, role=MAYBE)
NAME_LISTS = st.builds(NameList, people=st.lists(PEOPLE, max_size=3).map(tuple), lead=MAYBE)
RECORDS = st.builds(
    AppointmentRecord,
    person=TEXTS,
    post=TEXTS,
    act=st.sampled_from(("appointed", "removed", "engaged")),
    date=st.none() | DATES,
    term=MAYBE,
)


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    """Appointments whose lines name some of the persons and posts of the records."""
    records = tuple(draw(st.lists(RECORDS, max_size=3)))
    named = tuple(f"任命{record.person}为{record.post}；" for record in records)
    lines = draw(st.sampled_from((named, ())) | st.lists(TEXTS, max_size=3).map(tuple))
    return Appointment(lines=lines, records=records, lead=draw(MAYBE))


PICTURES = st.builds(
    Picture,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    media_type=st.sampled_from(("image/png", "image/jpeg")),
    width=st.floats(0.01, 14_400),
    height=st.floats(0.01, 14_400),
    text=TEXTS,
    caption=MAYBE,
)
LINES = st.lists(TEXTS | DATES | st.just("2019年10月8日"), max_size=3).map(tuple)
LEAVES: st.SearchStrategy[Block] = st.one_of(
    headings(),
    paragraphs(),
    TABLES,
    NAME_LISTS,
    PICTURES,
    appointments(),
    st.builds(Note, text=TEXTS),
    st.builds(Note, text=TEXTS, mark=MAYBE),
    st.builds(Signature, lines=LINES),
    st.builds(Plain, text=TEXTS),
)


@st.composite
def footnoted(draw: st.DrawFn, drawn: st.SearchStrategy[tuple[Block, ...]]) -> tuple[Block, ...]:
    """Blocks of which some have footnotes."""
    made: list[Block] = []
    for block in draw(drawn):
        marks = draw(st.sampled_from(((), (), ("①",), ("[1]", "*"), ("②", "①", "③"))))
        text = "".join(f"{draw(TEXTS)}甲{mark}" for mark in marks)
        if isinstance(block, Heading | Paragraph | Plain):
            made.append(replace(block, text=block.text + text))
        elif isinstance(block, Table) and marks:
            made.append(replace(block, rows=((Cell(text=text),), *block.rows)))
        elif isinstance(block, Signature) and marks:
            made.append(replace(block, lines=(*block.lines, text)))
        else:
            made.append(block)
        made += (Note(text=mark + draw(TEXTS), mark=mark) for mark in marks)
    return tuple(made)


@st.composite
def titles(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A title and its printed rows: none, the title cut up, or something else."""
    rows = tuple(draw(st.lists(TEXTS, max_size=3)))
    title = draw(st.sampled_from(("".join(rows), "关于印发方案的通知")))
    return title, draw(st.sampled_from((rows, ())))


def _documents(blocks: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Block]:
    enclosures = st.builds(
        lambda title, inner: Enclosure(title=title[0], title_lines=title[1], blocks=inner), titles(), blocks
    )
    attachments = st.builds(
        lambda label, title, inner: Attachment(label=label, title=title[0], title_lines=title[1], blocks=inner),
        st.sampled_from(("附件", "附件1")) | TEXTS,
        titles(),
        blocks,
    )
    return enclosures | attachments


def blocks(depth: int = 2) -> st.SearchStrategy[tuple[Block, ...]]:
    """Up to six blocks in any order, enclosures and attachments ``depth`` deep in each other."""
    kinds = LEAVES if depth == 0 else LEAVES | _documents(blocks(depth - 1))
    return footnoted(_some(kinds, 6))


LISTED = st.builds(
    ListedEntry,
    title=BILINGUAL,
    number=BILINGUAL,
    issue=st.sampled_from(("5", "21-22")) | TEXTS,
    page=st.none() | st.integers(1, 400),
    entry=st.none() | st.integers(1, 40),
)
ANNUALS = st.builds(
    AnnualContents,
    year=st.integers(1949, 2100),
    sections=_some(st.builds(ListedSection, name=BILINGUAL, entries=_some(LISTED, 3)), 2),
)


FILINGS = st.just(NOT_FILED) | st.builds(Filing, **dict.fromkeys(FILING_FIELDS, MAYBE))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Entries with any field present or absent."""
    title, rows = draw(titles())
    annual = draw(ANNUALS) if draw(st.integers(0, 7)) == 7 else None
    return Entry(
        title_zh=draw(TEXTS),
        title_full=draw(st.sampled_from((title, None))),
        title_en=draw(MAYBE),
        title_lines=rows,
        number_zh=draw(MAYBE | st.just("青政办字〔2019〕67号")),
        number_en=draw(MAYBE),
        date=draw(st.none() | DATES | TEXTS),
        issuers=tuple(draw(st.lists(TEXTS, max_size=3))),
        addressee=draw(MAYBE),
        printed_page=draw(st.none() | st.integers(0, 400)),
        column_lines=draw(st.none() | st.integers(30, 50)),
        new_page=draw(st.booleans()),
        state=draw(st.sampled_from(("draft", "in_proof", "final"))),
        index_number=draw(MAYBE),
        subject=draw(MAYBE),
        validity=draw(MAYBE),
        published=draw(st.none() | DATES),
        blocks=draw(blocks()) if annual is None else (),
        annual_contents=annual,
        filing=draw(FILINGS),
    )


SECTIONS = st.builds(Section, name=BILINGUAL, entries=_some(entries(), 2))
PUBLICATIONS = st.builds(
    Publication,
    name=BILINGUAL,
    codes=st.dictionaries(TEXTS, TEXTS, max_size=3).map(lambda codes: tuple(codes.items())),
    house_style=st.sampled_from(sorted(shipped_house_styles())),
    style_source=MAYBE,
    colophon=st.just(Colophon()) | st.builds(Colophon, **dict.fromkeys(COLOPHON_FIELDS, MAYBE)),
    cover=st.sampled_from((None, True, False)),
)
FITS = st.builds(Fit, st.none() | st.integers(1, 999), st.integers(0, 3).map(lambda count: FIT_STEPS[:count]))
ISSUES = st.builds(
    Issue,
    serial=st.none() | st.integers(1, 9999),
    year=st.none() | st.integers(1949, 2100),
    numbers=st.lists(st.integers(1, 60), max_size=3).map(tuple),
    date=st.none() | DATES,
    state=st.sampled_from(("editing", "at_press", "published")),
    publication=PUBLICATIONS,
    editor=BILINGUAL,
    fit=st.none() | FITS,
    filing=FILINGS,
    sections=_some(SECTIONS, 3),
)
