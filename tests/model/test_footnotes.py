"""Which block a footnote belongs to and where its mark stands; numbering anew."""

from dataclasses import replace

import pytest

from gazette.model import (
    Attachment,
    Block,
    Cell,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    Table,
    block_from_plain,
    block_to_plain,
    mark_places,
    renumbered_footnotes,
)


@pytest.mark.parametrize(
    ("text", "marks", "places"),
    [
        ("指挥部①负责", ("①",), (3,)),
        ("①指挥部", ("①",), (None,)),
        ("如下：①先报，②后办。由指挥部①负责②。", ("①", "②"), (15, 18)),
        ("如下：①先报", ("①",), (3,)),
        ("甲[1]乙[2]", ("[1]", "[2]"), (1, 5)),
        ("甲②乙①", ("①", "②"), (3, 1)),
        ("甲*乙*", ("*", "*"), (1, 3)),
        ("甲†乙**丙*", ("†", "**", "*"), (1, 3, 6)),
        ("甲**", ("*",), (None,)),
    ],
)
def test_where_marks_refer(text: str, marks: tuple[str, ...], places: tuple[int | None, ...]) -> None:
    assert mark_places(text, marks) == places


def test_notes_of_old_archives_are_read_and_written_as_before() -> None:
    plain = {"kind": "note", "level": None, "text": "①附注。"}
    assert block_to_plain(block_from_plain(plain)) == plain
    assert block_from_plain(block_to_plain(Note(text="①注。", mark="①"))) == Note(text="①注。", mark="①")


def test_numbering_anew_changes_marks_in_texts_and_notes_and_nothing_else() -> None:
    heading = Heading(text="一、总则[7]。由市里办。", level=1, number="一、", lead="一、总则[7]。")
    table = Table(rows=((Cell(text="项目*"), Cell(text="如下：①甲")),))
    blocks: tuple[Block, ...] = (
        heading,
        Note(text="[7]指条例。", mark="[7]"),
        Paragraph(text="①先报。"),
        table,
        Note(text="*含税。", mark="*"),
        Attachment(label="附件", title="", blocks=(Paragraph(text="甲①"), Note(text="①乙", mark="①"))),
    )
    assert renumbered_footnotes(blocks) == (
        Heading(text="一、总则①。由市里办。", level=1, number="一、", lead="一、总则①。"),
        Note(text="①指条例。", mark="①"),
        Paragraph(text="①先报。"),
        Table(rows=((Cell(text="项目②"), Cell(text="如下：①甲")),)),
        Note(text="②含税。", mark="②"),
        Attachment(label="附件", title="", blocks=(Paragraph(text="甲③"), Note(text="③乙", mark="③"))),
    )


def test_notes_whose_marks_stand_where_none_is_changed_keep_theirs_and_no_other_gets_the_same() -> None:
    picture = Picture(sha256="a", media_type="image/png", width=10, height=10, caption="水系图[2]")
    people = NameList(people=(Person(name="张某②"),))
    blocks: tuple[Block, ...] = (
        Note(text="*题注。", mark="*"),
        picture,
        Note(text="[2]图注。", mark="[2]"),
        people,
        Note(text="②兼任。", mark="②"),
        Paragraph(text="先报*。"),
        Note(text="*甲", mark="*"),
    )
    assert renumbered_footnotes(blocks) == (
        blocks[0],
        replace(picture, caption="水系图①"),
        Note(text="①图注。", mark="①"),
        people,
        blocks[4],
        Paragraph(text="先报③。"),
        Note(text="③甲", mark="③"),
    )
