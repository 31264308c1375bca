"""The one fence of the command line: a bug becomes one line and a log, whatever folders there are."""

from pathlib import Path

import pytest

from gazette.cli.commands import exit_code
from gazette.cli.failing import report
from gazette.errors import DeskError, ExportError


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


def test_who_stops_a_command_is_told_what_stays(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def interrupted(*_words: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gazette.desk.Desk.open", interrupted)
    monkeypatch.setattr("sys.argv", ["gazette", "issues", "--archive", str(tmp_path / "a.gazette")])
    monkeypatch.setenv("GAZETTE_LANG", "en")
    assert exit_code() == 130
    assert capsys.readouterr().err.strip().startswith("Stopped. What was done by then stays")


def test_what_is_kept_off_the_web_names_the_option_that_gives_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    values = {"entry": 3, "title": "通知", "text": "此件不公开", "count": 1}
    assert report(ExportError("export.kept_from_public_head", **values)) == 1
    assert "--despite-marks" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "leads_on"),
    [
        ("desk.open_errors", ("gazette check 218", "--reason")),
        ("desk.open_entries", ("--reason",)),
        ("desk.not_at_press", ("gazette press 218 --who",)),
    ],
)
def test_what_stops_press_and_publishing_names_the_command_that_leads_on(
    code: str, leads_on: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(DeskError(code, issue="218", count=1, first="利用现状")) == 1
    said = capsys.readouterr().err
    assert all(words in said for words in leads_on)
