"""Issues, entries and archives for tests, with good defaults."""

from dataclasses import replace

from hypothesis import strategies as st

from gazette.model import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Bilingual,
    Block,
    Cell,
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
)


def an_entry(title: str = "关于印发云川市公共绿地管理办法的通知", *blocks: Block, **fields: object) -> Entry:
    """An entry of the made-up city of 云川, with a paragraph where no blocks are given."""
    given = {"title_zh": title, "number_zh": "云政办字〔2024〕12号", "date": "2024-03-08", **fields}
    return Entry(**given, blocks=blocks or (Paragraph(text="各区、县人民政府，市直各部门："),))  # type: ignore[arg-type]


def an_issue(serial: int | None = 88, **fields: object) -> Issue:
    """An issue of two sections and three entries."""
    sections = (
        Section(
            name=Bilingual("市政府文件", "Documents of the Municipal Government"),
            entries=(
                an_entry("关于公布云川市第三批古树名录的通知", rich_blocks()[0], addressee="各区人民政府："),
                an_entry("关于调整公共交通票价的通知", issuers=("云川市人民政府", "云川市交通运输局")),
            ),
        ),
        Section(name=Bilingual("人事任免"), entries=(an_entry("云川市人民政府任免通知", *rich_blocks()[1:]),)),
    )
    given = {
        "year": 2024,
        "numbers": (5, 6),
        "date": "2024-03-31",
        "publication": Publication(
            name=Bilingual("云川市人民政府公报", "Yunchuan Gazette"), codes=(("云政办字", "YZBZ"),)
        ),
        "editor": Bilingual("云川市人民政府办公室", "General Office"),
        "sections": sections,
        **fields,
    }
    return Issue(serial=serial, **given)  # type: ignore[arg-type]


def without_slips(issue: Issue) -> Issue:
    """``issue`` with a number of its own for every entry, and all in English too."""
    numbers = iter(range(12, 99))

    def mended(entry: Entry) -> Entry:
        return replace(
            entry, number_zh=f"云政办字〔2024〕{next(numbers)}号", title_en="Circular on the Third List of Yunchuan"
        )

    sections = tuple(
        replace(
            section,
            name=Bilingual(section.name.zh, section.name.en or "Personnel"),
            entries=tuple(map(mended, section.entries)),
        )
        for section in issue.sections
    )
    return replace(issue, sections=sections)


def rich_blocks() -> tuple[Block, ...]:
    """One block of every kind."""
    return (
        Heading(text="一、总　则", level=1, number="一、"),
        Heading(text="（一）明确范围。本办法适用于公共绿地。", level=2, number="（一）", lead="明确范围。"),
        Paragraph(text="ISO9000 标准同样适用。"),
        Table(
            rows=((Cell(text="名称", colspan=2),), (Cell(text="银杏"), Cell(text="三株"))),
            header_rows=1,
            caption="古树表",
        ),
        NameList(people=(Person(name="方远", affiliation="园林局", role="组长"),), lead="成员名单"),
        Appointment(
            lines=("任命方远为市园林局局长。",),
            records=(AppointmentRecord(person="方远", post="市园林局局长", act="appointed"),),
            lead="经研究决定，任命：",
        ),
        Enclosure(title="云川市公共绿地管理办法", blocks=(Paragraph(text="第一条　为了管理绿地。"),)),
        Attachment(label="附件1", title="古树清单", blocks=(Note(text="注：以普查为准。"),)),
        Signature(lines=("云川市人民政府", "2024年3月8日")),
        Plain(text="※　※　※"),
    )


TEXTS = st.text(alphabet=st.sampled_from("市政府关于绿地银杏管理（）“”　 \tABcdé9〔〕"), min_size=1, max_size=24)
PARAGRAPHS = st.builds(lambda text: Paragraph(text=text), TEXTS)
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    st.one_of(PARAGRAPHS, st.builds(lambda text: Heading(text=text, level=1), TEXTS), st.sampled_from(rich_blocks())),
    lambda inner: st.builds(
        lambda label, blocks: Attachment(label=label, title="", blocks=tuple(blocks)),
        TEXTS,
        st.lists(inner, max_size=3),
    ),
    max_leaves=4,
)
OPTIONAL = st.none() | TEXTS
ENTRIES = st.builds(
    lambda **fields: Entry(**{**fields, "blocks": tuple(fields["blocks"]), "issuers": tuple(fields["issuers"])}),
    title_zh=TEXTS,
    title_full=OPTIONAL,
    title_en=OPTIONAL,
    number_zh=OPTIONAL,
    addressee=OPTIONAL,
    date=st.none() | st.dates().map(str),
    issuers=st.lists(TEXTS, max_size=2),
    printed_page=st.none() | st.integers(1, 99),
    state=st.sampled_from(["draft", "in_proof", "final"]),
    blocks=st.lists(BLOCKS, max_size=4),
)
BILINGUALS = st.builds(Bilingual, OPTIONAL, OPTIONAL)
SECTIONS = st.builds(
    lambda name, entries: Section(name=name, entries=tuple(entries)), BILINGUALS, st.lists(ENTRIES, max_size=3)
)
ISSUES = st.builds(
    lambda **fields: Issue(**{**fields, "sections": tuple(fields["sections"]), "numbers": tuple(fields["numbers"])}),
    serial=st.none() | st.integers(1, 999),
    year=st.none() | st.integers(1949, 2100),
    numbers=st.lists(st.integers(1, 48), max_size=2, unique=True),
    date=st.none() | st.dates().map(str),
    state=st.sampled_from(["editing", "at_press", "published"]),
    publication=st.builds(Publication, name=BILINGUALS),
    editor=BILINGUALS,
    sections=st.lists(SECTIONS, max_size=3),
)
