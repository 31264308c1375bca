"""An entry as lines and back: nothing changes that was not typed, and what was typed changes its block alone."""

from dataclasses import replace

from hypothesis import given

from gazette.gui.entry_lines import Line, LineKey, lines_of
from gazette.gui.typed_entry import entry_from_lines
from gazette.model import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Entry,
    Heading,
    NameList,
    Paragraph,
    Person,
    Signature,
)
from tests.strategies import entries


@given(entry=entries())
def test_lines_of_an_entry_read_back_are_the_entry(entry: Entry) -> None:
    assert entry_from_lines(entry, lines_of(entry)) == entry


ENTRY = Entry(
    title_zh="关于试点的通知",
    title_full="市政府关于试点的通知",
    title_lines=("市政府", "关于试点的通知"),
    number_zh="云政发〔2024〕1号",
    date="2024-07-05",
    addressee="各区、县人民政府：",
    blocks=(
        Heading(text="一、目标", level=1, number="一、"),
        Paragraph(text="到2025年完成。"),
        Attachment(
            label="附件1", title="名单", blocks=(NameList(people=(Person(name="张艳", affiliation="市医院"),)),)
        ),
        Signature(lines=("市政府", "2024年7月5日")),
    ),
)


def typed(changes: dict[str, str]) -> Entry:
    """ENTRY with lines of the given keys typed over."""
    lines = [replace(line, text=changes.get(str(line.key), line.text)) for line in lines_of(ENTRY)]
    return entry_from_lines(ENTRY, lines)


def test_head_is_read_from_its_lines() -> None:
    entry = typed({"|date|0": "2024-08-01", "|number|0": "云政发〔2024〕2号", "|addressee|0": ""})
    assert (entry.date, entry.number_zh, entry.addressee) == ("2024-08-01", "云政发〔2024〕2号", None)
    assert entry.blocks == ENTRY.blocks


def test_contents_title_and_issuers_follow_the_title_until_they_are_others() -> None:
    entry = Entry(title_zh="")
    for said in ("云澜市人", "云澜市人民政府关于试点", "云澜市人民政府关于试点的通知"):
        entry = retitled(entry, said)
    assert (entry.title_full, entry.title_zh) == ("云澜市人民政府关于试点的通知", "关于试点的通知")
    assert entry.issuers == ("云澜市人民政府",)
    entry = replace(entry, title_zh="关于试点工作的通知", issuers=("云澜市发展和改革委员会",))
    changed = retitled(entry, "云澜市人民政府关于试行的通知")
    assert (changed.title_zh, changed.issuers) == (entry.title_zh, entry.issuers)


def retitled(entry: Entry, title: str) -> Entry:
    (head, *rest) = lines_of(entry)
    return entry_from_lines(entry, [replace(head, text=title), *rest])


def test_title_keeps_its_rows_and_its_text_without_breaks() -> None:
    entry = typed({"|title|0": "市政府\u2028关于试行的通知"})
    assert entry.title_full == "市政府关于试行的通知"
    assert entry.title_lines == ("市政府", "关于试行的通知")
    assert entry.title_zh == "关于试行的通知"


def test_a_contents_title_given_by_hand_outlives_a_title_that_was_emptied() -> None:
    entry = Entry(title_zh="试点", title_full="云澜市人民政府关于试点的通知", issuers=("云澜市人民政府",))
    for title in ("", "云澜市人民政府关于试行的通知"):
        entry = retitled(entry, title)
    assert (entry.title_full, entry.title_zh) == ("云澜市人民政府关于试行的通知", "试点")
    assert entry.issuers == ("云澜市人民政府",)


def test_a_contents_title_that_is_the_whole_title_follows_it_whole() -> None:
    entry = retitled(Entry(title_zh="云澜市人民政府关于试点的通知"), "云澜市人民政府关于试点的通知（试行）")
    assert entry.title_zh == entry.title_full == "云澜市人民政府关于试点的通知（试行）"


def test_date_that_cannot_be_read_leaves_the_old_one() -> None:
    assert typed({"|date|0": "下周三"}).date == "2024-07-05"


def test_enter_after_a_heading_makes_running_text() -> None:
    lines = list(lines_of(ENTRY))
    place = next(i for i, line in enumerate(lines) if line.text == "一、目标")
    lines.insert(place + 1, Line(LineKey((0,), "text"), "heading1", "（一）新的一段"))
    entry = entry_from_lines(ENTRY, lines)
    assert entry.blocks[0] == ENTRY.blocks[0]
    assert entry.blocks[1] == Paragraph(text="（一）新的一段", level=2, number="（一）")
    assert entry.blocks[2:] == ENTRY.blocks[1:]


def test_line_that_is_gone_takes_its_block_along() -> None:
    lines = [line for line in lines_of(ENTRY) if line.key != LineKey((1,), "text")]
    assert entry_from_lines(ENTRY, lines).blocks == (ENTRY.blocks[0], *ENTRY.blocks[2:])


def test_person_is_read_from_name_and_affiliation() -> None:
    entry = typed({"2.0|person|0": "李红\t市水务局"})
    attachment = entry.blocks[2]
    assert isinstance(attachment, Attachment)
    assert attachment.blocks == (NameList(people=(Person(name="李红", affiliation="市水务局"),)),)


def test_records_follow_the_lines_of_a_decision() -> None:
    record = AppointmentRecord(person="李红", post="市水务局局长", act="engaged", date="2024-07-05", term="三年")
    lead = "市政府决定，聘用："
    decision = Appointment(lead=lead, lines=("李红为市水务局局长。",), records=(record,))
    entry = replace(ENTRY, blocks=(decision,))
    lines = [replace(line, text=line.text.replace("李红", "卫青岚")) for line in lines_of(entry)]
    changed = entry_from_lines(entry, lines).blocks[0]
    assert changed == Appointment(
        lead=lead, lines=("卫青岚为市水务局局长。",), records=(replace(record, person="卫青岚"),)
    )
