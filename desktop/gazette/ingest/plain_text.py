"""A text without markup → what it holds."""

from collections.abc import Sequence

from gazette.ingest.accounting import account
from gazette.ingest.footnotes import footnotes_placed, footnotes_recognised
from gazette.ingest.reading_result import Contents
from gazette.ingest.structure.lines import read_lines
from gazette.ingest.structure.reading import read_structure
from gazette.model import Finding


def read_plain_text(text: str, noticed: Sequence[Finding] = ()) -> Contents:
    """The issue where the text has a contents list, else its documents; and everything noticed, with places."""
    lines, traces = read_lines(text)
    structured = footnotes_placed(footnotes_recognised(read_structure(lines, traces)))
    return Contents(
        issue=structured.issue,
        entries=structured.entries,
        findings=(*noticed, *structured.findings),
        account=account(structured, visible=text),
    )
