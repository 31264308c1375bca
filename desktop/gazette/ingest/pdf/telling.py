"""What is told of pages: what of them is no text of the document, and what could not be read."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.ingest.manuscript import Manuscript
from gazette.ingest.pdf.notes import PageNotes
from gazette.ingest.pdf.page_values import PrintedPage, Segment
from gazette.model import Finding

_FEWEST_OUTLINES = 40
_MOST_UNKNOWN = 0.2


def tell_page(manuscript: Manuscript, page: PrintedPage) -> None:
    """Tell of a page without text, of characters nobody can know, and of text that is none of the document."""
    unknown = [glyph for glyph in page.glyphs if glyph.unknown]
    if unknown:
        _add(manuscript, "ingest.unread.no_unicode", page, count=len(unknown))
        if len(unknown) > _MOST_UNKNOWN * len(page.glyphs):
            page.glyphs = [glyph for glyph in page.glyphs if not glyph.unknown]
        page.text = "".join(glyph.text for glyph in page.glyphs) + page.beside
    elif not any(not glyph.text.isspace() for glyph in page.glyphs) and _shows_something(page):
        _add(manuscript, "ingest.unread.scan", page)
    manuscript.visible.append(page.text)
    for rule, text in (
        ("ingest.left_out.unseen_text", page.unseen),
        ("ingest.left_out.outside_page", page.outside),
        ("ingest.left_out.watermark", page.oblique),
    ):
        if text.strip():
            manuscript.findings.append(_finding(rule, page, text.strip()))
    if page.twice:
        manuscript.findings.append(replace(_finding("ingest.left_out.printed_twice", page, page.twice), level="hint"))


def _shows_something(page: PrintedPage) -> bool:
    return bool(page.pictures) or page.outlines >= _FEWEST_OUTLINES


def tell_layers(manuscript: Manuscript, pages: Sequence[PrintedPage]) -> None:
    """Tell once of all pages whose text is what a machine has recognised in a picture."""
    scanned = [str(page.number) for page in pages if page.scanned and page.glyphs]
    if scanned:
        values = (("pages", "、".join(scanned)),)
        manuscript.findings.append(Finding(rule="ingest.ocr_layer", level="doubt", values=values, line=1))


def tell_pictures(manuscript: Manuscript, pages: Sequence[PrintedPage]) -> None:
    """Tell of pictures that could not be taken out, and of those that stand at the same place page after page."""
    for page in pages:
        if page.pictures:
            _add(manuscript, "ingest.unread.pdf_picture", page, count=len(page.pictures))
    if any(page.repeated for page in pages):
        manuscript.findings.append(Finding(rule="ingest.pdf_picture_repeated", level="hint", line=1))


def tell_furniture(manuscript: Manuscript, furniture: Sequence[Sequence[Segment]]) -> None:
    """Tell of running heads and page numbers, all of them together."""
    text = " ".join(segment.text for taken in furniture for segment in taken)
    if text:
        manuscript.left_out("ingest.left_out.page_furniture", text)


def tell_notes(manuscript: Manuscript, page: PrintedPage, notes: PageNotes) -> None:
    """Tell of comments and of what fields of a form hold."""
    for rule, texts in (("ingest.left_out.pdf_comment", notes.comments), ("ingest.left_out.form_field", notes.fields)):
        for text in texts:
            manuscript.visible.append(text)
            manuscript.findings.append(_finding(rule, page, text))


def tell_file(manuscript: Manuscript, name: str) -> None:
    """Tell of a file inside the PDF."""
    manuscript.visible.append(name)
    manuscript.left_out("ingest.left_out.embedded_file", name, "doubt")


def _add(manuscript: Manuscript, rule: str, page: PrintedPage, **values: int) -> None:
    told = tuple((name, str(value)) for name, value in values.items())
    told = (("page", str(page.number)), *told)
    manuscript.findings.append(Finding(rule=rule, level="error", values=told, line=1))


def _finding(rule: str, page: PrintedPage, text: str) -> Finding:
    return Finding(rule=rule, level="doubt", text=text, values=(("page", str(page.number)),), line=1)
