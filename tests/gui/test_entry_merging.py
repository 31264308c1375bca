"""What was typed while the archive got something else: neither is lost, and nothing is there twice."""

from dataclasses import replace

from gazette.gui.entry_merging import with_typed
from gazette.model import Block, Cell, Enclosure, Entry, Heading, NameList, Paragraph, Person, Table

BEFORE = Entry(title_zh="通知", blocks=(Paragraph(text="甲。"), Paragraph(text="乙。"), Paragraph(text="丙。")))


def with_middle(*blocks: Block) -> Entry:
    return replace(BEFORE, blocks=(BEFORE.blocks[0], *blocks, BEFORE.blocks[2]))


def test_what_goes_on_from_what_was_typed_has_it_already() -> None:
    typed = with_middle(Paragraph(text="乙和丁。"))
    theirs = with_middle(Paragraph(text="乙和丁戊。"), Paragraph(text="己。"))
    assert with_typed(BEFORE, typed, theirs) == theirs


def test_within_a_plan_too() -> None:
    plans = [with_middle(Enclosure(title="方案", blocks=(Paragraph(text=text),))) for text in ("乙", "乙丁", "乙丁戊")]
    assert with_typed(*plans) == plans[2]


def test_a_paragraph_that_was_begun_and_goes_on_is_there_once() -> None:
    begun, typed, theirs = (
        with_middle(BEFORE.blocks[1], *more) for more in ((), (Paragraph(text="丁"),), (Paragraph(text="丁戊。"),))
    )
    assert with_typed(begun, typed, theirs) == theirs


def test_paragraphs_that_were_begun_at_one_place_are_both_there() -> None:
    typed, theirs = (with_middle(BEFORE.blocks[1], Paragraph(text=text)) for text in ("丁", "戊"))
    begun = with_middle(BEFORE.blocks[1])
    assert with_typed(begun, typed, theirs) == with_middle(BEFORE.blocks[1], theirs.blocks[2], typed.blocks[2])


def test_what_was_changed_beside_the_words_is_not_lost() -> None:
    rows = ((Cell(text="甲"), Cell(text="乙丙")),)
    table = Table(rows=((Cell(text="甲"), Cell(text="乙")),))
    typed, theirs = with_middle(replace(table, header_rows=1)), with_middle(replace(table, rows=rows))
    assert with_typed(with_middle(table), typed, theirs) == with_middle(Table(rows=rows, header_rows=1))


def test_what_was_replaced_around_what_was_typed_is_replaced_and_all_is_there_once() -> None:
    """However many blocks were, and wherever the typed words stand in theirs."""
    table = Table(rows=((Cell(text="水务局"), Cell(text="甲")),))
    before = with_middle(Paragraph(text="水务局和水务局。"), table, Enclosure(title="方案", blocks=BEFORE.blocks))
    theirs = replace(
        before,
        blocks=(
            Paragraph(text="甲一。"),
            Paragraph(text="水利局和水利局。"),
            replace(table, rows=((Cell(text="水利局"), Cell(text="甲")),)),
            Enclosure(title="方法", blocks=BEFORE.blocks[:2]),
            Paragraph(text="丙一。"),
        ),
    )
    places = (
        (1, Paragraph(text="水务局和abc水务局。"), Paragraph(text="水利局和abc水利局。")),
        (1, Paragraph(text="水务局务和水务局。"), Paragraph(text="水利局务和水利局。")),
        (
            2,
            replace(table, rows=((Cell(text="水务局"), Cell(text="𠮷甲")),)),
            replace(table, rows=((Cell(text="水利局"), Cell(text="𠮷甲")),)),
        ),
        (
            3,
            Enclosure(title="方案", blocks=(Paragraph(text="甲乙。"), *BEFORE.blocks[1:])),
            Enclosure(title="方法", blocks=(Paragraph(text="甲乙。"), BEFORE.blocks[1])),
        ),
    )
    for at, typed, both in places:
        said = replace(before, blocks=(*before.blocks[:at], typed, *before.blocks[at + 1 :]))
        merged = replace(theirs, blocks=(*theirs.blocks[:at], both, *theirs.blocks[at + 1 :]))
        assert with_typed(before, said, theirs) == merged


def test_no_date_number_or_name_is_made_of_what_two_wrote() -> None:
    held = Paragraph(text="会议定于2019年3月2日召开，请准时到会。")
    names = NameList(people=(Person(name="张三丰", affiliation="副局长"),))
    before = replace(with_middle(held, names), date="2026-03-02", number_zh="云政发〔2019〕67号", state="draft")
    typed = replace(
        with_middle(
            Paragraph(text="会议定于2019年3月5日召开，请准时到会。"),
            NameList(people=(Person(name="张三峰", affiliation="副局长"),)),
        ),
        date="2026-03-05",
        number_zh="云政发〔2019〕68号",
        state="in_proof",
    )
    theirs = replace(
        with_middle(
            Paragraph(text="会议定于2019年4月2日召开，请按时到会。"),
            NameList(people=(Person(name="章三丰", affiliation="局长"),)),
        ),
        date="2026-04-02",
        number_zh="云政发〔2020〕67号",
        state="final",
    )
    merged = with_typed(before, typed, theirs)
    assert merged.blocks[1:5] == (theirs.blocks[1], typed.blocks[1], theirs.blocks[2], typed.blocks[2])
    assert (merged.date, merged.number_zh, merged.state) == (typed.date, typed.number_zh, typed.state)


def test_a_paragraph_that_was_split_meanwhile_is_all_that_stands_twice() -> None:
    theirs = replace(BEFORE, blocks=tuple(Paragraph(text=f"{text}一。") for text in "甲乙丙"))
    typed = with_middle(Paragraph(text="乙"), Paragraph(text="。"))
    merged = with_typed(BEFORE, typed, theirs)
    assert merged == replace(BEFORE, blocks=(*theirs.blocks[:2], *typed.blocks[1:3], theirs.blocks[2]))
    merged = with_typed(BEFORE, theirs, typed)
    assert merged == replace(BEFORE, blocks=(theirs.blocks[0], *typed.blocks[1:3], *theirs.blocks[1:]))


def test_of_a_paragraph_that_both_changed_both_are_there() -> None:
    typed, theirs = with_middle(Paragraph(text="乙和丁。")), with_middle(Paragraph(text="乙或戊。"))
    assert with_typed(BEFORE, typed, theirs) == with_middle(*theirs.blocks[1:2], *typed.blocks[1:2])


def test_what_was_taken_out_by_typing_does_not_come_back_unseen() -> None:
    typed, theirs = with_middle(Paragraph(text="。")), with_middle(Paragraph(text="乙戊。"))
    assert with_typed(BEFORE, typed, theirs) == with_middle(*theirs.blocks[1:2], *typed.blocks[1:2])


def test_a_kind_that_was_chosen_is_not_lost_in_words_that_are_the_same() -> None:
    typed, theirs = with_middle(Heading(text="乙。", level=1)), with_middle(Paragraph(text="乙戊。"))
    assert with_typed(BEFORE, typed, theirs) == with_middle(*theirs.blocks[1:2], *typed.blocks[1:2])
