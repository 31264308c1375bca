"""Reads files and pasted text into issues and entries, says what it noticed; keeping them is for archive and desk."""

from gazette.ingest.column_roles import COLUMN_ROLES, ColumnProposal, ColumnRole
from gazette.ingest.files import LARGEST, has_text, read_blocks, read_bytes, read_file, read_source, read_text
from gazette.ingest.formats import FILE_ENDINGS, SHEET_ENDINGS
from gazette.ingest.pictures import (
    PICTURE_ENDINGS,
    flattened,
    natural_size,
    opened_picture,
    read_picture,
    seen_picture,
)
from gazette.ingest.reading_result import CHANGES, Changes, Reading, Wishes
from gazette.ingest.structure.keeping import is_left_out
from gazette.ingest.unpacking import NO_DOCUMENT, Member, beside_page, is_zip, may_have_beside, unpacked
from gazette.ingest.web.fragment import Fragment, read_html_fragment

__all__ = [
    "CHANGES",
    "COLUMN_ROLES",
    "FILE_ENDINGS",
    "LARGEST",
    "NO_DOCUMENT",
    "PICTURE_ENDINGS",
    "SHEET_ENDINGS",
    "Changes",
    "ColumnProposal",
    "ColumnRole",
    "Fragment",
    "Member",
    "Reading",
    "Wishes",
    "beside_page",
    "flattened",
    "has_text",
    "is_left_out",
    "is_zip",
    "may_have_beside",
    "natural_size",
    "opened_picture",
    "read_blocks",
    "read_bytes",
    "read_file",
    "read_html_fragment",
    "read_picture",
    "read_source",
    "read_text",
    "seen_picture",
    "unpacked",
]
