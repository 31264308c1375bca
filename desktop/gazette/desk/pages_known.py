"""Pages of documents that the archive names: as kept, or made now, an issue once."""

from collections.abc import Callable
from dataclasses import replace

from gazette.archive import KnownDocument
from gazette.desk.desk import Desk
from gazette.desk.setting import page_spans


def with_pages(desk: Desk) -> Callable[[KnownDocument], KnownDocument]:
    """What gives a document the page that it begins on; one of the inbox has none, a back issue's is as listed."""
    spans: dict[int, list[int | None]] = {}

    def of(document: KnownDocument) -> KnownDocument:
        issue_id = document.issue_id
        if document.page is not None or issue_id is None or document.facsimile:
            return document
        if issue_id not in spans:
            spans[issue_id] = [span and span[0] for span in page_spans(desk, issue_id)]
        return replace(document, page=spans[issue_id][document.entry - 1])

    return of
