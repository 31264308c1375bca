"""A page → its content in OFD: text and pictures in the body layer, what is no content in a layer behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from gazette.export.ofd_elements import MILLIMETRES, element, millimetres, text_element
from gazette.export.ofd_fonts import OfdFont
from gazette.typeset import Glyphs, Page, PagePicture, Rule

# how far glyphs may reach above and below the baseline, as parts of the size
_ABOVE, _BELOW = 1.0, 0.4


def sheets_of(page: Page) -> tuple[Page, ...]:
    """A page, and the sheet that is drawn on it turned."""
    return (page, page.turned) if page.turned else (page,)


@dataclass(slots=True)
class PageContent:
    """One page, with the fonts and (by SHA-256) the numbers of the pictures that it shows."""

    page: Page
    fonts: Mapping[str, OfdFont]
    pictures: Mapping[str, str]
    numbers: Iterator[str]

    def element(self) -> etree._Element:
        """The whole ``Page``."""
        page = self.page
        root = element("Page")
        text_element(element("Area", root), "PhysicalBox", f"0 0 {millimetres(page.width)} {millimetres(page.height)}")
        content = element("Content", root)
        behind = element("Layer", content, ID=next(self.numbers), Type="Background")
        body = element("Layer", content, ID=next(self.numbers), Type="Body")
        for picture in page.pictures:
            if not picture.missing:
                self._picture(body, picture)
        for sheet in sheets_of(page):
            turned = sheet is not page
            for rule in sheet.rules:
                self._rule(behind, rule, turned)
            for glyphs in sheet.glyphs:
                for part in self.fonts[glyphs.font].parts(glyphs):
                    self._text(behind if glyphs.artefact else body, part, turned)
        return root

    def _text(self, layer: etree._Element, glyphs: Glyphs, turned: bool) -> None:
        font = self.fonts[glyphs.font]
        left = 0.0 if turned else glyphs.x
        top = 0.0 if turned else glyphs.y - _ABOVE * glyphs.size
        wide = glyphs.offsets[-1] + font.advance(glyphs.ids[-1]) * glyphs.size
        made = element("TextObject", layer, ID=next(self.numbers), Font=font.id, Size=millimetres(glyphs.size))
        self._place(made, (left, top, wide, (_ABOVE + _BELOW) * glyphs.size), turned)
        text = "".join(glyphs.texts)
        codes = [font.glyph_codes[glyph] for glyph in glyphs.ids]
        transform = element("CGTransform", made, CodePosition="0", CodeCount=str(len(text)), GlyphCount=str(len(codes)))
        text_element(transform, "Glyphs", " ".join(map(str, codes)))
        places = {"X": millimetres(glyphs.x - left), "Y": millimetres(glyphs.y - top)}
        if len(codes) > 1:
            places["DeltaX"] = " ".join(_steps(glyphs.offsets))
        text_element(made, "TextCode", text, **places)

    def _rule(self, layer: etree._Element, rule: Rule, turned: bool) -> None:
        half = rule.width / 2
        x, y = (0.0, 0.0) if turned else (min(rule.x0, rule.x1) - half, min(rule.y0, rule.y1) - half)
        made = element("PathObject", layer, ID=next(self.numbers), LineWidth=millimetres(rule.width))
        self._place(made, (x, y, abs(rule.x1 - rule.x0) + rule.width, abs(rule.y1 - rule.y0) + rule.width), turned)
        ends = (rule.x0 - x, rule.y0 - y, rule.x1 - x, rule.y1 - y)
        text_element(made, "AbbreviatedData", "M {} {} L {} {}".format(*map(millimetres, ends)))

    def _picture(self, layer: etree._Element, picture: PagePicture) -> None:
        """A picture is one unit wide and high, which its matrix makes as large as it is."""
        number = self.pictures[picture.sha256]
        made = element("ImageObject", layer, ID=next(self.numbers), ResourceID=number)
        wide, high = millimetres(picture.width), millimetres(picture.height)
        made.set("Boundary", f"{millimetres(picture.x)} {millimetres(picture.y)} {wide} {high}")
        made.set("CTM", f"{wide} 0 0 {high} 0 0")

    def _place(self, made: etree._Element, box: tuple[float, float, float, float], turned: bool) -> None:
        """Where an object stands; a turned sheet is turned anticlockwise, its head the left edge of the page."""
        if turned:
            box = (0.0, 0.0, self.page.width, self.page.height)
            made.set("CTM", f"0 -1 1 0 0 {millimetres(self.page.height)}")
        made.set("Boundary", " ".join(map(millimetres, box)))


def _steps(offsets: tuple[float, ...]) -> Iterator[str]:
    """From each glyph to the next; what rounding takes from one step goes into the next, so that the sum is right."""
    placed = offsets[0]
    for offset in offsets[1:]:
        step = millimetres(offset - placed)
        yield step
        placed += float(step) / MILLIMETRES
