"""Reading entries and their blocks: one that did not change since it was last read is not made anew.

The window reads an issue again after every change, and a change is in one entry.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazette.archive.file import ArchiveFile, Row, damage_of
from gazette.archive.rows import blocks_from_json, blocks_json, entry_from_row
from gazette.model import Block, Entry, LaterBlocks, entry_with_later_blocks, with_blocks_of

# Blocks of so many characters in all are made of their text at once; of more, each entry's when they are asked for.
_READ_AT_ONCE = 4_000_000
_COLUMNS = (
    "entry.id, title_zh, title_full, title_en, title_lines, number_zh, number_en, entry.date, issuers, addressee,"
    " printed_page, column_lines, new_page, entry.state, index_number, subject, validity, published,"
    " filing, annual_contents"
)


@dataclass(frozen=True, slots=True)
class KeptBlocks(LaterBlocks):
    """Blocks as the archive ``file`` has them; reading them raises ArchiveError ``archive.damaged``."""

    text: str
    file: str

    def read(self) -> tuple[Block, ...]:
        with damage_of(self.file):
            return blocks_from_json(self.text)


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """An entry and its section, None in the inbox."""

    section_id: int | None
    entry: Entry


def entries_where(file: ArchiveFile, where: str, *values: int) -> tuple[PlacedEntry, ...]:
    """The entries that ``where`` chooses, in the order of their places."""
    with file.one_state():
        rows = file.rows(
            f"SELECT {_COLUMNS}, section_id FROM entry LEFT JOIN section ON section.id = section_id"
            f" WHERE {where} ORDER BY entry.position",
            *values,
        )
        file.forget_outdated()
        texts = _block_texts(file, [row["id"] for row in rows if row["id"] not in file.entries])
    with file.understood():
        later = sum(map(len, texts.values())) > _READ_AT_ONCE
        made = [PlacedEntry(row["section_id"], _entry(file, row, texts.get(row["id"]), later=later)) for row in rows]
    for each in made:
        file.entries.keep(each.entry)
    return tuple(made)


def set_blocks(file: ArchiveFile, entry_id: int, blocks: tuple[Block, ...]) -> None:
    """Write the blocks of an entry, new or not; inside ``transaction``."""
    file.run(
        "INSERT INTO entry_blocks VALUES (?, ?) ON CONFLICT DO UPDATE SET blocks = excluded.blocks",
        entry_id,
        blocks_json(blocks),
    )
    file.entries.forget(entry_id)


def _block_texts(file: ArchiveFile, ids: Sequence[int]) -> dict[int, str]:
    marks = ", ".join(map(str, ids))
    rows = file.rows(f"SELECT entry_id, blocks FROM entry_blocks WHERE entry_id IN ({marks})")
    return {row["entry_id"]: row["blocks"] for row in rows}


def _entry(file: ArchiveFile, row: Row, text: str | None, *, later: bool) -> Entry:
    if text is None:
        known = file.entries.known(row["id"])
        made = entry_from_row(row)
        return known if replace(known, blocks=()) == made else with_blocks_of(made, known)
    if later:
        return entry_with_later_blocks(entry_from_row(row), KeptBlocks(text, str(file.path)))
    return entry_from_row(row, file.entries.sharing(row["id"], blocks_from_json(text)))
