"""The log: what was done with the archive, when and by whom; lines are added, and each vouches for the one before."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from gazette.archive.chain import hash_of
from gazette.archive.file import ArchiveFile
from gazette.archive.rows import as_json

REPAIR, LOG_BREAKS = "desk.act.repair", "log_breaks"
"""The act that says in its line which lines before it do not follow: those in front of them are lost, or changed."""

_RUN = "-10 minutes"
"""What the same person goes on doing to the same thing is one line, until so much later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAct:
    """A line of the log: ``at`` in UTC, ``act`` a code (``desk.act.…``), ``about`` JSON: what it was done to."""

    id: int
    at: str
    who: str
    act: str
    about: str
    sha256: str = field(compare=False)

    @property
    def facts(self) -> Mapping[str, Any]:
        """What it was done to: ``issues``, ``entries``, ``files``, ``called`` …; nothing of a line that is damaged."""
        return _said(self.about)


class ActLog:
    """Lines are added, never changed. ``archive.act_log``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def lines(self) -> tuple[LoggedAct, ...]:
        """All lines, the first one first."""
        return tuple(LoggedAct(**row) for row in self._file.rows("SELECT * FROM act_log ORDER BY id"))

    def add(self, act: str, about: Mapping[str, object], called: Sequence[str] = ()) -> None:
        """Note an act of who is known to act (``signed``), in the transaction that does it.

        ``called`` are names of what it was done to, which may be others a moment later. Going on with the last act
        within ten minutes adds no line.
        """
        with self._file.transaction():
            who, named = self._file.signature[0] or "", {**about, "called": list(called)} if called else dict(about)
            last = self._file.row(
                f"SELECT *, at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '{_RUN}') AS goes_on,"
                " strftime('%Y-%m-%dT%H:%M:%SZ', 'now') AS now FROM (SELECT max(id) AS last FROM act_log)"
                " LEFT JOIN act_log ON id = last"
            )
            assert last is not None
            if last["goes_on"] and (last["who"], last["act"]) == (who, act) and _unnamed(last["about"]) == about:
                return
            line = LoggedAct(
                id=(last["last"] or 0) + 1, at=last["now"], who=who, act=act, about=as_json(named), sha256=""
            )
            self._file.insert("act_log", {**asdict(line), "sha256": line_hash(line, last["sha256"])})


def _unnamed(about: str) -> Mapping[str, object]:
    return {name: value for name, value in _said(about).items() if name != "called"}


def _said(about: str) -> Mapping[str, Any]:
    """What a line is about; nothing of one that is damaged, whose hash says so."""
    try:
        said = json.loads(about)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def line_hash(line: LoggedAct, before: str | None) -> str:
    """The hash of a line behind the one whose hash is ``before``."""
    return hash_of(as_json([before, line.id, line.at, line.who, line.act, line.about]))


def first_broken(lines: Sequence[LoggedAct]) -> LoggedAct | None:
    """The first line that does not follow from the one before it, and of which no repair said so later."""
    return next(iter(broken_lines(lines)), None)


def broken_lines(lines: Sequence[LoggedAct]) -> tuple[LoggedAct, ...]:
    """All such lines. What a repair could not bring back is missing for ever: it is told once, by its own line."""
    broken: dict[int, LoggedAct] = {}
    number, before = 0, None
    for line in lines:
        if line.id != number + 1 or line.sha256 != line_hash(line, before):
            broken[line.id] = line
        elif line.act == REPAIR:
            for told in _told_breaks(line):
                broken.pop(told, None)
        number, before = line.id, line.sha256
    return tuple(broken.values())


def _told_breaks(line: LoggedAct) -> Sequence[int]:
    told = line.facts.get(LOG_BREAKS, ())
    return [each for each in told if isinstance(each, int)] if isinstance(told, list) else ()
