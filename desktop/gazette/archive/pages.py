"""An archive as pages, read without SQLite: with what its log holds, also behind a place where the log is damaged."""

import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from mmap import mmap
from os import SEEK_END
from pathlib import Path
from struct import Struct, unpack_from

from gazette.archive.exchanging import with_ending

_SIZES = frozenset(1 << power for power in range(9, 17))
_USUAL_SIZE = 4096
_MAGIC = b"SQLite format 3\0"
_LOG_HEAD, _FRAME_HEAD = 32, 24
_FRAME = Struct(">II8sII")
_SHORTEST_USABLE = 480


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page in the log: ``commit`` is how many pages the file has after it, 0 within a transaction."""

    number: int
    commit: int
    content: bytes
    is_ours: bool
    is_sound: bool


class Pages:
    """The pages of a file that is only read; ``others`` are pages that have no number."""

    def __init__(self, content: bytes | mmap, others: tuple[bytes, ...] = ()) -> None:
        self.size = _page_size(content)
        reserved = content[20] if content[:16] == _MAGIC else 0
        self.usable = self.size - reserved if self.size - reserved >= _SHORTEST_USABLE else self.size
        self._content, self._others = content, others
        self.count = len(content) // self.size

    def __len__(self) -> int:
        return self.count + len(self._others)

    def page(self, number: int) -> bytes:
        """A page by its number, from 1; those without a number follow."""
        if number > self.count:
            return self._others[number - self.count - 1]
        return self._content[(number - 1) * self.size : number * self.size]


def settled(damaged: Path, target: Path, *, is_behind: bool = False) -> tuple[bytes, ...]:
    """Write a file to ``target`` that has all that was committed to ``damaged``, and nothing beside it.

    SQLite leaves out whatever stands in a log behind the first frame that is not as it was written. ``is_behind``: more
    was committed than SQLite finds, so that the last transaction counts though it is not sound itself. Returns pages in
    whose place others came that are not sound.
    """
    for ending in ("", "-journal"):
        if with_ending(damaged, ending).exists():
            shutil.copyfile(with_ending(damaged, ending), with_ending(target, ending))
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError), closing(sqlite3.connect(target)) as file:
        file.execute("PRAGMA writable_schema = ON")  # it then reads on past definitions that are damaged
        file.execute("SELECT 1 FROM sqlite_schema").fetchone()  # takes back what a journal says was not finished
    log = with_ending(damaged, "-wal")
    frames = list(_frames(log.read_bytes())) if log.exists() else []
    ends = [at for at, frame in enumerate(frames) if frame.commit and frame.is_ours and (frame.is_sound or is_behind)]
    if not ends:
        return ()
    return _with_frames(target, frames[: ends[-1] + 1])


def _with_frames(target: Path, frames: list[_Frame]) -> tuple[bytes, ...]:
    size, displaced = len(frames[-1].content), []
    with target.open("r+b") as file:
        # Each page behind the end has a frame of its own: a number beyond that is damaged.
        highest = file.seek(0, SEEK_END) // size + len(frames)
        for frame in frames:
            if not frame.is_sound and not 0 < frame.number <= highest:
                displaced.append(frame.content)  # its number is what is damaged
                continue
            if not frame.is_sound:
                file.seek((frame.number - 1) * size)
                displaced.append(file.read(size))
            file.seek((frame.number - 1) * size)
            file.write(frame.content)
        if frames[-1].is_sound:
            file.truncate(frames[-1].commit * size)
    return tuple(page for page in displaced if len(page) == size)


def _frames(log: bytes) -> Iterator[_Frame]:
    """The frames of a log in their order.

    Each is proven from the one before it, so that one that is damaged says nothing against those that follow; what is
    left behind them from an earlier use of the log is not ``ours``.
    """
    if len(log) < _LOG_HEAD + _FRAME_HEAD:
        return
    size = unpack_from(">I", log, 8)[0]
    size = size if size in _SIZES else _USUAL_SIZE
    order = {b"\x37\x7f\x06\x82": "<", b"\x37\x7f\x06\x83": ">"}.get(log[:4], "<" if sys.byteorder == "little" else ">")
    places = range(_LOG_HEAD, len(log) - _FRAME_HEAD - size + 1, _FRAME_HEAD + size)
    salts = [log[16:24], *(log[at + 8 : at + 16] for at in places[:2])]
    salt, _ = Counter(salts).most_common(1)[0]
    before = unpack_from(">II", log, 24)
    for at in places:
        number, commit, its_salt, *proof = _FRAME.unpack_from(log, at)
        content = log[at + _FRAME_HEAD : at + _FRAME_HEAD + size]
        is_sound = its_salt == salt and _summed(order, before, log[at : at + 8] + content) == tuple(proof)
        yield _Frame(number, commit, content, its_salt == salt, is_sound)
        before = tuple(proof)


def _summed(order: str, before: tuple[int, ...], content: bytes) -> tuple[int, int]:
    one, other = before
    words = iter(unpack_from(f"{order}{len(content) // 4}I", content))
    for first, second in zip(words, words, strict=True):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return one, other


def _page_size(content: bytes | mmap) -> int:
    size = unpack_from(">H", content, 16)[0] if len(content) > 18 else 0
    size = 1 << 16 if size == 1 else size
    return size if content[:16] == _MAGIC and size in _SIZES else _USUAL_SIZE
