"""Text → pieces: the smallest parts that no line may split, with glyphs and widths in thousandths of a point."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.typeset.characters import CHINESE_MARKS, NOT_AT_START, TOKEN, Kind, kind_of, takes_gap
from gazette.typeset.fonts import Font, FontSet
from gazette.typeset.house_style import Face, HouseStyle
from gazette.typeset.lengths import MilliPoints

_WHOLE = re.compile(r"[A-Z]{2,} \[\d{4}\] No\. \S+?(?=[\s)]|$)|\d{4} [\u2013-] \d{4}|No\. \d+| [\u2013-] ")
_KINDS = {"space": Kind.SPACE, "latin": Kind.LATIN, "middle": Kind.MIDDLE}
MISSING = "\u3013"
"""The geta mark, set where no font has the character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What no line may split: ``glyphs`` are (glyph id, x inside the piece, text it stands for).

    ``left`` and ``right`` tell whether a Han–Latin gap belongs there; a ``plain`` piece is a Han character that may
    be parted from another; ``hangs`` is what does not count at a line's end (half a closing mark, a space).
    """

    kind: Kind
    text: str
    font: str
    size: MilliPoints
    width: MilliPoints
    glyphs: tuple[tuple[int, MilliPoints, str], ...]
    left: bool = False
    right: bool = False
    plain: bool = False
    hangs: MilliPoints = 0


@dataclass(frozen=True, slots=True)
class Fallback:
    """A character that its face does not have: set in ``font``, or as a geta mark where ``font`` is None."""

    character: str
    font: str | None


class Shaper:
    """Shapes the texts of one issue by one house style; ``fallbacks`` collects what its faces lack."""

    def __init__(self, style: HouseStyle, fonts: FontSet) -> None:
        self.style = style
        self.fonts = fonts
        self.fallbacks: set[Fallback] = set()
        self._wide_plus = style.text("composition.plus") == "full"
        self._fallback_fonts = style.texts("faces.fallback")
        self._faces: dict[str, Face] = {}
        self._pieces: dict[tuple[str, str | None, str, MilliPoints, Kind], Piece] = {}
        self._singles: dict[tuple[str, MilliPoints], dict[str, Piece]] = {}
        self._fallen: set[str] = set()

    def english(self, text: str, face: str, size: MilliPoints) -> tuple[Piece, ...]:
        """The pieces of an English text: ' is drawn ’; what reads as one (``No. 25``) keeps its spaces whole."""
        text = _WHOLE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
        return tuple(
            self.piece(token.replace("'", "\u2019"), kind, face, size, stands_for=token)
            if "'" in token
            else self.piece(token, kind, face, size)
            for token, kind in self._tokens(text)
        )

    def pieces(self, text: str, face: str, size: MilliPoints) -> tuple[Piece, ...]:
        """The pieces of ``text``; every character of it is in exactly one of them, in order."""
        singles = self._singles.setdefault((face, size), {})
        pieces: list[Piece] = []
        for match in TOKEN.finditer(text):
            token = match[0]
            if match.lastgroup != "other":
                pieces.append(self.piece(token, _KINDS[match.lastgroup or "other"], face, size))
                continue
            for character in token:
                piece = singles.get(character)
                if piece is None:
                    piece = self.piece(character, kind_of(character), face, size)
                    if piece.text not in self._fallen:
                        singles[character] = piece
                pieces.append(piece)
        return tuple(pieces)

    def piece(self, text: str, kind: Kind, face: str, size: MilliPoints, *, stands_for: str | None = None) -> Piece:
        """One piece drawn as ``text``; ``stands_for`` is the stored text where that is another."""
        key = (text, stands_for, face, size, kind)
        known = self._pieces.get(key)
        if known is None:
            before = len(self.fallbacks)
            known = self._shape(text, kind, face, size, stands_for)
            if len(self.fallbacks) == before and known.text not in self._fallen:
                self._pieces[key] = known
            else:  # shaped anew each time, so that every entry hears of it
                self._fallen.add(known.text)
        return known

    def _tokens(self, text: str) -> Iterator[tuple[str, Kind]]:
        for match in TOKEN.finditer(text):
            group = match.lastgroup or "other"
            if group != "other":
                yield match[0], _KINDS[group]
                continue
            for character in match[0]:
                yield character, kind_of(character)

    def _shape(self, text: str, kind: Kind, face: str, size: MilliPoints, stands_for: str | None) -> Piece:
        if kind is Kind.SPACE:
            latin_font = self.fonts[self._face(face).latin]
            glyph = latin_font.shape(" ", han=False)[0][0]
            space = (glyph, 0, text.replace("\u00a0", " "))
            return Piece(kind, text, latin_font.name, size, size // 4, (space,), hangs=size // 4)
        if text == "+" and self._wide_plus:
            text, stands_for = "\uff0b", "+"
        han = kind is not Kind.LATIN
        font = self._font(text, face, han=han)
        if font is None:
            font, text, stands_for = self.fonts[self._face(face).han[0]], MISSING, text
        glyphs, width = _placed(font, text, size, han=han)
        if stands_for is not None:
            glyphs = _standing_for(glyphs, text, stands_for)
        latin = kind is Kind.LATIN
        shown = stands_for or text
        left, right = latin and takes_gap(shown[0]), latin and takes_gap(shown[-1])
        plain = kind is Kind.HAN and shown not in NOT_AT_START and shown != "+"
        hangs = width // 2 if kind is Kind.CLOSING else 0
        return Piece(kind, shown, font.name, size, width, glyphs, left, right, plain, hangs)

    def _font(self, text: str, face_name: str, *, han: bool) -> Font | None:
        face = self._face(face_name)
        if han and face.marks and text[0] in CHINESE_MARKS:
            face = self._face(face.marks)
        names = (*face.han, face.latin) if han else (face.latin, *face.han)
        for place, name in enumerate((*names, *self._fallback_fonts)):
            font = self.fonts[name]
            if all(font.has(character) for character in text):
                if place >= len(names):
                    self.fallbacks.add(Fallback(text, name))
                return font
        self.fallbacks.add(Fallback(text, None))
        return None

    def _face(self, name: str) -> Face:
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = self.style.face(name)
        return face


def _standing_for(
    glyphs: tuple[tuple[int, MilliPoints, str], ...], drawn: str, stored: str
) -> tuple[tuple[int, MilliPoints, str], ...]:
    """Glyphs of ``drawn`` with the texts of ``stored``: character for character where they are as long."""
    if len(drawn) != len(stored):
        return tuple((glyph, x, stored if order == 0 else "") for order, (glyph, x, _) in enumerate(glyphs))
    placed, at = [], 0
    for glyph, x, text in glyphs:
        placed.append((glyph, x, stored[at : at + len(text)]))
        at += len(text)
    return tuple(placed)


def _placed(
    font: Font, text: str, size: MilliPoints, *, han: bool
) -> tuple[tuple[tuple[int, MilliPoints, str], ...], MilliPoints]:
    shaped = font.shape(text, han=han)
    starts = [cluster for _, _, cluster in shaped] + [len(text)]
    glyphs, x = [], 0
    for index, (glyph, advance, cluster) in enumerate(shaped):
        glyphs.append((glyph, round(x * size / font.units_per_em), text[cluster : starts[index + 1]]))
        x += advance
    return tuple(glyphs), round(x * size / font.units_per_em)
