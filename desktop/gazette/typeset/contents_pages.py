"""The two contents lists → pages; where they run over several, an entry stands on the same page of both."""

from collections.abc import Sequence

from gazette.contents import ContentsList
from gazette.model import Issue
from gazette.typeset.contents_mastheads import chinese_masthead, english_masthead
from gazette.typeset.contents_rows import contents_units
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
    for rows in ((row, after), (row, 0), (tight, 0)):
        (pages,) = _drawn(rules, issue, ((contents, *rows),))
        if len(pages) == 1:
            return pages
    return None


def _synoptic(rules: SettingRules, issue: Issue, lists: Sequence[ContentsList]) -> list[list[PageDraft]]:
    looks = []
    for contents in lists:
        row, _, after = _heights(rules, contents)
        looks.append((contents, row, after))
    return _drawn(rules, issue, looks)


def _heights(rules: SettingRules, contents: ContentsList) -> tuple[MilliPoints, MilliPoints, MilliPoints]:
    """An entry's rows, its rows drawn together, and the white after it."""
    key = f"contents.{contents.language}.entry"
    row, tight, after = (rules.style.length(f"{key}.{name}") for name in ("row", "tight_row", "after"))
    return row, tight, after


def _drawn(
    rules: SettingRules, issue: Issue, looks: Sequence[tuple[ContentsList, MilliPoints, MilliPoints]]
) -> list[list[PageDraft]]:
    """Lists with entries in rows of a height and with a white after them, drawn side by side."""
    sheets = [ContentsSheet(rules, f"contents.{contents.language}", after) for contents, _, after in looks]
    for sheet, (contents, _, _) in zip(sheets, looks, strict=True):
        (chinese_masthead if contents.language == "zh" else english_masthead)(sheet, issue)
    lists = (contents_units(rules, contents, row) for contents, row, _ in looks)
    for units in zip(*lists, strict=True):
        if not all(sheet.has_room(unit) or sheet.empty for sheet, unit in zip(sheets, units, strict=True)):
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
