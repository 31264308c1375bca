"""What is wrong with an archive is told with what that means and what to do, beside the program's own sign."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gazette.archive import file as archive_file
from gazette.errors import ArchiveError
from gazette.gui.app import Application
from gazette.gui.archive_choice import ArchivePlace, choose_archive
from gazette.gui.captions import Captions
from gazette.gui.icons import application_icon
from gazette.settings import Settings


def test_the_box_at_the_start_has_the_programs_own_icon(qapp: QApplication, qtbot: QtBot) -> None:
    seen: list[tuple[QMessageBox.Icon, int, str]] = []

    def leave() -> None:
        box = qapp.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, leave)
            return
        like = application_icon().pixmap(box.iconPixmap().deviceIndependentSize().toSize()).toImage()
        seen.append((box.icon(), box.iconPixmap().toImage() == like, box.text()))
        box.reject()

    error = ArchiveError("archive.newer", file="/公报/公报.gazette", version=99, known=21)
    QTimer.singleShot(20, leave)
    place = ArchivePlace(Path("/公报/公报.gazette"), new=False)
    assert choose_archive(error, place, Captions("zh"), {}) is None
    ((icon, own, text),) = seen
    assert icon == QMessageBox.Icon.NoIcon
    assert own
    assert "为免损坏，没有打开" in text


@pytest.fixture
def only_read(
    qtbot: QtBot, qapp: QApplication, sample_archive: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The program over an archive in a place that cannot be written to."""
    monkeypatch.setattr(archive_file, "_only_readable", lambda *_: True)
    path = home / "dvd.gazette"
    shutil.copyfile(sample_archive, path)
    program = Application(qapp, Settings(language="zh", theme="light", last_folder=str(home)), home / "gazette.log")
    assert program.open(path)
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    program.close()


def test_a_place_that_cannot_be_written_to_is_told_and_tried_again(
    only_read: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = only_read.window.edit.document.messages
    assert bar.sentence.text() == "档案所在位置不能写，已只读打开：可以看、查、导出，不能改。换到能写的位置后按“再试”。"
    only_read.settings.language = "en"
    only_read.redress()
    assert "opened for reading, searching and export" in bar.sentence.text()
    bar.button.click()
    assert "opened for reading" in bar.sentence.text()
    monkeypatch.undo()
    bar.button.click()
    assert not only_read.workbench.closed
    assert "can be written" in bar.sentence.text()


def test_an_archive_on_a_full_disk_is_opened_for_reading_and_tried_again(
    application: Application, small_disk: Path, sample_archive: Path
) -> None:
    path, ballast = small_disk / "full.gazette", small_disk / "ballast"
    shutil.copyfile(sample_archive, path)
    with pytest.raises(OSError, match="space"):
        ballast.write_bytes(bytes(4_000_000))
    application.archives.open_other(path)
    bar = application.window.edit.document.messages
    assert bar.sentence.text() == "磁盘满了，档案已只读打开：可以看、查、导出到别处，不能改。腾出空间后按“再试”。"
    assert application.workbench.entries
    ballast.unlink()
    bar.button.click()
    assert bar.sentence.text() == "档案现在能写了，可以编辑。"


def test_an_archive_in_a_synchronised_folder_is_told_of_once(
    application: Application, sample_archive: Path, home: Path
) -> None:
    path = home / "坚果云" / "one.gazette"
    path.parent.mkdir()
    shutil.copyfile(sample_archive, path)
    bar = application.window.edit.document.messages
    application.archives.open_other(path)
    assert not bar.isHidden()
    assert bar.sentence.text().startswith("档案 one.gazette 在同步文件夹里")
    application.settings.language = "en"
    application.redress()
    assert bar.sentence.text().startswith("The archive one.gazette is in a synchronised folder")
    application.archives.open_other(home / "work.gazette")
    assert bar.isHidden()
    application.archives.open_other(path)
    assert bar.isHidden()
