"""The tree of a page → its pieces in reading order, white space folded as browsers fold it."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from gazette.ingest.reading_result import Changes
from gazette.ingest.web.counting import Counter
from gazette.ingest.web.folding import folded, kept_as_it_is, rows_of
from gazette.ingest.web.looks import Looks, is_struck, outline_of, revision_of
from gazette.ingest.web.naming import is_mere_sign, linked_file, name_of
from gazette.ingest.web.parsing import BOXES, BUTTONS, UNSEEN, shown_value
from gazette.ingest.web.pieces import Piece, PieceKind
from gazette.ingest.web.tables import cells_of, is_data_table, make_table

_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
        "ol p pre search section summary table tbody td tfoot th thead tr ul"
    ).split()
)
_CONTROLS = frozenset("button select datalist option".split())
_EMBEDDED = frozenset("iframe embed object frame applet".split())
# what Word puts before an item of a list
_LIST_NUMBER = re.compile(r"mso-list\s*:\s*Ignore", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Now:
    """What holds where the walk stands."""

    block: etree._Element
    linked: bool = False
    preformatted: bool = False
    struck: bool = False
    outline: int | None = None
    kind: PieceKind = "text"
    caption: bool = False


@dataclass(slots=True)
class _Span:
    text: str
    linked: bool


class Flow:
    """Walks a tree once; ``changes`` says what becomes of tracked changes (None: they show as they stand)."""

    def __init__(self, looks: Looks, changes: Changes | None = None) -> None:
        self.pieces: list[Piece] = []
        self._looks, self._changes = looks, changes
        self._spans: list[_Span] = []
        self._files: list[str] = []
        self._noticed: list[tuple[str, str]] = []
        self._behind: list[Piece] = []
        self._number = self._made = ""
        self._loose = False

    def walk(self, element: etree._Element) -> list[Piece]:
        """The pieces of ``element``."""
        now = _Now(block=element)
        self._inside(element, now)
        self._close(now)
        return self.pieces

    def _inside(self, element: etree._Element, now: _Now) -> None:
        self._add(element.text, now)
        counter = Counter(element) if element.tag in {"ol", "ul", "menu", "dir"} else None
        for inner in element:
            if counter is not None and inner.tag == "li":
                self._number = counter.number(inner)
            self._element(inner, now)
            self._add(inner.tail, now)

    def _element(self, element: etree._Element, now: _Now) -> None:
        tag = str(element.tag)
        if tag in _EMBEDDED:
            self._behind.append(Piece(element=element, kind="embedded", text=name_of(element)))
            if tag not in UNSEEN:
                self._inside(element, now)
        elif tag in UNSEEN:
            return
        elif (told := self._told(element, tag)) is not None:
            self._tell(element, told)
        elif tag == "input":
            if _kind_of(element) in BOXES:
                self._box("☑" if element.get("checked") is not None else "□", now)
        elif tag == "br":
            self._spans.append(_Span("\n", now.linked))
        elif tag in {"img", "v:imagedata"}:
            if not is_mere_sign(element):
                self._behind.append(Piece(element=element, kind="picture", text=name_of(element)))
        elif tag == "table" and is_data_table(element):
            self._close(now)
            self._table(element)
        elif tag in _BLOCKS:
            self._block(element, tag, now)
        else:
            self._inline(element, now)

    def _told(self, element: etree._Element, tag: str) -> PieceKind | None:
        """What kind of text that is no part of the document ``element`` holds; None where it is part of it."""
        style, words = element.get("style", ""), element.get("class", "")
        if self._looks.is_hidden(element):
            return "hidden"
        if tag in _CONTROLS or (tag == "input" and _kind_of(element) in BUTTONS):
            return "control"
        if tag == "svg":
            return "drawing"
        if tag == "textarea" or (tag == "input" and _own_text(element).strip()):
            return "form"
        if tag in {"rt", "rp", "rtc"}:
            return "reading"
        if "mso-element:comment-list" in style or words in {"msocomanchor", "MsoCommentReference"}:
            return "comment"
        revision = revision_of(element, self._looks.of_office)
        if revision and self._changes and revision == ("del" if self._changes == "accept" else "ins"):
            return "change"
        return "bullet" if _LIST_NUMBER.search(style) and _is_bullet(element) else None

    def _tell(self, element: etree._Element, kind: PieceKind) -> None:
        if text := _all_text(element).strip():
            self._behind.append(Piece(element=element, kind=kind, text=text))

    def _box(self, mark: str, now: _Now) -> None:
        """Write out what a box to tick says, which stands in no text of the page."""
        self._add(mark, now)
        self._made += mark

    def _block(self, element: etree._Element, tag: str, now: _Now) -> None:
        self._close(now)
        inside = replace(
            now,
            block=element,
            outline=outline_of(element) or (now.outline if tag not in {"td", "th", "li"} else None),
            preformatted=now.preformatted or tag in {"pre", "xmp", "listing"},
            caption=now.caption or tag == "figcaption",
            kind="note" if _is_note(element) else now.kind,
        )
        number = self._number
        self._inside(element, inside)
        self._close(inside)
        if tag == "li" and number:
            self._number = ""

    def _inline(self, element: etree._Element, now: _Now) -> None:
        if element.tag == "a" and element.get("href"):
            now = replace(now, linked=True)
            if name := linked_file(element.get("href", "")):
                self._files.append(name)
        revised = revision_of(element, self._looks.of_office) is not None
        if is_struck(element) and not now.struck and not revised:
            now = replace(now, struck=True)
            if text := _all_text(element).strip():
                self._noticed.append(("ingest.web_struck", text))
        if _LIST_NUMBER.search(element.get("style", "")):
            self._add(_all_text(element).strip(), now)
            return
        raised = element.tag in {"sup", "sub"} and not any(one.get("role") == "doc-noteref" for one in element.iter())
        if raised and (text := _all_text(element).strip()) and not text.startswith(("[", "〔")):
            self._noticed.append(("ingest.web_raised", text))
        self._inside(element, now)

    def _table(self, element: etree._Element) -> None:
        """A table of data as one piece; what its cells hold beside text stands behind it."""
        behind: list[Piece] = []
        made: list[str] = []
        noticed: list[tuple[str, str]] = []
        files: list[str] = []
        linked = 0

        def read(cell: etree._Element) -> list[str]:
            nonlocal linked
            texts: list[str] = []
            for piece in Flow(self._looks, self._changes).walk(cell):
                if piece.kind in {"text", "note"}:
                    texts.append(piece.text)
                elif piece.table is not None:
                    texts += (one.text for row in piece.table.rows for one in row if one.text)
                    noticed.append(("ingest.web_nested_table", piece.table.rows[0][0].text[:20]))
                elif piece.kind != "blank":
                    behind.append(piece)
                made.append(piece.made)
                noticed.extend(piece.noticed)
                files.extend(piece.files)
                linked += piece.linked
            return texts

        cells = cells_of(element, self._looks, read, lambda cell: self._hide(cell, behind))
        table = make_table(element, cells, read)
        if table is not None:
            self.pieces.append(
                Piece(
                    element=element,
                    kind="table",
                    table=table,
                    linked=linked,
                    files=tuple(files),
                    made="".join(made),
                    noticed=tuple(noticed),
                )
            )
        self.pieces += behind

    @staticmethod
    def _hide(cell: etree._Element, behind: list[Piece]) -> None:
        if text := _all_text(cell).strip():
            behind.append(Piece(element=cell, kind="hidden", text=text))

    def _add(self, text: str | None, now: _Now) -> None:
        if not text:
            return
        if self._number and text.strip():
            self._spans.append(_Span(self._number, False))
            self._made += self._number
            self._number = ""
        if now.preformatted:
            self._loose = True
        self._spans.append(_Span(kept_as_it_is(text) if now.preformatted else folded(text), now.linked))

    def _close(self, now: _Now) -> None:
        """End a run of text: one piece for each stretch of rows without an empty one between."""
        text = "".join(span.text for span in self._spans)
        linked = sum(len("".join(span.text.split())) for span in self._spans if span.linked)
        blank = any(character in text for character in "\n\xa0\u3000")
        self._spans = []
        stretches = list(rows_of(text))
        for at, stretch in enumerate(stretches):
            if not stretch:
                if blank and (at or len(stretches) == 1):
                    self.pieces.append(Piece(element=now.block, kind="blank"))
                continue
            self.pieces.append(
                Piece(
                    element=now.block,
                    kind=now.kind,
                    text="\n".join(stretch),
                    outline=now.outline,
                    caption=now.caption,
                    linked=linked if not at else 0,
                    files=tuple(self._files),
                    made=self._made,
                    noticed=tuple(self._noticed),
                    loose=self._loose or len(stretch) > 1,
                )
            )
            self._files, self._noticed, self._made = [], [], ""
        self._loose = False
        self.pieces += self._behind
        self._behind = []


def _all_text(element: etree._Element) -> str:
    """All text of an element that is no script or style."""
    pieces = [_own_text(element)]
    for inner in element:
        pieces.append("" if inner.tag in UNSEEN else _all_text(inner))
        pieces.append(inner.tail or "")
    return "".join(pieces)


def _own_text(element: etree._Element) -> str:
    """What an element shows before what stands in it: its text, or what is filled in."""
    return shown_value(element.get("type"), element.get("value")) if element.tag == "input" else element.text or ""


def _kind_of(field: etree._Element) -> str:
    return field.get("type", "").strip().lower()


def _is_note(element: etree._Element) -> bool:
    """Whether an element is a footnote or endnote, as Word or as a page with roles says it."""
    style = element.get("style", "")
    said = element.get("role", "") in {"doc-footnote", "doc-endnote"}
    return said or "mso-element:footnote" in style or "mso-element:endnote" in style


def _is_bullet(element: etree._Element) -> bool:
    """Whether what Word puts before an item is a mark and no number."""
    styles = " ".join(inner.get("style", "") for inner in element.iter())
    return not re.search(r"\w", _all_text(element)) or bool(re.search(r"Wingdings|Symbol", styles))
