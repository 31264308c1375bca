"""The text of the pages that a back issue is kept as, as far as it is of one entry."""

from bisect import bisect_right
from collections.abc import Callable
from typing import NewType

from gazette.archive.file import ArchiveFile
from gazette.archive.passages import SHEET

Sheets = NewType("Sheets", tuple[tuple[str, str], ...])
"""The place (``sheet 3``) and the text of each page; nothing of an entry that is set."""


def sheets_of(file: ArchiveFile, entry_id: int) -> Sheets:
    """The pages of an entry, in their order."""
    rows = file.rows(
        f"SELECT place, text FROM passage WHERE entry_id = ? AND place LIKE '{SHEET}%' ORDER BY id", entry_id
    )
    return Sheets(tuple((row["place"], row["text"]) for row in rows))


def as_one(sheets: Sheets) -> tuple[str, Callable[[int], str]]:
    """The text of all pages, and what says for a character of it on which page it stands."""
    text = ""
    begins: list[int] = []
    for _, said in sheets:
        if text and said and text[-1].isascii() and said[0].isascii():
            text += " "
        begins.append(len(text))
        text += said
    return text, lambda at: sheets[bisect_right(begins, at) - 1][0]


def printed_page(file: ArchiveFile, issue_id: int | None, place: str) -> int | None:
    """The number that is printed on the page of a place; None of a place in an entry that is set."""
    if not place.startswith(SHEET):
        return None
    row = file.row(
        "SELECT number FROM facsimile_page WHERE issue_id = ? AND sheet = ?", issue_id, int(place[len(SHEET) :])
    )
    return None if row is None else row["number"]
