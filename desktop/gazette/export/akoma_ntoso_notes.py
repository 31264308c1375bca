"""Footnotes in Akoma Ntoso: ``authorialNote`` where the mark stands in the text of the block before them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from gazette.export.akoma_ntoso_blocks import Body
from gazette.export.akoma_ntoso_text import FORBIDDEN, child
from gazette.model import Block, Note, mark_places
from gazette.model.akoma_ntoso_names import akn


class _Piece:
    """A piece of text in the tree: that of an element, or what follows it."""

    def __init__(self, element: etree._Element, *, tail: bool) -> None:
        self.element, self.tail = element, tail
        self.text: str = (element.tail if tail else element.text) or ""

    def insert(self, at: int, mark: str, made: etree._Element) -> None:
        """Put an element in place of the ``mark`` that stands ``at`` a place of the piece."""
        before, made.tail = self.text[:at], self.text[at + len(mark) :]
        if self.tail:
            self.element.tail = before
            self.element.addnext(made)
        else:
            self.element.text = before
            self.element.insert(0, made)
        self.text = before


def write_noted(body: Body, block: Block, notes: Sequence[Note]) -> None:
    """Append a block and its footnotes; those that its text does not show in their order come as notes behind it."""
    last = _last(body.main) if notes else None
    body.write(block)
    if not notes:
        return
    made = body.main.iterdescendants() if last is None else _following(last)
    pieces = [piece for element in made for piece in _pieces(element) if piece.text]
    marks = [note.mark or "" for note in notes]
    places = mark_places("".join(piece.text for piece in pieces), marks)
    found = [at for at in places if at is not None]
    spots = [_spot(pieces, at, mark) for at, mark in zip(found, marks, strict=False)]
    whole = all(
        note.text.startswith(mark) and not FORBIDDEN.search(mark) for note, mark in zip(notes, marks, strict=True)
    )
    if not whole or len(found) < len(notes) or None in spots or any(one >= other for one, other in pairwise(found)):
        for note in notes:
            body.write(note)
        return
    for note, mark, spot in reversed(list(zip(notes, marks, spots, strict=True))):
        assert spot is not None
        written = etree.Element(akn("authorialNote"), marker=mark, placement="bottom")
        child(written, "p", note.text[len(mark) :])
        spot[0].insert(spot[1], mark, written)


def _last(main: etree._Element) -> etree._Element | None:
    """The last element inside ``main``; None where there is none."""
    last = None
    while len(main):
        last = main = main[-1]
    return last


def _following(last: etree._Element) -> Iterator[etree._Element]:
    """What stands behind an element in the order of the document."""
    above: etree._Element | None = last
    while above is not None:
        for beside in above.itersiblings():
            yield from beside.iter()
        above = above.getparent()


def _pieces(element: etree._Element) -> Iterator[_Piece]:
    yield _Piece(element, tail=False)
    yield _Piece(element, tail=True)


def _spot(pieces: Sequence[_Piece], at: int, mark: str) -> tuple[_Piece, int] | None:
    """The piece of text that holds all of a mark, and where in it; None where several share it."""
    for piece in pieces:
        if at < len(piece.text):
            return (piece, at) if at + len(mark) <= len(piece.text) else None
        at -= len(piece.text)
    return None
