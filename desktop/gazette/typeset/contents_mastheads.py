"""The head of a contents list: the name of the gazette over the measure, what the issue says of itself, the heading."""

from gazette.model import Issue
from gazette.reading.dates import chinese_date
from gazette.typeset.contents_sheet import ContentsSheet
from gazette.typeset.issue_words import english_date, issue_name, issue_serial
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import SetLine
from gazette.typeset.setting_rules import SettingRules, spread, tracked


def chinese_masthead(sheet: ContentsSheet, issue: Issue) -> None:
    """The name spread over the measure, one row of facts, 目　　录."""
    rules, style, key = sheet.rules, sheet.rules.style, sheet.key
    size, name = fitted_name(rules, issue.publication.name.zh or "", f"{key}.name")
    sheet.line(name, 0, style.length(f"{key}.name.box"), size)
    _double_rule(sheet)
    _chinese_facts(sheet, issue)
    sheet.rule(sheet.y, style.length(f"{key}.rules.fine"))
    sheet.y += style.length(f"{key}.name.after")
    size, height = style.length(f"{key}.heading.size"), style.length(f"{key}.heading.row")
    apart = 2 * size + style.length(f"{key}.heading.gap", size=size)
    heading = spread(rules, "目录", style.text(f"{key}.heading.face"), size, apart)
    sheet.line(heading, (rules.measure - heading.width) // 2, height, size)
    sheet.y += height + style.length(f"{key}.heading.after")


def fitted_name(rules: SettingRules, name: str, key: str) -> tuple[MilliPoints, SetLine]:
    """The size of a Chinese name, which goes down where the name is long, and the name spread over the measure."""
    size = min(rules.style.length(f"{key}.size"), rules.measure // max(1, len(name)))
    return size, spread(rules, name, rules.style.text(f"{key}.face"), size, rules.measure)


def fitted_english_name(rules: SettingRules, name: str, key: str) -> tuple[MilliPoints, SetLine]:
    """The size of an English name, which goes down where the name is too long for the measure, and the name."""
    size, face = rules.style.length(f"{key}.size"), rules.style.text(f"{key}.face")
    line = rules.single(name, face, size, english=True)
    if line.width > rules.measure:
        size = size * rules.measure // line.width // 100 * 100
        line = rules.single(name, face, size, english=True)
    return size, line


def _double_rule(sheet: ContentsSheet) -> None:
    """The heavy and the fine rule over the measure below the name; goes on under them."""
    style, key = sheet.rules.style, f"{sheet.key}.rules"
    y, apart = style.length(f"{key}.at"), style.length(f"{key}.apart")
    sheet.rule(y, style.length(f"{key}.heavy"))
    sheet.rule(y + apart, style.length(f"{key}.fine"))
    sheet.y = y + apart


def _chinese_facts(sheet: ContentsSheet, issue: Issue) -> None:
    """Number, editor and date in one row, the editor with equal white on both sides."""
    rules, size = sheet.rules, sheet.rules.size
    face, row = rules.style.text(f"{sheet.key}.facts.face"), rules.style.length(f"{sheet.key}.facts.row")
    left = rules.single(f"{issue_name(issue)}{issue_serial(issue)}", face, size)
    right = rules.single(f"{chinese_date(issue.date)}出版" if issue.date else "", face, size)
    middle = rules.single(f"{issue.editor.zh}编" if issue.editor.zh else "", face, size)
    sheet.line(left, 0, row, size)
    sheet.line(right, rules.measure - right.width, row, size)
    white = (rules.measure - left.width - right.width - middle.width) // 2
    sheet.line(middle, left.width + white, row, size)
    sheet.y += row


def english_masthead(sheet: ContentsSheet, issue: Issue) -> None:
    """The name tracked to the measure, two rows of facts, Contents."""
    rules, style, key = sheet.rules, sheet.rules.style, sheet.key
    size, name = fitted_english_name(rules, issue.publication.name.en or "", f"{key}.name")
    sheet.line(tracked(name, rules.measure), 0, style.length(f"{key}.name.box"), size)
    _double_rule(sheet)
    _english_facts(sheet, issue)
    sheet.rule(sheet.y, style.length(f"{key}.rules.fine"))
    sheet.y += style.length(f"{key}.editor.after")
    size, height = style.length(f"{key}.heading.size"), style.length(f"{key}.heading.row")
    heading = rules.single("Contents", style.text(f"{key}.heading.face"), size)
    heading = tracked(heading, heading.width + 7 * style.length(f"{key}.heading.tracking"))
    sheet.line(heading, (rules.measure - heading.width) // 2, height, size)
    sheet.y += height


def _english_facts(sheet: ContentsSheet, issue: Issue) -> None:
    """Volume and date in one row, the editor in the next."""
    rules, style, key = sheet.rules, sheet.rules.style, sheet.key
    size, row = style.length(f"{key}.facts.size"), style.length(f"{key}.facts.row")
    sheet.y += style.length(f"{key}.facts.before")
    volume = f"Vol. {'&'.join(map(str, issue.numbers))}" if issue.numbers else ""
    serial = f" (No. {issue.serial})" if issue.serial else ""
    sheet.line(rules.single(volume + serial, style.text(f"{key}.facts.face"), size), 0, row, size)
    published = f"Published on {english_date(issue.date)}" if issue.date else ""
    date = rules.single(published, style.text(f"{key}.date.face"), size)
    sheet.line(date, rules.measure - date.width, row, size)
    sheet.y += row
    editor = f"Edited by {issue.editor.en}" if issue.editor.en else ""
    line = rules.single(editor, style.text(f"{key}.editor.face"), size, english=True)
    row = style.length(f"{key}.editor.row")
    sheet.line(line, 0, row, size)
    sheet.y += row + style.length(f"{key}.editor.before_rule")
