"""Which element of a page holds its document: the deepest one round most of its running text.

The idea is that of text density (CETD; GeneralNewsExtractor for Chinese pages): text that is no link counts, text with
the marks of sentences counts most; names that sites give such elements weigh in their favour.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from gazette.ingest.web.pieces import Piece

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
_SHARE, _NAMED_SHARE = 0.7, 0.35
_NEARLY_ALL = 0.8
_LONG, _WEAK = 24, 0.3
_FEWEST_ROWS, _FEWEST_PARAGRAPHS = 3, 2
_WHOLE_PAGE = frozenset({"html", "body", "form"})


def document_element(root: etree._Element, pieces: Sequence[Piece]) -> etree._Element:
    """The element that holds the document; the whole page where no part of it stands out."""
    weights: dict[etree._Element, float] = defaultdict(float)
    owners: dict[etree._Element, int] = defaultdict(int)
    for piece in pieces:
        if piece.kind not in {"text", "table"} or in_furniture(piece.element):
            continue
        weight = _weight(piece)
        if piece.kind == "text":
            owners[piece.element] += piece.text.count("\n") + 1
        element: etree._Element | None = piece.element if piece.kind == "text" else piece.element.getparent()
        while element is not None:
            weights[element] += weight
            element = element.getparent()
    total = weights.get(root, 0.0)
    if not total:
        return root
    named = [
        element
        for element, weight in weights.items()
        if weight >= _NAMED_SHARE * total and _may_hold(element, owners) and _DOCUMENT_NAME.search(_names(element))
    ]
    if named:
        heaviest = max(weights[element] for element in named)
        return max((one for one in named if weights[one] >= _NEARLY_ALL * heaviest), key=_depth)
    return _deepest(root, weights, owners, total)


def _deepest(
    root: etree._Element, weights: dict[etree._Element, float], owners: dict[etree._Element, int], total: float
) -> etree._Element:
    element = root
    while sum(child.tag in {"p", "center"} and bool(owners.get(child)) for child in element) < _FEWEST_PARAGRAPHS:
        inner = max(
            (child for child in element if child in weights and _may_hold(child, owners)),
            key=lambda child: weights[child],
            default=None,
        )
        if inner is None or weights[inner] < _SHARE * total:
            return element
        element = inner
    return element


def _may_hold(element: etree._Element, owners: dict[etree._Element, int]) -> bool:
    """Whether an element can hold a document: one paragraph is none, rows parted by ``br`` are."""
    if element.tag in {"p", "li", "dd", "dt", "pre", "blockquote", "h1", "h2", "h3", "h4", "ul", "ol", "dl", "th"}:
        return element.tag == "pre" and owners.get(element, 0) >= _FEWEST_ROWS
    return owners.get(element, 0) == 0 or owners[element] >= _FEWEST_ROWS or element.tag in _WHOLE_PAGE


def _weight(piece: Piece) -> float:
    size = max(0, piece.size - piece.linked)
    if piece.kind == "table":
        return size * 0.7
    return float(size) if _MARKS.search(piece.text) or size >= _LONG else size * _WEAK


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _names(element: etree._Element) -> str:
    return f"{element.get('id', '')} {element.get('class', '')}"


def is_furniture(element: etree._Element) -> bool:
    """Whether an element is by its kind or name a part of the site and not of the document."""
    if element.tag in _FURNITURE_TAGS or element.get("role", "").lower() in _FURNITURE_ROLES:
        return True
    names = _names(element)
    return bool(_FURNITURE_NAME.search(names)) and not _DOCUMENT_NAME.search(names) and element.tag not in _WHOLE_PAGE


def in_furniture(element: etree._Element, within: etree._Element | None = None) -> bool:
    """Whether an element or one round it, up to ``within``, is furniture."""
    at: etree._Element | None = element
    while at is not None and at is not within:
        if is_furniture(at):
            return True
        at = at.getparent()
    return False


def is_inside(element: etree._Element, outer: etree._Element) -> bool:
    """Whether ``element`` is ``outer`` or stands in it."""
    return element is outer or any(above is outer for above in element.iterancestors())
