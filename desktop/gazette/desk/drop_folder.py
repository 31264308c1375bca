"""The drop folder: which files in it are whole and quiet, taking them in, and putting them away after the commit."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from gazette.archive import SourceState
from gazette.desk.bringing_in import UNDECIDED, BroughtIn, NotIn
from gazette.desk.delivery import Delivery
from gazette.desk.drop_event import DropCode, DropEvent, OnEvent, code_of
from gazette.desk.drop_scan import DONE, PROBLEMS, UNDECIDED_FOLDER, Found, scan
from gazette.desk.open_elsewhere import StillWrittenError, read_unwritten, same_file
from gazette.desk.putting_away import bring_back, put_away, say_beside
from gazette.desk.undecided_files import UndecidedFiles
from gazette.desk.wholeness import looks_whole
from gazette.errors import ArchiveError, DeskError, GazetteError, IngestError
from gazette.wording import error_sentence, sentence


class Intake(Protocol):
    """Where a drop folder's files go; may live in another thread, and then waits for it."""

    def is_own_file(self, path: Path) -> bool:
        """Whether a path is the archive itself."""
        ...

    def take(self, delivery: Delivery, *, half: bool) -> BroughtIn:
        """Bring a file in; raises as ``Desk.bring_in`` does. ``half``: it may still be on its way."""
        ...

    def state(self, sha256: str) -> SourceState | None:
        """What became of a file that came in."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFolder:
    """A folder to take files from; ``network``: the system tells nothing of it, and to look takes its time.

    ``section`` and ``filed`` say where documents belong, see ``Delivery``.
    """

    path: Path
    network: bool = False
    section: int | None = None
    filed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds: between two looks, unchanged before a file is read, unchanged before an unreadable one is given up.

    A file that cannot be read may still be on its way, so it is tried again until it has stood still that long.
    ``after`` is how long a file that was put away is watched for a writer that still had it open.
    """

    every: float = 2.0
    quiet: float = 2.0
    patience: float = 20.0
    after: float = 60.0


NETWORK_PACE = Pace(every=10.0, quiet=10.0, patience=60.0)


def is_folder(path: Path) -> bool:
    """Whether a folder stands at ``path``; one that the system does not let us see does not."""
    try:
        return path.is_dir()
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Look:
    """How a file was when it last changed, and when that was seen."""

    stat: os.stat_result
    since: float


@dataclass(frozen=True, slots=True)
class _Ended:
    """A file whose fate is in the archive and that is to be put away: where, and what stands beside it then."""

    look: _Look
    place: str
    beside: str = ""
    told: DropEvent | None = None
    """What is told once it is away."""


@dataclass
class DropFolder:
    """A folder whose files are taken in, one look at a time; plain files in it and below, no links, no archive.

    The order is what makes it safe: the archive's commit comes first, then the file is put away; a file that stands
    there again is recognised by its hash. Files keep their folders below 已处理 and the day. What cannot be read goes
    to 有问题 with the reason beside it. A file in which somebody has to decide about tracked changes is kept in the
    archive too, but goes to 待决定: who looks into the folder must see that it is not done, and need not drop it again;
    once it is decided in the window or on the command line, it moves on by itself.
    ``now`` is any clock in seconds that only goes forward.
    """

    watched: WatchedFolder
    intake: Intake
    on_event: OnEvent
    pace: Pace = field(default_factory=Pace)
    stopped: Callable[[], bool] = lambda: False
    listing_since: float | None = None
    """Since when the system has been asked what is in the folder; None where it has answered."""
    _looks: dict[str, _Look] = field(default_factory=dict)
    _settled: dict[str, os.stat_result] = field(default_factory=dict)
    _ended: dict[str, _Ended] = field(default_factory=dict)
    _tried: dict[str, os.stat_result] = field(default_factory=dict)
    _refused: set[str] = field(default_factory=set)
    _away: dict[Path, tuple[os.stat_result, str, float]] = field(default_factory=dict)
    _gone: bool = False
    _closed: bool = False
    _archive_fails: bool = False
    _is_stuck: bool = False

    def __post_init__(self) -> None:
        self._undecided = UndecidedFiles(self.folder, self.intake.state)

    @property
    def folder(self) -> Path:
        """The folder itself."""
        return self.watched.path

    def look(self, now: float) -> None:
        """Look once: take in every file that is whole and quiet; told once when the folder is gone, closed or back."""
        self.listing_since = now
        listed = self._listed()
        self.listing_since = None
        if listed is not None:
            self._look_at(listed, now)

    def _listed(self) -> list[Found] | None:
        if not is_folder(self.folder):
            if not self._gone:
                self._tell("desk.drop.folder_gone", self.folder)
            self._gone = True
            self._looks.clear()
            return None
        if self._gone:
            self._gone = False
            self._tell("desk.drop.folder_back", self.folder)
        try:
            listed = list(scan(self.folder))
        except OSError as error:
            if not self._closed:
                self._tell("desk.drop.refused", self.folder, reason=_reason(error))
            self._closed = True
            return None
        self._closed = False
        return listed

    def _look_at(self, listed: list[Found], now: float) -> None:
        self._forget({found.name for found in listed})
        self._look_after(now)
        try:
            for found in listed:
                if self.stopped():
                    return
                self._see(found, now)
            self._move_on()
        except ArchiveError as error:
            # The archive's trouble is not the files': they stay where they are and are tried again at the next look.
            if not self._archive_fails:
                self._tell("desk.drop.archive", self.folder, error=error)
            self._archive_fails = True

    def _forget(self, present: set[str]) -> None:
        known: dict[str, Any]
        for known in (self._looks, self._settled, self._ended, self._tried):
            for name in known.keys() - present:
                del known[name]
        self._refused &= present

    def _see(self, found: Found, now: float) -> None:
        settled, ended = self._settled.get(found.name), self._ended.get(found.name)
        if settled and same_file(settled, found.stat):
            return
        if ended and same_file(ended.look.stat, found.stat):
            self._put_away(found, ended, now)
            return
        look = self._looks.get(found.name)
        if look is None or not same_file(look.stat, found.stat):
            self._looks[found.name] = look = _Look(found.stat, now)
        if found.kind != "file":
            self._settled[found.name] = found.stat
            self._tell_left_alone(found)
        elif now - look.since >= self.pace.quiet and not self.intake.is_own_file(found.path):
            self._take(found, look, now)

    def _tell_left_alone(self, found: Found) -> None:
        if found.kind == "closed":
            self._tell("desk.drop.refused", found.path, reason=found.reason)
        else:
            self._tell("desk.drop.too_deep" if found.kind == "too_deep" else "desk.drop.skipped", found.path)

    def _take(self, found: Found, look: _Look, now: float) -> None:
        has_waited = now - look.since >= self.pace.patience
        tried = self._tried.get(found.name)
        if not has_waited and tried and same_file(tried, look.stat):
            return  # the same bytes would not be whole either
        try:
            content = read_unwritten(found.path, look.stat)
        except (StillWrittenError, FileNotFoundError):
            return
        except OSError as error:  # closed to us, or kept closed by who has it open: it is tried again at each look
            if found.name not in self._refused:
                self._tell("desk.drop.refused", found.path, reason=_reason(error))
            self._refused.add(found.name)
            return
        self._tried[found.name] = look.stat
        if not has_waited and not (content and looks_whole(content)):
            return
        watched = self.watched
        delivery = Delivery(
            folder=watched.path, name=found.name, content=content, section=watched.section, filed=watched.filed
        )
        try:
            brought = self.intake.take(delivery, half=not has_waited)
        except (IngestError, DeskError) as error:
            self._archive_answers(found)
            if error.code == UNDECIDED:
                self._wait(found, look, error, now)
            elif has_waited or isinstance(error, DeskError):
                self._give_up(found, look, error, now)
        except ArchiveError:
            del self._tried[found.name]
            raise
        else:
            self._archive_answers(found)
            self._took(found, look, brought, now)

    def _took(self, found: Found, look: _Look, brought: BroughtIn, now: float) -> None:
        """Tell what came in, of a zip file by file, and put it away; where something did not, with the reasons."""
        errors: list[GazetteError] = []
        for each in brought.each:
            file = each.file if brought.members else found.path
            if isinstance(each, NotIn) and each.left_out:
                self._tell("desk.drop.left_out", file)
            elif isinstance(each, NotIn):
                errors.append(each.error)
                code: DropCode = "desk.drop.waiting" if each.error.code == UNDECIDED else "desk.drop.failed"
                self._tell(code, file, error=each.error)
            elif not each.already or (brought.members and not brought.already):
                entry = each.entries[0].title_zh if each.version and each.entries else ""
                self.on_event(self._event(code_of(each), file, brought=each, entry=entry))
        told = self._event("desk.drop.already", found.path, brought=brought) if brought.already else None
        beside = "".join(_sentences(error) for error in errors)
        self._put_away(found, _Ended(look, PROBLEMS if errors else DONE, beside, told), now)

    def _wait(self, found: Found, look: _Look, error: GazetteError, now: float) -> None:
        self._tell("desk.drop.waiting", found.path, error=error)
        beside = "\n".join(sentence("desk.drop.decide", {"file": found.name}, language) for language in ("zh", "en"))
        self._put_away(found, _Ended(look, UNDECIDED_FOLDER, f"{beside}\n"), now)

    def _give_up(self, found: Found, look: _Look, error: GazetteError, now: float) -> None:
        self._tell("desk.drop.failed", found.path, error=error)
        named = IngestError(error.code, **{**error.values, "file": found.name})  # where we see it is no use to others
        self._put_away(found, _Ended(look, PROBLEMS, _sentences(named)), now)

    def _put_away(self, found: Found, ended: _Ended, now: float) -> None:
        """Move a file out of the way; where it changed since it was read it stays, and is looked at anew.

        Where the system refuses, that is told once for the folder, and it is tried again at each look.
        """
        self._ended[found.name] = ended
        try:
            place = put_away(found.path, ended.look.stat, self._target(ended.place, found.name))
            self._away[place] = (ended.look.stat, found.name, now)
            if ended.beside:
                say_beside(place, ended.beside)
        except (StillWrittenError, FileNotFoundError):
            del self._ended[found.name]
            return
        except OSError as error:
            if not self._is_stuck:
                self._tell("desk.drop.not_moved", found.path, reason=_reason(error))
            self._is_stuck = True
            return
        del self._ended[found.name]
        if self._is_stuck:
            self._is_stuck = False
            self._tell("desk.drop.moved_again", found.path)
        if ended.told is not None:
            self.on_event(ended.told)

    def _target(self, place: str, name: str) -> Path:
        inside = self.folder / place
        if inside.is_symlink():
            raise NotADirectoryError(20, os.strerror(20), str(inside))
        day = datetime.now().astimezone().date().isoformat()
        return inside / day / name if place == DONE else inside / name

    def _look_after(self, now: float) -> None:
        """A writer that had a file open across its being put away: it comes back, and is a new version of itself."""
        for place, (stat, name, since) in list(self._away.items()):
            try:
                changed = not same_file(stat, place.lstat())
                if changed:
                    bring_back(place, self.folder / name)
            except OSError:
                changed = True  # taken away, or the folder was: nothing to look after
            if changed or now - since > self.pace.after:
                del self._away[place]

    def _move_on(self) -> None:
        """What was decided about leaves 待决定."""
        for path, seen, name, is_read in self._undecided.decided():
            try:
                put_away(path, seen, self._target(DONE if is_read else PROBLEMS, name))
                self._undecided.forget(path)
            except (StillWrittenError, OSError):
                continue  # at the next look
            self._tell("desk.drop.decided", path)

    def _archive_answers(self, found: Found) -> None:
        if self._archive_fails:
            self._archive_fails = False
            self._tell("desk.drop.archive_back", found.path)

    def _tell(self, code: DropCode, file: Path, *, error: GazetteError | None = None, reason: str = "") -> None:
        self.on_event(self._event(code, file, error=error, reason=reason))

    def _event(
        self,
        code: DropCode,
        file: Path,
        *,
        brought: BroughtIn | None = None,
        error: GazetteError | None = None,
        reason: str = "",
        entry: str = "",
    ) -> DropEvent:
        return DropEvent(
            code=code,
            folder=self.folder,
            file=file,
            brought=brought,
            error=error,
            reason=reason,
            entry=entry,
            at=datetime.now().astimezone().strftime("%H:%M"),
        )


def _sentences(error: GazetteError) -> str:
    """Why, for who looks into the folder, in both languages."""
    return f"{error_sentence(error, 'zh')}\n{error_sentence(error, 'en')}\n"


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
