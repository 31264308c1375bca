"""The objects of a PDF page as PDFium tells them: type sizes, rules, colours, and whether faces are embedded."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from gazette.preflight.reading import Box, Stroke

_BLACK_INK = (35, 31, 32, 255)
"""What PDFium makes of K 100 %: a near black that no RGB and no grey black gives."""


@dataclass(slots=True)
class PageObjects:
    """Type size in points by the address of a text object; rules; and what is wrong with faces and colours.

    ``turned`` are the addresses of texts that run upward, ``turned_strokes`` rules drawn in their direction; these, as
    rules and texts are given, count from the page's foot to the right and from its left edge downward.
    """

    sizes: dict[int, float] = field(default_factory=dict)
    strokes: list[Stroke] = field(default_factory=list)
    turned: set[int] = field(default_factory=set)
    turned_strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    faces: list[str] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)


@dataclass(slots=True)
class ObjectReader:
    """Reads page after page of one document; a font is judged once."""

    _known_fonts: set[int] = field(default_factory=set)
    _colour: list[Any] = field(default_factory=lambda: [ctypes.c_uint() for _ in range(4)])

    def read(self, page: pdfium.PdfPage, left: float, bottom: float, top: float) -> PageObjects:
        """The objects of a page whose trimmed edges are ``left``, ``bottom`` and ``top`` in the file's coordinates."""
        seen = PageObjects()
        for order in range(raw.FPDFPage_CountObjects(page.raw)):
            held = raw.FPDFPage_GetObject(page.raw, order)
            kind = raw.FPDFPageObj_GetType(held)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self._text(held, seen)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(held, seen, (left, bottom, top))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._picture(page, held, seen, (left, top))
            else:
                seen.colours.append("a shading or a form")
        return seen

    def _text(self, held: Any, seen: PageObjects) -> None:
        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        raw.FPDFTextObj_GetFontSize(held, ctypes.byref(size))
        raw.FPDFPageObj_GetMatrix(held, ctypes.byref(matrix))
        seen.sizes[ctypes.addressof(held.contents)] = size.value * max(abs(matrix.a), abs(matrix.b))
        if _is_turned(matrix):
            seen.turned.add(ctypes.addressof(held.contents))
        font = raw.FPDFTextObj_GetFont(held)
        address = ctypes.addressof(font.contents)
        if address not in self._known_fonts:
            self._known_fonts.add(address)
            if raw.FPDFFont_GetIsEmbedded(font) != 1:
                seen.faces.append(font_name(font))
        if not self._pure(raw.FPDFPageObj_GetFillColor, held):
            seen.colours.append("text")

    def _path(self, held: Any, seen: PageObjects, edges: tuple[float, float, float]) -> None:
        fill, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(held, ctypes.byref(fill), ctypes.byref(stroked))
        pure = (not stroked.value or self._pure(raw.FPDFPageObj_GetStrokeColor, held)) and (
            not fill.value or self._pure(raw.FPDFPageObj_GetFillColor, held)
        )
        if not pure:
            seen.colours.append("a rule")
        left, bottom, top = edges
        if stroked.value:
            turned, strokes = _strokes(held)
            if turned:
                seen.turned_strokes += [
                    _moved(at, at.y0 - bottom, at.x0 - left, at.y1 - bottom, at.x1 - left) for at in strokes
                ]
            else:
                seen.strokes += [_moved(at, at.x0 - left, top - at.y0, at.x1 - left, top - at.y1) for at in strokes]
        elif fill.value:
            seen.strokes.append(_filled_stroke(held, left, top))

    def _picture(self, page: pdfium.PdfPage, held: Any, seen: PageObjects, corner: tuple[float, float]) -> None:
        known = raw.FPDF_IMAGEOBJ_METADATA()
        raw.FPDFImageObj_GetImageMetadata(held, page.raw, ctypes.byref(known))
        if known.colorspace not in (raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_DEVICECMYK):
            seen.colours.append("a picture")
        x0, y0, x1, y1 = _bounds(held)
        left, top = corner
        seen.pictures.append(Box(x0 - left, top - y1, x1 - left, top - y0))

    def _pure(self, ask: Callable[..., int], held: Any) -> bool:
        ask(held, *map(ctypes.byref, self._colour))
        return tuple(part.value for part in self._colour) == _BLACK_INK


def font_name(font: Any) -> str:
    """The name of a font as the file gives it."""
    room = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, room, 256)
    return room.value.decode("utf-8", "replace")


def _is_turned(matrix: Any) -> bool:
    return bool(abs(matrix.b) > abs(matrix.a))


def _moved(stroke: Stroke, x0: float, y0: float, x1: float, y1: float) -> Stroke:
    return stroke._replace(x0=x0, y0=y0, x1=x1, y1=y1)


def _strokes(held: Any) -> tuple[bool, list[Stroke]]:
    """The straight parts of a stroked path in the file's coordinates, and whether it was drawn turned."""
    width, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFPageObj_GetStrokeWidth(held, ctypes.byref(width))
    raw.FPDFPageObj_GetMatrix(held, ctypes.byref(matrix))
    points = [_point(held, order, matrix) for order in range(raw.FPDFPath_CountSegments(held))]
    scale = max(abs(matrix.a), abs(matrix.b))
    return _is_turned(matrix), [
        Stroke(x0, y0, x1, y1, width.value * scale)
        for (_, x0, y0), (kind, x1, y1) in pairwise(points)
        if kind == raw.FPDF_SEGMENT_LINETO
    ]


def _point(held: Any, order: int, matrix: Any) -> tuple[int, float, float]:
    segment = raw.FPDFPath_GetPathSegment(held, order)
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return (
        raw.FPDFPathSegment_GetType(segment),
        matrix.a * x.value + matrix.c * y.value + matrix.e,
        matrix.b * x.value + matrix.d * y.value + matrix.f,
    )


def _bounds(held: Any) -> tuple[float, float, float, float]:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(held, *map(ctypes.byref, edges))
    x0, y0, x1, y1 = (edge.value for edge in edges)
    return x0, y0, x1, y1


def _filled_stroke(held: Any, left: float, top: float) -> Stroke:
    """A filled shape as a rule along its longer side."""
    x0, y0, x1, y1 = _bounds(held)
    if x1 - x0 >= y1 - y0:
        middle = top - (y0 + y1) / 2
        return Stroke(x0 - left, middle, x1 - left, middle, y1 - y0)
    return Stroke((x0 + x1) / 2 - left, top - y1, (x0 + x1) / 2 - left, top - y0, x1 - x0)
