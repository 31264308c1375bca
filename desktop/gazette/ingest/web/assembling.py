"""Pieces of a page → a manuscript, with its findings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gazette.ingest.footnotes import footnote
from gazette.ingest.manuscript import CaptionOf, Manuscript, ManuscriptParagraph
from gazette.ingest.picture_places import settle_captions, settle_pictures
from gazette.ingest.web.pieces import TOLD, Piece
from gazette.ingest.web.sorting import Sorted
from gazette.model import Finding, Level, Note

_APART = "\u3000"  # white, which no account counts
_MOSTLY = 0.6
_LONG = 100
_UNREAD = {"picture": "ingest.unread.web_picture", "embedded": "ingest.unread.web_embedded"}
_LEVELS: dict[str, Level] = {
    "ingest.left_out.web_beside": "doubt",
    "ingest.left_out.web_change": "doubt",
    "ingest.left_out.web_comment": "doubt",
    "ingest.left_out.web_drawing": "doubt",
    "ingest.left_out.web_form": "doubt",
}


def assemble(sorted_: Sorted) -> Manuscript:
    """The fields, then the document, and what is told of all others."""
    manuscript = Manuscript()
    for field in sorted_.fields:
        if field.known:
            manuscript.parts.append(ManuscriptParagraph(text=field.text))
            manuscript.made.append(field.made)
    outside = [(kind, piece) for kind, piece in sorted_.told if piece.kind == "text" or piece.table]
    notes = add_pieces(manuscript, sorted_.kept)
    _tell_field(manuscript, [field.text for field in sorted_.fields if not field.known])
    for kind in dict.fromkeys(kind for kind, _ in outside):
        _tell(manuscript, kind, [piece for one, piece in outside if one == kind])
    for kind, name in {**TOLD, "form": TOLD["control"], "drawing": TOLD["control"]}.items():
        told = [piece for _, piece in sorted_.told if piece.kind == kind and piece.text]
        _tell(manuscript, name, told)
    settle_pictures(manuscript, "ingest.left_out.web_paper_picture")
    settle_captions(manuscript)
    manuscript.parts += notes
    return manuscript


def add_pieces(manuscript: Manuscript, pieces: Sequence[Piece]) -> list[Note]:
    """Put the pieces of a document into ``manuscript``; the notes, which go to its end."""
    shown = list(_without_usual_blanks(pieces))
    lowest = min((piece.outline for piece in shown[1:] if piece.outline), default=1)
    notes: list[Note] = []
    for piece in _told_together(shown):
        if piece.kind == "table" and piece.table is not None:
            manuscript.parts.append(piece.table)
        elif piece.picture is not None:
            manuscript.parts.append(piece.picture)
        elif piece.kind == "blank":
            manuscript.parts.append(ManuscriptParagraph(text=""))
        elif piece.kind == "note":
            notes.append(_note(piece))
        elif piece.kind == "text":
            outline = max(1, piece.outline - lowest + 1) if piece.outline else None
            caption: CaptionOf | None = "picture" if piece.caption else None
            manuscript.parts.append(
                ManuscriptParagraph(text=piece.text, outline=outline, loose=piece.loose, caption=caption)
            )
        else:
            _tell_beside(manuscript, piece)
        manuscript.made.append(piece.made)
        _notice(manuscript, piece)
    return notes


def _note(piece: Piece) -> Note:
    """A footnote; where it begins with the way back to its mark, that is its mark, and its rows are its own."""
    back = next((one for one in piece.element.iter("a") if one.get("role") == "doc-backlink"), None)
    mark = "" if back is None else "".join(str(text) for text in back.itertext()).strip()
    if mark and piece.text.startswith(mark):
        return Note(text=piece.text, mark=mark)
    return footnote(" ".join(piece.text.split()))


def _told_together(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, those that are only told made one where they follow each other."""
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        together = list(run)
        if kind in TOLD:
            yield replace(together[0], text=_APART.join(piece.text for piece in together if piece.text))
        else:
            yield from together


def _tell_beside(manuscript: Manuscript, piece: Piece) -> None:
    """Tell of what stands in the document and is no text of it."""
    if rule := _UNREAD.get(piece.kind):
        manuscript.unread(rule, piece.text)
    elif piece.kind in TOLD and piece.text:
        name = TOLD[piece.kind]
        long = piece.kind == "hidden" and len(piece.text) > _LONG
        manuscript.left_out(name, piece.text, "doubt" if long else _LEVELS.get(name, "hint"))


def _notice(manuscript: Manuscript, piece: Piece) -> None:
    line = len(manuscript.parts) or 1
    for rule, text in dict.fromkeys(piece.noticed):
        manuscript.findings.append(Finding(rule=rule, level="doubt", text=text, line=line))
    for name in dict.fromkeys(piece.files):
        manuscript.findings.append(Finding(rule="ingest.web_link", level="doubt", text=name, line=line))


def _without_usual_blanks(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """The pieces without blank lines where nearly each stands behind one, which then parts nothing."""
    texts = [at for at, piece in enumerate(pieces) if piece.kind == "text"]
    behind = sum(1 for at in texts[1:] if pieces[at - 1].kind == "blank")
    usual = len(texts) > 3 and behind >= _MOSTLY * (len(texts) - 1)
    return (piece for piece in pieces if not (usual and piece.kind == "blank"))


def _tell_field(manuscript: Manuscript, texts: Sequence[str]) -> None:
    if texts:
        manuscript.left_out("ingest.left_out.web_field", _APART.join(texts))


def _tell(manuscript: Manuscript, name: str, pieces: Sequence[Piece]) -> None:
    texts = [
        _APART.join(cell.text for row in piece.table.rows for cell in row) if piece.table else piece.text
        for piece in pieces
    ]
    captions = [piece.table.caption for piece in pieces if piece.table and piece.table.caption]
    if whole := _APART.join(" ".join(text.split()) for text in (*texts, *captions) if text.strip()):
        manuscript.left_out(name, whole, _LEVELS.get(name, "hint"))
