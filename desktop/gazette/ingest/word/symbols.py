"""Characters of Microsoft's symbol fonts → Unicode.

Symbol after Adobe's encoding; Wingdings after Unicode 7.0, which took its signs in, with the common one of like look
(●, □, ①) where the exact one is in hardly any font.
"""

_FIRST, _NONE = 0x20, "\ufffd"
_PRIVATE = 0xF000
GETA = "〓"
"""What stands where a character cannot be known."""

_FONTS = {
    "symbol": (
        " !∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"
        "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~�"
        "��������������������������������€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"
        "°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
        "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭�"
    ),
    "wingdings": (
        " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳"
        "🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●○■□□❑❒⬧⧫◆❖⬥☒⮹⌘🏵🏶🙶🙷▯"
        "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•⬝○○○◉◎🔿▪□🟁🟅★🟋🟏🟓🟑"
        "⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←"
        "→↑↓🡬🡭🡯🡮←➔↑↓🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭✗✓☒☑�"
    ),
    "wingdings 2": (
        " 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗"
        "✓☒☑☒☒⮾⮿🛇⦸🙱🙴🙲🙳‽🙹🙺🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿�"
        "☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧🙨🙩⋅●●●○○🞇🞉⊙●■■□□□🞑🞒🞓🞔▣🞕🞖🞗🞘⬩⬥◇"
        "🞚◈🞛🞜🞝🞞⬪⬧◊🞠◖◗⯊⯋⯀⯁⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺"
        "🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒✹🟃🟇✯🟍🟔⯌⯍※⁂������"
    ),
}


def symbol(font: str | None, code: int) -> str | None:
    """The character that a symbol font shows for a code; None where font or code is unknown."""
    signs = _FONTS.get((font or "").lower())
    at = (code - _PRIVATE if code >= _PRIVATE else code) - _FIRST
    found = signs[at] if signs and 0 <= at < len(signs) else _NONE
    return None if found == _NONE else found


def shown(text: str, font: str | None) -> str:
    """What a text in this font looks like: in a symbol font letters are signs."""
    if not font or not is_symbol_font(font):
        return text
    return "".join(_sign(font, character) for character in text)


def is_symbol_font(font: str) -> bool:
    """Whether letters in this font are signs."""
    return font.lower() in _FONTS


def _sign(font: str, character: str) -> str:
    code = ord(character)
    private = _PRIVATE + _FIRST <= code <= _PRIVATE + 0xFF
    if not private and not _FIRST <= code <= 0xFF:
        return character
    return symbol(font, code) or (GETA if private else character)


def is_private(text: str) -> bool:
    """Whether a text holds characters of the private use area, whose look only a font knows."""
    return any("\ue000" <= character <= "\uf8ff" for character in text)


_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_PLACES = {"superscript": _RAISED, "subscript": _LOWERED}


def lifted(text: str, place: str | None) -> str | None:
    """A text that stands above or below the line, in the characters that do; None where there are none for it."""
    signs = _PLACES.get(place or "")
    if signs is None:
        return text
    return text.translate(signs) if all(ord(character) in signs or character.isspace() for character in text) else None
