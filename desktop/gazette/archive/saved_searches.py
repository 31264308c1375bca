"""Searches that the office keeps by name."""

import json

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.rows import as_json
from gazette.archive.search import SavedSearch


class SavedSearches:
    """Read and written inside the archive's transactions; ``archive.saved_searches``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def all(self) -> tuple[SavedSearch, ...]:
        """All of them, by name."""
        rows = self._file.rows('SELECT name, query, chosen, variants, "order" FROM saved_search ORDER BY name')
        with self._file.understood():
            return tuple(map(_search, rows))

    def named(self, name: str) -> SavedSearch | None:
        """The one of this name."""
        return next((search for search in self.all() if search.name == name), None)

    def keep(self, search: SavedSearch) -> None:
        """Keep a search, in the place of one of its name."""
        row: Row = {"name": search.name, "query": search.query, "chosen": as_json(dict(search.chosen))}
        with self._file.transaction():
            self.forget(search.name)
            self._file.insert("saved_search", {**row, "variants": int(search.variants), "order": search.order})

    def forget(self, name: str) -> None:
        """Keep the one of this name no more."""
        with self._file.transaction():
            self._file.delete("saved_search", "name = ?", name)


def _search(row: Row) -> SavedSearch:
    chosen = {facet: tuple(values) for facet, values in json.loads(row["chosen"]).items()}
    return SavedSearch(**{**row, "chosen": chosen, "variants": bool(row["variants"])})
