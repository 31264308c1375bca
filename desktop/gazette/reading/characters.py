"""What counts as a Chinese character, and how spaces that the setting put in are taken out again."""

from gazette.reading.late_patterns import late_pattern

HAN = "\u3007\u25cb\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_WIDE = HAN + "\u2014\u2018-\u201d\u2026\u3001-\u301f\uff01-\uff60"
_FILLED_RUN = late_pattern(rf"(?<![{HAN}])[{HAN}](?:[ \u3000]+[{HAN}])+(?![{HAN}])")
_HAN_RUNS = late_pattern("[\u4e00-\u9fff]+")
_BESIDE_WIDE = late_pattern(rf"(?<=[{_WIDE}])\s+|\s+(?=[{_WIDE}])")
_BRACKETS = str.maketrans("（）［］〔〕﹝﹞【】", "()[][][][]")
_SPACE = late_pattern(r"\s+")


def squash(text: str) -> str:
    """``text`` without white space and with plain brackets: for comparing, never for keeping."""
    return _SPACE.sub("", text).translate(_BRACKETS)


def unfill(text: str) -> str:
    """``text`` without the spaces that spread single characters over a measure (目　录, 张　艳)."""
    return _FILLED_RUN.sub(lambda run: _SPACE.sub("", run[0]), text)


def close_up(text: str) -> str:
    """``text`` without white space beside wide characters: for titles, labels, cells, where they are strays."""
    return _BESIDE_WIDE.sub("", text.strip())


def han_count(text: str) -> int:
    """How many Chinese characters ``text`` holds."""
    return sum(map(len, _HAN_RUNS.findall(text)))
