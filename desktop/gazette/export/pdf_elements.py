"""The elements of a PDF's structure, and the parts of pages that belong to them."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A marked part of a page's content, by its number there."""

    page: int
    number: int


class LinkMark(NamedTuple):
    """A link of a page, by its order there."""

    page: int
    order: int


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure; ``kids`` in reading order. ``attributes`` are those of a table's cell.

    ``alternative`` says what a picture shows, ``box`` where it stands on its page.
    """

    kind: str
    kids: list["Element | Mark | LinkMark"] = field(default_factory=list)
    language: str = ""
    title: str = ""
    attributes: dict[str, int | str] = field(default_factory=dict)
    alternative: str = ""
    box: tuple[float, float, float, float] | None = None

    def child(self, kind: str, *, language: str = "", title: str = "", after: "Element | None" = None) -> "Element":
        """A new element inside this one: behind ``after``, which is in it, or the last."""
        made = Element(kind, language=language, title=title)
        self.kids.insert(len(self.kids) if after is None else self.kids.index(after) + 1, made)
        return made

    def label(self) -> "Element":
        """A new element for the raised mark of a footnote: in the note its label, in the text a reference to it."""
        return (self if self.kind == "Note" else self.child("Reference")).child("Lbl")


class Owners(NamedTuple):
    """The elements of a page's lines, in the order of ``Page.lines`` (None: artefacts), and of its pictures."""

    lines: tuple[Element | None, ...]
    figures: tuple[Element, ...] = ()
