"""The two contents lists → pages; where they run over several, an entry stands on the same page of both."""

from collections.abc import Sequence
from typing import NamedTuple

from gazette.contents import ContentsList
from gazette.model import Issue
from gazette.typeset.contents_mastheads import chinese_masthead, english_masthead
from gazette.typeset.contents_rows import ContentsUnit, contents_units
from gazette.typeset.contents_sheet import ContentsSheet
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.page_making import PageDraft
from gazette.typeset.setting_rules import SettingRules


def contents_pages(rules: SettingRules, issue: Issue, lists: Sequence[ContentsList]) -> list[list[PageDraft]]:
    """The pages of each list; their links name entries by index (made into pages by the caller).

    A list that is a little too long for one page is drawn together: first what follows entries, then their rows. Where
    one needs several pages even so, all have as many, and an entry has the same page in each.
    """
    alone = []
    for contents in lists:
        page = _on_one_page(rules, issue, contents)
        if page is None:
            return _synoptic(rules, issue, lists)
        alone.append(page)
    return alone


def _on_one_page(rules: SettingRules, issue: Issue, contents: ContentsList) -> list[PageDraft] | None:
    row, tight, after = _heights(rules, contents)
    for height, white in ((row, after), (row, 0), (tight, 0)):
        drawing = _Drawing(rules, issue, ((contents, white),), (contents_units(rules, contents, height),))
        (pages,) = drawing.pages(rules.depth)
        if len(pages) == 1:
            return pages
    return None


def _synoptic(rules: SettingRules, issue: Issue, lists: Sequence[ContentsList]) -> list[list[PageDraft]]:
    """As few pages as there can be, filled to a like depth, so that the last one has not an entry alone."""
    heights = [_heights(rules, contents) for contents in lists]
    looks = [(contents, after) for contents, (_, _, after) in zip(lists, heights, strict=True)]
    units = [contents_units(rules, contents, row) for contents, (row, _, _) in zip(lists, heights, strict=True)]
    drawing = _Drawing(rules, issue, looks, units)
    best = drawing.pages(rules.depth)
    least, most = 0, rules.depth
    while most - least > rules.leading // 4:
        depth = (least + most) // 2
        made = drawing.pages(depth)
        if len(made[0]) > len(best[0]):
            least = depth
        else:
            best, most = made, depth
    return best


def _heights(rules: SettingRules, contents: ContentsList) -> tuple[MilliPoints, MilliPoints, MilliPoints]:
    """An entry's rows, its rows drawn together, and the white after it."""
    key = f"contents.{contents.language}.entry"
    row, tight, after = (rules.style.length(f"{key}.{name}") for name in ("row", "tight_row", "after"))
    return row, tight, after


class _Drawing(NamedTuple):
    """Lists to be drawn side by side, each with the white after its entries, and their units."""

    rules: SettingRules
    issue: Issue
    looks: Sequence[tuple[ContentsList, MilliPoints]]
    units: Sequence[Sequence[ContentsUnit]]

    def pages(self, depth: MilliPoints) -> list[list[PageDraft]]:
        """The pages of each list, filled to a ``depth``."""
        sheets = [ContentsSheet(self.rules, f"contents.{contents.language}", after) for contents, after in self.looks]
        for sheet, (contents, _) in zip(sheets, self.looks, strict=True):
            (chinese_masthead if contents.language == "zh" else english_masthead)(sheet, self.issue)
        for units in zip(*self.units, strict=True):
            if not all(sheet.has_room(unit, depth) or sheet.empty for sheet, unit in zip(sheets, units, strict=True)):
                for sheet in sheets:
                    sheet.turn_over()
            for sheet, unit in zip(sheets, units, strict=True):
                sheet.put(unit)
            _level(sheets)
        return [sheet.pages for sheet in sheets]


def _level(sheets: Sequence[ContentsSheet]) -> None:
    """Bring all to the page that the one with an entry longer than a page has come to."""
    count = max(len(sheet.pages) for sheet in sheets)
    for sheet in sheets:
        while len(sheet.pages) < count:
            sheet.turn_over()
