"""The cover: name of the gazette between rules, year and numbers in the middle, who edits it and when at the foot."""

from gazette.model import Issue
from gazette.reading.dates import chinese_date
from gazette.typeset.contents_mastheads import fitted_english_name, fitted_name
from gazette.typeset.flow import PlacedLine, RowRule
from gazette.typeset.issue_words import issue_numbers, issue_serial
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import Run, SetLine
from gazette.typeset.page_making import PageDraft
from gazette.typeset.setting_rules import SettingRules, tracked


def cover_page(rules: SettingRules, issue: Issue) -> PageDraft:
    """The cover of an issue; what is not known of it leaves its place empty."""
    draft = PageDraft()
    _rules(rules, draft)
    _, name = fitted_name(rules, issue.publication.name.zh or "", "cover.name")
    _put(rules, draft, name, rules.style.length("cover.name.at"))
    english = issue.publication.name.en or ""
    _, capitals = fitted_english_name(rules, english.upper(), "cover.english")
    _put(rules, draft, tracked(_standing_for(capitals, english), rules.measure), rules.style.length("cover.english.at"))
    _middle(rules, draft, "year", str(issue.year or ""))
    _middle(rules, draft, "numbers", issue_numbers(issue))
    _middle(rules, draft, "serial", issue_serial(issue))
    _middle(rules, draft, "editor", f"{issue.editor.zh}编" if issue.editor.zh else "")
    _middle(rules, draft, "date", f"{chinese_date(issue.date)}出版" if issue.date else "")
    return draft


def _rules(rules: SettingRules, draft: PageDraft) -> None:
    """A heavy and a fine rule above the name, a fine one below, a fine and a heavy one at the foot."""
    key = "cover.rules"
    at, apart, below, heavy, fine = (
        rules.style.length(f"{key}.{name}") for name in ("at", "apart", "below", "heavy", "fine")
    )
    left, top = rules.style.length("page.margin.inner"), rules.style.length("page.margin.head")
    foot = rules.depth - heavy // 2
    for y, width in ((at, heavy), (at + apart, fine), (below, fine), (foot - apart, fine), (foot, heavy)):
        draft.strokes.append(RowRule(left, top + y, left + rules.measure, top + y, width))


def _middle(rules: SettingRules, draft: PageDraft, name: str, text: str) -> None:
    """A text in the middle of the measure, at its size or, where it is too long, at a smaller one."""
    key = f"cover.{name}"
    face, size = rules.style.text(f"{key}.face"), rules.style.length(f"{key}.size")
    line = rules.single(text, face, size)
    if line.width > rules.measure:
        line = rules.single(text, face, size * rules.measure // line.width // 100 * 100)
    at = rules.style.length(f"{key}.at")
    _put(rules, draft, line, rules.depth - at if name in ("editor", "date") else at)


def _put(rules: SettingRules, draft: PageDraft, line: SetLine, baseline: MilliPoints) -> None:
    if not line.runs:
        return
    left, top = rules.style.length("page.margin.inner"), rules.style.length("page.margin.head")
    draft.items.append(PlacedLine(line, left + (rules.measure - line.width) // 2, top + baseline))


def _standing_for(line: SetLine, stored: str) -> SetLine:
    """The line whose glyphs stand for a text of as many characters; as it is where there are more or fewer."""
    if sum(len(run.own) for run in line.runs) != len(stored):
        return line
    runs: list[Run] = []
    for run in line.runs:
        runs.append(run._replace(texts=stored[: len(run.own)]))
        stored = stored[len(run.own) :]
    return SetLine(tuple(runs), line.width)
