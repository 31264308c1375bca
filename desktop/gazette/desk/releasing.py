"""What keeps an issue from the public: marks and private numbers in it, the stop, and the record of a release."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gazette.desk.per_entry import per_entry
from gazette.errors import ExportError
from gazette.export import write_file
from gazette.model import BlockPath, Entry, Finding, Issue, Table, block_texts, unprinted_texts, walk_blocks
from gazette.reading.release_marks import MarkKind, ReleaseMark, release_marks

_RULES: dict[MarkKind, str] = {
    "secret": "desk.mark_secret",
    "not_public": "desk.mark_not_public",
    "on_request": "desk.mark_on_request",
    "identity": "desk.mark_identity",
    "telephone": "desk.mark_telephone",
}
KEPT_FROM_PUBLIC = ("export.kept_from_public", "export.kept_from_public_head")
"""The codes of errors that a reason lets pass."""
TOLD = ("export.site_", "export.released")
"""What the rules of findings begin with that say what was done with web pages: a person is told of each."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A mark and where it stands: its entry from 1, the path of its block, None in the head."""

    mark: ReleaseMark
    entry: int
    block: BlockPath | None


def release_findings(issue: Issue, position: int | None = None) -> tuple[Finding, ...]:
    """A finding for every mark that keeps a text from the public; of one entry (from 1) where it is named."""
    return tuple(
        Finding(rule=_RULES[mark.kind], level="error", entry=found.entry, block=found.block, text=mark.text)
        for found in _found(issue, position)
        for mark in (found.mark,)
    )


def refuse_marked(issue: Issue, position: int | None = None) -> None:
    """ExportError with the first mark that stops what leaves the house, its place, and how many there are."""
    findings = release_findings(issue, position)
    if not findings:
        return
    first = findings[0]
    assert first.entry is not None
    entry = issue.entries[first.entry - 1]
    values = {"entry": first.entry, "title": entry.title_zh, "text": first.text, "count": len(findings)}
    if first.block is None:
        raise ExportError("export.kept_from_public_head", **values)
    raise ExportError("export.kept_from_public", block=block_number(first.block), **values)


def block_number(path: BlockPath) -> str:
    """A path of a block as people count: 3, or 5.2 inside an attachment."""
    return ".".join(str(step + 1) for step in path)


def record_release(folder: Path, issue: Issue, findings: tuple[Finding, ...], reason: str, now: datetime) -> Path:
    """Add to the record beside ``folder`` that these marks were passed over, why and when; it is not for the site."""
    record = folder.resolve().with_name(f"{folder.resolve().name}-放行记录.txt")
    try:
        before = record.read_text("utf-8") if record.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError("export.cannot_write", file=str(record), reason=type(error).__name__) from error
    lines = [f"{now.isoformat(timespec='seconds')}　{issue.reference}　{reason}"]
    for finding in findings:
        place = "" if finding.block is None else f" §{block_number(finding.block)}"
        lines.append(f"　#{finding.entry}{place}　{finding.text}")
    write_file(record, (before + "\n".join(lines) + "\n").encode())
    return record


def _found(issue: Issue, position: int | None) -> Iterator[_Found]:
    for number, entry in enumerate(issue.entries, 1):
        if position is None or number == position:
            for mark, block in _of_entry(entry):
                yield _Found(mark, number, block)


@per_entry
def _of_entry(entry: Entry) -> tuple[tuple[ReleaseMark, BlockPath | None], ...]:
    return tuple(_looked_for(entry))


def _looked_for(entry: Entry) -> Iterator[tuple[ReleaseMark, BlockPath | None]]:
    full = entry.title_full or entry.title_zh
    contents = None if entry.title_zh in full else entry.title_zh
    head = (full, contents, entry.title_en, entry.number_zh, entry.addressee)
    facts = (*entry.issuers, entry.index_number, entry.subject, entry.validity)
    for text in (*head, *facts):
        yield from ((mark, None) for mark in release_marks(text or ""))
    for path, block in walk_blocks(entry.blocks):
        cell = isinstance(block, Table)
        for text in (*block_texts(block), *unprinted_texts(block)):
            yield from ((mark, path) for mark in release_marks(text, cell=cell))
