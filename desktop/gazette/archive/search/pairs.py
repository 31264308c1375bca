"""Texts as the index has them: overlapping pairs of characters, so that a string is a phrase of pairs."""

from collections.abc import Iterable
from operator import add

from gazette.archive.folding import END, SPACE

EVERYWHERE = END + END
"""A token of every document in each table, so that the index can be asked where something does not stand."""


def pairs(texts: Iterable[str]) -> str:
    """The tokens of folded texts; no phrase goes from one into the next, each ends in a sign of its own."""
    return " ".join(_pairs(text.replace(" ", SPACE) + END) for text in texts if text)


def characters(texts: Iterable[str]) -> str:
    """Every character of folded texts once, as a token."""
    return " ".join(set("".join(texts).replace(" ", SPACE)))


def _pairs(text: str) -> str:
    return " ".join(map(add, text, text[1:]))


def phrase(text: str, column: str | None = None) -> str:
    """What finds the folded ``text`` in one column of a table of pairs, or of characters where it is one; or in any."""
    text = text.replace(" ", SPACE)
    found = _quoted(text if len(text) == 1 else _pairs(text))
    return found if column is None else f"{column} : {found}"


def nowhere(expression: str) -> str:
    """What finds the documents of a table that an expression does not find."""
    return f"{_quoted(EVERYWHERE)} NOT ({expression})"


def _quoted(tokens: str) -> str:
    return '"' + tokens.replace('"', '""') + '"'
