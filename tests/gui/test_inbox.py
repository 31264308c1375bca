"""The room of the inbox: what came in, its report, parting and joining, filing in the issue, tracked changes."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from tests.desk.test_originals import word_file
from tests.desk.test_parting import TWO
from tests.gui.keyboard import give_keys
from tests.ingest.test_passwords import PASSWORD, locked


def bring(application: Application, qtbot: QtBot, file: Path) -> None:
    """Bring a file in while the inbox is shown, and wait until it is read, refused or waits for a decision."""
    bench, ended = application.workbench, list[object]()
    bench.brought.connect(ended.append)
    bench.not_brought.connect(ended.append)
    application.window.show_room("inbox")
    application.window.bringing_in.bring_in([str(file)], into_issue=False)
    qtbot.waitUntil(lambda: bool(ended), timeout=30000)


def words(application: Application) -> str:
    return "\n".join(label.text() for label in application.window.inbox.report.widget().findChildren(QLabel))


def press(application: Application, qtbot: QtBot, caption: str) -> None:
    buttons = application.window.inbox.report.widget().findChildren(QPushButton)
    qtbot.mouseClick(next(b for b in buttons if b.text() == caption), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("count", "told"), [(0, "收件箱"), (99, "收件箱 99"), (4142, "收件箱 99+")])
def test_a_full_inbox_says_so_in_few_characters(application: Application, count: int, told: str) -> None:
    application.window.inbox.count_changed.emit(count)
    assert application.window.actions_by_name["room_inbox"].text() == told


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "两份.txt"
    path.write_text(TWO, "utf-8")
    return path


def test_a_file_of_two_documents_is_joined_parted_and_filed(application: Application, qtbot: QtBot, two: Path) -> None:
    bench, inbox = application.workbench, application.window.inbox
    issue = bench.issue
    assert issue is not None
    bring(application, qtbot, two)
    qtbot.waitUntil(lambda: [file.name for file in inbox.list.files] == ["两份.txt"], timeout=20000)
    assert "云川市人民政府关于做好防汛工作的通知" in words(application)
    give_keys(qtbot, application.window)
    places = inbox.report.places
    assert len(places) > 0
    for place in (*places, places[0]):
        qtbot.keyClick(inbox, Qt.Key.Key_F8)
        assert place.hasFocus(), "F8 goes through what is to be looked at"
    qtbot.keyClick(places[0], Qt.Key.Key_Return)
    assert application.window.stack.room == "edit"
    qtbot.keyClick(application.window.edit.document.editor, Qt.Key.Key_Escape)
    assert inbox.list.hasFocus()
    tree = inbox.structure.tree
    tree.setCurrentItem(tree.topLevelItem(1))
    qtbot.mouseClick(inbox.structure.join, Qt.MouseButton.LeftButton)
    assert len(bench.inbox) == 1
    title = tree.findItems("云川市人民政府关于做好防汛工作的通知", Qt.MatchFlag.MatchRecursive)[0]
    tree.setCurrentItem(title)
    qtbot.mouseClick(inbox.structure.split, Qt.MouseButton.LeftButton)
    assert [entry.number_zh for entry in bench.inbox] == ["云政字〔2024〕21号", "云政字〔2024〕22号"]
    inbox.section.setCurrentIndex(0)
    inbox.place.setCurrentIndex(0)
    qtbot.keyClick(inbox.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.inbox == ()
    assert bench.issue is not None
    assert [e.number_zh for e in bench.issue.sections[0].entries[:2]] == ["云政字〔2024〕21号", "云政字〔2024〕22号"]
    assert [file.verdict for file in inbox.list.files] == ["filed"]
    bench.undo()
    assert len(bench.inbox) == 2


def test_tracked_changes_wait_and_are_decided_in_the_report(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    bench, inbox = application.workbench, application.window.inbox
    bring(application, qtbot, word_file(tmp_path / "修订.docx", changed=True))
    qtbot.waitUntil(lambda: [file.name for file in inbox.list.files] == ["修订.docx"], timeout=20000)
    assert "修订" in words(application)
    with qtbot.waitSignal(bench.brought, timeout=30000):
        press(application, qtbot, "接受全部修订")
    assert len(bench.inbox) == 1
    assert [file.verdict for file in inbox.list.files] == ["to_do"]


def test_a_refused_file_says_why_and_its_original_can_be_opened(
    application: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "乱.txt"
    path.write_bytes(bytes(range(256)) * 40)
    bring(application, qtbot, path)
    inbox = application.window.inbox
    qtbot.waitUntil(lambda: [file.verdict for file in inbox.list.files] == ["refused"], timeout=20000)
    assert "不是文本文件" in words(application)
    opened: list[bytes] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()).read_bytes()) or True
    )
    press(application, qtbot, "打开原件")
    assert opened == [path.read_bytes()]


def test_when_a_file_is_filed_the_next_one_is_chosen(application: Application, qtbot: QtBot, tmp_path: Path) -> None:
    bench, inbox = application.workbench, application.window.inbox
    for number in (1, 2, 3):
        path = tmp_path / f"来文{number}.txt"
        path.write_text(TWO.split("\n\n")[0].replace("21", f"3{number}"), "utf-8")
        bring(application, qtbot, path)
        qtbot.waitUntil(lambda number=number: len(inbox.list.files) == number, timeout=20000)
    inbox.list.choose(next(file for file in inbox.list.files if file.name == "来文2.txt"))
    seen = []
    for _ in range(3):
        qtbot.waitUntil(inbox.file_button.isEnabled)
        assert inbox.list.chosen is not None
        seen.append(inbox.list.chosen.name)
        qtbot.keyClick(inbox.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.inbox == ()
    assert len(set(seen)) == 3
    assert seen[0] == "来文2.txt"
    bench.undo()
    assert inbox.list.chosen is not None


def test_several_files_are_filed_in_one_step_each_where_its_like_goes(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    bench, inbox = application.workbench, application.window.inbox
    city = TWO.split("\n\n")[0].replace("云川", "云澜").replace("云政字", "云政发")
    office = city.replace("市人民政府", "市人民政府办公厅").replace("云政发", "云政办字")
    texts = (city.replace("21", "390"), office.replace("21", "390"), city.replace("21", "389"))
    for number, text in enumerate(texts, 1):
        path = tmp_path / f"来文{number}.txt"
        path.write_text(text, "utf-8")
        bring(application, qtbot, path)
        qtbot.waitUntil(lambda number=number: len(inbox.list.files) == number, timeout=20000)
    before = [section.entries for section in bench.sections]
    inbox.list.setFocus()
    qtbot.keyClick(inbox.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(inbox.list.all_chosen) == 3
    assert all(f"来文{number}.txt" in words(application) for number in (1, 2, 3))
    assert inbox.section.currentText() == "各放在建议的栏目"
    assert not inbox.place.isEnabled()
    assert "3" in inbox.file_button.text()
    qtbot.keyClick(inbox.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.inbox == ()
    homes = {entry.number_zh: section.name.zh for section in bench.sections for entry in section.entries}
    assert homes["云政发〔2024〕390号"] == homes["云政发〔2024〕389号"] == "市政府文件"
    assert homes["云政办字〔2024〕390号"] == "市政府办公厅文件"
    numbers = [entry.number_zh for section in bench.sections for entry in section.entries]
    assert numbers.index("云政发〔2024〕389号") + 1 == numbers.index("云政发〔2024〕390号")
    bench.undo()
    assert [section.entries for section in bench.sections] == before
    assert len(bench.inbox) == 3


def test_several_files_can_go_to_one_place(application: Application, qtbot: QtBot, two: Path) -> None:
    bench, inbox = application.workbench, application.window.inbox
    bring(application, qtbot, two)
    qtbot.waitUntil(lambda: bool(inbox.list.files), timeout=20000)
    inbox.section.setCurrentIndex(inbox.section.findText(bench.sections[-1].name.zh))
    inbox.place.setCurrentIndex(0)
    qtbot.mouseClick(inbox.file_button, Qt.MouseButton.LeftButton)
    assert [e.number_zh for e in bench.sections[-1].entries[:2]] == ["云政字〔2024〕21号", "云政字〔2024〕22号"]


def test_an_issue_without_entries_takes_them_from_the_inbox(application: Application, qtbot: QtBot, two: Path) -> None:
    window = application.window
    bring(application, qtbot, two)
    qtbot.waitUntil(lambda: bool(window.inbox.list.files), timeout=20000)
    window.actions_by_name["new_issue"].trigger()
    assert application.workbench.entry is None
    window.show_room("edit")
    take = window.edit.document.empty.take
    qtbot.waitUntil(take.isVisible)
    assert "1" in take.text()
    assert not window.status.caret.text()
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert window.stack.room == "inbox"
    # The next issue's sections are those of the last: documents go where their like went.
    assert window.inbox.section.currentText() == "各放在建议的栏目"


def test_what_was_read_stands_below_its_headings(application: Application, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "层次.txt"
    plan = "第一章　总则\n一、总体要求\n（一）目标。做好防汛。\n二、保障\n加强值守。\n"
    path.write_text(TWO.split("\n\n")[0] + "\n" + plan, "utf-8")
    bring(application, qtbot, path)
    inbox = application.window.inbox
    qtbot.waitUntil(lambda: bool(inbox.list.files), timeout=20000)
    tree = inbox.structure.tree
    (first,) = tree.findItems("一、总体要求", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    (second,) = tree.findItems("二、保障", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert first.child(0).text(0).startswith("（一）目标")
    assert second.parent() is first.parent()
    assert first.parent().text(0).startswith("第一章")
    assert second.child(0).text(0) == "加强值守。"


def test_a_file_with_a_password_is_read_once_it_is_entered(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    bench, inbox = application.workbench, application.window.inbox
    file = tmp_path / "乡村之星.docx"
    file.write_bytes(locked(word_file(tmp_path / "plain.docx").read_bytes()))
    issue = bench.issue
    assert issue is not None
    application.window.bringing_in.bring_in([str(file)], into_issue=True)
    bar = application.window.edit.document.messages
    qtbot.waitUntil(lambda: "“乡村之星.docx”有密码，没有读入" in bar.sentence.text(), timeout=30000)
    bar.button.click()
    assert application.window.stack.room == "inbox"

    def enter(password: str) -> None:
        field = inbox.report.password
        assert field is not None
        assert field.echoMode() == QLineEdit.EchoMode.Password
        field.setText(password)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    enter("another")
    qtbot.waitUntil(lambda: "密码不对，没有读入" in words(application), timeout=30000)
    assert inbox.report.password is not None
    assert inbox.report.password.hasFocus(), "it can be entered again at once"
    inbox.list.setFocus()
    qtbot.keyClick(inbox.list, Qt.Key.Key_Tab)
    assert not inbox.report.hasFocus(), "Tab goes to what can be done"
    assert bench.issue == issue
    enter(PASSWORD)
    qtbot.waitUntil(lambda: len(bench.entries) == len(issue.entries) + 1, timeout=30000)
    assert bench.inbox == ()
    assert [each.verdict for each in inbox.list.files] == ["filed"]
    for told in (bar, inbox.messages):
        assert "没有读入" not in told.accessibleName() or not told.isVisibleTo(told.parentWidget())
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert bench.call_desk(lambda desk: desk.archive.source_content(digest)) == file.read_bytes()
