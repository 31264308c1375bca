"""The set-up scripts are whole shell, and say what is wrong in one sentence of the reader's language."""

import os
import re
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
    assert asked == ["system", "-e .[postgresql] --group dev", "system", "-e .[postgresql]"]


def missing_packages_said(tmp_path: Path, *commands: str) -> str:
    """What a user who may not install is told where ``id`` and the named ``commands`` are all there is."""
    for name in ("id", *commands):
        command = tmp_path / name
        command.write_text("#!/bin/sh\n[ $# = 1 ] && echo 1000\nexit 1\n", encoding="utf-8")
        command.chmod(0o755)
    run = subprocess.run(
        ["/bin/sh", "-euc", f'. "{INSTALLERS}/set_up.sh"; PATH="{tmp_path}"; install_packages libegl1 python3-venv'],
        env={**os.environ, "GAZETTE_LANG": "en"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    return run.stderr


def test_the_line_for_root_is_one_that_the_system_can_run(tmp_path: Path) -> None:
    """A Debian whose root has a password has no sudo."""
    install = "apt-get install --no-install-recommends libegl1 python3-venv"
    assert missing_packages_said(tmp_path).endswith(f": su - -c 'apt-get update && {install}'\n")
    assert missing_packages_said(tmp_path, "sudo").endswith(f": sudo apt-get update && sudo {install}\n")


def environment_said(tmp_path: Path, answer: str, language: str) -> str:
    """What is said where the environment is whole and pip answers `answer` to the installation."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(
        f"#!/bin/sh\ncase \"$*\" in *--dry-run*|-c*) exit 0;; esac\necho '{answer}' >&2\nexit 1\n", encoding="utf-8"
    )
    python.chmod(0o755)
    run = subprocess.run(
        ["/bin/sh", "-euc", f'. "{INSTALLERS}/set_up.sh"; python=python3; environment_set_up -e .'],
        env={**os.environ, "GAZETTE_LANG": language},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    return run.stderr


UNRESOLVED = (
    "Retrying after NewConnectionError: [Errno -3] Temporary failure in name resolution\nERROR: No matching pip"
)
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"


@pytest.mark.parametrize(
    ("answer", "language", "said"),
    [
        (UNRESOLVED, "en", "There is no network"),
        (UNRESOLVED, "zh", "网络不通"),
        (FULL, "en", "The disk is full"),
        (FULL, "zh", "磁盘满了"),
    ],
)
def test_the_usual_reasons_are_one_sentence(tmp_path: Path, answer: str, language: str, said: str) -> None:
    stderr = environment_said(tmp_path, answer, language)
    assert stderr.startswith(said)
    assert stderr.count("\n") == 1


@pytest.mark.parametrize("answer", ["ProxyError: Cannot connect to proxy: Connection refused", "A wheel is broken"])
def test_another_reason_is_shown_as_it_was_given(tmp_path: Path, answer: str) -> None:
    stderr = environment_said(tmp_path, answer, "en")
    assert stderr == (
        f"{answer}\nThe libraries could not be installed; pip gives the reason above. Mend that and run this again.\n"
    )


def test_lists_that_could_not_be_fetched_are_the_network_not_missing_packages(tmp_path: Path) -> None:
    """Without lists apt-get says of each package only that there is none."""
    answers = {
        "id": "echo 0",
        "apt-get": """case "$*" in
            *update*) echo "W: Failed to fetch it  Temporary failure resolving" >&2;;
            *) echo "E: Unable to locate package libegl1" >&2; exit 100;;
            esac""",
    }
    for name, answer in answers.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    run = subprocess.run(
        ["/bin/sh", "-euc", f'. "{INSTALLERS}/set_up.sh"; update_lists; install_packages libegl1'],
        env={**os.environ, "GAZETTE_LANG": "en", "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("There is no network")
    assert run.stderr.count("\n") == 1


def test_half_a_pip_is_made_anew(tmp_path: Path) -> None:
    """Killed while pip replaced itself, the set-up left a pip that can be imported and does nothing."""
    venv, python = tmp_path / ".venv" / "bin" / "python", tmp_path / "python3"
    venv.parent.mkdir(parents=True)
    venv.write_text('#!/bin/sh\n[ "$1" = -c ]\n', encoding="utf-8")
    python.write_text('#!/bin/sh\necho "$*" >asked\nprintf "#!/bin/sh\\n" >.venv/bin/python\n', encoding="utf-8")
    for file in (venv, python):
        file.chmod(0o755)
    script = f'. "{INSTALLERS}/set_up.sh"; python="{python}"; environment_set_up -e .'
    subprocess.run(["/bin/sh", "-euc", script], cwd=tmp_path, check=True)
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "-m venv --clear .venv\n"


def start_in(tmp_path: Path, qt_finds_a_display: bool) -> list[str]:
    """Which programs ``start`` runs in a set-up copy of the project where a display is named."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (tmp_path / "installers").mkdir()
    for name in ("start", "set_up.sh"):
        (tmp_path / "installers" / name).write_bytes((INSTALLERS / name).read_bytes())
    with (tmp_path / "installers" / "set_up.sh").open("a", encoding="utf-8") as set_up:
        set_up.write("set_up() { :; }\n")
    for name, code in (("python", 0 if qt_finds_a_display else 134), ("gazette", 0), ("gazette-desk", 0)):
        (programs / name).write_text(f'#!/bin/sh\necho "{name}" >>asked\nexit {code}\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    environment = {**os.environ, "DISPLAY": ":0"}
    subprocess.run(["/bin/sh", str(tmp_path / "installers" / "start")], env=environment, check=True)
    return (tmp_path / "asked").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("found", "programs"), [(True, ["python", "gazette-desk"]), (False, ["python", "gazette"])])
def test_a_display_that_cannot_be_reached_is_as_none(tmp_path: Path, found: bool, programs: list[str]) -> None:
    assert start_in(tmp_path, found) == programs


def test_both_systems_run_the_same_check() -> None:
    """What ``check`` runs stands in ``test.cmd``; a benchmark that needs getrusage cannot run on Windows."""
    windows = (INSTALLERS / "test.cmd").read_text(encoding="utf-8").replace("\\", "/")
    steps = re.findall(
        r'^step \w+ "\$python" (-m .+)$', (INSTALLERS / "check").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(steps) == 5
    for step in steps:
        assert f".venv/Scripts/python.exe {step.replace(chr(34) + '$@' + chr(34), '%*')} || exit" in windows
    for benchmark in (INSTALLERS.parent / "tests" / "benchmarks").glob("[a-z]*.py"):
        needs_posix = "import resource" in benchmark.read_text(encoding="utf-8")
        assert (f"python.exe tests/benchmarks/{benchmark.name}" in windows) is not needs_posix


def test_every_outside_program_of_the_tests_is_installed() -> None:
    """An empty system has only what the set-up names; a machine of one's own has more and hides what is missing."""
    packages = {
        "qpdf": "qpdf",
        "gs": "ghostscript",
        "initdb": "postgresql",
        "sh": "",
        "/bin/sh": "",
        "mount": "",
        "umount": "",
    }
    named = (INSTALLERS / "set_up.sh").read_text(encoding="utf-8")
    for file in (INSTALLERS.parent / "tests").rglob("*.py"):
        programs = re.findall(r'(?:\brun\(|\bcommand = )\s*\["([^"]+)"', file.read_text(encoding="utf-8"))
        assert set(programs) <= packages.keys(), file
    assert all(package in named for package in packages.values())
