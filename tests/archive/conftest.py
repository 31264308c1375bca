"""An archive to work on, and a place for more of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A fresh archive."""
    with Archive.open(tmp_path / "own.gazette", create=True) as opened:
        yield opened
