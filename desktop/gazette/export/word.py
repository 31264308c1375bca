"""An entry or an issue → a Word file after GB/T 9704-2012, for a department to check: the same text, real headings."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt

from gazette.export.issue_order import FrontLine, FrontRole, colophon_lines, front_lines, issue_title
from gazette.export.office_package import same_every_time
from gazette.export.printed_order import Grid, Line, Part, Role, printed_entries, printed_parts
from gazette.export.word_notes import WordNotes
from gazette.export.word_pictures import WordPictures
from gazette.export.word_styles import FANGSONG, HEADINGS, new_document, set_faces, set_indent
from gazette.export.word_tables import add_table
from gazette.export.word_text import paragraph_element, run_element
from gazette.export.xml_characters import shown
from gazette.model import BlockPath, Entry, Issue, PictureFiles

_STYLES: dict[Role, str] = {
    "field": "公开信息",
    "order": "令",
    "title": "Title",
    "date": "Date",
    "number": "发文字号",
    "addressee": "Salutation",
    "heading": "Heading 1",
    "paragraph": "Body Text",
    "note": "附注",
    "lead": "引出语",
    "decision": "Body Text",
    "person": "名单",
    "signature": "Signature",
    "plain": "Body Text",
    "picture": "Body Text",
    "caption": "Caption",
    "picture_caption": "图题",
    "enclosure_title": "印发文件标题",
    "attachment_label": "附件标签",
    "attachment_title": "附件标题",
}
_FRONT: dict[FrontRole, str] = {
    "publication": "刊名",
    "facts": "期号",
    "contents_heading": "目录标题",
    "section": "栏目",
    "listed": "目录条目",
    "colophon": "版权",
}
_RUN_IN = "正文字符"
_NONE: PictureFiles = {}
_DATE_FROM_RIGHT = 4.0
"""成文日期右空四字 (GB/T 9704-2012, 7.3.5)."""


def entry_to_docx(entry: Entry, made: datetime, pictures: PictureFiles = _NONE) -> bytes:
    """One document; ``made`` is what the file says of its making. A picture that is gone stands by its description."""
    document = _new_document()
    notes = WordNotes(document)
    _add_entry(document, entry, WordPictures(document, pictures), notes)
    notes.finish()
    title = entry.title_full or entry.title_zh
    return _saved(document, title, "、".join(entry.issuers), entry.number_zh or "", made)


def issue_to_docx(issue: Issue, pages: Sequence[int | None], made: datetime, pictures: PictureFiles = _NONE) -> bytes:
    """A whole issue: contents lists with the first page of each entry in print, each document on a new page."""
    document = _new_document()
    placed, notes = WordPictures(document, pictures), WordNotes(document)
    for line in front_lines(issue, pages):
        _add_front(document, line)
    for entry in printed_entries(issue):
        _add_entry(document, entry, placed, notes, new_page=True)
    for order, line in enumerate(colophon_lines(issue)):
        _add_front(document, line, new_page=order == 0)
    notes.finish()
    return _saved(document, issue_title(issue), issue.editor.zh or "", "", made)


def _new_document() -> WordDocument:
    document = new_document()
    style = document.styles.add_style(_RUN_IN, WD_STYLE_TYPE.CHARACTER)
    set_faces(style.element.get_or_add_rPr(), FANGSONG)
    stops = document.styles["目录条目"].paragraph_format.tab_stops
    stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    return document


def _add_entry(
    document: WordDocument, entry: Entry, pictures: WordPictures, notes: WordNotes, *, new_page: bool = False
) -> None:
    parts = list(printed_parts(entry))
    written: dict[BlockPath | None, list[BaseOxmlElement]] = {}
    above: Part | None = None
    for order, part in enumerate(parts):
        if isinstance(part, Grid):
            if isinstance(above, Grid):
                _append(document, paragraph_element("", "表格文字"))  # two tables that touch would be one
            written.setdefault(part.block, []).extend(add_table(document, part))
        else:
            shown = pictures.paragraph(part.picture, captioned=_is_captioned(parts, order)) if part.picture else None
            made = _line(part, _signature_around(parts, order)) if shown is None else shown
            properties = made.get_or_add_pPr()
            if new_page and order == 0:
                properties.pageBreakBefore_val = True
            _append(document, made)
            if part.block is not None or part.role == "title":
                written.setdefault(part.block, []).append(made)
        above = part
    notes.take_in(entry, written)


def _is_captioned(parts: Sequence[Part], order: int) -> bool:
    below = parts[order + 1] if order + 1 < len(parts) else None
    return isinstance(below, Line) and below.role == "picture_caption"


def _line(line: Line, signature: Sequence[Line]) -> CT_P:
    style = _heading_style(line.level or 0) if line.role == "heading" else _STYLES[line.role]
    run_in = line.lead if line.role == "heading" and line.lead and line.text.startswith(line.lead) else None
    made = paragraph_element(line.text if run_in is None else run_in, style)
    if run_in is not None and line.text != run_in:
        made.append(run_element(line.text[len(run_in) :], _RUN_IN))
    properties = made.get_or_add_pPr()
    if run_in is not None:
        properties.keepNext_val = False
    if line.role == "signature":
        _place_signature(properties, line, signature)
    if line.beside:
        set_indent(properties, firstLine=2 + line.beside)
    return made


def _heading_style(level: int) -> str:
    return HEADINGS[min(level, len(HEADINGS)) - 1] if level > 0 else "章标题"


def _signature_around(parts: Sequence[Part], order: int) -> tuple[Line, ...]:
    """The lines of the signature that ``parts[order]`` is one of."""
    block = parts[order].block
    return tuple(part for part in parts if isinstance(part, Line) and part.role == "signature" and part.block == block)


def _place_signature(properties: CT_PPr, line: Line, signature: Sequence[Line]) -> None:
    """The date four characters from the right, the names centred over it, a line of white above."""
    last = _width(signature[-1].text)
    right = _DATE_FROM_RIGHT + (last - _width(line.text)) / 2
    set_indent(properties, right=max(0.0, right))
    if not line.goes_on:
        properties.spacing_before = Pt(28.95)
    if line is not signature[-1]:
        properties.keepNext_val = True


def _width(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _add_front(document: WordDocument, line: FrontLine, *, new_page: bool = False) -> None:
    text = line.text if line.page is None else f"{line.text}\t({line.page})"
    english = line.role == "publication" and line.language == "en"
    made = paragraph_element(text, "英文刊名" if english else _FRONT[line.role])
    if new_page:
        made.get_or_add_pPr().pageBreakBefore_val = True
    _append(document, made)


def _append(document: WordDocument, made: CT_P) -> None:
    body = document.element.body
    body.insert(len(body) - 1, made)


def _saved(document: WordDocument, title: str, author: str, subject: str, made: datetime) -> bytes:
    facts = document.core_properties
    facts.title, facts.author, facts.subject = (shown(text)[:255] for text in (title, author, subject))
    facts.comments, facts.keywords, facts.last_modified_by, facts.language = "", "", "", "zh-CN"
    facts.created = facts.modified = made.astimezone(UTC).replace(tzinfo=None)
    held = BytesIO()
    document.save(held)
    return same_every_time(held.getvalue(), made)
