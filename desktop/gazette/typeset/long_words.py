"""Long words (addresses, codes) in parts, before . - _ ? & = # and after /, else anywhere; and whole again.

A decimal point is none of these.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from gazette.typeset.characters import NOT_AT_START, Kind
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_breaking import Line
from gazette.typeset.shaping import Piece

_PARTS = re.compile(r"[.\-_?&=#]?(?:[^.\-_?&=#/]|(?<=[0-9])\.(?=[0-9]))*/*")
_LONG = 6
"""An address as long, in em, may be parted where its line would be loose without it."""
_ANYWHERE, _FOR_WHITE, _IN_NEED, _NEVER = 1, 2, 3, 4
_BEFORE = frozenset(".-_?&=#")


def parted_words(pieces: Sequence[Piece], room: MilliPoints, *, filled: bool) -> Sequence[Piece]:
    """``pieces`` with the long Latin ones in parts, as readily as their length asks for; no hyphen is set.

    What is wider than ``room`` is parted at once, an address where its line is ``filled`` and would be loose, and a
    word that takes half the room where no line has another end.
    """
    if not pieces:
        return pieces
    long = min(_LONG * pieces[0].size, room // 2) if filled else room // 2
    if max([piece.width for piece in pieces]) <= long:
        return pieces
    made: list[Piece] = []
    for piece in pieces:
        if piece.width <= long or len(piece.ids) < 2 or piece.kind is not Kind.LATIN:
            made.append(piece)
        elif piece.width > room:
            made += _parts(piece, _cuts(piece, room), _ANYWHERE)
        elif piece.width <= room // 2:
            made += _parts(piece, _cuts(piece, room), _FOR_WHITE)
        else:
            at_signs = {start for start, _ in _cuts(piece, room)} if piece.width > _LONG * piece.size else ()
            made += [
                _part(piece, at, at + 1, 0 if not at else _FOR_WHITE if at in at_signs else _IN_NEED)
                for at in range(len(piece.ids))
            ]
    return made


def whole_again(pieces: Sequence[Piece], lines: Sequence[Line]) -> tuple[list[Piece], list[Line]]:
    """``pieces`` with the parts of a word that stand on one line as one piece, and the lines of those."""
    made: list[Piece] = []
    joined: list[Line] = []
    for line in lines:
        start = len(made)
        made += _joined(pieces[line.start : line.end])
        joined.append(Line(start, len(made), line.last))
    return made, joined


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    group: list[Piece] = []
    for piece in pieces:
        if group and not piece.part:
            yield _one(group)
            group = []
        group.append(piece)
    if group:
        yield _one(group)


def _one(parts: list[Piece]) -> Piece:
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0], parts[-1]
    advances = tuple(chain.from_iterable([part.advances for part in parts]))
    return replace(
        first,
        width=sum(advances),
        text="".join([part.text for part in parts]),
        ids=tuple(chain.from_iterable([part.ids for part in parts])),
        advances=advances,
        own=tuple(chain.from_iterable([part.own for part in parts])),
        texts=tuple(chain.from_iterable([part.texts for part in parts])),
        right=last.right,
        ends=last.ends,
        hangs=last.hangs,
    )


def _cuts(piece: Piece, room: MilliPoints) -> list[tuple[int, int]]:
    """Where the glyphs of a piece are parted, as (first, after the last)."""
    reach = list(accumulate(piece.advances, initial=0))
    texts = list(piece.texts)
    starts = list(accumulate(map(len, texts), initial=0))
    glyph_at = {start: glyph for glyph, start in enumerate(starts)}
    bounds = [glyph_at[found.end()] for found in _PARTS.finditer("".join(texts)) if found.end() in glyph_at]
    cuts: list[tuple[int, int]] = []
    start = 0
    for end in bounds:
        if end <= start:
            continue
        if reach[end] - reach[start] <= room:
            cuts.append((start, end))
        else:
            cuts += [(at, at + 1) for at in range(start, end)]
        start = end
    return cuts


def _parts(piece: Piece, cuts: list[tuple[int, int]], how: int) -> Iterator[Piece]:
    return (_part(piece, start, end, how if start else 0) for start, end in cuts)


def _part(piece: Piece, start: int, end: int, how: int) -> Piece:
    """Some glyphs of a piece; it takes no gap where it was parted, and there a line may end.

    At a line's end its last glyph is as wide as the font has it: what it is drawn nearer to is on the next line.
    """
    if start and piece.texts[start][:1] in NOT_AT_START - _BEFORE:
        how = _NEVER
    advances, whole = piece.advances[start:end], end == len(piece.ids)
    return replace(
        piece,
        width=sum(advances),
        text="".join(piece.texts[start:end]),
        glyph=piece.ids[start],
        ids=piece.ids[start:end],
        advances=advances,
        own=piece.own[start:end],
        texts=tuple(piece.texts[start:end]),
        left=piece.left and not start,
        right=piece.right and whole,
        starts=piece.starts or start > 0,
        ends=piece.ends or not whole,
        hangs=piece.hangs if whole else advances[-1] - piece.own[end - 1],
        part=how,
    )
