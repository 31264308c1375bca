"""Text → pieces: the smallest parts that no line may split, with glyphs and widths in thousandths of a point."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from gazette.typeset.characters import (
    CHINESE_MARKS,
    LIGATURES,
    NOT_AT_END,
    NOT_AT_START,
    TOKEN,
    Kind,
    gap_before_and_behind,
    kind_of,
)
from gazette.typeset.fonts import Font, FontSet
from gazette.typeset.house_style import Face, HouseStyle
from gazette.typeset.lengths import MilliPoints

_WHOLE = re.compile(r"[A-Z]{2,} \[\d{4}\] No\. \S+?(?=[\s)]|$)|\d{4} [\u2013-] \d{4}|No\. \d+| [\u2013-] ")
_KINDS = {"space": Kind.SPACE, "latin": Kind.LATIN, "middle": Kind.MIDDLE}
MISSING = "\u3013"
"""The geta mark, set where no font has the character."""
INTERPUNCT, _FULL_INTERPUNCT = "\u00b7", "\u30fb"
"""Song faces have a Latin dot there, a third of an em wide and low: the full one is drawn."""
NO_SINGLE = -1
"""In place of the glyph of a single character that is shaped as several glyphs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What no line may split: glyph ids, each one's advance as shaped and as the font has it, the text it stands for.

    ``glyph`` is the id of the first one.
    A ``PLAIN`` piece is a Han character that may be parted from another and needs no look at its neighbours.
    ``left`` and ``right`` tell whether a Han–Latin gap belongs there; ``starts`` and ``ends`` whether a line may begin
    or end with it; ``hangs`` is what does not count at a line's end (half a closing mark, a space). ``part`` tells how
    readily a line may begin with what is but a further part of a word (1 to 3, as in a galley's breaks; 4: it may not);
    0: it begins a word. ``rise`` is how far above the baseline it stands.
    """

    kind: Kind
    width: MilliPoints
    font: str
    size: MilliPoints
    text: str
    glyph: int
    ids: tuple[int, ...]
    advances: tuple[MilliPoints, ...]
    own: tuple[MilliPoints, ...]
    texts: Sequence[str]
    left: bool = False
    right: bool = False
    starts: bool = True
    ends: bool = True
    hangs: MilliPoints = 0
    part: int = 0
    rise: MilliPoints = 0


class Fallback(NamedTuple):
    """A character that its face does not have: set in ``font``, or as a geta mark where ``font`` is None."""

    character: str
    font: str | None


class _Singles(dict[str, Piece]):
    """The pieces of single characters of one face and size, made when first asked for.

    Characters that their face lacks are made anew each time, so that every entry hears of them.
    """

    def __init__(self, shaper: "Shaper", face: str, size: MilliPoints) -> None:
        self._ask = shaper.piece, face, size

    def __missing__(self, character: str) -> Piece:
        make, face, size = self._ask
        return make(character, kind_of(character), face, size)


class Shaper:
    """Shapes texts by one house style; ``fallbacks`` collects what its faces lack, ``fallback_count`` how often."""

    def __init__(self, style: HouseStyle, fonts: FontSet) -> None:
        self.style = style
        self.fonts = fonts
        self.fallbacks: set[Fallback] = set()
        self.fallback_count = 0
        self._wide_plus = style.text("composition.plus") == "full"
        self._fallback_fonts = style.texts("faces.fallback")
        self._faces: dict[str, Face] = {}
        self._pieces: dict[tuple[str, str | None, str, MilliPoints, Kind], Piece] = {}
        self._singles: dict[tuple[str, MilliPoints], _Singles] = {}

    def english(self, text: str, face: str, size: MilliPoints) -> list[Piece]:
        """The pieces of an English text: ' is drawn ’; what reads as one (``No. 25``) keeps its spaces whole."""
        text = _WHOLE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
        return [
            self.piece(token.replace("'", "\u2019"), kind, face, size, stands_for=token)
            if "'" in token
            else self.piece(token, kind, face, size)
            for token, kind in self._tokens(text)
        ]

    def pieces(self, text: str, face: str, size: MilliPoints) -> list[Piece]:
        """The pieces of ``text``; every character of it is in exactly one of them, in order."""
        singles = self._singles_of(face, size)
        pieces: list[Piece] = []
        for match in TOKEN.finditer(text):
            group, token = match.lastgroup, match[0]
            if group == "other":
                pieces += map(singles.__getitem__, token)
            else:
                pieces.append(self.piece(token, _KINDS[group or ""], face, size))
        return pieces

    def piece(self, text: str, kind: Kind, face: str, size: MilliPoints, *, stands_for: str | None = None) -> Piece:
        """One piece drawn as ``text``; ``stands_for`` is the stored text where that is another."""
        key = (text, stands_for, face, size, kind)
        known = self._pieces.get(key)
        if known is None:
            known, at_home = self._shape(text, kind, face, size, stands_for)
            if not at_home:
                self.fallback_count += 1
            else:
                self._pieces[key] = known
                if len(text) == 1 and stands_for is None and kind == kind_of(text):
                    self._singles_of(face, size)[text] = known
        return known

    def raised(self, text: str, face: str, size: MilliPoints, rise: MilliPoints) -> Piece:
        """The mark of a footnote, ``rise`` above the baseline."""
        return replace(self.piece(text, Kind.MARK, face, size), rise=rise)

    def _singles_of(self, face: str, size: MilliPoints) -> _Singles:
        singles = self._singles.get((face, size))
        if singles is None:
            singles = self._singles[face, size] = _Singles(self, face, size)
        return singles

    def _tokens(self, text: str) -> Iterator[tuple[str, Kind]]:
        for match in TOKEN.finditer(text):
            group = match.lastgroup or "other"
            if group != "other":
                yield match[0], _KINDS[group]
                continue
            for character in match[0]:
                yield character, kind_of(character)

    def _shape(self, text: str, kind: Kind, face: str, size: MilliPoints, stands_for: str | None) -> tuple[Piece, bool]:
        """The piece, and whether its own face has all of it."""
        if kind is Kind.SPACE:
            latin = self.fonts[self._face(face).latin]
            width, shown = size // 4, text.replace("\u00a0", " ").replace("\n", " ")
            blank, advance, _ = latin.shape(" ", han=False)[0]
            natural = round(advance * size / latin.units_per_em)
            ends = text != "\u00a0"
            space = Piece(
                kind,
                width,
                latin.name,
                size,
                shown,
                blank,
                (blank,),
                (width,),
                (natural,),
                (shown,),
                hangs=width,
                ends=ends,
            )
            return space, True
        if text == "+" and self._wide_plus:
            text, stands_for = "\uff0b", "+"
        elif text == INTERPUNCT:
            text, stands_for = _FULL_INTERPUNCT, INTERPUNCT
        han, stored = kind is not Kind.LATIN and not (kind is Kind.MARK and text.isascii()), text
        if kind is Kind.LATIN:
            text = text.translate(LIGATURES)  # whoever copies it gets the letters
        font, at_home = self._font(text, face, han=han)
        if font is None:
            font, text, stands_for = self.fonts[self._face(face).han[0]], MISSING, stored
        ids, advances, own, texts = _placed(font, text, size, han=han)
        shown = stored
        if stands_for is not None:
            shown, texts = stands_for, _standing_for(texts, text, stands_for)
        return _piece(kind, font.name, size, shown, (ids, advances, own, texts)), at_home

    def _font(self, text: str, face_name: str, *, han: bool) -> tuple[Font | None, bool]:
        """The first font that has the text, and whether it belongs to the face."""
        face = self._face(face_name)
        if _unseen(text):
            self.fallbacks.add(Fallback(text, None))
            return None, False
        if han and face.marks and text[0] in CHINESE_MARKS:
            face = self._face(face.marks)
        names = (*face.han, face.latin) if han else (face.latin, *face.han)
        for place, name in enumerate((*names, *self._fallback_fonts)):
            font = self.fonts[name]
            if font.characters.issuperset(text):
                if place >= len(names):
                    self.fallbacks.add(Fallback(text, name))
                return font, place < len(names)
        self.fallbacks.add(Fallback(text, None))
        return None, False

    def _face(self, name: str) -> Face:
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = self.style.face(name)
        return face


def _unseen(text: str) -> bool:
    """Whether a text is a control or format character, which no reader would see."""
    return len(text) == 1 and unicodedata.category(text) in ("Cc", "Cf")


_Shaped = tuple[tuple[int, ...], tuple[MilliPoints, ...], tuple[MilliPoints, ...], Sequence[str]]


def _piece(kind: Kind, font: str, size: MilliPoints, shown: str, shaped: _Shaped) -> Piece:
    ids, advances, own, texts = shaped
    width = sum(advances)
    several = len(ids) != 1 and kind not in (Kind.LATIN, Kind.MIDDLE)
    glyph = NO_SINGLE if several else ids[0]
    starts = kind is not Kind.MARK and shown[0] not in NOT_AT_START
    ends = shown[-1] not in NOT_AT_END
    if kind is Kind.LATIN:
        left, right = gap_before_and_behind(shown)
        return Piece(kind, width, font, size, shown, glyph, ids, advances, own, texts, left, right, starts, ends)
    if kind is Kind.HAN and starts and shown != "+":
        kind = Kind.PLAIN
    hangs = width // 2 if kind is Kind.CLOSING else 0
    return Piece(
        kind, width, font, size, shown, glyph, ids, advances, own, texts, starts=starts, ends=ends, hangs=hangs
    )


def _standing_for(texts: Sequence[str], drawn: str, stored: str) -> Sequence[str]:
    """The texts of glyphs drawn for ``stored``: character for character where it is as long as what is drawn."""
    if len(drawn) != len(stored):
        return (stored, *("" for _ in texts[1:]))
    ends = list(accumulate(map(len, texts), initial=0))
    return tuple(stored[start:end] for start, end in pairwise(ends))


def _placed(font: Font, text: str, size: MilliPoints, *, han: bool) -> _Shaped:
    shaped = font.shape(text, han=han)
    if len(shaped) == 1:
        glyph, advance, _ = shaped[0]
        width = round(advance * size / font.units_per_em)
        return (glyph,), (width,), (width,), (text,)
    places = [round(x * size / font.units_per_em) for x in accumulate((glyph[1] for glyph in shaped), initial=0)]
    starts = [cluster for _, _, cluster in shaped] + [len(text)]
    advances = own = tuple(end - start for start, end in pairwise(places))
    if any(advance != font.advance(glyph) for glyph, advance, _ in shaped):
        own = tuple(round(font.advance(glyph) * size / font.units_per_em) for glyph, _, _ in shaped)
    return (
        tuple(glyph for glyph, _, _ in shaped),
        advances,
        own,
        tuple(text[start:end] for start, end in pairwise(_parted_clusters(starts))),
    )


def _parted_clusters(starts: Sequence[int]) -> list[int]:
    """``starts`` of texts so that of several glyphs for one text each but the last stands for a character of it."""
    parted = list(starts)
    for at in range(1, len(starts) - 1):
        if starts[at] == starts[at - 1]:
            following = next(start for start in starts[at:] if start > starts[at])
            parted[at] = min(parted[at - 1] + 1, following)
    return parted
