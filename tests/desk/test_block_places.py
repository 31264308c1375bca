"""A block that is dragged comes to stand where it was dropped, with its footnotes, and nothing is lost or doubled."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.desk.block_places import blocks_above, moved_to
from gazette.model import Attachment, Block, Enclosure, Heading, Note, Paragraph, block_at, walk_blocks

_TEXT: tuple[Block, ...] = (
    Paragraph(text="甲"),
    Paragraph(text="乙①"),
    Note(text="① 注", mark="①"),
    Enclosure(title="方案", blocks=(Heading(text="一、丙", level=1, number="一、"), Paragraph(text="丁"))),
    Attachment(label="附件1", title="表", blocks=(Paragraph(text="戊"),)),
    Attachment(label="附件2", title="名单", blocks=(Paragraph(text="己"), Paragraph(text="庚"))),
)


def said(blocks: tuple[Block, ...]) -> list[str]:
    return [getattr(block, "text", getattr(block, "title", "")) for _, block in walk_blocks(blocks)]


@pytest.mark.parametrize(
    ("path", "line", "wanted"),
    [
        ((0,), (4, 0), ["乙①", "① 注", "方案", "一、丙", "丁", "表", "甲", "戊", "名单", "己", "庚"]),
        ((0,), (3,), ["乙①", "① 注", "甲", "方案", "一、丙", "丁", "表", "戊", "名单", "己", "庚"]),
        ((1,), (3, 1), ["甲", "方案", "一、丙", "乙①", "① 注", "丁", "表", "戊", "名单", "己", "庚"]),
        ((5, 1), (0,), ["庚", "甲", "乙①", "① 注", "方案", "一、丙", "丁", "表", "戊", "名单", "己"]),
        ((5,), (4,), ["甲", "乙①", "① 注", "方案", "一、丙", "丁", "名单", "己", "庚", "表", "戊"]),
        ((0,), None, ["乙①", "① 注", "方案", "一、丙", "丁", "表", "戊", "名单", "己", "庚", "甲"]),
    ],
)
def test_it_stands_where_it_was_dropped(path: tuple[int, ...], line: tuple[int, ...] | None, wanted: list[str]) -> None:
    block = block_at(_TEXT, path)
    moved = moved_to(_TEXT, path, blocks_above(_TEXT, path, line))
    assert moved is not None
    assert said(moved[0]) == wanted
    if isinstance(block, Paragraph):
        assert block_at(*moved) == block


def test_what_is_dropped_at_its_own_place_or_is_a_footnote_stays() -> None:
    assert moved_to(_TEXT, (0,), blocks_above(_TEXT, (0,), (0,))) is None
    assert moved_to(_TEXT, (0,), blocks_above(_TEXT, (0,), (1,))) is None
    assert moved_to(_TEXT, (2,), 5) is None


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([path for path, _ in walk_blocks(_TEXT)]), st.integers(0, 11))
def test_nothing_is_lost(path: tuple[int, ...], before: int) -> None:
    moved = moved_to(_TEXT, path, before)
    if moved is not None:
        assert Counter(said(moved[0])) == Counter(said(_TEXT))
        assert blocks_above(moved[0], moved[1], moved[1]) != blocks_above(_TEXT, path, path)
