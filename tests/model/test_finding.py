"""What a finding means is found in its entry again, letter by letter, whatever was typed around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model import Attachment, Cell, Entry, Finding, Paragraph, Part, Table, entry_parts, finding_place, texts_at
from tests.strategies import entries

ENTRY = Entry(
    title_zh="关于印发方案的通知",
    title_full="云川市人民政府关于印发方案的通知",
    title_en="Notice on the Plan",
    number_zh="云政发〔2019〕7号",
    blocks=(
        Paragraph(text="市发改委会同市发改委研究。"),
        Table(rows=((Cell(text="合计"), Cell(text="20")), (Cell(text="20"), Cell(text="20")))),
        Attachment(label="附件", title="方案", blocks=(Paragraph(text="第一步。"),)),
    ),
)


def finding(text: str, **place: object) -> Finding:
    return Finding(rule="desk.heading_number", level="hint", entry=1, text=text, **place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("meant", "part", "start"),
    [
        (finding("市发改委", block=(0,)), Part((0,), "text"), 0),
        (finding("市发改委", block=(0,), part="text", start=6), Part((0,), "text"), 6),
        (finding("市发改委", block=(0,), start=7), Part((0,), "text"), 6),
        (finding("市发改委", block=(0,), start=2), Part((0,), "text"), 0),
        (finding("20", block=(1,), part="cell", index=2, start=0), Part((1,), "cell", 2), 0),
        (finding("方案", block=(2,), part="title"), Part((2,), "title"), 0),
        (finding("第一步", block=(2, 0)), Part((2, 0), "text"), 0),
        (finding("方案"), Part((), "title_full"), 11),
        (finding("方案", block=(), part="title_zh"), Part((), "title_zh"), 4),
        (finding("Plan", block=(), part="title_en", start=14), Part((), "title_en"), 14),
    ],
)
def test_the_place_meant_is_found(meant: Finding, part: Part, start: int) -> None:
    place = finding_place(ENTRY, meant)
    assert place is not None
    assert (place.part, place.start, place.found) == (part, start, meant.text)


@pytest.mark.parametrize(
    "meant",
    [
        finding("市发展改革委", block=(0,)),
        finding("20", block=(1,), part="cell", index=0),
        finding("第一步", block=(9,)),
        finding("第一步", block=(2, 5)),
        finding("", block=(0,), part="text"),
        finding("2019年", block=(), part="date"),
    ],
)
def test_what_is_not_there_is_not_found(meant: Finding) -> None:
    assert finding_place(ENTRY, meant) is None


@given(entry=entries(), data=st.data())
def test_every_string_of_every_text_is_found_where_it_stands(entry: Entry, data: st.DataObject) -> None:
    parts = [(path, name, index, text) for path, name, index, text in entry_parts(entry) if text]
    path, name, index, text = data.draw(st.sampled_from(parts))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = finding_place(entry, finding(text[start:end], block=path, part=name, index=index, start=start))
    assert place is not None
    assert (place.part, place.text, place.start, place.end) == (Part(path, name, index), text, start, end)
    assert (name, index, text) in tuple(texts_at(entry, path))
