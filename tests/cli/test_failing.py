"""The one fence of the command line: a bug becomes one line and a log, whatever folders there are."""

from pathlib import Path

import pytest

from gazette.cli.failing import report
from gazette.errors import ExportError


@pytest.mark.parametrize("writable", [True, False])
def test_a_bug_is_told_in_a_line_that_names_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], writable: bool
) -> None:
    state = tmp_path / "state"
    if not writable:
        state.write_text("a file where a folder should be")
    for name in ("HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(state))
    monkeypatch.setenv("GAZETTE_LANG", "en")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert report(ZeroDivisionError("nobody foresaw this")) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: ")
    assert said.count("\n") == 1
    (log,) = tmp_path.rglob("gazette.log")
    assert str(log) in said
    assert "nobody foresaw this" in log.read_text("utf-8")


def test_what_is_kept_off_the_web_names_the_option_that_gives_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    values = {"entry": 3, "title": "通知", "text": "此件不公开", "count": 1}
    assert report(ExportError("export.kept_from_public_head", **values)) == 1
    assert "--despite-marks" in capsys.readouterr().err
