"""The door of a copy: searched and read as the archive is, written issue by issue."""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gazette.archive.chain import Link
from gazette.archive.file import NOT_UNDERSTOOD
from gazette.archive.issues import issue_meant
from gazette.archive.read_copy import rows
from gazette.archive.read_copy.copied import PARTS, CopiedIssue
from gazette.archive.read_copy.hits import copied_hits
from gazette.archive.read_copy.proving import WrongPart, wrong_parts
from gazette.archive.read_copy.rows import KeptIssue
from gazette.archive.read_copy.texts import Answers, CopiedTexts, Sizes
from gazette.archive.search.answering import Answering, nothing_asked, understood_query
from gazette.archive.search.bodies import NameTable
from gazette.archive.search.catalogue import Catalogue
from gazette.archive.search.phrases import Part
from gazette.archive.search.results import ANYTHING, Narrowing, Order, SearchResult
from gazette.errors import ArchiveError
from gazette.model import Entry, entry_from_plain

if TYPE_CHECKING:
    from gazette.archive.read_copy.server import Server

Stop = Future[None]
"""Done once nobody waits for a copy any more."""

_DOCUMENTS = (
    "SELECT document.id AS doc, document.id AS entry_id, coalesce(document.date, issue.date) AS day, issuers, kind,"
    " bodies, body_size, head_size, number_zh, number_en, coalesce(name_zh, name_en) AS section, name_en AS section_en,"
    " issue_id, serial, year, numbers"
    " FROM document JOIN section ON section.id = section_id JOIN issue ON issue.id = issue_id"
)
_STATE = (
    "SELECT tableoid::bigint AS made, version,"
    " set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true) FROM state"
)
"""Texts stand apart from their rows, so that reading all of them is taken for cheaper than it is."""


@contextmanager
def _of_copy(place: str) -> Iterator[None]:
    """Around reading what a copy says as JSON: something else there is damage."""
    try:
        yield
    except NOT_UNDERSTOOD as error:
        raise ArchiveError("archive.copy_unreadable", place=place, reason=str(error)) from error


class ReadCopy:
    """One opened copy, by one thread at a time. A connection that was lost is made again at the next question.

    ``place`` is what it is called in sentences.
    """

    def __init__(self, connect: "Callable[[], Server]", place: str, stop: Stop, *, may_write: bool) -> None:
        self._connect, self._stop = connect, stop
        self._server = connect()
        self._catalogue = Catalogue()
        self._state: tuple[int, int] | None = None
        """Which table of states it was, and the state, that the catalogue was read of."""
        self._sizes: dict[Part, Sizes] = {}
        self._answers = Answers()
        self.place = place
        self.may_write = may_write

    def close(self) -> None:
        """Leave the server."""
        self._server.close()

    def end(self) -> None:
        """Leave the server at once, from another thread: what is asked just now, or later, fails."""
        if not self._stop.done():
            self._stop.set_result(None)
        self._server.cut_off()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _asked(self) -> "Server":
        if self._server.is_lost:
            self._server = self._connect()
            self._state = None
            if self._stop.done():  # all was ended while it was being reached
                self._server.close()
                raise ArchiveError("archive.copy_left", place=self.place)
        return self._server

    # reading

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Around several questions that are answered of one state, whatever is copied meanwhile."""
        with self._asked.one_state():
            yield

    def search(
        self, query: str, narrowing: Narrowing = ANYTHING, *, limit: int = 50, order: Order = "relevance"
    ) -> SearchResult:
        """The documents in which ``query`` stands, as ``Archive.search`` finds them."""
        read = understood_query(query, narrowing)
        if not read.terms:
            return nothing_asked(read)
        server = self._asked
        with server.one_state():
            self._catch_up(server)
            texts = CopiedTexts(server, self._sizes, self._answers, narrowing.variants)
            answering = Answering(self._catalogue, texts, partial(copied_hits, texts))
            return answering.found(read, narrowing, max(limit, 0), order)

    def _catch_up(self, server: "Server") -> None:
        """Know of the documents what was copied meanwhile."""
        row = next(iter(server.rows(_STATE)), None)
        if row is None:
            raise ArchiveError("archive.copy_none", place=self.place)
        state = row["made"], row["version"]  # a copy that was dropped and made again counts from the beginning
        if state == self._state:
            return
        self._state = None
        self._answers.forget()
        with _of_copy(self.place):
            documents = server.rows(_DOCUMENTS)
            named = {row["doc"]: [tuple(each) for each in json.loads(row["bodies"])] for row in documents}
            self._catalogue.take(documents, rows.names(server), named)
            self._sizes = {part: Sizes.taken({row["doc"]: row[f"{part}_size"] for row in documents}) for part in PARTS}
        self._state = state

    def entry(self, document_id: int) -> Entry:
        """A document; ArchiveError ``archive.no_entry``."""
        content = self._asked.value("SELECT content FROM document WHERE id = %s", document_id)
        if content is None:
            raise ArchiveError("archive.no_entry", entry=document_id)
        with _of_copy(self.place):
            return entry_from_plain(json.loads(content), document_id)

    def issue(self, reference: str) -> CopiedIssue:
        """The issue that is meant, as ``Archive.find_issue`` understands it, and raises what that does."""
        server = self._asked
        with server.one_state(), _of_copy(self.place):
            found = rows.copied_issue(server, issue_meant(rows.issue_rows(server), reference))
            _ = found.entries  # whether they can be read
        return found

    def links(self) -> tuple[Link, ...]:
        """The chain, as far as it was copied."""
        return rows.links(self._asked)

    def kept_issues(self) -> dict[int, KeptIssue]:
        """What issues there are, and of which links they are the copies."""
        return rows.kept_issues(self._asked)

    def names(self) -> NameTable:
        """Under which names bodies went, as far as it was copied."""
        return rows.names(self._asked)

    def wrong_parts(self, issue_id: int) -> tuple[CopiedIssue, tuple[WrongPart, ...]]:
        """An issue as the copy has it, and what of it is not as it was written."""
        server = self._asked
        with server.one_state():
            return wrong_parts(server, issue_id)

    # writing

    def add_links(self, added: Iterable[Link]) -> None:
        """Copy links of the chain."""
        rows.add_links(self._writing, added)

    def put_names(self, table: NameTable) -> None:
        """Copy the names of bodies anew."""
        rows.put_names(self._writing, table)

    def put_issue(self, issue: CopiedIssue, kept: KeptIssue) -> None:
        """Put an issue in the place of what the copy had of it: all of it is seen, or nothing."""
        rows.put_issue(self._writing, issue, kept)

    def take_out(self, issue_id: int) -> None:
        """Take an issue out."""
        rows.take_out(self._writing, issue_id)

    def forget_all(self) -> None:
        """Empty the copy, to make it anew."""
        rows.forget_all(self._writing)

    def tidy(self) -> None:
        """Tidy up behind much that was written, for quick answers."""
        for table in ("document", "passage", "said", "section", "issue"):
            self._writing.run(f"VACUUM (ANALYZE) {table}")

    @property
    def _writing(self) -> "Server":
        """The connection that holds the right to write; it is not made again by itself."""
        if not self.may_write:
            raise ArchiveError("archive.copy_no_right", place=self.place, reason="")
        return self._server
