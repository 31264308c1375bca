"""Reads files and pasted text into issues and entries, says what it noticed; keeping them is for archive and desk."""

from gazette.ingest.files import has_text, read_blocks, read_bytes, read_file, read_source, read_text
from gazette.ingest.formats import FILE_ENDINGS
from gazette.ingest.reading_result import CHANGES, Changes, Reading, Wishes
from gazette.ingest.structure.keeping import is_left_out

__all__ = [
    "CHANGES",
    "FILE_ENDINGS",
    "Changes",
    "Reading",
    "Wishes",
    "has_text",
    "is_left_out",
    "read_blocks",
    "read_bytes",
    "read_file",
    "read_source",
    "read_text",
]
