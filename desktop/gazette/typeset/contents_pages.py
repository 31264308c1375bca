"""The two contents lists → pages: masthead, sections, entries, leaders that end and pages that stand at one x."""

from dataclasses import dataclass

from gazette.contents import ContentsItem, ContentsList
from gazette.model import Issue
from gazette.reading.dates import MONTHS, chinese_date
from gazette.typeset.characters import Kind
from gazette.typeset.flow import PlacedLine, RowRule
from gazette.typeset.line_setting import ParagraphShape, Run, SetLine
from gazette.typeset.page_making import PageDraft
from gazette.typeset.pages import Link
from gazette.typeset.setting_rules import SettingRules, Span, spread

_CONTINUED = {"contents.zh": "目录（续）", "contents.en": "Contents (continued)"}


@dataclass(slots=True)
class _Sheet:
    """The contents pages of one language while they are drawn; ``y`` counts from the top of the text block.

    ``key`` is the list's table in the house style.
    """

    rules: SettingRules
    key: str
    left: int
    top: int
    pages: list[PageDraft]
    row: int
    after: int
    y: int = 0

    def line(self, line: SetLine, x: int, height: int, size: int, *, artefact: bool = False) -> None:
        """Draw a line in a row of ``height`` that begins at ``y``, without moving on."""
        baseline = self.top + self.y + self.rules.baseline(height, size)
        self.pages[-1].items.append(PlacedLine(line, self.left + x, baseline, artefact))

    def rules_at(self, y: int) -> None:
        """The heavy and the fine rule over the measure below a masthead's name; goes on under them."""
        style, key = self.rules.style, f"{self.key}.rules"
        apart = style.length(f"{key}.apart")
        self._rule(y, style.length(f"{key}.heavy"))
        self._rule(y + apart, style.length(f"{key}.fine"))
        self.y = y + apart

    def fine_rule(self) -> None:
        """A fine rule at the depth reached."""
        self._rule(self.y, self.rules.style.length(f"{self.key}.rules.fine"))

    def _rule(self, y: int, width: int) -> None:
        at = self.top + y
        self.pages[-1].strokes.append(RowRule(self.left, at, self.left + self.rules.measure, at, width))

    def room(self, height: int) -> None:
        """Begin a further page, headed as such, where ``height`` no longer fits."""
        if self.y + height <= self.rules.depth:
            return
        self.pages.append(PageDraft())
        self.y = 0
        style, key = self.rules.style, f"{self.key}.continued"
        line = self.rules.single(_CONTINUED[self.key], style.text(f"{key}.face"), self.rules.size)
        row = style.length(f"{key}.row")
        self.line(line, (self.rules.measure - line.width) // 2, row, self.rules.size)
        self.y = row + style.length(f"{key}.after")


def contents_pages(rules: SettingRules, issue: Issue, contents: ContentsList) -> list[PageDraft]:
    """The contents pages of one language; their links name entries by index (made into pages by the caller).

    A list that is a little too long for one page is drawn together: first what follows entries, then their rows.
    """
    key = f"contents.{contents.language}"
    row, tight, after = (rules.style.length(f"{key}.entry.{name}") for name in ("row", "tight_row", "after"))
    for rows in ((row, after), (row, 0), (tight, 0)):
        pages = _drawn(rules, issue, contents, rows)
        if len(pages) == 1:
            return pages
    return _drawn(rules, issue, contents, (row, after))


def _drawn(rules: SettingRules, issue: Issue, contents: ContentsList, rows: tuple[int, int]) -> list[PageDraft]:
    """The pages with entries in rows of a height and with a white after them."""
    left, top = rules.style.length("page.margin.inner"), rules.style.length("page.margin.head")
    chinese = contents.language == "zh"
    sheet = _Sheet(rules, f"contents.{contents.language}", left, top, [PageDraft()], *rows)
    (_masthead_zh if chinese else _masthead_en)(sheet, issue)
    entry = 0
    for section in contents.sections:
        if section.name:
            _section(sheet, Span(f"【{section.name}】" if chinese else section.name, "", english=not chinese))
        for item in section.items:
            (_entry_zh if chinese else _entry_en)(sheet, item, entry)
            entry += 1
    return sheet.pages


def _masthead_zh(sheet: _Sheet, issue: Issue) -> None:
    rules, style, key = sheet.rules, sheet.rules.style, sheet.key
    size, box = style.length(f"{key}.name.size"), style.length(f"{key}.name.box")
    name = issue.publication.name.zh or ""
    size = min(size, rules.measure // max(1, len(name)))
    sheet.line(spread(rules, name, style.text(f"{key}.name.face"), size, rules.measure), 0, box, size)
    sheet.rules_at(style.length(f"{key}.rules.at"))
    _facts_zh(sheet, issue)
    sheet.fine_rule()
    sheet.y += style.length(f"{key}.name.after")
    size, height = style.length(f"{key}.heading.size"), style.length(f"{key}.heading.row")
    apart = 2 * size + style.length(f"{key}.heading.gap", size=size)
    heading = spread(rules, "目录", style.text(f"{key}.heading.face"), size, apart)
    sheet.line(heading, (rules.measure - heading.width) // 2, height, size)
    sheet.y += height + style.length(f"{key}.heading.after")


def _facts_zh(sheet: _Sheet, issue: Issue) -> None:
    """Number, editor and date in one row, the editor with equal white on both sides."""
    rules, size = sheet.rules, sheet.rules.size
    face, row = rules.style.text(f"{sheet.key}.facts.face"), rules.style.length(f"{sheet.key}.facts.row")
    serial = f"（总第{issue.serial}期）" if issue.serial else ""
    left = rules.single(f"{issue_name(issue)}{serial}", face, size)
    right = rules.single(f"{chinese_date(issue.date)}出版" if issue.date else "", face, size)
    middle = rules.single(f"{issue.editor.zh}编" if issue.editor.zh else "", face, size)
    sheet.line(left, 0, row, size)
    sheet.line(right, rules.measure - right.width, row, size)
    white = (rules.measure - left.width - right.width - middle.width) // 2
    sheet.line(middle, left.width + white, row, size)
    sheet.y += row


def issue_name(issue: Issue) -> str:
    """2019年第21、22期; empty where year and number are unknown."""
    if not issue.year or not issue.numbers:
        return ""
    return f"{issue.year}年第{'、'.join(map(str, issue.numbers))}期"


def _masthead_en(sheet: _Sheet, issue: Issue) -> None:
    rules, style, key = sheet.rules, sheet.rules.style, sheet.key
    size, face = style.length(f"{key}.name.size"), style.text(f"{key}.name.face")
    name = issue.publication.name.en or ""
    line = rules.single(name, face, size, english=True)
    if line.width > rules.measure:
        size = size * rules.measure // line.width // 100 * 100
        line = rules.single(name, face, size, english=True)
    sheet.line(tracked(line, rules.measure), 0, style.length(f"{key}.name.box"), size)
    sheet.rules_at(style.length(f"{key}.rules.at"))
    _facts_en(sheet, issue)
    sheet.fine_rule()
    sheet.y += style.length(f"{key}.editor.after")
    size, height = style.length(f"{key}.heading.size"), style.length(f"{key}.heading.row")
    heading = rules.single("Contents", style.text(f"{key}.heading.face"), size)
    sheet.line(heading, (rules.measure - heading.width) // 2, height, size)
    sheet.y += height


def _facts_en(sheet: _Sheet, issue: Issue) -> None:
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


def tracked(line: SetLine, width: int) -> SetLine:
    """The line with its glyphs spread evenly to ``width``; as it is where it is as wide or has but one glyph."""
    count = sum(len(run.ids) for run in line.runs)
    if count < 2 or line.width >= width:
        return line
    extra, order, runs = width - line.width, 0, []
    for run in line.runs:
        x = run.x + extra * order // (count - 1)
        runs.append(run._replace(x=x, spacing=run.spacing + extra / (count - 1)))
        order += len(run.ids)
    return SetLine(tuple(runs), width)


def english_date(iso: str) -> str:
    """2019-11-30 → November 30, 2019; a text that is no ISO date stays as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{MONTHS[int(parts[1]) - 1]} {int(parts[2])}, {parts[0]}"


def _section(sheet: _Sheet, name: Span) -> None:
    """A section's name; it takes at least one entry with it."""
    rules, key = sheet.rules, f"{sheet.key}.section"
    size, row, before = (rules.style.length(f"{key}.{name}") for name in ("size", "row", "before"))
    sheet.room(before + row + 2 * sheet.row)
    sheet.y += before
    spans = (name._replace(face=rules.style.text(f"{key}.face")),)
    for line in rules.paragraph(spans, size, rules.measure, ParagraphShape(justify=False)):
        sheet.line(line, 0, row, size)
        sheet.y += row


def _entry_zh(sheet: _Sheet, item: ContentsItem, entry: int) -> None:
    rules, style, key, row = sheet.rules, sheet.rules.style, sheet.key, sheet.row
    face, size = style.text(f"{key}.entry.face"), style.length(f"{key}.entry.size")
    indent, turn = (style.length(f"{key}.entry.{name}", size=size) for name in ("indent", "turn"))
    measure = rules.measure - style.length("contents.leader.end") - 2 * size
    lines = rules.paragraph((Span(item.title, face),), size, measure, ParagraphShape(indent, turn))
    sheet.room(row * (len(lines) + 1))
    top, last = sheet.y, SetLine()
    for line in lines:
        sheet.line(line, 0, row, size)
        last, sheet.y = line, sheet.y + row
    if item.number:
        last = rules.single(f"({item.number})", style.text(f"{key}.number.face"), size).shifted(turn)
        sheet.line(last, 0, row, size)
    else:
        sheet.y -= row
    _leader(sheet, last.width, item, size, raised=True)
    sheet.y += row
    _link(sheet, entry, top)
    sheet.y += sheet.after


def _entry_en(sheet: _Sheet, item: ContentsItem, entry: int) -> None:
    rules, style, key, row = sheet.rules, sheet.rules.style, sheet.key, sheet.row
    face, size = style.text(f"{key}.entry.face"), style.length(f"{key}.entry.size")
    turn, measure = style.length(f"{key}.entry.turn", size=size), style.length(f"{key}.entry.measure")
    number = f" ({item.number})" if item.number else ""
    spans = (Span(item.title + number, face, english=True),)
    lines = rules.paragraph(spans, size, measure, ParagraphShape(turn=turn, justify=False))
    sheet.room(row * len(lines))
    top = sheet.y
    for line in lines:
        sheet.line(line, 0, row, size)
        sheet.y += row
    sheet.y -= row
    _leader(sheet, lines[-1].width if lines else 0, item, size, raised=False)
    sheet.y += row
    _link(sheet, entry, top)
    sheet.y += sheet.after


def _leader(sheet: _Sheet, start: int, item: ContentsItem, size: int, *, raised: bool) -> None:
    """Dots counted from the right, so that they stand under each other, and the page on the right edge."""
    rules, style, row = sheet.rules, sheet.rules.style, sheet.row
    face = style.text(f"{sheet.key}.entry.face")
    if item.page is not None:
        page = rules.single(f"({item.page})", face, size)
        sheet.line(page, rules.measure - page.width, row, size)
    step, end = style.length("contents.leader.step", size=size), rules.measure - style.length("contents.leader.end")
    count = (end - start - size // 2) // step
    if count < style.number("contents.leader.min_dots"):
        return
    dot = rules.shaper.piece(".", Kind.LATIN, face, size)
    run = Run(dot.font, size, end - count * step, dot.ids * count, dot.own * count, "." * count, step - dot.own[0])
    lift = style.length("contents.leader.raise") if raised else 0
    sheet.y -= lift
    sheet.line(SetLine((run,), end), 0, row, size, artefact=True)
    sheet.y += lift


def _link(sheet: _Sheet, entry: int, top: int) -> None:
    link = Link(
        x=sheet.left / 1000,
        y=(sheet.top + top) / 1000,
        width=sheet.rules.measure / 1000,
        height=max(0, sheet.y - top) / 1000,
        target=entry,
    )
    sheet.pages[-1].links.append(link)
