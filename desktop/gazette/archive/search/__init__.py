"""Finds every entry that says a text, and no other: the language of queries, the index, counts by facet, hits."""

from gazette.archive.search.finding import Search
from gazette.archive.search.form import QueryForm, read_form, write_query
from gazette.archive.search.query import read_query
from gazette.archive.search.results import ANYTHING, FacetValue, Narrowing, Order, SavedSearch, SearchHit, SearchResult
from gazette.archive.search.snippets import places_of

__all__ = [
    "ANYTHING",
    "FacetValue",
    "Narrowing",
    "Order",
    "QueryForm",
    "SavedSearch",
    "Search",
    "SearchHit",
    "SearchResult",
    "places_of",
    "read_form",
    "read_query",
    "write_query",
]
