"""Footnotes in a Word file: references where their marks stand, the notes in the part that Word keeps them in."""

import copy
from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from gazette.export.footnote_order import footnotes_of
from gazette.export.word_styles import element
from gazette.export.word_text import paragraph_element, run_element
from gazette.export.xml_characters import FORBIDDEN
from gazette.model import BlockPath, Entry, Note, circled, mark_places

_STYLES = {"footnote text": "FootnoteText", "footnote reference": "FootnoteReference"}
"""The ids by which Word's own files call these styles."""
_TEXT, _REFERENCE = _STYLES.values()
_COUNTED = 10
"""As far as Word itself counts in circles; marks beyond stand in the text."""
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
_BEHIND_IN_SETTINGS = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids")
_Elements = dict[BlockPath | None, list[BaseOxmlElement]]


class WordNotes:
    """The footnotes of one document, in the order in which they are taken in."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._notes: dict[etree._Element, Note] = {}

    def take_in(self, entry: Entry, made: _Elements) -> None:
        """Put references for the footnotes of ``entry`` into what was made of its blocks, and their paragraphs away.

        ``made`` is by the paths of blocks, the head by None. A footnote whose mark does not stand in its block stays a
        paragraph.
        """
        for path, notes in footnotes_of(entry.blocks):
            found = [(at, note) for at, note in notes if _is_whole(note)]
            missing = found
            for paragraph in [one for shown in made.get(path, ()) for one in shown.iter(qn("w:p"))]:
                missing = self._refer(paragraph, missing)
            for at, _ in found:
                if at not in {left for left, _ in missing}:
                    for shown in made.pop(at, ()):
                        _above(shown).remove(shown)

    def _refer(
        self, paragraph: etree._Element, notes: Sequence[tuple[BlockPath, Note]]
    ) -> list[tuple[BlockPath, Note]]:
        """Put the references that belong into a paragraph; what is left are the notes whose mark is not there."""
        pieces = [one for one in paragraph.iter(qn("w:t")) if one.text]
        places = mark_places("".join(one.text or "" for one in pieces), [note.mark or "" for _, note in notes])
        left: list[tuple[BlockPath, Note]] = []
        spots: list[tuple[int, Note]] = []
        for (path, note), place in zip(notes, places, strict=True):
            if place is None or _spot(pieces, place, note.mark or "") is None:
                left.append((path, note))
            else:
                spots.append((place, note))
        for place, note in sorted(spots, key=lambda spot: spot[0], reverse=True):
            piece, at = _spot(pieces, place, note.mark or "") or (pieces[0], 0)
            self._notes[_parted(piece, at, note.mark or "")] = note
        return left

    def finish(self) -> None:
        """Number the references as they follow each other, and write the notes."""
        if not self._notes:
            return
        _add_styles(self._document)
        root = element("footnotes")
        for kind, number in _SEPARATORS:
            root.append(_separator(kind, number))
        counted = 0
        references = self._document.element.body.iter(qn("w:footnoteReference"))
        for number, reference in enumerate(list(references), 1):
            note = self._notes[reference]
            own = counted == _COUNTED or note.mark != circled(counted + 1)
            counted += not own
            reference.set(qn("w:id"), str(number))
            if own:
                reference.set(qn("w:customMarkFollows"), "1")
            else:
                for mark in reference.itersiblings(qn("w:t")):
                    _above(mark).remove(mark)
            root.append(_footnote(note, number, own=own))
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _set_counting(self._document)


def _is_whole(note: Note) -> bool:
    """Whether a note can be written without its mark, and read with it."""
    mark = note.mark or ""
    return bool(mark) and note.text.startswith(mark) and not FORBIDDEN.search(mark) and mark == mark.strip()


def _above(shown: etree._Element) -> etree._Element:
    """What an element of the document stands in."""
    above = shown.getparent()
    assert above is not None
    return above


def _spot(pieces: Sequence[etree._Element], at: int, mark: str) -> tuple[etree._Element, int] | None:
    """The piece of text that holds all of a mark, and where in it; None where several share it."""
    for piece in pieces:
        size = len(piece.text or "")
        if at < size:
            return (piece, at) if at + len(mark) <= size else None
        at -= size
    return None


def _parted(piece: etree._Element, at: int, mark: str) -> BaseOxmlElement:
    """Part a run at a mark, which gets a run of its own; its reference."""
    run, text = _above(piece), piece.text or ""
    behind = element("r")
    if (look := run.find(qn("w:rPr"))) is not None:
        behind.append(copy.deepcopy(look))
    rest = copy.copy(piece)
    rest.text, piece.text = text[at + len(mark) :], text[:at]
    following = list(piece.itersiblings())
    behind.extend([rest, *following] if rest.text else following)
    marked = run_element(mark, _REFERENCE)
    reference = element("footnoteReference")
    marked.insert(1, reference)
    run.addnext(marked)
    if len(behind) > (look is not None):
        marked.addnext(behind)
    if not piece.text:
        run.remove(piece)
    return reference


def _footnote(note: Note, number: int, *, own: bool) -> BaseOxmlElement:
    """A note: its mark, which Word counts or not, and its text."""
    mark = note.mark or ""
    made, paragraph = element("footnote", id=number), paragraph_element("", _TEXT)
    marked = run_element(mark if own else "", _REFERENCE)
    if not own:
        marked.append(element("footnoteRef"))
    paragraph.append(marked)
    paragraph.append(run_element(note.text[len(mark) :]))
    made.append(paragraph)
    return made


def _separator(kind: str, number: int) -> BaseOxmlElement:
    made, paragraph, run = element("footnote", type=kind, id=number), element("p"), element("r")
    run.append(element(kind))
    paragraph.append(run)
    made.append(paragraph)
    return made


def _add_styles(document: WordDocument) -> None:
    """The style of the marks beside that of the notes, which stands with all others; both by Word's own ids."""
    *_, name = _STYLES
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
    style.element.get_or_add_rPr().append(element("vertAlign", val="superscript"))
    for called, known in _STYLES.items():
        document.styles[called].element.styleId = known


def _set_counting(document: WordDocument) -> None:
    """Word counts ①②③ through the document, and finds its separators."""
    told = element("footnotePr")
    told.append(element("numFmt", val="decimalEnclosedCircleChinese"))
    for _, number in _SEPARATORS:
        told.append(element("footnote", id=number))
    document.settings.element.insert_element_before(told, *_BEHIND_IN_SETTINGS)
    for section in document.element.body.iter(qn("w:sectPr")):
        own = element("footnotePr")
        own.append(element("numFmt", val="decimalEnclosedCircleChinese"))
        section.insert_element_before(own, "w:endnotePr", "w:type", "w:pgSz")
