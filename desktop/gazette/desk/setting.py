"""Setting an issue of the archive: pages by its publication's house style, their numbers kept for lists and search."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from gazette.archive import MadePages
from gazette.desk.desk import Desk
from gazette.export import body_pages
from gazette.model import Finding, Issue, Publication
from gazette.shipped import shipped, shipped_house_styles
from gazette.typeset import FontSet, HouseStyle, Pages, Typesetter, load_house_style, shared_fonts

# Called with (entries set, entries); may raise to cancel.
Progress = Callable[[int, int], None]


def fonts() -> FontSet:
    """The fonts that ship with the program."""
    return shared_fonts(shipped("resources/fonts"))


def house_style(name: str) -> HouseStyle:
    """A house style that ships with the program; the usual one where ``name`` is of none."""
    return load_house_style(_shipped_or_usual(name), shipped("resources/house_styles"))


def _shipped_or_usual(name: str) -> str:
    return name if name in shipped_house_styles() else Publication().house_style


def issue_pages(issue: Issue, *, progress: Progress | None = None) -> Pages:
    """The pages of an issue at hand; touches no archive, so any thread or process may call it.

    An issue whose house style does not ship is set in the usual one, with a finding that says so.
    """
    wanted = issue.publication.house_style
    used = _shipped_or_usual(wanted)
    pages = _typesetter(used).pages(issue, progress=progress)
    if used == wanted:
        return pages
    values = (("known", ", ".join(sorted(shipped_house_styles()))), ("usual", used))
    missing = Finding(rule="desk.style_missing", level="error", text=wanted, values=values)
    return replace(pages, findings=(missing, *pages.findings))


def entry_pages(issue: Issue, position: int, *, progress: Progress | None = None) -> tuple[Issue, Pages]:
    """One entry (``position`` from 1) set alone from page 1, without contents; also the issue that it is then alone in.

    It is set as wide as the house style likes, wherever it was printed.
    """
    entry = replace(issue.entries[position - 1], printed_page=None)
    section = next(one for one in issue.sections if issue.entries[position - 1] in one.entries)
    alone = replace(issue, sections=(replace(section, entries=(entry,)),))
    return alone, body_pages(issue_pages(alone, progress=progress))


def proof_pages(issue: Issue, pages: Pages, mark: str) -> Pages:
    """``pages`` of ``issue`` with ``mark`` at the head of every one."""
    return _typesetter(issue.publication.house_style).proof(pages, mark)


@cache
def _typesetter(style: str) -> Typesetter:
    """One for each house style, kept: what did not change since the last time is not set again."""
    return Typesetter(house_style(style), fonts())


def typeset_issue(desk: Desk, issue_id: int, *, progress: Progress | None = None) -> Pages:
    """Set an issue of the archive as pages and keep where its entries stand."""
    at = desk.archive.changes(issue_id)
    issue = desk.archive.issue(issue_id)
    pages = issue_pages(issue, progress=progress)
    keep_pages(desk, issue_id, issue, pages, at=at)
    return pages


def keep_pages(desk: Desk, issue_id: int, issue: Issue, pages: Pages, *, at: int) -> None:
    """Keep page numbers made of ``issue`` at change ``at``; an archive that can only be read goes without."""
    if desk.archive.read_only:
        return
    body = sum(page.number is not None for page in pages.pages)
    spans = {entry.id: span for entry, span in zip(issue.entries, pages.spans, strict=True)}
    desk.store_pages(issue_id, MadePages(body, spans), at=at)


def page_spans(desk: Desk, issue_id: int) -> tuple[tuple[int, int], ...]:
    """First and last page of each entry in the issue's order: as kept, or made now."""
    made = desk.made_pages(issue_id)
    if made is not None:
        return tuple(made.entries[entry.id] for entry in desk.archive.issue(issue_id).entries)
    return typeset_issue(desk, issue_id).spans
