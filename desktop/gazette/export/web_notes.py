"""Footnotes on web pages: a mark leads to its note and the note back to it."""

from collections.abc import Sequence

from lxml import etree

from gazette.export.text_pieces import TextPiece, pieces_inside, spot
from gazette.export.web_page import add, put, shown
from gazette.model import Note, mark_places


class WebNotes:
    """The footnotes of one page, counted as they come."""

    def __init__(self) -> None:
        self._count = 0

    def write(self, article: etree._Element, above: Sequence[etree._Element], note: Note) -> etree._Element | None:
        """Append a note whose mark stands in one of the elements ``above``; None where it does not."""
        mark = note.mark or ""
        if not note.text.startswith(mark) or mark != shown(mark).strip():
            return None
        for element in above:
            pieces = [piece for piece in _unmarked(element) if piece.text]
            (place,) = mark_places("".join(piece.text for piece in pieces), [mark])
            found = None if place is None else spot(pieces, place, mark)
            if found is None:
                continue
            self._count += 1
            name, back = f"fn{self._count}", f"fnref{self._count}"
            raised = etree.Element("sup")
            add(raised, "a", mark, id=back, href=f"#{name}", role="doc-noteref")
            found[0].insert(found[1], mark, raised)
            made = add(article, "aside", class_="note", id=name, role="doc-footnote")
            add(made, "a", mark, href=f"#{back}", role="doc-backlink")
            put(made, note.text[len(mark) :])
            return made
        return None


def _unmarked(element: etree._Element) -> list[TextPiece]:
    """The text of an element without the marks that lead to notes already."""
    return [piece for piece in pieces_inside(element) if piece.tail or piece.element.get("role") != "doc-noteref"]
