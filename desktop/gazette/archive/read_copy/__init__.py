"""A read copy of the archive in PostgreSQL: written issue by issue, searched as the archive is, proved by its chain.

When it is written, and what is damage, is left to ``desk``. psycopg is loaded only where a copy is opened.
"""

from gazette.archive.read_copy.connecting import open_copy, place_of, without_password
from gazette.archive.read_copy.copied import CopiedDocument, CopiedIssue
from gazette.archive.read_copy.proving import WrongPart
from gazette.archive.read_copy.read_copy import ReadCopy, Stop
from gazette.archive.read_copy.rows import KeptIssue

__all__ = [
    "CopiedDocument",
    "CopiedIssue",
    "KeptIssue",
    "ReadCopy",
    "Stop",
    "WrongPart",
    "open_copy",
    "place_of",
    "without_password",
]
