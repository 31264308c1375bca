"""The walk through a Word document: what its elements put into paragraphs, and what is left out of them."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gazette.ingest.manuscript import Manuscript, ManuscriptParagraph
from gazette.ingest.structure.keeping import characters
from gazette.ingest.word.faces import Face
from gazette.ingest.word.left_out import DOUBTS, FIELD_CODE, OF_FIELDS
from gazette.ingest.word.names import Element
from gazette.ingest.word.numbering import Numbering
from gazette.ingest.word.package import Relation, WordPackage
from gazette.ingest.word.styles import Look, Styles
from gazette.model import Block, Finding, Level, PictureFile, Table, block_texts

Part = ManuscriptParagraph | Block
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHOWN = 20
PAGE_END = "\f"
"""Stands in a paragraph where a page was ended by hand."""
_PLAIN = Look()


@dataclass(slots=True)
class Field:
    """A field that is open: its code, whether what comes is its result, and the first word of its code then."""

    code: list[str] = field(default_factory=list)
    result: bool = False
    kind: str = ""

    def begin_result(self) -> None:
        """The code is over."""
        self.result = True
        self.kind = next(iter("".join(self.code).split(None, 1)), "").upper()


@dataclass(slots=True)
class Place:
    """Where the walk is: the parts that were made there, the paragraph that is being written, what hides it.

    ``counted``: the paragraph holds a number that Word counts for captions. ``boxes``: the texts of its text boxes.
    """

    out: list[Part]
    omitted: str | None = None
    text: list[str] = field(default_factory=list)
    behind: list[Part] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    carried: Look | None = None
    fields: list[Field] = field(default_factory=list)
    look: Look = _PLAIN
    font: str | None = None
    lifted: str | None = None
    left: bool = False
    faces: set[Face] | None = None
    struck: list[str] = field(default_factory=list)
    counted: bool = False


@dataclass(slots=True)
class Story:
    """A document as it is read; ``handlers`` say what an element does, others are walked through."""

    package: WordPackage
    relations: Mapping[str, Relation]
    styles: Styles
    numbering: Numbering
    manuscript: Manuscript
    handlers: Mapping[str, "Callable[[Story, Element], None]"]
    accept: bool = True
    trusts_fields: bool = True
    notes: Mapping[tuple[str, str], Element] = field(default_factory=dict)
    marked: int = 0
    noted: list[Part] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    faces: dict[int, Face | None] = field(default_factory=dict)
    centred: set[int] = field(default_factory=set)
    pictures: dict[str, PictureFile] = field(default_factory=dict)
    place: Place = field(init=False)
    _leaving: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.place = Place(self.manuscript.parts, faces=set())

    def walk(self, element: Element) -> None:
        """Let every child of an element do what its kind does."""
        handlers = self.handlers
        for child in element:
            handler = handlers.get(child.tag)
            if handler is None:
                self.walk(child)
            else:
                handler(self, child)

    def take(self, element: Element) -> None:
        """Let one element do what its kind does."""
        self.handlers.get(element.tag, Story.walk)(self, element)

    def put(self, text: str, *, made: bool = False) -> None:
        """Text that comes next, or that is left out where the walk is; ``made``: the file does not hold it itself."""
        kind = self.omitted
        if kind is None:
            self.place.text.append(text)
            if made:
                self.manuscript.made.append(text)
        elif not made:
            self.leave(kind, text)

    @property
    def omitted(self) -> str | None:
        """Why what comes next is no part of the text; None where it is."""
        place = self.place
        if place.omitted or not place.fields or not self.trusts_fields:
            return place.omitted
        for one in place.fields:
            if not one.result:
                return FIELD_CODE
            if one.kind in OF_FIELDS:
                return OF_FIELDS[one.kind]
        return None

    def leave(self, kind: str, text: str) -> None:
        """Text that is left out; it is told at the end of the paragraph, or of what is left out as a whole."""
        self._leaving.setdefault(kind, []).append(text)
        self.place.left = True

    def told(self) -> None:
        """Tell of what was left out so far."""
        leaving, self._leaving = self._leaving, {}
        for kind, texts in leaving.items():
            text = "".join(texts).strip()
            if characters(text):
                self.tell(kind, "doubt" if kind in DOUBTS else "hint", text)

    def tell(self, rule: str, level: Level, text: str = "", **values: str) -> None:
        """A finding about the part that comes next."""
        self.manuscript.findings.append(
            Finding(
                rule=rule,
                level=level,
                text=text,
                values=tuple(values.items()),
                line=len(self.manuscript.parts) + 1,
            )
        )

    def omitting(self, kind: str, element: Element) -> None:
        """Walk an element whose text is left out."""
        before = self.place.omitted
        self.place.omitted = before or kind
        self.walk(element)
        self.place.omitted = before

    def inside(self, element: Element, omitted: str | None = None) -> list[Part]:
        """The parts of a text of its own inside this one: of a cell, a text box, a note."""
        outer = self.place
        self.place = Place([], omitted=outer.omitted or omitted or self.omitted, look=_PLAIN)
        self.walk(element)
        self.close()
        inner, self.place = self.place, outer
        outer.left = outer.left or inner.left
        return inner.out

    def close(self) -> None:
        """End a text whose last paragraph has no mark of its own."""
        if self.place.text or self.place.behind:
            self.end_paragraph(self.place.look, marked=True)

    def end_paragraph(self, look: Look, *, marked: bool) -> None:
        """A paragraph is over; one without its mark goes on with the next."""
        place = self.place
        if place.text and place.carried is not None:
            look = place.carried
        if not marked:
            place.carried = look if any(place.text) else None
            return
        place.carried = None
        if self.omitted and not any(place.text):
            self.leave(self.omitted, "\n")
        else:
            self._number(look)
            self.told()
            if struck := "".join(place.struck).strip():
                self.tell("ingest.word_struck", "doubt", struck)
            self._emit("".join(place.text), look)
        self._tell_boxes()
        place.out += place.behind
        place.text, place.behind, place.struck, place.left, place.counted = [], [], [], False, False
        place.boxes = []
        if place.faces:
            place.faces = set()

    def _tell_boxes(self) -> None:
        """A text box floats beside a paragraph: whether it belongs behind it, only a person sees."""
        if not "".join(self.place.text).strip():
            return
        for box in self.place.boxes:
            self.tell("ingest.word_box", "doubt", shortened(box), characters=str(characters(box).total()))

    def _number(self, look: Look) -> None:
        """Write the number of a paragraph in front of it."""
        if not look.list_id or look.list_id == "0":
            return
        place = self.place
        level = self.numbering.level_of_style(look.list_id, look.style) if look.level is None else look.level
        numbered = self.numbering.next(look.list_id, level)
        if numbered is None or not numbered.text:
            return
        if numbered.unknown:
            self.tell("ingest.word_number_form", "doubt", numbered.text, form=numbered.unknown)
        text = "".join(place.text)
        begins = text.lstrip(PAGE_END + "\n")
        space = _between(numbered.text, numbered.behind, begins.lstrip())
        place.text = [text[: len(text) - len(begins)], numbered.text, space, begins]
        self.manuscript.made.append(numbered.text)

    def _emit(self, text: str, look: Look) -> None:
        place = self.place
        if look.page_before and place.out:
            place.out.append(ManuscriptParagraph(text=""))
        pieces = text.split(PAGE_END)
        for at, piece in enumerate(pieces):
            if at:
                place.out.append(ManuscriptParagraph(text=""))
            if piece.strip():
                self._note_face(look)
                caption = look.caption or ("any" if place.counted else None)
                place.out.append(ManuscriptParagraph(text=piece, outline=look.outline, caption=caption))
            elif len(pieces) == 1 and not place.left and not place.behind:
                place.out.append(ManuscriptParagraph(text=""))

    def _note_face(self, look: Look) -> None:
        """Remember what the paragraph that comes next looks like."""
        place = self.place
        if place.faces is None:
            return
        at = len(place.out)
        self.faces[at] = next(iter(place.faces)) if len(place.faces) == 1 else None
        if look.centred:
            self.centred.add(at)


def text_of(part: Part) -> str:
    """The text of a paragraph or a block."""
    return part.text if isinstance(part, ManuscriptParagraph) else "".join(block_texts(part))


def shortened(text: str) -> str:
    """The beginning of a text, enough to find it by."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _between(number: str, behind: str, text: str) -> str:
    """What parts a number from its text: a space behind a word (第一章), a bare figure, before Latin; else nothing."""
    if behind == "nothing" or not text:
        return ""
    if number[-1].isalnum():
        return " " if number[-1].isascii() else "\u3000"
    latin = text[0].isascii() and not _HAN.search(text)
    return " " if latin or (number[-1] in ".．" and text[0].isdigit()) else ""


def lines_of(parts: list[Part]) -> list[str]:
    """The lines of parts that become one text: tables row by row, their cells parted by a wide space."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Table):
            lines += ["\u3000".join(cell.text.replace("\n", " ") for cell in row if cell.text) for row in part.rows]
        elif isinstance(part, ManuscriptParagraph):
            lines += part.text.split("\n")
        else:
            lines += block_texts(part)
    return [line for line in lines if line.strip()]


def added(text: str, own: str) -> str:
    """The characters of a text beyond those that the file holds."""
    beyond: Counter[str] = characters(text) - characters(own)
    return "".join(beyond.elements())
