"""Make the fonts of this folder from their packages: ``python make_fonts.py SOURCES [--into FOLDER]``.

SOURCES is a folder that holds, at any depth, the files of these packages:

* npm ``@expo-google-fonts/noto-serif-sc`` 0.4.3, ``@expo-google-fonts/noto-sans-sc`` 0.4.3
  (``npm pack NAME@VERSION`` and unpack): static TrueType instances of Noto Serif SC and Noto Sans SC
* Debian ``fonts-lxgw-wenkai`` 1.250+repack-1: ``LXGWWenKai-Regular.ttf``
* Debian ``fonts-liberation2`` 2.1.5-1: ``LiberationSerif-{Regular,Bold,Italic}.ttf``
* Debian ``unicode-data`` 15.0.0-1: ``Unihan_OtherMappings.txt.bz2``, whose property kTGH is 通用规范汉字表 (8,105)

The Chinese faces are cut down to GB 2312, the 8,105 and the signs below; the two faces that others fall back on
hold the 5,401 common traditional characters of Big5 too. LXGW WenKai has reserved names, so its subset is called
Gazette Kai. Liberation has a reserved name as well and is small: it is copied byte for byte, thus unmodified.
Needs fontTools. The same sources give the same bytes.
"""

import argparse
import bz2
import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SIGNS = (
    (0x0020, 0x024F),  # Latin with the letters of pinyin
    (0x02B0, 0x03FF),  # spacing marks, Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin, more accents
    (0x2000, 0x2BFF),  # punctuation, currency, numerals, arrows, mathematics, circled numbers, shapes
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x33FF),  # Chinese punctuation, kana, bopomofo, enclosed signs, units
    (0xFE10, 0xFE6F),  # vertical and small forms
    (0xFF00, 0xFFEF),  # full width
)
HORIZONTAL_FEATURES = (
    "calt ccmp chws clig cpsp dlig dnom fina frac fwid halt hwid init isol kern liga lnum locl mark medi mkmk numr "
    "onum palt pnum pwid rlig salt smcp subs sups tnum zero"
).split()
DROPPED_TABLES = ["FFTM", "STAT", "vhea", "vmtx"]  # the pages are horizontal


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file to make; `renamed` is the family a subset must bear where its own name is reserved."""

    file: str
    source: str
    family: str
    weight: int
    origin: str
    version: str
    licence: str
    italic: bool = False
    copied: bool = False
    traditional: bool = False
    renamed: bool = False


def _noto(kind: str, weight: int, style: str, *, traditional: bool = False) -> Face:
    return Face(
        file=f"Noto{kind}SC-{weight}.ttf",
        source=f"Noto{kind}SC_{weight}{style}.ttf",
        family=f"Noto {kind} SC",
        weight=weight,
        origin=f"npm @expo-google-fonts/noto-{kind.lower()}-sc",
        version="0.4.3",
        licence=f"OFL-Noto{kind}SC.txt",
        traditional=traditional,
    )


def _liberation(style: str, weight: int, *, italic: bool = False) -> Face:
    return Face(
        file=f"LiberationSerif-{style}.ttf",
        source=f"LiberationSerif-{style}.ttf",
        family="Liberation Serif",
        weight=weight,
        origin="Debian fonts-liberation2",
        version="2.1.5-1",
        licence="OFL-Liberation.txt",
        italic=italic,
        copied=True,
    )


FACES = (
    _noto("Serif", 400, "Regular", traditional=True),
    _noto("Serif", 700, "Bold"),
    _noto("Sans", 400, "Regular", traditional=True),
    _noto("Sans", 600, "SemiBold"),
    Face(
        file="GazetteKai-Regular.ttf",
        source="LXGWWenKai-Regular.ttf",
        family="Gazette Kai",
        weight=400,
        origin="Debian fonts-lxgw-wenkai",
        version="1.250+repack-1",
        licence="OFL-GazetteKai.txt",
        renamed=True,
    ),
    _liberation("Regular", 400),
    _liberation("Bold", 700),
    _liberation("Italic", 400, italic=True),
)


def _double_byte(encoding: str, leads: range) -> Iterator[int]:
    """Code points of the two-byte characters of `encoding` whose first byte is in `leads`."""
    for lead in leads:
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(encoding, errors="ignore")
            if len(text) == 1 and ord(text) > 0xFF:
                yield ord(text)


def general_standard(mappings: Path) -> set[int]:
    """The 8,105 code points of 通用规范汉字表 (2013) out of Unihan's kTGH."""
    text = bz2.decompress(mappings.read_bytes()).decode("utf-8")
    found = {int(code, 16) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)}
    if len(found) != 8105:
        raise SystemExit(f"{mappings}: {len(found)} characters have kTGH, 8105 should")
    return found


def characters(mappings: Path, *, traditional: bool) -> set[int]:
    """Everything a face is asked to keep; what a source has no glyph for it cannot keep."""
    kept = general_standard(mappings) | set(_double_byte("gb2312", range(0xA1, 0xF8)))
    kept |= {code for first, last in SIGNS for code in range(first, last + 1)}
    if traditional:
        kept |= set(_double_byte("big5", range(0xA4, 0xC7)))  # level 1: A440 to C67E
    return kept


def _rename(font: TTFont, family: str) -> None:
    """Give the font its own name wherever the reserved one stood; the copyright lines stay."""
    postscript = family.replace(" ", "") + "-Regular"
    names = {1: family, 3: f"{family} subset", 4: family, 6: postscript, 16: family}
    font["name"].names = [
        record
        for record in font["name"].names
        if record.platformID == 3 and record.langID == 0x409 and record.nameID in {0, 1, 2, 3, 4, 5, 6, 13, 14}
    ]
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())


def _cut(source: Path, target: Path, face: Face, kept: set[int]) -> None:
    options = subset.Options()
    options.layout_features = HORIZONTAL_FEATURES
    options.drop_tables += DROPPED_TABLES
    options.hinting = False
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options, dontLoadGlyphNames=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=kept)
    cutter.subset(font)
    if face.renamed:
        _rename(font, face.family)
    subset.save_font(font, str(target), options)


def _only(folder: Path, name: str) -> Path:
    found = sorted(folder.rglob(name))
    if not found:
        raise SystemExit(f"{name} is not in {folder}: which packages are needed stands at the head of this script")
    return found[0]


def _entry(face: Face, made: Path) -> str:
    with TTFont(made, lazy=True) as font:
        glyphs = font["maxp"].numGlyphs
    return "\n".join(
        (
            "[[font]]",
            f'file = "{face.file}"',
            f'family = "{face.family}"',
            f"weight = {face.weight}",
            f"italic = {str(face.italic).lower()}",
            f'origin = "{face.origin}"',
            f'origin_file = "{face.source}"',
            f'version = "{face.version}"',
            f"modified = {str(not face.copied).lower()}",
            f"glyphs = {glyphs}",
            'licence = "OFL-1.1"',
            f'licence_file = "{face.licence}"',
            f'sha256 = "{hashlib.sha256(made.read_bytes()).hexdigest()}"',
        )
    )


def make_fonts(sources: Path, into: Path) -> None:
    """Write every font of FACES and ``fonts.toml`` into the folder `into`."""
    mappings = _only(sources, "Unihan_OtherMappings.txt.bz2")
    entries = ["# Written by make_fonts.py: the fonts that ship, where they come from, and their hashes."]
    for face in FACES:
        source, target = _only(sources, face.source), into / face.file
        if face.copied:
            shutil.copyfile(source, target)
        else:
            _cut(source, target, face, characters(mappings, traditional=face.traditional))
        entries.append(_entry(face, target))
        print(f"{face.file}: {target.stat().st_size / 1e6:.1f} MB")
    (into / "fonts.toml").write_text("\n\n".join(entries) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Make the fonts of this folder from their packages.")
    arguments.add_argument("sources", type=Path, help="folder with the unpacked packages")
    arguments.add_argument("--into", type=Path, default=Path(__file__).resolve().parent)
    chosen = arguments.parse_args()
    make_fonts(chosen.sources, chosen.into)
