"""Which pieces of a page are its document, in which order, and what is said of all others."""

import re
from collections.abc import Sequence

from lxml import etree

from gazette.ingest.structure.heads import is_anchor
from gazette.ingest.web.fields import Field, fields_of
from gazette.ingest.web.page_body import Site, is_inside
from gazette.ingest.web.pieces import Piece
from gazette.ingest.web.site_words import ACTS, CRUMB, FOOT, INFO
from gazette.reading.characters import squash

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_TITLE_NAME = re.compile(r"title|headline|(?:^|[-_\s])(?:bt|biaoti|tit)(?:$|[-_\s\d])", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:发布|公开)(?:日期|时间)\s*[：:]\s*\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}(?:日|\b)")
_PROSE = re.compile("[。；]")
_LONG_PROSE, _LONGEST_FURNITURE, _MOSTLY = 40, 80, 0.6
_SHORTEST_TITLE, _ROWS_OF_TITLE, _LONGEST_MENU = 6, 8, 40


class Sorted:
    """``kept``: the pieces of the document; ``fields``: what the page lists of it; ``told``: all others, as what."""

    def __init__(self) -> None:
        self.kept: list[Piece] = []
        self.fields: list[Field] = []
        self.told: list[tuple[str, Piece]] = []


def sort_page(root: etree._Element, pieces: Sequence[Piece]) -> Sorted:
    """The pieces of a page of a site: its document found, its head before it, all else told."""
    site = Site(root, pieces)
    outer = site.document()
    inside = [at for at, piece in enumerate(pieces) if is_inside(piece.element, outer)]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    sorted_ = Sorted()
    top = _end_of_top(pieces, inside)
    listed = fields_of(pieces[:top])
    heads: list[Piece] = []
    body: list[Piece] = []
    for at, piece in enumerate(pieces):
        within = first <= at <= last and is_inside(piece.element, outer)
        if at in listed:
            sorted_.fields += listed[at]
        elif within:
            kind = _inside_kind(piece, site, outer, above=at < top)
            body.append(piece) if kind is None else sorted_.told.append((kind, piece))
        elif piece.kind == "text" and _is_head(piece, site, root, below=at > last):
            heads.append(piece)
        elif piece.kind == "text" and at > last and _is_attachment(piece):
            body.append(piece)
        else:
            sorted_.told.append((_outside_kind(piece, site), piece))
    _take_published(sorted_)
    body = _without_headline(body, sorted_)
    sorted_.kept = [*_new_heads(heads, body, sorted_), *body]
    return sorted_


def _end_of_top(pieces: Sequence[Piece], inside: Sequence[int]) -> int:
    """The index of the first sentence of the document: what is listed of it stands above."""
    return next(
        (at for at in inside if pieces[at].kind == "text" and _PROSE.search(pieces[at].text) and pieces[at].size > 30),
        inside[-1] + 1 if inside else len(pieces),
    )


def _inside_kind(piece: Piece, site: Site, outer: etree._Element, *, above: bool) -> str | None:
    """As what a piece inside the document's element is told; None where it belongs to the document."""
    if piece.kind not in {"text", "note", "table"}:
        return None
    if piece.kind != "text":
        return (
            "ingest.left_out.web_furniture"
            if _is_mostly_links(piece) and site.in_furniture(piece.element, outer)
            else None
        )
    text = piece.text.strip()
    if ACTS.fullmatch(text) or FOOT.search(text) or (len(text) <= _LONGEST_FURNITURE and CRUMB.match(text)):
        return "ingest.left_out.web_furniture"
    if (above or len(text) <= _LONGEST_FURNITURE) and not _PROSE.search(text) and len(INFO.findall(text)) > (not above):
        return "ingest.left_out.web_info"
    if above and INFO.match(text) and not _PROSE.search(text):
        return "ingest.left_out.web_info"
    if piece.files:
        return None
    if above and " " in text and len(text) <= _LONGEST_MENU and _is_mostly_links(piece):
        return "ingest.left_out.web_furniture"
    small = not _PROSE.search(text) or len(text) <= _LONG_PROSE
    if (
        small
        and site.in_furniture(piece.element, outer)
        and (_is_mostly_links(piece) or len(text) <= _LONGEST_FURNITURE)
    ):
        return "ingest.left_out.web_furniture"
    return None


def _outside_kind(piece: Piece, site: Site) -> str:
    """As what a piece outside the document's element is told."""
    if piece.kind == "text" and not site.in_furniture(piece.element):
        if INFO.search(piece.text) and not _PROSE.search(piece.text):
            return "ingest.left_out.web_info"
        if _PROSE.search(piece.text) and piece.size - piece.linked >= _LONG_PROSE and not FOOT.search(piece.text):
            return "ingest.left_out.web_beside"
    return "ingest.left_out.web_furniture"


def _is_mostly_links(piece: Piece) -> bool:
    return piece.linked > _MOSTLY * piece.size


def _is_head(piece: Piece, site: Site, root: etree._Element, *, below: bool) -> bool:
    """Whether a piece outside the document's element is the title over it, or its number or date."""
    if below or site.in_furniture(piece.element) or CRUMB.search(piece.text) or _is_mostly_links(piece):
        return False
    if piece.element.tag != "h1" and any(above.tag == "header" for above in piece.element.iterancestors()):
        return False  # what the whole site is called, and where one is in it
    text = piece.text.strip()
    if all(is_anchor(row) for row in text.split("\n")):
        return True
    if len(text) > 200 or INFO.search(text) or _PROSE.search(text):
        return False
    if len(squash(text)) >= _SHORTEST_TITLE and any(squash(text) in name for name in _page_names(root)):
        return True
    return piece.element.tag == "h1" or bool(
        piece.element.tag in _HEADINGS
        and _TITLE_NAME.search(f"{piece.element.get('class', '')} {piece.element.get('id', '')}")
    )


def _page_names(root: etree._Element) -> list[str]:
    """What the page says its title is, squashed."""
    names = [title.text or "" for title in root.iter("title")]
    names += [meta.get("content", "") for meta in root.iter("meta") if meta.get("name", "").lower() == "articletitle"]
    return [squash(name) for name in names if name]


def _is_attachment(piece: Piece) -> bool:
    return bool(piece.files) and not ACTS.fullmatch(piece.text)


def _new_heads(heads: Sequence[Piece], body: Sequence[Piece], sorted_: Sorted) -> list[Piece]:
    """The heads that the document does not begin with itself; the others are told as repeated."""
    texts = [piece.text for piece in body if piece.kind == "text"][:_ROWS_OF_TITLE]
    opening = squash("".join(texts))
    new: list[Piece] = []
    for piece in heads:
        again = squash(piece.text) in opening or any(squash(piece.text) == squash(one.text) for one in new)
        if again:
            sorted_.told.append(("ingest.left_out.web_headline", piece))
        else:
            new.append(piece)
    return new


def _without_headline(body: list[Piece], sorted_: Sorted) -> list[Piece]:
    """The body without a first row that its next rows say again."""
    at = next((at for at, piece in enumerate(body) if piece.kind == "text"), None)
    if at is None or len(headline := squash(body[at].text)) < _SHORTEST_TITLE:
        return body
    below = squash("".join(piece.text for piece in body[at + 1 :] if piece.kind == "text")[: 3 * len(headline)])
    if not below.startswith(headline):
        return body
    sorted_.told.append(("ingest.left_out.web_headline", body[at]))
    return [*body[:at], *body[at + 1 :]]


def _take_published(sorted_: Sorted) -> None:
    """The day of publication out of a line of facts (发布时间：… 来源：…), where no list gives it."""
    if any(
        field.known and field.text.startswith(("发布", "公开")) and "日" in field.text[:4] for field in sorted_.fields
    ):
        return
    for at, (kind, piece) in enumerate(sorted_.told):
        if kind == "ingest.left_out.web_info" and (found := _PUBLISHED.search(piece.text)):
            rest = piece.text[: found.start()] + piece.text[found.end() :]
            sorted_.fields.append(Field(found[0], known=True))
            sorted_.told[at] = (kind, Piece(element=piece.element, kind="text", text=rest.strip()))
            return
