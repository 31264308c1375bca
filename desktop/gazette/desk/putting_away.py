"""Putting a file out of the way: moved, never over another one, with a text beside it where something is to be done."""

import errno
import os
from pathlib import Path

from gazette.desk.open_elsewhere import StillWrittenError, same_file

REASON = ".原因 reason.txt"


def put_away(path: Path, seen: os.stat_result, target: Path) -> Path:
    """Move the file that was ``seen`` to ``target`` or a free name like it, and say where it is.

    StillWrittenError where it changed since; it then stands at its old place. FileNotFoundError where it is gone, else
    OSError as the system says.
    """
    if not same_file(seen, path.lstat()):
        raise StillWrittenError
    _make_folder(target.parent)
    place = _free_name(target)
    try:
        path.replace(place)
    except OSError:
        place.unlink(missing_ok=True)
        raise
    if not same_file(seen, place.lstat()):
        bring_back(place, path)
        raise StillWrittenError
    return place


def bring_back(place: Path, path: Path) -> None:
    """Move a file to where it lay, or beside that where another one lies there now."""
    _make_folder(path.parent)
    back = _free_name(path)
    try:
        place.replace(back)
    except OSError:
        back.unlink(missing_ok=True)
        raise


def say_beside(place: Path, text: str) -> None:
    """Write a text beside a file that was put away, named after it, or shorter where that is too long a name."""
    try:
        beside = _free_name(place.with_name(place.name + REASON))
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        beside = _free_name(place.with_name(place.name[:40] + "…" + REASON))
    beside.write_text(text, "utf-8")


def _make_folder(folder: Path) -> None:
    """Make a folder with those above it; one that is a link would lead elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def _free_name(wanted: Path) -> Path:
    """A name not in use, made ours by an empty file, so that nothing is ever overwritten: ``a.txt``, ``a (2).txt`` …"""
    count = 1
    while True:
        path = wanted if count == 1 else wanted.with_name(f"{wanted.stem} ({count}){wanted.suffix}")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            count += 1
        else:
            return path
