"""Word files written at XML level: a package from the XML of its parts, and pieces of that XML."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from PIL import Image

from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Changes, Contents, Wishes
from gazette.model import Block, Entry, Finding, block_texts, walk_blocks

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word_file(body: str, *, main: str = "word/document.xml", main_type: str = _MAIN, **parts: str) -> bytes:
    """A package whose document has this body; ``parts`` are the insides of its other parts by kind.

    A kind may be numbered where there are several (header1, header2); what begins with ``<?xml`` is the whole part.
    """
    folder = main.rpartition("/")[0]
    made = {main: whole("document", f"<w:body>{body}</w:body>")}
    relations = []
    for name, inside in parts.items():
        kind = name.rstrip("0123456789")
        made[f"{folder}/{name}.xml"] = inside if inside.startswith("<?xml") else whole(_root_of(kind), inside)
        relations.append((name, f"{_RELATIONS}{_KINDS.get(kind, kind)}", f"{name}.xml"))
    return packed_file(made, main, main_type, relations)


_KINDS = {"diagram": "diagramData", "document": "aFChunk"}


def packed_file(parts: dict[str, str], main: str, main_type: str, relations: list[tuple[str, str, str]]) -> bytes:
    """A zip of parts with their relationships and content types."""
    folder, _, name = main.rpartition("/")
    types = f'<Override PartName="/{main}" ContentType="{main_type}"/>'
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return packed(
        {
            "[Content_Types].xml": f'{xml}<Types xmlns="{_PACKAGE}content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": _related([("r1", f"{_RELATIONS}officeDocument", main)]),
            f"{folder}/_rels/{name}.rels": _related(relations),
            **parts,
        }
    )


def _related(relations: list[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}relationships">{inside}</Relationships>'
    )


def _root_of(kind: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(kind, kind)


def whole(root: str, inside: str) -> str:
    """A part of WordprocessingML."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'


_STRICT = (
    ("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"),
    ("schemas.openxmlformats.org/officeDocument/2006/", "purl.oclc.org/ooxml/officeDocument/"),
)


def strict(source: bytes) -> bytes:
    """The same package in the strict form of the standard."""
    parts = unpacked(source)
    for transitional, other in _STRICT:
        parts = {name: text.replace(transitional, other) for name, text in parts.items()}
    return packed(parts)


def unpacked(source: bytes) -> dict[str, str]:
    """The parts of a package by name."""
    with zipfile.ZipFile(BytesIO(source)) as package:
        return {name: package.read(name).decode(errors="surrogateescape") for name in package.namelist()}


def packed(parts: dict[str, str]) -> bytes:
    """A zip of these parts."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for part, text in parts.items():
            written_part = text.encode(errors="surrogateescape")
            package.writestr(zipfile.ZipInfo(part, (2024, 1, 1, 0, 0, 0)), written_part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def with_picture(source: bytes, content: bytes | None = None) -> bytes:
    """The same package with a picture file that runs may name; a small PNG where none is given."""
    if content is None:
        drawn = BytesIO()
        Image.new("RGB", (8, 4), "red").save(drawn, "PNG")
        content = drawn.getvalue()
    parts = unpacked(source)
    relations = "word/_rels/document.xml.rels"
    one = f'<Relationship Id="image1" Type="{_RELATIONS}image" Target="media/image1.png"/></Relationships>'
    parts[relations] = parts[relations].replace("</Relationships>", one)
    return packed({**parts, "word/media/image1.png": content.decode(errors="surrogateescape")})


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph; texts without markup become runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    given = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{given}{''.join(one if one.startswith('<') else r(one) for one in inside)}</w:p>"


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    """A paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    counts = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{at}">{counts}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*levels: str, overrides: str = "", more: str = "") -> str:
    """The inside of a numbering part with one list, number 1."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{overrides}</w:num>{more}'
    )


def style(name: str, inside: str = "", *, kind: str = "paragraph", called: str = "", based: str = "") -> str:
    """A style."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{called or name}"/>{on}{inside}</w:style>'


def tc(*inside: str, properties: str = "") -> str:
    """A cell; texts without markup become paragraphs."""
    given = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{given}{''.join(one if one.startswith('<') else p(one) for one in inside) or p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; texts without markup become cells."""
    given = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{given}{''.join(one if one.startswith('<') else tc(one) for one in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field(code: str, result: str | None = None) -> str:
    """A field in runs; without a result where it is None."""
    begin, parted, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    coded = f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
    if result is None:
        return begin + coded + end
    shown = result if result.startswith("<") else r(result)
    return f"{begin}{coded}{parted}{shown}{end}"


def inserted(inside: str, who: str = "王启明") -> str:
    return f'<w:ins w:id="1" w:author="{who}" w:date="2024-03-01T08:00:00Z">{inside}</w:ins>'


def deleted(text: str, who: str = "李晓红") -> str:
    return f'<w:del w:id="2" w:author="{who}"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: for newer programs, and again for older ones."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="文本框 1"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(description: str) -> str:
    """A run with a picture in the line, 100 × 50 points large; its file is ``image1`` of ``with_picture``."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/>'
        f'<wp:docPr id="7" name="图片 1" descr="{description}"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="image1"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def contents(source: bytes, changes: Changes | None = None) -> Contents:
    """What the reader makes of a file, in this process."""
    return read_format(source, "word", "通知.docx", Wishes(changes=changes))


def entry(source: bytes, changes: Changes | None = None) -> Entry:
    """The only document of a file, every character of which must be accounted for."""
    read = contents(source, changes)
    assert read.account.missing == ""
    (one,) = read.entries
    return one


def texts(one: Entry) -> list[str]:
    """The texts of all blocks of an entry."""
    return [text for _, block in walk_blocks(one.blocks) for text in block_texts(block)]


def body(source: bytes, changes: Changes | None = None) -> list[str]:
    """The texts of a file behind a title that the tests put over them."""
    return texts(entry(source, changes))


def found(source: bytes, rule: str, changes: Changes | None = None) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in contents(source, changes).findings if finding.rule == rule]


def blocks(source: bytes, changes: Changes | None = None) -> tuple[Block, ...]:
    return entry(source, changes).blocks


TITLE = p("云溪市人民政府关于加强防汛工作的通知") + p("云政发〔2024〕5号") + p("各区人民政府：")
