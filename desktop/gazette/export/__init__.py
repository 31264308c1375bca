"""Writes pages and issues as files (PDF, OFD, Akoma Ntoso); it lays nothing out and opens no archive.

A writer is loaded when it is asked for: most commands write nothing, and each writer has libraries of its own.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazette.export.akoma_ntoso import entry_to_xml, issue_to_xml
    from gazette.export.files import free_name, not_written, write_file
    from gazette.export.imposition import Side, a4_sides, booklet_sides, imposed, single_sides, spread_sides
    from gazette.export.ofd import pages_to_ofd
    from gazette.export.page_choice import chosen_pages
    from gazette.export.pages_as_pictures import MOST_DPI, page_pictures
    from gazette.export.pdf import pages_to_pdf
    from gazette.export.pdf_manner import UNDATED, PdfManner, Purpose
    from gazette.export.printing_condition import PrintingCondition, coated_paper, read_printing_condition
    from gazette.export.text import entry_to_text, issue_to_text

__all__ = [
    "MOST_DPI",
    "UNDATED",
    "PdfManner",
    "PrintingCondition",
    "Purpose",
    "Side",
    "a4_sides",
    "booklet_sides",
    "chosen_pages",
    "coated_paper",
    "entry_to_text",
    "entry_to_xml",
    "free_name",
    "imposed",
    "issue_to_text",
    "issue_to_xml",
    "not_written",
    "page_pictures",
    "pages_to_ofd",
    "pages_to_pdf",
    "read_printing_condition",
    "single_sides",
    "spread_sides",
    "write_file",
]

_WRITTEN_IN = {
    "entry_to_xml": "akoma_ntoso",
    "issue_to_xml": "akoma_ntoso",
    "free_name": "files",
    "not_written": "files",
    "write_file": "files",
    "Side": "imposition",
    "a4_sides": "imposition",
    "booklet_sides": "imposition",
    "imposed": "imposition",
    "single_sides": "imposition",
    "spread_sides": "imposition",
    "pages_to_ofd": "ofd",
    "chosen_pages": "page_choice",
    "MOST_DPI": "pages_as_pictures",
    "page_pictures": "pages_as_pictures",
    "pages_to_pdf": "pdf",
    "UNDATED": "pdf_manner",
    "PdfManner": "pdf_manner",
    "Purpose": "pdf_manner",
    "PrintingCondition": "printing_condition",
    "coated_paper": "printing_condition",
    "read_printing_condition": "printing_condition",
    "entry_to_text": "text",
    "issue_to_text": "text",
}


def __getattr__(name: str) -> Any:
    if name not in _WRITTEN_IN:
        raise AttributeError(name)
    found = globals()[name] = getattr(importlib.import_module(f"gazette.export.{_WRITTEN_IN[name]}"), name)
    return found
