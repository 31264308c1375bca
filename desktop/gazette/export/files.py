"""Writes a file so that an interruption leaves the old one or the new one, never a torn one."""

import contextlib
import errno
import os
import shutil
from itertools import count
from pathlib import Path
from secrets import token_hex

from gazette.errors import ExportError

# How what we write begins, the ending of its name, and what the beginning of an older file of its kind has in it.
_KINDS = (
    (b"%PDF-", ".pdf", b"%PDF-"),
    (b"<?xml", ".xml", b"akomaNtoso"),
    (b"\x89PNG", ".png", b"\x89PNG"),
)
# An office file is a zip: what it has in it, the ending of its name.
_PACKAGES = ((b"OFD.xml", ".ofd"), (b"word/document.xml", ".docx"), (b"xl/workbook.xml", ".xlsx"))
_IN_USE = {errno.EACCES, errno.EBUSY, errno.ETXTBSY}
_ZIP = b"PK\x03\x04"
_BEGINNING = 4096


def write_file(path: Path, content: bytes, *, ending: str | None = None) -> None:
    """Write ``content`` beside ``path``, sync it and rename it over; ExportError names the file and the reason.

    A PDF, OFD, XML, picture or office file takes the place of an older one or of an empty file, never of a file of
    another kind. ``ending`` is that of the names of files that have no kind to be seen (``.txt``).
    """
    temporary = None
    try:
        path = _target(path)
        _refuse_another_kind(path, content, ending)
        # not named after the file: to the longest name that the system takes nothing can be added
        temporary = path.parent / f".gazette-{token_hex(8)}"
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(temporary, path)
    except (OSError, ExportError) as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if isinstance(error, ExportError):
            raise
        raise not_written(path, error) from error


def free_name(path: Path) -> Path:
    """The name beside it, ``… (2)`` or higher, that no file has yet."""
    names = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(name for name in names if not name.exists())


def _put_in_place(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as error:
        # Beside it a file could be written: Windows, and a share of it, refuse to replace what a program has open.
        code = "export.in_use" if error.errno in _IN_USE else "export.kept_closed"
        if path.is_file() and (error.errno in _IN_USE or error.errno == errno.EPERM):
            reason = error.strerror or str(error)
            raise ExportError(code, file=path.name, place=str(path), reason=reason) from error
        raise


def not_written(path: Path, error: OSError) -> ExportError:
    """Why a file cannot be written."""
    if error.errno == errno.ENOSPC:
        free = shutil.disk_usage(path.parent).free / 1_000_000
        return ExportError("export.disk_full", file=str(path), free=f"{free:.1f}")
    return ExportError("export.cannot_write", file=str(path), reason=error.strerror or str(error))


def _target(path: Path) -> Path:
    """Where to write: what a link leads to, so that it stays a link; OSError where the system knows no such place."""
    if path.is_dir():
        raise ExportError("export.is_folder", file=str(path))
    if path.exists() and not path.is_file():
        raise ExportError("export.no_plain_file", file=str(path))
    if _is_archive(path):
        raise ExportError("export.is_archive", file=str(path))
    try:
        return path.resolve()
    except RuntimeError as error:  # Python's word for links that lead in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _refuse_another_kind(path: Path, content: bytes, ending: str | None) -> None:
    """ExportError where ``path`` holds something that this content would be no newer version of."""
    kind = _kind(content) if ending is None else (ending, b"")
    if kind is None or not path.exists():
        return
    ending, sign = kind
    with path.open("rb") as file:
        there = file.read() if content.startswith(_ZIP) else file.read(_BEGINNING)
    if there and (path.suffix.lower() != ending or sign not in there):
        raise ExportError("export.another_kind", file=str(path), kind=ending)


def _kind(content: bytes) -> tuple[str, bytes] | None:
    """The ending of names, and what a file of this kind has in it; None for what we know no kind of."""
    if content.startswith(_ZIP):
        return next(((ending, sign) for sign, ending in _PACKAGES if sign in content), None)
    return next(((ending, sign) for beginning, ending, sign in _KINDS if content.startswith(beginning)), None)


def _is_archive(path: Path) -> bool:
    """Whether an archive (or another SQLite file) stands at ``path``: an export must never take its place."""
    if path.name.endswith(("-wal", "-shm", "-journal")):
        return True
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False
