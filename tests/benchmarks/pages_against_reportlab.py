"""Pages and PDF of an issue against reportlab's own paragraphs on the same text: processor time a page, and the ratio.

    python tests/benchmarks/pages_against_reportlab.py [TEXT OF AN ISSUE]

Must: at most 0.4 times reportlab's time a page, cold. In a cold run every text of the issue is another than in the run
before it, for both; fonts and glyphs that a process has once seen are known to both. Warm: the same issue once more.
"""

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import mm
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from gazette.desk.self_test import sample_issue
from gazette.desk.setting import fonts, house_style
from gazette.export import pages_to_pdf
from gazette.ingest import read_file
from gazette.model import Attachment, Block, Enclosure, Issue, Table, entry_texts
from gazette.shipped import shipped
from gazette.typeset import Typesetter, shaping

RUNS = 7
MARKS = "甲乙丙丁戊己庚辛壬癸"


def changed(issue: Issue, mark: str) -> Issue:
    """The issue with ``mark`` at the end of every text that runs over lines."""

    def block(old: Block) -> Block:
        if isinstance(old, Enclosure | Attachment):
            return replace(old, blocks=tuple(map(block, old.blocks)))
        if isinstance(old, Table):
            rows = tuple(tuple(replace(cell, text=cell.text + mark) for cell in row) for row in old.rows)
            return replace(old, rows=rows)
        text = getattr(old, "text", None)
        return old if text is None else replace(old, text=text + mark)

    sections = tuple(
        replace(
            section,
            entries=tuple(replace(entry, blocks=tuple(map(block, entry.blocks))) for entry in section.entries),
        )
        for section in issue.sections
    )
    return replace(issue, sections=sections)


def ours(typesetter: Typesetter) -> Callable[[Issue], int]:
    """Sets and writes an issue; returns how many pages."""

    def act(issue: Issue) -> int:
        pages = typesetter.pages(issue)
        pages_to_pdf(pages, fonts())
        return len(pages.pages)

    return act


def reportlab_pages(issue: Issue) -> int:
    """The same texts as reportlab paragraphs in the same two columns, same font and leading."""
    style = ParagraphStyle("body", fontName="Body", fontSize=10.5, leading=17.5, wordWrap="CJK", firstLineIndent=21)
    story = [Paragraph(escape(text), style) for entry in issue.entries for text in entry_texts(entry) if text.strip()]
    frames = [Frame(66.6 + 241.5 * column, 60, 220.5, 682.5, 0, 0, 0, 0) for column in (0, 1)]
    document = BaseDocTemplate(io.BytesIO(), pagesize=(210 * mm, 285 * mm))
    document.addPageTemplates([PageTemplate("two", frames)])
    document.build(story)
    return document.page


def processor_time(act: Callable[[Issue], int], issues: list[Issue]) -> float:
    """Milliseconds a page, the best of several runs."""
    times = []
    for issue in issues:
        begun = time.process_time()
        pages = act(issue)
        times.append((time.process_time() - begun) / pages * 1000)
    return min(times)


def main() -> None:
    """Print the figures and their ratios."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else sample_issue()
    issue = read_file(source).issue
    if issue is None:
        sys.exit(f"{source} is no whole issue")
    pdfmetrics.registerFont(TTFont("Body", shipped("resources/fonts/NotoSerifSC-400.ttf")))
    act = ours(Typesetter(house_style("qingdao-2019"), fonts()))
    issues = [changed(issue, mark) for mark in MARKS[:RUNS]]
    act(changed(issue, MARKS))
    cold = processor_time(act, issues)
    warm = processor_time(act, [issue] * RUNS)
    theirs = processor_time(reportlab_pages, issues)
    form = "compiled" if shaping.__file__.endswith((".so", ".pyd")) else "pure Python"
    print(f"pages and PDF, {form}: {cold:.2f} ms a page cold, {warm:.2f} warm")
    print(f"reportlab: {theirs:.2f} ms a page")
    print(f"ratio: {cold / theirs:.2f} cold (must: at most 0.40), {warm / theirs:.2f} warm")


if __name__ == "__main__":
    main()
