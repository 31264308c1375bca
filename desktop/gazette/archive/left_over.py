"""What processes leave that were killed: folders and files that were not finished, which nobody finishes any more."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

_NOBODYS = 24 * 3600
"""What was not written to for so long (seconds) belongs to nobody."""


@contextmanager
def working_folder(parent: Path, kind: str, name: str) -> Iterator[Path]:
    """A folder in ``parent`` for what is not finished, gone at the end; its name begins with ``kind`` and ``name``.

    Only one process at a time may want this name: what another one left under it is taken away, and what one left
    under any name of this kind a day ago. OSError.
    """
    for left in parent.glob(f"{kind}*"):
        if left.name.startswith(f"{kind}{name}-") or _is_nobodys(left):
            shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=parent, prefix=f"{kind}{name}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def clear_unfinished(folder: Path, pattern: str) -> None:
    """Take away unfinished files whose names fit, where nobody has written to them for a day."""
    for left in folder.glob(pattern):
        if _is_nobodys(left):
            with suppress(OSError):  # the next time, then
                left.unlink()


def _is_nobodys(left: Path) -> bool:
    try:
        return time.time() - max(each.stat().st_mtime for each in (left, *left.rglob("*"))) > _NOBODYS
    except OSError:  # somebody has just finished it
        return False
