"""Rows of a damaged archive that no table leads to any more: each page is read by itself.

Which table a page is of is known by what its rows look like, and proven by their checksums.
"""

import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from gazette.archive.checksums import SIZE, Covered, hash_of_row
from gazette.archive.migrations import fresh_schema
from gazette.archive.pages import Pages

Row = dict[str, object]

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 13, 10, 2
_LOOKED_AT = 4
"""So many rows of a page say what its table looks like."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    kind: str
    is_number: bool
    may_be_empty: bool
    default: object

    def takes(self, serial: int) -> bool:
        """Whether a value that is kept so can be one of this column."""
        if serial == 0:
            return self.is_number or self.may_be_empty
        if self.is_number:
            return False
        if self.kind == "TEXT":
            return serial >= 13 and serial % 2 == 1
        if self.kind == "BLOB":
            return serial >= 12 and serial % 2 == 0
        return serial in _INTEGERS or serial in {8, 9} or (self.kind == "REAL" and serial == 7)


class LooseRows:
    """A source of rows for a repair, as ``repair_sources.Source`` is."""

    own = True

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._shapes = _shapes()
        self._rows_of = cache(self._indexed)
        self._is_proven = cache(self._proven)
        self._all_sums: dict[str, dict[int, int | None]] | None = None
        self._by_table: dict[str, list[int]] = defaultdict(list)
        self._tables: dict[int, int] = {}

    def keys(self, table: Covered) -> set[int]:
        """The rows on pages that are of this table for certain."""
        return {
            key
            for key, places in self._rows_of(table).items()
            if any(self._is_proven(table, page) for page, _ in places)
        }

    def row(self, table: Covered, key: int, wanted: int | None) -> Row | None:
        """The row whose hash is wanted; else one that is on a page of this table."""
        left = None
        for page, at in self._rows_of(table).get(key, ()):
            found = self._read(table, page, at)
            if found is not None and wanted is not None and hash_of_row(table, found) == wanted:
                return found
            if found is not None and left is None and self._is_proven(table, page):
                left = found
        return left

    def sums(self, table: Covered) -> tuple[dict[int, int | None], bool]:
        """The checksums that are left; one cannot know whether these are all."""
        if self._all_sums is None:
            self._all_sums = defaultdict(dict)
            for part, key, kept in self._checksums():
                self._all_sums[part].setdefault(key, kept)
        return self._all_sums.get(table.table, {}), False

    def given(self) -> dict[str, int]:
        """The highest ids that were ever given, by table."""
        table = Covered("sqlite_sequence", "rowid", ("name", "seq"))
        found: dict[str, int] = {}
        for page, at in (place for places in self._rows_of(table).values() for place in places):
            match self._read(table, page, at):
                case {"name": str(name), "seq": int(highest)} if name in self._shapes:
                    found[name] = max(found.get(name, 0), highest)
                case _:
                    pass
        return found

    def places(self, _table: str) -> dict[int, tuple[int | None, int]]:
        """None: several indexes look like that one."""
        return {}

    def texts(self, _entry_id: int) -> list[tuple[str, str]]:
        """None: they are as good as the entry's own pages."""
        return []

    def _indexed(self, table: Covered) -> dict[int, list[tuple[int, int]]]:
        """Where rows lie that look like those of a table, by their numbers."""
        if not self._tables:
            self._sort_by_table()
        found = defaultdict(list)
        for page in self._by_table[table.table]:
            for at in self._cells(page):
                key = self._key(page, at)
                if key is not None:
                    found[key].append((page, at))
        return found

    def _sort_by_table(self) -> None:
        for page in range(1, len(self._pages) + 1):
            if self._kind(page) != _TABLE_LEAF:
                continue
            looks = list(islice(filter(None, (self._look(page, at) for at in self._cells(page))), _LOOKED_AT))
            fitting = [name for name, cols in self._shapes.items() if any(_fits(look, cols) for look in looks)]
            self._tables[page] = len(fitting)
            for name in fitting:
                self._by_table[name].append(page)

    def _proven(self, table: Covered, page: int) -> bool:
        """Whether a page is of this table: a row has its checksum, or no other table looks like that."""
        sums, _ = self.sums(table)
        for at in self._cells(page):
            kept = sums.get(self._key(page, at) or 0)
            if kept is not None and (row := self._read(table, page, at)) and hash_of_row(table, row) == kept:
                return True
        return self._tables[page] == 1

    def _kind(self, page: int) -> int:
        content = self._pages.page(page)
        return content[100 if page == 1 else 0] if len(content) > 100 else 0

    def _cells(self, page: int) -> Iterator[int]:
        """Where the cells of a page begin, as far as they lie on it."""
        content, head = self._pages.page(page), 100 if page == 1 else 0
        begin = head + (8 if content[head] in {_TABLE_LEAF, _INDEX_LEAF} else 12)
        count = min(struct.unpack_from(">H", content, head + 3)[0], (len(content) - begin) // 2)
        for at in struct.unpack_from(f">{count}H", content, begin):
            if begin + 2 * count <= at < self._pages.usable - 1:
                yield at

    def _key(self, page: int, at: int) -> int | None:
        content = self._pages.page(page)
        try:
            _, at = _varint(content, at)
            key, _ = _varint(content, at)
        except IndexError:
            return None
        return key if key < 1 << 63 else key - (1 << 64)

    def _look(self, page: int, at: int) -> list[int] | None:
        """How the values of a row are kept, where that can be said without its overflow pages."""
        content = self._pages.page(page)
        try:
            _, at = _varint(content, at)
            _, at = _varint(content, at)
            return list(_serials(content[at : self._pages.usable]))
        except (IndexError, ValueError):
            return None

    def _read(self, table: Covered, page: int, at: int) -> Row | None:
        """A row by the names of its columns; None where it is no row of this table, or a part of it is lost."""
        columns, content = self._shapes[table.table], self._pages.page(page)
        try:
            length, at = _varint(content, at)
            key, at = _varint(content, at)
            record = self._payload(content, at, length, self._pages.usable - 35)
            serials, values = list(_serials(record)), list(_values(record))
        except (IndexError, ValueError, struct.error):
            return None
        if not _fits(serials, columns):
            return None
        row: Row = {column.name: column.default for column in columns}
        for column, value in zip(columns, values, strict=False):
            row[column.name] = key if column.is_number else value
            if column.kind == "REAL" and isinstance(value, int):
                row[column.name] = float(value)
        return row

    def _payload(self, content: bytes, at: int, length: int, most: int) -> bytes:
        """What a cell holds, with its overflow pages; ValueError where one is not there."""
        usable = self._pages.usable
        if length > self._pages.count * usable:
            raise ValueError(length)  # damaged pages may lead round in a ring
        if length <= most:
            return _whole(content[at : at + length], length)
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        parts, left = [_whole(content[at : at + local], local)], length - local
        following = struct.unpack_from(">I", content, at + local)[0]
        while left > 0:
            if not 1 < following <= self._pages.count:
                raise ValueError(following)
            page = self._pages.page(following)
            part = page[4 : min(usable, left + 4)]
            parts.append(part)
            left -= len(part)
            following = struct.unpack_from(">I", page)[0]
        return b"".join(parts)

    def _checksums(self) -> Iterator[tuple[str, int, int | None]]:
        """Rows of the table of checksums, which lie in an index."""
        most = (self._pages.usable - 12) * 64 // 255 - 23
        for page in range(1, len(self._pages) + 1):
            kind = self._kind(page)
            if kind not in {_INDEX_LEAF, _INDEX_INTERIOR}:
                continue
            content = self._pages.page(page)
            for cell in self._cells(page):
                try:
                    length, at = _varint(content, cell + (4 if kind == _INDEX_INTERIOR else 0))
                    values = list(_values(self._payload(content, at, length, most)))
                except (IndexError, ValueError, struct.error):
                    continue
                match values:
                    case [str(part), int(key), bytes(kept)] if part in self._shapes and len(kept) == SIZE:
                        yield part, key, int.from_bytes(kept, "big")
                    case _:
                        pass


def _shapes() -> dict[str, list[_Column]]:
    """The columns of every table, in the order in which they are kept."""
    question = (
        "SELECT schema.name, info.name, info.type, info.pk AND info.type = 'INTEGER' AND NOT EXISTS ("
        '  SELECT 1 FROM pragma_table_info(schema.name) AS other WHERE other.pk > 1), NOT info."notnull",'
        " info.dflt_value FROM sqlite_schema AS schema, pragma_table_info(schema.name) AS info"
        " WHERE schema.type = 'table' AND schema.rootpage > 0 AND schema.sql NOT LIKE '%WITHOUT ROWID'"
    )
    shapes: dict[str, list[_Column]] = defaultdict(list)
    for table, name, kind, is_number, may_be_empty, default in fresh_schema(question):
        of_sequence = {"name": "TEXT", "seq": "INTEGER"} if table == "sqlite_sequence" else {}
        shapes[table].append(
            _Column(name, of_sequence.get(name, kind), bool(is_number), bool(may_be_empty), _constant(default))
        )
    return dict(shapes)


def _constant(default: str | None) -> object:
    """The value that rows have which are older than their column: only constants can be such."""
    if default is None or default.startswith("strftime"):
        return None
    return default[1:-1].replace("''", "'") if default.startswith("'") else int(default)


def _fits(serials: list[int], columns: list[_Column]) -> bool:
    if not 0 < len(serials) <= len(columns):
        return False
    return all(column.takes(serial) for column, serial in zip(columns, serials, strict=False)) and all(
        column.may_be_empty or column.default is not None for column in columns[len(serials) :]
    )


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number as SQLite writes it, and where it ends; IndexError."""
    value = 0
    for _ in range(8):
        byte = content[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | content[at], at + 1


def _whole(part: bytes, length: int) -> bytes:
    if len(part) != length:
        raise ValueError(length)
    return part


def _serials(record: bytes) -> Iterator[int]:
    """How each value of a record is kept; IndexError, ValueError."""
    end, at = _varint(record, 0)
    while at < end:
        serial, at = _varint(record, at)
        yield serial
    if at != end:
        raise ValueError(end)


def _values(record: bytes) -> Iterator[object]:
    """The values of a record; IndexError, ValueError, struct.error."""
    at, _ = _varint(record, 0)
    for serial in _serials(record):
        size = _INTEGERS.get(serial, 8 if serial == 7 else (serial - 12) // 2 if serial >= 12 else 0)
        part = _whole(record[at : at + size], size)
        at += size
        if serial >= 12:
            yield part if serial % 2 == 0 else part.decode()
        elif serial == 7:
            yield struct.unpack_from(">d", part)[0]
        elif serial in _INTEGERS:
            yield int.from_bytes(part, "big", signed=True)
        else:
            yield {8: 0, 9: 1}.get(serial)
