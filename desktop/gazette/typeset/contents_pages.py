"""The two contents lists → pages: masthead, sections, entries, leaders that end and pages that stand at one x."""

from dataclasses import dataclass
from itertools import pairwise

from gazette.contents import ContentsItem, ContentsList
from gazette.model import Issue
from gazette.typeset.documents import chinese_date
from gazette.typeset.flow import PlacedLine, RowRule
from gazette.typeset.line_setting import ParagraphShape, Run, SetLine
from gazette.typeset.page_making import PageDraft
from gazette.typeset.pages import Link
from gazette.typeset.setting_rules import SettingRules, Span, spread

_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(slots=True)
class _Sheet:
    """The contents pages of one language while they are drawn; ``y`` counts from the top of the text block."""

    rules: SettingRules
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

    def rule(self, y: int, width: int) -> None:
        """A rule over the measure at depth ``y``."""
        at = self.top + y
        self.pages[-1].strokes.append(RowRule(self.left, at, self.left + self.rules.measure, at, width))

    def room(self, height: int, title: str) -> None:
        """Begin a further page headed ``title`` where ``height`` no longer fits."""
        if self.y + height > self.rules.depth:
            self.pages.append(PageDraft())
            self.y = 0
            line = self.rules.single(title, "hei", self.rules.size)
            self.line(line, (self.rules.measure - line.width) // 2, 35000, self.rules.size)
            self.y = 43000


def contents_pages(rules: SettingRules, issue: Issue, contents: ContentsList) -> list[PageDraft]:
    """The contents pages of one language; their links name entries by index (made into pages by the caller)."""
    key = "contents" if contents.language == "zh" else "contents_en"
    row, after = (rules.style.length(f"{key}.entry.{name}") for name in ("row", "after"))
    for rows in ((row, after), (row, 0), (row * 9 // 10, 0)):
        pages = _drawn(rules, issue, contents, rows)
        if len(pages) == 1:
            return pages
    return _drawn(rules, issue, contents, (row, after))


def _drawn(rules: SettingRules, issue: Issue, contents: ContentsList, rows: tuple[int, int]) -> list[PageDraft]:
    """The pages with entries in rows of a height and with a white after them."""
    left, top = rules.style.length("page.margin.inner"), rules.style.length("page.margin.head")
    sheet = _Sheet(rules, left, top, [PageDraft()], *rows)
    chinese = contents.language == "zh"
    (_masthead_zh if chinese else _masthead_en)(sheet, issue)
    entry = 0
    for section in contents.sections:
        if section.name:
            _section(sheet, section.name, chinese=chinese)
        for item in section.items:
            (_entry_zh if chinese else _entry_en)(sheet, item, entry)
            entry += 1
    return sheet.pages


def _masthead_zh(sheet: _Sheet, issue: Issue) -> None:
    rules, style = sheet.rules, sheet.rules.style
    size, box = style.length("contents.name.size"), style.length("contents.name.box")
    name = issue.publication.name.zh or ""
    while name and len(name) * size > rules.measure:
        size = size * 9 // 10
    sheet.line(spread(rules, name, "song_bold", size, rules.measure), 0, box, size)
    rule, fine, row = (style.length(f"contents.name.{key}") for key in ("rule", "fine", "row"))
    sheet.rule(rule, 1600)
    sheet.rule(rule + fine, 400)
    sheet.y = rule + fine
    _info_zh(sheet, issue, row)
    sheet.y += row
    sheet.rule(sheet.y, 400)
    sheet.y += style.length("contents.name.after")
    size, height = style.length("contents.heading.size"), style.length("contents.heading.row")
    heading = spread(rules, "目录", "song_bold", size, 2 * size + style.length("contents.heading.gap", size=size))
    sheet.line(heading, (rules.measure - heading.width) // 2, height, size)
    sheet.y += height + style.length("contents.heading.after")


def _info_zh(sheet: _Sheet, issue: Issue, row: int) -> None:
    rules, size = sheet.rules, sheet.rules.size
    serial = f"（总第{issue.serial}期）" if issue.serial else ""
    left = rules.single(f"{issue_name(issue)}{serial}", "song", size)
    right = rules.single(f"{chinese_date(issue.date)}出版" if issue.date else "", "song", size)
    middle = rules.single(f"{issue.editor.zh}编" if issue.editor.zh else "", "song", size)
    sheet.line(left, 0, row, size)
    sheet.line(right, rules.measure - right.width, row, size)
    white = (rules.measure - left.width - right.width - middle.width) // 2
    sheet.line(middle, left.width + white, row, size)


def issue_name(issue: Issue) -> str:
    """2019年第21、22期; empty where year and number are unknown."""
    if not issue.year or not issue.numbers:
        return ""
    return f"{issue.year}年第{'、'.join(map(str, issue.numbers))}期"


def _masthead_en(sheet: _Sheet, issue: Issue) -> None:
    rules, style = sheet.rules, sheet.rules.style
    size, rule = style.length("contents_en.name.size"), style.length("contents_en.name.rule")
    name = issue.publication.name.en or ""
    line = rules.single(name, "song_bold", size, english=True)
    if line.width > rules.measure:
        size = size * rules.measure // line.width // 100 * 100
        line = rules.single(name, "song_bold", size, english=True)
    sheet.line(tracked(line, rules.measure), 0, rule, size)
    sheet.rule(rule, 1600)
    sheet.rule(rule + 3200, 400)
    sheet.y = rule + 6000
    volume = f"Vol. {'&'.join(map(str, issue.numbers))}" if issue.numbers else ""
    serial = f" (No. {issue.serial})" if issue.serial else ""
    sheet.line(rules.single(volume + serial, "song_bold", 10000), 0, 18000, 10000)
    date = rules.single(f"Published on {english_date(issue.date)}" if issue.date else "", "song", 10000)
    sheet.line(date, rules.measure - date.width, 18000, 10000)
    sheet.y += 18000
    editor = f"Edited by {issue.editor.en}" if issue.editor.en else ""
    sheet.line(rules.single(editor, "italic", 10000, english=True), 0, 16000, 10000)
    sheet.y += 22000
    sheet.rule(sheet.y, 400)
    sheet.y += 10000
    size, height = style.length("contents_en.heading.size"), style.length("contents_en.heading.row")
    heading = rules.single("Contents", "song_bold", size)
    sheet.line(heading, (rules.measure - heading.width) // 2, height, size)
    sheet.y += height


def tracked(line: SetLine, width: int) -> SetLine:
    """The line with its glyphs spread evenly to ``width``; as it is where it is as wide or has but one glyph."""
    count = sum(len(run.ids) for run in line.runs)
    if count < 2 or line.width >= width:
        return line
    extra, order, runs = width - line.width, 0, []
    for run in line.runs:
        shifts = [extra * (order + inside) // (count - 1) for inside in range(len(run.ids) + 1)]
        advances = tuple(
            advance + after - before for advance, (before, after) in zip(run.advances, pairwise(shifts), strict=True)
        )
        runs.append(run._replace(x=run.x + shifts[0], advances=advances))
        order += len(run.ids)
    return SetLine(tuple(runs), width)


def english_date(iso: str) -> str:
    """2019-11-30 → November 30, 2019; a text that is no ISO date stays as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{_MONTHS[int(parts[1]) - 1]} {int(parts[2])}, {parts[0]}"


def _section(sheet: _Sheet, name: str, *, chinese: bool) -> None:
    rules, key = sheet.rules, "contents" if chinese else "contents_en"
    size, row = rules.style.length(f"{key}.section.size"), rules.style.length(f"{key}.section.row")
    before = rules.style.length(f"{key}.section.before")
    sheet.room(
        before + row + 2 * sheet.row if chinese else before + row + sheet.row,
        "目录（续）" if chinese else "Contents (continued)",
    )
    sheet.y += before
    span = Span(f"【{name}】", "hei") if chinese else Span(name, "song_bold", english=True)
    for line in rules.paragraph((span,), size, rules.measure, ParagraphShape(justify=False)):
        sheet.line(line, 0, row, size)
        sheet.y += row


def _entry_zh(sheet: _Sheet, item: ContentsItem, entry: int) -> None:
    rules, style, size = sheet.rules, sheet.rules.style, sheet.rules.size
    indent, turn = (style.length(f"contents.entry.{key}", size=size) for key in ("indent", "turn"))
    row = sheet.row
    measure = rules.measure - style.length("contents.leader.end") - 2 * size
    lines = rules.paragraph((Span(item.title, "song"),), size, measure, ParagraphShape(indent, turn))
    sheet.room(row * (len(lines) + 1), "目录（续）")
    top, last = sheet.y, SetLine()
    for line in lines:
        sheet.line(line, 0, row, size)
        last, sheet.y = line, sheet.y + row
    if item.number:
        last = rules.single(f"({item.number})", "kai", size).shifted(turn)
        sheet.line(last, 0, row, size)
    else:
        sheet.y -= row
    _leader(sheet, last.width, item, row, raised=True)
    sheet.y += row
    _link(sheet, entry, top)
    sheet.y += sheet.after


def _entry_en(sheet: _Sheet, item: ContentsItem, entry: int) -> None:
    rules, style = sheet.rules, sheet.rules.style
    size, row = style.length("contents_en.entry.size"), sheet.row
    turn, measure = style.length("contents_en.entry.turn", size=size), style.length("contents_en.entry.measure")
    number = f" ({item.number})" if item.number else ""
    spans = (Span(item.title + number, "song", english=True),)
    lines = rules.paragraph(spans, size, measure, ParagraphShape(turn=turn, justify=False))
    sheet.room(row * len(lines), "Contents (continued)")
    top = sheet.y
    for line in lines:
        sheet.line(line, 0, row, size)
        sheet.y += row
    sheet.y -= row
    _leader(sheet, lines[-1].width if lines else 0, item, row, raised=False)
    sheet.y += row
    _link(sheet, entry, top)
    sheet.y += sheet.after


def _leader(sheet: _Sheet, start: int, item: ContentsItem, row: int, *, raised: bool) -> None:
    """Dots counted from the right, so that they stand under each other, and the page on the right edge."""
    rules, style, size = sheet.rules, sheet.rules.style, sheet.rules.size
    if item.page is not None:
        page = rules.single(f"({item.page})", "song", size)
        sheet.line(page, rules.measure - page.width, row, size)
    step, end = style.length("contents.leader.step", size=size), rules.measure - style.length("contents.leader.end")
    count = (end - start - size // 2) // step
    if count < style.number("contents.leader.min_dots"):
        return
    dot = rules.shaper.pieces(".", "song", size)[0]
    run = Run(dot.font, size, end - count * step, dot.ids * count, (step,) * count, "." * count)
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
