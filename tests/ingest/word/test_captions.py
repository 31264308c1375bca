"""What stands under a picture by its style or its counted number is its caption, from Word and from our own export."""

import pytest

from gazette.export import UNDATED
from gazette.export.word import entry_to_docx
from gazette.ingest.reading_result import Wishes
from gazette.ingest.word.reader import read_word
from gazette.model import Cell, Paragraph, Picture, Table, walk_blocks
from tests.export.test_pictures import drawn, file_of, files_of, issue_of, shown
from tests.ingest.word.building import TITLE, blocks, contents, found, p, picture, r, tbl, tr, with_picture, word_file

STYLES = (
    '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="图注"/><w:basedOn w:val="a4"/></w:style>'
)
SHOWN = p(picture("水位图"))


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{marks[0]}{code}{marks[1]}{r(result)}{marks[2]}"


SIMPLE = f'<w:fldSimple w:instr=" SEQ Figure \\* ARABIC ">{r("1")}</w:fldSimple>'


def read(*inside: str) -> bytes:
    return with_picture(word_file(TITLE + p("见图。") + "".join(inside) + p("之后。"), styles=STYLES))


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        (p("图1 汛期水位", style="a4"), "图1 汛期水位"),
        (p("汛期水位", style="own"), "汛期水位"),
        (p("图", field("SEQ 图 \\* ARABIC", "1"), " 汛期水位"), "图1 汛期水位"),
        (p("图 ", SIMPLE, " 汛期水位"), "图 1 汛期水位"),
    ],
)
def test_a_caption_goes_into_the_picture_above(caption: str, text: str) -> None:
    source = read(SHOWN, caption)
    first, placed, last = blocks(source)
    assert (first, last) == (Paragraph(text="见图。"), Paragraph(text="之后。"))
    assert isinstance(placed, Picture)
    assert (placed.caption, placed.text) == (text, "水位图")
    assert contents(source).account.is_whole


def test_a_paragraph_without_either_stays_one() -> None:
    assert Paragraph(text="图1 汛期水位") in blocks(read(SHOWN, p("图1 汛期水位")))


@pytest.mark.parametrize("text", ["表1 储备", "储备"])
def test_the_caption_of_a_table_below_is_not_taken(text: str) -> None:
    source = read(SHOWN, p(text, style="a4"), tbl(tr("甲", "乙"), tr("1", "2")))
    (placed,) = [block for block in blocks(source) if isinstance(block, Picture)]
    assert placed.caption is None


def test_what_is_told_of_lines_below_keeps_its_place() -> None:
    """A caption is no part of its own any more, and parts are what findings name."""
    late = p(r("作废", "<w:strike/>"), "的字。")
    with_caption, without = (read(SHOWN, *more, late) for more in ([p("图1", style="a4")], []))
    (one,), (other,) = (found(source, "ingest.word_struck") for source in (with_caption, without))
    assert one.line == other.line


def test_pictures_and_captions_make_the_round_trip() -> None:
    file = file_of(drawn())
    table = Table(rows=((Cell(text="甲"), Cell(text="乙")), (Cell(text="1"), Cell(text="2"))), header_rows=1)
    shows = (shown(file), shown(file, None), Paragraph(text="另见下图。"), shown(file, "红与黑"), table)
    source = entry_to_docx(issue_of(*shows).entries[0], UNDATED, files_of(file))
    (entry,) = read_word(source, file="a.docx", wishes=Wishes()).entries
    back = [block for _, block in walk_blocks(entry.blocks) if isinstance(block, Picture)]
    assert [one.caption for one in back] == ["图1　红与黑", None, "红与黑"]
    assert {(one.sha256, one.text, one.width, one.height) for one in back} == {
        (file.sha256, "红白黑三条", 200, 133.333)
    }
    assert table in entry.blocks
