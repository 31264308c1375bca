"""Whether the index of search says what the texts say: it is made a second time, aside, and compared word for word."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import zip_longest

from gazette.archive.file import ArchiveFile
from gazette.archive.search.index import INDEX, Tables, index_entry_as, made_as
from gazette.errors import ArchiveError

_SECOND = Tables(*(f"temp.{name}_second" for name in INDEX))
_WORDS, _SECOND_WORDS, _COUNTED = "temp.words_first", "temp.words_second", "temp.words_counted"


def index_is_true(file: ArchiveFile, seen: Callable[[int], None] | None = None) -> bool:
    """Whether every document that does not wait to be indexed anew stands in the index as its texts say.

    Rows of the index that belong to no document are not looked at: no search gives them. ``seen`` is told of each
    document.
    """
    try:
        with file.understood():
            docs = {row["id"]: row["entry_id"] for row in file.rows("SELECT id, entry_id FROM search_doc")}
            waiting = {row["entry_id"] for row in file.rows("SELECT entry_id FROM search_waiting")}
            entries = {row["id"] for row in file.rows("SELECT id FROM entry")}
            if not entries <= set(docs.values()) | waiting:
                return False
            named = {doc for doc, entry_id in docs.items() if entry_id in entries and entry_id not in waiting}
            return _says_the_same(file, named, docs, seen)
    except (sqlite3.DatabaseError, ArchiveError):
        return False


def _says_the_same(
    file: ArchiveFile, named: set[int], docs: dict[int, int], seen: Callable[[int], None] | None
) -> bool:
    database = file.database
    try:
        for table, second in zip(INDEX, _SECOND, strict=True):
            database.execute(f"CREATE VIRTUAL TABLE {second} {made_as(file, table)}")
        for doc in sorted(named):
            index_entry_as(file, docs[doc], doc, _SECOND)
            if seen is not None:
                seen(1)
        return all(_is_the_same(file, named, *both) for both in zip(INDEX, _SECOND, strict=True))
    finally:
        for table in _SECOND:
            database.execute(f"DROP TABLE IF EXISTS {table}")


def _is_the_same(file: ArchiveFile, named: set[int], table: str, second: str) -> bool:
    database = file.database
    try:
        for words, where, of in ((_WORDS, "main", table), (_SECOND_WORDS, *second.split("."))):
            database.execute(f"CREATE VIRTUAL TABLE {words} USING fts5vocab('{where}', '{of}', 'instance')")
        first, other = _words(file, _WORDS, named), _words(file, _SECOND_WORDS, named)
        same = all(one == another for one, another in zip_longest(first, other))
        sized = not _has_sizes(table) or _sizes(file, f"main.{table}", named) == _sizes(file, second, named)
        return same and sized and _all_are_found(file, table)
    finally:
        for words in (_WORDS, _SECOND_WORDS, _COUNTED):
            database.execute(f"DROP TABLE IF EXISTS {words}")


def _words(file: ArchiveFile, table: str, named: set[int]) -> Iterator[tuple[object, ...]]:
    for row in file.database.execute(f"SELECT doc, term, col, offset FROM {table}"):
        if row[0] in named:
            yield row


def _all_are_found(file: ArchiveFile, table: str) -> bool:
    """Whether asking for a word leads to where it stands: that is another way than walking through all of them."""
    file.database.execute(f"CREATE VIRTUAL TABLE {_COUNTED} USING fts5vocab('main', '{table}', 'row')")
    asked = f"SELECT count(*) FROM {table} WHERE {table} MATCH ?"
    for term, docs in file.database.execute(f"SELECT term, doc FROM {_COUNTED}"):
        quoted = '"' + term.replace('"', '""') + '"'
        if file.database.execute(asked, (quoted,)).fetchone()[0] != docs:
            return False
    return True


def _has_sizes(table: str) -> bool:
    """Whether it keeps how many words each document has: only where it ranks by them."""
    return table in (INDEX.pairs, INDEX.head_pairs)


def _sizes(file: ArchiveFile, table: str, named: set[int]) -> dict[int, bytes]:
    return {doc: size for doc, size in file.database.execute(f"SELECT id, sz FROM {table}_docsize") if doc in named}
