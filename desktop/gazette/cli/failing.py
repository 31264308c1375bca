"""What a person is told when a command fails: one line on standard error; a bug leaves its trace in a log file."""

import logging
import logging.handlers
import os
import sys
import tempfile
from pathlib import Path

from gazette.cli.language import language
from gazette.desk.releasing import KEPT_FROM_PUBLIC
from gazette.errors import DeskError, GazetteError
from gazette.settings import log_file
from gazette.wording import error_sentence, sentence

_NEXT = dict.fromkeys(KEPT_FROM_PUBLIC, "cli.despite_marks") | {
    "desk.open_errors": "cli.despite_what_is_open",
    "desk.open_marks": "cli.despite_what_is_open",
    "desk.open_entries": "cli.despite_entries",
    "desk.not_at_press": "cli.press_first",
}
"""Which command or option leads on from an error, where its sentence is also the window's and names none."""


def report(error: Exception) -> int:
    """Say what went wrong in one line; returns the exit code."""
    if isinstance(error, GazetteError):
        say_error(error)
    else:
        line = sentence("cli.bug", {"log": _logged(error), "kind": type(error).__name__}, language())
        sys.stderr.write(f"error: {line}\n")
    return 1


def say_error(error: GazetteError) -> None:
    """One line ``error: …`` on standard error."""
    line = " ".join(error_sentence(error, language()).split("\n"))
    if error.code in _NEXT:
        line += f" {sentence(_NEXT[error.code], error.values, language())}"
    sys.stderr.write(f"error: {line}\n")


def output_lost(error: OSError) -> int:
    """Standard output takes no more: a reader that left is told nothing, a full disk is; returns the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains at its end
    if not isinstance(error, BrokenPipeError):
        say_error(DeskError("cli.output_lost", reason=error.strerror or str(error)))
    return 1


def stopped() -> int:
    """Say that somebody stopped it (Ctrl+C); returns the exit code."""
    sys.stderr.write(f"{sentence('cli.stopped', {}, language())}\n")
    return 130


def _logged(error: Exception) -> Path:
    """The file that the trace of ``error`` went to: the person's log, or one in the system's temporary folder."""
    file = log_file("gazette")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _log(error, file)
    except OSError:
        file = Path(tempfile.gettempdir()) / file.name
        _log(error, file)
    return file


def _log(error: Exception, file: Path) -> None:
    handler = logging.handlers.RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    logger = logging.getLogger("gazette")
    logger.propagate = False
    logger.addHandler(handler)
    logger.error("a bug", exc_info=error)
    logger.removeHandler(handler)
    handler.close()
