"""An archive in a synchronised folder: the command line says once that it is harmed more easily there."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.cli.commands import gazette
from gazette.desk.self_test import sample_issue


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def said(*words: str) -> str:
    done = CliRunner().invoke(gazette, list(words), env={"GAZETTE_LANG": "zh"})
    assert done.exit_code == 0, done.output
    return done.stderr


def test_a_synchronised_folder_is_told_of_once_for_each_archive(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - 云川市政府"
    folder.mkdir()
    one, other = str(folder / "one.gazette"), str(folder / "other.gazette")
    assert "在同步文件夹里" in said("import", str(sample_issue()), "--archive", one)
    assert "同步" not in said("issues", "--archive", one)
    assert "在同步文件夹里" in said("import", str(sample_issue()), "--archive", other)
    assert "同步" not in said("import", str(sample_issue()), "--archive", str(tmp_path / "own.gazette"))
