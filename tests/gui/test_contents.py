"""The contents room: verdicts with their marks, mending, from one to the next, pages that moved, empty and closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gazette.desk import AddIssue, ReplaceBlocks, SendToPress, SetEntryField, SignOff
from gazette.desk.checking import check_issue
from gazette.gui.app import Application
from gazette.gui.contents_panel import ContentsPanel
from gazette.gui.contents_rows import EN, PAGE_EN, PAGE_ZH, VERDICT, ZH
from gazette.gui.contents_verdicts import verdict_of
from gazette.gui.seen_pages import SeenPages
from gazette.gui.wrapped_text import laid_out
from gazette.model import Entry, Finding, Heading, Issue, Paragraph


@pytest.fixture
def contents(application: Application, qtbot: QtBot) -> ContentsPanel:
    """The room with the sample issue, whose ninth title differs and whose third has an unsettled term."""
    bench = application.workbench
    application.window.show_room("contents")
    qtbot.waitUntil(lambda: bench.pages is not None and bench.are_checked, timeout=30000)
    return application.window.contents


def row_of(contents: ContentsPanel, number: int) -> int:
    issue = contents._workbench.issue
    assert issue is not None
    wanted = issue.entries[number - 1].id
    return next(at for at, row in enumerate(contents.table.rows) if row.entry_id == wanted)


def verdict(contents: ContentsPanel, number: int) -> str:
    return contents.table.item(row_of(contents, number), VERDICT).text()


def marked(contents: ContentsPanel, number: int) -> list[tuple[int, str]]:
    row = contents.table.rows[row_of(contents, number)]
    return [(column, row.texts[column][start:end]) for column, start, end, _level in row.marks]


def buttons(contents: ContentsPanel) -> list[str]:
    return [each.text() for each in contents.titles.check.findChildren(QPushButton) if each.isVisibleTo(contents)]


def test_each_row_says_whether_it_agrees_and_where_it_does_not(contents: ContentsPanel) -> None:
    assert (verdict(contents, 1), verdict(contents, 3), verdict(contents, 9)) == ("一致", "“通告”译法", "与文件不同")
    assert marked(contents, 9) == [(ZH, "工作方案")]
    assert marked(contents, 3) == [(EN, "Circular")]
    spoken = contents.table.item(row_of(contents, 9), VERDICT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("错误：与文件不同。目录标题与文件标题不一致")
    assert [label.text() for label in contents.counts.values() if label.isVisibleTo(contents)] == ["错误 1", "疑问 1"]


def test_both_titles_stand_beside_it_and_the_document_s_is_taken(
    application: Application, contents: ContentsPanel, qtbot: QtBot
) -> None:
    bench = application.workbench
    contents.table.setCurrentCell(row_of(contents, 9), ZH)
    assert bench.entry is not None
    entry_id = bench.entry_id
    qtbot.waitUntil(lambda: buttons(contents)[:1] == ["用文件标题"])
    shown = "".join(label.text() for label in contents.titles.check.findChildren(QLabel))
    assert "line-through" in shown
    assert "underline" in shown
    take = next(each for each in contents.titles.check.findChildren(QPushButton) if each.text() == "用文件标题")
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    assert bench.entry.title_zh == "关于印发云澜市数字政务服务提质增效实施方案的通知"
    qtbot.waitUntil(lambda: contents.verdicts[entry_id].word != "与文件不同", timeout=30000)
    application.window.actions_by_name["undo"].trigger()
    assert bench.entry.title_zh == "关于印发云澜市数字政务服务提质增效工作方案的通知"
    qtbot.waitUntil(lambda: verdict(contents, 9) == "与文件不同", timeout=30000)


def test_the_way_goes_from_one_to_the_next(application: Application, contents: ContentsPanel) -> None:
    window, bench = application.window, application.workbench
    numbers = []
    for name in ("next_finding", "next_finding", "next_finding", "previous_finding"):
        window.actions_by_name[name].trigger()
        numbers.append(bench.number_of(bench.entry_id))
    assert numbers == [3, 9, 3, 9]
    QTest.keyClick(contents.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.entry is not None
    assert "实施方案" in bench.entry.title_zh
    QTest.keyClick(contents.table, Qt.Key.Key_Return)
    assert contents.titles.title_en.hasFocus(), "Enter goes to where the English title is written"
    number = bench.number_of(bench.entry_id)
    window.actions_by_name["next_finding"].trigger()
    assert bench.number_of(bench.entry_id) != number
    assert contents.titles.title_en.hasFocus()


def test_only_what_differs(contents: ContentsPanel) -> None:
    contents.only_differing.click()
    shown = [row.entry_id for at, row in enumerate(contents.table.rows) if not contents.table.isRowHidden(at)]
    assert len([each for each in shown if each is not None]) == 2
    assert len(shown) == 4  # with the names of their two sections
    contents.only_differing.click()
    assert not any(contents.table.isRowHidden(at) for at in range(contents.table.rowCount()))


def test_a_page_that_moved_is_news_until_it_is_seen(
    application: Application, contents: ContentsPanel, qtbot: QtBot
) -> None:
    bench = application.workbench
    assert bench.issue is not None
    first, second = bench.issue.entries[1:3]
    before = bench.span_of(second.id)
    assert before is not None
    long = tuple(Paragraph(text="全市各级各部门要认真组织实施。" * 40) for _ in range(12))
    bench.do(ReplaceBlocks(first.id, (len(first.blocks) - 1,), (*first.blocks[-1:], *long)))
    qtbot.waitUntil(lambda: bench.span_of(second.id) not in (None, before), timeout=30000)
    row = row_of(contents, 3)
    after = bench.span_of(second.id)
    assert after is not None
    for column in (PAGE_ZH, PAGE_EN):
        assert contents.table.item(row, column).text() == f"{after[0]} ▲"
        assert contents.table.item(row, column).toolTip() == f"原为第 {before[0]} 页"
    assert contents.table.rows[row].moved
    contents.table.setCurrentCell(row, ZH)
    contents.fill()
    assert contents.table.item(row, PAGE_ZH).text() == str(after[0])
    application.window.show_room("edit")
    application.window.show_room("contents")
    assert not any(each.moved for each in contents.table.rows)


def test_pages_are_compared_with_those_seen_last() -> None:
    seen = SeenPages()
    seen.follow(1, {7: 3})
    assert seen.before(7, 3) is None
    seen.follow(1, {7: 5, 8: 9})
    assert (seen.before(7, 5), seen.before(8, 9), seen.before(7, None)) == (3, None, None)
    seen.look({7: 5})
    assert seen.before(7, 5) is None
    seen.follow(2, {7: 1})
    assert seen.before(7, 1) is None


def test_a_page_other_than_the_source_s_is_told(application: Application) -> None:
    entry, say = Entry(title_zh="甲", printed_page=9), application.window.contents._look.say
    told = verdict_of(entry, (), 4, say, checked=True)
    assert (told.level, told.word, "第 9 页" in told.note) == ("hint", "页码不同", True)
    assert verdict_of(entry, (), 9, say, checked=True).agrees
    assert verdict_of(entry, (), 4, say, checked=False).level == "waits"
    slip = Finding(rule="proofreading.no_english", level="error", entry=1)
    both = verdict_of(entry, (slip,), 4, say, checked=True)
    assert (both.word, "第 9 页" in both.note) == ("缺英文标题", True)


def test_an_english_slip_is_marked_and_mended_with_one_key(
    application: Application, contents: ContentsPanel, qtbot: QtBot
) -> None:
    bench = application.workbench
    assert bench.issue is not None
    entry = bench.issue.entries[5]
    bench.do(SetEntryField(entry.id, "title_en", str(entry.title_en).replace("Ecological", "ecological")))
    qtbot.waitUntil(lambda: verdict(contents, 6) == "大小写", timeout=30000)
    assert marked(contents, 6) == [(EN, "ecological")]
    contents.table.setCurrentCell(row_of(contents, 6), ZH)
    qtbot.waitUntil(lambda: "改为“Ecological”" in buttons(contents))
    contents.table.setFocus()
    QTest.keyClick(contents.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: verdict(contents, 6) == "一致", timeout=30000)
    assert bench.issue.entries[5].title_en == entry.title_en


def test_terms_say_where_they_are_not_settled(contents: ContentsPanel, qtbot: QtBot) -> None:
    def words() -> list[str]:
        return [each.text() for each in contents.titles.terms.findChildren(QLabel) if each.isVisibleTo(contents)]

    contents.table.setCurrentCell(row_of(contents, 3), ZH)
    qtbot.waitUntil(lambda: words() == ["通告", "Circular", "待定"])
    contents.table.setCurrentCell(row_of(contents, 4), ZH)
    qtbot.waitUntil(lambda: words() == ["通知", "Circular", "待定", "行动方案", "Action Plan", "2 次"])
    # A title that has no English yet stands with what its kinds are called as a rule.
    contents.titles.title_en.selectAll()
    QTest.keyClick(contents.titles.title_en, Qt.Key.Key_Delete)
    contents.titles.title_zh.setFocus()
    qtbot.waitUntil(lambda: not contents._workbench.entry.title_en)
    qtbot.waitUntil(lambda: words()[:2] == ["通知", "Circular"])


def test_the_contents_pages_lie_beside_the_table(application: Application, contents: ContentsPanel) -> None:
    made = application.workbench.pages
    assert made is not None
    contents.show_pages.click()
    assert contents.beside.currentWidget() is contents.pages
    assert contents.pages.page_count == sum(page.part == "contents" for page in made.pages) > 0
    contents.pages.mouse.entry_clicked.emit(4, 0)
    assert application.workbench.number_of(application.workbench.entry_id) == 5
    contents.show_pages.click()
    assert contents.beside.currentWidget() is contents.titles


def test_the_menu_does_what_the_buttons_do(application: Application, contents: ContentsPanel) -> None:
    window = application.window
    window.show_room("edit")
    for name in ("contents_differing", "contents_pages", "copy_contents"):
        window.actions_by_name[name].trigger()
    assert window.stack.room == "contents"
    assert contents.only_differing.isChecked()
    assert contents.show_pages.isChecked()
    assert "关于优化调整部分城市公共汽车线路的通告" in QGuiApplication.clipboard().text()


def test_an_issue_without_entries(application: Application, contents: ContentsPanel, qtbot: QtBot) -> None:
    bench = application.workbench
    change = bench.do(AddIssue(Issue(serial=900, year=2030)))
    assert change is not None
    (issue_id,) = [each for each in change.issues if each]
    bench.choose_issue(issue_id)
    assert contents.empty.isVisibleTo(contents)
    assert contents.empty.text() == "还没有条目"
    assert contents.table.isHidden()


def test_a_closed_issue_still_has_its_verdicts(application: Application, contents: ContentsPanel, qtbot: QtBot) -> None:
    bench = application.workbench
    assert bench.issue is not None
    issue_id = bench.issue.id
    at, found = bench.call_desk(lambda desk: (desk.archive.changes(issue_id), check_issue(desk, issue_id)))
    bench.do(SendToPress(issue_id, SignOff(who="王主任", reason="样刊"), found, at))
    assert bench.issue.state == "at_press"
    qtbot.waitUntil(lambda: verdict(contents, 9) == "与文件不同", timeout=30000)
    contents.table.setCurrentCell(row_of(contents, 9), ZH)
    assert contents.titles.title_zh.isReadOnly()
    assert buttons(contents) == []
    contents.take_first()
    assert "工作方案" in bench.issue.entries[8].title_zh


def test_it_says_so_in_english(application: Application, contents: ContentsPanel, qtbot: QtBot) -> None:
    application.settings.language = "en"
    application.redress()
    assert (verdict(contents, 1), verdict(contents, 9)) == ("Agrees", "Title differs")
    contents.table.setCurrentCell(row_of(contents, 9), ZH)
    qtbot.waitUntil(lambda: buttons(contents)[:1] == ["Use Document's Title"])


def test_a_heading_below_is_no_matter_of_the_contents(
    application: Application, contents: ContentsPanel, qtbot: QtBot
) -> None:
    bench = application.workbench
    assert bench.issue is not None
    entry = bench.issue.entries[2]
    found = (Heading(text="五、其他", level=1, number="五、"),)
    bench.do(ReplaceBlocks(entry.id, (len(entry.blocks) - 1,), (*entry.blocks[-1:], *found)))
    qtbot.waitUntil(lambda: any("heading" in one.rule for one in bench.findings_of(entry.id)), timeout=30000)
    assert verdict(contents, 3) == "“通告”译法"


def test_a_title_is_kept_for_a_reason_and_asked_about_no_more(
    application: Application, contents: ContentsPanel, qtbot: QtBot
) -> None:
    bench = application.workbench
    contents.table.setCurrentCell(row_of(contents, 9), ZH)
    qtbot.waitUntil(lambda: "保留目录标题…" in buttons(contents))
    keep = next(each for each in contents.titles.check.findChildren(QPushButton) if each.text() == "保留目录标题…")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert contents.form.isVisibleTo(contents)
    QTest.keyClick(contents.form, Qt.Key.Key_Escape)
    assert not contents.form.isVisibleTo(contents)
    contents.table.setFocus()
    QTest.keyClick(contents.table, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(contents.form, Qt.Key.Key_4)
    QTest.keyClick(contents.form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: verdict(contents, 9) == "一致", timeout=30000)
    (decision,) = bench.call_desk(lambda desk: desk.archive.decisions.counting())
    assert (decision.place.rule, decision.reason, decision.place.text) == (
        "proofreading.title_differs",
        "asked",
        "工作方案",
    )
    application.window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: verdict(contents, 9) == "与文件不同", timeout=30000)


def test_large_letters_break_no_english_word(application: Application, contents: ContentsPanel, qtbot: QtBot) -> None:
    bench, table = application.workbench, contents.table
    assert bench.issue is not None
    bench.do(SetEntryField(bench.issue.entries[2].id, "title_en", "Circular on Interdepartmental Responsibilities"))
    application.settings.text_size = 150
    application.redress()
    application.window.resize(1366, 768)
    rows = [at for at, row in enumerate(table.rows) if row.texts[EN]]
    assert len(rows) > 10
    font = table.itemDelegate().title_font

    def broken() -> list[str]:
        found = []
        for at in rows:
            text, room = table.rows[at].texts[EN], table.columnWidth(EN) - 20
            layout = laid_out(text, font, room)
            starts = [layout.lineAt(line).textStart() for line in range(1, layout.lineCount())]
            found += [text for start in starts if text[start - 1].isalpha() and text[start].isalpha()]
        return found

    qtbot.waitUntil(lambda: broken() == [], timeout=5000)
    assert table.columnWidth(ZH) > 120
    assert table.horizontalScrollBar().maximum() == 0
