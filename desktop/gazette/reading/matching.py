"""Where a text stands in another: width and case of letters may say nothing, every place is exact all the same.

Both texts stay as they are: what counts as equal is written into a pattern, so no place has to be counted back.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from unicodedata import east_asian_width, normalize

_IDEOGRAPHS = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
# chooses another form of the character before it, and goes with that
_SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
# what stands before one of these is no character of its own: e is none in é, man none in a family
_JOINED = (
    "(?![\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f\u200d\U0001f3fb-\U0001f3ff])"
)
_OF_A_WORD = rf"(?![{_IDEOGRAPHS}])\w"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A text that is looked for, and what counts as the same.

    ``any_width``: half- and full-width forms are equal (A Ａ, ( （). ``whole_words``: letters and figures are not cut,
    10 is not found in 2010; Chinese has no words of which a text would say where they end.
    """

    text: str
    any_width: bool = True
    match_case: bool = False
    whole_words: bool = False

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where it begins and ends in ``text``, each place once, from the left."""
        return [found.span() for found in _pattern(self).finditer(text)] if self.text else []


@lru_cache(maxsize=16)
def _pattern(wanted: Wanted) -> re.Pattern[str]:
    parts = []
    for character, following in pairwise((*wanted.text, "")):
        parts.append(_character(character, any_width=wanted.any_width))
        if not re.search(_SELECTOR, character + following):
            parts.append(f"{_SELECTOR}*+")
    parts.append(_JOINED)
    if wanted.whole_words and re.match(_OF_A_WORD, wanted.text):
        parts.insert(0, rf"(?<!{_OF_A_WORD})")
    if wanted.whole_words and re.match(_OF_A_WORD, wanted.text[-1]):
        parts.append(rf"(?!{_OF_A_WORD})")
    return re.compile("".join(parts), re.NOFLAG if wanted.match_case else re.IGNORECASE)


def _character(character: str, *, any_width: bool) -> str:
    forms = _FORMS.get(_plain(character), character) if any_width else character
    return f"[{re.escape(forms)}]" if len(forms) > 1 else re.escape(forms)


def _plain(character: str) -> str:
    """The form of usual width."""
    usual = normalize("NFKC", character) if east_asian_width(character) in "FH" else character
    return usual if len(usual) == 1 else character


def _forms() -> dict[str, str]:
    forms: dict[str, str] = defaultdict(str)
    for code in (0x3000, *range(0xFF00, 0xFFF0)):
        usual = _plain(chr(code))
        if usual != chr(code):
            forms[usual] += chr(code)
    return {usual: usual + others for usual, others in forms.items()}


_FORMS = _forms()
