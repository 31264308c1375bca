"""Name lists and decisions on posts are written row by row with Enter and Tab, and pasted lines are split."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from gazette.gui.app import Application
from gazette.gui.row_fields import next_post_field, pasted_rows
from gazette.model import Appointment, AppointmentRecord, NameList, Paragraph, Person
from tests.gui.test_blocks import BODY, act, blocks_of, compose, editor_of, opening, press, undone, with_blocks

__all__ = ["opening"]


@pytest.mark.parametrize(
    ("line", "row", "sure"),
    [
        ("孙　继　副市长", "孙继\t副市长", True),
        ("1\t张三丰\t市水务局局长", "张三丰\t市水务局局长", True),
        ("市水务局\t李四", "李四\t市水务局", True),
        ("王五，市教育局局长", "王五\t市教育局局长", True),
        ("赵六", "赵六", True),
        ("锟斤 某局局长", "锟斤\t某局局长", False),
    ],
)
def test_a_pasted_line_is_split(line: str, row: str, sure: bool) -> None:
    (found,) = pasted_rows(line, 2)
    assert (found.text, found.sure) == (row, sure)


def test_rows_of_names_and_roles_are_split() -> None:
    rows = pasted_rows("召集人：张三　副市长\n成员：李四　王五　赵六\n", 1)
    assert [row.text for row in rows] == ["召集人\t张三\t副市长", "成员\t李四", "成员\t王五", "成员\t赵六"]


def test_a_post_is_asked_for_as_the_decision_has_it() -> None:
    given = Appointment(lead="任命：", lines=("",), records=())
    taken = Appointment(lead="免去：", lines=("",), records=())
    assert next_post_field(given, "张三", 2).text == "张三为"
    assert next_post_field(taken, "张三", 2).text == "张三的职务"
    assert next_post_field(taken, "张三的职务", 2).at == 3
    assert next_post_field(given, "张三为局长", 5).at is None


def test_a_list_is_written_with_tab_and_enter(opening: Application) -> None:
    act(opening, "insert_names")
    editor = editor_of(opening)
    compose(opening, "", "张三")
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "副市长")
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "李四")
    press(opening, Qt.Key.Key_Return)
    compose(opening, "", "王五")
    press(opening, Qt.Key.Key_Tab)
    press(opening, Qt.Key.Key_Backtab)
    assert editor.textCursor().positionInBlock() == 0
    press(opening, Qt.Key.Key_Return)
    compose(opening, "", "赵六")
    editor.settle()
    people = (Person(name="张三", affiliation="副市长"), *(Person(name=name) for name in ("李四", "赵六", "王五")))
    assert blocks_of(opening) == (BODY[0], NameList(people=people), *BODY[1:])
    press(opening, Qt.Key.Key_Down)
    press(opening, Qt.Key.Key_End)
    press(opening, Qt.Key.Key_Return)
    press(opening, Qt.Key.Key_Return)
    assert blocks_of(opening) == (BODY[0], NameList(people=people), Paragraph(text=""), *BODY[1:])
    assert editor.current_path() == (2,)
    assert undone(opening) == "插入正文"
    assert blocks_of(opening) == (BODY[0], NameList(people=people), *BODY[1:])


def test_a_row_below_one_with_a_role_has_that_role_until_another_is_written(opening: Application) -> None:
    chief = Person(role="组长", name="张三", affiliation="市长")
    member = Person(role="成员", name="李四", affiliation="局长")
    with_blocks(opening, (NameList(people=(chief, member)), *BODY))
    editor = editor_of(opening)
    press(opening, Qt.Key.Key_Down)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    press(opening, Qt.Key.Key_Return)
    compose(opening, "", "王五")
    editor.settle()
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "处长")
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "赵六")
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "科长")
    editor.settle()
    (names,) = (block for block in blocks_of(opening) if isinstance(block, NameList))
    assert names.people == (
        chief,
        member,
        Person(role="成员", name="王五", affiliation="处长"),
        Person(role="成员", name="赵六", affiliation="科长"),
    )
    press(opening, Qt.Key.Key_Return)
    press(opening, Qt.Key.Key_Return)
    assert len([block for block in blocks_of(opening) if block == Paragraph(text="")]) == 1


def test_pasted_lines_become_rows_and_doubts_are_told(opening: Application) -> None:
    act(opening, "insert_names")
    data = QMimeData()
    data.setText("张三　副市长\n锟斤 某局局长\n")
    editor_of(opening).insertFromMimeData(data)
    editor_of(opening).settle()
    people = (Person(name="张三", affiliation="副市长"), Person(name="锟斤", affiliation="某局局长"))
    assert blocks_of(opening)[1] == NameList(people=people)
    told = opening.window.edit.document.messages.sentence.text()
    assert told == "粘贴为 2 人，其中 1 行姓名与职务的分法请核对。"
    assert [undone(opening), undone(opening)] == ["修改正文", "插入名单"]
    assert blocks_of(opening) == BODY


def test_decisions_are_written_with_tab_and_enter(opening: Application) -> None:
    act(opening, "insert_appointments")
    compose(opening, "", "张三")
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "市水务局局长")
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "李四")
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "市教育局局长")
    editor_of(opening).settle()
    made = blocks_of(opening)[1]
    assert isinstance(made, Appointment)
    assert made.lines == ("张三为市水务局局长", "李四为市教育局局长")
    assert made.records[1] == AppointmentRecord(person="李四", post="市教育局局长", act="appointed")
    QTest.keyClick(editor_of(opening), Qt.Key.Key_Return)
    QTest.keyClick(editor_of(opening), Qt.Key.Key_Return)
    assert blocks_of(opening)[2] == Paragraph(text="")


def type_rows(application: Application, *rows: str) -> None:
    """Type the rows one after another, Enter behind each but the last."""
    for place, row in enumerate(rows):
        if place:
            press(application, Qt.Key.Key_Return)
        compose(application, "", row)
    editor_of(application).settle()


def test_posts_begin_below_a_line_that_announces_them(opening: Application) -> None:
    with_blocks(opening, (Paragraph(text=""), *BODY))
    lead = "2026年3月2日，市政府决定，免去："
    type_rows(opening, lead, "李强的市司法局局长职务；", "赵红、孙继的市民政局副局长职务。")
    made = blocks_of(opening)[0]
    assert isinstance(made, Appointment)
    assert (made.lead, made.lines) == (lead, ("李强的市司法局局长职务；", "赵红、孙继的市民政局副局长职务。"))
    assert [(record.person, record.act, record.date) for record in made.records] == [
        (person, "removed", "2026-03-02") for person in ("李强", "赵红", "孙继")
    ]
    assert blocks_of(opening)[1:] == BODY


def test_a_row_that_announces_others_begins_their_decision(opening: Application) -> None:
    act(opening, "insert_appointments")
    type_rows(opening, "张三为市水务局局长；", "李四为市教育局局长。", "免去：", "王五的市水务局局长职务。")
    given, taken = blocks_of(opening)[1:3]
    assert isinstance(given, Appointment)
    assert isinstance(taken, Appointment)
    assert given.lines == ("张三为市水务局局长；", "李四为市教育局局长。")
    assert (taken.lead, taken.lines) == ("免去：", ("王五的市水务局局长职务。",))
    assert [(record.person, record.act) for record in (*given.records, *taken.records)] == [
        ("张三", "appointed"),
        ("李四", "appointed"),
        ("王五", "removed"),
    ]
    undone(opening)
    assert undone(opening) == "插入任免"
    assert blocks_of(opening)[1] == Appointment(lead="任命：", lines=(*given.lines, "免去："), records=given.records)


def test_a_row_that_announces_others_parts_the_rows_around_it(opening: Application) -> None:
    with_blocks(opening, (Appointment(lead="任命：", lines=("免去：", "王五的市水务局局长职务。"), records=()), *BODY))
    press(opening, Qt.Key.Key_Down)
    press(opening, Qt.Key.Key_End)
    press(opening, Qt.Key.Key_Return)
    compose(opening, "", "李四的市教育局局长职务；")
    editor_of(opening).settle()
    assert blocks_of(opening)[0] == Paragraph(text="任命：")
    taken = blocks_of(opening)[1]
    assert isinstance(taken, Appointment)
    assert (taken.lead, taken.lines) == ("免去：", ("李四的市教育局局长职务；", "王五的市水务局局长职务。"))
    assert [record.person for record in taken.records] == ["李四", "王五"]


def test_what_announces_no_posts_is_followed_by_text(opening: Application) -> None:
    with_blocks(opening, (Paragraph(text=""),))
    type_rows(opening, "下列文件予以撤销：", "关于防汛的通知；")
    assert blocks_of(opening) == (Paragraph(text="下列文件予以撤销："), Paragraph(text="关于防汛的通知；"))


def test_inserted_posts_stand_under_the_line_that_announces_them(opening: Application) -> None:
    with_blocks(opening, (Paragraph(text="市政府决定，聘任："), *BODY))
    act(opening, "insert_appointments")
    compose(opening, "", "张三为市政府参事。")
    editor_of(opening).settle()
    record = AppointmentRecord(person="张三", post="市政府参事", act="engaged")
    assert blocks_of(opening)[0] == Appointment(
        lead="市政府决定，聘任：", lines=("张三为市政府参事。",), records=(record,)
    )


def test_tab_goes_behind_a_name_of_rare_characters(opening: Application) -> None:
    act(opening, "insert_names")
    compose(opening, "", "𬭚𠀀明")
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "副市长")
    press(opening, Qt.Key.Key_Backtab)
    press(opening, Qt.Key.Key_End)
    for _ in "\t副市长":
        press(opening, Qt.Key.Key_Left)
    press(opening, Qt.Key.Key_Tab)
    compose(opening, "", "常务")
    editor_of(opening).settle()
    (names,) = (block for block in blocks_of(opening) if isinstance(block, NameList))
    assert names.people == (Person(name="𬭚𠀀明", affiliation="常务副市长"),)
