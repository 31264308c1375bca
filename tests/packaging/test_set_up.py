"""The set-up scripts are whole shell, and say what is wrong in one sentence of the reader's language."""

import os
import subprocess
from pathlib import Path

import pytest

INSTALLERS = Path(__file__).resolve().parents[2] / "installers"
SCRIPTS = ["check", "set_up.sh", "start", "test", "debian/build", "debian/try_in_empty_system"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_is_whole(script: str) -> None:
    run = subprocess.run(["sh", "-n", str(INSTALLERS / script)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(("language", "said"), [("zh", "需要 Python 3.11"), ("en", "Python 3.11 or newer is needed")])
def test_an_old_python_is_told_in_one_sentence(tmp_path: Path, language: str, said: str) -> None:
    """Runs in a folder without apt on the path: an unsuitable Python is all that is wrong."""
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    run = subprocess.run(
        ["/bin/sh", "-euc", f'. "{INSTALLERS}/set_up.sh"; python="$PYTHON"; PATH=/nowhere; system_set_up'],
        env={**os.environ, "PYTHON": str(old), "GAZETTE_LANG": language},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith(said)
    assert run.stderr.count("\n") == 1


def test_a_finished_set_up_is_not_done_again(tmp_path: Path) -> None:
    """With the stamp in place neither apt nor pip nor Python's venv is asked: a second start is quick."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    python.chmod(0o755)
    script = f"""
        . "{INSTALLERS}/set_up.sh"
        system_set_up() {{ echo system >>asked; }}
        environment_set_up() {{ echo "$*" >>asked; }}
        set_up test; set_up test; set_up start
        printf changed >>pyproject.toml
        set_up start
    """
    subprocess.run(["/bin/sh", "-euc", script], cwd=tmp_path, check=True)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["system", "-e . --group dev", "system", "-e ."]
