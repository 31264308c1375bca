"""The form in which texts and queries are compared: what readers take for the same is the same."""

import unicodedata

from gazette.reading.late_patterns import late_pattern

# Han and everything set at its width: kana, CJK marks, full-width forms. Spaces beside them only fill a line (总　则).
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_FILLING = late_pattern(rf"(?<=[{_WIDE}])\s+|\s+(?=[{_WIDE}])")
_SPACE = late_pattern(r"\s+")
_OPENING, _CLOSING = "〔[【［（", "〕]】］）"
_NAME_DOTS = "•・‧･∙⋅"
SPACE, END = "␠", "␞"
"""What stands for a space within a text, and behind the last character of each."""
_SIGNS = {SPACE: "\ufffd", END: "\ufffd"}
_OTHER_FORMS = ("HALFWIDTH", "FULLWIDTH", "KANGXI RADICAL", "CJK RADICAL", "CJK COMPATIBILITY IDEOGRAPH")
"""How Unicode names begin of characters that are forms of another."""


class _Folding(dict[str, str]):
    """Each character in its compared form, worked out once."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _folded(character)
        return folded


def _folded(character: str) -> str:
    if character in _OPENING:
        return "("
    if character in _CLOSING:
        return ")"
    if character in _NAME_DOTS:
        return "·"
    if unicodedata.category(character) == "Cf":  # zero-width spaces and joiners, marks of direction
        return ""
    if unicodedata.name(character, "").startswith(_OTHER_FORMS):
        same = unicodedata.normalize("NFKC", character)
        return same.lower() if same == character else "".join(map(_folded, same))
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Cc", "Cs"):
        return "\ufffd"
    return character.lower()


_FOLDING = _Folding(_SIGNS)
_PLAIN = "\u3001-\u3003\u3005-\u3011\u3400-\u4dbf\u4e00-\u9fff a-z0-9"
_OTHER = late_pattern(f"[^{_PLAIN}]|[【】]")
"""All but the characters that most texts are made of, which stay as they are."""
_CHANGING = late_pattern(rf"({_FILLING.pattern})|(\s+)|{_OTHER.pattern}")


def running(text: str) -> str:
    """Lines as one, without filling spaces, else as it stands."""
    return _SPACE.sub(" ", _FILLING.sub("", text)).strip()


def folded(text: str) -> str:
    """``text`` as it is compared.

    Without case, width forms, radicals for characters, kinds of brackets and name dots, invisible characters and
    filling spaces; other white space is one space.
    """
    return _OTHER.sub(lambda found: _FOLDING[found[0]], _SPACE.sub(" ", _FILLING.sub("", text)))


def folded_places(text: str) -> tuple[str, list[int]]:
    """``text`` as it is compared, and for each character of that where it stands in ``text``."""
    made: list[str] = []
    places: list[int] = []
    at = 0
    for found in _CHANGING.finditer(text):
        start, end = found.span()
        same = "" if found[1] else " " if found[2] else _FOLDING[found[0]]
        made += (text[at:start], same)
        places += range(at, start)
        places += [start] * len(same)
        at = end
    made.append(text[at:])
    places += range(at, len(text))
    return "".join(made), places
