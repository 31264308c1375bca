"""The mark that tells a proof from the print: a line at the head of every page, an artefact outside the text block."""

from dataclasses import replace

from gazette.typeset.flow import PlacedLine
from gazette.typeset.pages import Page, Pages
from gazette.typeset.setting_rules import SettingRules

_BELOW_HEAD = 26_000
"""The mark's baseline below the trimmed edge: inside what office printers reach, above every running head."""


def marked(rules: SettingRules, pages: Pages, mark: str) -> Pages:
    """``pages`` with ``mark`` in the middle of every head."""
    line = rules.single(mark, rules.style.text("attachment.label.face"), rules.size)

    def with_mark(page: Page) -> Page:
        x = (round(page.width * 1000) - line.width) // 2
        return replace(page, items=(*page.items, PlacedLine(line, x, _BELOW_HEAD, artefact=True)))

    return replace(pages, pages=tuple(map(with_mark, pages.pages)))
