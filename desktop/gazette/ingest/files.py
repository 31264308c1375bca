"""The door: a file or a text in, a reading out; the one fence round every reader stands here."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gazette.errors import GazetteError, IngestError
from gazette.ingest.formats import Format, is_compound, recognised
from gazette.ingest.manuscript import Manuscript, contents_of, manuscript_parts
from gazette.ingest.office.reader import as_word, said_converted
from gazette.ingest.plain_text import read_plain_text
from gazette.ingest.reader_process import read_apart
from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Contents, Reading, Wishes
from gazette.model import Block, Entry, Finding, Issue

LARGEST = 50 * 1024 * 1024
_LARGEST_PAGES = 200 * 1024 * 1024
# what is read right here: text and our own XML, unless there is so much of it that it could take long
_HERE = frozenset({"text", "akoma_ntoso"})
_LARGEST_HERE = 2 * 1024 * 1024


def read_file(path: Path, wishes: Wishes | None = None) -> Reading:
    """What a file holds; IngestError only where it cannot be read at all (missing, empty, no text, too large …)."""
    return read_source(read_bytes(path), file=str(path), wishes=wishes)


def read_source(source: bytes, *, file: str, wishes: Wishes | None = None) -> Reading:
    """What the bytes of a file hold; errors as with ``read_file``."""
    if not has_text(source):
        raise IngestError("ingest.empty", file=file)
    form = recognised(source, file)
    return _reading(file, source, lambda: _read(source, form, file, wishes or Wishes()), from_text=form == "text")


def _read(source: bytes, form: Format, file: str, wishes: Wishes) -> Contents:
    if wishes.password is not None and is_compound(source):
        source = read_apart(source, form, file, replace(wishes, want="unlocked")).unlocked
        return _read(source, recognised(source, file), file, replace(wishes, password=None))
    if form == "office":
        return said_converted(read_apart(as_word(source, file), "word", file, wishes))
    read = read_format if form in _HERE and len(source) <= _LARGEST_HERE else read_apart
    return read(source, form, file, wishes)


def has_text(source: bytes) -> bool:
    """Whether bytes say anything at all: more than white space and the mark of an encoding."""
    return bool(source.strip(b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"))


def read_text(text: str, *, file: str) -> Reading:
    """What a text holds that is decoded already (pasted, taken out of another format); its source is UTF-8."""
    if not text.strip():
        raise IngestError("ingest.empty", file=file)
    return _reading(file, text.encode("utf-8", "surrogatepass"), lambda: read_plain_text(text), from_text=True)


def read_blocks(blocks: tuple[Block, ...]) -> tuple[Entry, ...]:
    """The documents that blocks turn out to be when they are read as a text of their own."""
    manuscript = Manuscript(parts=list(manuscript_parts(blocks)))
    contents = contents_of(manuscript)
    return contents.issue.entries if contents.issue else contents.entries


def read_bytes(path: Path, *, as_pages: bool = False) -> bytes:
    """The bytes of a file; IngestError where it is missing, no plain file, closed to us or too large.

    A file that is kept ``as_pages`` (scans) may be larger than one that is read.
    """
    largest = _LARGEST_PAGES if as_pages else LARGEST
    file = str(path)
    try:
        if path.is_dir():
            raise IngestError("ingest.is_folder", file=file)
        if not path.is_file() and path.exists():
            raise IngestError("ingest.unreadable", file=file, reason="not a regular file")
        with path.open("rb") as opened:
            source = opened.read(largest + 1)
        if len(source) > largest:
            raise IngestError("ingest.pages_too_large" if as_pages else "ingest.too_large", file=file)
        return source
    except FileNotFoundError as error:
        raise IngestError("ingest.not_found", file=file) from error
    except PermissionError as error:
        raise IngestError("ingest.no_permission", file=file) from error
    except OSError as error:
        raise IngestError("ingest.unreadable", file=file, reason=error.strerror or type(error).__name__) from error


def _reading(file: str, source: bytes, read: Callable[[], Contents], *, from_text: bool) -> Reading:
    """The fence: whatever a reader raises beyond known errors becomes one that names the file."""
    try:
        contents = read()
    except GazetteError:
        raise
    except Exception as error:
        raise IngestError("ingest.reader_failed", file=file, reason=type(error).__name__) from error
    issue, entries = contents.issue, contents.entries
    return Reading(
        file=file,
        source=source,
        sha256=hashlib.sha256(source).hexdigest(),
        issue=issue,
        entries=entries,
        findings=tuple(_with_entry(finding, issue, entries) for finding in contents.findings),
        from_text=from_text,
        account=contents.account,
        pictures=contents.pictures,
        columns=contents.columns,
        hand_over=contents.hand_over,
    )


def _with_entry(finding: Finding, issue: Issue | None, entries: tuple[Entry, ...]) -> Finding:
    """In a file of one document every finding is about that document."""
    if finding.entry is None and issue is None and len(entries) == 1:
        return replace(finding, entry=1)
    return finding
