"""Reads what any text says (dates, numbers, numbering, issuers, people, posts); files are left to ingest.

The rarer readings are taken from their own modules.
"""

from gazette.reading.characters import close_up, han_count, unfill
from gazette.reading.dates import date_alone, date_in_brackets, read_date, small_number
from gazette.reading.document_kind import document_kind
from gazette.reading.document_numbers import find_document_numbers, number_year, numbers_alone
from gazette.reading.issuers import is_body, read_signatory, read_title_head, split_issuers
from gazette.reading.numbering import opening_number
from gazette.reading.people import is_person_name, read_person_line

__all__ = [
    "close_up",
    "date_alone",
    "date_in_brackets",
    "document_kind",
    "find_document_numbers",
    "han_count",
    "is_body",
    "is_person_name",
    "number_year",
    "numbers_alone",
    "opening_number",
    "read_date",
    "read_person_line",
    "read_signatory",
    "read_title_head",
    "small_number",
    "split_issuers",
    "unfill",
]
