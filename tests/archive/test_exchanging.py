"""What is put aside outlives a power cut before anything else comes in its place."""

import os
from pathlib import Path

import pytest

from gazette.archive import put_instead


def test_where_a_disk_knows_no_second_names_the_copy_is_on_it_before_the_old_file_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, part, aside = (tmp_path / name for name in ("a.gazette", "a.gazette.part", "a-damaged.gazette"))
    archive.write_bytes(b"damaged")
    part.write_bytes(b"sound")
    synced: list[tuple[int, bytes]] = []

    def fsync(descriptor: int) -> None:
        synced.append((os.fstat(descriptor).st_ino, archive.read_bytes()))

    def link(*_names: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "link", link)
    put_instead(part, archive, aside)
    assert (archive.read_bytes(), aside.read_bytes()) == (b"sound", b"damaged")
    assert (aside.stat().st_ino, b"damaged") in synced
