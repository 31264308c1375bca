"""A query cut into its words: which field each names, whether it is quoted or excluded; no text is an error."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gazette.archive.folding import folded
from gazette.reading.number_writings import read_writing

TextField = Literal["title", "number", "issuer", "person", "body"]
FactField = Literal["date", "section", "issue", "kind", "leads", "responsible"]
Hint = Literal["archive.open_quote", "archive.empty_field", "archive.bare_minus", "archive.bare_or", "archive.bad_date"]

FIELDS: dict[TextField | FactField, tuple[str, ...]] = {
    "title": ("标题", "title"),
    "number": ("文号", "number"),
    "body": ("正文", "body"),
    "issuer": ("机关", "issuer", "发文机关"),
    "leads": ("牵头", "leads", "牵头单位"),
    "responsible": ("负责", "responsible", "负责单位"),
    "person": ("姓名", "person", "人名"),
    "date": ("日期", "date"),
    "section": ("栏目", "section"),
    "kind": ("文种", "kind"),
    "issue": ("期", "issue"),
}
"""The fields by what they are called: in Chinese, in English, otherwise."""
_NAMES = {name: field for field, names in FIELDS.items() for name in names}
_FIELD = re.compile(rf"({'|'.join(_NAMES)})[:：]", re.IGNORECASE)
_QUOTES = {'"': '"', "“": "”"}
_WORDS_OF_A_NUMBER = 5
_PART_OF_NUMBER = re.compile(r"[(第]?\d[\d()-]*号?|no\.?\d*|号")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of a query: its field as it is called, what it says, whether it stood in quotes or behind a minus.

    ``written`` is all of it as it stands in the query.
    """

    field: str
    said: str
    quoted: bool = False
    without: bool = False
    written: str = dataclasses.field(default="", compare=False)

    @property
    def name(self) -> TextField | FactField | None:
        """The field that is named."""
        return _NAMES.get(self.field.casefold())

    @property
    def is_plain(self) -> bool:
        """Whether it has no field, no quotes and no minus."""
        return not (self.field or self.quoted or self.without)


OR = QueryWord("", "OR")


def query_words(query: str, hints: list[Hint] | None = None) -> list[QueryWord]:
    """The words of a query; ``hints`` are told what was taken as text though it looks like more."""
    return _with_whole_numbers(list(_words(query, [] if hints is None else hints)))


def _words(query: str, hints: list[Hint]) -> Iterator[QueryWord]:
    at, end = 0, len(query)
    while at < end:
        if query[at].isspace():
            at += 1
            continue
        without = query[at] in "-－" and at + 1 < end and not query[at + 1].isspace()
        start = at + without
        found = _FIELD.match(query, start)
        field = found[1] if found else ""
        start = found.end() if found else start
        closing = _QUOTES.get(query[start : start + 1], "")
        close = query.find(closing, start + 1) if closing else -1
        # Marks inside running text (坚持“四个全面”战略) belong to it.
        if close > start + 1 and (close + 1 == end or query[close + 1].isspace()):
            yield QueryWord(
                field, query[start + 1 : close], quoted=True, without=without, written=query[at : close + 1]
            )
            at = close + 1
            continue
        stop = start
        while stop < end and not query[stop].isspace():
            stop += 1
        said = query[start:stop]
        if closing and close < 0:
            hints.append("archive.open_quote")
        if found and not said:
            hints.append("archive.empty_field")
            yield QueryWord("", query[at:stop], written=query[at:stop])
        else:
            if said in ("-", "－") and not field:
                hints.append("archive.bare_minus")
            yield QueryWord(field, said, without=without, written=query[at:stop])
        at = stop


def _with_whole_numbers(words: list[QueryWord]) -> list[QueryWord]:
    """Words behind number: are part of it as long as they are one document number with it."""
    made: list[QueryWord] = []
    at = 0
    while at < len(words):
        word, end = words[at], at + 1
        if word.name == "number" and not word.quoted:
            for to in range(at + 2, min(at + _WORDS_OF_A_NUMBER, len(words)) + 1):
                rest = words[at + 1 : to]
                said = " ".join((word.said, *(one.said for one in rest)))
                if not rest[-1].is_plain:
                    break
                if _PART_OF_NUMBER.fullmatch(folded(rest[-1].said)) and read_writing(said, certain=True):
                    end = to
            parts = words[at:end]
            word = replace(
                word, said=" ".join(one.said for one in parts), written=" ".join(one.written for one in parts)
            )
        made.append(word)
        at = end
    return made
