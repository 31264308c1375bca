"""The colophon (版权页): what the publication says of itself, on the lower part of a last page of its own."""

from collections.abc import Iterator
from itertools import zip_longest
from operator import itemgetter
from typing import NamedTuple

from gazette.model import Finding, Issue
from gazette.typeset.colophon_fields import LicenceLabels, PrintedField, printed_fields
from gazette.typeset.contents_mastheads import fitted_english_name
from gazette.typeset.flow import PlacedLine, RowRule
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.page_making import PageDraft
from gazette.typeset.setting_rules import SettingRules, Span, spread, tracked


def colophon_pages(rules: SettingRules, issue: Issue) -> list[PageDraft]:
    """The colophon; more than one page only where it is too long for one, none where there is nothing to say."""
    if not _is_shown(rules, issue):
        return []
    bands = list(_Composer(rules).bands(issue))
    room = sum(band.height for band in bands) + rules.style.length("colophon.foot")
    sheet = _Sheet(rules, max(0, rules.depth - room))
    for band in bands:
        sheet.put(band)
    sheet.finish()
    return sheet.pages


def colophon_findings(rules: SettingRules, issue: Issue) -> list[Finding]:
    """A finding for every field that the style asks for and that says nothing."""
    if not _is_shown(rules, issue):
        return []
    empty = (field.label for field in _fields(rules, issue) if not field.said)
    return [
        Finding(rule="typeset.colophon_empty", level="doubt", text="", values=(("label", label),)) for label in empty
    ]


def _is_shown(rules: SettingRules, issue: Issue) -> bool:
    return bool(issue.publication.colophon) and rules.style.flag("colophon.shown")


def _fields(rules: SettingRules, issue: Issue) -> list[PrintedField]:
    """The fields that the style asks for."""
    style = rules.style
    width, height = (round(length * 25.4 / 72000) for length in style.lengths("page.trim"))
    labels = LicenceLabels(style.text("colophon.licence_label"), style.text("colophon.cn_label"))
    return printed_fields(issue, style.texts("colophon.fields"), labels, (width, height))


_NAMES, _COLUMNS, _STATEMENT = 0, (1, 2), 3
"""The reading order of a page: one column after the other."""


_Lines = tuple[tuple[int, PlacedLine], ...]


class _Band(NamedTuple):
    """A strip over the full measure: its lines with where they stand in reading order, its rules with y and width."""

    height: MilliPoints
    lines: _Lines = ()
    rules: tuple[tuple[MilliPoints, MilliPoints], ...] = ()


class _Composer(NamedTuple):
    rules: SettingRules

    def bands(self, issue: Issue) -> Iterator[_Band]:
        """Names, rules, two columns of fields, and the sentence that closes the page."""
        style = self.rules.style
        heavy, fine, apart = (style.length(f"colophon.rules.{name}") for name in ("heavy", "fine", "apart"))
        yield from self._names(issue)
        yield _Band(style.length("colophon.rules.above"))
        yield _Band(apart + style.length("colophon.rules.after"), rules=((0, heavy), (apart, fine)))
        fields = _fields(self.rules, issue)
        half = -(-len(fields) // 2)
        left, right = (self._column(part, at) for at, part in enumerate((fields[:half], fields[half:])))
        row = style.length("colophon.row")
        for pair in zip_longest(left, right, fillvalue=()):
            yield _Band(row, (*pair[0], *pair[1]))
        yield _Band(style.length("colophon.rules.below"))
        yield _Band(style.length("colophon.statement.before"), rules=((0, fine),))
        yield from self._statement(issue.publication.colophon.statement or "")

    def _names(self, issue: Issue) -> Iterator[_Band]:
        rules, style, name = self.rules, self.rules.style, issue.publication.name
        if name.zh:
            width = rules.measure * style.number("colophon.name.width") // 100
            size = min(style.length("colophon.name.size"), rules.measure // len(name.zh))
            yield self._centred(spread(rules, name.zh, style.text("colophon.name.face"), size, width), "name", size)
        if name.en:
            size, line = fitted_english_name(rules, name.en, "colophon.english")
            apart = style.length("colophon.english.tracking") * (len(name.en) - 1)
            line = tracked(line, min(rules.measure, line.width + apart))
            yield self._centred(line, "english", size)

    def _centred(self, line: SetLine, name: str, size: MilliPoints) -> _Band:
        height = self.rules.style.length(f"colophon.{name}.row")
        x = (self.rules.measure - line.width) // 2
        order = _STATEMENT if name == "statement" else _NAMES
        return _Band(height, ((order, PlacedLine(line, x, self.rules.baseline(height, size))),))

    def _column(self, fields: list[PrintedField], at: int) -> list[_Lines]:
        """The lines of one column, in rows of one height so that both stand on the same lines."""
        rules, style = self.rules, self.rules.style
        size, row = rules.size, style.length("colophon.row")
        half, inset = rules.measure // 2, style.length("colophon.in", size=size)
        order, left, baseline = _COLUMNS[at], at * half + inset, rules.baseline(row, size)
        rows: list[_Lines] = []
        for label, text in (pair for field in fields for pair in field.said):
            name = self._label(label)
            measure = half - inset - name.width
            lines = rules.paragraph((Span(text, rules.face),), size, measure, ParagraphShape(justify=False))
            for number, line in enumerate(lines):
                value = (order, PlacedLine(line, left + name.width, baseline))
                rows.append(((order, PlacedLine(name, left, baseline)), value) if not number else (value,))
        return rows

    def _label(self, label: str) -> SetLine:
        """A label spread over its width, with ： after it."""
        rules, style = self.rules, self.rules.style
        face, width = style.text("colophon.label.face"), style.length("colophon.label.width", size=rules.size)
        name = spread(rules, label, face, rules.size, width)
        colon = rules.single("：", style.text("colophon.label.colon"), rules.size)
        return SetLine((*name.runs, *colon.shifted(name.width).runs), name.width + rules.size)

    def _statement(self, text: str) -> Iterator[_Band]:
        rules, style = self.rules, self.rules.style
        row = style.length("colophon.statement.row")
        spans = (Span(text, style.text("colophon.statement.face")),)
        for line in rules.paragraph(spans, rules.size, rules.measure, ParagraphShape(justify=False)):
            yield self._centred(line, "statement", rules.size)._replace(height=row)


class _Sheet:
    """The pages while they are filled, the first from a depth on."""

    def __init__(self, rules: SettingRules, y: MilliPoints) -> None:
        self._rules, self._y = rules, y
        self._lines: list[tuple[int, PlacedLine]] = []
        self.pages = [PageDraft()]

    def put(self, band: _Band) -> None:
        rules = self._rules
        if self._y + band.height > rules.depth and self._lines:
            self.finish()
            self.pages.append(PageDraft())
            self._y = 0
        left, top = rules.style.length("page.margin.inner"), rules.style.length("page.margin.head")
        for y, width in band.rules:
            at = top + self._y + y
            self.pages[-1].strokes.append(RowRule(left, at, left + rules.measure, at, width))
        for order, line in band.lines:
            self._lines.append((order, PlacedLine(line.line, left + line.x, top + self._y + line.baseline)))
        self._y += band.height

    def finish(self) -> None:
        """Put the lines of the page into their reading order."""
        self.pages[-1].items += [line for _, line in sorted(self._lines, key=itemgetter(0))]
        self._lines = []
