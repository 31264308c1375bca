"""What the optional build step compiles is named in pyproject.toml; names that went stale would compile nothing."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHEEL = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]


def test_the_build_step_is_off_unless_asked_for() -> None:
    assert WHEEL["hooks"]["custom"]["enable-by-default"] is False


def test_every_name_finds_files() -> None:
    hook = WHEEL["hooks"]["custom"]
    assert (ROOT / hook["path"]).is_file()
    found = {file.name for pattern in hook["modules"] for file in ROOT.glob(pattern)}
    assert all(list(ROOT.glob(pattern)) for pattern in hook["modules"])
    assert set(hook["left"]) < found


def test_no_compiled_module_hides_the_source_of_a_checkout() -> None:
    assert not [file for file in (ROOT / "desktop").rglob("*") if file.suffix in {".so", ".pyd"}]
