"""What a person is told when a command fails: one line on standard error; a bug leaves its trace in a log file."""

import logging
import logging.handlers
import sys

from platformdirs import user_log_path

from gazette.cli.language import language
from gazette.errors import GazetteError
from gazette.wording import error_sentence, sentence


def report(error: Exception) -> int:
    """Say what went wrong in one line; returns the exit code."""
    if isinstance(error, GazetteError):
        say_error(error)
    else:
        line = sentence("desk.bug", {"log": _logged(error), "kind": type(error).__name__}, language())
        sys.stderr.write(f"error: {line}\n")
    return 1


def say_error(error: GazetteError) -> None:
    """One line ``error: …`` on standard error."""
    line = " ".join(error_sentence(error, language()).split("\n"))
    sys.stderr.write(f"error: {line}\n")


def _logged(error: Exception) -> str:
    folder = user_log_path("gazette-desk", appauthor=False, ensure_exists=True)
    file = folder / "gazette.log"
    handler = logging.handlers.RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    logger = logging.getLogger("gazette")
    logger.addHandler(handler)
    logger.propagate = False
    logger.error("a bug", exc_info=error)
    handler.close()
    return str(file)
