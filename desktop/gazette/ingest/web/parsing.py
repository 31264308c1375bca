"""Text of a page → its tree, within limits; and apart from it, the characters that the page shows."""

from html.parser import HTMLParser

from lxml import etree

from gazette.errors import IngestError

UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "xml", "iframe", "audio", "video", "canvas"})
"""Elements whose text no reader of the page sees as text."""
BUTTONS = frozenset({"submit", "reset", "button"})
"""Kinds of ``input`` whose value is the word on a button."""
BOXES = frozenset({"checkbox", "radio"})
"""Kinds of ``input`` that are ticked."""
_VALUE_UNSEEN = BOXES | {"hidden", "password", "file", "image", "color", "range"}
_MOST_ELEMENTS = 400_000


def parse_page(text: str, *, file: str) -> etree._Element:
    """The root element; nothing outside the text is asked for. IngestError where it nests deeper than any page."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.ParserError as error:
        raise IngestError("ingest.empty", file=file) from error
    except etree.XMLSyntaxError as error:
        raise IngestError("ingest.web_too_nested", file=file) from error
    if root is None:
        raise IngestError("ingest.empty", file=file)
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise IngestError("ingest.web_too_nested", file=file)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise IngestError("ingest.web_too_nested", file=file)
    return root


def shown_value(kind: str | None, value: str | None) -> str:
    """What an ``input`` of a kind shows of its value."""
    return "" if (kind or "").strip().lower() in _VALUE_UNSEEN else value or ""


def visible_text(text: str) -> str:
    """All text of a page that is no script or style, hidden or not, as the standard library's parser sees it."""
    seen = _Seen()
    seen.feed(text.replace("\0", ""))
    seen.close()
    return "".join(seen.pieces)


class _Seen(HTMLParser):
    """Gathers text outside of elements that show none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag in UNSEEN:
            self._unseen.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<title/>`` opens nothing here, though it does in HTML: no text is to be missed."""
        if tag == "input":
            said = dict(attrs)
            self.handle_data(shown_value(said.get("type"), said.get("value")))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 -- as in its parent, which fails here
        """``<![…>`` is a comment, as browsers read it, whatever stands in it."""
        return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)
