"""What is wanted of an export: files, pages, manner; what cannot be meant together is refused."""

import os
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from gazette.errors import ExportError
from gazette.export import MOST_DPI, Purpose
from gazette.model import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFiles:
    """Where to write: ``pdf`` for the printer or the office, ``pdfa`` and ``ofd`` for the archive.

    ``docx`` is for departments; ``contents`` is a workbook; ``pictures``, ``html`` and ``originals`` are folders, the
    last for the files that a facsimile issue is kept as.
    """

    pdf: Path | None = None
    pdfa: Path | None = None
    ofd: Path | None = None
    xml: Path | None = None
    docx: Path | None = None
    txt: Path | None = None
    contents: Path | None = None
    pictures: Path | None = None
    html: Path | None = None
    originals: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, the folders apart."""
        files = (self.pdf, self.pdfa, self.ofd, self.xml, self.docx, self.txt, self.contents)
        return tuple(file for file in files if file is not None)

    @property
    def names(self) -> tuple[str, ...]:
        """What is written, files and folders, by their names."""
        folders = (self.pictures, self.html, self.originals)
        return tuple(path.name for path in (*self.files, *folders) if path is not None)

    @property
    def paged(self) -> int:
        """How many of them hold pages."""
        return sum(file is not None for file in (self.pdf, self.pdfa, self.ofd, self.pictures))

    @property
    def unpaged(self) -> int:
        """How many of them need no pages made."""
        return sum(file is not None for file in (self.xml, self.docx, self.txt, self.contents, self.html))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportManner:
    """How to write: one ``entry`` alone (from 1), only some ``pages`` (``3-8``), marked as a ``proof`` …

    ``round`` is the round of proofs (from 1) that the mark names. ``spreads`` puts facing pages side by side,
    ``booklet`` pages on A3 to fold, ``a4`` each page in the middle of A4.
    ``style`` is another house style for these files alone; ``icc`` is the profile of the press that the print and
    archive files are for. ``despite_marks`` is the reason for which web pages leave the house though a mark in their
    text says that they must not. The default is the plain whole issue.
    """

    entry: int | None = None
    pages: str = ""
    proof: bool = False
    round: int | None = None
    spreads: bool = False
    booklet: bool = False
    a4: bool = False
    crop_marks: bool = False
    dpi: int = 150
    style: str | None = None
    icc: Path | None = None
    despite_marks: str = ""

    @property
    def purpose(self) -> Purpose:
        """What ``--pdf`` is for in this manner."""
        return "office" if self.proof or self.arranged else "print"

    @property
    def arranged(self) -> bool:
        """Whether the pages stand on sheets of another size."""
        return self.spreads or self.booklet or self.a4


def refuse_nonsense(issue: Issue, files: ExportFiles, manner: ExportManner) -> None:
    """Raise ExportError for what cannot be meant together."""
    for one, other in combinations(files.files, 2):
        if os.path.realpath(one) == os.path.realpath(other):
            raise ExportError("export.same_file", file=str(one))
    special = manner.pages or manner.proof or manner.arranged or manner.crop_marks
    if files.pdfa and special:
        raise ExportError("export.archive_is_whole")
    if files.ofd and manner.arranged:
        raise ExportError("export.ofd_is_single")
    if special and not (files.pdf or files.pictures or (files.ofd and not manner.crop_marks)):
        raise ExportError("export.needs_pages")
    if files.xml and manner.entry is not None:
        raise ExportError("export.xml_is_whole")
    if files.contents and manner.entry is not None:
        raise ExportError("export.contents_are_whole")
    if sum((manner.spreads, manner.booklet, manner.a4)) > 1:
        raise ExportError("export.one_arrangement")
    if manner.crop_marks and (manner.arranged or not files.pdf):
        raise ExportError("export.no_crop_marks")
    refuse_missing_entry(issue, manner)
    if not 1 <= manner.dpi <= MOST_DPI:
        raise ExportError("export.dpi", dpi=manner.dpi, most=MOST_DPI)


def refuse_missing_entry(issue: Issue, manner: ExportManner) -> None:
    """Raise ExportError where the issue has no entry of the number that is wanted."""
    if manner.entry is not None and not 1 <= manner.entry <= len(issue.entries):
        raise ExportError("export.no_such_entry", entry=manner.entry, count=len(issue.entries))
