"""Sections and entries of a contents list → rows: titles, numbers, leaders and pages that stand at one x."""

from collections.abc import Iterator
from typing import NamedTuple

from gazette.contents import ContentsItem, ContentsList, ContentsSection
from gazette.typeset.characters import Kind
from gazette.typeset.flow import PlacedLine, Row
from gazette.typeset.glyph_codes import glyph_codes
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, Run, SetLine
from gazette.typeset.setting_rules import SettingRules, Span


class ContentsUnit(NamedTuple):
    """What is kept together: an entry, with the name of its section above where it is the first.

    The same unit of both languages stands on the same page. ``entry`` counts from 0 in the issue's order; a section
    without entries is a unit without ``rows``.
    """

    before: MilliPoints
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    entry: int

    @property
    def height(self) -> MilliPoints:
        """What it needs on a page, without the white after it."""
        return self.before + sum(row.height for row in (*self.head, *self.rows))


def contents_units(rules: SettingRules, contents: ContentsList, row: MilliPoints) -> list[ContentsUnit]:
    """All units of a list, with entries in rows of a height; a section without entries is not printed."""
    composer = _Composer(rules, f"contents.{contents.language}", row)
    made = composer.chinese if contents.language == "zh" else composer.english
    units: list[ContentsUnit] = []
    entry = 0
    for section in contents.sections:
        if not section.items:
            continue
        head = tuple(composer.section(section, chinese=contents.language == "zh"))
        before = rules.style.length(f"{composer.key}.section.before") if head else 0
        for item in section.items:
            units.append(ContentsUnit(before, head, tuple(made(item)), entry))
            before, head, entry = 0, (), entry + 1
    return units


class _Composer(NamedTuple):
    """Makes rows of ``row`` for the list that has the table ``key`` in the house style."""

    rules: SettingRules
    key: str
    row: MilliPoints

    def section(self, section: ContentsSection, *, chinese: bool) -> Iterator[Row]:
        if not section.name:
            return
        rules, key = self.rules, f"{self.key}.section"
        size, height = rules.style.length(f"{key}.size"), rules.style.length(f"{key}.row")
        name = f"【{section.name}】" if chinese else section.name
        spans = (Span(name, rules.style.text(f"{key}.face"), english=not chinese),)
        for line in rules.paragraph(spans, size, rules.measure, ParagraphShape(justify=False)):
            yield rules.row(line, 0, size, height)

    def chinese(self, item: ContentsItem) -> Iterator[Row]:
        """The title, and the number in a row of its own."""
        rules, size, face = self.rules, self._size, self._face
        indent, turn = (rules.style.length(f"{self.key}.entry.{name}", size=size) for name in ("indent", "turn"))
        measure = rules.measure - rules.style.length("contents.leader.end") - 2 * size
        lines = list(rules.paragraph((Span(item.title, face),), size, measure, ParagraphShape(indent, turn)))
        if item.number:
            number = rules.single(f"({item.number})", rules.style.text(f"{self.key}.number.face"), size)
            lines.append(number.shifted(turn))
        yield from self._rows(lines, item, raised=True)

    def english(self, item: ContentsItem) -> Iterator[Row]:
        """The title with its number behind it; the last row is not so short that it hangs in the air."""
        rules, size, style = self.rules, self._size, self.rules.style
        measure, turn = style.length(f"{self.key}.entry.measure"), style.length(f"{self.key}.entry.turn", size=size)
        least = style.length(f"{self.key}.entry.last_min")
        number = f" ({item.number})" if item.number else ""
        spans = (Span(item.title + number, self._face, english=True),)
        shape = ParagraphShape(turn=turn, justify=False)
        lines = widest = rules.paragraph(spans, size, measure, shape)
        while len(lines) > 1 and lines[-1].width - turn < least:
            measure -= size
            lines = rules.paragraph(spans, size, measure, shape)
            if len(lines) > len(widest) or measure < rules.measure // 2:
                lines = widest
                break
        yield from self._rows(list(lines), item, raised=False)

    def _rows(self, lines: list[SetLine], item: ContentsItem, *, raised: bool) -> Iterator[Row]:
        baseline = self.rules.baseline(self.row, self._size)
        for line in lines[:-1]:
            yield Row(self.row, (PlacedLine(line, 0, baseline),))
        last = lines[-1] if lines else SetLine()
        lift = self.rules.style.length("contents.leader.raise") if raised else 0
        marks = (*self._page(item, baseline), *self._leader(last.width, baseline - lift))
        yield Row(self.row, (PlacedLine(last, 0, baseline), *marks))

    def _page(self, item: ContentsItem, baseline: MilliPoints) -> Iterator[PlacedLine]:
        if item.page is not None:
            page = self.rules.single(f"({item.page})", self._face, self._size)
            yield PlacedLine(page, self.rules.measure - page.width, baseline)

    def _leader(self, start: MilliPoints, baseline: MilliPoints) -> Iterator[PlacedLine]:
        """Dots counted from the right, so that they stand under each other."""
        rules, style, size = self.rules, self.rules.style, self._size
        step, end = style.length("contents.leader.step", size=size), rules.measure - style.length("contents.leader.end")
        count = (end - start - size // 2) // step
        if count < style.number("contents.leader.min_dots"):
            return
        dot = rules.shaper.piece(".", Kind.LATIN, self._face, size)
        codes, gap = glyph_codes(dot.ids * count), step - dot.own[0]
        run = Run(dot.font, size, end - count * step, codes, dot.own * count, "." * count, gap)
        yield PlacedLine(SetLine((run,), end), 0, baseline, artefact=True)

    @property
    def _size(self) -> MilliPoints:
        return self.rules.style.length(f"{self.key}.entry.size")

    @property
    def _face(self) -> str:
        return self.rules.style.text(f"{self.key}.entry.face")
