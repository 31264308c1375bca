"""Names that may be one body's: one is the other with characters left out (市发展改革委, 市发展和改革委员会)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from gazette.reading.characters import HAN

_PLACE = re.compile(rf"^(?:[{HAN}]{{2,3}})?[省市区县](?=[{HAN}]{{3}})")
_HEAD = 2


def may_be_one(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs, the shorter name first; one may be without the name of its place (市教育局, 云溪市教育局)."""
    beginning: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        bare = _bare(name)
        beginning[bare[:_HEAD]].append((name, bare))
    for alike in beginning.values():
        for one, other in combinations(alike, 2):
            (short, bare), (long, whole) = (one, other) if len(one[0]) < len(other[0]) else (other, one)
            if bare[-1:] in whole and _left_out(short, long):
                yield short, long


def _bare(name: str) -> str:
    found = _PLACE.match(name)
    return name[found.end() :] if found else name


def _left_out(short: str, long: str) -> bool:
    """Whether all characters of the shorter name stand in the longer one, in their order.

    What has another body's name behind it is another (国务院办公厅), and what has a place in front may be of another
    place (市教育局, 教育局).
    """
    if len(short) == len(long) or (long.startswith(short) and not long[len(short) :].startswith("员会")):
        return False
    if long.endswith(short) and short[0] not in "省市区县":
        return False
    rest = iter(long)
    return all(character in rest for character in short)
