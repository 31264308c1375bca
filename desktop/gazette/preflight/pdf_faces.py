"""Codes of a PDF's fonts that have a text but no glyph: what they show is an empty box."""

import io
import re
from collections.abc import Iterator
from struct import unpack_from
from typing import Any

import pikepdf

_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_CODE = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")


def glyphless_codes(content: bytes) -> list[tuple[int, str]]:
    """For each code that maps to glyph 0: index of the page first met with its font, and the font's name and text."""
    found: list[tuple[int, str]] = []
    looked_at: set[tuple[int, int]] = set()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for index, page in enumerate(pdf.pages):
            fonts: Any = page.obj.get("/Resources")
            fonts = fonts.get("/Font") if fonts is not None else None
            if fonts is not None and fonts.objgen not in looked_at:
                looked_at.add(fonts.objgen)
                for font in fonts.values():
                    found += [(index, wrong) for wrong in _without_glyph(font)]
    return found


def _without_glyph(font: Any) -> Iterator[str]:
    descendants = font.get("/DescendantFonts")
    to_unicode = font.get("/ToUnicode")
    if descendants is None or to_unicode is None:
        return
    glyph_map = descendants[0].get("/CIDToGIDMap")
    if not isinstance(glyph_map, pikepdf.Stream):
        return
    glyphs = glyph_map.read_bytes()
    for code, text in _CODE.findall(b"".join(_CHARACTERS.findall(to_unicode.read_bytes()))):
        at = 2 * int(code, 16)
        if at + 2 > len(glyphs) or unpack_from(">H", glyphs, at)[0] == 0:
            name = str(font.get("/BaseFont", ""))
            yield f"{name}: {bytes.fromhex(text.decode()).decode('utf-16-be', 'replace')}"
