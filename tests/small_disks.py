"""Disks that are soon full, where root may mount some."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def disk_of(place: Path, *, megabytes: int) -> Iterator[Path]:
    """A disk of its own at a new folder."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root may mount a small disk")
    place.mkdir()
    if not _mounted("tmpfs", place, f"size={megabytes}m"):
        pytest.skip("nothing may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def made_larger(place: Path, *, megabytes: int) -> None:
    """Make room on a disk."""
    assert _mounted("tmpfs", place, f"remount,size={megabytes}m")


def _mounted(kind: str, place: Path, wishes: str) -> bool:
    command = ["mount", "-t", kind, "-o", wishes, kind, str(place)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
