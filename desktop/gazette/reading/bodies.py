"""The bodies that a clause of responsibility names, and what of one somebody has begun to write."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.reading.characters import HAN
from gazette.reading.late_patterns import late_pattern

_CLAUSE = late_pattern(r"[（(]([^（）()]{2,300}?(?:负责|牵头|配合|参与))[）)]")
_LED = late_pattern(r"(?P<led>[^；;]*?)(?:共同)?牵头(?:负责)?[，,；;、]?")
_TAKES_PART = late_pattern(r"(?:配合|参与)[，,；;、]")
_APART = late_pattern(r"[、，,；;：:\s]|(?:牵头|配合|参与)|(?<=[局委办厅部会院])(?:和|与|会同|及)")
_BEHIND = late_pattern(r"(?:等|分别|共同|具体|按|各自|职责|分工|部门|单位|和|有关|负责)+$")
# 各区、市政府: all governments of a kind, not a body called 市政府
_ALL_OF_A_KIND = late_pattern(
    r"等?(?:和|及|与)各[^、，,；;]*|(?:各|有关|相关|沿海|其他)[^、，,；;]{0,4}[区县镇](?:[、（(]?市[）)]?)?(?:人民)?(?:政府|管委会?)?(?:和[^、，,；;]*)?"
)
_NO_BODY = late_pattern(
    r"^(?:各|有关|相关|其他|其它|全市|市直|区直|所有|由|按|根据)|[由内外]|(?:部门|单位|企业|成员|机构)$|^(?:区|市|省|县|区市)$"
)
_BODY = late_pattern(rf"[{HAN}（）()]{{3,30}}")
_DUTY_COLUMN = late_pattern(
    r"^(?:主要)?(?:责任|负责|牵头|配合|承办|落实|主办|协办|实施|参与|主管)(?:责任)?(?:单位|部门|机关)"
)
_OPEN = late_pattern(r"[（(](?:[^（）()]*[、，,；;：:])?([^（）()、，,；;：:]+)$")
LEAST = 2
"""So many characters of a name have to be there before one can say what is meant."""


@dataclass(frozen=True, slots=True)
class Responsible:
    """A body that a text makes responsible: it ``leads`` (牵头), or takes its part."""

    name: str
    leads: bool


def responsibilities(text: str) -> Iterator[Responsible]:
    """Those that clauses make responsible, and which of them lead: （市教育局牵头，市财政局按职责分工负责）."""
    for clause in _CLAUSE.finditer(text):
        said = clause[1].removesuffix("负责")
        led = _LED.match(said)
        if led is None and said == clause[1]:
            continue  # who only takes part in something (社会各界参与) need not be a body
        *others, leading = _TAKES_PART.split(led["led"]) if led else ("",)
        yield from (Responsible(name, leads=True) for name in named_bodies(leading))
        for part in (*others, said[led.end() if led else 0 :]):
            yield from (Responsible(name, leads=False) for name in named_bodies(part))


def duties_in_running_text(text: str) -> Iterator[tuple[int, Responsible, str]]:
    """Where a clause stands, whom it makes responsible, and the sentence before it, in text whose lines run on."""
    behind = 0
    for clause in _CLAUSE.finditer(text):
        matter = text[behind : clause.end()]
        ended = matter.rfind("。", 0, clause.start() - behind - 1)
        for one in responsibilities(clause[0]):
            yield clause.start(), one, matter[ended + 1 :].lstrip("。；; ")
        behind = clause.end()


def responsible_bodies(text: str) -> Iterator[str]:
    """The names alone, in the order of the text."""
    return (one.name for one in responsibilities(text))


def named_bodies(text: str) -> Iterator[str]:
    """The bodies of a list: 市教育局、市财政局等部门; groups without a name (各区、市政府) are none."""
    for part in _APART.split(_ALL_OF_A_KIND.sub("", text)):
        name = _BEHIND.sub("", part.strip())
        if _BODY.fullmatch(name) and not _NO_BODY.search(name):
            yield name


def duty_of_column(head: str) -> bool | None:
    """Whether those listed in a column of a table lead (牵头单位) or take part (责任单位); None of another column."""
    head = re.sub(r"\s+", "", head)
    return "牵头" in head or "主办" in head if _DUTY_COLUMN.match(head) else None


def begun_body(text: str) -> str:
    """What of a name stands at the end of ``text``, in a bracket that is still open; empty where that is none."""
    found = _OPEN.search(text)
    begun = found[1].strip() if found else ""
    return begun if len(begun) >= LEAST else ""
