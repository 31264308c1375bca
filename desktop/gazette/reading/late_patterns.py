"""Patterns that are compiled when they are first asked: a program that reads no text starts without them."""

import re
from typing import Any, cast

_WAYS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn", "groups", "groupindex")


class _Late:
    """Stands for a pattern; after the first question it has what the pattern has, and costs nothing more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _WAYS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self.flags)
        vars(self).update({way: getattr(made, way) for way in _WAYS})
        return vars(self)[name]


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` would make of this, once it is needed."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
