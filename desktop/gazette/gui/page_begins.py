"""Where in the text of an entry its pages begin; the very character is looked for when it is asked for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.gui.entry_lines import LineKey, own_lines
from gazette.gui.printed_text import LinePlace, block_on_pages
from gazette.model import BlockPath, Entry, block_at
from gazette.typeset import Page, PrintedLine, printed_lines


@dataclass(frozen=True, slots=True)
class PageBegin:
    """The printed page ``page`` has the entry from the block at ``path`` on.

    ``is_head``: the page itself begins there, and not with the end of another document.
    """

    page: int
    path: BlockPath
    is_head: bool


class PageBegins:
    """The pages of ``pages`` on which ``entry``, counted from 0 as ``number``, stands."""

    def __init__(self, pages: Sequence[Page], number: int, entry: Entry) -> None:
        self._entry, self._number = entry, number
        self._pages = [page for page in pages if page.number is not None]
        self._firsts: list[BlockPath | None] = []
        """The block with which each page has the entry."""
        self._at: dict[PageBegin, int] = {}
        self._by_path: dict[BlockPath, list[PageBegin]] = defaultdict(list)
        for index, page in enumerate(self._pages):
            self._note(index, page)

    def _note(self, index: int, page: Page) -> None:
        lines = enumerate(line for line in printed_lines(page) if not line.repeats)
        found = next(((order, line) for order, line in lines if line.entry == self._number), None)
        self._firsts.append(found[1].path if found else None)
        if found is not None and page.number is not None:
            begin = PageBegin(page.number, found[1].path, is_head=found[0] == 0)
            self._at[begin] = index
            self._by_path[begin.path].append(begin)

    def within(self, path: BlockPath) -> Sequence[PageBegin]:
        """Those in the block at ``path``, () being the head."""
        return self._by_path.get(path, ())

    def place(self, begin: PageBegin) -> LinePlace:
        """Before which character of the text a page begins."""
        last = self._at[begin]
        first = last
        while first and self._goes_over(first, begin.path):
            first -= 1
        near = [(index, self._pages[index]) for index in range(first, last + 1)]
        own = block_on_pages(near, self._number, self._entry, begin.path)
        here = [at for at, (index, line) in enumerate(own.lines) if index == last and not line.repeats]
        # Of a table that goes over the header stands there once more.
        rows = [at for at in here if first < last and not _is_header(own.lines[at][1])]
        order = next(iter(rows or here), None)
        line = None if order is None else own.lines[order][1]
        cell = None if line is None or line.cell is None else (line.cell.row, line.cell.column)
        if order is None or not own.spans[order]:
            return LinePlace(self._first_key(begin.path), 0, cell)
        key, start, _ = own.spans[order][0]
        return LinePlace(key, start, cell)

    def _goes_over(self, index: int, path: BlockPath) -> bool:
        """Whether a block with which a page begins stands on the page before it too."""
        before = printed_lines(self._pages[index - 1], (self._number, {path}))
        return self._firsts[index] == path and next(before, None) is not None

    def _first_key(self, path: BlockPath) -> LineKey:
        lines = own_lines(block_at(self._entry.blocks, path), path) if path else ()
        return next((line.key for line in lines), LineKey(path, "title"))


def _is_header(line: PrintedLine) -> bool:
    return line.cell is not None and line.cell.header
