"""Pictures on the pages: their place and size, what is kept together, what is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model import Attachment, Block, Entry, Heading, Issue, Paragraph, Picture, PictureSizes, Section
from gazette.shipped import shipped
from gazette.typeset import Column, Page, PagePicture, Pages, Strip, Typesetter, load_house_style, shared_fonts

STYLE = load_house_style("qingdao-2019", shipped("resources/house_styles"))
FONTS = shared_fonts(shipped("resources/fonts"))
SETTER = Typesetter(STYLE, FONTS)
COLUMN, MEASURE, DEPTH, LINE = 220.5, 462.0, 682.5, 17.5
TEXT = Paragraph(text="为加强城市管理，提高公共服务水平，现将有关事项通知如下，请认真贯彻执行。")
NAME = "ab" * 32
FINE: PictureSizes = {NAME: (6000, 6000)}


def picture(width: float, height: float, caption: str | None = "图1　示意") -> Picture:
    return Picture(sha256=NAME, media_type="image/png", width=width, height=height, caption=caption, text="一张图")


def pages_of(*blocks: Block, sizes: PictureSizes = FINE) -> Pages:
    entry = Entry(title_zh="关于图片的通知", blocks=blocks)
    return SETTER.pages(Issue(sections=(Section(entries=(entry,)),)), sizes)


def body(pages: Pages) -> list[Page]:
    return [page for page in pages.pages if page.part == "body"]


def only(pages: Pages) -> tuple[Page, PagePicture]:
    ((page, placed),) = [(page, placed) for page in body(pages) for placed in page.pictures]
    return page, placed


def left_of(page: Page) -> float:
    return min(item.x for item in page.items if isinstance(item, Strip | Column)) / 1000


def test_a_small_picture_stands_in_the_middle_of_a_column_as_large_as_it_was() -> None:
    page, placed = only(pages_of(TEXT, picture(120, 80), TEXT))
    assert (placed.width, placed.height) == (120, 80)
    column = next(item for item in page.items if isinstance(item, Column) and any(line.picture for line in item.lines))
    assert placed.x == pytest.approx(column.x / 1000 + (COLUMN - 120) / 2, abs=0.01)
    lines = [line for line in column.lines if line.picture]
    # 80 points and 3 points of white on either side are five lines, the caption is the sixth
    assert [bool(line.line.runs) for line in lines] == [False] * 5 + [True]
    top = column.y / 1000 + column.lines.index(lines[0]) * LINE
    assert placed.y == pytest.approx(top + (5 * LINE - 80) / 2, abs=0.01)


@pytest.mark.parametrize(
    ("natural", "width"),
    [(221, COLUMN), (329, COLUMN), (330, 330), (462, MEASURE), (2000, MEASURE)],
)
def test_a_wide_picture_is_scaled_to_its_column_until_it_would_be_too_small_there(natural: float, width: float) -> None:
    page, placed = only(pages_of(TEXT, picture(natural, natural / 2), TEXT))
    assert placed.width == pytest.approx(width, abs=0.01)
    assert placed.height == pytest.approx(width / 2, abs=0.01)
    spans = any(isinstance(item, Strip) and item.row.picture for item in page.items)
    assert spans == (width > COLUMN)
    if spans:
        assert placed.x == pytest.approx(left_of(page) + (MEASURE - width) / 2, abs=0.01)


def test_a_spanning_picture_is_whole_lines_high_with_its_caption_in_the_middle_below() -> None:
    page, _ = only(pages_of(TEXT, picture(400, 200), TEXT))
    at = next(i for i, item in enumerate(page.items) if isinstance(item, Strip) and item.row.picture)
    strip, caption = page.items[at], page.items[at + 1]
    assert isinstance(strip, Strip)
    assert isinstance(caption, Strip)
    assert strip.row.height % 17_500 == 0
    assert caption.y == strip.y + strip.row.height
    (line,) = caption.row.lines
    run = line.line.runs[0]
    assert (run.font, run.size) == ("Noto Sans SC 600", 9000)
    middle = (run.x + line.line.width) / 2000
    assert middle == pytest.approx(MEASURE / 2, abs=0.01)


def test_a_tall_picture_is_scaled_to_the_text_block_with_its_caption() -> None:
    _, placed = only(pages_of(TEXT, picture(200, 3000), TEXT))
    assert placed.height <= DEPTH - LINE
    assert placed.height > DEPTH - 3 * LINE
    assert placed.width / placed.height == pytest.approx(200 / 3000, rel=0.01)


def test_one_that_is_wide_and_very_tall_stands_in_a_column_where_it_is_no_larger_over_both() -> None:
    page, placed = only(pages_of(picture(800, 4000)))
    assert placed.width <= COLUMN
    assert not any(isinstance(item, Strip) and item.row.picture for item in page.items)


def test_what_is_missing_has_a_crossed_frame_and_is_told() -> None:
    pages = pages_of(TEXT, picture(120, 80), sizes={})
    page, placed = only(pages)
    assert placed.missing
    corners = {(placed.x, placed.y), (placed.x + placed.width, placed.y + placed.height)}
    assert any({(rule.x0, rule.y0), (rule.x1, rule.y1)} == corners for rule in page.rules)
    (finding,) = pages.findings
    assert (finding.rule, finding.level, finding.entry, finding.block) == ("typeset.picture_missing", "error", 1, (1,))
    assert not pages_of(TEXT, picture(120, 80)).findings


@pytest.mark.parametrize(("pixels", "told"), [(333, True), (334, False)])
def test_fewer_than_200_dots_an_inch_at_print_size_are_told(pixels: int, told: bool) -> None:
    pages = pages_of(picture(120, 80), sizes={NAME: (pixels, pixels)})
    assert [finding.rule for finding in pages.findings] == ["typeset.picture_coarse"] * told


def test_a_picture_that_came_later_is_set_at_once() -> None:
    issue = Issue(sections=(Section(entries=(Entry(title_zh="通知", blocks=(picture(120, 80),)),)),))
    assert SETTER.pages(issue, {}).findings
    assert not SETTER.pages(issue, FINE).findings
    assert SETTER.pages(issue, {}).findings


def test_in_an_attachment_and_under_a_heading() -> None:
    inner = (Heading(text="一、总览", level=1, number="一、"), picture(400, 200), TEXT)
    pages = pages_of(TEXT, Attachment(label="附件1", title="示意图", blocks=inner))
    page, _ = only(pages)
    assert page.number == 2


def test_a_caption_of_many_lines_may_go_on() -> None:
    pages = pages_of(TEXT, picture(120, 80, "图题很长，" * 600), TEXT)
    text = "".join("".join(run.texts) for page in body(pages) for run in page.glyphs if not run.artefact)
    assert text.count("图题很长，") == 600


def test_the_width_of_a_picture_is_no_floats_business() -> None:
    assert only(pages_of(picture(0.0001, 0.0001)))[1].width == 0.001


@pytest.mark.parametrize("clear", ["0pt", "3pt", "400pt"])
def test_on_low_pages_every_picture_comes_to_its_end(clear: str) -> None:
    source = f"""
[style]
name = "低"
based_on = "qingdao-2019"
[page]
block = ["462pt", "100pt"]
[columns]
lines = 5
lines_allowed = [4, 6]
[footnote]
above = "0pt"
[picture]
clear = "{clear}"
"""
    setter = Typesetter(load_house_style("low", shipped("resources/house_styles"), source), FONTS)
    blocks = (TEXT, picture(80, 60), picture(300, 900, "图" * 200), picture(900, 10), TEXT, picture(20, 4000, None))
    entry = Entry(title_zh="通知", blocks=(*blocks, Attachment(label="附件1", title="图", blocks=blocks[1:])))
    made = setter.pages(Issue(sections=(Section(entries=(entry,)),)), FINE)
    placed = [one for page in body(made) for one in page.pictures]
    assert len(placed) == 8
    assert all(0 < one.height <= 100 for one in placed)


_PICTURES = st.builds(
    picture,
    st.sampled_from((60, 150, 220, 400, 900)),
    st.sampled_from((20, 90, 300, 650, 2000)),
    st.none() | st.just("图"),
)
_BLOCKS = st.lists(st.one_of(st.just(TEXT), st.just(replace(TEXT, text=TEXT.text * 4)), _PICTURES), max_size=24)


@given(_BLOCKS)
def test_every_picture_stands_once_whole_and_in_order_with_its_caption(blocks: list[Block]) -> None:
    pages = pages_of(*blocks)
    wanted = [(block.width, block.height) for block in blocks if isinstance(block, Picture)]
    placed = [placed for page in body(pages) for placed in page.pictures]
    assert len(placed) == len(wanted)
    for one, (width, height) in zip(placed, wanted, strict=True):
        assert one.width / one.height == pytest.approx(width / height, rel=0.02)
        assert one.width <= min(width, MEASURE) + 0.01
    for page in body(pages):
        top = 23 * 72 / 25.4
        for one in page.pictures:
            assert one.x >= left_of(page) - 0.01
            assert one.y >= top
            assert one.y + one.height <= top + DEPTH + 0.01
        for column in (item for item in page.items if isinstance(item, Column)):
            assert column.lines[-1].picture is None or not column.lines[-1].picture.tied
    lines = [line for page in body(pages) for item in page.items if isinstance(item, Column) for line in item.lines]
    paths = [line.path for line in lines]
    assert paths == sorted(paths)
