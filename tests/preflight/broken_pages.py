"""Pages set line by line as a test says, wrong ones too, and the count of what the checker sees in their PDF."""

import io
from collections.abc import Callable, Sequence

import pikepdf

from gazette.export import pages_to_pdf
from gazette.model import Block, Entry, Issue, Paragraph, Section
from gazette.preflight import Kind, Preflight, preflight
from gazette.typeset import FontSet, HouseStyle, Page, Pages, Run
from gazette.typeset.flow import ColumnLine
from gazette.typeset.line_setting import SetLine
from gazette.typeset.pages import Column, Item
from gazette.typeset.setting_rules import SettingRules, spread

HAN = "坚持以人民为中心推动城市高质量发展取得新的成效"
FULL = HAN[:21]
"""A line that fills a column of the printed gazette."""

Lines = Sequence[Sequence[str | SetLine]]
"""Paragraphs, each as its lines: a text is set at its natural width."""


class Bench:
    """Makes pages and checks them; ``alter`` may change the file before it is read."""

    def __init__(self, rules: SettingRules, style: HouseStyle, fonts: FontSet) -> None:
        self.rules, self.style, self.fonts = rules, style, fonts

    def line(self, text: str, face: str = "song") -> SetLine:
        """``text`` at its natural width."""
        return self.rules.single(text, face, self.rules.size)

    def spread(self, text: str) -> SetLine:
        """``text`` spread over the column."""
        return spread(self.rules, text, "song", self.rules.size, self.rules.column)

    def lines(self, paragraphs: Lines) -> list[ColumnLine]:
        """The lines of the paragraphs, each a block of the entry."""
        return [
            ColumnLine(self.line(text) if isinstance(text, str) else text, (index,))
            for index, paragraph in enumerate(paragraphs)
            for text in paragraph
        ]

    def column(self, lines: Sequence[ColumnLine], *, right: bool = False, x: int = 0, y: int = 0) -> Column:
        """A column at the top of the text block, moved by ``x`` and ``y`` thousandths of a point."""
        rules = self.rules
        left = rules.style.length("page.margin.inner") + (rules.column + rules.gutter if right else 0)
        top = rules.style.length("page.margin.head")
        baseline = rules.baseline(rules.leading, rules.size)
        return Column(tuple(lines), left + x, top + y, rules.column, rules.leading, baseline, 0)

    def pages(self, *pages: Sequence[Item]) -> Pages:
        """Body pages with these items."""
        width, height = self.style.lengths("page.trim")
        return Pages(
            pages=tuple(
                Page(width=width / 1000, height=height / 1000, label=str(n), number=n, items=tuple(items))
                for n, items in enumerate(pages, 1)
            ),
            spans=((1, len(pages)),),
            outline=(),
            findings=(),
            title="试",
            bleed=self.style.length("page.bleed") / 1000,
        )

    def checked(self, issue: Issue, pages: Pages, alter: Callable[[pikepdf.Pdf], None] | None = None) -> Preflight:
        """What the checker says of the file of ``pages``."""
        content = pages_to_pdf(pages, self.fonts)
        if alter is not None:
            with pikepdf.open(io.BytesIO(content)) as pdf:
                alter(pdf)
                out = io.BytesIO()
                pdf.save(out)
                content = out.getvalue()
        return preflight(issue, pages, content, self.style, self.fonts)

    def of_paragraphs(self, paragraphs: Lines, alter: Callable[[pikepdf.Pdf], None] | None = None) -> Preflight:
        """The paragraphs alone in the left column, balanced by nothing but fillers in the right one."""
        blocks, lines = list(paragraphs), self.lines(paragraphs)
        right = self.lines([*[()] * len(blocks), [FULL] * (len(lines) - 1) + [FULL[:9]]])
        issue = issue_of([*map(_text, blocks), FULL * (len(lines) - 1) + FULL[:9]])
        return self.checked(issue, self.pages([self.column(lines), self.column(right, right=True)]), alter)


def _text(paragraph: Sequence[str | SetLine]) -> str:
    return "".join(text if isinstance(text, str) else text.text for text in paragraph)


def issue_of(blocks: Sequence[str | Block]) -> Issue:
    """An issue of one entry without a head, with paragraphs or other blocks."""
    made = tuple(Paragraph(text=block) if isinstance(block, str) else block for block in blocks)
    return Issue(sections=(Section(entries=(Entry(title_zh="", blocks=made),)),))


def found(outcome: Preflight) -> dict[Kind, int]:
    """The counts that are not zero."""
    return {count.kind: count.found for count in outcome.counts if count.found}


def moved(line: SetLine, at: int, by: int) -> SetLine:
    """The line with everything after the glyph ``at`` moved by thousandths of a point."""
    runs: list[Run] = []
    passed = 0
    for run in line.runs:
        runs.append(_moved(run, at - passed, by))
        passed += len(run.own)
    return SetLine(tuple(runs), line.width + by)


def _moved(run: Run, inside: int, by: int) -> Run:
    if inside < 0:
        return run._replace(x=run.x + by)
    if inside >= len(run.own):
        return run
    return run._replace(shifts=tuple(sorted((*run.shifts, (inside, by)))))
