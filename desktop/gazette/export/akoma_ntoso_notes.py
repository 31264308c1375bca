"""Footnotes in Akoma Ntoso: ``authorialNote`` where the mark stands in the text of the block before them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from gazette.export.akoma_ntoso_blocks import Body
from gazette.export.akoma_ntoso_text import child
from gazette.export.text_pieces import TextPiece, spot
from gazette.export.xml_characters import FORBIDDEN
from gazette.model import Block, Note, mark_places
from gazette.model.akoma_ntoso_names import akn


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
    spots = [spot(pieces, at, mark) for at, mark in zip(found, marks, strict=False)]
    whole = all(
        note.text.startswith(mark) and not FORBIDDEN.search(mark) for note, mark in zip(notes, marks, strict=True)
    )
    if not whole or len(found) < len(notes) or None in spots or any(one >= other for one, other in pairwise(found)):
        for note in notes:
            body.write(note)
        return
    for note, mark, found_at in reversed(list(zip(notes, marks, spots, strict=True))):
        assert found_at is not None
        written = etree.Element(akn("authorialNote"), marker=mark, placement="bottom")
        child(written, "p", note.text[len(mark) :])
        found_at[0].insert(found_at[1], mark, written)


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


def _pieces(element: etree._Element) -> Iterator[TextPiece]:
    yield TextPiece(element, tail=False)
    yield TextPiece(element, tail=True)
