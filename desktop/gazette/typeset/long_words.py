"""Words too long for a line (addresses, codes) in parts: before . - _ ? & = # and after /, else anywhere."""

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

from gazette.typeset.lengths import MilliPoints
from gazette.typeset.shaping import Piece

_width = itemgetter(Piece._fields.index("width"))
_PARTS = re.compile(r"[.\-_?&=#]?[^.\-_?&=#/]*/*")


def parted_words(pieces: Sequence[Piece], room: MilliPoints) -> Sequence[Piece]:
    """``pieces`` with each Latin one that is wider than ``room`` in parts; no hyphen is set."""
    if max(map(_width, pieces), default=0) <= room:
        return pieces
    made: list[Piece] = []
    for piece in pieces:
        if piece.width <= room or len(piece.ids) < 2:
            made.append(piece)
            continue
        cuts = _cuts(piece, room)
        made += [
            _part(piece, start, end, left=piece.left and not order, right=piece.right and end == len(piece.ids))
            for order, (start, end) in enumerate(cuts)
        ]
    return made


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


def _part(piece: Piece, start: int, end: int, *, left: bool, right: bool) -> Piece:
    """Some glyphs of a piece; it takes no gap where it was parted, and there a line may end."""
    advances = (*piece.advances[start : end - 1], (piece.advances if end == len(piece.ids) else piece.own)[end - 1])
    return piece._replace(
        width=sum(advances),
        text="".join(piece.texts[start:end]),
        ids=piece.ids[start:end],
        advances=advances,
        own=piece.own[start:end],
        texts=tuple(piece.texts[start:end]),
        left=left,
        right=right,
        starts=piece.starts or start > 0,
    )
