"""How much SQLite has to do for a question: no clock tells that on a busy machine."""

from collections.abc import Callable
from itertools import count

from gazette.archive import Archive


def steps_of(archive: Archive, question: Callable[[], object]) -> int:
    """How many steps SQLite takes for a question, in hundreds."""
    taken = count()
    archive._file.database.conn.set_progress_handler(lambda: next(taken) * 0, 100)
    question()
    archive._file.database.conn.set_progress_handler(None, 0)
    return next(taken)
