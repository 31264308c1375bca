"""The pieces of text in a tree of elements, and elements put in place of some of their characters."""

from collections.abc import Iterator, Sequence

from lxml import etree


class TextPiece:
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


def pieces_inside(element: etree._Element) -> Iterator[TextPiece]:
    """All text inside an element, in its order."""
    yield TextPiece(element, tail=False)
    for inner in element:
        yield from pieces_inside(inner)
        yield TextPiece(inner, tail=True)


def spot(pieces: Sequence[TextPiece], at: int, mark: str) -> tuple[TextPiece, int] | None:
    """The piece of text that holds all of a mark, and where in it; None where several share it."""
    for piece in pieces:
        if at < len(piece.text):
            return (piece, at) if at + len(mark) <= len(piece.text) else None
        at -= len(piece.text)
    return None
