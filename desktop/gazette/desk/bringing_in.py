"""Bringing a file in: kept as it came, then read, and what was read becomes an issue or entries, each file once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from gazette.archive import Archive, Reason, Source, Verdict, Way
from gazette.desk.acts_noted import note_act
from gazette.desk.command import editable_issue
from gazette.desk.delivery import Delivery, note_arrival, place_of, version_before
from gazette.desk.handed_files import note_handed, refuse_handed_back
from gazette.desk.issue_commands import refuse_twin
from gazette.desk.unpacking import Unpacked, delivered, keep_members, kept_beside
from gazette.desk.versions import Version, put_issue_version, put_version
from gazette.errors import ArchiveError, DeskError, GazetteError, IngestError
from gazette.ingest import (
    LARGEST,
    NO_DOCUMENT,
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
    ``version`` says of which entries a file is a new version.
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
    version: Version | None = None

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

    @property
    def left_out(self) -> bool:
        """Whether it is no document at all, so that nothing is to be done about it."""
        return self.error.code == NO_DOCUMENT


@dataclass(frozen=True, slots=True)
class PlaceInIssue:
    """Where documents stand: in a section, ``before`` an entry of it; at its end where there is no such entry."""

    section_id: int
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a file is brought in: ``issue`` its documents go into (None: the inbox), what a person decided about it.

    ``place``: where in that issue, its end where none is said or its section is gone.
    ``way`` it came; ``half``: it may still be on its way, so that it is not kept where it cannot be read; ``beside``:
    the pictures that lie beside a web page, by their paths from its folder (None: those of the zip that the archive
    keeps it in). ``password`` opens a file that is locked; it is kept nowhere.
    """

    issue: str | None = None
    place: PlaceInIssue | None = None
    changes: Changes | None = None
    columns: tuple[tuple[ColumnRole, ...], ...] = ()
    way: Way = "file"
    half: bool = False
    beside: Mapping[str, bytes] | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that was kept and is to be read; ``new`` says that it was never kept before.

    ``earlier`` is the file that lay at the same place of a drop folder before.
    """

    file: str
    content: bytes
    sha256: str
    source_id: int | None
    new: bool
    issue_id: int | None
    manner: Manner
    delivery: Delivery | None = None
    earlier: int | None = None


def receive(archive: Archive, file: Path | str | Delivery, manner: Manner) -> Received | BroughtIn | Unpacked:
    """Keep the file at a path, or one delivered, before it is read, or take one that was kept, by its SHA-256.

    Of a zip each file is kept too.

    What it brought where it came in before. Raises IngestError where the system does not give it out, DeskError for the
    archive itself and for an issue that cannot take it.
    """
    issue_id = None if manner.issue is None else archive.find_issue(manner.issue)
    if issue_id is not None:
        editable_issue(archive, issue_id)
    delivery = file if isinstance(file, Delivery) else None
    if isinstance(file, str):
        digest, content, known = file, archive.source_content(file), archive.source(file)
        path = Path(known.name if known else file)
        if manner.beside is None:
            manner = replace(manner, beside=kept_beside(archive, path, digest))
    else:
        path = file.path if isinstance(file, Delivery) else file
        if isinstance(file, Path) and archive.is_own_file(file):
            raise DeskError("desk.own_archive", file=str(path))
        content = _delivered(archive, file, manner) if isinstance(file, Delivery) else read_bytes(path)
        digest = hashlib.sha256(content).hexdigest()
        known = archive.source(digest)
    earlier = None if delivery is None else version_before(archive, delivery, digest)
    if known and (known.entry_ids or (earlier is None and archive.versions.entries_of(known.id))):
        if delivery is not None:
            note_arrival(archive, delivery, "already", known.id)
        return _already(archive, path, known)
    if known and earlier is not None and known.replaces is None and known.state == "received":
        archive.set_source_version(known.id, earlier)
    source_id, new = (known.id, False) if known else _kept_source(archive, path, content, digest, manner, earlier)
    received = Received(
        file=str(path),
        content=content,
        sha256=digest,
        source_id=source_id,
        new=new,
        issue_id=issue_id,
        manner=manner,
        delivery=delivery,
        earlier=earlier,
    )
    if not is_zip(content, path.name):
        return received
    try:
        zipped = keep_members(archive, path, content, digest, manner.way)
        if delivery is None:
            return zipped
        note_arrival(archive, delivery, "taken", source_id)
        return delivered(archive, zipped, delivery)
    except IngestError as error:
        settle(archive, received, error)
        raise


def takes_documents(archive: Archive, issue: str) -> bool:
    """Whether documents may come into the issue of this reference, which may be closed or gone by now."""
    try:
        editable_issue(archive, archive.find_issue(issue))
    except (ArchiveError, DeskError):
        return False
    return True


def _delivered(archive: Archive, delivery: Delivery, manner: Manner) -> bytes:
    if len(delivery.content) > LARGEST:
        if not manner.half:
            note_arrival(archive, delivery, "refused", None, ("ingest.too_large", {"file": delivery.name}))
        raise IngestError("ingest.too_large", file=str(delivery.path))
    return delivery.content


def _kept_source(
    archive: Archive, path: Path, content: bytes, digest: str, manner: Manner, earlier: int | None
) -> tuple[int | None, bool]:
    """The id of a file that is kept now, and whether another program has not just done that."""
    if not has_text(content):
        return None, True
    with archive.transaction():
        known = archive.source(digest)
        if known is not None:
            return known.id, False
        source_id = archive.add_source(kept_name(path), digest, content, manner.way)
        if earlier is not None:
            archive.set_source_version(source_id, earlier)
        return source_id, True


def read_received(received: Received) -> Reading:
    """What a file that was kept holds; takes its time, and needs no archive. Errors are those of ``read_source``."""
    manner = received.manner
    wishes = Wishes(
        changes=manner.changes, columns=manner.columns, beside=manner.beside or {}, password=manner.password
    )
    return _as_printed(read_source(received.content, file=received.file, wishes=wishes))


def settle(archive: Archive, received: Received, read: Reading | GazetteError) -> BroughtIn:
    """Keep what was read, or why it was not: then that error is raised."""
    try:
        if isinstance(read, GazetteError):
            raise read
        return replace(keep_reading(archive, read, received.issue_id, received), columns=read.columns)
    except (IngestError, DeskError) as error:
        _note_failure(archive, received, error)
        raise


def _note_failure(archive: Archive, received: Received, error: GazetteError) -> None:
    undecided = error.code == UNDECIDED
    if received.manner.half and not undecided:
        if received.source_id is not None and received.new:
            archive.forget_source(received.source_id)
        return
    reason = reason_of(error)
    with archive.transaction():
        if received.source_id is not None:
            archive.set_source_state(received.source_id, "waiting" if undecided else "refused", reason)
        if received.delivery is not None:
            verdict: Verdict = "waiting" if undecided else "refused"
            note_arrival(archive, received.delivery, verdict, received.source_id, reason)


def _as_printed(reading: Reading) -> Reading:
    """A printed issue is fitted to the pages that its text names, and keeps that from then on."""
    if reading.issue is None or not reading.from_text:
        return reading
    from gazette.desk.typesetters import fitted_to_print  # noqa: PLC0415 -- loads fonts, which other files do without

    return replace(reading, issue=fitted_to_print(reading.issue))


def keep_reading(
    archive: Archive, reading: Reading, issue_id: int | None = None, received: Received | None = None
) -> BroughtIn:
    """Keep what was read, whole or not at all."""
    try:
        with archive.transaction():
            brought = _keep(archive, reading, issue_id, received)
            if received is not None and received.delivery is not None:
                source = archive.source(reading.sha256)
                note_arrival(archive, received.delivery, _verdict(brought), source.id if source else None)
            if not brought.already:
                ids, name = [entry.id for entry in brought.entries], kept_name(brought.file)
                note_act(archive, "desk.act.bring_in", issues=[brought.issue_id], entries=ids, files=[name])
            return brought
    except OverflowError as error:  # SQLite's whole numbers end at 2 ** 63
        raise DeskError("desk.number_too_large", file=reading.file) from error


def _verdict(brought: BroughtIn) -> Verdict:
    if brought.already:
        return "already"
    if brought.version is None:
        return "taken"
    return "replaced" if brought.version.beside is None else "version"


def _keep(archive: Archive, reading: Reading, issue_id: int | None, received: Received | None) -> BroughtIn:
    known = archive.source(reading.sha256)
    if known and known.entry_ids:
        return _already(archive, Path(reading.file), known)
    refuse_handed_back(archive, reading.hand_over)
    # One whose entries were all removed since may come in again.
    again = known is not None and known.state == "read"
    source_id = known.id if known else archive.add_source(kept_name(Path(reading.file)), reading.sha256, reading.source)
    for picture in reading.pictures:
        archive.add_picture(picture)
    put = _put(archive, reading, source_id, issue_id, received)
    note_handed(archive, reading.hand_over, put.entry_ids)
    brought = put.issue_id if reading.issue else None
    archive.assign_source(source_id, brought, put.entry_ids, reading.findings, reading.account)
    for entry_id, said in put.untouched:
        archive.versions.note_brought_as(source_id, entry_id, said)
    return BroughtIn(
        file=Path(reading.file),
        sha256=reading.sha256,
        already=False,
        again=again and put.version is None,
        issue_id=put.issue_id,
        entries=tuple(archive.entry(entry_id) for entry_id in put.entry_ids),
        findings=reading.findings,
        account=reading.account,
        version=put.version,
    )


class _Put(NamedTuple):
    """The entries that have what was read, in its order, and their issue; the rest as in ``IssueVersion``."""

    entry_ids: tuple[int, ...]
    issue_id: int | None
    version: Version | None = None
    untouched: tuple[tuple[int, Entry], ...] = ()


def _put(archive: Archive, reading: Reading, source_id: int, issue_id: int | None, received: Received | None) -> _Put:
    """Put what was read where it belongs: into the place of the version before, into an issue, or into the inbox."""
    earlier = received.earlier if received else None
    if reading.issue is not None:
        newer = put_issue_version(archive, source_id, earlier, reading.issue) if issue_id is None else None
        if newer is not None:
            return _Put(newer.entry_ids, newer.issue_id, newer.version, newer.untouched)
        issue_id = _keep_issue(archive, reading.issue, issue_id)
        return _Put(tuple(entry.id for entry in archive.issue(issue_id).entries), issue_id)
    version = put_version(archive, source_id, earlier, reading.entries)
    if version is not None and version.beside is None:
        return _Put(version.entry_ids, archive.place(version.entry_ids[0]).issue_id, version)
    section_id, position = _target(archive, issue_id, received, version)
    ids = archive.add_entries(reading.entries, section_id, position)
    return _Put(ids, None if section_id is None else archive.section(section_id).issue_id, version)


def _target(
    archive: Archive, issue_id: int | None, received: Received | None, version: Version | None
) -> tuple[int | None, int | None]:
    """Section and position where documents go; a version that stands beside its entry is to be seen: in the inbox."""
    if issue_id is not None:
        return _in_issue(archive, issue_id, received.manner.place if received else None)
    delivery = received.delivery if received else None
    return (place_of(archive, delivery) if delivery is not None and version is None else None), None


def kept_name(path: Path) -> str:
    """A file's name as text: Linux allows bytes in it that are none."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def reason_of(error: GazetteError) -> Reason:
    """Why a file waits or was refused, as the archive keeps it."""
    return error.code, {name: str(value) for name, value in error.values.items()}


def _already(archive: Archive, path: Path, known: Source) -> BroughtIn:
    entry_ids = known.entry_ids or archive.versions.entries_of(known.id)
    places = [archive.place(entry_id).issue_id for entry_id in entry_ids]
    return BroughtIn(
        file=path,
        sha256=known.sha256,
        already=True,
        again=False,
        issue_id=known.issue_id if known.issue_id is not None else next(iter(places), None),
        entries=tuple(archive.entry(entry_id) for entry_id in entry_ids),
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


def _in_issue(archive: Archive, issue_id: int, place: PlaceInIssue | None) -> tuple[int, int | None]:
    sections = archive.issue(issue_id).sections
    wanted = next((section for section in sections if place is not None and section.id == place.section_id), None)
    if wanted is None:
        return (sections[-1].id if sections else archive.add_section(issue_id, Bilingual(), 0)), None
    ids = [entry.id for entry in wanted.entries]
    return wanted.id, (ids.index(place.before) if place is not None and place.before in ids else None)
