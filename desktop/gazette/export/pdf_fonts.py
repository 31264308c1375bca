"""Fonts inside the PDF: subsets embedded as Type0 with Identity-H, and a code for every pair of glyph and stored text.

Codes are our own (CID), mapped to glyphs by CIDToGIDMap and to text by ToUnicode, so that one glyph may stand for
several stored texts (``．`` for ``. ``) and still be extracted as stored.
"""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import sub
from struct import pack_into, unpack, unpack_from
from sys import byteorder
from typing import NamedTuple

import pikepdf
import uharfbuzz as hb
from isal import isal_zlib
from pikepdf import Array, Dictionary, Name

from gazette.typeset import Font, Run, glyph_ids
from gazette.typeset.shaping import MISSING

_SYMBOLIC, _ITALIC = 1 << 2, 1 << 6
"""Flags of a font descriptor (ISO 32000-2, table 121)."""
_NOT_FOR_PRINT = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT")


def deflated(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Stream:
    """A compressed stream."""
    return stream(pdf, compressed(data))


def stream(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Stream:
    """A stream of what is ``compressed`` already."""
    return pikepdf.Stream(pdf, data, Filter=Name.FlateDecode)


def compressed(data: bytes) -> bytes:
    """Deflated at level 1, which is half as long at work as level 3 and hardly makes more of pages and fonts."""
    small: bytes = isal_zlib.compress(data, 1)
    return small


@lru_cache(maxsize=64)
def _subset(font: Font, glyphs: frozenset[int]) -> tuple[bytes, int, Mapping[int, int]]:
    """The font program of ``glyphs`` compressed, its length before, and where each of them stands in it."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    dropped.update({int.from_bytes(tag.encode("ascii"), "big") for tag in _NOT_FOR_PRINT})
    plan = hb.SubsetPlan(font.face, wanted)
    program = bytes(plan.execute().blob.data)
    return compressed(program), len(program), dict(plan.old_to_new_glyph_mapping)


def _width(font: Font, glyph: int) -> int:
    """The advance in thousandths of an em, whole ones: some readers cut off what is less."""
    width: int = round(font.advance(glyph) * 1000 / font.units_per_em)
    return width


class _Widths(dict[int, float]):
    """Natural advances at one size, in thousandths of a point, by glyph."""

    def __init__(self, font: Font, size: int) -> None:
        self._font, self._scale = font, size / 1000

    def __missing__(self, glyph: int) -> float:
        width: float = _width(self._font, glyph) * self._scale
        self[glyph] = width
        return width


class _Parts(NamedTuple):
    """What is written of a font; program, map of glyphs and map of texts are compressed."""

    tag: str
    program: bytes
    length: int
    glyph_map: bytes
    to_unicode: bytes
    widths: bytes


class ShownGlyphs:
    """The glyphs of one font that runs show, and the text that each stands for."""

    __slots__ = ("_codes", "_pairs", "_texts")

    def __init__(self) -> None:
        self._codes: list[bytes] = []
        self._texts: list[str] = []
        self._pairs: set[tuple[int, str]] = set()

    def add(self, run: Run) -> None:
        """Take in what ``run`` shows."""
        texts = run.texts
        if isinstance(texts, str):
            self._codes.append(run.codes)
            self._texts.append(texts)
        else:
            self._pairs.update(zip(run.ids, texts, strict=True))

    def pairs(self) -> list[tuple[int, str]]:
        """Each glyph with each of its texts, once, in order."""
        codes, texts = b"".join(self._codes), "".join(self._texts)
        units = texts.encode("utf-16-be", "surrogatepass")
        if len(units) == len(codes):
            both = bytearray(2 * len(codes))  # a glyph and its character are one number: told apart once each
            both[0::4], both[1::4], both[2::4], both[3::4] = codes[0::2], codes[1::2], units[0::2], units[1::2]
            for number in set(memoryview(both).cast("I")):
                glyph, character = unpack(">HH", number.to_bytes(4, byteorder))
                self._pairs.add((glyph, chr(character)))
        else:
            self._pairs.update(zip(glyph_ids(codes), texts, strict=True))
        return sorted(self._pairs)


class EmbeddedFont:
    """One font as used in one PDF, with the glyphs that it shows and the text that each stands for.

    The code of a glyph is its id; with every text but the first of those it is ``shown`` for it gets a further code.
    """

    def __init__(self, font: Font, resource: str, shown: Sequence[tuple[int, str]]) -> None:
        self.font = font
        self.resource = resource
        self._texts = dict(reversed(shown))
        self._further: dict[tuple[int, str], int] = {}
        self._widths: dict[int, _Widths] = {}
        self._parts: _Parts | None = None
        if len(self._texts) < len(shown):
            further = [pair for pair in shown if self._texts[pair[0]] != pair[1]]
            self._further = {pair: code for code, pair in enumerate(further, font.face.glyph_count)}
        self._ambiguous = frozenset(glyph for glyph, _ in self._further)

    def shown(self, run: Run) -> str:
        """The operators that show ``run``, with a shift where a glyph is off its natural place.

        Glyphs of one em each need no look. The file rounds the widths of others, and shifts make up for it.
        """
        codes, count = run.codes.hex(), len(run.own)
        if self._ambiguous and not self._ambiguous.isdisjoint(run.ids):
            further = self._further
            codes = "".join(
                f"{further[pair]:04x}" if pair in further else codes[4 * place : 4 * place + 4]
                for place, pair in enumerate(zip(run.ids, run.texts, strict=True))
            )
        if count < 2:
            return f"<{codes}> Tj"
        if run.own.count(run.size) < count:
            return self._spaced(codes, run)
        shown = _shifted(codes, [(place, -by * 1000 / run.size) for place, by in run.shifts])
        return f"{run.spacing / 1000:.4f} Tc {shown} 0 Tc" if run.spacing else shown

    def _spaced(self, codes: str, run: Run) -> str:
        """Glyphs of several widths: the commonest gap is character spacing (Tc), the others are shifts."""
        widths = self._widths.get(run.size)
        if widths is None:
            widths = self._widths[run.size] = _Widths(self.font, run.size)
        gaps = list(map(sub, run.own[:-1], map(widths.__getitem__, run.ids)))
        for place, by in run.shifts:
            gaps[place] += by
        spacing = max(set(gaps), key=gaps.count)
        drift = 0.0
        shifts = []
        for place, gap in enumerate(gaps):
            drift += gap - spacing
            if drift > 1.5 or drift < -1.5:
                shifts.append((place, -drift * 1000 / run.size))
                drift = 0.0
        shown, spacing = _shifted(codes, shifts), spacing + run.spacing
        return f"{spacing / 1000:.4f} Tc {shown} 0 Tc" if spacing else shown

    @property
    def further_codes(self) -> tuple[tuple[tuple[int, str], int], ...]:
        """The codes that are no glyph ids, by glyph and text."""
        return tuple(self._further.items())

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """Add the subset font to ``pdf``; returns its font dictionary."""
        parts = self._parts
        if parts is None:
            parts = self._parts = self._made()
        name = Name(f"/{parts.tag}+{self.font.name.replace(' ', '')}")
        file = stream(pdf, parts.program)
        file.Length1 = parts.length
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(self._descriptor(name, file)),
            CIDToGIDMap=stream(pdf, parts.glyph_map),
            DW=1000,
            W=pikepdf.Object.parse(parts.widths),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=stream(pdf, parts.to_unicode),
            )
        )

    def _made(self) -> _Parts:
        to_unicode = self._to_unicode()
        program, length, new_ids = _subset(self.font, frozenset(self._texts))
        glyphs = {glyph: glyph for glyph in self._texts} | {code: glyph for (glyph, _), code in self._further.items()}
        glyph_map = bytearray(2 * max(glyphs) + 2)
        for code, glyph in glyphs.items():
            pack_into(">H", glyph_map, 2 * code, new_ids[glyph])
        packed, widths = compressed(bytes(glyph_map)), self._width_array(glyphs)
        return _Parts(_tag(to_unicode), program, length, packed, compressed(to_unicode), widths)

    def _width_array(self, glyphs: dict[int, int]) -> bytes:
        """Advances in thousandths of an em of the codes that are not one em wide."""
        em, advance = self.font.units_per_em, self.font.advance
        others = sorted(code for code, glyph in glyphs.items() if advance(glyph) != em)
        listed = " ".join([f"{code} [{_width(self.font, glyphs[code])}]" for code in others])
        return f"[{listed}]".encode("ascii")

    def _descriptor(self, name: Name, file: pikepdf.Stream) -> Dictionary:
        face, scale = self.font.face, 1000 / self.font.units_per_em
        box = [round(value * scale) for value in _numbers(face, "head", 36, ">hhhh")]
        (italic_angle,) = _numbers(face, "post", 4, ">i")
        (weight,) = _numbers(face, "OS/2", 4, ">H")
        (cap_height,) = _numbers(face, "OS/2", 88, ">h")
        extents = hb.Font(face).get_font_extents("ltr")
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=_SYMBOLIC | (_ITALIC if italic_angle else 0),
            FontBBox=Array(box),
            ItalicAngle=italic_angle / 0x10000,
            Ascent=round(extents.ascender * scale),
            Descent=round(extents.descender * scale),
            CapHeight=round(cap_height * scale),
            StemV=_stem(weight),
            FontFile2=file,
        )

    def _to_unicode(self) -> bytes:
        pairs = sorted([*self._texts.items(), *((code, text) for (_, text), code in self._further.items())])
        pairs = [(code, text if text.isprintable() else _readable(text)) for code, text in pairs if text]
        blocks = []
        for start in range(0, len(pairs), 100):
            chunk = pairs[start : start + 100]
            rows = "\n".join(
                [
                    f"<{code:04x}> <{ord(text):04x}>"
                    if len(text) == 1 and text < "\U00010000"
                    else f"<{code:04x}> <{text.encode('utf-16-be', 'surrogatepass').hex()}>"
                    for code, text in chunk
                ]
            )
            blocks.append(f"{len(chunk)} beginbfchar\n{rows}\nendbfchar")
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            + "\n".join(blocks)
            + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


def _numbers(face: hb.Face, table: str, at: int, form: str) -> tuple[int, ...]:
    """Numbers of ``form`` (as ``struct`` writes it) that stand in a table of a font at the byte ``at``."""
    return unpack_from(form, face.reference_table(table).data, at)


def _stem(weight: int) -> int:
    """The width of upright stems; no table of a font says it, so that it is estimated from the weight class."""
    return round(10 + 0.244 * (weight - 50))


def _readable(text: str) -> str:
    """What a glyph says to who copies it: controls, which no file should hold as text, the mark that is drawn."""
    unseen = len(text) == 1 and not text.isspace() and unicodedata.category(text) in ("Cc", "Cf")
    return MISSING if unseen else text


def _tag(to_unicode: bytes) -> str:
    """Six letters that tell this subset from others."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(to_unicode).digest()[:6])


def _shifted(codes: str, shifts: list[tuple[int, float]]) -> str:
    """Codes, four digits each, with shifts after some of them, in thousandths of an em."""
    if not shifts:
        return f"<{codes}> Tj"
    parts = []
    done = 0
    for place, shift in shifts:
        end = 4 * place + 4
        parts.append(f"{codes[done:end]}>{shift:.1f}<")
        done = end
    return f"[<{''.join(parts)}{codes[done:]}>] TJ"
