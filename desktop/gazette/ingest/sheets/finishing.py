"""A manuscript made of sheets → what the door gives, with what was proposed for the columns."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.ingest.column_roles import ColumnProposal
from gazette.ingest.manuscript import Manuscript, contents_of
from gazette.ingest.reading_result import Contents


def finished(manuscript: Manuscript, proposals: Sequence[ColumnProposal]) -> Contents:
    """The contents, and the proposals beside them."""
    return replace(contents_of(manuscript), columns=tuple(proposals))
