"""Workbooks made by script: with the library that writes them, and features that it has not at the level of XML."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from gazette.ingest.formats import recognised
from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Contents, Wishes

NAMES = (
    ("序号", "姓名", "单位", "职务"),
    (1, "张三", "市教育局", "局长"),
    (2, "李 四", "市财政局", "副局长"),
    (3, "王小明", "市公安局", "支队长"),
)


def workbook(*sheets: Sequence[Sequence[Any]], change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook of sheets that hold these rows; ``change`` does the rest."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(list(row))
    if change is not None:
        change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def sheet_of(book: Any, number: int = 1) -> Worksheet:
    return book.worksheets[number - 1]


def with_parts(source: bytes, changes: dict[str, Callable[[str], str]]) -> bytes:
    """The package with parts changed, or added where there were none."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, changes[name](text.decode()).encode() if name in changes else text)
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name]("").encode())
    return written.getvalue()


def with_shared_strings(source: bytes, strings: dict[str, str] | None = None) -> bytes:
    """The workbook as Excel writes it: its texts in a part of their own; ``strings``: the XML of some of them."""
    found: list[str] = []

    def shared(cell: re.Match[str]) -> str:
        found.append((strings or {}).get(cell[2], f"<t>{cell[2]}</t>"))
        return f'{cell[1]}t="s"><v>{len(found) - 1}</v></c>'

    def sheet(xml: str) -> str:
        unescaped = re.sub(r"&#(\d+);", lambda mark: chr(int(mark[1])), xml)
        return re.sub(r'(<c [^>]*)t="inlineStr"><is><t[^>]*>(.*?)</t></is></c>', shared, unescaped)

    sheets = {name: sheet for name in zipfile.ZipFile(io.BytesIO(source)).namelist() if "/sheet" in name}
    changed = with_parts(source, dict(sheets))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    items = "".join(f"<si>{each}</si>" for each in found)
    return with_parts(
        changed,
        {
            "xl/sharedStrings.xml": lambda _: f'<sst xmlns="{main}">{items}</sst>',
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
                "</Relationships>",
                f'<Relationship Id="rIdS" Type="{kind}" Target="sharedStrings.xml"/></Relationships>',
            ),
            "[Content_Types].xml": lambda xml: xml.replace(
                "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{content}"/></Types>'
            ),
        },
    )


def read(source: bytes, name: str = "名单.xlsx", wishes: Wishes | None = None) -> Contents:
    """What a file holds, read right here."""
    return read_format(source, recognised(source, name), name, wishes or Wishes())


def texts_of(contents: Contents) -> list[str]:
    """The texts that the blocks of all entries print."""
    from gazette.model import block_texts, walk_blocks

    return [text for entry in contents.entries for _, block in walk_blocks(entry.blocks) for text in block_texts(block)]


def rules_of(contents: Contents) -> set[str]:
    return {finding.rule for finding in contents.findings}
