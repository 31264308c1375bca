"""Sheets that were read → what the door gives: documents with what was proposed for the columns, or rows."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.errors import IngestError
from gazette.ingest.manuscript import Manuscript, contents_of
from gazette.ingest.reading_result import Contents, ListSheet, Wishes
from gazette.ingest.sheets.contents import fill
from gazette.ingest.sheets.sheet import Sheet
from gazette.model import Account


def finished(manuscript: Manuscript, sheets: Sequence[Sheet], wishes: Wishes, file: str) -> Contents:
    """The documents in the sheets, and the proposals beside them; the rows alone where those are wanted.

    IngestError ``ingest.empty`` where nothing stands in them.
    """
    if wishes.want == "rows":
        return Contents(
            issue=None,
            entries=(),
            findings=tuple(manuscript.findings),
            account=Account(visible=0),
            sheets=tuple(ListSheet(name=each.name, rows=each.rows, numbers=each.numbers) for each in sheets),
        )
    proposals = fill(manuscript, sheets, wishes.columns, file)
    contents = replace(contents_of(manuscript), columns=proposals)
    if not contents.account.visible and not contents.findings and not contents.pictures:
        raise IngestError("ingest.empty", file=file)
    return contents
