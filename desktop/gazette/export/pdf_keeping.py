"""What was written of a page is kept: the same page in another file, or in the next one, is not written again."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from gazette.export.pdf_content import fonts_of, page_content
from gazette.export.pdf_fonts import EmbeddedFont, compressed
from gazette.typeset import Column, FontSet, Item, Page, Strip


class _Sheet:
    """A page that is equal to another where the same stands on it at the same places.

    Lines that were not set anew are the same objects, so that comparing costs little.
    """

    __slots__ = ("_drawn", "_hash", "page")

    def __init__(self, page: Page) -> None:
        self.page = page
        self._drawn = page.height, page.items, page.strokes, page.turned
        self._hash = hash((page.height, *[(item[1], item[2], _ends(item)) for item in page.items]))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sheet) and self._drawn == other._drawn


def _ends(item: Item) -> tuple[bytes, ...]:
    """The glyphs that its lines end with; full pages differ in nothing else that is quickly seen."""
    if isinstance(item, Column):
        return tuple([line.line.runs[-1].codes for line in item.lines if line.line.runs])
    lines = item.row.lines if isinstance(item, Strip) else (item,)
    return tuple([placed.line.runs[-1].codes for placed in lines if placed.line.runs])


class WrittenFonts:
    """The fonts of a file by name; equal to those of another where every text is written by the same codes."""

    __slots__ = ("_codes", "by_name")

    def __init__(self, by_name: Mapping[str, EmbeddedFont]) -> None:
        self.by_name = by_name
        self._codes = tuple((name, font.resource, *font.further_codes) for name, font in by_name.items())

    def __hash__(self) -> int:
        return hash(self._codes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WrittenFonts) and self._codes == other._codes


def written_fonts(pages: Sequence[Page], fonts: FontSet) -> WrittenFonts:
    """The fonts that ``pages`` show, in their order."""
    return _fonts(tuple(map(_Sheet, pages)), fonts)


@lru_cache(maxsize=4)
def _fonts(sheets: tuple[_Sheet, ...], fonts: FontSet) -> WrittenFonts:
    return WrittenFonts(fonts_of((sheet.page for sheet in sheets), fonts))


def written_page(page: Page, margin: float, fonts: WrittenFonts) -> tuple[bytes, bytes]:
    """The content stream of an untagged page with ``margin`` around it, and the same compressed."""
    return _page(_Sheet(page), margin, fonts)


@lru_cache(maxsize=256)
def _page(sheet: _Sheet, margin: float, fonts: WrittenFonts) -> tuple[bytes, bytes]:
    content, _ = page_content(0, sheet.page, margin, fonts.by_name, None)
    return content, compressed(content)
