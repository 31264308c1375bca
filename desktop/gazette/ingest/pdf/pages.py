"""PDF → pages of glyphs, rules and pictures, by pdfium."""

import ctypes
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from gazette.errors import IngestError
from gazette.ingest.pdf.notes import PageNotes, read_notes
from gazette.ingest.pdf.page_values import Box, Glyph, PagePicture, PrintedPage, Rule
from gazette.ingest.pdf.painted_lines import read_painted
from gazette.ingest.pdf.unicode_forms import plain_form

MOST_CHARACTERS = 60_000
_QUARTER = math.pi / 2
_TURN_SLACK = 0.09
_BOLD = 650
_UNSEEN_MODES = frozenset({3, 7})
_SCAN_SHARE = 0.5
_LONGEST_NAME = 128
_LARGEST_SIZE = 1_000.0
_GUESSED = 0.5
# of a character printed twice to make it bold, in parts of its size
_TWICE, _ROW = 0.15, 4.0
_LIGATURES = frozenset("ff fi fl ffi ffl fj ft st ct tt ti Th".split())
_HYPHENS = frozenset("\x02\x03\ufffe\xad")


class _Look(NamedTuple):
    """What the characters of one text object have in common."""

    size: float
    bold: bool
    unseen: bool
    quarter: int | None
    font: str
    artefact: bool


class _Placed(NamedTuple):
    glyph: Glyph
    box: Box
    quarter: int | None
    unseen: bool
    font: str


def read_page(document: pdfium.PdfDocument, at: int, file: str) -> tuple[PrintedPage, PageNotes]:
    """The page at index ``at`` and the notes on it; IngestError where it holds more characters than any page does."""
    page = document[at]
    text_page = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > MOST_CHARACTERS:
            raise IngestError("ingest.pdf_page_too_full", file=file, page=at + 1)
        placed = _without_guesses(list(_characters(text_page, max(0, count))))
        box = Box(*page.get_bbox())
        text = plain_form(text_page.get_text_range()) if count > 0 else ""
        return _turned(placed, box, at + 1, page, text), read_notes(page, document.formenv)
    finally:
        text_page.close()
        page.close()


def _characters(text_page: Any, count: int) -> Iterator[_Placed]:
    looks: dict[int, _Look] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text_page, at)
        if raw.FPDFText_IsGenerated(text_page, at) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, at, box)
        owner = raw.FPDFText_GetTextObject(text_page, at)
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(text_page, at, owner)
        unknown = code in (0, 0xFFFD) or raw.FPDFText_HasUnicodeMapError(text_page, at) == 1
        text = "\ufffd" if unknown else character(code)
        if text:
            glyph = Glyph(text, x.value, x.value, y.value, look.size, look.bold, unknown, look.artefact)
            yield _Placed(glyph, Box(box.left, box.bottom, box.right, box.top), look.quarter, look.unseen, look.font)


def _without_guesses(placed: list[_Placed]) -> list[_Placed]:
    """The characters, unknown all those of fonts of which many are: what is given for the others is chance."""
    counts, unknown = Counter(one.font for one in placed), Counter(one.font for one in placed if one.glyph.unknown)
    guessed = {font for font, count in unknown.items() if count > _GUESSED * counts[font]}
    if not guessed:
        return placed
    return [
        one._replace(glyph=one.glyph._replace(text="\ufffd", unknown=True))
        if one.font in guessed and not one.glyph.text.isspace()
        else one
        for one in placed
    ]


def character(code: int) -> str:
    """The character of a code as pdfium gives it; nothing where it is none that is seen."""
    text = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if text in _HYPHENS:
        return "-"
    return "" if code < 0x20 else plain_form(text)


def _look(text_page: Any, at: int, owner: Any) -> _Look:
    matrix = raw.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, at, name, _LONGEST_NAME, flags)
    raw.FPDFText_GetMatrix(text_page, at, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)) or 1.0
    return _Look(
        size=max(1.0, min(raw.FPDFText_GetFontSize(text_page, at) * scale, _LARGEST_SIZE)),
        bold=raw.FPDFText_GetFontWeight(text_page, at) >= _BOLD,
        unseen=bool(owner) and raw.FPDFTextObj_GetTextRenderMode(owner) in _UNSEEN_MODES,
        quarter=_quarter(max(0.0, raw.FPDFText_GetCharAngle(text_page, at))),
        font=name.value.decode("utf-8", "replace"),
        artefact=bool(owner) and _is_artefact(owner),
    )


def _is_artefact(owner: Any) -> bool:
    """Whether the file marks a text object as one of the page and none of the document: a running head, a folio."""
    name, length = (ctypes.c_ushort * _LONGEST_NAME)(), ctypes.c_ulong()
    for at in range(max(0, raw.FPDFPageObj_CountMarks(owner))):
        mark = raw.FPDFPageObj_GetMark(owner, at)
        if raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length):
            said = bytes(name)[: min(length.value, ctypes.sizeof(name))].decode("utf-16-le", "replace")
            if said.rstrip("\0") == "Artifact":
                return True
    return False


def _quarter(turn: float) -> int | None:
    """How many quarters to the left a character is turned; None where it stands obliquely. pdfium counts clockwise."""
    quarters = round(turn / _QUARTER)
    return -quarters % 4 if abs(turn - quarters * _QUARTER) < _TURN_SLACK else None


def _turned(placed: list[_Placed], box: Box, number: int, page: Any, text: str) -> PrintedPage:
    turns = Counter(one.quarter for one in placed if one.quarter is not None and not one.glyph.text.isspace())
    main = turns.most_common(1)[0][0] if turns else 0
    rules, pictures, outlines = read_painted(page)
    made = PrintedPage(
        number=number,
        box=_turn(box, main),
        rules=[Rule(*_turn(Box(*rule), main)) for rule in rules],
        pictures=[PagePicture(_turn(picture.box, main), picture.place) for picture in pictures],
        turned=main != 0,
        text=text,
        outlines=outlines,
    )
    seen = any(not one.unseen for one in placed if not one.glyph.text.isspace())
    made.scanned = bool(placed) and _is_scan(made) and not seen
    for one in placed:
        _take(made, one, main)
    made.glyphs, made.twice = _once(_without_ligatures(made.glyphs))
    return made


def _is_scan(page: PrintedPage) -> bool:
    return any(picture.box.area >= _SCAN_SHARE * page.box.area for picture in page.pictures)


def _take(page: PrintedPage, one: _Placed, main: int) -> None:
    if one.quarter is None:
        page.oblique += one.glyph.text
        return
    box = _turn(one.box, main) if main else one.box
    x, y = _turn_point(one.glyph.x0, one.glyph.y, main)
    if one.unseen and not page.scanned:
        page.unseen += one.glyph.text
    elif not (page.box.x0 - 1 <= (box.x0 + box.x1) / 2 <= page.box.x1 + 1 and page.box.y0 - 1 <= y <= page.box.y1 + 1):
        page.outside += one.glyph.text
    else:
        # of characters turned against the page only the place is kept
        left = min(x, box.x0) if one.quarter == main else box.x0
        glyph = one.glyph
        page.glyphs.append(glyph._replace(x0=left, x1=box.x1, y=y))


def _turn_point(x: float, y: float, quarters: int) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarters]


def _turn(box: Box, quarters: int) -> Box:
    (ax, ay), (bx, by) = (_turn_point(x, y, quarters) for x, y in ((box.x0, box.y0), (box.x1, box.y1)))
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _once(glyphs: list[Glyph]) -> tuple[list[Glyph], str]:
    """The glyphs without those that print a character a second time to make it bold, and what these say."""
    seen: defaultdict[tuple[str, int], list[Glyph]] = defaultdict(list)
    kept: list[Glyph] = []
    twice = ""
    for glyph in glyphs:
        row = round(glyph.y / _ROW)
        near = _TWICE * glyph.size
        if not glyph.text.isspace() and any(
            abs(one.x0 - glyph.x0) < near and abs(one.y - glyph.y) < near
            for place in (row - 1, row, row + 1)
            for one in seen.get((glyph.text, place), ())
        ):
            twice += glyph.text
            continue
        seen[glyph.text, row].append(glyph)
        kept.append(glyph)
    return kept, twice


def _without_ligatures(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, letters that are one sign (ffi) beside each other: pdfium gives them all at its place."""
    apart: list[Glyph] = []
    for _, group in groupby(glyphs, key=lambda glyph: (glyph.x0, glyph.x1, glyph.y)):
        run = list(group)
        if len(run) > 1 and "".join(glyph.text for glyph in run) in _LIGATURES:
            width = (run[0].x1 - run[0].x0) / len(run)
            run = [
                glyph._replace(x0=glyph.x0 + at * width, x1=glyph.x0 + (at + 1) * width) for at, glyph in enumerate(run)
            ]
        apart += run
    return apart
