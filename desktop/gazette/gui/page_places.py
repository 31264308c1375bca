"""Where what is edited stands on the pages that are shown, and what a click on them means in the text."""

from gazette.gui.entry_lines import LineKey
from gazette.gui.page_mouse import PageClick
from gazette.gui.page_view import PageView
from gazette.gui.printed_text import BlockOnPages, LinePlace, block_on_pages, place_of_click
from gazette.gui.workbench import Workbench
from gazette.model import BlockPath, Entry
from gazette.typeset import Box, Pages


class PagePlaces:
    """Asks the pages of ``view`` for the current entry of the workbench; the last block is kept."""

    def __init__(self, workbench: Workbench, view: PageView) -> None:
        self._workbench, self._view = workbench, view
        self._asked: tuple[Pages | None, Entry, BlockPath] | None = None
        self._block = BlockOnPages()

    def caret(self, place: LinePlace) -> tuple[int, Box] | None:
        """Page index and box of a caret in the current entry; None where it stands on no page, as in a drawn table."""
        return self.block(place.key.path).caret(place)

    def rows(self, key: LineKey) -> frozenset[tuple[int, float]] | None:
        """The rows, by page index and head, in which a line of the current entry stands; None where it is on no page.

        Title, number and date are one block, the head: of it what is edited is meant.
        """
        return self.block(key.path).rows(key) or None

    def block(self, path: BlockPath) -> BlockOnPages:
        """A block of the current entry as it is printed."""
        bench = self._workbench
        entry, number = bench.entry_on_pages, bench.number_of(bench.entry_id)
        if entry is None or number is None:
            return BlockOnPages()
        asked = (bench.pages, entry, path)
        if self._asked is None or any(one is not other for one, other in zip(asked[:2], self._asked[:2], strict=True)):
            self._asked = None
        if self._asked is None or self._asked[2] != path:
            self._asked = asked
            self._block = block_on_pages(self._view.pages_of(number - 1), number - 1, entry, path)
        return self._block

    def clicked(self, click: PageClick) -> LinePlace | None:
        """The place in the current entry, which is the one that was clicked; None where that has no text."""
        entry = self._workbench.entry_on_pages
        if entry is None:
            return None
        return place_of_click(self._view.pages_of(click.line.entry), entry, (click.page, click.line), click.point)
