"""The rooms of pyproject.toml's import contracts, checked as a test like any other."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
ROOMS = sorted(
    path.parent.name for path in (ROOT / "desktop" / "gazette").glob("*/__init__.py") if path.parent.name != "_shipped"
)


def lint(config: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter with `config` from the project's root, without a cache of earlier answers."""
    program = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-logo", "--no-cache", str(config)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_contract_is_kept() -> None:
    run = lint(ROOT / "pyproject.toml")
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in run.stdout


def test_a_room_that_was_not_placed_breaks_the_layers(tmp_path: Path) -> None:
    """Guards the guard: without `wording` among the layers the exhaustive contract must complain."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    config = tmp_path / "pyproject.toml"
    config.write_text(text.replace('  "wording",\n', "", 1), encoding="utf-8")
    run = lint(config)
    assert run.returncode != 0
    assert "wording" in run.stdout


@pytest.mark.parametrize(
    ("module", "unneeded"),
    [
        ("gazette.desk", ("gazette.export", "gazette.typeset", "pikepdf")),
        ("gazette.gui.desk_process", ("gazette.gui.app", "gazette.export", "PySide6.QtWidgets")),
        ("gazette.gui.page_process", ("gazette.gui.app", "PySide6.QtWidgets")),
    ],
)
def test_what_begins_often_loads_little(module: str, unneeded: tuple[str, ...]) -> None:
    """A command, and each process of the window, waits for all that its first module loads."""
    program = f"import sys, {module}; print([name for name in {unneeded} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_does(room: str) -> None:
    head = (ROOT / "desktop" / "gazette" / room / "__init__.py").read_text(encoding="utf-8")
    assert head.startswith('"""'), f"{room}/__init__.py does not open with a sentence"


def names_taken_from_the_archive(file: Path) -> set[str]:
    return {
        name.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gazette.archive")
        for name in node.names
    }


def test_only_desk_opens_the_archive() -> None:
    """The faces may speak of what the archive answers (rows, hits), but the archive itself is in desk's hands alone."""
    takers = {
        file.relative_to(ROOT / "desktop" / "gazette").parts[0]
        for file in (ROOT / "desktop" / "gazette").rglob("*.py")
        if "Archive" in names_taken_from_the_archive(file)
    }
    assert takers - {"archive"} == {"desk"}
