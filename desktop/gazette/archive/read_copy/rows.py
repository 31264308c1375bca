"""The rows of a copy: an issue written as one transaction, and read back as it was copied."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.archive.chain import Link
from gazette.archive.issues import IssueRow
from gazette.archive.read_copy.copied import CopiedDocument, CopiedIssue, joined, said_by_field
from gazette.archive.read_copy.texts import pairs_of, quoted, triples_of
from gazette.archive.search.bodies import NameTable
from gazette.errors import ArchiveError
from gazette.model import entry_from_plain

if TYPE_CHECKING:
    from gazette.archive.read_copy.server import Server

_ISSUE = ("id", "serial", "year", "numbers", "date", "pages", "facsimile", "said")
_SECTION = ("id", "position", "name_zh", "name_en")
_DOCUMENT = (
    *("id", "section_id", "place", "title_zh", "title_full", "number_zh", "number_en", "date", "issuers"),
    *("kind", "page", "content", "bodies", "body_size", "head_size"),
)

_PATIENCE_MS = 10_000

SaidRow = tuple[str, str, list[str] | None, list[str] | None]
"""A field, its texts, its pairs and its triples; None where they are too many."""


@dataclass(frozen=True, slots=True)
class KeptIssue:
    """Which link an issue of the copy is the copy of, and the mark of the rows that it was copied from."""

    link: int
    mark: str


def kept_issues(server: "Server") -> dict[int, KeptIssue]:
    """The issues of the copy by id."""
    rows = server.rows("SELECT id, link, mark FROM issue")
    return {row["id"]: KeptIssue(row["link"], row["mark"]) for row in rows}


def issue_rows(server: "Server") -> tuple[IssueRow, ...]:
    """The issues of the copy, as the archive lists its own."""
    return tuple(
        IssueRow(**row | {"numbers": tuple(json.loads(row["numbers"]))}, state="published")
        for row in server.rows(
            "SELECT id, serial, year, numbers, date, pages, facsimile, (SELECT count(*) FROM document JOIN section"
            " ON section.id = section_id WHERE issue_id = issue.id) AS entries FROM issue ORDER BY date, id"
        )
    )


def links(server: "Server") -> tuple[Link, ...]:
    """The chain, as far as it was copied."""
    rows = server.rows("SELECT position, issue_id, says, sha256 FROM chain_link ORDER BY position")
    return tuple(Link(**row) for row in rows)


def add_links(server: "Server", added: Iterable[Link]) -> None:
    """Copy links of the chain."""
    with server.transaction():
        server.insert_all(
            "chain_link",
            ("position", "issue_id", "says", "sha256"),
            ((link.position, link.issue_id, link.says, link.sha256) for link in added),
        )


def names(server: "Server") -> NameTable:
    """Under which names bodies went, as far as it was copied."""
    return tuple(
        (row["name"], row["body"]) for row in server.rows("SELECT name, body FROM body_name ORDER BY position")
    )


def put_names(server: "Server", table: NameTable) -> None:
    """Copy the names of bodies anew."""
    with server.transaction():
        server.run("DELETE FROM body_name")
        server.insert_all("body_name", ("position", "name", "body"), ((at, *row) for at, row in enumerate(table)))
        server.run("UPDATE state SET version = version + 1")


def put_issue(server: "Server", issue: CopiedIssue, kept: KeptIssue) -> None:
    """Put an issue in the place of what the copy had of it: all of it is seen, or nothing."""
    with server.transaction():
        take_out(server, issue.row["id"])
        server.insert_all(
            "issue",
            (*_ISSUE, "link", "mark", "sha256"),
            [(*(issue.row[name] for name in _ISSUE), kept.link, kept.mark, issue.sha256)],
        )
        of_issue = issue.row["id"]
        server.insert_all(
            "section",
            (*_SECTION, "issue_id"),
            ((*(row[name] for name in _SECTION), of_issue) for row in issue.sections),
        )
        server.insert_all(
            "page", ("sheet", "number", "issue_id"), ((row["sheet"], row["number"], of_issue) for row in issue.pages)
        )
        _put_documents(server, issue.documents)


def take_out(server: "Server", issue_id: int) -> None:
    """Take an issue out of the copy."""
    with server.transaction():
        server.run("DELETE FROM issue WHERE id = %s", issue_id)
        server.run("UPDATE state SET version = version + 1")


def forget_all(server: "Server") -> None:
    """Empty the copy, to make it anew; without reading it, for what is damaged cannot be read.

    Who searches has read its state before all else, and is waited for: nobody finds half of a copy. Others who search
    wait meanwhile, so that it gives up soon where somebody reads for long: ArchiveError ``archive.copy_in_use``.
    """
    try:
        with server.transaction():
            server.run(f"SET LOCAL lock_timeout = '{_PATIENCE_MS}ms'")
            server.run("LOCK TABLE state")
            server.run("TRUNCATE issue, chain_link, section, page, document, passage, said")
            server.run("UPDATE state SET version = version + 1")
    except ArchiveError as error:
        if error.code != "archive.copy_busy":
            raise
        raise ArchiveError("archive.copy_in_use", place=server.place) from error


def _put_documents(server: "Server", documents: tuple[CopiedDocument, ...]) -> None:
    server.insert_all(
        "document",
        (*_DOCUMENT, "sha256"),
        ((*(document.row[name] for name in _DOCUMENT), document.sha256) for document in documents),
    )
    server.insert_all(
        "passage",
        ("document_id", "position", "place", "text", "folded"),
        (
            (document.row["id"], position, *passage)
            for document in documents
            for position, passage in enumerate(document.passages)
        ),
    )
    server.insert_all(
        "said",
        ("document_id", "field", "folded", "pairs", "triples"),
        (
            (document.row["id"], field, texts, *(None if each is None else quoted(each) for each in tokens))
            for document in documents
            for field, texts, *tokens in said_rows(document)
        ),
    )


def said_rows(document: CopiedDocument) -> list[SaidRow]:
    """The rows of table ``said`` of a document."""
    entry = entry_from_plain(document.content, document.row["id"])
    said = said_by_field(document.passages, entry)
    return [(field, joined(texts), pairs_of(texts), triples_of(texts)) for field, texts in said.items()]


def copied_issue(server: "Server", issue_id: int) -> CopiedIssue:
    """An issue as the copy has it."""
    row = server.rows(f"SELECT {', '.join(_ISSUE)} FROM issue WHERE id = %s", issue_id)[0]
    sections = server.rows(f"SELECT {', '.join(_SECTION)} FROM section WHERE issue_id = %s ORDER BY position", issue_id)
    pages = server.rows("SELECT sheet, number FROM page WHERE issue_id = %s ORDER BY sheet", issue_id)
    documents = server.rows(
        f"SELECT {', '.join(f'document.{name}' for name in _DOCUMENT)} FROM document"
        " JOIN section ON section.id = section_id WHERE issue_id = %s ORDER BY place",
        issue_id,
    )
    passages: dict[int, list[tuple[str, str, str | None]]] = {}
    for each in server.rows(
        "SELECT document_id, passage.place, text, folded FROM passage WHERE document_id = ANY(%s)"
        " ORDER BY document_id, position",
        [document["id"] for document in documents],
    ):
        passages.setdefault(each["document_id"], []).append((each["place"], each["text"], each["folded"]))
    return CopiedIssue(
        row=row,
        sections=tuple(sections),
        pages=tuple(pages),
        documents=tuple(CopiedDocument(document, tuple(passages.get(document["id"], ()))) for document in documents),
    )
