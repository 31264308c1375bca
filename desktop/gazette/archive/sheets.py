"""The text of the pages that a back issue is kept as, as far as it is of one entry."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NewType

from gazette.archive.file import ArchiveFile
from gazette.archive.passages import OVER, SHEET, sheet_of
from gazette.reading.running_posts import tells_of_posts, told_acts

_AROUND = 100
"""So many characters of both pages it has: what goes over from one to the next is found up to that length."""

Sheets = NewType("Sheets", tuple[tuple[str, str], ...])
"""The place (``sheet 3``) and the text of each page; nothing of an entry that is set."""


def sheets_in(passages: Iterable[tuple[str, str]]) -> Sheets:
    """The pages among the passages of an entry, given with their places."""
    return Sheets(tuple(each for each in passages if each[0].startswith(SHEET) and not each[0].endswith(OVER)))


def sheets_of(file: ArchiveFile, entry_id: int) -> Sheets:
    """The pages of an entry, in their order."""
    rows = file.rows(
        f"SELECT place, text FROM passage WHERE entry_id = ? AND place LIKE '{SHEET}%' ORDER BY id", entry_id
    )
    return sheets_in((row["place"], row["text"]) for row in rows)


def over_from(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """Place and text of what goes over from each page to the next."""
    for (place, said), (_, on) in pairwise(sheets):
        if said and on:
            yield f"{place}{OVER}", f"{said[-_AROUND:]}{_between(said, on)}{on[:_AROUND]}"


def as_one(sheets: Sheets) -> tuple[str, Callable[[int], str]]:
    """The text of all pages, and what says for a character of it on which page it stands."""
    text = ""
    begins: list[int] = []
    for _, said in sheets:
        text += _between(text, said)
        begins.append(len(text))
        text += said
    return text, lambda at: sheets[bisect_right(begins, at) - 1][0]


def people_in_pages(passages: Sequence[tuple[str, str]]) -> list[str]:
    """Who is appointed, engaged or removed on the pages among the passages of an entry."""
    sheets = sheets_in(passages)
    if not sheets:
        return []
    said = dict(passages)
    title = said.get("title_full") or said.get("title_zh") or ""
    told = told_acts(as_one(sheets)[0], of_posts=tells_of_posts(title))
    return list(dict.fromkeys(one.record.person for one in told))


def printed_page(file: ArchiveFile, issue_id: int | None, place: str) -> int | None:
    """The number that is printed on the page of a place; None of a place in an entry that is set."""
    sheet = sheet_of(place)
    if sheet is None:
        return None
    row = file.row("SELECT number FROM facsimile_page WHERE issue_id = ? AND sheet = ?", issue_id, sheet)
    return None if row is None else row["number"]


def _between(one: str, other: str) -> str:
    """What stands between the end of one page and the next: nothing in Chinese."""
    return " " if one[-1:].isascii() and other[:1].isascii() and one and other else ""
