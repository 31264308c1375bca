"""Rules and pictures of a page: what its paths and images paint."""

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from gazette.ingest.pdf.page_values import Box, PagePicture, Rule

_THIN, _SHORTEST = 2.5, 4.0
_MOST_OBJECTS, _MOST_SEGMENTS = 20_000, 400
_SMALLEST_PICTURE = 400.0


def read_painted(page: Any) -> tuple[list[Rule], list[PagePicture], int]:
    """The ruled lines, the pictures, and how many paths there are that are neither lines nor boxes."""
    rules: list[Rule] = []
    pictures: list[PagePicture] = []
    outlines = 0
    for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        painted = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(painted)
        if kind == raw.FPDF_PAGEOBJ_IMAGE and (box := _bounds(painted)) and box.area >= _SMALLEST_PICTURE:
            pictures.append(PagePicture(box, at))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            found = _rules_of(painted)
            rules += found
            outlines += not found
        elif kind == raw.FPDF_PAGEOBJ_FORM and (box := _bounds(painted)):
            pictures += _pictures_inside(painted, box)
    return rules, pictures, outlines


def _pictures_inside(form: Any, box: Box) -> Iterator[PagePicture]:
    for at in range(min(raw.FPDFFormObj_CountObjects(form), _MOST_OBJECTS)):
        if raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(form, at)) == raw.FPDF_PAGEOBJ_IMAGE:
            yield PagePicture(box, None)
            return


def _bounds(painted: Any) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(painted, left, bottom, right, top):
        return None
    return Box(left.value, bottom.value, right.value, top.value)


def _rules_of(path: Any) -> list[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    box = _bounds(path)
    if box is None or not (fill.value or stroke.value):
        return []
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if min(width, height) <= _THIN:
        return [_rule(box)] if max(width, height) >= _SHORTEST else []
    if not stroke.value:
        return []
    return list(_stroked(path))


def _rule(box: Box) -> Rule:
    """The middle line of a thin box."""
    if box.x1 - box.x0 >= box.y1 - box.y0:
        middle = (box.y0 + box.y1) / 2
        return Rule(box.x0, middle, box.x1, middle)
    middle = (box.x0 + box.x1) / 2
    return Rule(middle, box.y0, middle, box.y1)


def _stroked(path: Any) -> Iterator[Rule]:
    """The level and upright sides that a stroked path draws."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for at in range(min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _side(last, point)
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _side(point, start)
            last = start


def _side(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    box = Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if min(width, height) <= _THIN and max(width, height) >= _SHORTEST:
        yield _rule(box)
