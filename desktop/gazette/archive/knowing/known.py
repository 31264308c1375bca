"""The door to what an archive knows; ``archive.known``."""

from collections.abc import Callable, Iterable

from gazette.archive.file import ArchiveFile
from gazette.archive.knowing.bodies import Duty, NameUse, duties, name_uses
from gazette.archive.knowing.citing import (
    Cited,
    Citing,
    KnownDocument,
    called,
    cited_by,
    cites,
    citing_called,
    known_documents,
)
from gazette.archive.knowing.numbers import NumberedEntry, numbered_entries
from gazette.archive.knowing.posts import PostAct, post_acts
from gazette.archive.knowing.texts_read import TextsRead


class Known:
    """Whatever is asked first reads what changed since; ``read_ahead`` does that by itself."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file
        self._texts = TextsRead(file)

    def read_ahead(self, seen: Callable[[int], None] | None = None) -> None:
        """Read what waits; ``seen`` is told how many entries still do."""
        self._texts.up_to_date(seen)

    def read_some(self) -> int:
        """Read some of what waits, for a moment, and say how much is left."""
        return self._texts.read_some()

    def read_few(self) -> int:
        """Read what waits where that is not much, of long texts some of them, and say how much is left."""
        return self._texts.read_few()

    def lately_read(self) -> frozenset[int]:
        """The entries that were read since this was asked last."""
        read = frozenset(self._texts.lately)
        self._texts.lately.clear()
        return read

    def cites(self, entry_id: int) -> tuple[Cited, ...]:
        """What a document names, each once, with what that is in this archive."""
        tables = self._texts.up_to_date()
        with self._file.one_state():
            return cites(self._file, tables, entry_id)

    def cited_by(self, entry_id: int) -> tuple[Citing, ...]:
        """The documents that name this one, the earliest first."""
        tables = self._texts.up_to_date()
        with self._file.one_state():
            return cited_by(self._file, tables, entry_id)

    def called(self, name: str) -> tuple[KnownDocument, ...]:
        """The documents of a number, in any writing, or of a title."""
        tables = self._texts.up_to_date()
        with self._file.one_state():
            return called(self._file, tables, name)

    def citing_called(self, name: str) -> tuple[Citing, ...]:
        """The documents that name a number or title, also where no document here has it; the earliest first."""
        tables = self._texts.up_to_date()
        with self._file.one_state():
            return citing_called(self._file, tables, name)

    def post_acts(self) -> tuple[PostAct, ...]:
        """Who was appointed, engaged or removed, by the days of the decisions."""
        tables = self._texts.up_to_date()
        with self._file.one_state():
            return post_acts(self._file, tables)

    def name_uses(self) -> tuple[NameUse, ...]:
        """The bodies that documents name as issuing or responsible, as they write them."""
        tables = self._texts.up_to_date()
        with self._file.one_state():
            return name_uses(self._file, tables)

    def duties(self, names: Iterable[str]) -> tuple[Duty, ...]:
        """What documents make a body of these names responsible for."""
        tables = self._texts.up_to_date()
        with self._file.one_state():
            return duties(self._file, tables, names)

    def numbered_entries(self) -> tuple[NumberedEntry, ...]:
        """All entries with a document number."""
        return numbered_entries(self._file)

    def document(self, entry_id: int) -> KnownDocument:
        """An entry as it is told elsewhere; LookupError."""
        return known_documents(self._file, [entry_id])[0]
