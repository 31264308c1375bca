"""What lies in a drop folder and below it: plain files to take, and what is left alone and why; nothing is opened."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

DONE, PROBLEMS, UNDECIDED_FOLDER = "已处理", "有问题", "待决定"
"""Where files are put away, inside the drop folder."""
DEPTH = 8
"""How many folders deep files are looked for: a folder that was moved in may hold folders, but not without end."""

# The first two are what earlier versions put files into.
_OURS = frozenset({"已导入 Imported", "未能导入 Failed", DONE, PROBLEMS, UNDECIDED_FOLDER})
_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"})
_ENDINGS = frozenset({".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload"})
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT: a link that Windows calls a folder

Kind = Literal["file", "link", "too_deep", "closed"]
"""``link``: also pipes, sockets, devices; ``too_deep`` and ``closed`` are folders that are not entered."""


@dataclass(frozen=True, slots=True)
class Found:
    """``name`` is the path below the drop folder with /; ``reason`` comes with ``closed``."""

    path: Path
    name: str
    stat: os.stat_result
    kind: Kind
    reason: str = ""


def is_left_alone(name: str) -> bool:
    """Whether a name says: hidden, a lock, a download or copy under way, what systems write for themselves."""
    folded = name.casefold()
    return folded.startswith((".", "~$")) or folded in _NAMES or any(folded.endswith(ending) for ending in _ENDINGS)


def scan(root: Path) -> Iterator[Found]:
    """Everything to look at, names in order; OSError where ``root`` itself cannot be listed."""
    yield from _inside(root, "", 0)


def _inside(folder: Path, above: str, depth: int) -> Iterator[Found]:
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if is_left_alone(entry.name) or (depth == 0 and entry.name in _OURS):
            continue
        try:
            seen = os.lstat(entry.path)
        except OSError:
            continue  # taken away between listing and looking
        path, name = Path(entry.path), above + entry.name
        if stat.S_ISREG(seen.st_mode):
            yield Found(path, name, seen, "file")
        elif not stat.S_ISDIR(seen.st_mode) or getattr(seen, "st_reparse_tag", 0) == _JUNCTION:
            yield Found(path, name, seen, "link")
        elif depth == DEPTH:
            yield Found(path, name, seen, "too_deep")
        else:
            try:
                yield from _inside(path, f"{name}/", depth + 1)
            except FileNotFoundError:
                continue
            except OSError as error:
                yield Found(path, name, seen, "closed", error.strerror or str(error))
