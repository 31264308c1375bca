"""Bringing a file in: kept as it came, then read, and what was read becomes an issue or entries, each file once."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from gazette.archive import Archive, Source, Way
from gazette.desk.command import editable_issue
from gazette.desk.issue_commands import refuse_twin
from gazette.desk.unpacking import Unpacked, keep_members
from gazette.errors import DeskError, GazetteError, IngestError
from gazette.ingest import (
    Changes,
    ColumnProposal,
    ColumnRole,
    Reading,
    Wishes,
    has_text,
    is_zip,
    read_bytes,
    read_source,
)
from gazette.model import Account, Bilingual, Entry, Finding, Issue

UNDECIDED = "ingest.changes_undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What a file became: ``already`` says that it came in before and nothing changed.

    ``again`` says that it came in before, too, but all its entries had been removed since. ``issue_id`` is the issue
    that its entries stand in (None: the inbox); ``findings`` count their ``entry`` from 1 in ``entries``; ``account``
    is None where the file came in when none was kept yet. ``columns``: what those of a spreadsheet were taken for, as
    it was read. A zip has ``members``, what each file in it became, and is ``already`` in where all of them are.
    """

    file: Path
    sha256: str
    already: bool
    again: bool
    issue_id: int | None
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    account: Account | None
    columns: tuple[ColumnProposal, ...] = ()
    members: tuple["BroughtIn | NotIn", ...] = ()

    @property
    def each(self) -> tuple["BroughtIn | NotIn", ...]:
        """What is told one by one: the members of a zip, else the file itself."""
        return self.members or (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotIn:
    """A file of a zip that did not come in, and why; ``sha256`` where the archive keeps it all the same."""

    file: Path
    error: GazetteError
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a file is brought in: ``issue`` its documents go into (None: the inbox), what a person decided about it.

    ``way`` it came; ``half``: it may still be on its way, so that it is not kept where it cannot be read.
    """

    issue: str | None = None
    changes: Changes | None = None
    columns: tuple[tuple[ColumnRole, ...], ...] = ()
    way: Way = "file"
    half: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that was kept and is to be read; ``new`` says that it was never kept before."""

    file: str
    content: bytes
    sha256: str
    source_id: int | None
    new: bool
    issue_id: int | None
    manner: Manner


def receive(archive: Archive, file: Path | str, manner: Manner) -> Received | BroughtIn | Unpacked:
    """Keep the file at a path before it is read, or take one that was kept, by its SHA-256; of a zip each file too.

    What it brought where it came in before. Raises IngestError where the system does not give it out, DeskError for the
    archive itself and for an issue that cannot take it.
    """
    issue_id = None if manner.issue is None else archive.find_issue(manner.issue)
    if issue_id is not None:
        editable_issue(archive, issue_id)
    if isinstance(file, str):
        digest, content, known = file, archive.source_content(file), archive.source(file)
        path = Path(known.name if known else file)
    else:
        if archive.is_own_file(file):
            raise DeskError("desk.own_archive", file=str(file))
        path, content = file, read_bytes(file)
        digest = hashlib.sha256(content).hexdigest()
        known = archive.source(digest)
    if known and known.entry_ids:
        return _already(archive, path, known)
    source_id = known.id if known else None
    if source_id is None and has_text(content):
        source_id = archive.add_source(_name(path), digest, content, manner.way)
    received = Received(
        file=str(path),
        content=content,
        sha256=digest,
        source_id=source_id,
        new=known is None,
        issue_id=issue_id,
        manner=manner,
    )
    if not is_zip(content, path.name):
        return received
    try:
        return keep_members(archive, path, content, digest, manner.way)
    except IngestError as error:
        settle(archive, received, error)
        raise


def read_received(received: Received) -> Reading:
    """What a file that was kept holds; takes its time, and needs no archive. Errors are those of ``read_source``."""
    wishes = Wishes(changes=received.manner.changes, columns=received.manner.columns)
    return _as_printed(read_source(received.content, file=received.file, wishes=wishes))


def settle(archive: Archive, received: Received, read: Reading | GazetteError) -> BroughtIn:
    """Keep what was read, or why it was not: then that error is raised."""
    try:
        if isinstance(read, GazetteError):
            raise read
        return replace(keep_reading(archive, read, received.issue_id), columns=read.columns)
    except (IngestError, DeskError) as error:
        if received.source_id is not None:
            if received.manner.half and received.new:
                archive.forget_source(received.source_id)
            else:
                _refuse(archive, received.source_id, error)
        raise


def _refuse(archive: Archive, source_id: int, error: GazetteError) -> None:
    values = {name: str(value) for name, value in error.values.items()}
    archive.set_source_state(source_id, "waiting" if error.code == UNDECIDED else "refused", (error.code, values))


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
        again = known is not None and known.state == "read"
        source_id = known.id if known else archive.add_source(_name(Path(reading.file)), reading.sha256, reading.source)
        for picture in reading.pictures:
            archive.add_picture(picture)
        if reading.issue is not None:
            issue_id = _keep_issue(archive, reading.issue, issue_id)
            ids = tuple(entry.id for entry in archive.issue(issue_id).entries)
        else:
            ids = archive.add_entries(reading.entries, None if issue_id is None else _last_section(archive, issue_id))
        brought = issue_id if reading.issue else None
        archive.assign_source(source_id, brought, ids, reading.findings, reading.account)
    return BroughtIn(
        file=Path(reading.file),
        sha256=reading.sha256,
        already=False,
        again=again,
        issue_id=issue_id,
        entries=tuple(archive.entry(entry_id) for entry_id in ids),
        findings=reading.findings,
        account=reading.account,
    )


def _name(path: Path) -> str:
    """The file's name as text: Linux allows bytes in it that are none."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


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
        account=known.account,
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
