"""Akoma Ntoso as others write it: generations, kinds of documents, collections; what is not read is told in full."""
# ruff: noqa: E501 -- files stand as programs write them

import pytest

from gazette.ingest.akoma_ntoso.reader import read_akoma_ntoso
from gazette.ingest.reading_result import Contents
from gazette.model import Attachment, Block, Entry, Heading, Note, Paragraph, Table, block_texts, walk_blocks
from gazette.wording import finding_sentence

TODAY = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = (
    '<meta><identification source="#x"><FRBRWork><FRBRthis value="/akn/xx/{kind}/2001/{name}/!main"/>'
    '<FRBRdate date="2001-02-03" name="Generation"/><FRBRname value="{name}"/></FRBRWork></identification>{more}</meta>'
)


def meta(name: str = "n1", kind: str = "act", more: str = "") -> str:
    return META.format(name=name, kind=kind, more=more)


def read(inside: str, namespace: str = TODAY, root: str = "akomaNtoso") -> Contents:
    contents = read_akoma_ntoso(f'<{root} xmlns="{namespace}">{inside}</{root}>'.encode(), file="x.xml")
    for finding in contents.findings:
        assert finding_sentence(finding, "zh")
        assert finding_sentence(finding, "en")
    return contents


def blocks(entry: Entry) -> list[Block]:
    return [block for _, block in walk_blocks(entry.blocks)]


def texts(entry: Entry) -> list[str]:
    return [text for block in blocks(entry) for text in block_texts(block)]


def told(contents: Contents, rule: str) -> list[str]:
    return [finding.text for finding in contents.findings if finding.rule == f"ingest.{rule}"]


ACT = (
    "<act name='act'>"
    + meta()
    + "<preface><longTitle id='lt'><p>An Act about <docTitle>Parks</docTitle> and trees</p></longTitle></preface><body>"
    "<part id='p1'><num>1</num><heading>General</heading><section id='s1'><num>1.</num><heading>Opening</heading>"
    "<paragraph id='a'><content><p>Parks are open.</p></content></paragraph><subsection id='s'><num>(1)</num><content><p>Trees"
    " are green.</p></content></subsection></section></part></body></act>"
)


@pytest.mark.parametrize(
    "namespace",
    [
        TODAY,
        TODAY + "/WD17",
        TODAY + "/CSD02",
        "http://www.akomantoso.org/2.0",
        "http://www.akomantoso.org/1.0",
        "",
    ],
)
def test_other_generations_are_read_as_today_s(namespace: str) -> None:
    contents = read(ACT, namespace, "akomantoso" if namespace.endswith("/1.0") else "akomaNtoso")
    (entry,) = contents.entries
    assert (entry.title_zh, entry.date) == ("Parks", "2001-02-03")
    assert [block.text for block in blocks(entry) if isinstance(block, Heading)] == ["1 General", "1. Opening"]
    assert "An Act about Parks and trees" in texts(entry)
    assert contents.account.is_whole


def test_a_title_inside_a_sentence_hides_nothing_that_is_missing() -> None:
    """The sentence is kept, the title taken from it: it is one text of the file, though it stands twice in the entry."""
    contents = read(ACT.replace("</act>", "<strange>krsaP</strange></act>"))
    assert told(contents, "unread.xml_text") == ["krsaP"]
    assert contents.account.missing
    assert not contents.account.is_whole


def test_a_debate_has_its_sections_speakers_and_scenes() -> None:
    body = (
        "<debate name='hansard'>"
        + meta("2011-06-10", "debate")
        + "<preface><p><docTitle>第二次会议</docTitle></p></preface><debateBody>"
        "<debateSection name='opening'><heading>开幕</heading><prayers><heading>致辞</heading></prayers><scene>[主席入座]</scene>"
        "<speech by='#a'><from>王主席</from><p>现在开会。</p><p>请<i>各位</i>就座。</p></speech><narrative>会议于 <recordedTime"
        " time='10:00:00'>10时</recordedTime>开始。</narrative></debateSection><questions><heading>问答</heading><question by='#b'>"
        "<from>李代表</from><p>何时完工？</p></question><answer by='#c'><from>张局长</from><p>年底。</p></answer></questions>"
        "<adjournment><p>散会。</p></adjournment></debateBody></debate>"
    )
    contents = read(body)
    (entry,) = contents.entries
    assert [block.text for block in blocks(entry) if isinstance(block, Heading)] == ["开幕", "致辞", "问答"]
    shown = texts(entry)
    assert shown[2:] == [
        "[主席入座]",
        "王主席",
        "现在开会。",
        "请各位就座。",
        "会议于 10时开始。",
        "问答",
        "李代表",
        "何时完工？",
        "张局长",
        "年底。",
        "散会。",
    ]
    assert contents.account.is_whole
    assert not told(contents, "xml_unplaced")


def test_a_judgment_with_elements_of_other_namespaces() -> None:
    body = (
        "<judgment name='judgment'>"
        + meta("王某诉某局", "judgment")
        + "<header><p><uk:cite xmlns:uk='urn:uk'>[2023] 第12号</uk:cite></p>"
        "<p><docTitle>王某诉某局案</docTitle></p></header><judgmentBody><introduction><p>本案由来。</p></introduction><decision>"
        "<paragraph eId='para_1'><num>1.</num><content><p>驳回<math xmlns='urn:m'><mi>x</mi></math>请求。</p></content></paragraph>"
        "</decision></judgmentBody><conclusions><p>审判长 <signature><judge>赵</judge></signature></p></conclusions></judgment>"
    )
    contents = read(body)
    (entry,) = contents.entries
    assert entry.title_zh == "王某诉某局案"
    assert texts(entry) == ["[2023] 第12号", "本案由来。", "1. 驳回x请求。", "审判长 赵"]
    assert contents.account.is_whole


DOC = "<doc name='{name}'>{meta}<preface><p><docTitle>{title}</docTitle></p></preface><mainBody><p>{text}</p></mainBody></doc>"


def doc(title: str, text: str, name: str) -> str:
    return DOC.format(name=name, meta=meta(name, "doc"), title=title, text=text)


def collection(body: str, inside: str = "", kind: str = "documentCollection") -> str:
    cover = "<coverPage><p>欧盟委员会</p></coverPage><preface><p>提案汇编</p></preface>"
    return f"<{kind} name='c'>{meta('c', kind)}{cover}<collectionBody>{body}</collectionBody>{inside}</{kind}>"


def test_documents_beside_a_collection_come_in_the_order_it_names_them() -> None:
    references = (
        "<component eId='r1'><documentRef href='#cmp_2' showAs='说明'/></component>"
        "<component eId='r2'><documentRef href='/akn/xx/doc/2001/one/!main' showAs='提案'/></component>"
        "<component eId='r3'><documentRef href='/akn/xx/doc/2001/gone' showAs='财务报表'/></component>"
    )
    components = (
        f"<components><component eId='cmp_1'>{doc('提案甲', '甲文。', 'one')}</component>"
        f"<component eId='cmp_2'>{doc('说明乙', '乙文。', 'two')}</component>"
        f"<component eId='cmp_3'>{doc('附录丙', '丙文。', 'three')}</component></components>"
    )
    contents = read(collection(references) + components)
    assert contents.issue is None
    assert [entry.title_zh for entry in contents.entries] == ["说明乙", "提案甲", "附录丙"]
    assert told(contents, "unread.xml_reference") == ["财务报表"]
    assert told(contents, "left_out.xml_cover") == ["欧盟委员会", "提案汇编"]
    assert not contents.account.missing
    assert not contents.account.is_whole


def test_a_collection_that_holds_its_documents_is_read_whole() -> None:
    inner = collection(f"<component>{doc('乙', '乙文。', 'two')}</component>")
    components = f"<component>{doc('甲', '甲文。', 'one')}</component><component>{inner}</component>"
    contents = read(collection(components))
    assert [entry.title_zh for entry in contents.entries] == ["甲", "乙"]
    assert not contents.account.missing
    gazette = read(collection(components, kind="officialGazette"))
    assert gazette.issue is not None
    assert len(gazette.issue.entries) == 2


def test_documents_beside_a_single_one_are_not_lost() -> None:
    beside = f"<components><component eId='c1'>{doc('附表', '表文。', 'one')}</component></components>"
    contents = read(ACT + beside)
    assert [entry.title_zh for entry in contents.entries] == ["Parks", "附表"]
    assert contents.account.is_whole


def test_footnotes_become_notes_behind_their_paragraph() -> None:
    more = "<notes source='#x'><note eId='n7'><p>条例原文。</p></note></notes>"
    body = (
        f"<doc name='d'>{meta(more=more)}<preface><p><docTitle>决定</docTitle></p></preface><mainBody><p>依照条例"
        "<authorialNote marker='①' placement='bottom'><p>指公园条例。</p></authorialNote>和章程<noteRef href='#n7' marker='②'/>执行。</p>"
        "<p>此布。</p></mainBody></doc>"
    )
    contents = read(body)
    (entry,) = contents.entries
    assert entry.blocks == (
        Paragraph(text="依照条例①和章程②执行。"),
        Note(text="① 指公园条例。", mark="①"),
        Note(text="② 条例原文。", mark="②"),
        Paragraph(text="此布。"),
    )
    assert contents.account.is_whole


def test_pictures_and_contents_lists_are_told() -> None:
    body = (
        f"<doc name='d'>{meta()}<preface><p><docTitle>决定</docTitle></p></preface><mainBody><toc><tocItem href='#a' level='1'>"
        "<span>一、</span><span>总则</span></tocItem></toc><p>见图<img src='map.png' alt='分区图'/>。</p></mainBody></doc>"
    )
    contents = read(body)
    assert told(contents, "left_out.xml_toc") == ["一、总则"]
    assert told(contents, "unread.xml_picture") == ["分区图"]
    assert not contents.account.missing
    assert not contents.account.is_whole


def test_what_a_bill_quotes_keeps_its_words_apart() -> None:
    body = (
        f"<bill name='b'>{meta()}<preface><p><docTitle>修订案</docTitle></p></preface><preamble><recitals><recital><num>(1)</num><p>鉴于"
        "林木重要；</p></recital></recitals></preamble><body><article eId='a'><num>Art. 1</num><content><p><mod>Replace by: "
        "<quotedStructure startQuote='“'><section eId='q'><num>2.</num><heading>Trees</heading><content><p>Trees stay.</p></content>"
        "</section></quotedStructure></mod></p></content></article></body></bill>"
    )
    contents = read(body)
    (entry,) = contents.entries
    assert texts(entry) == ["(1) 鉴于林木重要；", "Art. 1 Replace by: 2. Trees Trees stay."]
    assert contents.account.is_whole


def test_cells_that_hold_text_without_paragraphs_and_attachments() -> None:
    attached = f"<attachments><attachment eId='att_1'><heading>附件</heading>{doc('名单', '张三。', 'list')}</attachment></attachments>"
    body = (
        f"<doc name='d'>{meta()}<preface><p><docTitle>决定</docTitle></p></preface><mainBody><table><tr><th>单位</th><th><p>数量</p></th>"
        f"</tr><tr><td>东区</td><td><p>一</p><p>二</p></td></tr></table></mainBody>{attached}</doc>"
    )
    contents = read(body)
    (entry,) = contents.entries
    table = next(block for block in blocks(entry) if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [["单位", "数量"], ["东区", "一\n二"]]
    (attachment,) = [block for block in blocks(entry) if isinstance(block, Attachment)]
    assert (attachment.label, attachment.title) == ("附件", "名单")
    assert contents.account.is_whole


def test_a_repeated_title_is_told() -> None:
    body = (
        f"<doc name='d'>{meta()}<coverPage><p>公园条例</p></coverPage><preface><p><docTitle>公园条例</docTitle></p></preface>"
        "<mainBody><p>公园开放。</p></mainBody></doc>"
    )
    contents = read(body)
    assert texts(contents.entries[0]) == ["公园开放。"]
    assert told(contents, "left_out.xml_repeated") == ["公园条例"]
    assert contents.account.is_whole


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ("<coverPage><p><docTitle>封面标题</docTitle></p></coverPage>", "封面标题"),
        ("<preface><longTitle><p>长标题</p></longTitle></preface>", "长标题"),
        ("", "第一章 总则"),
    ],
)
def test_a_title_is_looked_for_where_others_have_it(inside: str, title: str) -> None:
    portion = "<chapter><num>第一章</num><heading>总则</heading><content><p>甲。</p></content></chapter>"
    contents = read(f"<act name='act'>{meta()}{inside}<body>{portion}</body></act>")
    assert contents.entries[0].title_zh == title
    assert contents.account.is_whole
