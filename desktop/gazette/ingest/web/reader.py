"""The doors to web pages: a file of one, or one saved whole as mail (.mht)."""

from collections.abc import Sequence

from lxml import etree

from gazette.errors import IngestError
from gazette.ingest.manuscript import contents_of
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.web.assembling import assemble
from gazette.ingest.web.decoding import decode_page
from gazette.ingest.web.flow import Flow
from gazette.ingest.web.looks import Looks, revision_of
from gazette.ingest.web.mail import read_mail
from gazette.ingest.web.parsing import parse_page, visible_text
from gazette.ingest.web.pictures import PagePictures
from gazette.ingest.web.pieces import Piece
from gazette.ingest.web.sheets import without_bands
from gazette.ingest.web.sorting import Sorted, sort_page
from gazette.model import Finding


def read_web(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What a web page holds; IngestError where it cannot be read, or tracks changes and nobody decided about them."""
    decoded = decode_page(source, file=file)
    return _read([(decoded.text, "")], decoded.findings, PagePictures(wishes.beside), file, wishes)


def read_mail_web(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What a page saved as mail holds, the sheets of a workbook saved so one after the other; errors as above."""
    mail = read_mail(source, file)
    pages = [decode_page(page.content, file=file, said=page.said) for page in mail.pages]
    texts = [(page.text, sent.address) for page, sent in zip(pages, mail.pages, strict=True)]
    noticed = [finding for page in pages for finding in page.findings]
    return _read(texts, noticed, PagePictures(mail.pictures), file, wishes, mail.attached)


def _read(
    texts: Sequence[tuple[str, str]],
    noticed: Sequence[Finding],
    pictures: PagePictures,
    file: str,
    wishes: Wishes,
    attached: Sequence[str] = (),
) -> Contents:
    """What pages hold, each a text and the address that it was saved from; ``attached`` are files beside them."""
    whole = Sorted()
    for text, address in texts:
        root = parse_page(pictures.without_long(text), file=file)
        _set_run_in(root)
        looks = Looks(root)
        if wishes.changes is None and any(revision_of(one, looks.of_office) for one in root.iter(etree.Element)):
            raise IngestError("ingest.changes_undecided", file=file)
        pieces = Flow(looks, wishes.changes).walk(_body(root))
        page = _document(pieces) if looks.of_office else sort_page(root, pieces)
        whole.kept += pictures.placed(page.kept, address)
        whole.fields += page.fields
        whole.told += page.told
    if not any(piece.kind in {"text", "table", "note", "picture", "embedded"} for piece in whole.kept):
        raise IngestError("ingest.web_without_text", file=file)
    manuscript = assemble(whole)
    manuscript.findings[:0] = noticed
    for name in attached:
        manuscript.unread("ingest.unread.mail_attachment", name)
    manuscript.visible += (visible_text(text) for text, _ in texts)
    manuscript.pictures += pictures.used(manuscript.parts)
    return contents_of(manuscript)


def _set_run_in(root: etree._Element) -> None:
    """Make one paragraph of a heading and the text that runs on behind it, which our own pages mark."""
    for element in root.iter("div"):
        if "run-in" in element.get("class", "").split():
            element.tag = "p"
            for inner in element:
                inner.tag = "span"


def _body(root: etree._Element) -> etree._Element:
    bodies = list(root.iter("body", "frameset"))
    return bodies[0] if len(bodies) == 1 else root


def _document(pieces: Sequence[Piece]) -> Sorted:
    """What an office program saved as a page: all of it is the document."""
    sorted_ = Sorted()
    sorted_.kept = list(without_bands(pieces))
    return sorted_
