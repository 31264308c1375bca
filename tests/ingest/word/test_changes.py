"""Tracked changes are accepted or rejected as somebody decided; where nobody did, the file is not read."""

import pytest

from gazette.errors import IngestError
from gazette.ingest.reading_result import Changes
from gazette.wording import error_sentence
from tests.ingest.word.building import (
    TITLE,
    body,
    contents,
    deleted,
    found,
    inserted,
    level,
    lists,
    numbered,
    p,
    r,
    tbl,
    tc,
    tr,
    word_file,
)

INS, DEL = '<w:ins w:id="8" w:author="王启明"/>', '<w:del w:id="9" w:author="李晓红"/>'


def both(inside: str, **parts: str) -> tuple[list[str], list[str]]:
    """The texts with changes accepted, and with changes rejected."""
    source = word_file(TITLE + inside, **parts)
    for changes in ("accept", "reject"):
        assert contents(source, changes).account.is_whole
    return body(source, "accept"), body(source, "reject")


def test_nobody_decided() -> None:
    source = word_file(TITLE + p("应当", inserted(r("严格")), deleted("大致"), "执行。"))
    with pytest.raises(IngestError) as caught:
        contents(source)
    assert caught.value.code == "ingest.changes_undecided"
    assert (caught.value.values["count"], caught.value.values["authors"]) == (2, "王启明、李晓红")
    assert "王启明, 李晓红" in error_sentence(caught.value, "en")


def test_insertions_and_deletions() -> None:
    changed = p("应当", inserted(r("严格")), deleted("大致"), "执行。")
    assert both(changed) == (["应当严格执行。"], ["应当大致执行。"])


def test_what_the_decision_took_out_is_told() -> None:
    source = word_file(TITLE + p("应当", inserted(r("严格")), deleted("大致"), "执行。"))
    for changes, text in (("accept", "大致"), ("reject", "严格")):
        assert [one.text for one in found(source, "ingest.left_out.word_change", changes)] == [text]


def test_moved_text_stands_once() -> None:
    moved = p(
        '<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom w:id="2" w:author="甲"><w:r><w:t>第一句。</w:t></w:r>'
        '</w:moveFrom><w:moveFromRangeEnd w:id="1"/>',
        "第二句。",
        '<w:moveToRangeStart w:id="3" w:name="m"/><w:moveTo w:id="4" w:author="甲"><w:r><w:t>第一句。</w:t></w:r>'
        '</w:moveTo><w:moveToRangeEnd w:id="3"/>',
    )
    assert both(moved) == (["第二句。第一句。"], ["第一句。第二句。"])


def test_a_deleted_mark_joins_paragraphs_and_an_inserted_one_parts_them() -> None:
    def marked(text: str, mark: str) -> str:
        return p(text, properties=f"<w:rPr>{mark}</w:rPr>")

    assert both(marked("前半句，", DEL) + p("后半句。")) == (["前半句，后半句。"], ["前半句，", "后半句。"])
    assert both(marked("前半句，", INS) + p("后半句。")) == (["前半句，", "后半句。"], ["前半句，后半句。"])


def test_a_paragraph_that_is_gone_leaves_no_number() -> None:
    numbering = lists(level(0, "decimal", "%1."))
    gone = p(
        deleted("乙"),
        properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>{DEL}</w:rPr>',
    )
    assert both(numbered("甲") + gone + numbered("丙"), numbering=numbering) == (
        ["1.甲", "2.丙"],
        ["1.甲", "2.乙", "3.丙"],
    )


def test_joined_paragraphs_keep_the_number_of_the_first() -> None:
    first = p("甲", properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>{DEL}</w:rPr>')
    accepted, _ = both(first + p("乙。"), numbering=lists(level(0, "decimal", "%1.")))
    assert accepted == ["1.甲乙。"]


def test_a_deleted_field_whose_deletion_is_rejected() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = "<w:r><w:delInstrText> PAGE </w:delInstrText></w:r>"
    result = "<w:r><w:delText>3</w:delText></w:r>"
    field = f'<w:del w:author="甲">{mark("begin")}{code}{mark("separate")}{result}{mark("end")}</w:del>'
    source = word_file(TITLE + p("见", field, "页。"))
    assert [one.text for one in found(source, "ingest.left_out.word_page_number", "reject")] == ["3"]


def test_rows_and_cells() -> None:
    rows = tbl(
        tr("甲", "乙"),
        tr(tc(p(inserted(r("新")))), tc(p(inserted(r("行")))), properties=INS),
        tr(tc(p(deleted("旧"))), tc(p(deleted("行"))), properties=DEL),
        tr("1", "2"),
    )
    assert both(rows) == (["甲", "乙", "新", "行", "1", "2"], ["甲", "乙", "旧", "行", "1", "2"])
    cell = tbl(tr("甲", "乙"), tr("1", tc(p(deleted("2")), properties='<w:cellDel w:id="3" w:author="甲"/>')))
    assert both(cell) == (["甲", "乙", "1", ""], ["甲", "乙", "1", "2"])


def test_cells_that_were_merged_or_parted() -> None:
    merged = '<w:cellMerge w:id="3" w:author="甲" w:vMerge="cont"/>'
    rows = tbl(tr(tc("甲", properties='<w:vMerge w:val="restart"/>'), "1"), tr(tc(properties=merged), "2"))
    assert both(rows) == (["甲", "1", "2"], ["甲", "1", "", "2"])


def test_changes_of_looks_alone_ask_nobody() -> None:
    changed = '<w:rPrChange w:id="1" w:author="甲"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    assert body(word_file(TITLE + p(r("加粗的字。", changed)))) == ["加粗的字。"]


def test_a_change_of_numbering_asks() -> None:
    numbering = lists(level(0, "decimal", "%1."))
    old = '<w:pPrChange w:id="1" w:author="甲"><w:pPr/></w:pPrChange>'
    changed = p("事项", properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{old}')
    assert both(changed, numbering=numbering) == (["1.事项"], ["事项"])
    with pytest.raises(IngestError):
        contents(word_file(TITLE + changed, numbering=numbering))


def test_inserted_text_that_was_deleted_again() -> None:
    again = p("正文", inserted(deleted("又删")), "。")
    assert both(again) == (["正文。"], ["正文。"])


def test_changes_inside_notes_and_boxes_ask_as_well() -> None:
    note = f'<w:footnote w:id="2">{p(inserted(r("新注")))}</w:footnote>'
    with pytest.raises(IngestError):
        contents(word_file(TITLE + p("正文。"), footnotes=note))


@pytest.mark.parametrize(("changes", "seen"), [("accept", "x/3"), ("reject", "x/2")])
def test_changes_inside_formulas(changes: Changes, seen: str) -> None:
    def run(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    den = f'<w:ins w:author="甲">{run("3")}</w:ins><w:del w:author="甲">{run("2")}</w:del>'
    fraction = f"<m:oMath><m:f><m:num>{run('x')}</m:num><m:den>{den}</m:den></m:f></m:oMath>"
    assert body(word_file(TITLE + p("式", fraction, "。")), changes) == [f"式{seen}。"]
