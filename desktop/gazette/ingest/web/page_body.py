"""Which element of a page holds its document, the deepest one round most of its running text, and what is furniture.

The idea is that of text density (CETD; GeneralNewsExtractor for Chinese pages): text that is no link counts, text with
the marks of sentences counts most; names that sites give such elements weigh in their favour.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from gazette.ingest.web.pieces import Piece
from gazette.ingest.web.site_words import ACTS, CRUMB, FOOT

_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "button", "select", "menu", "dialog", "search"})
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "toolbar"})
_FURNITURE_NAME = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|crumbs?|breadcrumbs?|bread|dqwz|wz|position|local|location|share|bdshare\w*|jiathis\w*|foot\w*"
    r"|bottom|copyright|copy|links?|friend\w*|yqlj|side\w*|left_?nav|toolbar|tools?|print\w*|fontsize|search\w*|login"
    r"|qrcode|ewm|erweima|related|relate\w*|recommend\w*|xgxx|hot\w*|comment\w*|pager?|pages|turn|prev\w*|next\w*"
    r"|banner|logo|ad|ads|weixin|wechat|back_?top|gotop|wza|zna)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_DOCUMENT_NAME = re.compile(
    r"trs_?(?:ueditor|editor|paper)|ucap-?content|(?:^|[-_\s])zoom(?:$|[-_\s\d])|pages_content|bodylabel|v_news_content"
    r"|vsb_content|js_content|j-fontcontent|article|news_?(?:content|con|text|body)|content_?(?:body|text|main)"
    r"|(?:^|[-_\s])(?:content|conTxt|zw|zwxl|zhengwen|b12c|main_?text|txtcon|infocontent|xxgk_content)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_MARKS = re.compile("[，。；：、！？《》（）〔〕]")
_SHARE, _NAMED_SHARE, _MOSTLY_PROSE = 0.7, 0.35, 0.4
_NEARLY_ALL = 0.8
_LONG, _WEAK = 24, 0.3
_FEWEST_ROWS, _FEWEST_PARAGRAPHS = 3, 2
_WHOLE_PAGE = frozenset({"html", "body", "form"})
_NO_HOLDERS = frozenset("p li dd dt pre blockquote h1 h2 h3 h4 ul ol dl th".split())


class Site:
    """A page as a place: where its document stands and what is furniture round it."""

    def __init__(self, root: etree._Element, pieces: Sequence[Piece]) -> None:
        self._root = root
        self._rows: dict[etree._Element, int] = defaultdict(int)
        self._prose: dict[etree._Element, float] = defaultdict(float)
        self._weights: dict[etree._Element, float] = {}
        shown = [piece for piece in pieces if piece.kind in {"text", "table"}]
        for piece in shown:
            if piece.kind == "text":
                self._rows[piece.element] += piece.text.count("\n") + 1
            _add(self._prose, piece, 0.0 if _is_of_site(piece.text) else _weight(piece))
        weights: dict[etree._Element, float] = defaultdict(float)
        for piece in shown:
            if not self.in_furniture(piece.element) and not _is_of_site(piece.text):
                _add(weights, piece, _weight(piece))
        self._weights = weights

    def document(self) -> etree._Element:
        """The element that holds the document; the whole page where no part of it stands out."""
        total = self._weights.get(self._root, 0.0)
        if not total:
            return self._root
        named = [
            element
            for element, weight in self._weights.items()
            if weight >= _NAMED_SHARE * total and self._may_hold(element) and _DOCUMENT_NAME.search(_names(element))
        ]
        if named:
            heaviest = max(self._weights[element] for element in named)
            return max((one for one in named if self._weights[one] >= _NEARLY_ALL * heaviest), key=_depth)
        return self._deepest(total)

    def _deepest(self, total: float) -> etree._Element:
        element = self._root
        while sum(child.tag in {"p", "center"} and child in self._rows for child in element) < _FEWEST_PARAGRAPHS:
            inner = max(
                (child for child in element if child in self._weights and self._may_hold(child)),
                key=lambda child: self._weights[child],
                default=None,
            )
            if inner is None or self._weights[inner] < _SHARE * total:
                return element
            element = inner
        return element

    def _may_hold(self, element: etree._Element) -> bool:
        """Whether an element can hold a document: one paragraph is none, rows parted by ``br`` are."""
        rows = self._rows.get(element, 0)
        if element.tag in _NO_HOLDERS:
            return element.tag == "pre" and rows >= _FEWEST_ROWS
        return rows == 0 or rows >= _FEWEST_ROWS or element.tag in _WHOLE_PAGE

    def in_furniture(self, element: etree._Element, within: etree._Element | None = None) -> bool:
        """Whether an element or one round it, up to ``within``, is furniture."""
        at: etree._Element | None = element
        while at is not None and at is not within:
            if self._is_furniture(at):
                return True
            at = at.getparent()
        return False

    def _is_furniture(self, element: etree._Element) -> bool:
        """Whether an element is by its kind or name a part of the site; what holds most of the prose is none."""
        if element.tag in _FURNITURE_TAGS or element.get("role", "").lower() in _FURNITURE_ROLES:
            return True
        names = _names(element)
        if element.tag in _WHOLE_PAGE or not _FURNITURE_NAME.search(names) or _DOCUMENT_NAME.search(names):
            return False
        return self._prose.get(element, 0.0) <= _MOSTLY_PROSE * self._prose.get(self._root, 0.0)


def _add(sums: dict[etree._Element, float], piece: Piece, weight: float) -> None:
    element: etree._Element | None = piece.element if piece.kind == "text" else piece.element.getparent()
    while element is not None and weight:
        sums[element] += weight
        element = element.getparent()


def _is_of_site(text: str) -> bool:
    return bool(ACTS.fullmatch(text) or FOOT.search(text) or CRUMB.match(text))


def _weight(piece: Piece) -> float:
    size = max(0, piece.size - piece.linked)
    if piece.kind == "table":
        return size * 0.7
    return float(size) if _MARKS.search(piece.text) or size >= _LONG else size * _WEAK


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _names(element: etree._Element) -> str:
    return f"{element.get('id', '')} {element.get('class', '')}"


def is_inside(element: etree._Element, outer: etree._Element) -> bool:
    """Whether ``element`` is ``outer`` or stands in it."""
    return element is outer or any(above is outer for above in element.iterancestors())
