"""The second reading: characters, rules, faces and colours of the finished PDF, by PDFium, which did not write it."""

import ctypes
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, gt
from typing import Any, NamedTuple
from unicodedata import combining

import pypdfium2 as pdfium
from pypdfium2 import raw

from gazette.preflight.pdf_faces import glyphless_codes
from gazette.preflight.pdf_objects import ObjectReader, PageObjects
from gazette.preflight.reading import RAISED, Box, Line, Reading, Strays, Stroke, shown_text
from gazette.preflight.slots import Layout, Sheet, Slot

_NEAR = 3.0
"""How far, in points, a baseline may be from its slot's to be taken for it."""
_RAISED = 1.0
"""How much higher, in points, than the rest of its line a mark stands that is raised; and at the most."""
_HIGHEST = 30.0
_HYPHENS = (2, 0xFFFE)
"""What PDFium calls a hyphen at a line's end."""
_SAME = 0.02
_OVERHANG = 0.25
"""How far, in em, a letter's ink may hang over the next one."""
_FLAT = 0.05
"""What is less high, in points, is no ink: PDFium's box of a space."""
_BESIDE = 12.0
"""How far, in points, a run may begin outside its slot's frame."""


class _Run(NamedTuple):
    """The glyphs of one text object on one baseline, ``y`` counting down from the page's top, in parallel lists.

    ``places`` are their indices among the page's characters.
    """

    size: float
    y: float
    texts: list[str]
    xs: list[float]
    widths: list[float]
    places: list[int]


_PARTS = (attrgetter("texts"), attrgetter("xs"), attrgetter("widths"), attrgetter("places"))


@dataclass(slots=True)
class PdfInk:
    """Finds ink by asking PDFium for a character's box; keeps the text of the page asked for last.

    ``edges`` are left, bottom and top of the trimmed pages.
    """

    document: pdfium.PdfDocument
    sheets: list[Sheet]
    edges: list[tuple[float, float, float]]
    page: int = -1
    text: pdfium.PdfTextPage | None = None

    def ink(self, line: Line, at: int) -> Box | None:
        """The ink of the glyph ``at`` of a line; None where it draws nothing."""
        page, _, turned = self.sheets[line.slot.page]
        if self.page != page or self.text is None:
            self.page, self.text = page, self.document[page].get_textpage()
        left, bottom, right, top = self.text.get_charbox(line.marks[at])
        x, foot, head = self.edges[page]
        box = (
            Box(bottom - foot, left - x, top - foot, right - x)
            if turned
            else Box(left - x, head - top, right - x, head - bottom)
        )
        return None if box.right <= box.left or box.bottom <= box.top + _FLAT else box


@contextmanager
def read_pdf(layout: Layout, content: bytes) -> Iterator[Reading]:
    """Read the file that was written of the pages of ``layout``; ink is found while it is open."""
    document = pdfium.PdfDocument(content)
    try:
        yield _read(document, layout, content)
    finally:
        document.close()


def _read(document: pdfium.PdfDocument, layout: Layout, content: bytes) -> Reading:
    edges: list[tuple[float, float, float]] = []
    reading = Reading(PdfInk(document, layout.sheets, edges))
    objects = ObjectReader()
    sheets = {sheet.page: index for index, sheet in enumerate(layout.sheets) if sheet.turned}
    turned: list[tuple[int, list[Stroke], list[_Run]]] = []
    for index in range(max(len(document), len(layout.pages.pages))):
        slots = layout.by_page[index] if index < len(layout.pages.pages) else []
        strokes: list[Stroke] = []
        runs: list[_Run] = []
        pictures: list[Box] = []
        if index < len(document):
            page = document[index]
            left, bottom, _, top = page.get_trimbox()
            edges.append((left, bottom, top))
            seen = objects.read(page, left, bottom, top)
            strokes, pictures = seen.strokes, seen.pictures
            reading.faces += [(index, face) for face in seen.faces]
            reading.colours += [(index, colour) for colour in seen.colours]
            runs = _runs(page, seen, _Frame(False, left, top))
            if seen.turned:
                turned.append((index, seen.turned_strokes, _runs(page, seen, _Frame(True, left, bottom))))
        reading.strokes.append(strokes)
        reading.pictures.append(pictures)
        _sort_into(reading, index, slots, runs)
    for page_index, page_strokes, page_runs in turned:
        at = sheets.get(page_index)
        reading.strokes += [[] for _ in range(len(reading.strokes), (at or 0) + 1)]
        if at is not None:
            reading.strokes[at] = page_strokes
        _sort_into(reading, page_index if at is None else at, [] if at is None else layout.by_page[at], page_runs)
    reading.faces += glyphless_codes(content)
    return reading


class _Frame(NamedTuple):
    """Where coordinates are counted from: the trimmed corner at the head, for turned text that at the foot."""

    turned: bool
    x: float
    y: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file in the frame, to the right and downward."""
        return (y - self.y, x - self.x) if self.turned else (x - self.x, self.y - y)

    def right(self, box: Any) -> float:
        """The end of a character's box in the direction of the text."""
        return float(box.top - self.y if self.turned else box.right - self.x)


def _runs(page: pdfium.PdfPage, seen: PageObjects, frame: _Frame) -> list[_Run]:
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        return list(_read_runs(text, seen, frame))
    finally:
        raw.FPDFText_ClosePage(text)


def _characters(
    text: Any, turned_objects: Container[int], frame: _Frame
) -> Iterator[tuple[int, int, float, float, str]]:
    """The characters of the frame's direction: index among the page's, text object, place of the origin, text.

    Those that PDFium adds (line ends) belong to no object and are none.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    unicode, origin, address = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, ctypes.addressof
    owner = raw.FPDFText_GetTextObject
    for at in range(raw.FPDFText_CountChars(text)):
        held = owner(text, at)
        if not held:
            continue
        now = address(held.contents)
        if (now in turned_objects) is not frame.turned:
            continue
        origin(text, at, at_x, at_y)
        along, across = frame.place(x.value, y.value)
        code = unicode(text, at)
        character = chr(code) if code not in _HYPHENS or not raw.FPDFText_IsHyphen(text, at) else "-"
        yield at, now, along, across, character


def _read_runs(text: Any, seen: PageObjects, frame: _Frame) -> Iterator[_Run]:
    """The characters of a page by text object and baseline."""
    box = raw.FS_RECTF()
    at_box, loose = ctypes.byref(box), raw.FPDFText_GetLooseCharBox
    current, run = 0, _Run(0.0, 0.0, [], [], [], [])
    height = here = 0.0
    for at, now, along, across, character in _characters(text, seen.turned, frame):
        if now != current or across != height:
            if run.xs:
                yield run
            current, height, here = now, across, -1.0
            run = _Run(seen.sizes.get(now, 0.0), height, [], [], [], [])
        elif along == here and run.texts[-1] == " ":
            for part in (run.texts, run.xs, run.widths, run.places):
                part.pop()  # PDFium's own guess in a wide gap
        elif along == here and not _accented(run.texts[-1], character):
            run.texts[-1] = _joined(run.texts[-1], character)
            continue
        here = along
        loose(text, at, at_box)
        if run.widths and character.isascii():
            _trim_overhang(run, here)
        run.texts.append(character)
        run.xs.append(here)
        run.widths.append(0.0 if combining(character) else frame.right(box) - here)
        run.places.append(at)
    if run.xs:
        yield run


def _trim_overhang(run: _Run, following: float) -> None:
    """PDFium's boxes take in ink that hangs over (f in italics): a letter is no wider than the next one allows."""
    over = run.xs[-1] + run.widths[-1] - following
    if 0 < over < _OVERHANG * run.size and run.texts[-1].isascii():
        run.widths[-1] -= over


def _accented(text: str, character: str) -> bool:
    """Whether a character stands where an accent does that takes no room: it is a glyph of its own."""
    return combining(text[-1]) > 0 and not combining(character)


def _joined(text: str, character: str) -> str:
    """What a glyph stands for with one more character; PDFium gives those beyond U+FFFF as two halves."""
    joined = text + character
    return joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _sort_into(reading: Reading, index: int, slots: list[Slot], runs: list[_Run]) -> None:
    """Give each run to the slot it stands in; the lines come in the slots' order."""
    by_height = sorted(enumerate(slots), key=lambda placed: placed[1].y)
    heights = [slot.y for _, slot in by_height]
    taken: defaultdict[int, list[_Run]] = defaultdict(list)
    before = 0
    for run in runs:
        found = _slot_of(run, by_height, heights, before)
        if found is None:
            reading.strays.append(Strays(index, run.xs[0], run.y, "".join(run.texts)))
        else:
            before = found
            taken[found].append(run)
    for order, slot in enumerate(slots):
        if order in taken:
            reading.lines.append(_line(slot, taken[order]))


def _slot_of(run: _Run, by_height: list[tuple[int, Slot]], heights: list[float], before: int) -> int | None:
    """The slot of a run: the one that begins where it does, else one that it lies in, next to the one used before."""
    best, least = None, (_BESIDE, True, 0)
    x = run.xs[0]
    for at in range(bisect_left(heights, run.y - _NEAR), len(heights)):
        order, slot = by_height[at]
        if slot.y > run.y + _HIGHEST:
            break
        if slot.y > run.y + _NEAR and not _is_raised(run, slot):
            continue
        beside = max(slot.left - x, x - slot.right, 0.0)
        begins = any(abs(slot.origin + begun.x / 1000 - x) < _SAME for begun in slot.line.runs)
        far = (0.0 if begins else round(beside + 2 * abs(slot.y - run.y), 1), not begins, abs(order - before))
        if far < least:
            best, least = order, far
    return best


def _is_raised(run: _Run, slot: Slot) -> bool:
    """Whether a run stands where a raised mark of the slot's line should."""
    return any(
        mark.rise
        and abs(slot.origin + mark.x / 1000 - run.xs[0]) < _SAME
        and abs(slot.y - mark.rise / 1000 - run.y) < _RAISED
        for mark in slot.line.runs
    )


def _line(slot: Slot, runs: list[_Run]) -> Line:
    """The runs as one line, from left to right."""
    runs.sort(key=_begins)
    texts, xs, widths, places = (list(chain.from_iterable(map(part, runs))) for part in _PARTS)
    baseline = max(run.y for run in runs)
    high = [run.y < baseline - _RAISED for run in runs for _ in run.xs]
    size = max(run.size for run in runs)  # an opening mark that lost its blank half may begin before a narrow letter
    if any(map(gt, xs, (following + size / 2 for following in xs[1:]))):
        order = sorted(range(len(xs)), key=xs.__getitem__)
        texts, xs, widths, places = ([part[at] for at in order] for part in (texts, xs, widths, places))
        high = [high[at] for at in order]
    shown = shown_text(texts)
    if any(high):
        shown = "".join(RAISED if up else one for one, up in zip(shown, high, strict=True))
    return Line(slot, shown, texts, xs, widths, size, baseline, places)


def _begins(run: _Run) -> float:
    return run.xs[0]
