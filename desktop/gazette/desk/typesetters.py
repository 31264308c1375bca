"""The typesetters of the house styles that ship, and what they make of an issue at hand; no archive is touched."""

from dataclasses import replace
from functools import lru_cache

from gazette.errors import DeskError, TypesetError
from gazette.model import NO_PICTURES, Colophon, Finding, Issue, PictureSizes, Publication, annual_with_pages
from gazette.shipped import shipped, shipped_house_styles
from gazette.typeset import FontSet, HouseStyle, Pages, Progress, Typesetter, body_pages, load_house_style, shared_fonts


def fonts() -> FontSet:
    """The fonts that ship with the program."""
    return shared_fonts(shipped("resources/fonts"))


def style_of(publication: Publication) -> HouseStyle:
    """The house style that the issues of a publication are set in; the usual one where theirs cannot be used."""
    return _chosen(publication)[0].style


def try_style(name: str, source: str) -> HouseStyle:
    """A style of the office; TypesetError where it, or a font of it, cannot be used."""
    return _typesetter(name, source).style


def issue_pages(issue: Issue, pictures: PictureSizes = NO_PICTURES, *, progress: Progress | None = None) -> Pages:
    """The pages of an issue at hand, which has these ``pictures``; touches no archive, so any process may call it.

    An issue whose house style cannot be used is set in the usual one, with findings that say so. DeskError for a
    facsimile issue.
    """
    refuse_facsimile(issue)
    typesetter, problems = _chosen(issue.publication)
    pages = typesetter.pages(issue, pictures, progress=progress)
    return replace(pages, findings=(*problems, *pages.findings)) if problems else pages


def refuse_facsimile(issue: Issue) -> None:
    """DeskError where an issue is kept as it was printed: it is never set."""
    if issue.facsimile is not None:
        raise DeskError("desk.facsimile_not_set", issue=issue.reference)


def entry_pages(
    issue: Issue, position: int, pictures: PictureSizes = NO_PICTURES, *, progress: Progress | None = None
) -> tuple[Issue, Pages]:
    """One entry (``position`` from 1) set alone from page 1, and nothing around it; also the issue that has it alone.

    It is set as wide as the house style likes, wherever it was printed.
    """
    entry = replace(issue.entries[position - 1], printed_page=None, column_lines=None, new_page=False)
    section = next(one for one in issue.sections if issue.entries[position - 1] in one.entries)
    if entry.annual_contents is not None:
        # The pages that it lists are those of the whole issue.
        starts = [first for first, _ in issue_pages(issue, pictures, progress=progress).spans]
        entry = replace(entry, annual_contents=annual_with_pages(entry.annual_contents, starts))
    alone = replace(issue, fit=None, sections=(replace(section, entries=(entry,)),))
    bare = replace(alone, publication=replace(issue.publication, colophon=Colophon(), cover=False))
    return alone, body_pages(issue_pages(bare, pictures, progress=progress))


def proof_pages(issue: Issue, pages: Pages, mark: str) -> Pages:
    """``pages`` of ``issue`` with ``mark`` at the head of every one."""
    return _chosen(issue.publication)[0].proof(pages, mark)


def fitted_to_print(issue: Issue, pictures: PictureSizes = NO_PICTURES) -> Issue:
    """A printed issue so that its entries begin where they were printed, if its house style asks for that and can."""
    return _chosen(issue.publication)[0].fitted_to_print(issue, pictures)


def fitted_to_pages(
    issue: Issue, pages: int, pictures: PictureSizes = NO_PICTURES, *, progress: Progress | None = None
) -> Issue:
    """The issue fitted to ``pages`` in all, or as near as its house style allows; touches no archive."""
    return _chosen(issue.publication)[0].fitted_to_pages(issue, pages, pictures, progress=progress)


def _chosen(publication: Publication) -> tuple[Typesetter, tuple[Finding, ...]]:
    """The typesetter of a publication's house style; else the usual one, and what is wrong with theirs."""
    name, source, usual = publication.house_style, publication.style_source, Publication().house_style
    try:
        if source is not None or name in shipped_house_styles():
            return _typesetter(name, source), ()
    except TypesetError as error:
        if source is None:
            raise
        if error.code == "typeset.font_unknown":
            return _with_stand_ins(name, source)
        told = tuple((key, str(value)) for key, value in error.values.items())
        values = (("usual", usual),)
        problems = (
            Finding(rule="desk.style_unusable", level="error", text=name, values=values),
            Finding(rule=error.code, level="error", text=name, values=told),
        )
        return _typesetter(usual), problems
    known = (("known", ", ".join(sorted(shipped_house_styles()))), ("usual", usual))
    return _typesetter(usual), (Finding(rule="desk.style_missing", level="error", text=name, values=known),)


@lru_cache(maxsize=8)
def _with_stand_ins(name: str, source: str) -> tuple[Typesetter, tuple[Finding, ...]]:
    """The typesetter of a style that names fonts which do not ship, and what stands in for each."""
    known = fonts().names
    style, missing = load_house_style(name, shipped("resources/house_styles"), source).standing_in(
        known, _typesetter(Publication().house_style).style
    )
    listed = ("known", "、".join(sorted(known)))
    problems = tuple(
        Finding(rule="typeset.font_stands_in", level="error", text=font, values=(("font", instead), listed))
        for font, instead in missing.items()
    )
    return Typesetter(style, fonts()), problems


@lru_cache(maxsize=8)  # an office that works on a style of its own tries text after text of it
def _typesetter(name: str, source: str | None = None) -> Typesetter:
    """One for each house style, kept: what did not change since the last time is not set again."""
    style = load_house_style(name, shipped("resources/house_styles"), source)
    fonts().require(style.fonts())
    return Typesetter(style, fonts())
