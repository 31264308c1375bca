"""Which block a footnote belongs to and where its mark stands; numbering anew."""

from dataclasses import replace

import pytest

from gazette.model import (
    Appointment,
    Attachment,
    Block,
    Cell,
    Enclosure,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    Signature,
    Table,
    block_from_plain,
    block_to_plain,
    mark_places,
    renumbered_footnotes,
    without_footnote,
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


def test_notes_to_the_title_keep_their_marks_and_no_other_gets_the_same() -> None:
    picture = Picture(sha256="a", media_type="image/png", width=10, height=10, caption="水系图[2]")
    people = NameList(people=(Person(name="张某②"),))
    blocks: tuple[Block, ...] = (
        Note(text="②题注。", mark="②"),
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
        NameList(people=(Person(name="张某③"),)),
        Note(text="③兼任。", mark="③"),
        Paragraph(text="先报④。"),
        Note(text="④甲", mark="④"),
    )


def list_of(mark: str) -> NameList:
    people = (
        Person(name="刘军", role=f"组长{mark}", affiliation="市长"),
        Person(name=f"王一{mark}", role=f"组长{mark}", affiliation="市公安局"),
        Person(name="李明", affiliation=f"市财政局{mark}"),
    )
    return NameList(people=people, lead=f"名单{mark}：")


def blocks_with(mark: str) -> tuple[Block, ...]:
    """Every kind of block that is no running text, with a mark wherever it prints something."""
    return (
        Table(rows=((Cell(text=f"桥{mark}"), Cell(text=f"3{mark}")),), caption=f"表1{mark}"),
        list_of(mark),
        Appointment(lead=f"任命{mark}：", lines=(f"刘军为局长{mark}；", f"王一为局长{mark}。"), records=()),
        Signature(lines=(f"市政府{mark}", f"2024年1月1日{mark}")),
        Enclosure(title=f"防汛{mark}方案", title_lines=(f"防汛{mark}", "方案"), blocks=()),
        Attachment(label=f"附件{mark}", title=f"名单{mark}", title_lines=(f"名单{mark}",), blocks=()),
        Picture(sha256="0" * 64, media_type="image/png", width=9.0, height=9.0, caption=f"图{mark}"),
    )


@pytest.mark.parametrize(("old", "new"), [*zip(blocks_with("[7]"), blocks_with("①"), strict=True)])
def test_numbering_anew_changes_the_marks_wherever_they_stand(old: Block, new: Block) -> None:
    notes = Note(text="[7]指条例。", mark="[7]"), Note(text="①指条例。", mark="①")
    assert renumbered_footnotes((old, notes[0])) == (new, notes[1])


@pytest.mark.parametrize(("old", "new"), [*zip(blocks_with("①"), blocks_with(""), strict=True)])
def test_a_footnote_is_taken_out_with_all_its_marks(old: Block, new: Block) -> None:
    assert without_footnote((old, Note(text="①指条例。", mark="①")), 1) == ((new,), 0)


def test_what_counts_parts_in_a_cell_is_no_further_mark() -> None:
    table = Table(rows=((Cell(text="桥[2]"), Cell(text="如下：[2]报批。[2]办理")),))
    changed = Table(rows=((Cell(text="桥①"), Cell(text="如下：[2]报批。[2]办理")),))
    note = Note(text="[2]指条例。", mark="[2]")
    assert renumbered_footnotes((table, note)) == (changed, Note(text="①指条例。", mark="①"))
