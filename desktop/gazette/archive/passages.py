"""The passages of an entry: every title, number, paragraph and cell by itself, in the form that search compares."""

import json
from collections.abc import Iterator

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.folding import folded
from gazette.archive.rows import as_json
from gazette.model import BlockPath, Entry, block_texts, unprinted_texts, walk_blocks
from gazette.reading.dates import chinese_date

PASSAGE_FIELDS = (
    "title_zh",
    "title_full",
    "title_en",
    "number_zh",
    "number_en",
    "addressee",
    "index_number",
    "subject",
)


FILING = "filing"
"""The place of the passage that is the 档号."""
SHEET = "sheet "
"""What the place of a passage begins with that stands on a page of a facsimile issue; the sheet follows."""
OVER = "+"
"""What that place ends with where a passage goes from the end of a sheet over to the next one (``sheet 3+``)."""


def sheet_of(place: str) -> int | None:
    """The sheet, from 1, of a facsimile issue that a passage stands on or begins on; None of one in a text."""
    return int(place[len(SHEET) :].removesuffix(OVER)) if place.startswith(SHEET) else None


def read_place(place: str) -> BlockPath | int:
    """What a place in an entry names: a block by its path, or the sheet, from 1, of a facsimile issue."""
    sheet = sheet_of(place)
    return tuple(json.loads(place)) if sheet is None else sheet


def passage_rows(entry: Entry, entry_id: int) -> list[Row]:
    """The rows of table ``passage``: titles first, so that the first passage found is the best one to show."""
    return [{"entry_id": entry_id, **_said(place, text)} for place, text in _passages(entry) if text.strip()]


def put_passages(file: ArchiveFile, entry: Entry, entry_id: int) -> None:
    """Write the passages of an entry that were others before; of one that has as many as before, those alone."""
    new = [(place, text) for place, text in _passages(entry) if text.strip()]
    old = file.rows(
        f"SELECT id, place, text FROM passage WHERE entry_id = ? AND place NOT LIKE '{SHEET}%' ORDER BY id", entry_id
    )
    if len(old) != len(new):
        file.delete("passage", "entry_id = ?", entry_id)
        file.insert_all("passage", [{"entry_id": entry_id, **_said(*now)} for now in new])
        return
    for was, now in zip(old, new, strict=True):
        if (was["place"], was["text"]) != now:
            file.update("passage", was["id"], _said(*now))


def _said(place: str, text: str) -> Row:
    same = folded(text)
    return {"place": place, "text": text, "folded": None if same == text else same}


def page_passage_row(entry_id: int, place: str, text: str) -> Row:
    """The row for the part of a page of a facsimile issue that belongs to an entry, whose lines run on."""
    return {"entry_id": entry_id, **_said(place, text)}


def _passages(entry: Entry) -> Iterator[tuple[str, str]]:
    for name in PASSAGE_FIELDS:
        yield name, getattr(entry, name) or ""
    for issuer in entry.issuers:
        yield "issuers", issuer
    yield "date", chinese_date(entry.date or "")
    yield FILING, entry.filing.code or ""
    for path, block in walk_blocks(entry.blocks):
        for text in (*block_texts(block), *unprinted_texts(block)):
            yield as_json(path), text
