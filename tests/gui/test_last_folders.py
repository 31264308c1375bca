"""A dialog for files begins in the folder that was used last for its purpose, at first in that of documents."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from gazette.gui.app import Application
from gazette.gui.last_folders import LastFolders
from gazette.settings import Settings


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of documents of a person."""
    folder = tmp_path / "文档"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(folder))
    return folder


def test_each_purpose_has_a_folder_of_its_own(documents: Path, tmp_path: Path) -> None:
    settings, used = Settings(), tmp_path / "U盘"
    used.mkdir()
    assert LastFolders(settings).begin("memory", "校对记忆.csv") == str(documents / "校对记忆.csv")
    assert LastFolders(settings).note("memory", str(used / "a.csv")) == used / "a.csv"
    assert LastFolders(settings).begin("memory", "b.csv") == str(used / "b.csv")
    assert LastFolders(settings).begin("filing") == str(documents)
    used.rmdir()
    assert LastFolders(settings).begin("memory") == str(documents)
    assert LastFolders(Settings(folders="[no json")).begin("memory") == str(documents)


def test_the_memory_is_proposed_to_be_written_where_it_was_last(
    application: Application, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        asked.append(begin)
        return str(tmp_path / "memory.csv"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    memory = application.window.edit.document.finding_acts.memory
    memory.open_beside()
    for _ in range(2):
        memory.export_button.setEnabled(True)
        memory.export_button.click()
    memory.close()
    assert asked == [str(documents / "校对记忆.csv"), str(tmp_path / "校对记忆.csv")]
    assert (tmp_path / "memory.csv").is_file()
    assert "memory" in application.settings.folders


def test_one_purpose_does_not_move_another(
    application: Application, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that came on a stick are no reason to write the next proof onto it."""
    stick, office = tmp_path / "U盘", tmp_path / "校样"
    stick.mkdir()
    office.mkdir()
    begun: list[str] = []

    def nothing(_parent: object, _title: str, begin: str, _kinds: str) -> tuple[list[str], str]:
        begun.append(begin)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", nothing)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", nothing)
    folders = application.workbench.folders
    folders.note("documents", str(stick / "通知.docx"))
    folders.note("proof", str(office / "一校.pdf"))
    for act in ("bring_in", "proof", "insert_picture"):
        application.window.actions_by_name[act].trigger()
    assert [Path(begin).parent if begin.endswith(".pdf") else Path(begin) for begin in begun] == [
        stick,
        office,
        documents,
    ]
