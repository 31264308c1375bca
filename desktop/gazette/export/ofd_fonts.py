"""Fonts inside OFD: subsets that keep their map of characters, and runs cut where a glyph is not one character."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import uharfbuzz as hb

from gazette.typeset import Font, FontSet, Glyphs


@dataclass(frozen=True, slots=True)
class OfdFont:
    """A subset: its number in the document, and where each glyph of the whole font stands in it."""

    id: str
    name: str
    file_name: str
    program: bytes
    glyph_codes: Mapping[int, int]
    whole: Font

    def advance(self, glyph: int) -> float:
        """The advance of a glyph of the whole font, in ems."""
        return float(self.whole.advance(glyph) / self.whole.units_per_em)

    def parts(self, glyphs: Glyphs) -> Iterator[Glyphs]:
        """A run cut into parts in which every glyph stands for one character of the basic plane, and others alone.

        How steps count where glyphs and characters differ in number is read differently by viewers. A glyph without
        text of its own goes with the one before it.
        """
        start = 0
        for end in range(1, len(glyphs.ids) + 1):
            if end < len(glyphs.ids):
                if not glyphs.texts[end]:
                    continue
                if _is_plain(glyphs.texts[end - 1]) and _is_plain(glyphs.texts[end]):
                    continue
            yield replace(
                glyphs,
                x=glyphs.x + glyphs.offsets[start],
                ids=glyphs.ids[start:end],
                offsets=tuple(offset - glyphs.offsets[start] for offset in glyphs.offsets[start:end]),
                texts=glyphs.texts[start:end],
            )
            start = end


def _is_plain(text: str) -> bool:
    return len(text) == 1 and ord(text) < 0x10000


def ofd_fonts(runs: Iterable[Glyphs], fonts: FontSet, numbers: Iterator[str]) -> dict[str, OfdFont]:
    """The fonts that ``runs`` show, by name, each with its glyphs alone."""
    shown: dict[str, tuple[set[int], set[str]]] = {}
    for run in runs:
        glyphs, texts = shown.setdefault(run.font, (set(), set()))
        glyphs.update(run.ids)
        texts.update(character for text in run.texts for character in text)
    return {
        name: _embedded(fonts[name], f"font_{order}", next(numbers), glyphs, texts)
        for order, (name, (glyphs, texts)) in enumerate(sorted(shown.items()), 1)
    }


def _embedded(font: Font, file_name: str, number: str, glyphs: set[int], texts: set[str]) -> OfdFont:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.sets(hb.SubsetInputSets.UNICODE).update(map(ord, texts & font.characters))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    plan = hb.SubsetPlan(font.face, wanted)
    program = bytes(plan.execute().blob.data)
    ending = ".otf" if program.startswith(b"OTTO") else ".ttf"
    return OfdFont(number, font.name, file_name + ending, program, dict(plan.old_to_new_glyph_mapping), font)
