"""Traditional and simplified characters: which are one where somebody asks for both.

The table is OpenCC's; where it gives several simplified characters, the first one counts.
"""

from collections import defaultdict
from functools import cache

from gazette.shipped import shipped


def simplified(text: str) -> str:
    """``text`` with a simplified character for each traditional one; as long as it was."""
    return text.translate(_simplified_ones())


def writings_of(character: str) -> tuple[str, ...]:
    """The characters that count as one with a simplified ``character``, itself first."""
    return (character, *_traditional_ones().get(character, ()))


@cache
def _simplified_ones() -> dict[int, str]:
    lines = shipped("resources/variants/TSCharacters.txt").read_text("utf-8").splitlines()
    table = {line[0]: line.split()[1] for line in lines if line}
    # 薴 is 苧, and that is 苎
    return {ord(each): table.get(one, one) for each, one in table.items()}


@cache
def _traditional_ones() -> dict[str, tuple[str, ...]]:
    ones: defaultdict[str, list[str]] = defaultdict(list)
    for code, one in _simplified_ones().items():
        if chr(code) != one:
            ones[one].append(chr(code))
    return {one: tuple(each) for one, each in ones.items()}
