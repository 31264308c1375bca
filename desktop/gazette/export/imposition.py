"""Pages on sheets of the office, not for the press: each on A4, spreads to look at, a booklet on A3 to fold.

Sides say where pages stand; a file is made of them here, and the window prints the same ones.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from gazette.export.pdf import saved
from gazette.typeset import Pages

_A3 = (1190.551, 841.89)
"""A3 lying, in points."""
_A4 = (595.276, 841.89)
_FRONT = frozenset({"cover", "blank", "contents"})
Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet, in points: the pages on it by their index, with left and upper edge."""

    width: float
    height: float
    placed: tuple[tuple[int, float, float], ...]


def single_sides(pages: Pages) -> tuple[Side, ...]:
    """Every page on a side of its own size."""
    return tuple(Side(page.width, page.height, ((at, 0.0, 0.0),)) for at, page in enumerate(pages.pages))


def a4_sides(pages: Pages) -> tuple[Side, ...]:
    """Every page at its own size in the middle of A4; a larger one on a side of its own size."""
    made = []
    for at, page in enumerate(pages.pages):
        width, height = max(page.width, _A4[0]), max(page.height, _A4[1])
        made.append(Side(width, height, ((at, (width - page.width) / 2, (height - page.height) / 2),)))
    return tuple(made)


def spread_sides(pages: Pages) -> tuple[Side, ...]:
    """Facing pages side by side: odd ones right, as in the bound issue."""
    pairs: list[Pair] = []
    for index, page in enumerate(pages.pages):
        is_right = _count(pages, index) % 2
        waiting = pairs and pairs[-1][1] is None and pairs[-1][0] == index - 1
        before = pages.pages[index - 1] if index else page
        if is_right and waiting and (before.part in _FRONT) == (page.part in _FRONT):
            pairs[-1] = (pairs[-1][0], index)
        else:
            pairs.append((None, index) if is_right else (index, None))
    first = pages.pages[0]
    return _sides(pages, pairs, (2 * first.width, first.height))


def _count(pages: Pages, index: int) -> int:
    """The number of a page among its like: as printed, before the body from 1 on, behind it going on."""
    page = pages.pages[index]
    if page.number is not None:
        return page.number
    return index + 1 if page.part in _FRONT or not index else 1 + _count(pages, index - 1)


def booklet_sides(pages: Pages) -> tuple[Side, ...]:
    """Two pages at their own size on each side of A3: printed on both sides and folded once it is the issue.

    The sheets are turned over the short edge; blank pages fill the last one.
    """
    return _sides(pages, booklet_pairs(len(pages.pages)), _A3)


def booklet_pairs(count: int) -> list[Pair]:
    """Left and right page of every side, outermost sheet first; None is a blank page."""
    full = -(-count // 4) * 4
    pairs: list[Pair] = []
    for sheet in range(full // 4):
        first, last = 2 * sheet, full - 1 - 2 * sheet
        pairs += [(_or_blank(last, count), first), (_or_blank(first + 1, count), _or_blank(last - 1, count))]
    return pairs


def _or_blank(index: int, count: int) -> int | None:
    return index if index < count else None


def _sides(pages: Pages, pairs: Sequence[Pair], sheet: tuple[float, float]) -> tuple[Side, ...]:
    """Sides with two pages each, which meet in the middle."""
    width, height = sheet
    made = []
    for left, right in pairs:
        placed = []
        for index in (left, right):
            if index is not None:
                page = pages.pages[index]
                before = page.width if index == left else 0.0
                placed.append((index, width / 2 - before, (height - page.height) / 2))
        made.append(Side(width, height, tuple(placed)))
    return tuple(made)


def imposed(content: bytes, sides: Sequence[Side]) -> bytes:
    """The file with its pages on ``sides``."""
    with pikepdf.open(io.BytesIO(content)) as source:
        made = pikepdf.new()
        forms = [made.copy_foreign(page.as_form_xobject()) for page in source.pages]
        boxes = [[float(edge) for edge in page.trimbox] for page in source.pages]
        for side in sides:
            drawn: dict[str, pikepdf.Object] = {}
            parts = []
            for index, left, top in side.placed:
                x0, _, _, y1 = boxes[index]
                name = f"/Page{index}"
                parts.append(f"q 1 0 0 1 {left - x0:.3f} {side.height - top - y1:.3f} cm {name} Do Q")
                drawn[name] = forms[index]
            made.pages.append(
                pikepdf.Page(
                    Dictionary(
                        Type=Name.Page,
                        MediaBox=Array([0, 0, round(side.width, 3), round(side.height, 3)]),
                        Resources=Dictionary(XObject=Dictionary(drawn)),
                        Contents=made.make_stream("\n".join(parts).encode("ascii")),
                    )
                )
            )
        made.trailer.Info = made.copy_foreign(source.trailer.Info)
        made.Root.Lang = pikepdf.String("zh-CN")
        return saved(made)
