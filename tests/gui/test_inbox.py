"""The room of the inbox: what came in, its report, parting and joining, filing in the issue, tracked changes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from tests.desk.test_originals import word_file
from tests.desk.test_parting import TWO


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
