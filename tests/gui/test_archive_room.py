"""The tabs of the archive room: the ledger and the numbers, by mouse and keys, to the printed line and back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.desk import AddEntry, Desk, SetEntryField
from gazette.gui.app import Application
from gazette.gui.ledger_panel import LedgerPanel
from gazette.gui.numbers_panel import NumbersPanel
from gazette.model import Appointment, AppointmentRecord, Entry, Paragraph
from tests.desk.test_back_issues_known import bring
from tests.gui.keyboard import give_keys


def ledger_of(application: Application, qtbot: QtBot) -> LedgerPanel:
    window = application.window
    window.resize(1366, 768)
    window.show_room("archive")
    window.archive.tabs["ledger"].click()
    qtbot.waitUntil(lambda: window.archive.ledger.rows.rowCount() > 0, timeout=20_000)
    return window.archive.ledger


def numbers_of(application: Application, qtbot: QtBot) -> NumbersPanel:
    window = application.window
    window.show_room("archive")
    window.archive.tabs["numbers"].click()
    qtbot.waitUntil(lambda: window.archive.numbers.grid_rows.rowCount() > 0, timeout=20_000)
    return window.archive.numbers


def test_the_ledger_leads_to_the_printed_line_and_esc_leads_back(application: Application, qtbot: QtBot) -> None:
    panel, window = ledger_of(application, qtbot), application.window
    give_keys(qtbot, window)
    row = next(at for at, each in enumerate(panel.rows.rows) if each.told_by.line > 0)
    person = panel.rows.rows[row].person
    panel.table.setFocus()
    panel.table.selectRow(row)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert window.stack.room == "edit"
    assert application.workbench.entry_id == panel.rows.rows[row].told_by.document.entry_id
    assert person in window.edit.document.editor.textCursor().block().text().replace("\u3000", "")
    QTest.keyClick(window.edit.document.editor, Qt.Key.Key_Escape)
    assert (window.stack.room, window.archive.tab) == ("archive", "ledger")
    assert panel.table.hasFocus()


def test_rows_are_found_by_name_day_and_order(application: Application, qtbot: QtBot, home: Path) -> None:
    panel = ledger_of(application, qtbot)
    everyone = panel.rows.rows
    person = everyone[0].person
    panel.field.setText(" ".join(person))
    qtbot.waitUntil(lambda: {row.person for row in panel.rows.rows} == {person})
    panel.export(home / "台账.csv")
    assert len((home / "台账.csv").read_text("utf-8-sig").splitlines()) == len(panel.rows.rows) + 1
    panel.field.clear()
    qtbot.waitUntil(lambda: len(panel.rows.rows) == len(everyone))
    panel.day.setText("1990-01-01")
    qtbot.waitUntil(lambda: all(row.since is None for row in panel.rows.rows))
    panel.day.setText("哪天")
    qtbot.waitUntil(lambda: len(panel.rows.rows) == len(everyone) and "看不出是哪一天" in panel.facts.text())
    panel.day.clear()
    panel.order.setCurrentIndex(2)
    assert [row.person for row in panel.rows.rows] == sorted(row.person for row in everyone)
    assert panel.card.isVisible()
    chosen = panel.rows.rows[panel.table.currentIndex().row()]
    assert chosen.post in panel.card.timeline.accessibleName()


def test_numbers_stand_by_code_and_year_with_their_gaps(application: Application, qtbot: QtBot) -> None:
    panel, window = numbers_of(application, qtbot), application.window
    give_keys(qtbot, window)
    grid = panel.grid_rows
    cells = [grid.index(row, at) for row in range(grid.rowCount()) for at in range(grid.columnCount())]
    cell = next(each for each in cells if "缺" in each.data())
    panel.grid.setFocus()
    panel.grid.setCurrentIndex(cell)
    series = grid.series_at(cell)
    assert series is not None
    assert [said for said, entry in panel.list_rows.lines if entry is None]
    QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert window.stack.room == "edit"
    assert application.workbench.entry_id == series.entries[series.first][0].entry_id


def test_the_tabs_follow_what_another_program_writes(application: Application, qtbot: QtBot) -> None:
    bench = application.workbench
    panel = ledger_of(application, qtbot)
    assert bench.issue is not None
    section, count = bench.issue.sections[-1].id, len(panel.rows.rows)
    record = AppointmentRecord(person="张艳", post="云澜市教育局局长", act="appointed", date="2030-01-01")
    block = Appointment(lines=("张艳 局长",), records=(record,))
    panel.table.selectRow(3)
    chosen = panel.rows.rows[3]
    with Desk.open(bench.path, person="别人") as other:
        other.do(AddEntry(Entry(title_zh="任免通知", blocks=(block,)), section))
    qtbot.waitUntil(lambda: len(panel.rows.rows) == count + 1)
    assert panel.rows.rows[panel.table.currentIndex().row()].number == chosen.number
    numbers = numbers_of(application, qtbot)
    with Desk.open(bench.path, person="别人") as other:
        last = other.archive.issue(bench.issue.id).entries[-1]
        other.do(SetEntryField(last.id, "number_zh", "云政任〔2030〕8号"))

    def codes() -> list[object]:
        grid = numbers.grid_rows
        return [grid.headerData(row, Qt.Orientation.Vertical) for row in range(grid.rowCount())]

    qtbot.waitUntil(lambda: any("云政任" in str(code) for code in codes()))


def test_typing_into_the_search_field_shows_what_is_found(application: Application, qtbot: QtBot) -> None:
    ledger_of(application, qtbot)
    window = application.window
    window.top.search.setText("关于")
    assert window.archive.tab == "search"
    qtbot.waitUntil(lambda: bool(window.search.model.hits))


def test_below_the_page_of_a_hit_stands_what_cites_it(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    assert bench.entry is not None
    number = bench.entry.number_zh
    text = f"本办法即日起施行。（{number}）同时废止。依照《绿地条例》执行。"
    new = Entry(title_zh="云澜市湿地新办法", number_zh="云政发〔2025〕99号", blocks=(Paragraph(text=text),))
    bench.do(AddEntry(new, None))
    window.resize(1440, 900)
    window.top.search.setText(number or "")
    citations = window.search.preview.citations
    qtbot.waitUntil(lambda: bool(citations.links), timeout=20_000)
    told = [link.whole for link in citations.links]
    assert any(said.startswith("被废止 ← 云政发〔2025〕99号") for said in told)
    citations.links[told.index(next(said for said in told if said.startswith("被废止")))].click()
    assert window.stack.room == "edit"
    assert bench.entry.title_zh == "云澜市湿地新办法"


def test_all_that_cites_a_document_is_a_key_away(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    assert bench.entry is not None
    number = bench.entry.number_zh
    for at in range(7):
        text = f"依据《草地条例》《湖泊条例》和（{number}）执行。"
        bench.do(AddEntry(Entry(title_zh=f"新办法之{at}", blocks=(Paragraph(text=text),)), None))
    window.resize(1440, 900)
    window.top.search.setText(number or "")
    citations = window.search.preview.citations
    qtbot.waitUntil(lambda: citations.more is not None, timeout=20_000)
    assert len([link for link in citations.links if link.whole.startswith("被引")]) == 4
    give_keys(qtbot, window)
    citations.more.setFocus()
    QTest.keyClick(citations.more, Qt.Key.Key_Space)
    assert len([link for link in citations.links if link.whole.startswith("被引")]) == 7
    assert citations.more.hasFocus()
    assert citations.height() <= 220 < citations.widget().height()
    citations.more.click()
    assert len([link for link in citations.links if link.whole.startswith("被引")]) == 4


def test_names_are_made_one_body_and_parted_by_keys(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    text = "（市发展改革委牵头，市发展和改革委员会、市园林局负责）"
    bench.do(AddEntry(Entry(title_zh="云澜市湿地新办法", blocks=(Paragraph(text=text),)), None))
    window.resize(1366, 768)
    window.show_room("archive")
    window.archive.tabs["bodies"].click()
    panel = window.archive.bodies
    give_keys(qtbot, window)
    panel.field.setText("市发展")
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 2, timeout=20_000)
    assert "也许和" in panel.facts.text()
    assert panel.facts.accessibleName().startswith("2 个机构 · 2 个名称 · 共 ")
    panel.table.setFocus()
    panel.table.selectRow(0)
    assert panel.merge.isEnabled(), "with the one that it may be"
    QTest.keyClick(panel.apart, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "不是一个机构" in panel.facts.text() and "也许和" not in panel.facts.text())
    assert not panel.merge.isEnabled()
    assert panel.apart.text() == "再问"
    QTest.keyClick(panel.apart, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "也许和" in panel.facts.text())
    bench.undo()
    qtbot.waitUntil(lambda: "也许和" not in panel.facts.text())
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert panel.merge.isEnabled()
    panel.merge.click()
    qtbot.waitUntil(lambda: len({row.body.name for row in panel.rows.rows}) == 1)
    qtbot.waitUntil(lambda: len({duty.name for duty in panel.duties.duties}) == 2)
    other = next(at for at, row in enumerate(panel.rows.rows) if row.is_other)
    panel.table.selectRow(other)
    panel.rows.setData(panel.rows.index(other, 3), "2019年1月1日")
    qtbot.waitUntil(lambda: panel.rows.index(other, 3).data() == "2019-01-01")
    panel.split.click()
    qtbot.waitUntil(lambda: len({row.body.name for row in panel.rows.rows}) == 2)
    bench.undo()
    qtbot.waitUntil(lambda: len({row.body.name for row in panel.rows.rows}) == 1)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)  # what has no day comes last
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert (window.stack.room, bench.entry.title_zh if bench.entry else "") == ("edit", "云澜市湿地新办法")


def test_each_question_of_a_row_is_settled_by_itself_in_a_small_window(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    assert bench.issue is not None
    records = (
        AppointmentRecord(person="张艳", post="云澜市教育局局长", act="appointed", date="2030-01-01"),
        AppointmentRecord(person="王江", post="云澜市教育局局长", act="appointed", date="2031-01-01"),
        AppointmentRecord(person="张艳", post="云澜市水务局局长", act="appointed", date="2030-01-01"),
    )
    section = bench.issue.sections[-1].id
    assert section is not None
    for told in (records[:2], records[2:]):  # a name is one person's within one document
        block = Appointment(lines=tuple(f"{record.person} 局长；" for record in told), records=told)
        bench.do(AddEntry(Entry(title_zh="任免通知", blocks=(block,)), section))
    panel = ledger_of(application, qtbot)
    window.resize(1024, 680)
    panel.field.setText("局长")
    qtbot.waitUntil(lambda: any(row.post == "云澜市水务局局长" for row in panel.rows.rows))
    at, number = next((at, row.number) for at, row in enumerate(panel.rows.rows) if row.post == "云澜市水务局局长")
    panel.table.selectRow(at)
    earlier = AppointmentRecord(person="李荣", post="云川市档案局局长", act="appointed", date="1990-01-01")
    block = Appointment(lines=("李荣 局长；",), records=(earlier,))
    bench.do(AddEntry(Entry(title_zh="旧的通知", blocks=(block,)), section))
    qtbot.waitUntil(lambda: all(row.number != number for row in panel.rows.rows if row.post == "云澜市水务局局长"))
    assert panel.card.post.text() == "云澜市水务局局长", "all rows are numbered anew"
    panel.field.setText("张艳 教育局")
    qtbot.waitUntil(lambda: len(panel.rows.rows) == 1)
    questions = panel.card.questions
    assert [list(part.buttons) for part in questions.parts] == [["checked"], ["one_person", "two_persons"]]
    first, second = questions.parts
    qtbot.waitUntil(lambda: not first.buttons["checked"].visibleRegion().isEmpty())
    first.note.setText("还要查")
    bench.do(AddEntry(Entry(title_zh="别的通知"), section))
    qtbot.waitUntil(lambda: bench.undo_name is not None)
    assert questions.parts == (first, second), "what is being typed is not taken away"
    second.note.setText("身份证号不同")
    second.buttons["two_persons"].click()
    qtbot.waitUntil(lambda: "不是同一人" in questions.parts[-1].said.text())
    assert panel.table.hasFocus() or not window.isActiveWindow()
    assert "理由：身份证号不同" in questions.parts[-1].said.text()
    assert questions.parts[0] is first
    assert first.note.text() == "还要查"
    QTest.keyClick(questions.parts[0].note, Qt.Key.Key_Return)
    panel.doubts.setChecked(True)
    panel.field.setText("张艳")
    qtbot.waitUntil(lambda: panel.rows.rows == ())
    bench.undo()
    qtbot.waitUntil(lambda: bool(panel.rows.rows) and bool(panel.rows.rows[0].open_doubts))
    panel.doubts.setChecked(False)
    answered = questions.parts[-1]
    assert answered.reopen is not None
    answered.reopen.click()
    qtbot.waitUntil(lambda: len(panel.rows.rows[0].open_doubts) == 2)


def test_no_tab_says_that_there_is_nothing_before_it_knows(application: Application, qtbot: QtBot) -> None:
    room = application.window.archive
    application.window.show_room("archive")
    panels = {"years": room.years, "ledger": room.ledger, "numbers": room.numbers, "bodies": room.bodies}
    for name, panel in panels.items():
        room.tabs[name].click()
        assert panel.empty.text() == "正在看档案里有什么…", name
    assert not room.ledger.facts.text()
    assert not room.bodies.facts.text()
    room.ledger.field.setText("没有这个人")
    room.tabs["ledger"].click()
    qtbot.waitUntil(lambda: room.ledger.empty.text().startswith("没有"))


def test_rows_that_a_back_issue_tells_lead_to_its_page(application: Application, qtbot: QtBot, home: Path) -> None:
    with Desk.open(application.workbench.path, person="别人") as other:
        bring(other, home)
    panel, window = ledger_of(application, qtbot), application.window
    give_keys(qtbot, window)
    panel.field.setText("王五")
    qtbot.waitUntil(lambda: [row.person for row in panel.rows.rows] == ["王五"])
    panel.table.setFocus()
    panel.table.selectRow(0)
    assert "第3页" in panel.card.said.text()
    window.edit.fold("pages", shown=False)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    view = window.edit.pages.view
    qtbot.waitUntil(lambda: view.page_index == 4)
    assert (window.stack.room, view.isVisible(), view.hasFocus()) == ("edit", True, True)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (window.stack.room, window.archive.tab) == ("archive", "ledger")
    bodies = window.archive.bodies
    window.archive.tabs["bodies"].click()
    qtbot.waitUntil(lambda: bodies.rows.rowCount() > 0, timeout=20_000)
    bodies.field.setText("市园林局")
    qtbot.waitUntil(lambda: [row.name for row in bodies.rows.rows] == ["市园林局"])
    bodies.table.selectRow(0)
    qtbot.waitUntil(lambda: len(bodies.duties.duties) == 1)
    bodies.list.setFocus()
    bodies.list.selectRow(0)
    QTest.keyClick(bodies.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.page_index == 2)
