"""Front, body and back → the pages of an issue, with their labels, links and outline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from gazette.model import Finding, Issue
from gazette.typeset.colophon_page import colophon_findings
from gazette.typeset.front_matter import FrontMatter
from gazette.typeset.furniture import add_furniture
from gazette.typeset.house_style import HouseStyle
from gazette.typeset.issue_words import issue_name
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.page_labels import roman
from gazette.typeset.page_making import PageDraft, PageMaker
from gazette.typeset.pages import Link, OutlineItem, Page, PagePart, Pages, PictureInk
from gazette.typeset.setting_rules import SettingRules

COVER, COVER_BACK, COLOPHON = "封面", "封二", "版权页"
_LISTS = (("目录", "zh-CN"), ("Contents", "en"))


def bound(
    rules: SettingRules,
    issue: Issue,
    parts: tuple[FrontMatter, PageMaker, Sequence[PageDraft]],
    findings: Iterable[Finding],
) -> Pages:
    """All pages of the three parts: cover and contents, the body with running heads and folios, the colophon."""
    style, (front, maker, colophon) = rules.style, parts
    pages = _front_pages(style, front)
    before = len(pages)
    for number, draft in enumerate(maker.pages, 1 + front.counted):
        add_furniture(rules, issue, draft, number)
        pages.append(_page(style, draft, str(number), "body", number=number))
    back = len(pages)
    for order, draft in enumerate(colophon, 1):
        pages.append(_page(style, draft, COLOPHON if order == 1 else f"{COLOPHON}{order}", "colophon"))
    targets = [before + start - 1 for start, _ in maker.spans]
    return Pages(
        pages=tuple(_linked(page, targets) for page in pages),
        spans=tuple((first + front.counted, last + front.counted) for first, last in maker.spans),
        outline=(
            *_front_outline(front),
            *_outline(issue, targets),
            *([OutlineItem(title=COLOPHON, page=back, depth=0)] if colophon else []),
        ),
        findings=(*findings, *colophon_findings(rules, issue)),
        title=f"{issue.publication.name.zh or ''}{issue_name(issue)}",
        bleed=style.length("page.bleed") / 1000,
        picture_ink=cast(PictureInk, style.text("picture.ink")),
    )


def _front_pages(style: HouseStyle, front: FrontMatter) -> list[Page]:
    """A cover is a leaf of its own, so that the first page of what follows is a right one."""
    pages = []
    if front.cover:
        pages = [_page(style, front.cover, COVER, "cover"), _page(style, PageDraft(), COVER_BACK, "blank")]
    order = 0
    for drafts, (_, language) in zip(front.lists, _LISTS, strict=False):
        for draft in drafts:
            order += 1
            page = _page(style, draft, str(order) if front.counted else roman(order), "contents")
            pages.append(replace(page, language=language))
    return pages


def _page(style: HouseStyle, draft: PageDraft, label: str, part: PagePart, *, number: int | None = None) -> Page:
    width, height = style.lengths("page.trim")
    return Page(
        width=width / 1000,
        height=height / 1000,
        label=label,
        part=part,
        number=number,
        items=tuple(draft.items),
        strokes=tuple(draft.strokes),
        links=tuple(draft.links),
        turned=_turned_sheet(draft, width, height, label) if draft.turned else None,
    )


def _turned_sheet(draft: PageDraft, width: MilliPoints, height: MilliPoints, label: str) -> Page:
    return Page(width=height / 1000, height=width / 1000, label=label, items=tuple(draft.turned))


def _linked(page: Page, targets: list[int]) -> Page:
    """The page with links that lead to pages where they named entries."""
    if not page.links:
        return page

    def to_page(link: Link) -> Link:
        return replace(link, target=targets[link.target], entry=link.target)

    return replace(page, links=tuple(map(to_page, page.links)))


def _front_outline(front: FrontMatter) -> list[OutlineItem]:
    items, at = [], 0
    if front.cover:
        items, at = [OutlineItem(title=COVER, page=0, depth=0)], 2
    for drafts, (title, _) in zip(front.lists, _LISTS, strict=False):
        items.append(OutlineItem(title=title, page=at, depth=0))
        at += len(drafts)
    return items


def _outline(issue: Issue, targets: list[int]) -> list[OutlineItem]:
    """Sections and entries."""
    items: list[OutlineItem] = []
    at = 0
    for section in issue.sections:
        if section.entries and section.name.zh:
            items.append(OutlineItem(title=section.name.zh, page=targets[at], depth=0))
        for entry in section.entries:
            items.append(OutlineItem(title=entry.title_zh, page=targets[at], depth=1 if section.name.zh else 0))
            at += 1
    return items
