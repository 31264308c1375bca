"""The sample issue to play with: in archives of its own, so that nothing done to it can reach an archive of the office.

A fresh sample is a new file: the spoilt one is open while the fresh one is made.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gazette.desk.holding import Hold, Holder, hold

_NAME = re.compile(r"sample-(\d+)\.gazette")
_PARTS = ("", "-wal", "-shm")


def is_sample(archive: Path, folder: Path) -> bool:
    """Whether an archive is a sample in ``folder``."""
    return archive.resolve().parent == folder.resolve() and _NAME.fullmatch(archive.name) is not None


def newest_sample(folder: Path) -> Path:
    """The sample that was made last; it need not exist yet."""
    return max(_samples(folder), key=_number, default=folder / "sample-1.gazette")


def next_sample(folder: Path) -> Path:
    """Where a fresh sample is to be made."""
    newest = newest_sample(folder)
    return folder / f"sample-{_number(newest) + 1}.gazette" if newest.exists() else newest


def remove_samples(folder: Path, but: Path | None = None) -> None:
    """Remove all samples but one, and those that a window has open."""
    for sample in list(_samples(folder)):
        if sample == but:
            continue
        held = hold(sample, Holder())
        if isinstance(held, Hold):
            for part in _PARTS:
                with suppress(OSError):  # it goes the next time
                    sample.with_name(sample.name + part).unlink(missing_ok=True)
            held.let_go()


def _samples(folder: Path) -> Iterator[Path]:
    return (file for file in folder.glob("sample-*.gazette") if _NAME.fullmatch(file.name))


def _number(sample: Path) -> int:
    known = _NAME.fullmatch(sample.name)
    assert known is not None
    return int(known[1])
