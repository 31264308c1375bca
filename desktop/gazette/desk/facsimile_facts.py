"""What a back issue is: as a person describes it, as its files say it, and both as one issue."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gazette.archive import Archive
from gazette.desk.facsimile_files import KeptPages
from gazette.errors import DeskError
from gazette.ingest.back_issue_lists import ListedEntry
from gazette.model import (
    Bilingual,
    Entry,
    Facsimile,
    FacsimilePage,
    Issue,
    KeptFile,
    PageNumbering,
    Publication,
    Section,
    issue_reference,
)

_MOST_NUMBER = 9999
_MOST_SERIAL = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class BackIssue:
    """A back issue as a person describes it; what is None, or empty, is taken from the file where that says it.

    ``files`` is one PDF, or scans in their order; ``sections`` is the contents list; ``password`` opens a locked PDF.
    """

    files: tuple[Path, ...]
    serial: int | None = None
    year: int | None = None
    numbers: tuple[int, ...] = ()
    date: str | None = None
    numbering: PageNumbering | None = None
    sections: tuple[Section, ...] | None = None
    password: str | None = field(default=None, repr=False)


def reference_of(issue: Issue) -> str:
    """What sentences call an issue that may not be in the archive yet: serial, else year and numbers."""
    if issue.id or issue.serial:
        return issue_reference(issue.id, issue.serial)
    return f"{issue.year}-{'-'.join(map(str, issue.numbers))}"


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
