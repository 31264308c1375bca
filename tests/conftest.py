"""What every test shares: `--long`, the number of generated examples, and a Qt that needs no display."""

import faulthandler
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from tests.postgresql import cluster
from tests.small_disks import disk_of

__all__ = ["cluster"]

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Archives wait for their disk at every transaction. A process that is killed leaves as much in memory as on a disk, and
# whoever tests a disk mounts one: so what tests write is kept in memory, where there is room for it.
_MEMORY, _ROOM = Path("/dev/shm"), 4 * 2**30
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# Two busy cores say nothing about a test: only wrong answers fail a property, slow ones do not.
_QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "print_blob": True}
settings.register_profile("short", max_examples=25, derandomize=True, **_QUIET)
settings.register_profile("long", max_examples=2000, **_QUIET)

# What a test may take on a slow machine with much else to do, in seconds.
LONGEST = 900
_told_to = pytest.StashKey[int]()
# Files that take the longest: begun first, so that no worker is left alone with one of them at the end.
_LONG_FILES = frozenset(
    {
        "tests/packaging/test_printed_commands.py",
        "tests/journeys/test_desk.py",
        "tests/gui/test_killed_while_typing.py",
        "tests/preflight/test_gazettes.py",
        "tests/desk/test_killed.py",
        "tests/desk/test_drop_writers.py",
    }
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="thousands of generated inputs instead of a few")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "short")
    config.stash[_told_to] = os.dup(2)  # while a test runs, what is written there is kept back
    if sys.dont_write_bytecode and not hasattr(config, "workerinput"):
        _compile_once(config)


def _compile_once(config: pytest.Config) -> None:
    """Where nothing may be written beside the sources, hundreds of processes would each compile them for themselves."""
    aside = tempfile.mkdtemp(prefix="gazette-bytecode-")
    config.add_cleanup(lambda: shutil.rmtree(aside))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = aside


def pytest_unconfigure(config: pytest.Config) -> None:
    os.close(config.stash[_told_to])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, all others as they were."""
    items.sort(key=lambda item: item.nodeid.partition("::")[0] not in _LONG_FILES)


def pytest_collection_finish() -> None:
    """What is imported stays: it need not be looked through after every window."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test that would wait for ever says where it stands, and ends its worker; the rest is for the other one.

    Where there are widgets Python looks for what is left only here, in their thread, once the test has let go of them:
    the thread that waits for pages outlives each window, and would destroy those widgets that it finds.
    """
    if not item.config.getoption("--long"):
        faulthandler.dump_traceback_later(LONGEST, exit=True, file=item.config.stash[_told_to])
    has_widgets = "qapp" in getattr(item, "fixturenames", ())
    if has_widgets:
        gc.disable()
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()
        if has_widgets:
            gc.collect()
            gc.enable()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Take closed windows away: Qt leaves them to an event loop that no test ever ends, and each slows the next."""
    yield
    if "qapp" in getattr(item, "fixturenames", ()):
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        for window in QApplication.topLevelWidgets():
            if window.parent() is None and not window.isVisible():
                window.deleteLater()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


_CRASHED: set[str] = set()


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport) -> None:
    """A worker process that ended by itself is no verdict on a test: its file goes to another, once.

    The crash is told and counted in the closing line, and wants to be looked into; one test that takes two workers with
    it has failed.
    """
    if crashitem not in _CRASHED:
        _CRASHED.add(crashitem)
        report.outcome = "crashed"  # type: ignore[assignment]


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    return ("crashed", "C", "CRASHED") if str(report.outcome) == "crashed" else None


class PatientBot(QtBot):
    """Waits a minute at the least: how busy a machine is says nothing about a test."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, 60_000))


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the long forms were asked for."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def examples(long: bool) -> int:
    """How often a test that makes its own inputs should try: 25, or 2000 with `--long`."""
    return 2000 if long else 25


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new archive; to be copied, not changed: to make one takes five times as long."""
    from gazette.archive import Archive

    path = tmp_path_factory.mktemp("empty") / "empty.gazette"
    Archive.open(path, create=True).close()
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    with disk_of(tmp_path / "disk", megabytes=2) as place:
        yield place
