"""Giving a facsimile issue out again: its PDF byte for byte, its originals, pictures of its pages, its contents."""

from pathlib import Path, PurePath

from gazette.archive import Archive
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.errors import ExportError
from gazette.export import page_pictures, write_file
from gazette.export.kept_scans import KeptScan, scans_to_pdf
from gazette.model import Issue

_FORMS = {"pdfa": "PDF/A", "ofd": "OFD", "xml": "XML", "docx": "Word", "txt": "TXT", "html": "HTML"}


def refuse_for_facsimile(issue: Issue, files: ExportFiles, manner: ExportManner) -> None:
    """ExportError for what a facsimile issue cannot be given out as; ``originals`` for one that is none."""
    if issue.facsimile is None:
        if files.originals is not None:
            raise ExportError("export.no_originals", issue=issue.reference)
        return
    for name, form in _FORMS.items():
        if getattr(files, name) is not None:
            raise ExportError("export.facsimile_form", issue=issue.reference, form=form)
    if manner != ExportManner(dpi=manner.dpi, icc=manner.icc, despite_marks=manner.despite_marks):
        raise ExportError("export.facsimile_whole", issue=issue.reference)


def facsimile_pdf(archive: Archive, issue: Issue) -> bytes:
    """The PDF that an issue was kept as, byte for byte; of scans, and of several files, one made of them."""
    assert issue.facsimile is not None
    kept = issue.facsimile
    contents = [archive.source_content(file.sha256) for file in kept.files]
    if len(kept.files) == 1 and kept.files[0].media_type == "application/pdf":
        return contents[0]
    return scans_to_pdf(
        [
            KeptScan(
                content,
                file.media_type,
                tuple((page.width, page.height) for page in kept.pages if page.file == at),
            )
            for at, (file, content) in enumerate(zip(kept.files, contents, strict=True))
        ]
    )


def write_originals(archive: Archive, issue: Issue, folder: Path) -> None:
    """Write the files that an issue was kept as into a folder, byte for byte, in their order under their names."""
    assert issue.facsimile is not None
    files = issue.facsimile.files
    names = [PurePath(file.name).name for file in files]
    if len(set(map(str.casefold, names))) < len(names):
        names = [f"{order:03}-{name}" for order, name in enumerate(names, 1)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError("export.cannot_write", file=str(folder), reason=error.strerror or str(error)) from error
    for file, name in zip(files, names, strict=True):
        write_file(folder / name, archive.source_content(file.sha256), ending=PurePath(name).suffix)


def write_page_pictures(content: bytes, issue: Issue, folder: Path, dpi: int) -> None:
    """Write a picture of every page of the kept PDF into a folder, by its sheet and printed number."""
    assert issue.facsimile is not None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError("export.cannot_write", file=str(folder), reason=error.strerror or str(error)) from error
    for sheet, (page, picture) in enumerate(
        zip(issue.facsimile.pages, page_pictures(content, dpi, grey=False), strict=False), 1
    ):
        name = f"sheet-{sheet:03}" if page.number is None else f"page-{page.number:03}"
        write_file(folder / f"{name}.png", picture)
