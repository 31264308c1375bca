"""Writes pages and issues as files (PDF, OFD, Akoma Ntoso); it lays nothing out and opens no archive."""

from gazette.export.akoma_ntoso import entry_to_xml, issue_to_xml
from gazette.export.files import free_name, write_file
from gazette.export.imposition import Side, a4_sides, booklet_sides, imposed, single_sides, spread_sides
from gazette.export.ofd import pages_to_ofd
from gazette.export.page_choice import chosen_pages
from gazette.export.page_pictures import MOST_DPI, page_pictures
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
    "page_pictures",
    "pages_to_ofd",
    "pages_to_pdf",
    "read_printing_condition",
    "single_sides",
    "spread_sides",
    "write_file",
]
