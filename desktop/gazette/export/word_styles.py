"""The styles of a Word file after GB/T 9704-2012: A4, 22 lines of 28 characters, the faces of each level."""

from dataclasses import dataclass
from typing import Final, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from lxml import etree

FANGSONG, HEITI, KAITI, TITLE_FACE, SONGTI = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
LATIN: Final = "Times New Roman"
_INSTEAD = {FANGSONG: "仿宋", KAITI: "楷体", TITLE_FACE: "宋体"}
"""What Word takes where an office has not the face of the standard."""

BODY_SIZE: Final = 16.0
"""三号, in points."""

_LINE, _TITLE_LINE = 28.95, 36.0
_LEFT, _CENTRE, _RIGHT, _BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_LINE_PITCH = 579
"""Twentieths of a point: 225 mm / 22."""
_CLOSER = -5
"""Twentieths of a point that characters of 三号 stand closer, so that 28 of them fill 156 mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How paragraphs of a style look: ``indent`` of the first line in characters, distances in lines.

    ``outline`` counts from 0, as Word does. Without a ``line`` it is as high as what stands in it.
    """

    face: str = FANGSONG
    size: float = BODY_SIZE
    align: WD_ALIGN_PARAGRAPH = _BOTH
    indent: int = 0
    line: float | None = _LINE
    before: float = 0
    after: float = 0
    outline: int | None = None
    keep_next: bool = False
    new_page: bool = False


HEADINGS: Final = tuple(f"Heading {level}" for level in range(1, 10))
_BODY = Look(indent=2)
LOOKS: Final[dict[str, Look]] = {
    "Title": Look(face=TITLE_FACE, size=22, align=_CENTRE, line=_TITLE_LINE, outline=0, keep_next=True),
    "Body Text": _BODY,
    "Heading 1": Look(face=HEITI, indent=2, outline=0, keep_next=True),
    "Heading 2": Look(face=KAITI, indent=2, outline=1, keep_next=True),
    **{name: Look(indent=2, outline=at, keep_next=True) for at, name in enumerate(HEADINGS[2:], 2)},
    "章标题": Look(face=HEITI, align=_CENTRE, before=1, after=0.5, outline=0, keep_next=True),
    "Salutation": Look(align=_LEFT, before=1),
    "Signature": Look(align=_RIGHT),
    "Date": Look(face=KAITI, align=_CENTRE),
    "Caption": Look(face=HEITI, size=12, align=_CENTRE, line=20, before=0.5, keep_next=True),
    "图片": Look(align=_CENTRE, before=0.5, line=None),
    "图题": Look(face=HEITI, size=12, align=_CENTRE, line=20, after=0.5),
    "发文字号": Look(align=_CENTRE, after=1),
    "令": Look(face=TITLE_FACE, size=22, align=_CENTRE, line=_TITLE_LINE, after=1, keep_next=True),
    "公开信息": Look(face=SONGTI, size=10.5, align=_LEFT, line=18),
    "引出语": Look(face=HEITI, indent=2, keep_next=True),
    "名单": Look(align=_LEFT, indent=2),
    "名单栏": Look(align=_LEFT),
    "附注": _BODY,
    "footnote text": Look(face=SONGTI, size=10.5, align=_LEFT, line=16),
    "印发文件标题": Look(
        face=TITLE_FACE, size=22, align=_CENTRE, line=_TITLE_LINE, after=1, outline=0, keep_next=True, new_page=True
    ),
    "附件标签": Look(face=HEITI, align=_LEFT, keep_next=True, new_page=True),
    "附件标题": Look(
        face=TITLE_FACE, size=22, align=_CENTRE, line=_TITLE_LINE, before=1, after=1, outline=0, keep_next=True
    ),
    "表头": Look(face=HEITI, size=12, align=_CENTRE, line=18),
    "表格文字": Look(size=12, align=_LEFT, line=18),
    "表格数字": Look(size=12, align=_CENTRE, line=18),
    "刊名": Look(face=TITLE_FACE, size=26, align=_CENTRE, line=44, keep_next=True),
    "英文刊名": Look(size=18, align=_CENTRE, line=32, new_page=True, keep_next=True),
    "期号": Look(size=14, align=_CENTRE, line=26),
    "目录标题": Look(face=HEITI, size=18, align=_CENTRE, line=_TITLE_LINE, before=1, after=0.5, keep_next=True),
    "栏目": Look(face=HEITI, size=14, align=_LEFT, line=26, before=0.5, keep_next=True),
    "目录条目": Look(size=14, align=_LEFT, line=26),
    "版权": Look(size=12, align=_LEFT, line=22),
    "Footer": Look(face=SONGTI, size=14, align=_RIGHT, line=18),
}
_BEHIND_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")


def new_document() -> WordDocument:
    """An empty document with our page and styles, and nothing of the template that it was made from."""
    document = Document()
    _empty_package(document)
    _styles(document)
    _settings(document)
    _page(document)
    return document


def set_faces(properties: CT_RPr, face: str) -> None:
    """Put the Chinese face and the Latin one into run properties."""
    fonts = properties.get_or_add_rFonts()
    for name in tuple(fonts.attrib):
        del fonts.attrib[name]
    for name, value in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", face)):
        fonts.set(qn(f"w:{name}"), value)


def set_indent(properties: CT_PPr, **characters: float) -> None:
    """Indents in characters: ``left``, ``right``, ``firstLine``; in points too, for those who read no characters."""
    indent = properties.get_or_add_ind()
    for name, count in characters.items():
        indent.set(qn(f"w:{name}Chars"), str(round(100 * count)))
        indent.set(qn(f"w:{name}"), str(round(20 * BODY_SIZE * count)))


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """An element of WordprocessingML with attributes of it."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def _empty_package(document: WordDocument) -> None:
    """Take out what the template brings: a picture of itself, another program's data, a second list of styles."""
    package = document.part.package
    for holder, kinds in (
        (package.rels, ("thumbnail",)),
        (document.part.rels, ("customXml", "stylesWithEffects", "fontTable")),
    ):
        for key in [key for key, relation in holder.items() if relation.reltype.rsplit("/", 1)[-1] in kinds]:
            del holder[key]
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, _font_table(), package)
    document.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _font_table() -> bytes:
    table = element("fonts")
    for face, instead in _INSTEAD.items():
        font = element("font", name=face)
        font.append(element("altName", val=instead))
        table.append(font)
    return etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _styles(document: WordDocument) -> None:
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        root.remove(style)
    defaults = root.find(qn("w:docDefaults"))
    run = next(defaults.iter(qn("w:rPr")))
    set_faces(run, FANGSONG)
    run.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    next(defaults.iter(qn("w:pPr"))).clear()
    normal = document.styles.add_style("Normal", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    normal.element.set(qn("w:default"), "1")
    _dress(normal, Look())
    for name, look in LOOKS.items():
        builtin = name.isascii()
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
        style.base_style = normal
        style.quick_style, style.hidden = True, False
        _dress(style, look)
    _table_styles(document)


def _dress(style: ParagraphStyle, look: Look) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), False, False
    letters = style.element.get_or_add_rPr()
    set_faces(letters, look.face)
    if look.size == BODY_SIZE:
        letters.insert_element_before(element("spacing", val=_CLOSER), *_BEHIND_SPACING)
    shape = style.paragraph_format
    shape.alignment, shape.widow_control = look.align, False
    if look.line is None:
        shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    shape.space_before, shape.space_after = Pt(look.before * _LINE), Pt(look.after * _LINE)
    shape.keep_with_next, shape.page_break_before = look.keep_next, look.new_page
    properties = style.element.get_or_add_pPr()
    if look.indent:
        set_indent(properties, firstLine=look.indent)
    if look.outline is not None:
        properties.append(element("outlineLvl", val=look.outline))


def _table_styles(document: WordDocument) -> None:
    """A table with rules; the plain one beneath it is what Word wants to find."""
    plain = document.styles.add_style("Normal Table", WD_STYLE_TYPE.TABLE, builtin=True)
    plain.element.set(qn("w:default"), "1")
    ruled = document.styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE, builtin=True)
    ruled.base_style = plain
    properties, borders = element("tblPr"), element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz=4, space=0, color="auto"))
    properties.append(borders)
    ruled.element.append(properties)


def _settings(document: WordDocument) -> None:
    """As the Word of today opens it, page numbers outside on both sides, and Chinese."""
    document.settings.odd_and_even_pages_header_footer = True
    root = document.settings.element
    for setting in root.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    zoom, language = root.find(qn("w:zoom")), root.find(qn("w:themeFontLang"))
    zoom.set(qn("w:percent"), "100")
    language.set(qn("w:eastAsia"), "zh-CN")


def _page(document: WordDocument) -> None:
    """The type area of 156 × 225 mm, and the folio outside below it."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(24)
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 -- python-docx has no name for it
    if grid is None:
        grid = element("docGrid")
        section._sectPr.append(grid)  # noqa: SLF001
    for name, value in (("type", "lines"), ("linePitch", _LINE_PITCH)):
        grid.set(qn(f"w:{name}"), str(value))
    for footer, align in ((section.footer, _RIGHT), (section.even_page_footer, _LEFT)):
        paragraph = footer.paragraphs[0]
        paragraph.style, paragraph.alignment = document.styles["Footer"], align
        set_indent(paragraph._p.get_or_add_pPr(), **{"right" if align == _RIGHT else "left": 1})  # noqa: SLF001
        paragraph.add_run("— ")
        paragraph._p.append(_page_number())  # noqa: SLF001
        paragraph.add_run(" —")


def _page_number() -> BaseOxmlElement:
    field = element("fldSimple", instr=" PAGE ")
    run, text = element("r"), element("t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field
