"""What is shown, told and kept while another archive takes the place of the one that is open, and afterwards."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gazette.archive.file import ArchiveFile
from gazette.desk import Desk, SetEntryField
from gazette.errors import ArchiveError
from gazette.gui.app import Application
from gazette.gui.keeping_dialog import KeepingDialog
from gazette.gui.last_places import read_places
from gazette.gui.second_start import hand_over
from tests.gui.test_keeping import answer, back_up, change, damage, keeping, title, told

__all__ = ["keeping"]


@pytest.fixture
def other(application: Application, home: Path) -> Path:
    """Another archive."""
    path = home / "other.gazette"
    with closing(sqlite3.connect(application.workbench.path)) as one, closing(sqlite3.connect(path)) as copy:
        one.backup(copy)
    with Desk.open(path) as desk:
        desk.do(SetEntryField(1, "title_zh", "另一个档案的标题"))
    return path


@pytest.fixture
def restore(application: Application, keeping: KeepingDialog, qtbot: QtBot) -> Callable[[], None]:
    """Makes a backup, changes a title, does something else, and begins to bring the backup back."""

    def begin(meanwhile: Callable[[], None] = lambda: None) -> None:
        back_up(keeping, qtbot)
        change(application, "备份以后改的")
        meanwhile()
        qtbot.mouseClick(keeping.restore_button, Qt.MouseButton.LeftButton)
        answer(keeping, qtbot)

    return begin


def active_children(name: str) -> list[str]:
    return [each.name for each in multiprocessing.active_children() if each.name == name]


def back(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not application.archives.away.running, timeout=30000)


def said(application: Application) -> str:
    return application.window.edit.document.messages.sentence.text()


def test_nothing_of_one_archive_is_done_to_another(
    application: Application, keeping: KeepingDialog, qtbot: QtBot, other: Path
) -> None:
    back_up(keeping, qtbot)
    damage(application.workbench.path, "UPDATE entry SET title_en = 'Another' WHERE id = 2")
    qtbot.mouseClick(keeping.verify_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not keeping.running)
    assert keeping.repair_button.isVisible()
    assert keeping.restore_button.isEnabled()
    application.archives.open_other(other)
    assert keeping.rows.rowCount() == 0
    assert not keeping.restore_button.isEnabled()
    assert not keeping.repair_button.isVisible()
    assert not keeping.messages.isVisible()
    qtbot.mouseClick(keeping.verify_button, Qt.MouseButton.LeftButton)
    application.archives.open_other(application.workbench.path.with_name("work.gazette"))
    qtbot.waitUntil(lambda: not keeping.running, timeout=20000)
    assert told(keeping) == "已停止，原有的备份没有动。"
    assert keeping.rows.rowCount() == 1


def test_files_that_are_handed_over_meanwhile_come_into_the_archive(
    application: Application, restore: Callable[[], None], qtbot: QtBot, home: Path
) -> None:
    text, path = home / "来稿.txt", application.workbench.path
    text.write_text("关于某事的通知\n\n各区：\n\n正文一段。\n", encoding="utf-8")
    restore()
    assert hand_over(path, [text])
    back(application, qtbot)
    qtbot.waitUntil(lambda: len(application.workbench.inbox) == 1, timeout=20000)
    assert application.workbench.path == path
    places = read_places(application.settings.places)
    assert {Path(each).name for each in places} == {path.name}, "nobody was ever in the empty archive"


def test_the_window_closes_once_the_archive_is_back(
    application: Application, restore: Callable[[], None], qtbot: QtBot
) -> None:
    path, before = application.workbench.path, title(application)
    restore()
    assert not application.window.close()
    assert application.window.isVisible()
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=30000)
    assert application.workbench.path == path
    assert title(application) == before


def test_an_archive_that_takes_nothing_any_more_is_restored_and_what_was_typed_is_offered(
    application: Application, keeping: KeepingDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(file: ArchiveFile, *_asked: object) -> None:
        raise ArchiveError("archive.damaged", file=str(file.path))

    back_up(keeping, qtbot)
    change(application, "备份以后改的")
    with monkeypatch.context() as patched:
        patched.setattr(ArchiveFile, "run", damaged)
        patched.setattr(ArchiveFile, "insert", damaged)
        qtbot.keyClicks(application.window.edit.document.editor, "typed into damage")
        qtbot.mouseClick(keeping.back_up_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not keeping.running)
        assert told(keeping) == "已备份，逐行校验相符。 屏幕上还没存上的修改不在其中。"
        qtbot.mouseClick(keeping.restore_button, Qt.MouseButton.LeftButton)
        answer(keeping, qtbot)
        assert application.archives.away.running
    back(application, qtbot)
    recovery = application.window.edit.document.recovery
    assert recovery.isVisible()
    qtbot.mouseClick(recovery.buttons["put_back"], Qt.MouseButton.LeftButton)
    assert "typed into damage" in application.window.edit.document.editor.toPlainText()


def test_what_was_found_at_the_start_is_not_told_of_another_archive(
    application: Application, qtbot: QtBot, other: Path
) -> None:
    first, look, heard = application.workbench.path, application.archives.look, []
    application.settings.check_start = True
    damage(first, "UPDATE entry SET title_en = 'Another' WHERE id = 2")
    look.looked.connect(heard.append)
    look.look()
    application.archives.open_other(other)
    qtbot.waitUntil(lambda: not active_children("desk"), timeout=20000)
    look.look()
    qtbot.waitUntil(lambda: bool(heard), timeout=20000)
    assert [checked.found.is_whole for checked in heard] == [True]


def test_an_archive_stays_while_files_are_made_of_it(
    application: Application, restore: Callable[..., None], qtbot: QtBot, home: Path
) -> None:
    issue, steps = application.workbench.issue, application.window.publish.steps
    assert issue is not None
    restore(lambda: steps.write_proof(issue, home / "proof.pdf"))
    assert not application.archives.away.running
    assert said(application) == "正在写文件，档案没有动。写完以后再试。"
    qtbot.waitUntil(lambda: not steps.running, timeout=30000)
    assert title(application) == "备份以后改的"


def test_the_backup_that_was_chosen_stays_chosen(
    application: Application, keeping: KeepingDialog, qtbot: QtBot
) -> None:
    back_up(keeping, qtbot)
    (kept,) = keeping.folder.iterdir()
    kept.rename(kept.with_name(f"{datetime.now() - timedelta(days=1):%Y-%m-%d}-120000.gazette"))  # noqa: DTZ005
    change(application, "备份以后改的")
    back_up(keeping, qtbot)
    keeping.table.selectRow(1)
    application.settings.language = "en"
    application.redress()
    assert keeping.table.currentIndex().row() == 1
