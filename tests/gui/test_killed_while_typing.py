"""The program is killed at any moment while it is typed into: at most the last second is missing at the next start."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

import gazette
from gazette.desk import Desk
from gazette.desk.typing_journal import TypingJournal
from gazette.gui.recovered import Recovered
from gazette.model import Entry, Paragraph, entry_texts
from gazette.settings import journal_folder
from tests.gui.typing_program import MARKS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed there as here")

PROGRAM = Path(__file__).with_name("typing_program.py")


@dataclass(frozen=True)
class Killed:
    """What a program had typed when it was killed, by number and time, and what it had offered and put back before."""

    typed: dict[int, float]
    offered: tuple[str, ...]


def type_and_kill(archive: Path, first: int, seconds: float, *flags: str) -> Killed:
    """Let the program type from mark ``first`` on, and kill it so many seconds after it typed that."""
    paths = os.pathsep.join([str(Path(gazette.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    child = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(archive), str(first), *flags],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        start_new_session=True,
    )
    assert child.stdout is not None
    # One that never types would be waited for for ever.
    late = threading.Timer(240, os.killpg, (child.pid, signal.SIGKILL))
    late.start()
    lines: list[str] = []
    try:
        for line in child.stdout:
            lines.append(line.decode("utf-8"))
            if lines[-1].startswith("typed"):
                break
        time.sleep(seconds)
    finally:
        late.cancel()
        # Its page process goes with it.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        lines += [line.decode("utf-8") for line in child.stdout]
        child.wait()
        child.stdout.close()
    typed = [line.split() for line in lines if line.startswith("typed")]
    assert typed, "it did not type"
    offered = tuple(line for line in lines if line.startswith("offered"))
    return Killed({int(number): float(when) for _, number, when in typed}, offered)


def written(archive: Path) -> Entry:
    """The entry that is typed into, as the archive has it."""
    with Desk.open(archive) as desk:
        entries = [entry for row in desk.issues() for entry in desk.archive.issue(row.id).entries]
    return next(each for each in entries if any(isinstance(block, Paragraph) for block in each.blocks))


def marks_in(entry: Entry) -> list[int]:
    """The numbers of the marks that stand in an entry, in order."""
    numbers = {mark: number for number, mark in enumerate(MARKS)}
    return [numbers[character] for text in entry_texts(entry) for character in text if character in numbers]


def marks_kept(archive: Path) -> list[int]:
    """Those of the entry with what the journal has of it put back."""
    now = written(archive)
    left = TypingJournal(journal_folder()).left()
    assert len(left) <= 1
    return marks_in(Recovered(left[0], now).put_back() if left else now)


def seconds_lost(killed: Killed, kept: list[int]) -> float:
    """How long before the last key the first one was typed that is lost."""
    lost = sorted({*killed.typed} - {*kept})
    return max(killed.typed.values()) - killed.typed[lost[0]] if lost else 0.0


@pytest.fixture
def archive(sample_archive: Path, home: Path) -> Iterator[Path]:
    """An archive of the sample issue."""
    path = home / "work.gazette"
    shutil.copyfile(sample_archive, path)
    return path


def test_at_most_the_last_second_is_missing(archive: Path, long: bool) -> None:
    dice, first, offered, promised = random.Random(4), 0, 0, list[int]()
    for _ in range(200 if long else 10):
        killed = type_and_kill(archive, first, dice.uniform(0.05, 4.0))
        offered += len(killed.offered)
        # What was promised after the last kill was put back before anything was typed.
        kept = marks_kept(archive)
        assert kept[: len(promised)] == promised
        assert kept == sorted({*kept})
        assert killed.typed
        assert seconds_lost(killed, kept) <= 1.0
        promised, first = kept, max(killed.typed) + 1
    assert offered
    assert first > 100  # it did type


@pytest.mark.parametrize("flag", ["--journal", "--no-journal"])
def test_where_the_archive_gets_nothing_it_is_the_journal_that_keeps_it(archive: Path, flag: str) -> None:
    killed = type_and_kill(archive, 0, 4.0, "--busy", flag)
    lost = seconds_lost(killed, marks_kept(archive))
    assert lost <= 1.0 if flag == "--journal" else lost > 1.0
