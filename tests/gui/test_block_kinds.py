"""Kind and level of a block: numbers follow the place, text is kept."""

import pytest

from gazette.gui.block_kinds import demoted, promoted, with_kind
from gazette.model import Block, Heading, Note, Paragraph
from gazette.reading.series import chinese_figures, number_count, series_number

BLOCKS: tuple[Block, ...] = (
    Heading(text="一、目标", level=1, number="一、"),
    Heading(text="（一）近期。先试点。", level=2, number="（一）", lead="（一）近期。"),
    Paragraph(text="远期。再推广。"),
    Heading(text="二、措施", level=1, number="二、"),
)


def test_paragraph_becomes_a_run_in_heading_with_the_next_number() -> None:
    made = with_kind(BLOCKS, (2,), "heading2")[2]
    assert made == Heading(text="（二）远期。再推广。", level=2, number="（二）", lead="（二）远期。")


def test_heading_becomes_text_without_its_number() -> None:
    assert with_kind(BLOCKS, (3,), "text")[3] == Paragraph(text="措施")


def test_heading_of_level_1_counts_on() -> None:
    made = with_kind(BLOCKS, (2,), "heading1")[2]
    assert made == Heading(text="二、远期。再推广。", level=1, number="二、")


def test_note_keeps_the_text() -> None:
    assert with_kind(BLOCKS, (2,), "note")[2] == Note(text="远期。再推广。")


def test_steps_up_and_down() -> None:
    assert (demoted(BLOCKS[0]), demoted(BLOCKS[2])) == ("heading2", None)
    assert (promoted(BLOCKS[0]), promoted(BLOCKS[1]), promoted(BLOCKS[2])) == (None, "heading1", "heading4")


@pytest.mark.parametrize(("count", "figures"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")])
def test_figures(count: int, figures: str) -> None:
    assert chinese_figures(count) == figures
    assert number_count(f"（{figures}）") == count


def test_series() -> None:
    assert [series_number(level, 3) for level in (1, 2, 3, 4)] == ["三、", "（三）", "3.", "（3）"]
