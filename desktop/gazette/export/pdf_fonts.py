"""Fonts inside the PDF: subsets embedded as Type0 with Identity-H, and a code for every pair of glyph and stored text.

Codes are our own (CID), mapped to glyphs by CIDToGIDMap and to text by ToUnicode, so that one glyph may stand for
several stored texts (``．`` for ``. ``) and still be extracted as stored.
"""

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

from gazette.typeset import Font

_NOT_FOR_PRINT = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT")


@dataclass(slots=True)
class EmbeddedFont:
    """One font as used in one PDF: ``codes`` maps (glyph id, text) to its code, from 1."""

    font: Font
    resource: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    usual: dict[int, tuple[str, str, float]] = field(default_factory=dict)

    def show(self, glyph: int, text: str) -> tuple[str, str, float]:
        """The text, the code in hexadecimal and the advance in em of ``glyph`` standing for ``text``.

        What a glyph first stood for is its ``usual`` answer, for callers to look up before they ask.
        """
        code = self.codes.setdefault((glyph, text), len(self.codes) + 1)
        answer = text, f"{code:04X}", self.font.advance(glyph) / self.font.units_per_em
        self.usual.setdefault(glyph, answer)
        return answer

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """Add the subset font to ``pdf``; returns its font dictionary."""
        name = Name(f"/{self._tag()}+{self.font.name.replace(' ', '')}")
        widths = [self.usual[glyph][2] * 1000 for glyph, _ in self.codes]
        program, new_ids = self._subset()
        glyph_map = b"\0\0" + b"".join(struct.pack(">H", new_ids[glyph]) for glyph, _ in self.codes)
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(self._descriptor(pdf, name, program)),
            CIDToGIDMap=pdf.make_stream(glyph_map),
            DW=1000,
            W=Array([1, Array([round(width, 3) for width in widths])]),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(self._to_unicode()),
            )
        )

    def _tag(self) -> str:
        digest = hashlib.sha256(repr(sorted(self.codes)).encode()).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6])

    def _descriptor(self, pdf: pikepdf.Pdf, name: Name, program: bytes) -> Dictionary:
        scale = 1000 / self.font.units_per_em
        head = self.font.face.reference_table("head").data
        box = [round(value * scale) for value in struct.unpack(">hhhh", head[36:44])]
        extents = hb.Font(self.font.face).get_font_extents("ltr")
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array(box),
            ItalicAngle=-12 if "Italic" in self.font.name else 0,
            Ascent=round(extents.ascender * scale),
            Descent=round(extents.descender * scale),
            CapHeight=700,
            StemV=80,
            FontFile2=pdf.make_stream(program),
        )

    def _subset(self) -> tuple[bytes, Mapping[int, int]]:
        """The font program of the glyphs in use, and where each of them stands in it."""
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update({glyph for glyph, _ in self.codes})
        wanted.flags = hb.SubsetFlags.NO_HINTING
        dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        dropped.update({int.from_bytes(tag.encode("ascii"), "big") for tag in _NOT_FOR_PRINT})
        plan = hb.SubsetPlan(self.font.face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _to_unicode(self) -> bytes:
        pairs = [(code, text) for (_, text), code in self.codes.items() if text]
        blocks = []
        for start in range(0, len(pairs), 100):
            chunk = pairs[start : start + 100]
            rows = "\n".join(
                f"<{code:04X}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>" for code, text in chunk
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
