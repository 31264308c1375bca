"""An OFD file against the pages it was written of: sizes, text, every glyph and picture in its place, outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

import uharfbuzz as hb
from lxml import etree

from gazette.export.ofd_elements import MILLIMETRES
from gazette.export.pdf_metadata import readable
from gazette.preflight.ofd_reading import OfdFile, Problem, named, objects_of, text_of
from gazette.typeset import FontSet, Page, Pages

_NEAR = 0.002
"""How far, in millimetres, a place may be off: lengths are rounded to a ten thousandth, several of them add up."""
_BEHIND = "Background"


class _Drawn(NamedTuple):
    """A glyph in its font, its origin in millimetres from the corner of the page."""

    font: str
    glyph: int
    x: float
    y: float


@dataclass(slots=True)
class _Layer:
    """What a layer has, in order."""

    texts: list[str] = field(default_factory=list)
    drawn: list[_Drawn] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def against_pages(file: OfdFile, pages: Pages, fonts: FontSet) -> Iterator[Problem]:
    """Where the file is not what the pages say."""
    if len(file.pages) != len(pages.pages):
        yield "preflight.ofd_size", f"{len(file.pages)} / {len(pages.pages)}"
        return
    assert file.root is not None
    if (title := file.root.findtext(f".//{named('Title')}") or "") != readable(pages.title):
        yield "preflight.ofd_information", f"Title “{title}”"
    same = _SameGlyphs(file, fonts)
    for index, ((_, found), page) in enumerate(zip(file.pages, pages.pages, strict=True)):
        for rule, what in _page(found, page, same):
            yield rule, f"page {index + 1}: {what}".rstrip(": ")
    yield from _outline(file, pages)


def _page(found: etree._Element, page: Page, same: "_SameGlyphs") -> Iterator[Problem]:
    box = (found.findtext(f".//{named('PhysicalBox')}") or "").strip()
    if not _near(_numbers(box), (0, 0, page.width * MILLIMETRES, page.height * MILLIMETRES)):
        yield "preflight.ofd_size", box
    wanted, seen = _wanted(page), _seen(found)
    for name in ("Body", _BEHIND):
        if wanted[name].text != seen[name].text:
            yield "preflight.ofd_text", _difference(wanted[name].text, seen[name].text)
            continue
        for one, other in zip_longest(wanted[name].drawn, seen[name].drawn):
            if one is None or other is None or not same.holds(one, other):
                yield "preflight.ofd_glyph", ""
                break
            if not _near((one.x, one.y), (other.x, other.y)):
                yield "preflight.ofd_place", f"({one.x:.2f}, {one.y:.2f}) / ({other.x:.2f}, {other.y:.2f})"
                break
    yield from _pictures(found, page)


def _wanted(page: Page) -> dict[str, _Layer]:
    layers = {"Body": _Layer(), _BEHIND: _Layer()}
    for sheet in (page, page.turned) if page.turned else (page,):
        for run in sheet.glyphs:
            layer = layers[_BEHIND if run.artefact else "Body"]
            layer.texts.append(readable("".join(run.texts)))
            for glyph, offset in zip(run.ids, run.offsets, strict=True):
                x, y = run.x + offset, run.y
                if sheet is not page:
                    x, y = y, page.height - x
                layer.drawn.append(_Drawn(run.font, glyph, x * MILLIMETRES, y * MILLIMETRES))
    return layers


def _seen(found: etree._Element) -> dict[str, _Layer]:
    layers = {"Body": _Layer(), _BEHIND: _Layer()}
    for kind, text in objects_of(found, "TextObject"):
        layer = layers[_BEHIND if kind == _BEHIND else "Body"]
        left, top, *_ = _numbers(text.get("Boundary", "0 0"))
        a, b, c, d, e, f = _numbers(text.get("CTM", "1 0 0 1 0 0"))
        code, glyphs = text.find(named("TextCode")), text.find(f".//{named('Glyphs')}")
        assert code is not None
        assert glyphs is not None
        layer.texts.append(code.text or "")
        x, y = float(code.get("X", "0")), float(code.get("Y", "0"))
        for glyph, step in zip(text_of(glyphs).split(), [*_numbers(code.get("DeltaX", "")), 0.0], strict=True):
            place = left + a * x + c * y + e, top + b * x + d * y + f
            layer.drawn.append(_Drawn(text.get("Font", ""), int(glyph), *place))
            x += step
    return layers


def _pictures(found: etree._Element, page: Page) -> Iterator[Problem]:
    wanted = [one for one in page.pictures if not one.missing]
    for picture, image in zip_longest(wanted, [image for _, image in objects_of(found, "ImageObject")]):
        if picture is None or image is None:
            yield "preflight.ofd_place", "ImageObject"
            continue
        box = [each * MILLIMETRES for each in (picture.x, picture.y, picture.width, picture.height)]
        matrix = (box[2], 0, 0, box[3], 0, 0)
        if not _near(_numbers(image.get("Boundary", "")), box) or not _near(_numbers(image.get("CTM", "")), matrix):
            yield "preflight.ofd_place", f"ImageObject {image.get('ID')}"


def _outline(file: OfdFile, pages: Pages) -> Iterator[Problem]:
    assert file.document is not None
    numbers = [number for number, _ in file.pages]
    seen = [
        (line.get("Title"), found.get("PageID"))
        for line in file.document.iter(named("OutlineElem"))
        for found in line.iterfind(f"{named('Actions')}//{named('Dest')}")
    ]
    for wanted, line in zip_longest([(readable(item.title), numbers[item.page]) for item in pages.outline], seen):
        if wanted != line:
            yield "preflight.ofd_outline", str((wanted or line or ("",))[0])
            return


class _SameGlyphs:
    """Whether a glyph inside the file draws what one of our fonts does, by advance and ink."""

    def __init__(self, file: OfdFile, fonts: FontSet) -> None:
        self._held = {number: hb.Font(hb.Face(program)) for number, program in file.fonts.items() if program}
        self._ours = fonts
        self._fonts: dict[str, hb.Font] = {}
        self._known: dict[tuple[str, int, str, int], bool] = {}

    def holds(self, ours: _Drawn, held: _Drawn) -> bool:
        """Whether they draw the same."""
        key = ours.font, ours.glyph, held.font, held.glyph
        if key not in self._known:
            if ours.font not in self._fonts:
                self._fonts[ours.font] = hb.Font(self._ours[ours.font].face)
            one, other = self._fonts[ours.font], self._held[held.font]
            self._known[key] = _look(one, ours.glyph) == _look(other, held.glyph)
        return self._known[key]


def _look(font: hb.Font, glyph: int) -> tuple[object, ...]:
    extents = font.get_glyph_extents(glyph)
    ink = None if extents is None else (extents.x_bearing, extents.y_bearing, extents.width, extents.height)
    return font.get_glyph_h_advance(glyph), font.face.upem, ink


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split()]


def _near(seen: Sequence[float], wanted: Sequence[float]) -> bool:
    return len(seen) == len(wanted) and all(abs(a - b) <= _NEAR for a, b in zip(seen, wanted, strict=True))


def _difference(wanted: str, seen: str) -> str:
    """Where two texts part."""
    at = next((at for at, pair in enumerate(zip(wanted, seen, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(wanted), len(seen)) if at is None else at
    return f"“{wanted[max(0, at - 5) : at + 10]}” / “{seen[max(0, at - 5) : at + 10]}”"
