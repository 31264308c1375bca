"""Bringing a file in: what was read becomes an issue or entries of the archive, in one transaction, each file once."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from gazette.archive import Archive, Source
from gazette.desk.command import editable_issue
from gazette.desk.issue_commands import refuse_twin
from gazette.errors import DeskError
from gazette.ingest import Reading, read_file
from gazette.model import Bilingual, Entry, Finding, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What a file became: ``already`` says that it came in before and nothing changed.

    ``again`` says that it came in before, too, but all its entries had been removed since. ``issue_id`` is the issue
    that its entries stand in (None: the inbox); ``findings`` count their ``entry`` from 1 in ``entries``.
    """

    file: Path
    sha256: str
    already: bool
    again: bool
    issue_id: int | None
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def bring_in_file(archive: Archive, path: Path, issue: str | None) -> BroughtIn:
    """Read ``path`` and keep it; with ``issue`` its documents go to the end of that issue, else into the inbox.

    Raises IngestError for a file that cannot be read, DeskError for an issue that stands already and for the archive.
    """
    issue_id = None if issue is None else archive.find_issue(issue)
    if issue_id is not None:
        editable_issue(archive, issue_id)
    if archive.is_own_file(path):
        raise DeskError("desk.own_archive", file=str(path))
    known = _known(archive, path)
    if known and known.entry_ids:
        return _already(archive, path, known)
    return keep_reading(archive, _as_printed(read_file(path)), issue_id)


def _as_printed(reading: Reading) -> Reading:
    """A printed issue is fitted to the pages that its text names, and keeps that from then on."""
    if reading.issue is None or not reading.from_text:
        return reading
    from gazette.desk.typesetters import fitted_to_print  # noqa: PLC0415 -- loads fonts, which other files do without

    return replace(reading, issue=fitted_to_print(reading.issue))


def keep_reading(archive: Archive, reading: Reading, issue_id: int | None = None) -> BroughtIn:
    """Keep what was read, whole or not at all."""
    try:
        return _keep(archive, reading, issue_id)
    except OverflowError as error:  # SQLite's whole numbers end at 2 ** 63
        raise DeskError("desk.number_too_large", file=reading.file) from error


def _keep(archive: Archive, reading: Reading, issue_id: int | None) -> BroughtIn:
    with archive.transaction():
        known = archive.source(reading.sha256)
        if known and known.entry_ids:
            return _already(archive, Path(reading.file), known)
        # One whose entries were all removed since may come in again.
        source_id = known.id if known else archive.add_source(_name(reading), reading.sha256, reading.source)
        if reading.issue is not None:
            issue_id = _keep_issue(archive, reading.issue, issue_id)
            ids = tuple(entry.id for entry in archive.issue(issue_id).entries)
        else:
            ids = archive.add_entries(reading.entries, None if issue_id is None else _last_section(archive, issue_id))
        archive.assign_source(source_id, issue_id if reading.issue else None, ids, reading.findings)
    return BroughtIn(
        file=Path(reading.file),
        sha256=reading.sha256,
        already=False,
        again=known is not None,
        issue_id=issue_id,
        entries=tuple(archive.entry(entry_id) for entry_id in ids),
        findings=reading.findings,
    )


def _name(reading: Reading) -> str:
    """The file's name as text: Linux allows bytes in it that are none."""
    return Path(reading.file).name.encode("utf-8", "replace").decode("utf-8")


def _known(archive: Archive, path: Path) -> Source | None:
    """The source with the bytes of this file: saves reading it as a document again."""
    try:
        if not path.is_file():
            return None  # a pipe or a device may have no end
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    except OSError:
        return None  # what is wrong with the file is for the reader to say
    return archive.source(digest.hexdigest())


def _already(archive: Archive, path: Path, known: Source) -> BroughtIn:
    places = [archive.place(entry_id).issue_id for entry_id in known.entry_ids]
    return BroughtIn(
        file=path,
        sha256=known.sha256,
        already=True,
        again=False,
        issue_id=known.issue_id if known.issue_id is not None else next(iter(places), None),
        entries=tuple(archive.entry(entry_id) for entry_id in known.entry_ids),
        findings=archive.source_findings(known.sha256),
    )


def _keep_issue(archive: Archive, issue: Issue, issue_id: int | None) -> int:
    """A whole issue becomes a new one, or fills one that is there without entries."""
    target = issue_id if issue_id is not None else _empty_twin(archive, issue)
    if target is None:
        refuse_twin(archive, replace(issue, id=0))
        return archive.add_issue(issue)
    editable_issue(archive, target)
    there = archive.issue(target)
    if there.entries:
        raise DeskError("desk.issue_into_issue", issue=there.reference)
    refuse_twin(archive, replace(issue, id=target))
    for section in there.sections:
        archive.remove_section(section.id)
    archive.set_issue(replace(issue, id=target))
    for position, section in enumerate(issue.sections):
        archive.add_entries(section.entries, archive.add_section(target, section.name, position))
    return target


def _empty_twin(archive: Archive, issue: Issue) -> int | None:
    for row in archive.issue_rows():
        if row.entries == 0 and row.state != "published" and _is_named_alike(row.serial, row.year, row.numbers, issue):
            return row.id
    return None


def _is_named_alike(serial: int | None, year: int | None, numbers: tuple[int, ...], issue: Issue) -> bool:
    if issue.serial is not None and serial is not None:
        return serial == issue.serial
    return year is not None and year == issue.year and bool(numbers) and numbers == issue.numbers


def _last_section(archive: Archive, issue_id: int) -> int:
    sections = archive.issue(issue_id).sections
    return sections[-1].id if sections else archive.add_section(issue_id, Bilingual(), 0)
