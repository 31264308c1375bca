"""Classes of characters for Chinese composition (W3C CLREQ; GB/T 15834-2011) and the pieces that lines are made of."""

import re
from enum import IntEnum
from unicodedata import combining

NOT_AT_START = frozenset("。，、；：！？）》〉」』】〕〗］｝”’%％‰℃·—…～．)],.;:!?")
NOT_AT_END = frozenset("（《〈「『【〔〖［｛“‘([")
OPENING = frozenset("（《〈「『【〔〖［｛“‘")
CLOSING = frozenset("。，、；：！？）》〉」』】〕〗］｝”’")
"""Marks whose right half is blank, so that they can be set half width."""
CHINESE_MARKS = OPENING | CLOSING | frozenset("—…·～．")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"})
"""Letters that are stored as one and drawn as several: few fonts have them, and all can join the letters."""
_NO_GAP = frozenset("()[]{}.,;:!?'\"/\\+-–")


class Kind(IntEnum):
    """What a piece of a line is: it decides where lines may break and where they may be stretched.

    A plain piece is a Han character that no rule speaks of; HAN is one that may not begin a line, or is drawn wide.
    MARK is the raised mark of a footnote, which stays with what is before it.
    """

    PLAIN = 0
    HAN = 1
    OPENING = 2
    CLOSING = 3
    LATIN = 4
    MIDDLE = 5
    SPACE = 6
    MARK = 7


_LATIN = r"\u00b8-\u02ff\u0300-\u052f\u1e00-\u1eff\u2013\u2c60-\u2c7f\ua722-\ua7ff\ufb00-\ufb06"
"""Letters beyond ASCII and the marks on them, and what is set like them."""
TOKEN = re.compile(
    r"(?P<space>[ \t\n]+|\u00a0)"
    rf"|(?P<latin>[!-*,-~\u00a1-\u00b6{_LATIN}]+)"
    r"|(?P<middle>——|……|[—…·～])"
    rf"|(?P<other>[^!-~\u00a0-\u00b6{_LATIN}—…·～ \t\n]+|[+])",
    re.DOTALL,
)


def kind_of(character: str) -> Kind:
    """The kind of a single character that is neither Latin nor a space."""
    if character in OPENING:
        return Kind.OPENING
    return Kind.CLOSING if character in CLOSING else Kind.HAN


def takes_gap(character: str) -> bool:
    """Whether a Latin character stands off from a Han character beside it (CLREQ 3.2: not beside marks).

    An accent stands over what is before it, so it does not.
    """
    return character not in _NO_GAP and not combining(character)


def gap_before_and_behind(text: str) -> tuple[bool, bool]:
    """Whether a Latin text stands off from a Han character before it and behind it, accents aside."""
    letters = "".join(character for character in text if not combining(character))
    return takes_gap(text[0]), takes_gap(letters[-1]) if letters else False
