"""A desk over an archive with one issue."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.desk import Desk
from tests.archive.building import an_issue, without_slips


@pytest.fixture
def desk(tmp_path: Path, empty_archive: Path) -> Iterator[Desk]:
    """A desk over a fresh archive."""
    shutil.copyfile(empty_archive, tmp_path / "own.gazette")
    with Desk.open(tmp_path / "own.gazette") as opened:
        yield opened


@pytest.fixture
def issue_id(desk: Desk) -> int:
    """An issue of three entries, serial 88, on that desk."""
    return desk.archive.add_issue(an_issue())


@pytest.fixture
def clean_issue_id(desk: Desk) -> int:
    """The same issue without a slip that stops press."""
    return desk.archive.add_issue(without_slips(an_issue()))
