"""An archive to work on, and a place for more of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.archive import Archive


@pytest.fixture
def archive(tmp_path: Path, empty_archive: Path) -> Iterator[Archive]:
    """A fresh archive."""
    shutil.copyfile(empty_archive, tmp_path / "own.gazette")
    with Archive.open(tmp_path / "own.gazette") as opened:
        yield opened
