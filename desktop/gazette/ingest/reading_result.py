"""What reading a file gives: an issue or single documents, the bytes they came from, and what was noticed."""

from dataclasses import dataclass

from gazette.model import Entry, Finding, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``issue`` where the file is a whole one, else ``entries`` (normally one); findings count entries from 1.

    ``from_text``: the file was plain text, which says nothing of how an issue was set.
    """

    file: str
    source: bytes
    sha256: str
    issue: Issue | None
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    from_text: bool
