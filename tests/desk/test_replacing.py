"""Replacing in an issue: every text says what plain replacing makes of it, structure stays, one step takes it back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.desk import (
    Change,
    Desk,
    EntryReplacement,
    RemoveEntry,
    ReplaceBlocks,
    ReplaceInIssue,
    SetEntryField,
    hits_in_issue,
    replace_all,
    with_hits,
)
from gazette.desk.replacing import hits_in_entry
from gazette.errors import DeskError
from gazette.model import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Bilingual,
    Block,
    Cell,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    Section,
    Signature,
    Table,
    TextPlace,
    block_parts,
    block_texts,
    entry_parts,
    kind_of,
    walk_blocks,
)
from gazette.reading.matching import Wanted
from tests.archive.building import ENTRIES
from tests.strategies import LEAVES, entries


def texts(entry: Entry) -> list[str]:
    return [text for *_, text in entry_parts(entry)]


def replaced(entry: Entry, old: str, new: str, **how: bool) -> Entry:
    return with_hits(entry, hits_in_entry(entry, 1, Wanted(text=old, **how)).hits, new)


def of_block(block: Block, old: str, new: str) -> Block:
    return replaced(Entry(title_zh="题", blocks=(block,)), old, new).blocks[0]


def shape(entry: Entry) -> list[object]:
    """What replacing must leave: every block at its path, of its kind, with its cells, people and lines."""
    found: list[object] = []
    for path, block in walk_blocks(entry.blocks):
        match block:
            case Table():
                inside: object = [[(cell.rowspan, cell.colspan) for cell in row] for row in block.rows]
            case NameList():
                inside = len(block.people)
            case Appointment() | Signature():
                inside = len(block.lines)
            case Note():
                inside = block.mark
            case _:
                inside = None
        found.append((path, kind_of(block), inside))
    return found


@given(LEAVES)
def test_the_parts_of_a_block_begin_with_what_it_prints(block: Block) -> None:
    parts = [text for name, _, text in block_parts(block) if name not in ("description", "title_row")]
    assert parts == list(block_texts(block))


@given(
    entries(),
    st.sampled_from(("市", "1", "①", "通知", "。", " ", "政府办")),
    st.sampled_from(("", "县区", "2", "甲乙丙")),
)
def test_every_text_says_what_plain_replacing_makes_of_it(entry: Entry, old: str, new: str) -> None:
    found = hits_in_entry(entry, 1, Wanted(text=old, any_width=False, match_case=True))
    after = with_hits(entry, found.hits, new)
    assert shape(after) == shape(entry)
    if found.marks:
        return
    # Texts that became empty may be absent then; the Latin number and titles' rows go along with what they come from.
    assert [text for text in texts(after) if text] == [
        made for text in texts(entry) if (made := text.replace(old, new))
    ]


@given(entries(), st.sampled_from(("市", "通知", "①", "案")), st.sampled_from(("", "县区")))
def test_the_printed_rows_of_titles_go_along(entry: Entry, old: str, new: str) -> None:
    after = replaced(entry, old, new)
    for before, now in [(entry, after), *zip(titled(entry), titled(after), strict=True)]:
        title, rows = title_of(before)
        if "".join("".join(rows).split()) == "".join(title.split()):
            title, rows = title_of(now)
            assert "".join("".join(rows).split()) == "".join(title.split()) or not rows


def titled(entry: Entry) -> list[Block]:
    return [block for _, block in walk_blocks(entry.blocks) if isinstance(block, Enclosure | Attachment)]


def title_of(thing: Entry | Block) -> tuple[str, tuple[str, ...]]:
    if isinstance(thing, Entry):
        return thing.title_full or thing.title_zh, thing.title_lines
    assert isinstance(thing, Enclosure | Attachment)
    return thing.title, thing.title_lines


def test_rows_of_a_title_break_where_they_broke() -> None:
    entry = Entry(
        title_zh="关于印发方案的通知",
        title_full="市政府办公室关于印发方案的通知",
        title_lines=("市政府办", "公室关于印发", "方案的通知"),
    )
    after = replaced(entry, "办公室", "办公厅")
    assert after.title_full == "市政府办公厅关于印发方案的通知"
    assert after.title_lines == ("市政府办", "公厅关于印发", "方案的通知")
    assert replaced(entry, "公室关于印发", "").title_lines == ("市政府办", "方案的通知")
    assert replaced(entry, "市政府", "云川市人民政府").title_lines[0] == "云川市人民政府办"


def test_a_run_in_heading_ends_where_it_ended() -> None:
    heading = Heading(text="（一）明确分工。各县配合。", level=2, number="（一）", lead="（一）明确分工。")
    assert of_block(heading, "分工", "职责分工") == Heading(
        text="（一）明确职责分工。各县配合。", level=2, number="（一）", lead="（一）明确职责分工。"
    )
    assert of_block(heading, "。各县", "。各区县") == replace(heading, text="（一）明确分工。各区县配合。")
    assert of_block(heading, "各县", "") == replace(heading, text="（一）明确分工。配合。")


def test_a_number_is_read_again_only_where_the_opening_changed() -> None:
    heading = Heading(text="一、总则", level=2, number="一、")
    assert of_block(heading, "总则", "要求") == Heading(text="一、要求", level=2, number="一、")
    assert of_block(heading, "一、", "二、") == Heading(text="二、总则", level=2, number="二、")
    article = Paragraph(text="第一条 为了", level=None, number="第一条")
    assert of_block(article, "为了", "根据") == Paragraph(text="第一条 根据", number="第一条")
    assert of_block(Paragraph(text="1、目标", level=3, number="1、"), "1、", "（1）") == Paragraph(
        text="（1）目标", level=4, number="（1）"
    )


def test_cells_people_captions_and_descriptions() -> None:
    table = Table(
        rows=((Cell(text="市局", colspan=2),), (Cell(text="市局"), Cell(text="3"))), header_rows=1, caption="市局一览"
    )
    assert of_block(table, "市局", "市委") == Table(
        rows=((Cell(text="市委", colspan=2),), (Cell(text="市委"), Cell(text="3"))), header_rows=1, caption="市委一览"
    )
    people = NameList(
        people=(
            Person(name="张三", affiliation="市局", role="组长"),
            Person(name="李四", affiliation="市局", role="组长"),
        )
    )
    assert of_block(people, "组长", "召集人") == NameList(
        people=(
            Person(name="张三", affiliation="市局", role="召集人"),
            Person(name="李四", affiliation="市局", role="召集人"),
        )
    )
    picture = Picture(sha256="0" * 64, media_type="image/png", width=1, height=1, text="市局大门", caption="市局")
    assert of_block(picture, "市局", "市委") == replace(picture, text="市委大门", caption="市委")


def test_records_of_a_decision_say_what_its_lines_say() -> None:
    block = Appointment(
        lead="市政府决定，任命：",
        lines=("张三为市财政局局长；",),
        records=(AppointmentRecord(person="张三", post="市财政局局长", act="appointed", date="2026-05-06"),),
    )
    after = of_block(block, "财政局", "审计局")
    assert isinstance(after, Appointment)
    assert after.records == (AppointmentRecord(person="张三", post="市审计局局长", act="appointed", date="2026-05-06"),)


def test_marks_of_footnotes_are_left_alone_and_counted() -> None:
    entry = Entry(title_zh="题", blocks=(Paragraph(text="目标①见①表。"), Note(text="①指①类目标。", mark="①")))
    found = hits_in_entry(entry, 1, Wanted(text="①"))
    assert found.marks == 2
    assert with_hits(entry, found.hits, "甲").blocks == (
        Paragraph(text="目标①见甲表。"),
        Note(text="①指甲类目标。", mark="①"),
    )
    assert hits_in_entry(entry, 1, Wanted(text="目标①见")).marks == 1
    assert replaced(entry, "目标", "指标").blocks == (
        Paragraph(text="指标①见①表。"),
        Note(text="①指①类指标。", mark="①"),
    )


def test_a_note_keeps_its_mark_also_where_its_text_does_not_begin_with_it() -> None:
    assert of_block(Note(text="市长", mark="2"), "市", "县") == Note(text="县长", mark="2")


# in the archive


@pytest.fixture
def office(desk: Desk) -> tuple[Desk, int]:
    """An issue with 市政府办公室 in several texts of two entries, the second of them final."""
    first = Entry(
        title_zh="关于印发方案的通知",
        title_full="市政府办公室关于印发方案的通知",
        number_zh="云政办字〔2026〕10号",
        number_en="YZBZ [2026] No. 10",
        addressee="市政府办公室：",
        issuers=("市政府办公室",),
        blocks=(Paragraph(text="市政府办公室牵头，市政府办公室督查。"), Paragraph(text="其他。")),
    )
    second = Entry(title_zh="关于会议的通知", state="final", blocks=(Paragraph(text="市政府办公室。"),))
    issue = Issue(serial=9, sections=(Section(name=Bilingual("通知"), entries=(first, second)),))
    return desk, desk.archive.add_issue(issue)


def everything(desk: Desk, issue_id: int, old: str, new: str) -> ReplaceInIssue:
    issue, wanted = desk.archive.issue(issue_id), Wanted(text=old)
    return replace_all(issue, hits_in_issue(issue, wanted), wanted, new)


def test_it_is_one_act_by_its_name_and_one_undo(office: tuple[Desk, int]) -> None:
    desk, issue_id = office
    before = desk.archive.issue(issue_id)
    change = desk.do(everything(desk, issue_id, "市政府办公室", "市政府办公厅"))
    assert change.places == 6
    assert change.entries == {entry.id for entry in before.entries}
    assert desk.can_undo() == Bilingual("替换", "Replace")
    now = desk.archive.issue(issue_id)
    assert "市政府办公室" not in str([texts(entry) for entry in now.entries])
    assert [entry.state for entry in now.entries] == ["draft", "in_proof"]
    desk.undo()
    assert desk.archive.issue(issue_id) == before
    desk.redo()
    assert desk.archive.issue(issue_id) == now


def test_a_new_number_brings_its_latin_form_along(office: tuple[Desk, int]) -> None:
    desk, issue_id = office
    desk.do(everything(desk, issue_id, "云政办字", "云政办发"))
    entry = desk.archive.issue(issue_id).entries[0]
    assert (entry.number_zh, entry.number_en) == ("云政办发〔2026〕10号", "YZBF [2026] No. 10")


def test_what_already_says_so_is_no_act(office: tuple[Desk, int]) -> None:
    desk, issue_id = office
    assert desk.do(everything(desk, issue_id, "市政府办公室", "市政府办公室")).inverse is None
    assert desk.can_undo() is None


def chosen(desk: Desk, issue_id: int, keep: Callable[[TextPlace], bool]) -> ReplaceInIssue:
    issue, wanted = desk.archive.issue(issue_id), Wanted(text="办公室")
    (found,) = hits_in_issue(replace_first(issue), wanted)
    left_out = frozenset(number for number, hit in enumerate(found.hits) if not keep(hit))
    wish = EntryReplacement(found=found, left_out=left_out)
    return ReplaceInIssue(issue_id=issue_id, wanted=wanted, new="办公厅", entries=(wish,))


def replace_first(issue: Issue) -> Issue:
    section = issue.sections[0]
    return replace(issue, sections=(replace(section, entries=section.entries[:1]),))


def test_only_what_was_chosen_is_replaced(office: tuple[Desk, int]) -> None:
    desk, issue_id = office
    desk.do(chosen(desk, issue_id, lambda hit: hit.part.name == "text" and hit.start == 3))
    entry = desk.archive.issue(issue_id).entries[0]
    assert entry.blocks[0] == Paragraph(text="市政府办公厅牵头，市政府办公室督查。")
    assert entry.title_full == "市政府办公室关于印发方案的通知"


def test_an_entry_that_changed_meanwhile_is_searched_anew(office: tuple[Desk, int]) -> None:
    desk, issue_id = office
    command = chosen(desk, issue_id, lambda hit: not (hit.part.name == "text" and hit.start == 12))
    entry_id = desk.archive.issue(issue_id).entries[0].id
    desk.do(ReplaceBlocks(entry_id, (1,), (Paragraph(text="报市府办公室。"),)))
    change = desk.do(command)
    entry = desk.archive.entry(entry_id)
    assert entry.blocks == (Paragraph(text="市政府办公厅牵头，市政府办公室督查。"), Paragraph(text="报市府办公厅。"))
    assert change.places == 5


def test_an_entry_that_went_or_became_final_stays_as_it_is(office: tuple[Desk, int]) -> None:
    desk, issue_id = office
    first = desk.archive.issue(issue_id).entries[0].id
    command = chosen(desk, issue_id, lambda _hit: True)
    desk.do(SetEntryField(first, "state", "final"))
    assert desk.do(command).inverse is None
    desk.do(RemoveEntry(first))
    assert desk.do(command).inverse is None


def test_what_another_program_wrote_since_is_not_undone(office: tuple[Desk, int], tmp_path: Path) -> None:
    desk, issue_id = office
    desk.do(everything(desk, issue_id, "办公室", "办公厅"))
    entry_id = desk.archive.issue(issue_id).entries[0].id
    with Desk.open(tmp_path / "own.gazette") as other:
        other.do(SetEntryField(entry_id, "title_en", "Changed"))
    now = desk.archive.issue(issue_id)
    with pytest.raises(DeskError) as caught:
        desk.undo()
    assert caught.value.code == "desk.changed_elsewhere"
    assert desk.archive.issue(issue_id) == now


@pytest.mark.parametrize(("state", "code"), [("at_press", "desk.at_press"), ("published", "desk.published")])
def test_a_closed_issue_is_read_only(office: tuple[Desk, int], state: str, code: str) -> None:
    desk, issue_id = office
    command = everything(desk, issue_id, "办公室", "办公厅")
    desk.archive.set_issue(replace(desk.archive.issue(issue_id), state=state))  # type: ignore[arg-type]
    with pytest.raises(DeskError) as caught:
        desk.do(command)
    assert caught.value.code == code


def test_stopped_half_way_nothing_is_replaced(office: tuple[Desk, int]) -> None:
    desk, issue_id = office
    before = desk.archive.issue(issue_id)

    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.do(replace(everything(desk, issue_id, "办公室", "办公厅"), progress=stop))
    assert desk.archive.issue(issue_id) == before
    assert desk.can_undo() is None


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk.open(tmp_path_factory.mktemp("kept") / "own.gazette", create=True) as opened:
        yield opened


@given(ENTRIES, st.sampled_from(("市", "于", "9", "园林")), st.sampled_from(("", "县")))
def test_undo_gives_back_an_equal_entry(kept: Desk, entry: Entry, old: str, new: str) -> None:
    issue_id = kept.archive.add_issue(Issue(sections=(Section(entries=(entry,)),)))
    before = kept.archive.issue(issue_id)
    change: Change = kept.do(everything(kept, issue_id, old, new))
    if change.inverse is not None:
        assert kept.archive.issue(issue_id) != before
        kept.undo()
    assert kept.archive.issue(issue_id) == before
