"""Reads what any text says (dates, numbers, numbering, issuers, people, posts); files are left to ingest."""

from gazette.reading.characters import HAN, close_up, han_count, is_filled, squash, unfill
from gazette.reading.dates import date_alone, date_in_brackets, read_date, small_number
from gazette.reading.document_numbers import find_document_numbers, number_year, numbers_alone
from gazette.reading.issuers import TitleHead, is_body, read_signatory, read_title_head, split_issuers
from gazette.reading.numbering import Opening, opening_number
from gazette.reading.people import PersonLine, is_person_name, read_person_line

__all__ = [
    "HAN",
    "Opening",
    "PersonLine",
    "TitleHead",
    "close_up",
    "date_alone",
    "date_in_brackets",
    "find_document_numbers",
    "han_count",
    "is_body",
    "is_filled",
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
    "squash",
    "unfill",
]
