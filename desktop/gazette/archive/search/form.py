"""A query as a form: what is asked for, field by field; written out it is a query again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.archive.search.query import read_span
from gazette.archive.search.words import FIELDS, OR, QueryWord, query_words
from gazette.wording import Language

_LANGUAGES: tuple[Language, Language] = ("zh", "en")
_QUOTE = re.compile(r'["“”]')


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryForm:
    """What is not asked for is empty; ``words`` is all that stands in no field. Days are written as in queries."""

    words: str = ""
    title: str = ""
    number: str = ""
    body: str = ""
    issuer: str = ""
    leads: str = ""
    responsible: str = ""
    person: str = ""
    since: str = ""
    until: str = ""
    section: str = ""
    kind: str = ""
    issue: str = ""


def write_query(form: QueryForm, language: Language) -> str:
    """The query that says what a form says, its fields named in a language."""
    return " ".join(_parts(form, language))


def _parts(form: QueryForm, language: Language) -> Iterator[str]:
    if words := form.words.strip():
        yield words
    at = _LANGUAGES.index(language)
    for name, names in FIELDS.items():
        if name == "date":
            since, until = form.since.strip(), form.until.strip()
            if since or until:
                yield f"{names[at]}:{since if since == until else f'{since}..{until}'}"
        elif said := " ".join(_QUOTE.sub("", getattr(form, name)).split()):
            as_it_stands = " " in said and not _is_one_number(name, said)
            yield f"{names[at]}:{f'“{said}”' if as_it_stands else said}"


def _is_one_number(name: str, said: str) -> bool:
    return name == "number" and len(query_words(f"number:{said}")) == 1


def read_form(query: str) -> QueryForm:
    """What a query says as a form; what a form has no place for stays among its words."""
    form = QueryForm()
    others: list[str] = []
    words = query_words(query)
    if sum(word.name == "number" for word in words) > 1:
        return QueryForm(words=query.strip())  # words between them may be part of either
    for at, word in enumerate(words):
        beside_or = OR in (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
        taken = None if beside_or or word.without else _with(form, word)
        if taken is None:
            others.append(word.written)
        else:
            form = taken
    return replace(form, words=" ".join(others))


def _with(form: QueryForm, word: QueryWord) -> QueryForm | None:
    """The form with a word of a query in its field; None where it has no place for it."""
    if word.name == "date":
        span = read_span(word.said)
        return None if span is None or form.since or form.until else replace(form, since=span[0], until=span[1])
    if word.name is None or getattr(form, word.name) or _QUOTE.search(word.said) or not word.said.strip():
        return None
    if word.name == "number" and word.quoted:
        return None  # as it stands, in no other writing
    return replace(form, **{word.name: word.said})
