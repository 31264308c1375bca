"""Exporting without pages: Word, text, web pages and the workbook of contents, of an issue or of one entry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gazette.contents import has_annual_contents, with_annual_blocks
from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.pictures import issue_pictures
from gazette.desk.printed_web import printed
from gazette.desk.releasing import record_release, release_findings
from gazette.desk.setting import page_spans
from gazette.export import entry_to_text, issue_to_text, write_file
from gazette.export.spreadsheet import contents_to_xlsx
from gazette.export.web_folder import SiteChanges, has_index, write_site
from gazette.export.web_site import entry_site, issue_site
from gazette.export.word import entry_to_docx, issue_to_docx
from gazette.model import Finding, Issue, PictureFiles

_Written = tuple[Finding, ...]


@dataclass(slots=True)
class OfficeExport:
    """One issue, and what is wanted of it; ``made`` is what files say of their making."""

    desk: Desk
    issue_id: int
    issue: Issue
    files: ExportFiles
    manner: ExportManner
    made: datetime

    def written(self) -> Iterator[_Written]:
        """Write each file in turn; what there is to say about it."""
        if has_annual_contents(self.issue):
            self.issue = with_annual_blocks(self.issue, self._starts())
        acts: tuple[tuple[Path | None, Callable[[Path], _Written]], ...] = (
            (self.files.docx, self._docx),
            (self.files.txt, self._txt),
            (self.files.contents, self._contents),
            (self.files.html, self._html),
        )
        for file, act in acts:
            if file is not None:
                yield act(file)

    def _starts(self) -> tuple[int | None, ...]:
        return tuple(span and span[0] for span in page_spans(self.desk, self.issue_id))

    def _pictures(self) -> PictureFiles:
        return issue_pictures(self.desk.archive, self.issue)

    def _docx(self, file: Path) -> _Written:
        entry = self.manner.entry
        if entry is None:
            content = issue_to_docx(self.issue, self._starts(), self.made, self._pictures())
        else:
            content = entry_to_docx(self.issue.entries[entry - 1], self.made, self._pictures())
        write_file(file, content)
        return ()

    def _txt(self, file: Path) -> _Written:
        entry = self.manner.entry
        if entry is None:
            content = issue_to_text(self.issue, self._starts())
        else:
            content = entry_to_text(self.issue.entries[entry - 1])
        write_file(file, content, ending=".txt")
        return ()

    def _contents(self, file: Path) -> _Written:
        write_file(file, contents_to_xlsx(self.issue, self._starts(), self.made))
        return ()

    def _html(self, folder: Path) -> _Written:
        entry = self.manner.entry
        site = (
            issue_site(self.issue, self._starts(), self._pictures(), printed(self.desk.archive, self.issue))
            if entry is None
            else entry_site(self.issue, entry, linked=has_index(folder), pictures=self._pictures())
        )
        found = _told(write_site(folder, site, whole=entry is None))
        marks = release_findings(self.issue, entry)
        if marks and self.manner.despite_marks.strip():
            reason = " ".join(self.manner.despite_marks.split())
            record = record_release(folder, self.issue, marks, reason, datetime.now(UTC).astimezone())
            found += (Finding(rule="export.released", level="doubt", text=str(record), values=_count(len(marks))),)
        return found


def _told(changes: SiteChanges) -> _Written:
    """Which pages were written, and which belong there no more."""
    if not changes.unchanged:
        told = [Finding(rule="export.site_new", level="hint", values=_count(len(changes.written)))]
    elif changes.written:
        values = (("names", "、".join(changes.written)), *_count(len(changes.unchanged)))
        told = [Finding(rule="export.site_written", level="hint", values=values)]
    else:
        told = [Finding(rule="export.site_as_it_was", level="hint", values=_count(len(changes.unchanged)))]
    if changes.left_over:
        told.append(
            Finding(rule="export.site_left_over", level="doubt", values=(("names", "、".join(changes.left_over)),))
        )
    return tuple(told)


def _count(number: int) -> tuple[tuple[str, str], ...]:
    return (("count", str(number)),)
