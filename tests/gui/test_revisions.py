"""The screen of revisions: found and compared by keys, read without a mouse, one difference or all taken back."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, ReplaceBlocks, SetEntryField
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.revisions_room import RevisionsRoom
from gazette.model import Entry, Paragraph

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def edited(application: Application) -> Entry:
    """The first version of an entry that was changed three times since, by its number and two of its paragraphs."""
    bench = application.workbench
    assert bench.issue is not None
    first = bench.issue.entries[2]
    bench.choose_entry(first.id)
    bench.do(SetEntryField(first.id, "number_zh", "云政发〔2024〕115号"))
    for at, (old, new) in ((0, ("主城区", "老城区")), (2, ("61路", "68路"))):
        block = first.blocks[at]
        assert isinstance(block, Paragraph)
        assert old in block.text
        bench.do(ReplaceBlocks(first.id, (at,), (replace(block, text=block.text.replace(old, new, 1)),)))
    return first


def opened(application: Application, qtbot: QtBot) -> RevisionsRoom:
    window, room = application.window, application.window.revisions
    window.edit.document.editor.setFocus()
    qtbot.keyClick(window.edit.document.editor, Qt.Key.Key_R, _CTRL_SHIFT)
    qtbot.waitUntil(lambda: room.isVisible() and room.list.rows.rowCount() > 0)
    settled(room, qtbot)
    return room


def settled(room: RevisionsRoom, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not room.is_comparing)


def from_the_first(room: RevisionsRoom, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_O) -> None:
    """Compare the first revision with what the entry says now."""
    qtbot.keyClick(room.list, Qt.Key.Key_End)
    qtbot.keyClick(room.list, key)
    settled(room, qtbot)


def now(application: Application) -> Entry:
    entry = application.workbench.entry
    assert entry is not None
    return entry


def test_the_list_says_who_when_and_how_and_the_last_two_are_compared(
    application: Application, edited: Entry, qtbot: QtBot
) -> None:
    application.workbench.set_person("李为民")
    application.workbench.do(SetEntryField(edited.id, "addressee", "各区政府："))
    room = opened(application, qtbot)
    rows = room.list.rows
    assert rows.rowCount() == 4
    assert "李为民 · 修改条目信息" in rows.facts(rows.revisions[0])
    assert "带入" in rows.facts(rows.revisions[-1])
    assert rows.index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "现在"
    assert (rows.old, rows.new) == (3, 4)
    assert [each.face for each in room.differences.differences.rows] == ["addressee"]
    qtbot.waitUntil(lambda: rows.counts.get(4) == 1)
    spoken = str(rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "李为民" in spoken
    assert "新" in spoken


def test_everything_by_keys_and_back_to_the_caret(application: Application, edited: Entry, qtbot: QtBot) -> None:
    window = application.window
    editor = window.edit.document.editor
    editor.show_block((2,))
    caret = editor.textCursor().position()
    window.resize(1400, 900)
    room = opened(application, qtbot)
    assert room.list.hasFocus()
    from_the_first(room, qtbot)
    assert (room.list.rows.old, room.list.rows.new) == (1, 3)
    rows = room.differences.differences.rows
    assert [(each.before, each.after, each.flags) for each in rows] == [
        ("云政发〔2024〕11号", "云政发〔2024〕115号", ("document_number",)),
        ("主", "老", ()),
        ("61", "68", ("number",)),
    ]
    for expected in (2, 3, 1):
        qtbot.keyClick(room.list, Qt.Key.Key_F8)
        assert room.differences.current is not None
        assert room.differences.current.number == expected
        start, end = room.text.red.places(expected)[-1]
        assert start <= room.text.red.textCursor().position() <= end
    qtbot.keyClick(room.list, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert room.differences.current.number == 3
    qtbot.keyClick(room.list, Qt.Key.Key_F6)
    assert room.text.red.hasFocus()
    qtbot.keyClick(room.text.red, Qt.Key.Key_F6)
    assert room.differences.hasFocus()
    qtbot.keyClick(room.differences, Qt.Key.Key_Escape)
    assert window.edit.isVisible()
    assert editor.hasFocus()
    assert editor.textCursor().position() == caret


def test_n_chooses_the_new_side_and_nothing_can_be_restored_then(
    application: Application, edited: Entry, qtbot: QtBot
) -> None:
    room = opened(application, qtbot)
    room.list.setCurrentIndex(room.list.rows.index(1, 0))
    qtbot.keyClick(room.list, Qt.Key.Key_N)
    room.list.setCurrentIndex(room.list.rows.index(2, 0))
    qtbot.keyClick(room.list, Qt.Key.Key_O)
    settled(room, qtbot)
    assert (room.list.rows.old, room.list.rows.new) == (1, 2)
    assert len(room.differences.differences.rows) == 1
    assert not room.restore_one.isEnabled()
    assert not room.restore_all.isEnabled()
    assert "现在" in room.why_not.text()


def test_one_difference_is_restored_in_one_step_and_is_a_revision(
    application: Application, edited: Entry, qtbot: QtBot
) -> None:
    room = opened(application, qtbot)
    from_the_first(room, qtbot, Qt.Key.Key_Space)
    before = now(application)
    qtbot.keyClick(room.list, Qt.Key.Key_F8)
    qtbot.mouseClick(room.restore_one, Qt.MouseButton.LeftButton)
    assert now(application).blocks[0] == edited.blocks[0]
    assert now(application).number_zh == before.number_zh
    assert now(application).blocks[2] == before.blocks[2]
    qtbot.waitUntil(lambda: room.list.rows.rowCount() == 4)
    settled(room, qtbot)
    assert (room.list.rows.old, room.list.rows.new) == (1, 4)
    assert "恢复这一处" in room.list.rows.facts(room.list.rows.revisions[0])
    assert len(room.differences.differences.rows) == 2
    qtbot.keyClick(room.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert now(application) == before
    assert room.isVisible()


def test_the_old_text_is_restored_whole_after_a_question(application: Application, edited: Entry, qtbot: QtBot) -> None:
    room = opened(application, qtbot)
    from_the_first(room, qtbot)
    before = now(application)
    qtbot.mouseClick(room.restore_all, Qt.MouseButton.LeftButton)
    (form,) = [each for each in room.findChildren(Asking) if each.isVisible()]
    assert now(application) == before
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert now(application) == edited
    name = application.workbench.undo_name
    assert name is not None
    assert name.zh == "恢复旧稿"
    application.workbench.undo()
    assert now(application) == before


def test_a_closed_issue_is_for_reading_only(application: Application, edited: Entry, qtbot: QtBot) -> None:
    bench = application.workbench
    issue = bench.issue
    assert issue is not None
    bench.call_desk(lambda desk: desk.archive.set_issue(replace(issue, state="at_press")))
    bench.reload()
    room = opened(application, qtbot)
    qtbot.waitUntil(lambda: len(room.differences.differences.rows) > 0)
    assert not room.restore_one.isEnabled()
    assert not room.restore_all.isEnabled()
    assert "不能改" in room.why_not.text()


def test_side_by_side_the_lines_stand_at_one_height(application: Application, edited: Entry, qtbot: QtBot) -> None:
    application.workbench.do(ReplaceBlocks(edited.id, (3,), ()))
    room = opened(application, qtbot)
    from_the_first(room, qtbot)
    qtbot.mouseClick(room.text.beside_button, Qt.MouseButton.LeftButton)
    old, new = room.text.beside.old, room.text.beside.new
    assert "主城区" in old.toPlainText()
    assert "老城区" not in old.toPlainText()
    assert "老城区" in new.toPlainText()

    def tops() -> list[list[int]]:
        found = []
        for view in (old, new):
            layout, block, side = view.document().documentLayout(), view.document().begin(), []
            while block.isValid():
                side.append(round(layout.blockBoundingRect(block).top()))
                block = block.next()
            found.append(side)
        return found

    qtbot.waitUntil(lambda: tops()[0] == tops()[1])
    new.verticalScrollBar().setValue(new.verticalScrollBar().maximum() // 2)
    assert abs(old.verticalScrollBar().value() - new.verticalScrollBar().value()) <= 1


def test_what_must_be_looked_at_twice_can_stand_alone(application: Application, edited: Entry, qtbot: QtBot) -> None:
    room = opened(application, qtbot)
    from_the_first(room, qtbot)
    room.flagged.click()
    assert [each.flags for each in room.differences.differences.rows] == [("document_number",), ("number",)]
    spoken = str(room.differences.differences.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "文号变了" in spoken


def test_a_click_in_the_text_chooses_the_difference(application: Application, edited: Entry, qtbot: QtBot) -> None:
    room = opened(application, qtbot)
    from_the_first(room, qtbot)
    start, _ = room.text.red.places(2)[0]
    cursor = room.text.red.textCursor()
    cursor.setPosition(start + 1)
    at = room.text.red.cursorRect(cursor).center()
    qtbot.mouseClick(room.text.red.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert room.differences.current is not None
    assert room.differences.current.number == 2


def test_the_red_line_is_saved_as_a_pdf(application: Application, edited: Entry, qtbot: QtBot, tmp_path: Path) -> None:
    room = opened(application, qtbot)
    from_the_first(room, qtbot)
    file = tmp_path / "花脸稿.pdf"
    room.text.write_pdf(file)
    with pypdfium2.PdfDocument(file) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "云政发〔2024〕11号" in text
    assert "云政发〔2024〕115号" in text
    told = unicodedata.normalize("NFKC", text)
    assert "文号变了" in told
    old, new = (room.list.rows.revision(number) for number in (room.list.rows.old, room.list.rows.new))
    for revision in (old, new):
        assert revision is not None
        at = datetime.fromisoformat(revision.made).astimezone()
        assert f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}" in told
    assert "花脸稿.pdf" in room.text.messages.sentence.text()
    room.text.write_pdf(tmp_path / "没有的文件夹" / "花脸稿.pdf")
    assert "花脸稿.pdf" in room.text.messages.sentence.text()
    assert room.text.messages.objectName() == "message_error"


def test_narrow_windows_fold_the_lists_and_keys_bring_them_back(
    application: Application, edited: Entry, qtbot: QtBot
) -> None:
    window = application.window
    window.resize(1024, 680)
    room = opened(application, qtbot)
    qtbot.waitUntil(lambda: not room.changes_pane.isVisible() and not room.revisions_pane.isVisible())
    qtbot.keyClick(room.text.red, Qt.Key.Key_F9)
    qtbot.keyClick(room.text.red, Qt.Key.Key_F5)
    assert room.changes_pane.isVisible()
    assert room.revisions_pane.isVisible()
    assert window.minimumSizeHint().width() <= 1024
    window.resize(1400, 800)
    qtbot.waitUntil(lambda: window.width() == 1400)
    assert room.changes_pane.isVisible()


def test_an_entry_that_was_never_changed_says_so(application: Application, qtbot: QtBot) -> None:
    room = opened(application, qtbot)
    assert room.list.rows.rowCount() == 1
    assert "没有改过" in room.text.foot.text.accessibleName()
    assert not room.restore_one.isEnabled()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_screen_is_dressed_in_both_languages(
    application: Application, edited: Entry, qtbot: QtBot, language: str, theme: str
) -> None:
    application.window.resize(1366, 768)
    room = opened(application, qtbot)
    application.settings.language, application.settings.theme = language, theme
    application.redress()
    assert room.restore_one.text() == ("恢复这一处" if language == "zh" else "Restore This Change")
    assert room.restore_one.sizeHint().width() <= room.restore_one.width()
    assert all(
        button.accessibleName() for button in (room.text.print_button, room.text.pdf_button, room.text.back_button)
    )
    assert room.grab().width() > 0


def test_another_windows_change_is_shown(application: Application, edited: Entry, qtbot: QtBot) -> None:
    room = opened(application, qtbot)
    with Desk.open(application.workbench.path, person="赵国强") as other:
        other.do(SetEntryField(edited.id, "title_zh", "另一个题目"))
    application.workbench.reload()
    qtbot.waitUntil(lambda: room.list.rows.rowCount() == 4)
    assert "赵国强" in room.list.rows.facts(room.list.rows.revisions[0])
    assert room.list.rows.new == 4


def test_a_revision_that_cannot_be_read_is_told(application: Application, edited: Entry, qtbot: QtBot) -> None:
    def spoil(desk: Desk) -> None:
        file = desk.archive._file
        with file.transaction():
            file.run(
                "UPDATE revision SET entry = x'00' WHERE id = "
                "(SELECT id FROM revision WHERE entry_id = ? AND entry IS NOT NULL ORDER BY id LIMIT 1)",
                edited.id,
            )

    application.workbench.call_desk(spoil)
    room = opened(application, qtbot)
    assert len(room.differences.differences.rows) == 2
    from_the_first(room, qtbot)
    assert room.text.messages.objectName() == "message_error"
    assert not room.restore_all.isEnabled()
    qtbot.keyClick(room.list, Qt.Key.Key_Home)
    qtbot.keyClick(room.list, Qt.Key.Key_Down)
    qtbot.keyClick(room.list, Qt.Key.Key_O)
    settled(room, qtbot)
    assert len(room.differences.differences.rows) == 2


def test_the_effect_on_the_pages_is_told(application: Application, edited: Entry, qtbot: QtBot) -> None:
    """A few characters change nothing; a text that is much longer moves the pages, and says how."""
    bench, editor = application.workbench, application.window.edit.document.editor
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=30000)
    room = opened(application, qtbot)
    from_the_first(room, qtbot)
    span = bench.span_of(edited.id)
    assert span is not None
    same = str(span[0]) if span[0] == span[1] else f"{span[0]}—{span[1]}"
    wanted = f"仍排在第 {same} 页，总页数和各条起页都不变"
    qtbot.waitUntil(lambda: room.effect.pages.text() == wanted, timeout=30000)
    room.left.emit()
    editor.show_block((1,))
    application.window.edit.document.pasting.insert_text("市政府各部门要按照职责分工抓好落实工作并及时反馈。" * 200)
    bench.settle()
    qtbot.waitUntil(lambda: bench.span_of(edited.id) not in (None, span), timeout=30000)
    longer = bench.span_of(edited.id)
    assert longer is not None
    room = opened(application, qtbot)
    qtbot.waitUntil(lambda: "→" in room.effect.pages.text(), timeout=30000)
    told = room.effect.pages.text().split("\n")
    assert told[0] == f"第 {same} 页 → 第 {longer[0]}—{longer[1]} 页"
    assert "起页变了" in told[-1]
    application.settings.language = "en"
    application.redress()
    assert room.effect.pages.text().split("\n")[0] == f"Pp. {same} → {longer[0]}—{longer[1]}".replace("—", "–")


def test_until_another_entry_is_compared_nothing_can_be_restored_in_it(
    application: Application, edited: Entry, qtbot: QtBot
) -> None:
    bench = application.workbench
    room = opened(application, qtbot)
    assert room.restore_all.isEnabled()
    held: list[Callable[[], None]] = []
    ask = bench.ask_desk
    bench.ask_desk = lambda *given, **how: held.append(lambda: ask(*given, **how))  # type: ignore[method-assign]
    bench.choose_entry(next(each for each in bench.entries if each.id != edited.id).id)
    assert held
    assert not room.restore_all.isEnabled()
    assert not room.restore_one.isEnabled()
    for each in held:
        each()
    settled(room, qtbot)
    assert len(room.list.rows.revisions) == 1
