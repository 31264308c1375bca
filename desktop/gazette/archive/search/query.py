"""The language of queries: words that must all be there, “phrases”, -without, OR, and fields in both languages.

What cannot be understood is searched as text, with a hint that says so; no query is an error.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from unicodedata import normalize

from gazette.archive.folding import folded
from gazette.archive.search.words import OR, FactField, Hint, QueryWord, TextField, query_words
from gazette.archive.variants import simplified
from gazette.reading.number_writings import NumberWriting, read_writing

_DAY = r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月?)?|年?)"
_ISSUE = re.compile(
    r"(?:(?P<year>\d{4})年?-?)?(?P<whole>总)?第?0*(?P<number>\d+)(?:[、,-]\d+)*期(?:\(总第\d+期\))?", re.ASCII
)
_ACTS: dict[str, str] = {"leads": "牵头", "responsible": "负责"}
_YEAR_AND_FIGURE = re.compile(r"(?:19|20)\d\d \d{1,4}", re.ASCII)
_SPAN = re.compile(rf"(?:{_DAY})?(\.\.|…|至|~|[-–—])?(?:{_DAY})?")


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
    """What an entry must be: of a section, issue, kind or body whose name has ``value`` (folded), or of days.

    Days are given as ISO has them, cut short (2019, 2019-12): (since, until), either of which may be empty.
    """

    field: FactField | Literal["issuer"]
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
    perhaps: NumberWriting | None = None
    """The number that a year and a figure may mean, which are searched as texts (2019 67)."""

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
    def asks_who_acts(self) -> bool:
        """Whether it asks who leads or is responsible, which only texts that were read can answer."""
        choices = (choice for term in self.terms for choice in term.choices)
        return any(isinstance(choice, Fact) and choice.field in ("leads", "responsible") for choice in choices)

    @property
    def as_one_number(self) -> "Query":
        """The same where all words are one text, and the number."""
        return replace(self, terms=(Term((Text(self.as_written, number=self.number),)),))

    @property
    def marked(self) -> tuple[str, ...]:
        """The texts to be marked where they are found, folded; those of the title and the rest alike.

        Last those that say who acts, rather as a text says so than as it names a body for another reason.
        """
        choices = [one for term in self.terms if not term.without for one in term.choices]
        texts = [one.folded for one in choices if isinstance(one, Text)]
        bodies = [(_ACTS[one.field], one.value) for one in choices if isinstance(one, Fact) and one.field in _ACTS]
        acting = [text for acts, body in bodies for text in (body + acts, body)]
        return tuple(dict.fromkeys((*texts, *acting)))

    @property
    def numbers(self) -> tuple[NumberWriting, ...]:
        """The document numbers that are asked for."""
        parts = (one for term in self.terms if not term.without for one in term.choices)
        said = (self.number, *(one.number for one in parts if isinstance(one, Text)))
        return tuple(dict.fromkeys(one for one in said if one is not None))


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
    words = _joined(query_words(query, hints))
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
    if OR in words and not any(len(term.choices) > 1 for term in terms):
        hints.append("archive.bare_or")
    return Query(tuple(terms), tuple(dict.fromkeys(hints)), *_number_of_all(words), _perhaps_a_number(words))


def _is_or(words: list[QueryWord], at: int) -> bool:
    """Whether a word is an OR between two others."""
    if at + 1 >= len(words) or words[at] != OR:
        return False
    return not words[at + 1].without and words[at + 1] != OR


def _number_of_all(words: list[QueryWord]) -> tuple[NumberWriting | None, str]:
    """The document number that several words are together (QZBZ [2019] No. 67), and those as one text."""
    said = " ".join(word.said for word in words)
    plain = len(words) > 1 and all(word.is_plain for word in words)
    number = read_writing(said) if plain else None
    return number, "" if number is None else folded(said)


def _perhaps_a_number(words: list[QueryWord]) -> NumberWriting | None:
    """What 2019 67 may mean as a number."""
    said = " ".join(folded(word.said) for word in words)
    bare = all(word.is_plain for word in words) and _YEAR_AND_FIGURE.fullmatch(said)
    return read_writing(said, certain=True) if bare else None


def _joined(words: list[QueryWord]) -> list[QueryWord]:
    """Two or three single Han characters and nothing else are one word, as print spreads short names (张 艳, 总 则)."""
    said = "".join(word.said for word in words)
    if 2 <= len(words) == len(said) <= 3 and all(word.is_plain for word in words):
        return [QueryWord("", said)] if all("\u4e00" <= character <= "\u9fff" for character in said) else words
    return words


def _part(word: QueryWord, hints: list[Hint]) -> Text | Fact | None:
    said = folded(word.said).strip()
    if not said:
        return None
    name = word.name
    number = None if word.quoted else read_writing(word.said, certain=name == "number")
    match name:
        case "title" | "number" | "issuer" | "person" | "body":
            return Text(said, name, number if name == "number" else None)
        case None:
            return Text(said, number=number)
        case "issue":
            return Fact(name, _issue_as_named(said))
        case "section" | "kind" | "leads" | "responsible":
            return Fact(name, said)
    span = read_span(word.said)
    if span is None:
        hints.append("archive.bad_date")
        return Text(folded(f"{word.field}:{word.said}"))
    return Fact("date", since=span[0], until=span[1])


def _issue_as_named(said: str) -> str:
    """What an issue is called where it is written as printed: 2019年第21、22期（总第401期）; else as it stands."""
    found = _ISSUE.fullmatch(said)
    if found is None:
        return said
    if found["year"]:
        return f"{found['year']}-{found['number']}"
    return f"{found['whole'] or ''}第{found['number']}期"


def read_span(said: str) -> tuple[str, str] | None:
    """The first and the last day of a span (2019..2020, 2019年3月) as ISO has them; None where it is none."""
    found = _SPAN.fullmatch(normalize("NFKC", said).strip())
    if not found or not (found[1] or found[5]):
        return None
    days = found.group(1, 2, 3), found.group(5, 6, 7)
    if not all(_is_day(*day) for day in days):
        return None
    first, last = (_iso(*day) for day in days)
    if not found[4]:
        return (first, first) if first and not last else None
    return first, last


def _is_day(year: str | None, month: str | None, day: str | None) -> bool:
    """Whether there is such a day, month or year; what is not said may be any."""
    try:
        date(int(year or 1), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _iso(year: str | None, month: str | None, day: str | None) -> str:
    return "-".join((year, *(part.zfill(2) for part in (month, day) if part))) if year else ""
