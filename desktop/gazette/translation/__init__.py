"""The memory of titles: pairs of Chinese and English in, suggestions out."""

from gazette.translation.titles import MemoryOfTitles, Suggestion, TitlePair

__all__ = ["MemoryOfTitles", "Suggestion", "TitlePair"]
