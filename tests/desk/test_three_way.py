"""What two people changed since the same state: both changes stand, and where they met it is told."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gazette.desk.three_way import merged_entry
from gazette.model import Attachment, Entry, Paragraph


def blocks(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=letter) for letter in text)


def merged(base: str, theirs: str, mine: str) -> tuple[str, set[tuple[int, ...]]]:
    made = merged_entry(*(Entry(title_zh="题", blocks=blocks(text)) for text in (base, theirs, mine)))
    return "".join(getattr(block, "text", "?") for block in made.entry.blocks), set(made.blocks)


def test_changes_in_different_places_both_stand() -> None:
    assert merged("甲乙丙丁", "甲改丙丁", "甲乙丙丁添") == ("甲改丙丁添", set())
    assert merged("甲乙丙丁", "乙丙丁", "甲乙丙") == ("乙丙", set())
    assert merged("甲乙", "甲他乙", "甲我乙") == ("甲我他乙", set())
    assert merged("甲乙丙", "甲改丙", "甲改丙") == ("甲改丙", set())


def test_where_both_changed_the_same_block_theirs_stands_and_it_is_told() -> None:
    assert merged("甲乙丙", "甲他丙", "甲我丙") == ("甲他丙", {(1,)})
    assert merged("甲乙丙", "甲丙", "甲我丙") == ("甲丙", {(1,)})
    assert merged("甲乙丙", "甲他她丙", "甲我丙") == ("甲他她丙", {(1,), (2,)})


def test_inside_an_attachment_only_what_met_is_told() -> None:
    def entry(text: str, title: str = "目录") -> Entry:
        return Entry(title_zh="题", blocks=(Attachment(label="附件", title=title, blocks=blocks(text)),))

    made = merged_entry(entry("甲乙丙"), entry("甲乙他"), entry("我乙丙", "新目录"))
    (attachment,) = made.entry.blocks
    assert attachment == Attachment(label="附件", title="新目录", blocks=blocks("我乙他"))
    assert not made.blocks
    made = merged_entry(entry("甲乙丙"), entry("甲乙他"), entry("甲乙我"))
    assert made.blocks == {(0, 2)}


def test_fields_go_one_by_one_and_the_state_stays_with_the_office() -> None:
    base = Entry(title_zh="题", number_zh="青政发〔2019〕1号", date="2019-01-01")
    theirs = replace(base, title_zh="他题", date="2019-01-02", state="final")
    mine = replace(base, title_zh="我题", number_zh="青政发〔2019〕2号", state="in_proof")
    made = merged_entry(base, theirs, mine)
    assert made.entry == replace(mine, title_zh="他题", date="2019-01-02")
    assert made.fields == {"title_zh"}


TEXTS = st.text("甲乙丙丁", max_size=6)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_but_what_one_wrote_stands_in_it_and_one_sided_changes_are_theirs(
    base: str, theirs: str, mine: str
) -> None:
    text, _ = merged(base, theirs, mine)
    assert set(text) <= set(theirs + mine)
    assert merged(base, theirs, base) == (theirs, set())
    assert merged(base, base, mine) == (mine, set())
    assert merged(base, mine, mine) == (mine, set())
