"""The finished print file against PDF/X-4 (ISO 15930-7) by a rule list of our own; clauses unverified throughout."""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from gazette.model import Finding

_CODE = "preflight.pdf_x"
_OPERATORS = {"g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "BI", "gs"}
"""Everything that can bring in another colour than CMYK or transparency; pictures are looked at by themselves."""
_INKS = (Name.DeviceGray, Name.DeviceCMYK)
_EDGE = 0.01


def check_pdf_x(content: bytes) -> tuple[Finding, ...]:
    """A finding for everything that keeps the file from being PDF/X-4 in black ink alone."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = [*_file(pdf), *_intent(pdf), *_metadata(pdf)]
        for number, page in enumerate(pdf.pages, 1):
            found += [f"page {number}: {what}" for what in _page(page)]
        found += _fonts(pdf)
    return tuple(Finding(rule=_CODE, level="error", text="", values=(("what", what),)) for what in found)


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/ID" not in pdf.trailer:
        yield "no /ID"
    if pdf.is_encrypted:
        yield "encrypted"
    if pdf.pdf_version > "1.6":
        yield f"version {pdf.pdf_version}, at most 1.6"
    for name in ("/OpenAction", "/AA", "/AcroForm", "/XFA"):
        if name in pdf.Root:
            yield f"{name} in the catalogue"
    names = pdf.Root.get("/Names")
    if names is not None and "/JavaScript" in names:
        yield "JavaScript"


def _intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [one for one in pdf.Root.get("/OutputIntents", Array()) if one.get("/S") == Name.GTS_PDFX]
    if len(intents) != 1:
        yield f"{len(intents)} output intents GTS_PDFX, one wanted"
        return
    intent = intents[0]
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "output intent without OutputConditionIdentifier"
    profile = intent.get("/DestOutputProfile")
    if profile is None:
        yield "output intent without profile"
        return
    data = profile.read_bytes()
    if data[36:40] != b"acsp" or data[12:16] != b"prtr":
        yield "the output intent's profile is none of a printer"
    if data[16:20] != b"CMYK" or profile.get("/N") != 4:
        yield "the output intent's profile is not CMYK"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.get("/Metadata")
    if stream is None:
        yield "no XMP"
        return
    if "/Filter" in stream:
        yield "XMP is compressed"
    packet = stream.read_bytes().decode("utf-8")
    wanted = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title", "xmpMM:DocumentID", "pdf:Trapped")
    for name in (*wanted, "xmpMM:VersionID", "xmpMM:RenditionClass"):
        if f"<{name}>" not in packet:
            yield f"XMP without {name}"
    if "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" not in packet:
        yield "XMP does not say PDF/X-4"
    trapped = re.search("<pdf:Trapped>(.*?)</pdf:Trapped>", packet)
    if trapped and trapped[1] not in ("True", "False"):
        yield "Trapped is neither True nor False"


def _page(page: pikepdf.Page) -> Iterator[str]:
    boxes = {
        name: [float(edge) for edge in page.obj[name]]
        for name in ("/MediaBox", "/BleedBox", "/TrimBox")
        if name in page.obj
    }
    if "/TrimBox" not in boxes:
        yield "no TrimBox"
    for inner, outer in (("/TrimBox", "/BleedBox"), ("/BleedBox", "/MediaBox"), ("/TrimBox", "/MediaBox")):
        if inner in boxes and outer in boxes and not _within(boxes[inner], boxes[outer]):
            yield f"{inner[1:]} is not inside {outer[1:]}"
    bleed = boxes.get("/BleedBox", boxes.get("/TrimBox"))
    for annotation in page.obj.get("/Annots", Array()):
        printer = annotation.get("/Subtype") in (Name("/TrapNet"), Name("/PrinterMark"))
        if not printer and bleed and _meet([float(edge) for edge in annotation.Rect], bleed):
            yield f"annotation {str(annotation.Subtype)[1:]} inside the bleed"
    if "/Group" in page.obj:
        yield "transparency group"
    yield from _ink(page)


def _ink(page: pikepdf.Page) -> Iterator[str]:
    """What is drawn with anything but black ink."""
    told: set[str] = set()
    images = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        what = ""
        if name in ("k", "K"):
            if any(float(part) for part in list(operands)[:3]):
                what = "another ink than black"
        elif name == "Do":
            what = _picture(images.get(str(operands[0])))
        elif name in _OPERATORS:
            what = f"operator {name}"
        if what and what not in told:
            told.add(what)
            yield what


def _picture(image: pikepdf.Object | None) -> str:
    """What is wrong with a picture: it may have black or the four inks, and hide nothing."""
    if image is None or image.get("/Subtype") != Name.Image:
        return "operator Do without a picture"
    if image.get("/ColorSpace") not in _INKS:
        return "a picture in other colours than those of the press"
    hidden = [key for key in ("/SMask", "/Mask", "/SMaskInData", "/Alternates", "/OPI") if key in image]
    return f"a picture with {hidden[0]}" if hidden else ""


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for font in fonts.as_dict().values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.get("/FontDescriptor", Dictionary())
            if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
                yield f"font {str(font.get('/BaseFont', ''))[1:]} is not inside"


def _within(inner: list[float], outer: list[float]) -> bool:
    return (
        inner[0] >= outer[0] - _EDGE
        and inner[1] >= outer[1] - _EDGE
        and inner[2] <= outer[2] + _EDGE
        and inner[3] <= outer[3] + _EDGE
    )


def _meet(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
