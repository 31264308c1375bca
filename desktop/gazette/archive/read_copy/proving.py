"""Whether the rows of a copy are what was written, and say what the documents say; by the copy alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gazette.archive.file import Row
from gazette.archive.folding import folded
from gazette.archive.passages import SHEET, passage_rows
from gazette.archive.read_copy.copied import CopiedDocument, CopiedIssue, head_of, storable
from gazette.archive.read_copy.rows import SaidRow, copied_issue, said_rows
from gazette.model import Entry, entry_from_plain

if TYPE_CHECKING:
    from gazette.archive.read_copy.server import Server

Part = Literal["issue", "document", "search"]


@dataclass(frozen=True, slots=True)
class WrongPart:
    """What is not as it was written: the issue itself, a document of it, or what finds that document."""

    part: Part
    document: Row | None = None


def wrong_parts(server: "Server", issue_id: int) -> tuple[CopiedIssue, tuple[WrongPart, ...]]:
    """An issue as the copy has it, and what of it is not as it was written."""
    issue = copied_issue(server, issue_id)
    return issue, tuple(_wrong_parts(server, issue))


def _wrong_parts(server: "Server", issue: CopiedIssue) -> Iterator[WrongPart]:
    if issue.sha256 != server.value("SELECT sha256 FROM issue WHERE id = %s", issue.row["id"]):
        yield WrongPart("issue")
    ids = [document.row["id"] for document in issue.documents]
    kept = {row["id"]: row["sha256"] for row in server.rows("SELECT id, sha256 FROM document WHERE id = ANY(%s)", ids)}
    said: dict[int, list[SaidRow]] = {}
    for row in server.rows(
        "SELECT document_id, field, folded, tsvector_to_array(pairs) AS pairs, tsvector_to_array(triples) AS triples"
        " FROM said WHERE document_id = ANY(%s)",
        ids,
    ):
        said.setdefault(row.pop("document_id"), []).append(tuple(row.values()))
    for document in issue.documents:
        document_id = document.row["id"]
        if document.sha256 != kept[document_id] or not _says_its_content(document):
            yield WrongPart("document", document.row)
        elif not _is_found_as_it_says(document, said.get(document_id, [])):
            yield WrongPart("search", document.row)


def _says_its_content(document: CopiedDocument) -> bool:
    """Whether what is shown of a document, and what finds it, is what its content says."""
    try:
        entry = entry_from_plain(document.content, document.row["id"])
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return False
    head = head_of(entry)
    return {name: document.row[name] for name in head} == head and _passages_of(entry) == sorted(
        (place, text) for place, text, _ in document.passages if not place.startswith(SHEET)
    )


def _passages_of(entry: Entry) -> list[tuple[str, str]]:
    return sorted((row["place"], storable(row["text"])) for row in passage_rows(entry, entry.id))


def _is_found_as_it_says(document: CopiedDocument, said: list[SaidRow]) -> bool:
    if any((folded(text) if same is None else same) != folded(text) for _, text, same in document.passages):
        return False
    wanted = {row[0]: row for row in said_rows(document)}
    return len(said) == len(wanted) and all(_is_found(row, wanted.get(row[0])) for row in said)


def _is_found(row: SaidRow, wanted: SaidRow | None) -> bool:
    """Whether a row finds what it should; without triples it does so, too, only not as quickly."""
    if wanted is None:
        return False
    field, texts, pairs, triples = row
    found = field, texts, pairs and sorted(pairs), wanted[3] if triples is None else sorted(triples)
    return found == wanted
