"""Keeps the index of search in step with the passages: what waits is indexed before a search, or ahead of one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from pyroaring import BitMap

from gazette.archive.file import NOT_UNDERSTOOD, ArchiveFile, Row
from gazette.archive.folding import folded
from gazette.archive.rows import blocks_from_json
from gazette.archive.search.pairs import EVERYWHERE, characters, pairs
from gazette.archive.sheets import people_in_pages
from gazette.model import Appointment, Block, NameList, walk_blocks

_FIRST_ASIDE = 1 << 31
"""Rows of the index in memory are numbered from here, so that none is taken for one of the archive."""
OUTDATED = 1000
"""So many outdated rows are left in the index, at least, before it is made anew."""
_AT_ONCE, _IN_ONE_GO = 200, 500
"""So many entries are indexed in one transaction where somebody waits for an answer, and where not: the more, the
quicker, but others can write only in between."""
_CHARACTERS = 2_000_000
"""And no more than with so many characters, where somebody waits: less than half a second."""
_MANY, _PAGES = 5000, 1000
"""After so many entries the tables are put in order, so many pages in one transaction."""
_COLUMN_OF = {
    "title_zh": "title",
    "title_full": "title",
    "title_en": "title",
    "number_zh": "number",
    "number_en": "number",
    "issuers": "issuer",
}
BODY, HEAD = ("body",), ("title", "number", "issuer", "person")
"""The columns of the two parts of the index: the text and what stands above it."""


class Tables(NamedTuple):
    """The tables of an index: pairs of the texts and of what stands above them, and single characters of the same."""

    pairs: str
    head_pairs: str
    characters: str
    head_characters: str


INDEX = Tables("search_pairs", "search_head_pairs", "search_characters", "search_head_characters")
ASIDE = Tables(*(f"temp.{name}_aside" for name in INDEX))


def rows_in(tables: Tables, rows: BitMap) -> BitMap:
    """Those of ``rows`` that are in these tables."""
    if not rows or rows.max() < _FIRST_ASIDE:
        return rows if tables == INDEX else BitMap()
    aside = BitMap(range(_FIRST_ASIDE, rows.max() + 1))
    return rows - aside if tables == INDEX else rows & aside


@dataclass(frozen=True, slots=True)
class Indexed:
    """Entries that were indexed anew, with the rows of the index that they have now, and those that are gone."""

    docs: dict[int, int]
    gone: frozenset[int]
    anew: bool = False
    """Nothing else is in the index any more."""


def waiting(file: ArchiveFile) -> int:
    """How many entries changed or went since they were indexed."""
    return int(file.rows("SELECT count(*) AS n FROM search_waiting")[0]["n"])


def gone_waiting(file: ArchiveFile) -> frozenset[int]:
    """The entries that went since they were indexed, however long the others still have to wait."""
    rows = file.rows("SELECT entry_id FROM search_waiting WHERE entry_id NOT IN (SELECT id FROM entry)")
    return frozenset(row["entry_id"] for row in rows)


def index_waiting(file: ArchiveFile, *, in_one_go: bool) -> Iterator[Indexed]:
    """Index what waits, some of it at a time, each part in a transaction of its own."""
    done = 0
    while True:
        with file.transaction():
            anew = _is_mostly_outdated(file)
            if anew:
                _forget_all(file)
            ids = _first_waiting(file) if in_one_go else _soon_indexed(file)
            if not ids:
                break
            part = _index(file, ids, anew=anew)
        yield part
        done += len(ids)
    if done >= _MANY:
        _join(file)


def _first_waiting(file: ArchiveFile) -> list[int]:
    rows = file.rows("SELECT entry_id FROM search_waiting ORDER BY entry_id LIMIT ?", _IN_ONE_GO)
    return [row["entry_id"] for row in rows]


def _soon_indexed(file: ArchiveFile) -> list[int]:
    """The first ones, the last of which is that with which they have so many characters as one waits for."""
    rows = file.rows(
        "SELECT entry_id, coalesce("
        " (SELECT sum(length(text)) FROM passage WHERE passage.entry_id = waiting.entry_id), 0) AS size"
        " FROM search_waiting AS waiting ORDER BY entry_id LIMIT ?",
        _AT_ONCE,
    )
    before = accumulate((row["size"] for row in rows), initial=0)
    return [row["entry_id"] for row, size in zip(rows, before, strict=False) if size < _CHARACTERS]


def _join(file: ArchiveFile) -> None:
    """Make one piece of the pieces that each table was written in, some pages at a time: answers come sooner."""
    for table in INDEX:
        pages, changes = -_PAGES, 2  # the first time a negative number begins it
        while changes > 1:
            before = file.changes
            with file.transaction():
                file.run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", pages)
            pages, changes = _PAGES, file.changes - before


def _is_mostly_outdated(file: ArchiveFile) -> bool:
    """Whether the index has more rows that no entry has any more than others, and many."""
    made = int(file.rows("SELECT coalesce(max(seq), 0) AS n FROM sqlite_sequence WHERE name = 'search_doc'")[0]["n"])
    begun = int(file.rows("SELECT after_doc FROM search_begun")[0]["after_doc"])
    named = int(file.rows("SELECT count(*) AS n FROM search_doc")[0]["n"])
    return made - begun - named > max(OUTDATED, named)


def _forget_all(file: ArchiveFile) -> None:
    """Begin the index anew; its rows go on being counted, so that none is taken for one of before."""
    for table in INDEX:
        file.run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    file.run("DELETE FROM search_doc")
    file.run("UPDATE search_begun SET after_doc = (SELECT seq FROM sqlite_sequence WHERE name = 'search_doc')")
    file.run("INSERT OR IGNORE INTO search_waiting SELECT id FROM entry")


def index_aside(file: ArchiveFile) -> Indexed:
    """Index what waits in memory, of an archive that takes nothing; what was indexed so before is forgotten."""
    for table, model in zip(ASIDE, INDEX, strict=True):
        file.run(f"DROP TABLE IF EXISTS {table}")
        file.run(f"CREATE VIRTUAL TABLE {table} {made_as(file, model)}")
    rows = file.rows("SELECT search_waiting.entry_id, entry.id FROM search_waiting LEFT JOIN entry ON id = entry_id")
    docs: dict[int, int] = {}
    for doc, row in enumerate(rows, _FIRST_ASIDE):
        if row["id"] is not None:
            docs[row["entry_id"]] = doc
            index_entry_as(file, row["entry_id"], doc, ASIDE)
    return Indexed(docs, frozenset(row["entry_id"] for row in rows) - docs.keys())


def made_as(file: ArchiveFile, table: str) -> str:
    """What follows the name where a table of the index is made."""
    made = str(file.rows("SELECT sql FROM sqlite_schema WHERE name = ?", table)[0]["sql"])
    return made[made.index("USING") :]


def _index(file: ArchiveFile, entry_ids: Sequence[int], *, anew: bool) -> Indexed:
    marks = ", ".join(map(str, entry_ids))
    file.run(f"DELETE FROM search_doc WHERE entry_id IN ({marks})")
    file.run(f"DELETE FROM search_waiting WHERE entry_id IN ({marks})")
    file.run(f"INSERT INTO search_doc (entry_id) SELECT id FROM entry WHERE id IN ({marks}) ORDER BY id")
    rows = file.rows(f"SELECT id, entry_id FROM search_doc WHERE entry_id IN ({marks})")
    docs = {row["entry_id"]: row["id"] for row in rows}
    for entry_id, doc in docs.items():
        index_entry_as(file, entry_id, doc, INDEX)
    return Indexed(docs, frozenset(entry_ids) - docs.keys(), anew)


def index_entry_as(file: ArchiveFile, entry_id: int, doc: int, tables: Tables) -> None:
    """Put an entry into an index under a row of it."""
    passages = file.rows("SELECT id, place, text, folded FROM passage WHERE entry_id = ? ORDER BY id", entry_id)
    said = [(row["place"], _kept_folded(file, row, keep=tables == INDEX)) for row in passages]
    on_pages = people_in_pages([(row["place"], row["text"]) for row in passages])
    texts = texts_by_field(said, [*_people(file, entry_id), *on_pages])
    for columns, words, single in (
        (BODY, tables.pairs, tables.characters),
        (HEAD, tables.head_pairs, tables.head_characters),
    ):
        _put(file, words, doc, {column: pairs(texts[column]) for column in columns})
        _put(file, single, doc, {column: characters(texts[column]) for column in columns})


def texts_by_field(passages: Iterable[tuple[str, str]], people: Iterable[str]) -> dict[str, list[str]]:
    """The folded texts of an entry, given with their places, by the field that they are looked for in."""
    texts: dict[str, list[str]] = {column: [] for column in (*BODY, *HEAD)}
    for place, text in passages:
        texts[_COLUMN_OF.get(place, "body")].append(text)
    texts["person"] = [folded(name) for name in people]
    return texts


def _put(file: ArchiveFile, table: str, doc: int, tokens: Mapping[str, str]) -> None:
    names, marks = ", ".join(tokens), ", ?" * len(tokens)
    first, *others = tokens.values()
    file.run(f"INSERT INTO {table} (rowid, {names}) VALUES (?{marks})", doc, f"{EVERYWHERE} {first}", *others)


def _kept_folded(file: ArchiveFile, row: Row, *, keep: bool) -> str:
    """The compared form of a passage: kept where it is another than its text; empty where it is to be made anew."""
    if row["folded"] != "":
        return str(row["folded"] or row["text"])
    same = folded(row["text"])
    if keep:
        file.update("passage", row["id"], {"folded": None if same == row["text"] else same})
    return same


def _people(file: ArchiveFile, entry_id: int) -> list[str]:
    """The names in lists and decisions on posts of an entry; only a text that has such blocks is read.

    None of one that is damaged: verification names it, and it is found by its passages as all others are.
    """
    row = file.row("SELECT blocks FROM entry_blocks WHERE entry_id = ?", entry_id)
    text = row["blocks"] if row else ""
    if '"name_list"' not in text and '"appointment"' not in text:
        return []
    try:
        return people_in(blocks_from_json(text))
    except NOT_UNDERSTOOD:
        return []


def people_in(blocks: tuple[Block, ...]) -> list[str]:
    """The names in lists and decisions on posts."""
    names: dict[str, None] = {}
    for _, block in walk_blocks(blocks):
        if isinstance(block, NameList):
            names |= dict.fromkeys(person.name for person in block.people)
        elif isinstance(block, Appointment):
            names |= dict.fromkeys(record.person for record in block.records if record.person)
    return list(names)
