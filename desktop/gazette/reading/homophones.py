"""Characters that sound alike, which input methods confuse."""

import os
from functools import lru_cache


@lru_cache(maxsize=4096)
def readings(character: str) -> frozenset[str]:
    """All readings of a character, without tones."""
    os.environ.setdefault(
        "PYPINYIN_NO_PHRASES", "true"
    )  # its phrases take 0.2 s to load and say nothing of one character
    from pypinyin import Style, pinyin  # noqa: PLC0415 -- slow to load, wanted only where something is nearly right

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters have a reading in common."""
    return one == other or bool(readings(one) & readings(other))
