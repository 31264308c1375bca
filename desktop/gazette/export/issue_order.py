"""What an issue prints around its documents, in the order of the print: masthead and contents, then the colophon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gazette.contents import ContentsItem, contents_list
from gazette.model import Issue
from gazette.reading.dates import chinese_date
from gazette.typeset.colophon_fields import COLOPHON_LABELS
from gazette.typeset.issue_words import english_date, issue_name, issue_serial

FrontRole = Literal["publication", "facts", "contents_heading", "section", "listed", "colophon"]
Language = Literal["zh", "en"]
_LICENCES = {"licence": "准印证号", "cn_number": "国内统一连续出版物号"}


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line outside the documents; ``page`` is that of a listed entry."""

    role: FrontRole
    text: str
    language: Language = "zh"
    page: int | None = None


def issue_title(issue: Issue, language: Language = "zh") -> str:
    """The name of the publication and which issue of it this is."""
    if language == "en":
        return " ".join(part for part in (issue.publication.name.en, _english_number(issue)) if part)
    return " ".join(part for part in (issue.publication.name.zh, issue_name(issue) + issue_serial(issue)) if part)


def front_facts(issue: Issue, language: Language) -> Iterator[str]:
    """What an issue says of itself below the name of the publication."""
    facts = _facts(issue) if language == "zh" else (_english_number(issue), _english_facts(issue))
    return (fact for fact in facts if fact)


def front_lines(issue: Issue, pages: Sequence[int | None]) -> Iterator[FrontLine]:
    """Masthead and contents in both languages; what has no English title is not in the English list."""
    name = issue.publication.name
    if name.zh:
        yield FrontLine("publication", name.zh)
    yield from (FrontLine("facts", facts) for facts in front_facts(issue, "zh"))
    yield FrontLine("contents_heading", "目　录")
    yield from _listed(issue, pages, "zh")
    if not (name.en or any(entry.title_en for entry in issue.entries)):
        return
    if name.en:
        yield FrontLine("publication", name.en, "en")
    yield from (FrontLine("facts", facts, "en") for facts in front_facts(issue, "en"))
    yield FrontLine("contents_heading", "Contents", "en")
    yield from _listed(issue, pages, "en")


def colophon_lines(issue: Issue) -> Iterator[FrontLine]:
    """The fields of the colophon that are filled in, and the sentence that closes it."""
    for key, text in issue.publication.colophon.items():
        if text:
            label = COLOPHON_LABELS.get(key) or _LICENCES.get(key)
            yield FrontLine("colophon", f"{label}：{text}" if label else text)


def _facts(issue: Issue) -> tuple[str, str]:
    """Number, and who edits it when; the editor stands beside what nobody takes for part of a document."""
    number, editor = issue_name(issue) + issue_serial(issue), f"编辑：{issue.editor.zh}" if issue.editor.zh else ""
    published = f"{chinese_date(issue.date)}出版" if issue.date else ""
    if published:
        return number, "　".join(part for part in (editor, published) if part)
    return "　".join(part for part in (number, editor) if part), ""


def _english_number(issue: Issue) -> str:
    numbers = f"Vol. {'&'.join(map(str, issue.numbers))}" if issue.numbers else ""
    return " ".join(part for part in (numbers, f"(No. {issue.serial})" if issue.serial else "") if part)


def _english_facts(issue: Issue) -> str:
    edited = f"Edited by {issue.editor.en}" if issue.editor.en else ""
    published = f"Published on {english_date(issue.date)}" if issue.date else ""
    return " ".join(part for part in (edited, published) if part)


def _listed(issue: Issue, pages: Sequence[int | None], language: Language) -> Iterator[FrontLine]:
    for section in contents_list(issue, pages, language).sections:
        items = [item for item in section.items if language == "zh" or not item.missing]
        if section.name and items:
            yield FrontLine("section", f"【{section.name}】" if language == "zh" else section.name, language)
        for item in items:
            yield FrontLine("listed", titled(item), language, item.page)


def titled(item: ContentsItem) -> str:
    """The title of an entry with its number in brackets."""
    return f"{item.title} ({item.number})" if item.number else item.title
