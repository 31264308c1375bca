"""The first reading: the glyphs of the pages' values, with natural advances and ink taken from the fonts."""

import uharfbuzz as hb

from gazette.preflight.reading import RAISED, Box, Line, Reading, Stroke, shown_text
from gazette.preflight.slots import Layout, Slot
from gazette.typeset import Font, FontSet, Run

_GETA = "\u3013"


class _Natural(dict[int, float]):
    """Natural advances of one font at one size, in points."""

    def __init__(self, font: Font, size: int) -> None:
        self._font, self._scale = font, size / font.units_per_em / 1000

    def __missing__(self, glyph: int) -> float:
        width: float = self._font.advance(glyph) * self._scale
        self[glyph] = width
        return width


class PagesInk:
    """Finds ink by the fonts' own outlines."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._drawn: dict[str, hb.Font] = {}

    def ink(self, line: Line, at: int) -> Box | None:
        """The ink of the glyph ``at`` of a line; None where it draws nothing."""
        name, size, glyph, rise = line.marks[at]
        font = self._drawn.get(name)
        if font is None:
            font = self._drawn[name] = hb.Font(self._fonts[name].face)
        extents = font.get_glyph_extents(glyph)
        if extents is None or not extents.width or not extents.height:
            return None
        scale = size / 1000 / self._fonts[name].units_per_em
        left, top = line.xs[at] + extents.x_bearing * scale, line.y - rise / 1000 - extents.y_bearing * scale
        return Box(left, top, left + extents.width * scale, top - extents.height * scale)


def read_pages(layout: Layout, fonts: FontSet, told: frozenset[str]) -> Reading:
    """Read the pages; ``told`` are the characters whose lack is said in a finding already."""
    reading = Reading(PagesInk(fonts))
    natural: dict[tuple[str, int], _Natural] = {}
    getas: dict[str, int | None] = {}
    for slot in layout.slots:
        if line := _line(slot, fonts, natural):
            reading.lines.append(line)
        for run in slot.line.runs:
            _look_at_face(reading, slot, run, (fonts, getas), told)
    for sheet in layout.sheets:
        rules = sheet.value.rules
        reading.pictures.append(
            [
                Box(one.x, one.y, one.x + one.width, one.y + one.height)
                for one in sheet.value.pictures
                if not one.missing
            ]
        )
        reading.strokes.append([Stroke(rule.x0, rule.y0, rule.x1, rule.y1, rule.width) for rule in rules])
    return reading


def _line(slot: Slot, fonts: FontSet, natural: dict[tuple[str, int], _Natural]) -> Line | None:
    runs = slot.line.runs
    if not runs:
        return None
    base = slot.origin
    xs: list[float] = []
    widths: list[float] = []
    texts: list[str] = []
    shown = ""
    marks: list[object] = []
    for run in runs:
        key = (run.font, run.size)
        known = natural.get(key)
        if known is None:
            known = natural[key] = _Natural(fonts[run.font], run.size)
        start = base + run.x / 1000
        xs += [start + at / 1000 for at in run.offsets[:-1]]
        widths += map(known.__getitem__, run.ids)
        texts += run.texts
        shown += shown_text(run.texts) if not run.rise else RAISED * len(run.ids)
        marks += [(run.font, run.size, glyph, run.rise) for glyph in run.ids]
    size = max(run.size for run in runs) / 1000
    return Line(slot, shown, texts, xs, widths, size, slot.y, marks)


def _look_at_face(
    reading: Reading, slot: Slot, run: Run, known: tuple[FontSet, dict[str, int | None]], told: frozenset[str]
) -> None:
    """Glyph 0, or a geta mark where another character should stand and no finding says so."""
    fonts, getas = known
    if run.font not in getas:
        getas[run.font] = hb.Font(fonts[run.font].face).get_nominal_glyph(ord(_GETA))
    if 0 in run.ids:
        reading.faces.append((slot.page, f"{run.font}: glyph 0"))
    geta = getas[run.font]
    if geta in run.ids:
        for glyph, text in zip(run.ids, run.texts, strict=True):
            if glyph == geta and text != _GETA and text not in told:
                reading.faces.append((slot.page, f"{run.font}: {text}"))
