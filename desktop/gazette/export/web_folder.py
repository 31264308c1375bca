"""Writes the pages of a site into a folder: only those whose content changed, and never over another issue's."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from gazette.errors import ExportError
from gazette.export.files import write_file
from gazette.export.web_document import INDEX
from gazette.export.web_page import GENERATOR, ISSUE_MARK
from gazette.export.web_pictures import PICTURE_FILE
from gazette.export.web_site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChanges:
    """Names of files: those written because they changed, those that were right, those that belong there no more."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    left_over: tuple[str, ...] = ()


def has_index(folder: Path) -> bool:
    """Whether the index of an issue stands in ``folder``."""
    return (folder / INDEX["zh"]).is_file()


def write_site(folder: Path, site: Site, *, whole: bool) -> SiteChanges:
    """Write what changed; ``whole``: the site is a whole issue, so other pages of it in the folder are left over.

    ExportError where the folder cannot be made or written to, or holds pages of another issue or of somebody else
    under the same names.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {name: path.read_bytes() for name in site.files if (path := folder / name).is_file()}
        pictures = [path.name for path in sorted(folder.iterdir()) if PICTURE_FILE.fullmatch(path.name)]
        pages = {path.name: path.read_bytes() for path in sorted(folder.glob("*.html")) if path.is_file()}
    except OSError as error:
        raise ExportError("export.cannot_write", file=str(folder), reason=error.strerror or str(error)) from error
    _refuse_foreign(folder, site, pages)
    written = tuple(name for name, content in site.files.items() if there.get(name) != content)
    for name in written:
        write_file(folder / name, site.files[name])
    ours = [name for name, page in pages.items() if mark_of(page) == site.mark]
    left_over = tuple(name for name in (*ours, *pictures) if name not in site.files)
    return SiteChanges(
        written=written,
        unchanged=tuple(name for name in site.files if name not in written),
        left_over=left_over if whole else (),
    )


def _refuse_foreign(folder: Path, site: Site, pages: dict[str, bytes]) -> None:
    """ExportError where a page that would be written over, or the index beside it, is none of this issue."""
    for name in (*(name for name in site.files if name in pages), *(name for name in INDEX.values() if name in pages)):
        if not pages[name].strip():
            continue
        mark = mark_of(pages[name])
        if mark != site.mark:
            code = "export.foreign_page" if mark is None else "export.other_issue"
            raise ExportError(code, file=str(folder / name), issue=mark or "")


def mark_of(page: bytes) -> str | None:
    """What a page says of the issue that it belongs to; None where it is none of ours."""
    try:
        root = html.document_fromstring(page)
    except etree.ParserError:
        return None
    said = {meta.get("name"): meta.get("content") for meta in root.iter("meta")}
    return said.get(ISSUE_MARK) if said.get("generator") == GENERATOR else None
