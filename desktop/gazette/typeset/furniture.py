"""Running heads and folios of body pages: artefacts, no content."""

from gazette.model import Issue
from gazette.typeset.flow import PlacedLine, RowRule
from gazette.typeset.issue_words import issue_name
from gazette.typeset.page_making import PageDraft
from gazette.typeset.setting_rules import SettingRules


def add_furniture(rules: SettingRules, issue: Issue, page: PageDraft, number: int) -> None:
    """Add the running head (gazette name left on even pages, issue right on odd ones) and the folio (outer edge)."""
    left, top = rules.style.length("page.margin.inner"), rules.style.length("page.margin.head")
    if rules.style.flag("furniture.head.shown"):
        _running_head(rules, issue, page, number, left, top)
    style = rules.style
    size, face = style.length("furniture.folio.size"), style.text("furniture.folio.face")
    dash = rules.single("—", face, size)
    folio = rules.single(str(number), face, size)
    gap, inset = style.length("furniture.folio.gap"), style.length("furniture.folio.in", size=size)
    width = 2 * dash.width + folio.width + 2 * gap
    x = left + (rules.measure - inset - width if number % 2 else inset)
    y = top + rules.depth + style.length("furniture.folio.below")
    page.items += [
        PlacedLine(dash, x, y, artefact=True),
        PlacedLine(folio, x + dash.width + gap, y, artefact=True),
        PlacedLine(dash, x + dash.width + folio.width + 2 * gap, y, artefact=True),
    ]


def _running_head(rules: SettingRules, issue: Issue, page: PageDraft, number: int, left: int, top: int) -> None:
    style = rules.style
    size = style.length("furniture.head.size")
    text = issue_name(issue) if number % 2 else issue.publication.name.zh or ""
    if not text:
        return
    line = rules.single(text, style.text("furniture.head.face"), size)
    x = left + (rules.measure - line.width if number % 2 else 0)
    page.items.append(PlacedLine(line, x, top - style.length("furniture.head.above"), artefact=True))
    y = top - style.length("furniture.head.rule")
    page.strokes.append(RowRule(left, y, left + rules.measure, y, style.length("furniture.head.rule_width")))
