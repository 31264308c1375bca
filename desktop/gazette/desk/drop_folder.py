"""The drop folder: which files in it are whole and quiet, taking them in, and putting them away after the commit."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from gazette.desk.bringing_in import BroughtIn, Manner, NotIn
from gazette.desk.desk import Desk
from gazette.desk.wholeness import looks_whole
from gazette.errors import ArchiveError, DeskError, GazetteError, IngestError
from gazette.wording import error_sentence

IMPORTED = "已导入 Imported"
FAILED = "未能导入 Failed"

DropCode = Literal[
    "desk.drop.taken",
    "desk.drop.already",
    "desk.drop.failed",
    "desk.drop.skipped",
    "desk.drop.refused",
    "desk.drop.archive",
    "desk.drop.folder_gone",
    "desk.drop.folder_back",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DropEvent:
    """What happened: ``code`` has its sentence in ``gazette.wording`` with ``{file}`` and ``{reason}`` to fill.

    ``brought`` comes with ``taken`` and ``already``, ``error`` with ``failed`` and ``archive``.
    """

    code: DropCode
    file: Path
    brought: BroughtIn | None = None
    error: GazetteError | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds: between two looks, unchanged before a file is read, unchanged before an unreadable one is given up.

    A file that cannot be read may still be on its way, so it is tried again until it has stood still that long.
    """

    every: float = 2.0
    quiet: float = 2.0
    patience: float = 20.0


OnEvent = Callable[[DropEvent], None]


def is_folder(path: Path) -> bool:
    """Whether a folder stands at ``path``; one that the system does not let us see does not."""
    try:
        return path.is_dir()
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Look:
    """How a file was when it last changed, and when that was seen; a file that is another one counts as changed."""

    size: int
    changed: int
    inode: int
    since: float

    def same(self, stat: os.stat_result) -> bool:
        return (self.size, self.changed, self.inode) == (stat.st_size, stat.st_mtime_ns, stat.st_ino)


@dataclass
class DropFolder:
    """A folder whose files are taken in, one look at a time; only plain files directly in it, no links, no archive.

    The order is what makes it safe: the archive's commit comes first, then the file is put away; a file that stands
    there again is recognised by its hash. ``now`` is any clock in seconds that only goes forward.
    """

    folder: Path
    desk: Desk
    on_event: OnEvent
    pace: Pace = field(default_factory=Pace)
    _looks: dict[Path, _Look] = field(default_factory=dict)
    _settled: dict[Path, _Look] = field(default_factory=dict)
    _gone: bool = False
    _closed: bool = False
    _archive_fails: bool = False

    def look(self, now: float) -> None:
        """Look once: take in every file that is whole and quiet; told once when the folder is gone, closed or back."""
        if not is_folder(self.folder):
            if not self._gone:
                self._tell("desk.drop.folder_gone", self.folder)
            self._gone = True
            return
        if self._gone:
            self._gone = False
            self._tell("desk.drop.folder_back", self.folder)
        try:
            listed = list(_present(self.folder))
        except OSError as error:
            if not self._closed:
                self._tell("desk.drop.refused", self.folder, reason=error.strerror or str(error))
            self._closed = True
            return
        self._closed = False
        present = {path: stat for path, stat in listed if not self.desk.archive.is_own_file(path)}
        for known in (self._looks, self._settled):
            for path in known.keys() - present.keys():
                del known[path]
        for path, stat in present.items():
            self._see(path, stat, now)

    def _see(self, path: Path, stat: os.stat_result, now: float) -> None:
        settled = self._settled.get(path)
        if settled and settled.same(stat):
            return
        look = self._looks.get(path)
        if look is None or not look.same(stat):
            self._looks[path] = look = _Look(stat.st_size, stat.st_mtime_ns, stat.st_ino, now)
        if path.is_symlink() or not path.is_file():
            self._settled[path] = look
            self._tell("desk.drop.skipped", path)
        elif now - look.since >= self.pace.quiet and stat.st_size > 0:
            self._take(path, look, now)
        elif now - look.since >= self.pace.patience:
            self._give_up(path, look, IngestError("desk.drop.empty", file=str(path)))

    def _take(self, path: Path, look: _Look, now: float) -> None:
        waited = now - look.since >= self.pace.patience
        try:
            if not (waited or looks_whole(path)):
                return
            brought = self.desk.bring_in(path, Manner(way="drop", half=not waited))
        except IngestError as error:
            if waited:
                self._give_up(path, look, error)
        except FileNotFoundError:
            return  # taken away again
        except OSError as error:
            self._not_now(path, look, error)
        except DeskError as error:
            self._give_up(path, look, error)
        except ArchiveError as error:
            # The archive's trouble is not the file's: it stays where it is and is tried again at the next look.
            if not self._archive_fails:
                self._tell("desk.drop.archive", path, error=error)
            self._archive_fails = True
        else:
            self._archive_fails = False
            self._settle(path, look, brought)

    def _settle(self, path: Path, look: _Look, brought: BroughtIn) -> None:
        """Tell what came in, of a zip file by file, and put it away; where something did not, with the reasons."""
        errors: list[GazetteError] = []
        for each in brought.each:
            file = each.file if brought.members else path
            if isinstance(each, NotIn):
                errors.append(each.error)
                self._tell("desk.drop.failed", file, error=each.error)
            else:
                self._tell("desk.drop.already" if each.already else "desk.drop.taken", file, brought=each)
        if errors:
            self._put_away_with_reasons(path, look, errors)
        else:
            self._put_away(path, look, IMPORTED)

    def _give_up(self, path: Path, look: _Look, error: GazetteError) -> None:
        self._tell("desk.drop.failed", path, error=error)
        self._put_away_with_reasons(path, look, [error])

    def _put_away_with_reasons(self, path: Path, look: _Look, errors: Sequence[GazetteError]) -> None:
        target = self._put_away(path, look, FAILED)
        if target is None:
            return
        reason = "".join(f"{error_sentence(error, 'zh')}\n{error_sentence(error, 'en')}\n" for error in errors)
        try:
            _reason_file(target).write_text(reason, "utf-8")
        except OSError as refused:  # a full disk; the reason was told already
            self._tell("desk.drop.refused", target, reason=refused.strerror or str(refused))

    def _put_away(self, path: Path, look: _Look, place: str) -> Path | None:
        """Move a file out of the way; where it changed since it was read it stays, and is looked at anew."""
        try:
            if not look.same(path.lstat()):
                return None
            target = _moved(path, self.folder / place)
        except FileNotFoundError:
            return None  # taken away meanwhile, or its folder was
        except OSError as error:
            self._not_now(path, look, error)
            return None
        return target

    def _not_now(self, path: Path, look: _Look, error: OSError) -> None:
        """Tell once that the system refuses; the file is looked at again when it changes."""
        self._settled[path] = look
        self._tell("desk.drop.refused", path, reason=error.strerror or str(error))

    def _tell(
        self,
        code: DropCode,
        file: Path,
        *,
        brought: BroughtIn | None = None,
        error: GazetteError | None = None,
        reason: str = "",
    ) -> None:
        self.on_event(DropEvent(code=code, file=file, brought=brought, error=error, reason=reason))


def _present(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """What lies in the folder, names in order; hidden files and those that programs write beside a file left aside."""
    for path in sorted(folder.iterdir()):
        if path.name in {IMPORTED, FAILED} or path.name.startswith((".", "~$")):
            continue
        if path.suffix.lower() in {".part", ".partial", ".crdownload", ".download", ".tmp"}:
            continue
        try:
            yield path, path.lstat()
        except FileNotFoundError:
            continue  # taken away between listing and looking


def _moved(path: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    target = _free_name(folder / path.name)
    try:
        path.replace(target)
    except OSError:
        target.unlink()
        raise
    return target


def _reason_file(target: Path) -> Path:
    """A file beside ``target`` named after it, or shorter where that makes a name too long for the system."""
    ending = ".原因 reason.txt"
    try:
        return _free_name(target.with_name(target.name + ending))
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
    return _free_name(target.with_name(target.name[:40] + "…" + ending))


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
