"""Packages as programs write them, and as they should not be."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from gazette.errors import IngestError
from gazette.ingest import read_file
from gazette.ingest.files import read_source
from tests.ingest.word.building import (
    TITLE,
    body,
    contents,
    p,
    packed,
    packed_file,
    strict,
    tbl,
    tc,
    unpacked,
    whole,
    word_file,
)

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def test_a_file_through_the_door(tmp_path: Path) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(word_file(TITLE + p("正文。")))
    reading = read_file(path)
    assert reading.account.is_whole
    assert reading.entries[0].number_zh == "云政发〔2024〕5号"


@pytest.mark.parametrize("kind", ["document.macroEnabled.main", "template.main", "document.main"])
def test_templates_and_files_with_macros(kind: str) -> None:
    assert body(word_file(TITLE + p("正文。"), main_type=_TYPE.format(kind))) == ["正文。"]


@pytest.mark.parametrize("main", ["word/document2.xml", "Word/Main.xml", "doc/body.xml"])
def test_the_document_is_found_by_its_relationship(main: str) -> None:
    source = word_file(TITLE + p("正文。"), main=main, footnotes=f'<w:footnote w:id="1">{p("无")}</w:footnote>')
    assert read_source(source, file="通知.docx").account.is_whole


def test_names_with_backslashes() -> None:
    names = unpacked(word_file(TITLE + p("正文。")))
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, text in names.items():
            package.writestr(name.replace("/", "\\"), text)
    assert body(written.getvalue()) == ["正文。"]


def test_the_strict_form() -> None:
    source = strict(word_file(TITLE + p("正文。", style="A"), styles=""))
    assert b"purl.oclc.org" in unpacked(source)["word/document.xml"].encode()
    assert body(source) == ["正文。"]


def test_a_doctype_is_refused() -> None:
    part = whole("document", f"<w:body>{p('正文。')}</w:body>").replace(
        "<w:document", '<!DOCTYPE d [<!ENTITY x "y">]><w:document'
    )
    assert refused(packed_file({"word/document.xml": part}, "word/document.xml", _TYPE, [])) == "ingest.word_doctype"
    part = part.replace('[<!ENTITY x "y">]', 'SYSTEM "file:///etc/passwd"')
    assert refused(packed_file({"word/document.xml": part}, "word/document.xml", _TYPE, [])) == "ingest.word_doctype"


def test_what_is_damaged_is_refused_with_a_sentence() -> None:
    whole_file = word_file(TITLE + p("正文。"))
    assert refused(whole_file[: len(whole_file) // 2]) == "ingest.package_cut"
    assert refused(whole_file[:200] + bytes(400) + whole_file[600:]) != "ingest.package_cut"
    cut = unpacked(whole_file)
    cut["word/document.xml"] = cut["word/document.xml"][:-40]
    assert refused(packed(cut)) == "ingest.word_part_damaged"
    without = {name: text for name, text in unpacked(whole_file).items() if name != "word/document.xml"}
    assert refused(packed(without)) == "ingest.word_no_document"
    lost = {name: text for name, text in unpacked(whole_file).items() if name != "_rels/.rels"}
    assert refused(packed(lost)) == "ingest.word_no_document"


def test_what_is_nested_too_deep_is_refused() -> None:
    inner = p("底")
    for _ in range(40):
        inner = tbl(f"<w:tr>{tc(inner + p())}</w:tr>")
    assert refused(word_file(TITLE + inner)) == "ingest.word_too_deep"
    deep = "<w:smartTag>" * 300 + "</w:smartTag>" * 300
    assert refused(word_file(TITLE + p(deep))) == "ingest.word_too_deep"


def test_a_relationship_that_leads_nowhere() -> None:
    relations = [("r1", f"{RELATION}styles", "nowhere.xml"), ("r2", f"{RELATION}image", "../media/x.png")]
    part = {"word/document.xml": whole("document", f"<w:body>{TITLE}{p('正文。')}</w:body>")}
    assert body(packed_file(part, "word/document.xml", _TYPE, relations)) == ["正文。"]


def test_nothing_in_it() -> None:
    assert refused(word_file("")) == "ingest.empty"


def refused(source: bytes) -> str:
    with pytest.raises(IngestError) as caught:
        contents(source)
    return caught.value.code
