"""Texts with many pictures, in every house style: nothing that the style forbids, and both readings agree."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gazette.desk.preflighting import checked_file
from gazette.desk.typesetters import fonts, issue_pages
from gazette.export import pages_to_pdf
from gazette.ingest import read_picture
from gazette.model import (
    Attachment,
    Block,
    Entry,
    Heading,
    Issue,
    Paragraph,
    Picture,
    PictureFile,
    Publication,
    Section,
)
from gazette.shipped import shipped_house_styles


def a_file() -> PictureFile:
    out = io.BytesIO()
    Image.linear_gradient("L").save(out, "PNG")
    return read_picture(out.getvalue(), file="a.png")


_FILE = a_file()
_TEXTS = st.sampled_from((1, 4)).map(
    lambda times: Paragraph(text="现将有关事项通知如下，请各单位认真贯彻执行。" * times)
)
_PICTURES = st.builds(
    Picture,
    sha256=st.just(_FILE.sha256),
    media_type=st.just(_FILE.media_type),
    width=st.sampled_from((80, 220, 500)),
    height=st.sampled_from((30, 200, 600, 1500)),
    caption=st.none() | st.just("图1　示意图") | st.just("一张说明很长的图，" * 8),
)
_HEADINGS = st.just(Heading(text="一、总体要求", level=1, number="一、"))
_BLOCKS = st.lists(st.one_of(_TEXTS, _TEXTS, _PICTURES, _HEADINGS), min_size=1, max_size=14).map(tuple)


@pytest.mark.parametrize("style", sorted(shipped_house_styles()))
@given(blocks=_BLOCKS, attached=_BLOCKS)
def test_texts_with_pictures_have_no_fault(style: str, blocks: tuple[Block, ...], attached: tuple[Block, ...]) -> None:
    entry = Entry(title_zh="关于图片的通知", blocks=(*blocks, Attachment(label="附件1", title="图", blocks=attached)))
    issue = Issue(publication=Publication(house_style=style), sections=(Section(entries=(entry, entry)),))
    pages = issue_pages(issue, {_FILE.sha256: (256, 256)})
    outcome = checked_file(issue, pages, pages_to_pdf(pages, fonts(), pictures={_FILE.sha256: _FILE}))
    assert outcome.forbidden == ()
