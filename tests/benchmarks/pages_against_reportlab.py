"""Pages and PDF of an issue against reportlab's own paragraphs on the same text: processor time a page, and the ratio.

    python tests/benchmarks/pages_against_reportlab.py [TEXT OF AN ISSUE]

Must: at most 0.30 times reportlab's time a page cold, 0.20 times warm. In a cold run every text of the issue is another
than in the run before it, for both; fonts and glyphs that a process has once seen are known to both. Warm: the same
issue once more, against the same figure of reportlab, which keeps nothing.
"""

import io
from xml.sax.saxutils import escape

from _measuring import FORM, MARKS, changed, milliseconds, named_issue, pages_and_pdf, typesetter, verdict
from reportlab.lib.pagesizes import mm
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from gazette.model import Issue, entry_texts
from gazette.shipped import shipped

RUNS = 5


def reportlab_pages(issue: Issue) -> int:
    """The same texts as reportlab paragraphs in the same two columns, same font and leading; returns how many pages."""
    style = ParagraphStyle("body", fontName="Body", fontSize=10.5, leading=17.5, wordWrap="CJK", firstLineIndent=21)
    story = [Paragraph(escape(text), style) for entry in issue.entries for text in entry_texts(entry) if text.strip()]
    frames = [Frame(66.6 + 241.5 * column, 60, 220.5, 682.5, 0, 0, 0, 0) for column in (0, 1)]
    document = BaseDocTemplate(io.BytesIO(), pagesize=(210 * mm, 285 * mm))
    document.addPageTemplates([PageTemplate("two", frames)])
    document.build(story)
    return document.page


def main() -> None:
    """Print the figures and their ratios."""
    issue = named_issue()
    pdfmetrics.registerFont(TTFont("Body", shipped("resources/fonts/NotoSerifSC-400.ttf")))
    act = pages_and_pdf(typesetter())
    issues = [changed(issue, mark) for mark in MARKS[:RUNS]]
    pages, their_pages = act(changed(issue, MARKS)), reportlab_pages(issue)
    cold = min(milliseconds(act, issues)) / pages
    warm = min(milliseconds(act, [issues[-1]] * RUNS)) / pages
    theirs = min(milliseconds(reportlab_pages, issues)) / their_pages
    print(f"pages and PDF, {FORM}: {cold:.2f} ms a page cold, {warm:.2f} warm; reportlab: {theirs:.2f} ms a page")
    verdict("cold, times reportlab", cold / theirs, 0.30)
    verdict("warm, times reportlab", warm / theirs, 0.20)


if __name__ == "__main__":
    main()
