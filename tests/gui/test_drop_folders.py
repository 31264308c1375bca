"""Drop folders in the window: they come in by themselves, say how they are, and take nobody from the text."""

import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gazette.archive import StoredFolder
from gazette.desk import Desk, FolderWatch, Pace, SetEntryField
from gazette.gui import drop_watch
from gazette.gui.app import Application
from gazette.gui.drop_dialog import DropDialog
from tests.desk.test_bringing_in import TEXT
from tests.desk.test_originals import word_file

SECOND = TEXT.replace("做好记录", "做好第二次记录")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A watch that looks often."""
    watch = partial(FolderWatch, pace=Pace(every=0.1, quiet=0.2, patience=1.0))
    monkeypatch.setattr(drop_watch, "FolderWatch", watch)


@pytest.fixture
def folder(application: Application, tmp_path: Path) -> Path:
    """A drop folder that the window watches."""
    made = tmp_path / "投递"
    made.mkdir()
    application.drop.put(StoredFolder(path=str(made)))
    return made


@pytest.fixture
def dialog(application: Application, folder: Path) -> DropDialog:
    application.window.actions_by_name["drop_folders"].trigger()
    opened = application.window.drop_news.dialog
    assert opened is not None
    return opened


def until(qtbot: QtBot, holds: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(holds()), timeout=20000)


def verdicts(dialog: DropDialog) -> list[str]:
    return [row.arrival.verdict for row in dialog.model.rows]


def test_a_file_comes_in_while_somebody_types_and_takes_nobody_away(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    issue, entry = bench.issue, bench.entry_id
    assert issue is not None
    (folder / "通知.txt").write_text(TEXT, "utf-8")
    typed = 0
    while not bench.inbox:
        QTest.keyClicks(editor, "x")
        typed += 1
        qtbot.wait(60)
        assert typed < 300
    assert bench.issue is not None
    assert (bench.issue.id, bench.entry_id) == (issue.id, entry)
    assert bench.settle()
    assert bench.entry is not None
    assert "x" * typed in str(bench.entry)
    assert not list(folder.glob("*.txt"))
    assert application.window.status.drop.text() == "投递：1 个文件夹"


def test_a_new_version_is_told_and_taken_back(application: Application, qtbot: QtBot, folder: Path) -> None:
    bench, messages = application.workbench, application.window.edit.document.messages
    (folder / "通知.txt").write_text(TEXT, "utf-8")
    until(qtbot, lambda: bench.inbox)
    (first,) = bench.inbox
    (folder / "通知.txt").write_text(SECOND, "utf-8")
    until(qtbot, lambda: "第二次" in str(bench.inbox))
    assert "新版本，已换入" in messages.sentence.text()
    assert messages.button.text() == "取回上一版"
    messages.button.click()
    assert bench.inbox == (first,)
    bench.undo()
    assert "第二次" in str(bench.inbox)


def test_the_list_tells_what_came_and_a_click_shows_the_entry(
    application: Application, qtbot: QtBot, dialog: DropDialog, folder: Path
) -> None:
    (folder / "通知.txt").write_text(TEXT, "utf-8")
    until(qtbot, lambda: verdicts(dialog) == ["taken"])
    assert dialog.model.index(0, 1).data() == "通知.txt"
    assert "春季植树" in dialog.model.index(0, 3).data()
    until(qtbot, lambda: application.workbench.inbox)
    place = dialog.list.visualRect(dialog.model.index(0, 3)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert application.workbench.entry_id == application.workbench.inbox[0].id
    (folder / "坏.txt").write_bytes(bytes(range(256)) * 40)
    until(qtbot, lambda: verdicts(dialog) == ["refused", "taken"])
    assert dialog.model.why(dialog.model.rows[0].arrival)


def test_a_zip_comes_in_file_by_file(application: Application, qtbot: QtBot, dialog: DropDialog, folder: Path) -> None:
    with zipfile.ZipFile(folder / "来文.zip", "w") as package:
        package.writestr("一.txt", TEXT)
        package.writestr("二.txt", TEXT.replace("植树", "绿化"))
        package.writestr("坏.txt", bytes(range(256)) * 40)
    until(qtbot, (folder / "有问题" / "来文.zip").exists)
    until(qtbot, lambda: len(application.workbench.inbox) == 2)
    until(qtbot, lambda: verdicts(dialog) == ["refused", "taken", "taken", "taken"])


def test_changes_are_decided_from_the_list(
    application: Application, qtbot: QtBot, dialog: DropDialog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word_file(folder / "修订.docx", changed=True)
    until(qtbot, lambda: verdicts(dialog) == ["waiting"])

    def accept(box: QMessageBox) -> None:
        next(button for button in box.buttons() if "接受" in button.text()).click()

    monkeypatch.setattr(QMessageBox, "exec", accept)
    dialog.list.selectRow(0)
    dialog.decide_button.click()
    until(qtbot, lambda: application.workbench.inbox)
    until(qtbot, lambda: list((folder / "已处理").rglob("修订.docx")))
    until(qtbot, lambda: not dialog.decide_button.isEnabled())
    assert len(application.workbench.inbox) == 1


def test_a_version_beside_its_entry_says_of_which_and_is_compared(
    application: Application, qtbot: QtBot, dialog: DropDialog, folder: Path
) -> None:
    bench = application.workbench
    (folder / "通知.txt").write_text(TEXT, "utf-8")
    until(qtbot, lambda: bench.inbox)
    bench.choose_entry(bench.inbox[0].id)
    assert bench.do(SetEntryField(bench.inbox[0].id, "subject", "绿化")) is not None
    (folder / "通知.txt").write_text(SECOND, "utf-8")
    until(qtbot, lambda: verdicts(dialog) == ["version", "taken"])
    until(qtbot, lambda: len(bench.inbox) == 2)
    assert dialog.model.index(0, 3).data().endswith("（收件箱）的新版本")
    dialog.list.selectRow(0)
    dialog.compare_button.click()
    assert dialog.version is not None
    assert "做好第二次记录" in dialog.version.page.toPlainText()
    assert "text-decoration: underline" in dialog.version.page.toHtml()


def test_folders_are_added_set_paused_and_removed(
    application: Application, dialog: DropDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "另一个"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    dialog.add_button.click()
    assert dialog.folders.rowCount() == 2
    assert application.window.status.drop.text() == "投递：2 个文件夹"
    assert dialog.chosen is not None
    assert dialog.chosen.folder.path == str(other)
    section = application.workbench.sections[1]
    dialog.form.section.setCurrentIndex(dialog.form.section.findData(section.id))
    dialog.form.section.activated.emit(dialog.form.section.currentIndex())
    dialog.form.filed.click()
    dialog.form.network.click()
    dialog.pause_button.click()
    kept = application.workbench.call_desk(lambda desk: desk.archive.deliveries.drop_folders())[1]
    assert kept == StoredFolder(
        path=str(other), place="network", section_id=section.id, filed=True, paused=True, id=kept.id
    )
    assert application.window.status.drop.text() == "投递：1 个文件夹"
    assert dialog.folders.item(1, 2).text() == "已暂停"
    application.window.actions_by_name["language_en"].trigger()
    assert dialog.windowTitle() == "Drop Folders"
    assert application.window.status.drop.text() == "Drop folders: 1 watched"
    dialog.remove_button.click()
    assert dialog.folders.rowCount() == 1


def test_a_folder_out_of_reach_is_said_and_its_return(
    application: Application, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    sign = application.window.status.drop
    folder.rename(tmp_path / "移走")
    until(qtbot, lambda: "起连不上" in sign.text())
    (tmp_path / "移走").rename(folder)
    until(qtbot, lambda: sign.text() == "投递：1 个文件夹")


def test_the_proposed_section_stands_first_in_the_menu(application: Application, qtbot: QtBot, folder: Path) -> None:
    bench = application.workbench
    section = bench.sections[-1]
    application.drop.put(StoredFolder(path=str(folder), section_id=section.id))
    (folder / "通知.txt").write_text(TEXT, "utf-8")
    until(qtbot, lambda: bench.inbox)
    bench.choose_entry(bench.inbox[0].id)
    menu = application.window.menus.section
    menu.aboutToShow.emit()
    assert menu.actions()[0].text().startswith("拟放入")
    menu.actions()[0].trigger()
    assert bench.inbox == ()
    assert bench.sections[-1].entries[-1].id == bench.entry_id


def test_the_window_closes_while_files_come_and_they_come_in_the_next_time(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    for number in range(40):
        (folder / f"{number}.txt").write_text(TEXT.replace("植树", f"植树{number}"), "utf-8")
    until(qtbot, lambda: len(list(folder.glob("*.txt"))) < 40)
    path = application.workbench.path
    application.window.close()
    application.workbench.close()
    with Desk.open(path) as desk:
        there = len(desk.inbox())
        left = len(list(folder.glob("*.txt")))
        assert 0 < there < 40
        assert there + left in {40, 41}  # one may be in and not yet put away
