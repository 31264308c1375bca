"""The bodies that a clause of responsibility names, and what of one somebody has begun to write."""

import re
from collections.abc import Iterator

from gazette.reading.characters import HAN

_CLAUSE = re.compile(r"[（(]([^（）()]{2,300}?)负责[）)]")
_APART = re.compile(r"[、，,；;：:]|(?:牵头|配合|参与)")
_BEHIND = re.compile(r"(?:等|分别|共同|具体|按|各自|职责|分工|部门)+$")
_BODY = re.compile(rf"[{HAN}（）()]{{3,30}}")
_OPEN = re.compile(r"[（(](?:[^（）()]*[、，,；;：:])?([^（）()、，,；;：:]+)$")
LEAST = 2
"""So many characters of a name have to be there before one can say what is meant."""


def responsible_bodies(text: str) -> Iterator[str]:
    """Those that a text says are responsible: （市教育局、市财政局按职责分工负责）."""
    for clause in _CLAUSE.finditer(text) if "负责" in text else ():
        for part in _APART.split(clause[1]):
            name = _BEHIND.sub("", part.strip())
            if _BODY.fullmatch(name):
                yield name


def begun_body(text: str) -> str:
    """What of a name stands at the end of ``text``, in a bracket that is still open; empty where that is none."""
    found = _OPEN.search(text)
    begun = found[1].strip() if found else ""
    return begun if len(begun) >= LEAST else ""
