"""Makes contents lists from issues and their page numbers: the two of an issue, and that of a year; sets nothing."""

from gazette.contents.annual_contents import (
    YearEntry,
    YearIssue,
    annual_contents,
    has_annual_contents,
    with_annual_blocks,
)
from gazette.contents.contents_list import ContentsItem, ContentsList, ContentsSection, contents_list, contents_text

__all__ = [
    "ContentsItem",
    "ContentsList",
    "ContentsSection",
    "YearEntry",
    "YearIssue",
    "annual_contents",
    "contents_list",
    "contents_text",
    "has_annual_contents",
    "with_annual_blocks",
]
