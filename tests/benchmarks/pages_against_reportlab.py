"""Pages and PDF of an issue against reportlab's own paragraphs on the same text: processor time a page, and the ratio.

    python tests/benchmarks/pages_against_reportlab.py [TEXT OF AN ISSUE]

Must: at most 0.4 times reportlab's time a page.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable
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
from gazette.model import Issue, entry_texts
from gazette.shipped import shipped
from gazette.typeset import make_pages

RUNS = 5


def ours(issue: Issue) -> int:
    """Set and write the issue; returns how many pages."""
    pages = make_pages(issue, house_style("qingdao-2019"), fonts())
    pages_to_pdf(pages, fonts())
    return len(pages.pages)


def reportlab_pages(issue: Issue) -> int:
    """The same texts as reportlab paragraphs in the same two columns, same font and leading."""
    style = ParagraphStyle("body", fontName="Body", fontSize=10.5, leading=17.5, wordWrap="CJK", firstLineIndent=21)
    story = [Paragraph(escape(text), style) for entry in issue.entries for text in entry_texts(entry) if text.strip()]
    frames = [Frame(66.6 + 241.5 * column, 60, 220.5, 682.5, 0, 0, 0, 0) for column in (0, 1)]
    document = BaseDocTemplate(io.BytesIO(), pagesize=(210 * mm, 285 * mm))
    document.addPageTemplates([PageTemplate("two", frames)])
    document.build(story)
    return document.page


def processor_time(act: Callable[[Issue], int], issue: Issue) -> tuple[float, int]:
    """Seconds a page, best case aside: the median of several runs, and the pages made."""
    times, pages = [], 0
    for _ in range(RUNS):
        begun = time.process_time()
        pages = act(issue)
        times.append((time.process_time() - begun) / pages)
    return statistics.median(times), pages


def main() -> None:
    """Print both figures and their ratio."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else sample_issue()
    issue = read_file(source).issue
    if issue is None:
        sys.exit(f"{source} is no whole issue")
    pdfmetrics.registerFont(TTFont("Body", shipped("resources/fonts/NotoSerifSC-400.ttf")))
    mine, pages = processor_time(ours, issue)
    theirs, other = processor_time(reportlab_pages, issue)
    print(f"pages and PDF: {mine * 1000:.2f} ms a page ({pages} pages)")
    print(f"reportlab:     {theirs * 1000:.2f} ms a page ({other} pages)")
    print(f"ratio:         {mine / theirs:.2f} (must: at most 0.40)")


if __name__ == "__main__":
    main()
