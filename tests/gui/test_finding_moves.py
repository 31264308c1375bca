"""What a check found stands where it belongs in the issue of today: entries and blocks move, strings go."""

from dataclasses import replace

import pytest

from gazette.gui.changed_text import Piece, changed_text
from gazette.gui.finding_moves import findings_now
from gazette.gui.open_findings import KeptFindings, OpenFindings
from gazette.gui.place_words import heading_numbers
from gazette.model import Attachment, Block, Enclosure, Entry, Finding, Heading, Issue, Paragraph, Section

PLAN = Enclosure(
    title="方案",
    blocks=(
        Heading(text="二、措施", level=1, number="二、"),
        Heading(text="（二）培训。按即退即训办理。", level=2, number="（二）", lead="（二）培训。"),
        Paragraph(text="按即退即训为原则。"),
    ),
)
ENTRY = Entry(title_zh="关于培训的通知", blocks=(Paragraph(text="印发如下。"), PLAN), id=1)
OTHER = Entry(title_zh="另一件", blocks=(Paragraph(text="按即退即训为原则。"),), id=2)


def issue(*entries: Entry) -> Issue:
    return Issue(sections=(Section(entries=entries),), id=1)


def finding(text: str = "即退即训", block: tuple[int, ...] | None = (1, 2), entry: int = 1) -> Finding:
    return Finding(rule="desk.heading_number", level="doubt", entry=entry, block=block, part="text", text=text, start=1)


def with_plan(*blocks: Block) -> Entry:
    return replace(ENTRY, blocks=(ENTRY.blocks[0], replace(PLAN, blocks=blocks)))


def now(found: Finding, then: Issue, today: Issue) -> list[Finding]:
    return list(findings_now((found,), then, today))


def test_it_goes_with_its_entry() -> None:
    assert now(finding(), issue(ENTRY, OTHER), issue(OTHER, ENTRY)) == [finding(entry=2)]
    assert now(finding(), issue(ENTRY, OTHER), issue(OTHER)) == []
    assert now(replace(finding(), entry=None), issue(ENTRY), issue()) == [replace(finding(), entry=None)]


def test_it_goes_with_its_block_inside_a_plan() -> None:
    grown = with_plan(Paragraph(text="新的一段。"), *PLAN.blocks)
    assert now(finding(), issue(ENTRY), issue(grown)) == [finding(block=(1, 3))]
    shrunk = with_plan(*PLAN.blocks[1:])
    assert now(finding(), issue(ENTRY), issue(shrunk)) == [finding(block=(1, 1))]
    above = replace(ENTRY, blocks=(Paragraph(text="先说一句。"), *ENTRY.blocks))
    assert now(finding(), issue(ENTRY), issue(above)) == [finding(block=(2, 2))]


def test_it_stays_while_its_block_is_typed_in_and_goes_with_its_string() -> None:
    typed = with_plan(*PLAN.blocks[:2], Paragraph(text="要按即退即训为原则办。"))
    assert now(finding(), issue(ENTRY), issue(typed)) == [finding()]
    gone = with_plan(*PLAN.blocks[:2], Paragraph(text="按即退即培为原则。"))
    assert now(finding(), issue(ENTRY), issue(gone)) == []


def test_what_names_no_string_of_the_entry_stays_until_it_is_checked_again() -> None:
    typed = with_plan(*PLAN.blocks[:2], Paragraph(text="改了。"))
    for nameless in (finding(text="", block=None), finding(text="<p>")):
        assert now(nameless, issue(ENTRY), issue(typed)) == [nameless]


def test_an_accepted_one_is_out_until_the_text_was_checked_again() -> None:
    before, after = issue(ENTRY), issue(ENTRY)
    found = OpenFindings()
    found.show(before, (), KeptFindings())
    assert found.show_checked(before, (finding(),))
    found.show(after, (), KeptFindings())
    found.take_out(finding())
    assert found.all == ()
    assert not found.show_checked(before, (finding(),))
    assert found.show_checked(after, (finding(),))
    assert found.all == (finding(),)


def test_of_another_issue_nothing_is_left() -> None:
    found = OpenFindings()
    found.show(issue(ENTRY), (), KeptFindings())
    found.show_checked(issue(ENTRY), (finding(),))
    found.show(replace(issue(ENTRY), id=2), (), KeptFindings())
    assert (found.all, found.are_checked) == ((), False)


@pytest.mark.parametrize(
    ("path", "words"), [((1, 2), "二（二）"), ((1, 1), "二（二）"), ((1, 0), "二"), ((0,), ""), ((9, 9), "")]
)
def test_the_headings_above_a_block_are_its_place(path: tuple[int, ...], words: str) -> None:
    assert heading_numbers(ENTRY, path) == words


def test_in_an_attachment_its_label_stands_before_them() -> None:
    blocks = (Heading(text="三、其他", level=1, number="三、"), Paragraph(text="完。"))
    entry = replace(ENTRY, blocks=(Attachment(label="附件2", title="表", blocks=blocks),))
    assert heading_numbers(entry, (0, 1)) == "附件2 · 三"


def test_the_change_is_shown_with_what_stands_around_it() -> None:
    pieces = changed_text(ENTRY, replace(finding(), suggestion="以即退即训"))
    assert pieces == (Piece("按", "stays"), Piece("以", "comes"), Piece("即退即训为原则。", "stays"))
    pieces = changed_text(ENTRY, replace(finding(), suggestion=""))
    assert pieces == (Piece("按", "stays"), Piece("即退即训", "goes"), Piece("为原则。", "stays"))
    assert changed_text(ENTRY, finding()) == ()
    assert changed_text(ENTRY, replace(finding(text="没有"), suggestion="有")) == ()
