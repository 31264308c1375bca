"""What stands before and after the body, kept from one setting of an issue to the next while it says the same."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from gazette.contents import contents_list
from gazette.model import Issue
from gazette.typeset.colophon_page import colophon_pages
from gazette.typeset.front_matter import FrontMatter, front_matter
from gazette.typeset.page_making import PageDraft
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.shaping import Fallback

_Made = TypeVar("_Made")


_Kept = tuple[object, _Made, frozenset[Fallback]]
"""What was said, what was made of it, and what its faces lacked."""


class Surroundings:
    """Cover and contents, and the colophon, of the issue that was set last by one set of rules."""

    def __init__(self, rules: SettingRules) -> None:
        self._rules = rules
        self._front: _Kept[FrontMatter] | None = None
        self._colophon: _Kept[list[PageDraft]] | None = None

    def front(self, issue: Issue, starts: Sequence[int]) -> FrontMatter:
        """What stands before the body, whose entries begin on ``starts``; as ``front_matter``."""
        lists = (contents_list(issue, starts, "zh"), contents_list(issue, starts, "en"))
        said = (replace(issue, sections=()), lists)
        self._front = self._kept(self._front, said, lambda: front_matter(self._rules, issue, starts))
        return self._front[1]

    def colophon(self, issue: Issue) -> list[PageDraft]:
        """The pages of the colophon."""
        said = replace(issue, sections=())
        self._colophon = self._kept(self._colophon, said, lambda: colophon_pages(self._rules, issue))
        return self._colophon[1]

    def _kept(self, known: _Kept[_Made] | None, said: object, make: Callable[[], _Made]) -> _Kept[_Made]:
        """``known`` where it was made of what is said now; what its faces lack is with the shaper either way."""
        fallbacks = self._rules.shaper.fallbacks
        if known is None or known[0] != said:
            before = set(fallbacks)
            fallbacks.clear()
            known = (said, make(), frozenset(fallbacks))
            fallbacks |= before
        fallbacks |= known[2]
        return known
