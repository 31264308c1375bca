"""Backups, verification, restoring and repair in the window; the archive is looked over when it is opened."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import SetEntryField
from gazette.desk.backing_up import backups, folder_for
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.keeping_dialog import KeepingDialog
from gazette.model import Paragraph
from tests.gui.conftest import quiet_settings
from tests.gui.test_not_saved import choose, editor_of, refused, sentence


@pytest.fixture
def keeping(application: Application) -> KeepingDialog:
    application.window.actions_by_name["keeping"].trigger()
    return application.window.keeping


def change(application: Application, title: str) -> None:
    entry = application.workbench.entries[0]
    application.workbench.do(SetEntryField(entry.id, "title_zh", title))


def title(application: Application) -> str:
    return application.workbench.entries[0].title_zh


def told(dialog: KeepingDialog) -> str:
    return dialog.messages.sentence.text()


def answer(dialog: KeepingDialog, qtbot: QtBot) -> None:
    """Press the button of the form that is open."""
    form = next(form for form in dialog.findChildren(Asking) if form.isVisible())
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)


def back_up(dialog: KeepingDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.back_up_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.running)


def damage(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(sql)


def test_a_backup_is_made_and_listed_with_what_is_in_it(
    application: Application, keeping: KeepingDialog, qtbot: QtBot
) -> None:
    bench = application.workbench
    # page numbers are kept once pages are made, and that is a change
    qtbot.waitUntil(lambda: bench.call_desk(lambda desk: desk.archive.made_pages(1)) is not None)
    assert keeping.rows.rowCount() == 0
    back_up(keeping, qtbot)
    assert told(keeping) == "已备份，逐行校验相符。"
    assert keeping.rows.rowCount() == 1
    assert keeping.inside.text() == "其中有 1 期、11 条，最后是总第218期；收件箱 0 条。"
    back_up(keeping, qtbot)
    assert told(keeping) == "上次备份之后没有改动，不用再备份。"


def test_a_backup_goes_to_a_file_of_choice(keeping: KeepingDialog, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "给同事.gazette"
    keeping.write_to(file)
    qtbot.waitUntil(lambda: not keeping.running)
    assert told(keeping) == "已备份到“给同事.gazette”，逐行校验相符。"
    assert file.stat().st_size
    keeping.write_to(keeping._workbench.path)
    qtbot.waitUntil(lambda: not keeping.running)
    assert "不能把备份写到档案自己的位置" in told(keeping)


def test_a_backup_is_brought_back_in_the_window(application: Application, keeping: KeepingDialog, qtbot: QtBot) -> None:
    before = title(application)
    back_up(keeping, qtbot)
    change(application, "后来写的标题")
    qtbot.mouseClick(keeping.restore_button, Qt.MouseButton.LeftButton)
    answer(keeping, qtbot)
    qtbot.waitUntil(lambda: not application.archives.away.running)
    assert title(application) == before
    assert application.window.edit.document.messages.sentence.text() == "已从备份恢复；恢复前的档案也在备份里。"
    keeping.open_beside()
    assert [backup.reason for backup in keeping.rows.shown] == ["before-restore", ""]
    change(application, "恢复以后也能写")
    assert title(application) == "恢复以后也能写"


def test_nothing_is_brought_back_over_words_that_cannot_be_saved(
    application: Application, keeping: KeepingDialog, qtbot: QtBot
) -> None:
    back_up(keeping, qtbot)
    choose(application, Paragraph)
    with refused("archive.locked"):
        QTest.keyClicks(editor_of(application), "xyz")
        qtbot.mouseClick(keeping.restore_button, Qt.MouseButton.LeftButton)
        answer(keeping, qtbot)
        assert not application.archives.away.running
        assert "xyz" in editor_of(application).toPlainText()
        assert "另一个程序正在写" in sentence(application)
    application.workbench.save_now()
    assert "xyz" in editor_of(application).toPlainText()
    assert [backup.reason for backup in keeping.rows.shown] == [""]


def test_damage_is_named_and_repaired(application: Application, keeping: KeepingDialog, qtbot: QtBot) -> None:
    back_up(keeping, qtbot)
    damage(application.workbench.path, "UPDATE entry SET title_en = 'Another' WHERE id = 2")
    qtbot.mouseClick(keeping.verify_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not keeping.running)
    assert told(keeping).startswith("有 1 处与存入时不符，涉及 1 期")
    assert keeping.harm.stringList()[0].startswith("总第218期第 2 条《")
    assert keeping.repair_button.isVisible()
    qtbot.mouseClick(keeping.repair_button, Qt.MouseButton.LeftButton)
    answer(keeping, qtbot)
    qtbot.waitUntil(lambda: not application.archives.away.running)
    assert "档案已修复，1 处不是原样读出" in application.window.edit.document.messages.sentence.text()
    assert application.workbench.entries[1].title_en != "Another"
    keeping.open_beside()
    qtbot.mouseClick(keeping.verify_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not keeping.running)
    assert told(keeping).startswith("档案完好：1 期、11 条")
    assert not keeping.repair_button.isVisible()


def test_the_four_properties_are_reported_and_saved(
    application: Application, keeping: KeepingDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not keeping.save_button.isVisible()
    qtbot.mouseClick(keeping.examine_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not keeping.running)
    assert told(keeping).startswith("四性检测：通过 ")
    assert "［未检］没有病毒和恶意代码" in keeping.harm.stringList()
    for name, begins in (("a.txt", "电子档案四性检测报告".encode()), ("a.json", b"{"), ("a.pdf", b"%PDF")):
        keeping.write_report(tmp_path / name)
        assert told(keeping) == f"报告已保存到“{name}”。"
        assert (tmp_path / name).read_bytes().startswith(begins)
    keeping.write_report(tmp_path / "none" / "a.txt")
    assert "报告已保存" not in told(keeping)
    qtbot.mouseClick(keeping.verify_button, Qt.MouseButton.LeftButton)
    assert not keeping.save_button.isVisible()
    keeping.stop()
    qtbot.waitUntil(lambda: not keeping.running)


def test_what_is_being_typed_is_in_the_backup(application: Application, keeping: KeepingDialog, qtbot: QtBot) -> None:
    editor = application.window.edit.document.editor
    qtbot.keyClicks(editor, "typed just now")
    back_up(keeping, qtbot)
    (backup,) = backups(folder_for(application.workbench.path))
    with closing(sqlite3.connect(backup.file)) as copy:
        said = "".join(row[0] for row in copy.execute("SELECT text FROM passage"))
    assert "typed just now" in said


def test_the_dialog_works_by_keys_and_speaks_both_languages(
    application: Application, keeping: KeepingDialog, qtbot: QtBot
) -> None:
    back_up(keeping, qtbot)
    application.settings.language = "en"
    application.redress()
    assert keeping.windowTitle() == "Backups and Verification"
    assert keeping.inside.text() == "It holds 1 issue with 11 entries, the last is No. 218; 0 in the inbox."
    qtbot.keyClick(keeping, Qt.Key.Key_Escape)
    assert not keeping.isVisible()


@pytest.fixture
def looking(qtbot: QtBot, qapp: QApplication, sample_archive: Path, home: Path) -> Iterator[Application]:
    """A window that looks its archive over, over one that was damaged."""
    path = home / "work.gazette"
    shutil.copyfile(sample_archive, path)
    damage(path, "UPDATE entry SET title_en = 'Another' WHERE id = 2")
    program = Application(qapp, quiet_settings(check_start=True, back_up=True), home / "log")
    assert program.open(path)
    qtbot.addWidget(program.window)
    yield program
    program.settings.back_up = False
    program.window.close()
    program.close()


def test_damage_is_told_when_the_archive_is_opened(looking: Application, qtbot: QtBot) -> None:
    bar = looking.window.edit.document.messages
    looking.archives.look.look()
    qtbot.waitUntil(lambda: "打开档案时发现" in bar.sentence.text())
    assert bar.sentence.text() == "打开档案时发现 1 处与存入时不符，涉及 1 期；其余完好。"
    assert not backups(folder_for(looking.workbench.path)), "what is damaged takes no good backup's place"
    bar.button.click()
    assert looking.window.keeping.isVisible()
    assert len(looking.window.keeping.harm.stringList()) == 1


def test_the_first_look_makes_the_backup_that_was_left_to_do(application: Application, qtbot: QtBot) -> None:
    application.settings.back_up = True
    application.archives.look.look()
    qtbot.waitUntil(lambda: len(backups(folder_for(application.workbench.path))) == 1)


def test_a_changed_archive_is_to_be_backed_up_when_the_window_closes(application: Application) -> None:
    assert application.archives.copy_wanted() is None, "nobody wants that"
    application.settings.back_up = True
    change(application, "改过")
    assert application.archives.copy_wanted() == application.workbench.path
    application.settings.back_up = False


def test_a_window_that_is_closed_leaves_a_backup_behind(application: Application, qtbot: QtBot) -> None:
    application.settings.back_up = True
    change(application, "关闭以前改的")
    path = application.workbench.path
    application.window.close()
    application.close()
    qtbot.waitUntil(lambda: len(backups(folder_for(path))) == 1)
    with closing(sqlite3.connect(backups(folder_for(path))[0].file)) as copy:
        assert copy.execute("SELECT count(*) FROM entry WHERE title_zh = '关闭以前改的'").fetchone() == (1,)
