"""The language of queries: words that must all be there, “phrases”, -without, OR, and fields in both languages.

What cannot be understood is searched as text, with a hint that says so; no query is an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gazette.archive.folding import folded
from gazette.archive.variants import simplified
from gazette.reading.number_writings import NumberWriting, read_writing

TextField = Literal["title", "number", "issuer", "person", "body"]
FactField = Literal["date", "section", "issue", "kind"]
Hint = Literal["archive.open_quote", "archive.empty_field", "archive.bare_minus", "archive.bare_or", "archive.bad_date"]

_TEXT_FIELDS: dict[str, TextField] = {
    "title": "title",
    "标题": "title",
    "number": "number",
    "文号": "number",
    "issuer": "issuer",
    "发文机关": "issuer",
    "机关": "issuer",
    "person": "person",
    "姓名": "person",
    "人名": "person",
    "body": "body",
    "正文": "body",
}
_FACT_FIELDS: dict[str, FactField] = {
    "date": "date",
    "日期": "date",
    "section": "section",
    "栏目": "section",
    "issue": "issue",
    "期": "issue",
    "kind": "kind",
    "文种": "kind",
}
_FIELD = re.compile(rf"({'|'.join((*_TEXT_FIELDS, *_FACT_FIELDS))})[:：]", re.IGNORECASE)
_QUOTES = {'"': '"', "“": "”"}
_WORDS_OF_A_NUMBER = 5
_PART_OF_NUMBER = re.compile(r"[(第]?\d[\d()-]*号?|no\.?\d*|号")
_DAY = r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月?)?|年?)"
_SPAN = re.compile(rf"(?:{_DAY})?(\.\.|…|至|~)?(?:{_DAY})?")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that must stand in one passage, folded; in any, or in those of a field.

    Where it is a document number, a document that bears that ``number`` will do, too.
    """

    folded: str
    field: TextField | None = None
    number: NumberWriting | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What an entry must be: of a section, issue or kind whose name has ``value`` (folded), or of a day in a span.

    Days are given as ISO has them, cut short (2019, 2019-12): (since, until), either of which may be empty.
    """

    field: FactField
    value: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One of several ``choices`` must be so, or none of them where it is ``without``."""

    choices: tuple[Text | Fact, ...]
    without: bool = False

    @property
    def simplified(self) -> "Term":
        """The same in simplified characters."""
        return replace(self, choices=tuple(map(_simplified, self.choices)))


@dataclass(frozen=True, slots=True)
class Query:
    """All ``terms`` must hold; ``hints`` say what was taken as text though it looks like more.

    Where all of its words are one document number, a document that bears that ``number`` will do, too; ``as_written``
    are all words as one text, folded.
    """

    terms: tuple[Term, ...]
    hints: tuple[Hint, ...] = ()
    number: NumberWriting | None = None
    as_written: str = ""

    @property
    def simplified(self) -> "Query":
        """The same in simplified characters."""
        return replace(
            self,
            terms=tuple(term.simplified for term in self.terms),
            number=_simplified_number(self.number),
            as_written=simplified(self.as_written),
        )

    @property
    def as_one_number(self) -> "Query":
        """The same where all words are one text, and the number."""
        return replace(self, terms=(Term((Text(self.as_written, number=self.number),)),))

    @property
    def marked(self) -> tuple[str, ...]:
        """The texts to be marked where they are found, folded; those of the title and the rest alike."""
        texts = (one for term in self.terms if not term.without for one in term.choices)
        return tuple(dict.fromkeys(one.folded for one in texts if isinstance(one, Text)))

    @property
    def numbers(self) -> tuple[NumberWriting, ...]:
        """The document numbers that are asked for."""
        parts = (one for term in self.terms if not term.without for one in term.choices)
        said = (self.number, *(one.number for one in parts if isinstance(one, Text)))
        return tuple(dict.fromkeys(one for one in said if one is not None))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a query: its field, what it says, whether it stood in quotes or behind a minus."""

    field: str
    said: str
    quoted: bool = False
    without: bool = False


def _simplified(part: Text | Fact) -> Text | Fact:
    if isinstance(part, Fact):
        return replace(part, value=simplified(part.value))
    return replace(part, folded=simplified(part.folded), number=_simplified_number(part.number))


def _simplified_number(number: NumberWriting | None) -> NumberWriting | None:
    return None if number is None else replace(number, code=simplified(number.code))


def read_query(query: str) -> Query:
    """Understand what a person typed."""
    hints: list[Hint] = []
    terms: list[Term] = []
    words = _joined(_with_whole_numbers(list(_words(query, hints))))
    at = 0
    while at < len(words):
        word = words[at]
        choices = [word]
        while _is_or(words, at + 1) and not word.without:
            at += 2
            choices.append(words[at])
        made = tuple(part for choice in choices if (part := _part(choice, hints)) is not None)
        if made:
            terms.append(Term(made, without=word.without))
        at += 1
    if _Word("", "OR") in words and not any(len(term.choices) > 1 for term in terms):
        hints.append("archive.bare_or")
    return Query(tuple(terms), tuple(dict.fromkeys(hints)), *_number_of_all(words))


def _is_or(words: list[_Word], at: int) -> bool:
    """Whether a word is an OR between two others."""
    if at + 1 >= len(words) or words[at] != _Word("", "OR"):
        return False
    return not words[at + 1].without and words[at + 1] != _Word("", "OR")


def _words(query: str, hints: list[Hint]) -> Iterator[_Word]:
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
            yield _Word(field, query[start + 1 : close], quoted=True, without=without)
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
            yield _Word("", query[at:stop])
        else:
            if said in ("-", "－") and not field:
                hints.append("archive.bare_minus")
            yield _Word(field, said, without=without)
        at = stop


def _number_of_all(words: list[_Word]) -> tuple[NumberWriting | None, str]:
    """The document number that several words are together (QZBZ [2019] No. 67), and those as one text."""
    said = " ".join(word.said for word in words)
    plain = len(words) > 1 and all(word == _Word("", word.said) for word in words)
    number = read_writing(said) if plain else None
    return number, "" if number is None else folded(said)


def _with_whole_numbers(words: list[_Word]) -> list[_Word]:
    """Words behind number: are part of it as long as they are one document number with it."""
    made: list[_Word] = []
    at = 0
    while at < len(words):
        word, end = words[at], at + 1
        if _TEXT_FIELDS.get(word.field.casefold()) == "number" and not word.quoted:
            for to in range(at + 2, min(at + _WORDS_OF_A_NUMBER, len(words)) + 1):
                rest = words[at + 1 : to]
                said = " ".join((word.said, *(one.said for one in rest)))
                if rest[-1] != _Word("", rest[-1].said):
                    break
                if _PART_OF_NUMBER.fullmatch(folded(rest[-1].said)) and read_writing(said, certain=True):
                    end = to
            word = replace(word, said=" ".join(one.said for one in words[at:end]))
        made.append(word)
        at = end
    return made


def _joined(words: list[_Word]) -> list[_Word]:
    """Two or three single Han characters and nothing else are one word, as print spreads short names (张 艳, 总 则)."""
    said = "".join(word.said for word in words)
    if 2 <= len(words) == len(said) <= 3 and all(word == _Word("", word.said) for word in words):
        return [_Word("", said)] if all("\u4e00" <= character <= "\u9fff" for character in said) else words
    return words


def _part(word: _Word, hints: list[Hint]) -> Text | Fact | None:
    said = folded(word.said).strip()
    name = word.field.casefold()
    if not said:
        return None
    number = None if word.quoted else read_writing(word.said, certain=_TEXT_FIELDS.get(name) == "number")
    if name in _TEXT_FIELDS:
        return Text(said, _TEXT_FIELDS[name], number if _TEXT_FIELDS[name] == "number" else None)
    if name not in _FACT_FIELDS:
        return Text(said, number=number)
    if _FACT_FIELDS[name] != "date":
        return Fact(_FACT_FIELDS[name], said)
    span = _span(word.said.strip())
    if span is None:
        hints.append("archive.bad_date")
        return Text(folded(f"{word.field}:{word.said}"))
    return Fact("date", since=span[0], until=span[1])


def _span(said: str) -> tuple[str, str] | None:
    found = _SPAN.fullmatch(said)
    if not found or not (found[1] or found[5]):
        return None
    first, last = _iso(found[1], found[2], found[3]), _iso(found[5], found[6], found[7])
    if not found[4]:
        return (first, first) if first and not last else None
    return first, last


def _iso(year: str | None, month: str | None, day: str | None) -> str:
    return "-".join((year, *(part.zfill(2) for part in (month, day) if part))) if year else ""
