"""Writes pages and issues as files (PDF, Akoma Ntoso); it lays nothing out and opens no archive."""

from gazette.export.akoma_ntoso import issue_to_xml
from gazette.export.delivery import UNDATED, Delivery, Purpose
from gazette.export.files import write_file
from gazette.export.pdf import pages_to_pdf

__all__ = ["UNDATED", "Delivery", "Purpose", "issue_to_xml", "pages_to_pdf", "write_file"]
