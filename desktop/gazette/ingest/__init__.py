"""Reads files and pasted text into issues and entries, says what it noticed; keeping them is for archive and desk."""

from gazette.ingest.files import read_file, read_text
from gazette.ingest.reading_result import Reading

__all__ = ["Reading", "read_file", "read_text"]
