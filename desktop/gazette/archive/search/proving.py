"""Whether the index of search says what the texts say: it is made a second time, aside, and compared word for word."""

import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
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
    with _aside(file, *_SECOND):
        for table, second in zip(INDEX, _SECOND, strict=True):
            file.database.execute(f"CREATE VIRTUAL TABLE {second} {made_as(file, table)}")
        for doc in sorted(named):
            index_entry_as(file, docs[doc], doc, _SECOND)
            if seen is not None:
                seen(1)
        return all(_is_the_same(file, named, *both) for both in zip(INDEX, _SECOND, strict=True))


def _is_the_same(file: ArchiveFile, named: set[int], table: str, second: str) -> bool:
    with _aside(file, _WORDS, _SECOND_WORDS, _COUNTED):
        for words, where, of in ((_WORDS, "main", table), (_SECOND_WORDS, *second.split("."))):
            file.database.execute(f"CREATE VIRTUAL TABLE {words} USING fts5vocab('{where}', '{of}', 'instance')")
        with closing(_words(file, _WORDS, named)) as first, closing(_words(file, _SECOND_WORDS, named)) as other:
            same = all(one == another for one, another in zip_longest(first, other))
        sized = not _has_sizes(table) or _sizes(file, f"main.{table}", named) == _sizes(file, second, named)
        return same and sized and _all_are_found(file, table)


@contextmanager
def _aside(file: ArchiveFile, *tables: str) -> Iterator[None]:
    """Around work with tables that are there meanwhile only; what ends it early stays what is told."""
    _drop(file, tables)
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # what an error or Ctrl+C came out of may still be reading rows
            _drop(file, tables)
        raise
    _drop(file, tables)


def _drop(file: ArchiveFile, tables: tuple[str, ...]) -> None:
    for table in tables:
        file.database.execute(f"DROP TABLE IF EXISTS {table}")


def _words(file: ArchiveFile, table: str, named: set[int]) -> Generator[tuple[object, ...], None, None]:
    with _asked(file, f"SELECT doc, term, col, offset FROM {table}") as rows:
        for row in rows:
            if row[0] in named:
                yield row


def _all_are_found(file: ArchiveFile, table: str) -> bool:
    """Whether asking for a word leads to where it stands: that is another way than walking through all of them."""
    file.database.execute(f"CREATE VIRTUAL TABLE {_COUNTED} USING fts5vocab('main', '{table}', 'row')")
    asked = f"SELECT count(*) FROM {table} WHERE {table} MATCH ?"
    with _asked(file, f"SELECT term, doc FROM {_COUNTED}") as rows:
        for term, docs in rows:
            quoted = '"' + term.replace('"', '""') + '"'
            if file.database.execute(asked, (quoted,)).fetchone()[0] != docs:
                return False
    return True


def _asked(file: ArchiveFile, sql: str) -> closing[sqlite3.Cursor]:
    """Rows, which hold no table any more once they are left."""
    return closing(file.database.execute(sql))


def _has_sizes(table: str) -> bool:
    """Whether it keeps how many words each document has: only where it ranks by them."""
    return table in (INDEX.pairs, INDEX.head_pairs)


def _sizes(file: ArchiveFile, table: str, named: set[int]) -> dict[int, bytes]:
    with _asked(file, f"SELECT id, sz FROM {table}_docsize") as rows:
        return {doc: size for doc, size in rows if doc in named}
