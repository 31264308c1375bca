"""The text that a Word file shows, gathered from its elements without regard to what they stand in.

This knows nothing of paragraphs, lists, tables, changes or what is left out: it is what the walk is measured against.
"""

from collections.abc import Iterable

from gazette.ingest.word.formulas import code_text
from gazette.ingest.word.names import TEXTS, Element, vml, w
from gazette.ingest.word.symbols import GETA, shown, symbol

_SIGN, _HYPHEN, _PATH = w("sym"), w("noBreakHyphen"), vml("textpath")
_MARK, _CODES, _SIMPLE = w("fldChar"), (w("instrText"), w("delInstrText")), w("fldSimple")
_TYPE, _FONTS, _RUN = w("fldCharType"), w("rFonts"), w("r")


def visible_text(roots: Iterable[Element]) -> str:
    """Everything that these parts show."""
    texts: list[str] = []
    for root in roots:
        signs = _in_symbols(root)
        texts += (signs.get(element, element.text) for element in root.iter(*TEXTS) if element.text)
        texts += _signs(root)
        texts += _drawn(root)
    return "".join(texts).replace("\xad", "")


def _signs(root: Element) -> list[str]:
    """Signs, hyphens, texts along a line; for letters of symbol fonts, what they look like instead of what they are."""
    signs = ["-"] * sum(1 for _ in root.iter(_HYPHEN))
    signs += (element.get("string", "") for element in root.iter(_PATH))
    for element in root.iter(_SIGN):
        code = element.get(w("char"), "")
        try:
            signs.append(symbol(element.get(w("font")), int(code, 16)) or GETA)
        except ValueError:
            signs.append(GETA)
    return signs


def _drawn(root: Element) -> list[str]:
    """What fields draw by their code."""
    drawn: list[str] = []
    codes: list[list[str]] = []
    for element in root.iter(_MARK, *_CODES, _SIMPLE):
        kind = element.get(_TYPE)
        if element.tag == _SIMPLE:
            drawn += _shown_by(element.get(w("instr"), ""))
        elif element.tag in _CODES:
            codes[-1:] = [[*codes[-1], element.text or ""]] if codes else []
        elif kind == "begin":
            codes.append([])
        elif kind == "end" and codes:
            drawn += _shown_by("".join(codes.pop()))
    return drawn


def _shown_by(code: str) -> tuple[str, ...]:
    found = code_text(code)
    return (found.text, found.reading) if found else ()


def _in_symbols(root: Element) -> dict[Element, str]:
    """Texts that are set in a symbol font, and the signs that they show."""
    found: dict[Element, str] = {}
    for fonts in root.iter(_FONTS):
        font = fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
        properties = fonts.getparent()
        run = None if properties is None or font is None else properties.getparent()
        if run is None or run.tag != _RUN:
            continue
        for element in run.iterchildren(*TEXTS):
            if (signs := shown(element.text or "", font)) != element.text:
                found[element] = signs
    return found
