"""Places that the system keeps from us: one sentence, code 1, never the sentence of a bug.

A name that is too long is refused by the system whoever asks, an administrator too.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.cli.commands import exit_code
from gazette.desk import Desk
from gazette.desk.self_test import sample_issue

Ran = tuple[int, str, str]
Gazette = Callable[..., Ran]
REFUSED = "n" * 300


@pytest.fixture(params=["zh", "en"])
def gazette(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Gazette:
    """Runs a command in this process: its exit code, what it said, and what it said of errors."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("GAZETTE_LANG", request.param)

    def ran(*words: object) -> Ran:
        monkeypatch.setattr("sys.argv", ["gazette", *map(str, words)])
        code = exit_code()
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


def is_one_sentence(told: str, *named: object) -> bool:
    """One line that begins with error: and names what it is about, and nothing of a bug."""
    named_all = all(str(each) in told for each in named)
    return named_all and told.startswith("error: ") and told.count("\n") == 1 and "gazette.log" not in told


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


@pytest.mark.parametrize("place", ["a file", REFUSED])
def test_own_archive_that_cannot_be_made(
    gazette: Gazette, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "a file").write_text("where a folder should be")
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / place))
    code, _, told = gazette("import", sample_issue())
    assert code == 1
    assert is_one_sentence(told, "gazette.gazette")


@pytest.mark.parametrize("command", [("issues",), ("import", sample_issue())])
def test_archive_in_a_place_that_is_kept_from_us(gazette: Gazette, tmp_path: Path, command: tuple[object, ...]) -> None:
    file = tmp_path / REFUSED / "a.gazette"
    code, _, told = gazette(*command, "--archive", file)
    assert code == 1
    assert is_one_sentence(told, file)


@pytest.mark.parametrize("kind", ["--pdf", "--xml"])
def test_export_into_a_folder_that_is_kept_from_us(gazette: Gazette, tmp_path: Path, archive: Path, kind: str) -> None:
    file = tmp_path / REFUSED / "a.file"
    code, said, told = gazette("export", "i1", kind, file, "--archive", archive)
    assert (code, said) == (1, "")
    assert is_one_sentence(told, file)


@pytest.mark.parametrize("place", [REFUSED, "a file/folder"])
def test_self_test_into_a_folder_that_cannot_be_written(gazette: Gazette, tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("where a folder should be")
    folder = tmp_path / place
    code, said, told = gazette("self-test", "--output", folder)
    assert (code, said) == (1, "")
    assert is_one_sentence(told, folder)


@pytest.mark.parametrize("place", [REFUSED, "nowhere", "a file"])
def test_watch_of_no_folder_says_so_and_nothing_else(gazette: Gazette, tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("where a folder should be")
    archive = tmp_path / "fresh.gazette"
    code, said, told = gazette("watch", tmp_path / place, "--archive", archive)
    assert (code, said) == (1, "")
    assert is_one_sentence(told, tmp_path / place)
    assert not archive.exists()


def test_an_archive_that_is_made_of_an_empty_file_is_told(gazette: Gazette, tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    path.touch()
    code, _said, told = gazette("import", sample_issue(), "--archive", path)
    assert code == 0
    assert "own.gazette" in told
    assert gazette("import", sample_issue(), "--archive", path)[2] == ""
