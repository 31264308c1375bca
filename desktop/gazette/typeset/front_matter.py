"""What stands before the body: a cover with its blank back where one is wanted, and the contents lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gazette.contents import contents_list
from gazette.model import Finding, Issue
from gazette.typeset.contents_pages import contents_pages
from gazette.typeset.cover_page import cover_page
from gazette.typeset.page_making import PageDraft
from gazette.typeset.setting_rules import SettingRules

ROUNDS = 5
"""How often what depends on its own page numbers is made, at most."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``cover`` is that page, or none; ``lists`` the contents pages, Chinese and English, or none.

    ``counted`` is how many pages the house style counts before the first of the body.
    """

    cover: PageDraft | None
    lists: list[list[PageDraft]]
    counted: int
    findings: tuple[Finding, ...] = ()


def front_matter(rules: SettingRules, issue: Issue, starts: Sequence[int]) -> FrontMatter:
    """The front of an issue whose entries begin on ``starts``, counted from the first page of the body.

    Where contents pages count, the numbers in them depend on how many they are.
    """
    counts = rules.style.flag("contents.counted")

    def lists(before: int) -> list[list[PageDraft]]:
        pages = [start + before for start in starts]
        return contents_pages(rules, issue, [contents_list(issue, pages, "zh"), contents_list(issue, pages, "en")])

    def counted(made: list[list[PageDraft]]) -> int:
        return sum(map(len, made)) if counts else 0

    cover = cover_page(rules, issue) if _has_cover(rules, issue) else None
    if not rules.style.flag("contents.shown"):
        return FrontMatter(cover, [], 0)
    made, before, is_settled = settled(lists, counted)
    restless = () if is_settled else (Finding(rule="typeset.contents_restless", level="error", text=""),)
    return FrontMatter(cover, made, before, restless)


def settled(make: Callable[[int], _Made], count: Callable[[_Made], int]) -> tuple[_Made, int, bool]:
    """What ``make`` gives for as many pages before the body as it comes to itself, and that number.

    False where it is no stable one after five rounds.
    """
    before = 0
    for _ in range(ROUNDS):
        made = make(before)
        if count(made) == before:
            return made, before, True
        before = count(made)
    return make(before), before, False


def _has_cover(rules: SettingRules, issue: Issue) -> bool:
    chosen = issue.publication.cover
    return rules.style.flag("cover.shown") if chosen is None else chosen
