"""The fonts that pages are set in: glyph ids and advances from HarfBuzz with Chinese shaping, never from cmap alone."""

import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb

from gazette.errors import TypesetError

# OpenType: bits of fsType that say what may be done, and what they say where nothing may.
_LICENCE = 0x000F
_RESTRICTED = 0x0002


class Font:
    """One font file; ``name`` is its family and weight (``Noto Serif SC 400``)."""

    def __init__(self, name: str, file: Path) -> None:
        self.name = name
        self.file = file
        try:
            self.blob = hb.Blob.from_file_path(str(file))
        except OSError:
            raise TypesetError("typeset.font_missing", file=file.name) from None
        self.face = hb.Face(self.blob)
        self.units_per_em = self.face.upem
        self._font = hb.Font(self.face)
        self.characters = frozenset(map(chr, self.face.unicodes))
        self._advances: dict[int, int] = {}
        self._shaped: dict[tuple[str, bool], tuple[tuple[int, int, int], ...]] = {}

    @property
    def embeddable(self) -> bool:
        """Whether the licence that the font states of itself (OS/2, fsType) lets it stand inside a file."""
        stated = bytes(self.face.reference_table("OS/2").data)[8:10]
        return int.from_bytes(stated, "big") & _LICENCE != _RESTRICTED

    def advance(self, glyph: int) -> int:
        """The advance of a glyph in font units."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return known

    def shape(self, text: str, *, han: bool) -> tuple[tuple[int, int, int], ...]:
        """Glyphs of ``text`` as (glyph id, advance in font units, index of the first character it stands for)."""
        known = self._shaped.get((text, han))
        if known is None:
            known = self._shaped[text, han] = self._shape(text, han=han)
        return known

    def _shape(self, text: str, *, han: bool) -> tuple[tuple[int, int, int], ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.script = "Hani" if han else "Latn"
        buffer.language = "zh-Hans" if han else "en"
        hb.shape(self._font, buffer, {"liga": False, "clig": False, "kern": not han})
        places = [0]  # an accent that is set on its letter stands back from where that ends
        end = 0
        for position in buffer.glyph_positions:
            places[-1] += position.x_offset if end else 0
            end += position.x_advance
            places.append(end)
        steps = (after - before for before, after in pairwise(places))
        return tuple((info.codepoint, step, info.cluster) for info, step in zip(buffer.glyph_infos, steps, strict=True))


class FontSet:
    """The shipped fonts by name, loaded when first used."""

    def __init__(self, folder: Path) -> None:
        listed = tomllib.loads((folder / "fonts.toml").read_text("utf-8"))["font"]
        self._files = {f"{font['family']} {font['weight']}{_slant(font)}": folder / font["file"] for font in listed}
        self._fonts: dict[str, Font] = {}

    def __getitem__(self, name: str) -> Font:
        font = self._fonts.get(name)
        if font is None:
            self.require([name])
            font = self._fonts[name] = Font(name, self._files[name])
        return font

    @property
    def names(self) -> Collection[str]:
        """The names of all that there are."""
        return self._files.keys()

    def require(self, names: Iterable[str]) -> None:
        """TypesetError ``typeset.font_unknown`` where a font of ``names`` does not ship; opens none."""
        for name in names:
            if name not in self._files:
                raise TypesetError("typeset.font_unknown", name=name, known="、".join(sorted(self._files)))


def _slant(font: dict[str, object]) -> str:
    return " Italic" if font.get("italic") or font.get("style") == "italic" else ""


@cache
def shared_fonts(folder: Path) -> FontSet:
    """The font set of ``folder``, one for the whole process: fonts are read-only and slow to open."""
    return FontSet(folder)
