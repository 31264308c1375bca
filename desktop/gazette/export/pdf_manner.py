"""What a PDF is made for, and what that asks of it: the printer, the archive, or the office's own desk."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from gazette.export.printing_condition import PrintingCondition
from gazette.model import Issue

Purpose = Literal["print", "archive", "office"]
"""``print``: PDF/X-4. ``archive``: PDF/A-3b, tagged, the XML inside. ``office``: to look at, trimmed, with links."""

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in files whose issue has no date: a file's bytes never depend on the day it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfManner:
    """How to write a PDF; ``date`` is what the file says of its making.

    ``issue`` and ``xml`` are for the archive file: its structure is read from the issue (whose pages are written), the
    XML is put inside as ``xml_name``. Without a ``condition`` the file is for offset print on coated paper.
    ``chain_head`` is the hash of the last link of the chain of published issues before this one.
    """

    purpose: Purpose = "print"
    date: datetime = UNDATED
    crop_marks: bool = False
    condition: PrintingCondition | None = None
    issue: Issue | None = None
    xml: bytes | None = None
    xml_name: str = "gazette.xml"
    chain_head: str | None = None
