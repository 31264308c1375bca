"""What a page is made of, in reading order: runs of text, tables, and what can only be told of."""

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from gazette.model import Picture, Table

PieceKind = Literal[
    "text",
    "blank",
    "table",
    "note",
    "picture",
    "embedded",
    "hidden",
    "control",
    "form",
    "drawing",
    "reading",
    "comment",
    "change",
    "bullet",
]
TOLD: dict[PieceKind, str] = {
    "hidden": "ingest.left_out.web_hidden",
    "control": "ingest.left_out.web_furniture",
    "form": "ingest.left_out.web_form",
    "drawing": "ingest.left_out.web_drawing",
    "reading": "ingest.left_out.web_reading",
    "comment": "ingest.left_out.web_comment",
    "change": "ingest.left_out.web_change",
    "bullet": "ingest.left_out.web_bullet",
}
"""Text that is no part of the document, by what it is, and how the finding that tells of it is called."""


@dataclass(slots=True, kw_only=True)
class Piece:
    """One of them; ``element`` is the block that it stands in.

    ``picture``: what a picture shows, where it can be had; ``caption``: it stands under one.
    ``linked``: how many of its characters are links; ``files``: where those lead that lead to files; ``made``: numbers
    that were written out; ``noticed``: rules of findings and their texts; ``loose``: its lines may be cut by a width.
    """

    element: etree._Element
    kind: PieceKind
    text: str = ""
    table: Table | None = None
    picture: Picture | None = None
    caption: bool = False
    outline: int | None = None
    linked: int = 0
    files: tuple[str, ...] = ()
    made: str = ""
    noticed: tuple[tuple[str, str], ...] = ()
    loose: bool = False

    @property
    def size(self) -> int:
        """How many characters it shows, spaces aside."""
        texts = [cell.text for row in self.table.rows for cell in row] if self.table else [self.text]
        return sum(len("".join(text.split())) for text in texts)
