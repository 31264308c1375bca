"""An issue or a document of it → the files of a web site, named so that a place in the issue changes no name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gazette.export.csv_table import table_to_csv
from gazette.export.web_document import INDEX, document_page
from gazette.export.web_index import index_page
from gazette.export.web_page import STYLE_FILE
from gazette.export.web_pictures import web_pictures
from gazette.model import Entry, Issue, PictureFiles, latin_number
from gazette.reading.document_numbers import order_with_number
from gazette.shipped import shipped

_WORD = re.compile(r"[A-Za-z0-9]+")
_NONE: PictureFiles = {}
_DIGITS = re.compile(r"\d+")
METADATA = "metadata.csv"
_METADATA_COLUMNS = ("网页", "标题", "发文字号", "发文机关", "索引号", "主题分类", "成文日期", "发布日期", "有效性")


@dataclass(frozen=True, slots=True)
class Site:
    """The files by their names; ``mark`` is what each page says of the issue that it belongs to."""

    files: dict[str, bytes]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What is known of an issue once it is out: its PDF, and by their places (from 1) the entries corrected since.

    What corrects an entry is named by its issue.
    """

    pdf: bytes | None = None
    corrected: Mapping[int, str] = field(default_factory=dict)


NOT_PRINTED = Printed()


def issue_site(
    issue: Issue, pages: Sequence[int | None], pictures: PictureFiles = _NONE, printed: Printed = NOT_PRINTED
) -> Site:
    """Every document, the index in both languages, the list of what they are, the style, the pictures that are there.

    ``pages`` are the first ones of the entries in print. A published issue has its PDF beside its pages.
    """
    mark, names = issue_mark(issue), entry_names(issue)
    shown = web_pictures(issue.entries, pictures)
    files = {
        name: document_page(issue, entry, mark, pictures=shown.names, corrected=printed.corrected.get(place))
        for place, (entry, name) in enumerate(zip(issue.entries, names, strict=True), 1)
    }
    pdf = f"gazette-{mark}.pdf" if printed.pdf is not None else None
    for language in ("zh", "en"):
        files[INDEX[language]] = index_page(issue, pages, names, language, mark, pdf=pdf)
    files[METADATA] = _metadata(issue, names)
    if pdf is not None and printed.pdf is not None:
        files[pdf] = printed.pdf
    return Site(files | _style() | shown.files, mark)


def entry_site(issue: Issue, position: int, *, linked: bool, pictures: PictureFiles = _NONE) -> Site:
    """One document (``position`` from 1), its pictures, the style.

    ``linked`` where the index of its issue is there already.
    """
    mark, name = issue_mark(issue), entry_names(issue)[position - 1]
    entry = issue.entries[position - 1]
    shown = web_pictures((entry,), pictures)
    page = document_page(issue, entry, mark, linked=linked, pictures=shown.names)
    return Site({name: page} | _style() | shown.files, mark)


def _metadata(issue: Issue, names: Sequence[str]) -> bytes:
    """What an open-government page lists of each document, a row each, for the program that keeps the site."""
    rows = [
        (
            name,
            entry.title_full or entry.title_zh,
            entry.number_zh,
            "、".join(entry.issuers),
            entry.index_number,
            entry.subject,
            entry.date,
            entry.published,
            entry.validity,
        )
        for entry, name in zip(issue.entries, names, strict=True)
    ]
    return table_to_csv([_METADATA_COLUMNS, *rows])


def issue_mark(issue: Issue) -> str:
    """What tells the pages of an issue from those of another: its serial, or year and number."""
    if issue.serial:
        return str(issue.serial)
    return "-".join(map(str, (issue.year, *issue.numbers))) if issue.year else f"i{issue.id}"


def entry_names(issue: Issue) -> tuple[str, ...]:
    """The file of each entry: its document number in Latin letters, else what the archive calls it."""
    codes = dict(issue.publication.codes)
    stems = [_stem(entry, codes) for entry in issue.entries]
    names = []
    for position, (entry, stem) in enumerate(zip(issue.entries, stems, strict=True), 1):
        own = f"document-{entry.id or position}"
        names.append(f"{stem}.html" if stem and stems.count(stem) == 1 else f"{own}.html")
    return tuple(names)


def _stem(entry: Entry, codes: dict[str, str]) -> str:
    number = (entry.number_zh or "").split("、")[0]
    if order := order_with_number(number):
        digits = _DIGITS.search(order[1])
        return f"order-{digits[0]}" if digits else ""
    latin = entry.number_en or latin_number(number, codes) or ""
    words = [word.lower() for word in _WORD.findall(latin) if word != "No"]
    return "-".join(words) if len(words) > 1 else ""


def _style() -> dict[str, bytes]:
    return {STYLE_FILE: shipped("resources/web").joinpath(STYLE_FILE).read_bytes()}
