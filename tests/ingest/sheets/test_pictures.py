"""Pictures of workbooks stand behind the table or list that they lie over or under; what cannot be placed is told."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from openpyxl.drawing.image import Image
from openpyxl.utils.units import pixels_to_EMU

from gazette.ingest.reading_result import Contents
from gazette.model import Block, NameList, Note, Paragraph, Picture, Table, walk_blocks
from tests.ingest.sheets.workbooks import NAMES, read, rules_of, sheet_of, with_parts, with_shared_strings, workbook
from tests.ingest.test_pictures import bomb, written

RED, WIDE = written((400, 200)), written((300, 100))
ROWS = (("项目", "数量"), ("学校", 12), ("医院", 3))


def placing(*pictures: tuple[str, bytes], sheet: int = 1) -> Callable[[Any], None]:
    """Puts pictures over cells."""

    def change(book: Any) -> None:
        for place, content in pictures:
            sheet_of(book, sheet).add_image(Image(io.BytesIO(content)), place)

    return change


def with_bytes(source: bytes, changes: dict[str, bytes]) -> bytes:
    """The package with the bytes of members changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return out.getvalue()


def blocks(contents: Contents) -> list[Block]:
    return [block for entry in contents.entries for _, block in walk_blocks(entry.blocks)]


def kinds(contents: Contents) -> list[type]:
    return [type(block) for block in blocks(contents)]


def pictures(contents: Contents) -> list[Picture]:
    return [block for block in blocks(contents) if isinstance(block, Picture)]


def told(contents: Contents) -> str:
    (finding,) = [finding for finding in contents.findings if finding.rule == "ingest.unread.sheet_picture"]
    return finding.text


def described(source: bytes, *descriptions: str) -> bytes:
    """The pictures of the first sheet with these descriptions."""

    def change(xml: str) -> str:
        for at, description in enumerate(descriptions, 1):
            xml = re.sub(f'name="Image {at}" descr="[^"]*"', f'name="Image {at}" descr="{description}"', xml)
        return xml

    return with_parts(source, {"xl/drawings/drawing1.xml": change})


def test_pictures_stand_behind_the_table_that_they_lie_over_or_under() -> None:
    rows = [*ROWS, [], [], ["姓名", "单位"], ["张三", "市教育局"], ["注：以上人员名单"]]
    source = workbook(rows, change=placing(("B8", WIDE), ("A2", RED), ("E5", WIDE)))
    contents = read(described(source, "名单图", "学校图", "空白处"))
    assert kinds(contents) == [Table, Picture, Picture, NameList, Note, Picture]
    first, second, last = pictures(contents)
    assert (first.text, first.width, first.height) == ("学校图", 300, 150)
    assert (second.text, last.text) == ("空白处", "名单图")
    assert {file.content for file in contents.pictures} == {RED, WIDE}
    assert first.sha256 in {file.sha256 for file in contents.pictures}
    assert contents.account.is_whole


def test_a_picture_by_a_title_stands_below_it() -> None:
    rows = [["云溪市防汛物资一览表"], *ROWS]
    contents = read(workbook(rows, change=placing(("A1", RED))))
    assert kinds(contents)[-2:] == [Picture, Table]
    assert contents.entries[0].title_full == "云溪市防汛物资一览表" or kinds(contents)[0] is Paragraph


def test_a_sheet_of_pictures_alone_is_read() -> None:
    contents = read(workbook(ROWS, [], change=placing(("C3", RED), sheet=2)))
    assert kinds(contents) == [Table, Picture]


def test_the_anchor_says_the_size_where_the_picture_does_not() -> None:
    def small(book: Any) -> None:
        image = Image(io.BytesIO(RED))
        image.width, image.height = 96, 48
        sheet_of(book).add_image(image, "A1")

    (picture,) = pictures(read(workbook(ROWS, change=small)))
    assert (picture.width, picture.height) == (72, 36)
    assert pixels_to_EMU(96) == 914400


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", bomb(60_000, 60_000), b"<svg/>", RED[:300], b""])
def test_hostile_pictures_are_told_and_the_sheet_is_read(content: bytes) -> None:
    source = described(workbook(ROWS, change=placing(("A2", RED))), "坏图")
    contents = read(with_bytes(source, {"xl/media/image1.png": content}))
    assert told(contents) == "坏图"
    assert kinds(contents) == [Table]
    assert not contents.account.is_whole
    assert not contents.account.missing


@pytest.mark.parametrize(
    "target", ["../../../etc/hostname", "/etc/hostname", "http://127.0.0.1:9/a.png", "../media/none.png"]
)
def test_nothing_is_fetched_from_outside(target: str) -> None:
    source = workbook(ROWS, change=placing(("A2", RED)))
    relations = {"xl/drawings/_rels/drawing1.xml.rels": lambda xml: xml.replace("/xl/media/image1.png", target)}
    contents = read(with_parts(source, relations))
    assert told(contents) == "Picture"
    assert pictures(contents) == []


def hiding(book: Any) -> None:
    placing(("A2", RED), ("C3", RED), ("A1", RED))(book)
    sheet_of(book).row_dimensions[2].hidden = True
    sheet_of(book).column_dimensions["C"].hidden = True


def test_what_is_hidden_is_told_and_not_shown() -> None:
    contents = read(described(workbook(ROWS, change=hiding), "一", "二", "三"))
    assert told(contents) == "一、二"
    assert [one.text for one in pictures(contents)] == ["三"]

    def away(book: Any) -> None:
        placing(("A1", RED), sheet=2)(book)
        sheet_of(book, 2).sheet_state = "hidden"

    contents = read(workbook(ROWS, ROWS, change=away))
    assert told(contents) == "Picture"
    assert contents.pictures == ()


_CELL_IMAGES = (
    '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" '
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><etc:cellImage><xdr:pic>'
    '<xdr:nvPicPr><xdr:cNvPr id="2" name="ID_A1" descr="现场照片"/></xdr:nvPicPr>'
    '<xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>'
)
_CELL_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image9.png"/>'
    "</Relationships>"
)


def of_wps(rows: Sequence[Sequence[Any]], formula: str) -> bytes:
    source = with_shared_strings(workbook(rows), {"占位": f"<t>={formula}</t>"})
    return with_bytes(
        source,
        {
            "xl/cellimages.xml": _CELL_IMAGES.encode(),
            "xl/_rels/cellimages.xml.rels": _CELL_RELATIONS.encode(),
            "xl/media/image9.png": RED,
        },
    )


def test_a_picture_in_a_cell_of_wps_stands_behind_the_table() -> None:
    rows = [["项目", "照片"], ["学校", "占位"], ["医院", "无"]]
    contents = read(of_wps(rows, "DISPIMG(&quot;ID_A1&quot;,1)"))
    assert kinds(contents) == [Table, Picture]
    assert pictures(contents)[0].text == "现场照片"
    assert contents.account.is_whole
    lost = read(of_wps(rows, "DISPIMG(&quot;ID_B2&quot;,1)"))
    assert told(lost) == "B2"


def test_columns_that_are_named_anew_keep_the_pictures() -> None:
    contents = read(workbook(NAMES, change=placing(("F2", RED))))
    assert kinds(contents) == [NameList, Picture]
    assert "ingest.unread.sheet_picture" not in rules_of(contents)
