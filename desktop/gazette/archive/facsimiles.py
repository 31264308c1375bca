"""What a facsimile issue is kept as: its files, its pages, and which part of their text belongs to which entry."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.folding import running
from gazette.archive.passages import SHEET, page_passage_row, sheet_of
from gazette.archive.sheets import Sheets, over_from, sheets_of
from gazette.errors import ArchiveError
from gazette.model import Facsimile, FacsimilePage, KeptFile
from gazette.reading import is_body

# a title that the page has in other words is known by its beginning
_FEWEST_OF_TITLE = 12
_SPACE = re.compile(r"\s+")


def facsimile(file: ArchiveFile, issue_id: int) -> Facsimile | None:
    """What an issue is kept as; None for one that is set."""
    files = file.rows(
        "SELECT sha256, coalesce(facsimile_file.name, source.name) AS name, media_type"
        " FROM facsimile_file JOIN source ON source.id = facsimile_file.source_id"
        " WHERE facsimile_file.issue_id = ? ORDER BY position",
        issue_id,
    )
    if not files:
        return None
    pages = file.rows(
        "SELECT file, page, number, width, height, text FROM facsimile_page WHERE issue_id = ? ORDER BY sheet", issue_id
    )
    with file.understood():
        return Facsimile(
            files=tuple(KeptFile(**row) for row in files), pages=tuple(FacsimilePage(**row) for row in pages)
        )


def issue_keeping(file: ArchiveFile, sha256: str) -> int | None:
    """The facsimile issue that keeps a file."""
    row = file.row(
        "SELECT facsimile_file.issue_id FROM facsimile_file JOIN source ON source.id = facsimile_file.source_id"
        " WHERE sha256 = ?",
        sha256,
    )
    return None if row is None else int(row["issue_id"])


def add_facsimile(file: ArchiveFile, issue_id: int, kept: Facsimile) -> None:
    """Say what an issue is kept as; its files must have come in."""
    for position, each in enumerate(kept.files):
        source = file.row("SELECT id FROM source WHERE sha256 = ?", each.sha256)
        if source is None:
            raise ArchiveError("archive.no_source", sha256=each.sha256)
        place: Row = {"issue_id": issue_id, "position": position, "name": each.name}
        file.insert_all("facsimile_file", [{**place, "source_id": source["id"], "media_type": each.media_type}])
        file.update("source", source["id"], {"issue_id": issue_id, "state": "read", "reason": None})
    file.insert_all(
        "facsimile_page",
        [
            {
                "issue_id": issue_id,
                "sheet": sheet,
                "file": page.file,
                "page": page.page,
                "number": page.number,
                "width": page.width,
                "height": page.height,
                "text": page.text,
            }
            for sheet, page in enumerate(kept.pages, 1)
        ],
    )


def number_pages(file: ArchiveFile, issue_id: int, numbers: Sequence[int | None]) -> None:
    """Write the printed numbers of the pages in their order."""
    for sheet, number in enumerate(numbers, 1):
        file.run("UPDATE facsimile_page SET number = ? WHERE issue_id = ? AND sheet = ?", number, issue_id, sheet)


def share_pages(file: ArchiveFile, issue_id: int) -> None:
    """Give each entry of a facsimile issue the text of its pages to be found by, and the file that it stands in.

    To be done whenever the contents list changed; an issue that is set stays as it is.
    """
    kept = facsimile(file, issue_id)
    if kept is None:
        return
    own = "SELECT entry.id FROM entry JOIN section ON section.id = entry.section_id WHERE section.issue_id = ?"
    file.run(f"DELETE FROM passage WHERE place LIKE '{SHEET}%' AND entry_id IN ({own})", issue_id)
    entries = file.rows(
        "SELECT entry.id, title_zh, printed_page FROM entry JOIN section ON section.id = entry.section_id"
        " WHERE section.issue_id = ? ORDER BY section.position, entry.position",
        issue_id,
    )
    begun = sorted(
        (_Begun(row["id"], row["title_zh"], sheet) for row in entries if (sheet := kept.sheet_of(row["printed_page"]))),
        key=lambda each: each.sheet,
    )
    sources = file.rows("SELECT source_id FROM facsimile_file WHERE issue_id = ? ORDER BY position", issue_id)
    held = {each.entry_id: kept.pages[each.sheet - 1].file for each in begun}
    for row in entries:
        file.update("entry", row["id"], {"source_id": sources[held.get(row["id"], 0)]["source_id"]})
    pages: dict[int, list[tuple[str, str]]] = {}
    for entry_id, sheet, text in _shares(kept, begun):
        pages.setdefault(entry_id, []).append((f"{SHEET}{sheet}", running(text)))
    for entry_id, sheets in pages.items():
        passages = (*sheets, *over_from(Sheets(tuple(sheets))))
        file.insert_all("passage", [page_passage_row(entry_id, *each) for each in passages])


@dataclass(frozen=True, slots=True)
class _Begun:
    """An entry and the sheet that it begins on."""

    entry_id: int
    title: str
    sheet: int


def sheets_of_entry(file: ArchiveFile, entry_id: int) -> tuple[int, ...]:
    """The sheets on which an entry of a facsimile issue has text, from its title to the next one's."""
    return tuple(sheet for place, _ in sheets_of(file, entry_id) if (sheet := sheet_of(place)) is not None)


def _shares(kept: Facsimile, begun: Sequence[_Begun]) -> Iterator[tuple[int, int, str]]:
    """Entry, sheet and text of every part of a page: an entry goes on until the title of the next one.

    A page whose text has no title of the entry that begins on it is of that entry and of the one before.
    """
    last = max((sheet for sheet, page in enumerate(kept.pages, 1) if page.number is not None), default=0)
    carried: _Begun | None = None
    for sheet in range(begun[0].sheet if begun else last + 1, last + 1):
        here = [each for each in begun if each.sheet == sheet]
        text = kept.pages[sheet - 1].text or ""
        found = _places(text, [each.title for each in here])
        if carried is not None:
            yield carried.entry_id, sheet, text[: next((place for place in found if place is not None), len(text))]
        for order, each in enumerate(here):
            begins = next((place for place in reversed(found[: order + 1]) if place is not None), 0)
            ends = next((place for place in found[order + 1 :] if place is not None), len(text))
            yield each.entry_id, sheet, text[begins:ends]
        carried = here[-1] if here else carried


def _places(text: str, titles: Sequence[str]) -> list[int | None]:
    """Where each title begins in the text of a page, one behind the other; None where it does not stand there."""
    squashed, origin = _squashed(text)
    places: list[int | None] = []
    behind = 0
    for title in titles:
        wanted = _squashed(title)[0]
        at = squashed.find(wanted, behind) if wanted else -1
        if at < 0 and len(wanted) > _FEWEST_OF_TITLE:
            at = squashed.find(wanted[:_FEWEST_OF_TITLE], behind)
        places.append(None if at < 0 else _line_start(text, origin[at]))
        behind = behind if at < 0 else at + 1
    # Lines that two titles share are of the first of them.
    if any(one is not None and two is not None and one >= two for one, two in pairwise(places)):
        return [places[0], *([None] * (len(places) - 1))]
    return places


def _squashed(text: str) -> tuple[str, list[int]]:
    """A text for comparing, without white space and in one form of each character; where each of them stood."""
    kept: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        for plain in unicodedata.normalize("NFKC", character):
            if not plain.isspace():
                kept.append(plain)
                origin.append(at)
    return "".join(kept), origin


def _line_start(text: str, at: int) -> int:
    """Where the line begins that a title stands in, or the one above it where that is the name of its issuer."""
    start = text.rfind("\n", 0, at) + 1
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return above if start and is_body(_SPACE.sub("", text[above:start])) else start
