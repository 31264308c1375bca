"""Exporting an issue: one page making for all the files of a call; each is checked, written aside and renamed."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from gazette.desk.acts_noted import note_handed_out
from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner, refuse_nonsense
from gazette.desk.facsimile_exporting import (
    facsimile_pdf,
    refuse_for_facsimile,
    write_originals,
    write_page_pictures,
)
from gazette.desk.house_styles import chosen_style, in_style
from gazette.desk.pictures import issue_pictures, picture_sizes, pictures_shown
from gazette.desk.preflighting import as_printed, checked_file
from gazette.desk.proof_rounds import round_name
from gazette.desk.published_files import give_out_all
from gazette.desk.releasing import refuse_marked
from gazette.desk.setting import ReadIssue, read_issue, typeset_read
from gazette.desk.typesetters import entry_pages, fonts, issue_pages, proof_pages
from gazette.errors import ExportError
from gazette.export import (
    UNDATED,
    PdfManner,
    PrintingCondition,
    Purpose,
    Side,
    a4_sides,
    booklet_sides,
    chosen_pages,
    imposed,
    issue_to_xml,
    page_pictures,
    pages_to_ofd,
    pages_to_pdf,
    read_printing_condition,
    single_sides,
    spread_sides,
    write_file,
)
from gazette.model import Finding, Issue
from gazette.preflight import check_file, check_ofd
from gazette.typeset import Pages, Progress

_CHINA = timezone(timedelta(hours=8))
_WHOLE = ExportManner()


def export_issue(
    desk: Desk, issue_id: int, files: ExportFiles, manner: ExportManner = _WHOLE, *, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """Write the files that are asked for; returns what there is to say about them, faults of composition too.

    A file that fails its check is written and has a finding of level ``error``: it is not final. Raises ExportError
    where a file cannot be written, a page is not there, or wishes contradict each other. Where ``progress`` raises to
    cancel, every file is as it was or whole.
    """
    findings = export_read(desk, read_issue(desk, issue_id), files, manner, progress=progress)
    note_handed_out(desk.archive, "desk.act.export", issue_id, files.names, desk.person)
    return findings


def export_each(
    desk: Desk,
    issue_id: int,
    exports: Sequence[tuple[ExportFiles, ExportManner]],
    *,
    progress: Progress | None = None,
) -> tuple[Finding, ...]:
    """Several exports of an issue as it is now, one after the other; what there is to say of them, each thing once."""
    read, findings = read_issue(desk, issue_id), list[Finding]()
    if any(files.html and not manner.despite_marks for files, manner in exports):
        refuse_marked(read.issue)  # before anything is written
    for files, manner in exports:
        findings += export_read(desk, read, files, manner, progress=progress)
        note_handed_out(desk.archive, "desk.act.export", issue_id, files.names, desk.person)
    return tuple(dict.fromkeys(findings))


def export_read(
    desk: Desk, read: ReadIssue, files: ExportFiles, manner: ExportManner = _WHOLE, *, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """``export_issue`` for an issue as it was read: every file says the same, whatever others write meanwhile."""
    kept = read.issue
    refuse_for_facsimile(kept, files, manner)
    issue = in_style(kept, chosen_style(manner.style)) if manner.style is not None else kept
    refuse_nonsense(issue, files, manner)
    for file in files.files:
        if desk.archive.is_own_file(file):
            raise ExportError("export.is_archive", file=str(file))
    if kept.facsimile is not None:
        return _export_facsimile(desk, kept, files, manner, progress)
    if kept.state == "published":
        files = give_out_all(desk.archive, kept.id, files, manner)
    inked = files.pdfa or (files.pdf and manner.purpose == "print")
    condition = read_printing_condition(manner.icc) if manner.icc and inked else None
    steps = _Steps(files, max(1, len(issue.entries)), progress)
    return _Export(desk, read, issue, files, manner, steps, condition).run()


def _export_facsimile(
    desk: Desk, issue: Issue, files: ExportFiles, manner: ExportManner, progress: Progress | None
) -> tuple[Finding, ...]:
    """Give out what is kept; nothing is set, and nothing is there to say about it."""
    acts: list[Callable[[], object]] = []
    if files.pdf or files.pictures:
        acts.append(lambda: _give_out_pages(desk, issue, files, manner))
    if (folder := files.originals) is not None:
        acts.append(lambda: write_originals(desk.archive, issue, folder))
    if files.contents:
        from gazette.desk.office_exporting import OfficeExport  # noqa: PLC0415 -- libraries that PDF does without

        office = OfficeExport(desk, issue.id, issue, ExportFiles(contents=files.contents), manner, made_on(issue))
        acts.append(lambda: list(office.written()))
    for done, act in enumerate(acts, 1):
        act()
        if progress:
            progress(done, len(acts))
    return ()


def _give_out_pages(desk: Desk, issue: Issue, files: ExportFiles, manner: ExportManner) -> None:
    content = facsimile_pdf(desk.archive, issue)
    if files.pdf:
        write_file(files.pdf, content)
    if files.pictures:
        write_page_pictures(content, issue, files.pictures, manner.dpi)


@dataclass(slots=True)
class _Steps:
    """The steps of an export: for setting, and for every file with pages, as many as the issue has entries."""

    files: ExportFiles
    each: int
    progress: Progress | None
    done: int = 0

    def part(self, at: int, count: int) -> None:
        """``at`` of ``count`` of the present part are done."""
        if self.progress:
            paged = self.files.paged
            total = self.each * (paged + (paged > 0)) + self.files.unpaged
            self.progress(min(total, self.done + self.each * at // max(1, count)), total)

    def end(self) -> None:
        """The present part is done."""
        self.done += self.each

    def end_unpaged(self) -> None:
        """A file is done that needs no pages."""
        self.done += 1
        self.part(0, 1)


@dataclass(slots=True)
class _Export:
    desk: Desk
    read: ReadIssue
    issue: Issue
    files: ExportFiles
    manner: ExportManner
    steps: _Steps
    condition: PrintingCondition | None
    findings: tuple[Finding, ...] = ()

    def run(self) -> tuple[Finding, ...]:
        """Every file in turn, the pages made once."""
        files, whole_issue = self.files, self.issue
        if files.html and not self.manner.despite_marks.strip():
            refuse_marked(self.issue, self.manner.entry)
        if files.paged:
            whole = self._pages()
            if files.pdfa:
                self._archive_file(files.pdfa, whole)
            if files.pdf or files.ofd or files.pictures:
                self._office_files(whole)
        if files.xml:
            content, problems = issue_to_xml(self.issue, issue_pictures(self.desk.archive, self.issue))
            self.findings += problems
            write_file(files.xml, content)
            self.steps.end_unpaged()
        if files.unpaged > (files.xml is not None):
            from gazette.desk.office_exporting import OfficeExport  # noqa: PLC0415 -- libraries that PDF does without

            office = OfficeExport(self.desk, self.read.issue.id, whole_issue, files, self.manner, made_on(whole_issue))
            for found in office.written():
                self.findings += found
                self.steps.end_unpaged()
        return self.findings

    def _pages(self) -> Pages:
        manner, sizes = self.manner, picture_sizes(self.desk.archive, self.issue)
        if manner.entry is not None:
            self.issue, pages = entry_pages(self.issue, manner.entry, sizes, progress=self.steps.part)
        elif manner.style is not None:
            # Its page numbers are not those of the issue that the archive has.
            pages = issue_pages(self.issue, sizes, progress=self.steps.part)
        else:
            pages = typeset_read(self.desk, self.read, progress=self.steps.part)
        self.findings += pages.findings
        self.steps.end()
        return pages

    def _archive_file(self, file: Path, pages: Pages) -> None:
        xml, _ = issue_to_xml(self.issue, issue_pictures(self.desk.archive, self.issue))
        wanted = PdfManner(
            purpose="archive",
            date=made_on(self.issue),
            condition=self.condition,
            issue=as_printed(self.issue, pages),
            xml=xml,
            xml_name=_xml_name(self.issue),
            chain_head=self._chain_head(),
        )
        content = self._pdf(pages, wanted, self.steps.part)
        self._check(content, "archive", pages if not self.files.pdf else None)
        write_file(file, content)
        self.steps.end()

    def _chain_head(self) -> str | None:
        """What the issue will follow where it is just about to be published; it has no link yet then."""
        chain = self.desk.archive.chain
        head = chain.head() if self.issue.state == "published" and chain.last_of(self.issue.id) is None else None
        return head.sha256 if head else None

    def _office_files(self, pages: Pages) -> None:
        manner, files = self.manner, self.files
        pages = marked_pages(self.issue, pages, manner, at=self.read.at)
        if files.pdf:
            wanted = PdfManner(
                purpose=manner.purpose,
                date=made_on(self.issue),
                crop_marks=manner.crop_marks,
                condition=self.condition,
            )
            content = self._pdf(pages, wanted, self.steps.part)
            plain = replace(manner, entry=None, crop_marks=False, dpi=_WHOLE.dpi, style=None, icc=None) == _WHOLE
            self._check(content, manner.purpose, pages if plain else None)
            write_file(files.pdf, _arranged(content, pages, manner))
            self.steps.end()
        if files.ofd:
            self._ofd(files.ofd, pages)
        if files.pictures:
            self._pictures(files.pictures, pages)

    def _ofd(self, file: Path, pages: Pages) -> None:
        pictures = pictures_shown(self.desk.archive, pages)
        made = made_on(self.issue)
        content = pages_to_ofd(pages, fonts(), made=made, pictures=pictures, progress=self.steps.part)
        self.findings += check_ofd(content, pages, fonts())
        write_file(file, content)
        self.steps.end()

    def _pictures(self, folder: Path, pages: Pages) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError("export.cannot_write", file=str(folder), reason=error.strerror or str(error)) from error
        content = _arranged(self._pdf(pages, PdfManner(purpose="office")), pages, self.manner)
        sheets = self.manner.spreads or self.manner.booklet
        for order, picture in enumerate(page_pictures(content, self.manner.dpi)):
            name = f"sheet-{order + 1:03}" if sheets else _picture_name(pages, order)
            write_file(folder / f"{name}.png", picture)
            self.steps.part(order + 1, len(pages.pages))
        self.steps.end()

    def _pdf(self, pages: Pages, wanted: PdfManner, progress: Progress | None = None) -> bytes:
        pictures = pictures_shown(self.desk.archive, pages)
        return pages_to_pdf(pages, fonts(), wanted, pictures=pictures, progress=progress)

    def _check(self, content: bytes, purpose: Purpose, pages: Pages | None) -> None:
        """Check the file, and the composition where ``pages`` are those of the whole ``issue``."""
        self.findings += check_file(content, purpose)
        if pages is not None:
            self.findings += checked_file(self.issue, pages, content).findings()


def _arranged(content: bytes, pages: Pages, manner: ExportManner) -> bytes:
    return imposed(content, sides_of(pages, manner)) if manner.arranged else content


def sides_of(pages: Pages, manner: ExportManner) -> tuple[Side, ...]:
    """The sides of sheets that ``pages`` stand on."""
    if manner.booklet:
        return booklet_sides(pages)
    if manner.spreads:
        return spread_sides(pages)
    return a4_sides(pages) if manner.a4 else single_sides(pages)


def marked_pages(issue: Issue, pages: Pages, manner: ExportManner, *, at: int) -> Pages:
    """Of ``pages``, made at change ``at``, those that are wanted, with the mark of a proof where they are to be one."""
    if manner.pages:
        pages = chosen_pages(pages, manner.pages)
    return proof_pages(issue, pages, _proof_mark(manner.round, at)) if manner.proof else pages


def _picture_name(pages: Pages, order: int) -> str:
    page = pages.pages[order]
    if page.number is not None:
        return f"page-{page.number:03}"
    return f"contents-{page.label}" if page.part == "contents" else f"{page.part}-{order + 1:03}"


def _xml_name(issue: Issue) -> str:
    return f"gazette-{issue.serial}.xml" if issue.serial else "gazette.xml"


def made_on(issue: Issue) -> datetime:
    """What files say of their making: SOURCE_DATE_EPOCH where the environment has it, else the issue's own date."""
    epoch = _epoch()
    if epoch is not None:
        return epoch
    with suppress(ValueError):
        day = datetime.fromisoformat(issue.date or "")
        return day if day.tzinfo else day.replace(tzinfo=_CHINA)
    return UNDATED


def _epoch() -> datetime | None:
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC)
    return None


def _proof_mark(number: int | None, at: int) -> str:
    """校样 or the name of its round, the day, and how many changes the issue has seen: two proofs can be told apart."""
    day = _epoch() or datetime.now(_CHINA)
    name = "校样" if number is None else f"校样　{round_name(number)[0]}"
    return f"{name}　{day.year}年{day.month}月{day.day}日　修订 {at}"
