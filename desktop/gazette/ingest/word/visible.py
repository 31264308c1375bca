"""The text that a Word file shows, gathered from its elements without regard to what they stand in.

This knows nothing of paragraphs, lists, tables, changes or what is left out: it is what the walk is measured against.
"""

from collections.abc import Iterable

from gazette.ingest.word.formulas import code_text
from gazette.ingest.word.names import TEXTS, Element, value, vml, w
from gazette.ingest.word.symbols import GETA, is_symbol_font, lifted, shown, symbol

_SIGN, _HYPHEN, _PATH = w("sym"), w("noBreakHyphen"), vml("textpath")
_MARK, _CODES, _SIMPLE = w("fldChar"), (w("instrText"), w("delInstrText")), w("fldSimple")
_TYPE, _FONTS, _LIFTED, _RUN = w("fldCharType"), w("rFonts"), w("vertAlign"), w("r")


def visible_text(roots: Iterable[Element]) -> str:
    """Everything that these parts show."""
    texts: list[str] = []
    for root in roots:
        signs = _by_look(root)
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


def _by_look(root: Element) -> dict[Element, str]:
    """Texts in a symbol font, above or below the line, and the signs that they show."""
    found: dict[Element, str] = {}
    for one in root.iter(_FONTS, _LIFTED):
        if one.tag == _FONTS and not is_symbol_font(one.get(w("ascii")) or one.get(w("hAnsi")) or ""):
            continue
        properties = one.getparent()
        run = None if properties is None else properties.getparent()
        if properties is None or run is None or run.tag != _RUN:
            continue
        fonts = properties.find(_FONTS)
        font = None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
        for element in run.iterchildren(*TEXTS):
            text = shown(element.text or "", font)
            found[element] = lifted(text, value(properties, "vertAlign")) or text
    return found
