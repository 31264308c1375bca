"""A whole issue with cover, contents of many pages and colophon, as other programs read its files."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from gazette.export import PdfManner, chosen_pages, issue_to_xml, pages_to_pdf
from gazette.model import Bilingual, Colophon, Entry, Issue, Paragraph, Publication, Section
from gazette.preflight import check_file, preflight
from gazette.shipped import shipped
from gazette.typeset import Pages, body_pages, load_house_style
from tests.export.test_print_file import DATE, FONTS, SETTER

COLOPHON = Colophon(
    supervisor="云澜市人民政府",
    publisher="云澜市人民政府办公厅",
    address="云澜市望江路9号",
    postcode="250999",
    telephone="0999—8860123",
    website="https://www.yunlan.gov.example/zwgk/zfgb/2024/index.html",
    email="gazette@yunlan.gov.example",
    cn_number="CN 99-1234/D",
    printer="云澜市文昌印务有限公司",
    copies="1200册",
    distribution="免费赠阅，市民可到各级档案馆、图书馆查阅",
    statement="在本公报上刊登的规章文本为标准文本。",
)
ISSUE = Issue(
    serial=88,
    year=2024,
    numbers=(5, 6),
    date="2024-03-31",
    publication=Publication(
        name=Bilingual("云澜市人民政府公报", "Yunlan Municipal People's Government Gazette"),
        colophon=COLOPHON,
        cover=True,
    ),
    editor=Bilingual("云澜市人民政府办公厅", "the General Office of the Yunlan Municipal People's Government"),
    sections=(
        Section(
            name=Bilingual("市政府文件", "Documents of the Municipal Government"),
            entries=tuple(
                Entry(
                    title_zh=f"关于第{n}号水库安全管理的通知",
                    title_en=f"Circular on Reservoir No. {n}",
                    number_zh=f"云政发〔2024〕{n}号",
                    blocks=(Paragraph(text="各部门要健全工作机制。"),),
                )
                for n in range(1, 181)
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def pages() -> Pages:
    return SETTER.pages(ISSUE)


@pytest.fixture(scope="module")
def file(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("book") / "book.pdf"
    xml = issue_to_xml(ISSUE)[0]
    manner = PdfManner(purpose="archive", date=DATE, issue=ISSUE, xml=xml, xml_name="g.xml")
    written.write_bytes(pages_to_pdf(pages, FONTS, manner))
    return written


def text(file: Path, page: int) -> str:
    """What PDFium reads on a page (from 1) in the order of the file, without white space."""
    with pypdfium2.PdfDocument(file) as document:
        return "".join(document[page - 1].get_textpage().get_text_bounded().split())


def test_every_page_is_called_what_it_is(pages: Pages, file: Path) -> None:
    with pikepdf.open(file) as pdf:
        labels = [page.label for page in pdf.pages]
    front = sum(page.part == "contents" for page in pages.pages)
    assert front > 10
    assert labels[:6] == ["封面", "封二", "i", "ii", "iii", "iv"]
    assert labels[10:12] == ["ix", "x"]
    assert labels[2 + front] == "1"
    assert labels[-1] == "版权页"
    assert labels == [page.label for page in pages.pages]


def test_page_one_is_a_right_page_and_folios_and_heads_are_on_their_sides(pages: Pages) -> None:
    for index, page in enumerate(pages.pages):
        marks = [(line.text, x) for line, x, _, artefact in page.lines() if artefact and set(line.text) != {"."}]
        if page.number is None:
            assert marks == []
            continue
        assert page.number % 2 == (index + 1) % 2
        middle = page.width * 500
        folio = next(x for label, x in marks if label == str(page.number))
        assert (folio > middle) == bool(page.number % 2)
        head = next(x for label, x in marks if label in ("2024年第5、6期", "云澜市人民政府公报"))
        assert (head > middle) == bool(page.number % 2)


def test_the_colophon_says_what_the_archive_says(file: Path, pages: Pages) -> None:
    read = text(file, len(pages.pages))
    for name, said in COLOPHON.items():
        assert name == "price" or "".join((said or "").split()) in read
    for label in ("主管：", "主办：", "编辑：云澜市人民政府办公厅", "开本：210mm×285mm", "国内统一连续出版物号：CN"):
        assert label in read
    assert "定价" not in read
    assert "准印证号" not in read
    assert "出版日期：2024年3月31日" in read
    assert "期号：2024年第5、6期（总第88期）" in read
    assert read.startswith("云澜市人民政府公报")
    assert read.endswith(COLOPHON.statement or "")


def test_the_cover_says_name_number_and_day(file: Path) -> None:
    read = text(file, 1)
    for said in ("云澜市人民政府公报", "YunlanMunicipalPeople'sGovernmentGazette", "2024", "第5、6期", "（总第88期）"):
        assert said in read
    assert "云澜市人民政府办公厅编" in read
    assert "2024年3月31日出版" in read
    assert text(file, 2) == ""


def test_links_and_outline_lead_to_where_entries_begin(file: Path, pages: Pages) -> None:
    with pikepdf.open(file) as pdf:
        indexes = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
            entries = [indexes[item.destination[0].objgen] for item in outline.root[3].children]
            ends = [indexes[item.destination[0].objgen] for item in (outline.root[0], outline.root[-1])]
        linked = [
            indexes[annotation.Dest[0].objgen] for page in pdf.pages[2:] for annotation in page.get("/Annots", [])
        ]
    assert titles == ["封面", "目录", "Contents", "市政府文件", "版权页"]
    numbers = [page.number for page in pages.pages]
    assert [numbers[index] for index in entries] == [first for first, _ in pages.spans]
    assert linked == entries * 2
    assert ends == [0, len(pages.pages) - 1]


def test_a_link_lies_over_the_line_of_its_entry(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        boxes = [tuple(float(edge) for edge in annotation.Rect) for annotation in pdf.pages[2].Annots]
    text = pypdfium2.PdfDocument(file)[2].get_textpage()
    for number, (left, bottom, right, top) in enumerate(boxes, 1):
        inside = "".join(text.get_text_bounded(left, bottom, right, top).split())
        assert inside.startswith(f"关于第{number}号水库安全管理的通知(云政发〔2024〕{number}号)"), inside
        assert inside.count("关于第") == 1, inside


def test_the_archive_file_is_sound(file: Path) -> None:
    assert check_file(file.read_bytes(), "archive") == ()


def test_there_is_no_fault_of_composition(pages: Pages) -> None:
    style = load_house_style("qingdao-2019", shipped("resources/house_styles"))
    outcome = preflight(ISSUE, pages, pages_to_pdf(pages, FONTS), style, FONTS)
    assert [(fault.kind, fault.label, fault.text) for fault in outcome.forbidden] == []


def test_pages_are_chosen_by_what_they_are_called(pages: Pages) -> None:
    some = chosen_pages(pages, "封面,x-xi,3-4,版权页")
    assert [page.label for page in some.pages] == ["封面", "x", "xi", "3", "4", "版权页"]
    with pikepdf.open(io.BytesIO(pages_to_pdf(some, FONTS))) as pdf:
        assert [page.label for page in pdf.pages] == ["封面", "x", "xi", "3", "4", "版权页"]
    assert all(page.part == "body" for page in body_pages(pages).pages)


def test_an_empty_field_is_a_finding_and_an_empty_colophon_no_page(pages: Pages) -> None:
    empty = [dict(finding.values)["label"] for finding in pages.findings if finding.rule == "typeset.colophon_empty"]
    assert empty == ["定价"]
    bare = replace(ISSUE, publication=replace(ISSUE.publication, colophon=Colophon(), cover=None))
    made = SETTER.pages(bare)
    assert {page.part for page in made.pages} == {"contents", "body"}
    assert made.findings == ()


def test_a_colophon_longer_than_a_page_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    address = "望江路九号楼" * 200
    long = Colophon(address=address, distribution="各级档案馆和图书馆，" * 90)
    made = SETTER.pages(replace(ISSUE, publication=replace(ISSUE.publication, colophon=long), sections=()))
    labels = [page.label for page in made.pages if page.part == "colophon"]
    assert labels[:2] == ["版权页", "版权页2"]
    written = tmp_path / "long.pdf"
    written.write_bytes(pages_to_pdf(made, FONTS))
    count = len(made.pages)
    read = "".join(text(written, page) for page in range(count - len(labels) + 1, count + 1))
    assert read.count("望江路九号楼") + read.count("档案馆") > 200
    foot = (SETTER.pages(ISSUE).pages[0].height - 21.2 * 72 / 25.4) * 1000
    assert all(y <= foot for page in made.pages for _, _, y, _ in page.lines())


def test_a_character_that_no_face_has_is_told_of_on_cover_contents_and_colophon() -> None:
    name = Bilingual("云澜市人民政府\U0001f3ef公报", "Yunlan Gazette")
    rare = replace(ISSUE.publication, name=name, colophon=replace(COLOPHON, address="望江路\U0001f980号"))
    made = SETTER.pages(replace(ISSUE, publication=rare, sections=()))
    told = {f.text: dict(f.values)["near"] for f in made.findings if f.rule == "typeset.no_glyph"}
    assert list(told) == ["\U0001f3ef", "\U0001f980"]
    assert "人民政府\U0001f3ef公报" in told["\U0001f3ef"]
    assert "望江路\U0001f980号" in told["\U0001f980"]
    assert SETTER.pages(replace(ISSUE, publication=rare, sections=())).findings == made.findings


def test_what_is_drawn_in_capitals_is_told_of_with_what_stands_beside_it_or_nothing() -> None:
    name = Bilingual("云澜市人民政府公报", "Yunlan ga\u0265ette")
    cover = replace(ISSUE.publication, name=name, cover=True)
    made = SETTER.pages(replace(ISSUE, publication=cover, sections=()))
    told = {f.text: dict(f.values)["near"] for f in made.findings if f.rule in ("typeset.no_glyph", "typeset.fallback")}
    assert told
    assert all(text in near or not near for text, near in told.items())
