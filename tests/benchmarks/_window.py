"""The window that benchmarks of it share: the whole program over an archive of its own, on a screen that is none."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazette.desk import Desk
from gazette.gui.app import Application
from gazette.model import Entry, Issue, Paragraph
from gazette.settings import Settings

LONGEST_S = 300
SETTLED_S = 2.5
"""How long a window may take until it is measured."""


@contextmanager
def window(issue: Issue, folder: Path | None = None) -> Iterator[Application]:
    """The program over an archive with ``issue`` alone, its window shown at 1440 × 900."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = home
        path = Path(home) / "office.gazette"
        with Desk.open(path, create=True) as desk:
            desk.archive.add_issue(issue)
        known = QApplication.instance()
        qt = known if isinstance(known, QApplication) else QApplication([])
        program = Application(qt, Settings(language="zh", theme="light", last_folder=home), Path(home) / "log")
        program.window.resize(1440, 900)
        begun = time.perf_counter()
        if not program.open(path):
            raise SystemExit(1)
        qt.processEvents()
        program.opened_in = time.perf_counter() - begun  # type: ignore[attr-defined]
        spin(SETTLED_S)
        try:
            yield program
        finally:
            program.window.close()
            program.close()


def spin(seconds: float) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(round(seconds * 1000))
    loop.exec()


def wait(until: Callable[[], bool], step: float = 0.02) -> None:
    """Let the window work until something is so; SystemExit where it never is."""
    begun = time.perf_counter()
    while not until():
        if time.perf_counter() - begun > LONGEST_S:
            raise SystemExit("the window did not come to an end")
        spin(step)


def write_in(program: Application, entry: Entry) -> None:
    """Put the caret into the middle paragraph of an entry."""
    places = [at for at, block in enumerate(entry.blocks) if isinstance(block, Paragraph)]
    program.workbench.choose_entry(entry.id)
    editor = program.window.edit.document.editor
    editor.show_block((places[len(places) // 2],))
    editor.setFocus()


def keys(program: Application, count: int, every: float = 0.08) -> list[float]:
    """Type so many characters, one ``every`` so many seconds; milliseconds from when each was due until it is painted.

    Whatever else the window is at meanwhile is counted.
    """
    editor, application = program.window.edit.document.editor, QApplication.instance()
    assert application is not None
    took, due = [], time.perf_counter()
    for _ in range(count):
        due = max(due + every, time.perf_counter())
        spin(max(due - time.perf_counter(), 0))
        QTest.keyClick(editor, "a")
        application.processEvents()
        took.append((time.perf_counter() - due) * 1000)
    return took


def percentile(values: list[float], share: float) -> float:
    """The value that ``share`` of them stay under."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
