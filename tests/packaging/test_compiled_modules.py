"""What the optional build step compiles is named in pyproject.toml; names that went stale would compile nothing."""

import copyreg
import pickle
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import gazette.typeset
from gazette.desk import Desk
from gazette.desk.setting import typeset_issue
from gazette.shipped import shipped

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


def values_below(value: Any) -> Iterator[Any]:
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from values_below(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from values_below(part)


def test_pages_cross_to_another_process_by_their_constructors(tmp_path: Path) -> None:
    """A compiled frozen dataclass can't be given its state, which is what pickle does unless told otherwise."""
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        [sample] = shipped("resources/sample_issue").glob("*.txt")
        brought = desk.bring_in(sample)
        assert brought.issue_id is not None
        pages = typeset_issue(desk, brought.issue_id)
    room = gazette.typeset.__name__
    kinds = {type(value) for value in values_below(pages) if is_dataclass(value)}
    compiled = {kind for kind in kinds if kind.__module__.startswith(room)}
    assert {kind.__name__ for kind in compiled} >= {"Page", "Pages", "Link", "OutlineItem"}
    assert compiled <= copyreg.dispatch_table.keys()
    assert pickle.loads(pickle.dumps(pages)) == pages
