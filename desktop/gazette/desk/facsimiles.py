"""Back issues as they are: kept as PDF or scans, with a contents list; found and cited, never set."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar, Literal

from gazette.archive import Archive, Source
from gazette.desk.bringing_in import kept_name, reason_of
from gazette.desk.command import NOTHING, Change
from gazette.desk.desk import Desk
from gazette.desk.issue_commands import refuse_twin
from gazette.errors import DeskError, GazetteError, IngestError
from gazette.ingest import PICTURE_ENDINGS, read_bytes
from gazette.ingest.back_issue_lists import ListedEntry
from gazette.ingest.facsimiles import KeptReading, read_pages, unlocked_pages
from gazette.model import (
    Account,
    Bilingual,
    Entry,
    Facsimile,
    FacsimilePage,
    Finding,
    Issue,
    KeptFile,
    PageNumbering,
    Publication,
    Section,
    issue_reference,
)

Became = Literal["taken", "already", "changed"]
_MOST_NUMBER = 9999
_MOST_SERIAL = 99_999
PAGE_ENDINGS = (".pdf", *PICTURE_ENDINGS)
"""How the names of files end that a back issue can be kept as."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackIssue:
    """A back issue as a person describes it; what is None, or empty, is taken from the file where that says it.

    ``files`` is one PDF, or scans in their order; ``sections`` is the contents list.
    """

    files: tuple[Path, ...]
    serial: int | None = None
    year: int | None = None
    numbers: tuple[int, ...] = ()
    date: str | None = None
    numbering: PageNumbering | None = None
    sections: tuple[Section, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBytes:
    """A file of a back issue, to be read and kept; ``came_as`` is the SHA-256 of the locked file that it was."""

    name: str
    sha256: str
    content: bytes = field(repr=False)
    came_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPages:
    """The files of a back issue and what their pages are."""

    files: tuple[KeptBytes, ...]
    readings: tuple[KeptReading, ...]

    @property
    def proposed(self) -> Issue | None:
        """The issue that the text of its file was recognised as; None for scans, and where it shows no contents."""
        return self.readings[0].proposed if len(self.readings) == 1 else None

    @property
    def numbering(self) -> PageNumbering:
        """How the pages are numbered, as far as the file shows that; else from 1 on."""
        shown = self.readings[0].numbering if len(self.readings) == 1 else None
        return shown or PageNumbering()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptIssue:
    """What a back issue became in the archive; ``proposed``: its contents list is what its text was recognised as."""

    became: Became
    issue: Issue
    findings: tuple[Finding, ...]
    proposed: bool = False


def files_of(path: Path) -> tuple[Path, ...]:
    """A file itself, or the PDF and scans in a folder by their names, numbers in them counted (2 before 10).

    IngestError where there is none.
    """
    try:
        if not path.is_dir():
            return (path,)
        found = sorted((each for each in path.iterdir() if _is_page_file(each)), key=_natural)
    except OSError as error:
        raise IngestError("ingest.unreadable", file=str(path), reason=error.strerror or str(error)) from error
    if not found:
        raise IngestError("ingest.no_scans", file=str(path))
    return tuple(found)


def _is_page_file(path: Path) -> bool:
    return path.suffix.lower() in PAGE_ENDINGS and not path.name.startswith(("._", "~$")) and path.is_file()


def _natural(path: Path) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part.casefold()) for part in _DIGITS.split(path.name)]


def fetched(archive: Archive, wanted: BackIssue) -> tuple[KeptBytes, ...]:
    """The files of a back issue as they are, not kept yet; IngestError where the system does not give one out."""
    files: list[KeptBytes] = []
    for path in wanted.files:
        if archive.is_own_file(path):
            raise DeskError("desk.own_archive", file=str(path))
        content = read_bytes(path, as_pages=True)
        digest = hashlib.sha256(content).hexdigest()
        if same := next((each for each in files if each.sha256 == digest), None):
            raise DeskError("desk.facsimile_twice", file=path.name, other=same.name)
        files.append(KeptBytes(name=kept_name(path), sha256=digest, content=content))
    return tuple(files)


def kept_before(archive: Archive, sha256: str) -> KeptBytes:
    """A file that came in before, to be kept as a back issue now."""
    source = archive.source(sha256)
    assert source is not None
    return KeptBytes(name=source.name, sha256=sha256, content=archive.source_content(sha256))


def may_be_kept(source: Source) -> bool:
    """Whether a file that came in and could not be read may be a back issue, as a PDF or a scan may."""
    return source.state == "refused" and source.name.lower().endswith(PAGE_ENDINGS)


def _keep_files(archive: Archive, files: Sequence[KeptBytes]) -> None:
    """Keep files byte for byte; those that are there stay.

    Never before it is known what becomes of them: what was received and not read is read as a document one day.
    """
    for each in files:
        if archive.source(each.sha256) is None:
            archive.add_source(each.name, each.sha256, each.content)


def read_kept(files: Sequence[KeptBytes], password: str | None = None) -> KeptPages:
    """What the pages of files are; takes its time, and needs no archive. IngestError as with ``read_pages``.

    Those that a password locks are kept without it: their pages are to be seen in twenty years, too.
    """
    if password is not None:
        files = [_unlocked(each, password) for each in files]
    return KeptPages(files=tuple(files), readings=tuple(read_pages(each.content, file=each.name) for each in files))


def _unlocked(file: KeptBytes, password: str) -> KeptBytes:
    content = unlocked_pages(file.content, file=file.name, password=password)
    if content == file.content:
        return file
    return KeptBytes(name=file.name, sha256=hashlib.sha256(content).hexdigest(), content=content, came_as=file.sha256)


def keep_unread(archive: Archive, files: Sequence[KeptBytes], error: GazetteError) -> None:
    """Keep files that could not be read, and say of those that brought nothing why."""
    with archive.transaction():
        _keep_files(archive, files)
        for each in files:
            known = archive.source(each.sha256)
            if known is not None and known.state == "received" and not known.entry_ids:
                archive.set_source_state(known.id, "refused", reason_of(error))


def already_kept(archive: Archive, files: Sequence[KeptBytes]) -> Issue | None:
    """The facsimile issue that keeps just these files; DeskError where another one keeps some of them."""
    kept = ((each, archive.issue_keeping(each.sha256)) for each in files)
    first, issue_id = next(((each, issue_id) for each, issue_id in kept if issue_id is not None), (None, None))
    if first is None or issue_id is None:
        return None
    issue = archive.issue(issue_id)
    assert issue.facsimile is not None
    if [each.sha256 for each in issue.facsimile.files] != [each.sha256 for each in files]:
        raise DeskError("desk.facsimile_elsewhere", file=first.name, issue=issue.reference)
    return issue


def described(wanted: BackIssue, before: Issue) -> Issue:
    """A facsimile issue that is there as it would be after what a person says of it; what is not said stays."""
    assert before.facsimile is not None
    numbering = wanted.numbering or before.facsimile.numbering
    sections = before.sections if wanted.sections is None else _with_ids(wanted.sections, before.sections)
    return replace(
        before,
        serial=before.serial if wanted.serial is None else wanted.serial,
        year=before.year if wanted.year is None else wanted.year,
        numbers=_once(wanted.numbers) or before.numbers,
        date=wanted.date or before.date,
        sections=sections,
        facsimile=numbered(before.facsimile, numbering) if wanted.numbering else before.facsimile,
    )


def _once(numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))


def _with_ids(sections: Sequence[Section], before: Sequence[Section]) -> tuple[Section, ...]:
    """A list that was written anew, its sections and entries known again by name, title or number."""
    known = [entry for section in before for entry in section.entries]
    names = {section.name.zh: section.id for section in reversed(before)}
    made: list[Section] = []
    for section in sections:
        entries: list[Entry] = []
        for entry in section.entries:
            same = (
                next((one for one in known if entry.id and one.id == entry.id), None)
                or next((one for one in known if not entry.id and one.title_zh == entry.title_zh), None)
                or next((one for one in known if not entry.id and _same_number(one, entry)), None)
            )
            if same is not None:
                known.remove(same)
            entries.append(entry if same is None else replace(entry, id=same.id))
        made.append(replace(section, entries=tuple(entries), id=names.pop(section.name.zh, 0)))
    return tuple(made)


def _same_number(one: Entry, other: Entry) -> bool:
    return bool(one.number_zh) and one.number_zh == other.number_zh


def made_issue(archive: Archive, wanted: BackIssue, pages: KeptPages) -> tuple[Issue, bool]:
    """The issue that a back issue becomes, and whether its contents list is only proposed by its text."""
    proposed = pages.proposed
    facts = proposed or Issue()
    sections = wanted.sections
    if sections is None:
        sections = tuple(map(_bare_section, proposed.sections)) if proposed else ()
    kept = tuple(
        FacsimilePage(file=at, page=page, width=side.width, height=side.height, text=side.text)
        for at, reading in enumerate(pages.readings)
        for page, side in enumerate(reading.sides, 1)
    )
    files = tuple(
        KeptFile(sha256=each.sha256, name=each.name, media_type=reading.media_type)
        for each, reading in zip(pages.files, pages.readings, strict=True)
    )
    year = facts.year if wanted.year is None else wanted.year
    issue = Issue(
        serial=facts.serial if wanted.serial is None else wanted.serial,
        year=year,
        numbers=_once(wanted.numbers) or facts.numbers,
        date=wanted.date or _day_of(year, facts.date),
        state="published",
        publication=_publication(archive) or Publication(name=facts.publication.name),
        editor=facts.editor,
        sections=sections,
        facsimile=numbered(Facsimile(files=files, pages=kept), wanted.numbering or pages.numbering),
    )
    return issue, wanted.sections is None and bool(sections)


def _day_of(year: int | None, day: str | None) -> str | None:
    """The day that a file says, where an issue of ``year`` can have come out then: in it, or early in the next."""
    return day if day is None or year is None or int(day[:4]) in (year, year + 1) else None


def _bare_section(section: Section) -> Section:
    """A section as contents list: the documents themselves stay in the kept file."""
    return replace(section, entries=tuple(_bare_entry(entry) for entry in section.entries), id=0)


def _bare_entry(entry: Entry) -> Entry:
    return Entry(
        title_zh=entry.title_zh,
        title_en=entry.title_en,
        number_zh=entry.number_zh,
        number_en=entry.number_en,
        date=entry.date,
        issuers=entry.issuers,
        printed_page=entry.printed_page,
        state="final",
    )


def _publication(archive: Archive) -> Publication | None:
    rows = archive.issue_rows()
    return archive.issue(rows[-1].id).publication if rows else None


def numbered(facsimile: Facsimile, numbering: PageNumbering) -> Facsimile:
    """The pages with their printed numbers."""
    pages = tuple(replace(page, number=numbering.number_of(sheet)) for sheet, page in enumerate(facsimile.pages, 1))
    return replace(facsimile, pages=pages)


def sections_of(entries: Sequence[ListedEntry]) -> tuple[Section, ...]:
    """The entries of a list under the sections that it names; entries without one are in a section of no name."""
    sections: list[Section] = []
    for each in entries:
        name = Bilingual(each.section_zh, each.section_en)
        if not sections or (sections[-1].name.zh, sections[-1].name.en) != (name.zh, name.en):
            sections.append(Section(name=name))
        sections[-1] = replace(sections[-1], entries=(*sections[-1].entries, each.entry))
    return tuple(sections)


def refuse_impossible(issue: Issue) -> None:
    """DeskError where an issue says nothing that it could be called by, numbers that none has, or numbers no page."""
    if issue.serial is None and not (issue.year is not None and issue.numbers):
        raise DeskError("desk.facsimile_unnamed")
    pages = [entry.printed_page for entry in issue.entries if entry.printed_page is not None]
    small = [*pages, *issue.numbers, issue.year or 0]
    if any(not 0 <= each <= _MOST_NUMBER for each in small) or not 0 <= (issue.serial or 0) <= _MOST_SERIAL:
        raise DeskError("desk.facsimile_number")
    if issue.facsimile is not None and all(page.number is None for page in issue.facsimile.pages):
        raise DeskError("desk.facsimile_unnumbered", sheets=len(issue.facsimile.pages))


def settle_back_issue(archive: Archive, wanted: BackIssue, pages: KeptPages) -> KeptIssue:
    """Keep a back issue that was read, whole with its files or not at all.

    DeskError where its numbers are those of another one.
    """
    with archive.signed("desk.act.bring_in"), archive.transaction():
        issue, proposed = made_issue(archive, wanted, pages)
        refuse_impossible(issue)
        refuse_twin(archive, issue)
        _keep_files(archive, pages.files)
        issue_id = archive.add_issue(issue)
        for each, reading in zip(pages.files, pages.readings, strict=True):
            source = archive.source(each.sha256)
            assert source is not None
            archive.assign_source(source.id, issue_id, (), reading.findings, _account(reading))
            locked = archive.source(each.came_as) if each.came_as is not None else None
            if locked is not None:
                archive.assign_source(locked.id, issue_id, (), (), _account(reading))
        kept = archive.issue(issue_id)
    told = tuple(finding for reading in pages.readings for finding in reading.findings)
    return KeptIssue(became="taken", issue=kept, findings=told, proposed=proposed)


def _account(reading: KeptReading) -> Account:
    texts = [side.text for side in reading.sides]
    visible = sum(len("".join(text.split())) for text in texts if text)
    return Account(visible=visible, unread=texts.count(None))


@dataclass(frozen=True, slots=True)
class CorrectFacsimile:
    """Write the contents list of a facsimile issue anew, with its numbers, date and printed page numbers.

    Its files stay as they are; sections and entries that keep their id are the same ones. ``over`` is what the issue
    must say now, so that what another program wrote since is not written over: else DeskError
    ``desk.issue_changed_elsewhere``. None: whatever it says.
    """

    act: ClassVar[str] = "desk.act.correct_facsimile"
    issue: Issue
    over: Issue | None = None

    def apply(self, archive: Archive) -> Change:
        """The inverse puts back the list that was there."""
        before = archive.issue(self.issue.id)
        if before.facsimile is None:
            raise DeskError("desk.no_facsimile", issue=before.reference)
        if self.over is not None and before != self.over:
            raise DeskError("desk.issue_changed_elsewhere", issue=before.reference)
        if before == self.issue and _ids(before) == _ids(self.issue):
            return NOTHING
        refuse_impossible(self.issue)
        refuse_twin(archive, self.issue)
        archive.correct_facsimile(self.issue)
        back = CorrectFacsimile(before, over=archive.issue(before.id))
        return Change(inverse=back, issues=frozenset({before.id}))


def _ids(issue: Issue) -> list[tuple[int, ...]]:
    return [(section.id, *(entry.id for entry in section.entries)) for section in issue.sections]


@dataclass(frozen=True, slots=True)
class RemoveFacsimile:
    """Take a facsimile issue out of the archive; its files stay kept, and can be brought in again."""

    act: ClassVar[str] = "desk.act.remove_facsimile"
    issue_id: int

    def apply(self, archive: Archive) -> Change:
        """The inverse puts it back under its id."""
        before = archive.issue(self.issue_id)
        if before.facsimile is None:
            raise DeskError("desk.no_facsimile", issue=before.reference)
        for entry in before.entries:
            archive.remove_entry(entry.id)
        archive.remove_issue(self.issue_id)
        return Change(inverse=PutFacsimile(before), issues=frozenset({self.issue_id}))


@dataclass(frozen=True, slots=True)
class PutFacsimile:
    """Put back a facsimile issue that was removed."""

    act: ClassVar[str] = "desk.act.remove_facsimile"
    issue: Issue

    def apply(self, archive: Archive) -> Change:
        """The inverse removes it again."""
        refuse_twin(archive, replace(self.issue, id=0))
        archive.add_issue(self.issue, self.issue.id)
        return Change(inverse=RemoveFacsimile(self.issue.id), issues=frozenset({self.issue.id}))


def reference_of(issue: Issue) -> str:
    """What sentences call an issue that may not be in the archive yet: serial, else year and numbers."""
    if issue.id or issue.serial:
        return issue_reference(issue.id, issue.serial)
    return f"{issue.year}-{'-'.join(map(str, issue.numbers))}"


def bring_back_issue(desk: Desk, wanted: BackIssue, *, dry: bool = False) -> KeptIssue:
    """Keep a back issue; one that is there stays, and a list or numbers that differ are taken as one act of correction.

    ``dry``: only see what would become of it. IngestError where its files cannot be read: they are kept all the same.
    """
    return keep_back_issue(desk, wanted, fetched(desk.archive, wanted), dry=dry)


def keep_back_issue(desk: Desk, wanted: BackIssue, files: Sequence[KeptBytes], *, dry: bool = False) -> KeptIssue:
    """Keep a back issue whose files were fetched, as ``bring_back_issue`` does."""
    there = already_kept(desk.archive, files)
    if there is not None:
        return correct_kept(desk, wanted, there, dry=dry)
    try:
        pages = read_kept(files)
    except IngestError as error:
        if not dry:
            keep_unread(desk.archive, files, error)
        raise
    if not dry:
        return settle_back_issue(desk.archive, wanted, pages)
    issue, proposed = made_issue(desk.archive, wanted, pages)
    refuse_impossible(issue)
    refuse_twin(desk.archive, issue)
    told = tuple(finding for reading in pages.readings for finding in reading.findings)
    return KeptIssue(became="taken", issue=issue, findings=told, proposed=proposed)


def correct_kept(desk: Desk, wanted: BackIssue, there: Issue, *, dry: bool = False) -> KeptIssue:
    """What a person says now of a back issue that is there, as one act; nothing where it says the same."""
    issue = described(wanted, there)
    refuse_impossible(issue)
    if issue == there:
        return KeptIssue(became="already", issue=there, findings=())
    if not dry:
        desk.do(CorrectFacsimile(issue, over=there))
        issue = desk.archive.issue(there.id)
    return KeptIssue(became="changed", issue=issue, findings=())
