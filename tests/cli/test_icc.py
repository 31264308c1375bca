"""``gazette export --icc``: the profile named, else the one that the person's settings keep."""

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from gazette.cli.exporting import export_command
from gazette.desk import Desk
from gazette.desk.self_test import sample_issue
from gazette.errors import ExportError
from gazette.export import coated_paper
from gazette.settings import Settings, save_settings, settings_file


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with the sample issue, and a home of its own."""
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        desk.bring_in(sample_issue())
    return tmp_path / "a.gazette"


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A profile of the office's own."""
    file = tmp_path / "press.icc"
    file.write_bytes(coated_paper().profile)
    return file


def exported(archive: Path, *more: str) -> Result:
    return CliRunner().invoke(
        export_command,
        ["218", "--entry", "1", "--archive", str(archive), "--pdf", str(archive.with_suffix(".pdf")), *more],
    )


def identifier(archive: Path) -> str:
    with pikepdf.open(archive.with_suffix(".pdf")) as pdf:
        return str(pdf.Root.OutputIntents[0].OutputConditionIdentifier)


def test_the_named_profile_outweighs_the_one_in_the_settings(archive: Path, press: Path) -> None:
    assert exported(archive, "--icc", str(press)).exit_code == 0
    assert identifier(archive) == "Custom"
    assert exported(archive).exit_code == 0
    assert identifier(archive) == "FOGRA39"
    save_settings(Settings(icc=str(press)), settings_file())
    assert exported(archive).exit_code == 0
    assert identifier(archive) == "Custom"
    assert exported(archive, "--icc", "FOGRA39").exit_code == 0
    assert identifier(archive) == "FOGRA39"


def test_a_kept_profile_that_is_gone_is_told_and_only_where_it_is_needed(archive: Path, press: Path) -> None:
    save_settings(Settings(icc=str(press)), settings_file())
    press.unlink()
    run = exported(archive)
    assert isinstance(run.exception, ExportError)
    assert run.exception.code == "export.icc_unread"
    assert not archive.with_suffix(".pdf").exists()
    assert exported(archive, "--proof").exit_code == 0
