"""Makes the two contents lists from an issue and its page numbers; it neither sets nor stores them."""

from gazette.contents.contents_list import ContentsItem, ContentsList, ContentsSection, contents_list, contents_text

__all__ = ["ContentsItem", "ContentsList", "ContentsSection", "contents_list", "contents_text"]
