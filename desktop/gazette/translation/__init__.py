"""The memory of titles: pairs of Chinese and English in, suggestions and renderings of kinds of documents out."""

from gazette.translation.terms import Term, TermBase, term_base, title_kinds, title_terms
from gazette.translation.titles import MemoryOfTitles, Suggestion, TitlePair

__all__ = ["MemoryOfTitles", "Suggestion", "Term", "TermBase", "TitlePair", "term_base", "title_kinds", "title_terms"]
