"""The structure of an issue's pages for readers who do not see them: which line belongs to which heading, paragraph …

Read from the pages' values and the issue that they were made of: a paragraph that runs over columns or pages is one
element. What is furniture (folios, leaders, running heads, repeated header rows) belongs to none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.export.pdf_elements import Element, LinkMark, Owners
from gazette.export.pdf_parts import Maker, Part, Parts, block_parts, head_parts
from gazette.model import (
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Heading,
    Issue,
    Picture,
    Table,
    block_at,
    is_footnote,
    printed_blocks,
)
from gazette.typeset import Column, Page, Pages, PlacedLine, RowCell, Strip

_LISTS = {"目录", "Contents"}
_DEEPEST = 4
_CONTINUED = {"目录（续）", "Contents(continued)"}


@dataclass(frozen=True, slots=True)
class Structure:
    """The tree, and for every page the elements of its lines and pictures."""

    root: Element
    owners: tuple[Owners, ...]


def structure(pages: Pages, issue: Issue | None) -> Structure:
    """The structure of ``pages``, which were made of ``issue``."""
    root = Element("Document")
    entries = issue.entries if issue else ()
    documents: dict[int, _Document] = {}
    lists: dict[str, _ContentsList] = {}
    owners = []
    for index, page in enumerate(pages.pages):
        if page.part in ("cover", "colophon"):
            owners.append(Owners(tuple(_facts_owners(root.child("Sect"), page))))
        elif page.part == "contents":
            if page.language not in lists:
                lists[page.language] = _ContentsList(root.child("Sect", language=page.language))
            owners.append(Owners(tuple(lists[page.language].owners(index, page))))
        else:
            figures: list[Element] = []
            lines = tuple(_body_owners(root, entries, documents, page, figures))
            owners.append(Owners(lines, tuple(figures)))
    return Structure(root, tuple(owners))


def _facts_owners(sect: Element, page: Page) -> Iterator[Element | None]:
    """Lines of cover and colophon: each a paragraph, a label (主办：) one with what stands beside it."""
    paragraph, at = sect, -1
    for _, _, y, artefact in page.lines():
        if artefact:
            yield None
            continue
        if y != at:
            paragraph, at = sect.child("P"), y
        yield paragraph


def _body_owners(
    root: Element, entries: tuple[Entry, ...], documents: dict[int, "_Document"], page: Page, figures: list[Element]
) -> Iterator[Element | None]:
    """The owners of a page's lines; those of its pictures are added to ``figures``."""
    for item in (*page.items, *(page.turned.items if page.turned else ())):
        if isinstance(item, PlacedLine):
            yield None if item.artefact else root.child("P")
            continue
        document = documents.get(item.entry)
        if document is None:
            document = documents[item.entry] = _Document(root.child("Art"), entries[item.entry])
        if isinstance(item, Column):
            for line in item.lines:
                if line.picture is None:
                    yield document.parts(line.path).owner(line.line.text)
                else:
                    if line.picture.placed is not None:
                        figures.append(document.figure(line.path))
                    yield document.caption(line.path) if line.line.runs else None
        else:
            if item.row.picture is not None and item.row.path is not None:
                figures.append(document.figure(item.row.path))
            yield from document.row_owners(item)


class _ContentsList:
    """A contents list: what stands above it, sections as headings, entries as items with their links."""

    def __init__(self, sect: Element) -> None:
        self._sect = sect
        self._begun = False
        self._list: Element | None = None

    def owners(self, index: int, page: Page) -> Iterator[Element | None]:
        items: dict[int, Element] = {}
        for line, _, y, artefact in page.lines():
            order = _link_at(page, y)
            if artefact or "".join(line.text.split()) in _CONTINUED:
                yield None
            elif order is None:
                yield self._line("".join(line.text.split()))
            else:
                if order not in items:
                    items[order] = self._item(index, order)
                yield items[order]

    def _line(self, text: str) -> Element:
        self._list = None
        if self._begun:
            return self._sect.child("H2")
        self._begun = text in _LISTS
        return self._sect.child("H1" if self._begun else "P")

    def _item(self, page: int, order: int) -> Element:
        if self._list is None:
            self._list = self._sect.child("TOC")
        link = self._list.child("TOCI").child("Reference").child("Link")
        link.kids.append(LinkMark(page, order))
        return link


def _link_at(page: Page, y: int) -> int | None:
    return next((i for i, link in enumerate(page.links) if link.y <= y / 1000 <= link.y + link.height), None)


class _Document:
    """One entry while its lines go by."""

    def __init__(self, art: Element, entry: Entry) -> None:
        self._art, self._entry = art, entry
        self._containers: dict[BlockPath, Element] = {(): art}
        self._parts: dict[BlockPath, Parts] = {}
        self._tables: dict[BlockPath, _TableTree] = {}
        self._figures: dict[BlockPath, Element] = {}
        self._captions: dict[BlockPath, Element] = {}
        # the last element of each block, and the one that it is in
        self._last: dict[BlockPath, tuple[Element, Element]] = {}
        # of the last heading: a level is never skipped
        self._level = 1

    def parts(self, path: BlockPath) -> Parts:
        """Those of the block at ``path``; the head of the entry is at ``()``."""
        known = self._parts.get(path)
        if known is None:
            known = self._parts[path] = self._made(path)
        return known

    def _made(self, path: BlockPath) -> Parts:
        if not path:
            return Parts(self._maker(path, self._art), head_parts(self._entry))
        block = self._block(path)
        if isinstance(block, Enclosure | Attachment):
            self._level = 1
            return Parts(self._maker(path, self._container(path)), block_parts(block))
        if is_footnote(block):
            return Parts(self._note_maker(path), block_parts(block))
        child = self._maker(path, self._container(path[:-1]))
        if isinstance(block, Heading) and block.lead in (None, block.text):
            self._level = min(self._level + 1, max(1, block.level) + 1, _DEEPEST)
            return Parts(child, (Part((f"H{self._level}",), block.text),))
        return Parts(child, block_parts(block))

    def _maker(self, path: BlockPath, inside: Element) -> Maker:
        """What makes elements of the block at ``path``, the last ones ``inside`` another."""

        def child(kind: str, *, title: str = "") -> Element:
            made = inside.child(kind, title=title)
            self._last[path] = inside, made
            return made

        return child

    def _note_maker(self, path: BlockPath) -> Maker:
        """What makes the element of the footnote at ``path``: it is read behind what it belongs to."""

        def child(kind: str, *, title: str = "") -> Element:
            inside, before = self._before(path)
            made = inside.child(kind, title=title, after=before)
            self._last[path] = inside, made
            return made

        return child

    def _before(self, path: BlockPath) -> tuple[Element, Element | None]:
        """The element that a footnote stands behind, and the one that both are in."""
        above, at = path[:-1], path[-1]
        while at:
            at -= 1
            known = self._last.get((*above, at))
            if known is not None:
                return known
            if not is_footnote(self._block((*above, at))):
                return self._container(above), None
        return self._last.get(above, (self._container(above), None))

    def figure(self, path: BlockPath) -> Element:
        """The element of the picture at ``path``."""
        known = self._figures.get(path)
        if known is None:
            known = self._figures[path] = self._maker(path, self._container(path[:-1]))("Figure")
            block = self._block(path)
            assert isinstance(block, Picture)
            known.alternative = block.text or block.caption or ""
        return known

    def caption(self, path: BlockPath) -> Element:
        """The element of the caption of the picture at ``path``."""
        known = self._captions.get(path)
        if known is None:
            known = self._captions[path] = self.figure(path).child("Caption")
        return known

    def _block(self, path: BlockPath) -> Block:
        return block_at(printed_blocks(self._entry), path)

    def _container(self, path: BlockPath) -> Element:
        known = self._containers.get(path)
        if known is None:
            kind = type(self._block(path)).__name__
            known = self._containers[path] = self._container(path[:-1]).child(kind)
        return known

    def row_owners(self, strip: Strip) -> Iterator[Element | None]:
        row = strip.row
        path = row.path
        if path is None or (path and isinstance(self._block(path), Table)):
            yield from self._table_owners(strip) if path else (self._art.child("P") for _ in row.lines)
            return
        if path and isinstance(self._block(path), Picture):
            yield from (self.caption(path) for _ in row.lines)
            return
        for placed in row.lines:
            yield None if placed.artefact else self.parts(path).owner(placed.line.text)

    def _table_owners(self, strip: Strip) -> Iterator[Element | None]:
        path = strip.row.path or ()
        table = self._tables.get(path)
        if table is None:
            table = self._tables[path] = _TableTree(self._maker(path, self._container(path[:-1]))("Table"))
        if not strip.row.cells:
            yield from (None if placed.artefact else table.caption() for placed in strip.row.lines)
            return
        for cell in strip.row.cells:
            element = table.cell(cell)
            yield from (element for _ in range(cell.lines))


class _TableTree:
    """A table: rows by number, cells by place; a header row that comes again is furniture."""

    def __init__(self, table: Element) -> None:
        self._table = table
        self._caption: Element | None = None
        self._rows: dict[int, Element] = {}
        self._cells: dict[tuple[int, int], Element] = {}
        self._taken: set[tuple[int, int]] = set()

    def caption(self) -> Element:
        if self._caption is None:
            self._caption = self._table.child("Caption")
        return self._caption

    def cell(self, cell: RowCell) -> Element | None:
        """The element of a cell; None where it only comes again. Of two that overlap the later covers less."""
        if (cell.row, cell.column) in self._taken:
            return self._cells.get((cell.row, cell.column)) if cell.goes_on else None
        columns = self._free(cell)
        rows = range(cell.row, cell.row + cell.rows)
        self._taken |= {(row, column) for row in rows for column in range(cell.column, cell.column + columns)}
        for row in rows:
            if row not in self._rows:
                self._rows[row] = self._table.child("TR")
        made = self._rows[cell.row].child("TH" if cell.header else "TD")
        self._cells[cell.row, cell.column] = made
        if cell.header:
            made.attributes["Scope"] = "Column"
        if cell.rows > 1:
            made.attributes["RowSpan"] = cell.rows
        if columns > 1:
            made.attributes["ColSpan"] = columns
        return made

    def _free(self, cell: RowCell) -> int:
        """How many of the columns that a cell covers no other does."""
        covered = range(1, cell.columns)
        return next((at for at in covered if (cell.row, cell.column + at) in self._taken), cell.columns)
