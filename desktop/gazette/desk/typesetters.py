"""The typesetters of the house styles that ship, and what they make of an issue at hand; no archive is touched."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from gazette.model import Colophon, Finding, Issue, Publication
from gazette.shipped import shipped, shipped_house_styles
from gazette.typeset import FontSet, HouseStyle, Pages, Typesetter, body_pages, load_house_style, shared_fonts

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
    """One entry (``position`` from 1) set alone from page 1, and nothing around it; also the issue that has it alone.

    It is set as wide as the house style likes, wherever it was printed.
    """
    entry = replace(issue.entries[position - 1], printed_page=None, column_lines=None, new_page=False)
    section = next(one for one in issue.sections if issue.entries[position - 1] in one.entries)
    alone = replace(issue, fit=None, sections=(replace(section, entries=(entry,)),))
    bare = replace(alone, publication=replace(issue.publication, colophon=Colophon(), cover=False))
    return alone, body_pages(issue_pages(bare, progress=progress))


def proof_pages(issue: Issue, pages: Pages, mark: str) -> Pages:
    """``pages`` of ``issue`` with ``mark`` at the head of every one."""
    return _typesetter(_shipped_or_usual(issue.publication.house_style)).proof(pages, mark)


def fitted_to_print(issue: Issue) -> Issue:
    """A printed issue so that its entries begin where they were printed, if its house style asks for that and can."""
    return _typesetter(_shipped_or_usual(issue.publication.house_style)).fitted_to_print(issue)


def fitted_to_pages(issue: Issue, pages: int, *, progress: Progress | None = None) -> Issue:
    """The issue fitted to ``pages`` in all, or as near as its house style allows; touches no archive."""
    typesetter = _typesetter(_shipped_or_usual(issue.publication.house_style))
    return typesetter.fitted_to_pages(issue, pages, progress=progress)


@cache
def _typesetter(style: str) -> Typesetter:
    """One for each house style, kept: what did not change since the last time is not set again."""
    return Typesetter(house_style(style), fonts())
