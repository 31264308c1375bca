"""How kinds of documents (通知, 实施方案) are rendered in English titles: read out of pairs of titles, and counted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gazette.reading.document_kind import document_kind
from gazette.reading.titles import issued_title
from gazette.translation.titles import TitlePair

OFFICIAL_KINDS = frozenset("决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 纪要 函 令".split())
"""Kinds that law tells apart (《党政机关公文处理工作条例》 article 8): two of them under one name mislead."""
_ISSUED_KINDS = (
    "行动实施方案 实施方案 行动方案 工作方案 总体方案 行动计划 工作计划 实施意见 实施办法 实施细则 管理办法 应急预案 "
    "方案 计划 规划 办法 规定 条例 细则 预案 纲要 要点 意见 规则 章程 名单 目录 清单"
).split()
_ISSUED = re.compile(rf"({'|'.join(sorted(_ISSUED_KINDS, key=len, reverse=True))})(?:[（(][^（）()]*[）)])*$")
_KIND_WORDS = (
    "Announcement Bulletin Catalogue Catalog Charter Circular Communique Communiqué Decision Guidelines Instructions "
    "Law Letter List Measures Minutes Motion Notice Notification Opinion Opinions Order Outline Plan Program Programme "
    "Proclamation Provisions Reply Report Request Resolution Rules Regulations Scheme"
).split()
_MODIFIERS = (
    "Action Administrative Contingency Detailed Emergency Guiding Implementation Implementing Interim Management "
    "Master Operational Overall Response Special Specific Trial Work Working"
).split()
_NAME = re.compile(rf"\b(?:(?:{'|'.join(_MODIFIERS)})\s+)*(?:{'|'.join(_KIND_WORDS)})\b")
_HEAD = re.compile(rf"(?:The\s+)?(?P<name>{_NAME.pattern})(?=\s+(?:on|of|for|regarding|concerning|about|to)\b|$)")
_ISSUING = re.compile(r"\b(?:Issu|Print|Distribut|Publish|Forward|Promulgat|Transmit|Releas|Announc)(?:t?ing|e?s)\b")


@dataclass(frozen=True, slots=True)
class Term:
    """A kind of document in a Chinese title, its rendering, and where that begins in the English title."""

    zh: str
    en: str
    start: int


def title_kinds(chinese: str) -> Iterator[str]:
    """The document's own kind and the kind that it issues, as far as a Chinese title says so."""
    if kind := document_kind(chinese):
        yield kind
    if issued := _ISSUED.search(issued_title(chinese) or ""):
        yield issued[1]


def title_terms(chinese: str, english: str) -> Iterator[Term]:
    """What a pair of titles says of the document's own kind and of the kind that it issues."""
    kind = document_kind(chinese)
    head = _HEAD.match(english)
    if kind and head:
        yield Term(kind, head["name"], head.start("name"))
    issued = _ISSUED.search(issued_title(chinese) or "")
    verbs = list(_ISSUING.finditer(english))
    if issued and verbs and (name := _NAME.search(english, verbs[-1].end())):
        yield Term(issued[1], name[0], name.start())


@dataclass(frozen=True, slots=True)
class TermBase:
    """For each Chinese kind how often it was rendered how."""

    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def __add__(self, other: "TermBase") -> "TermBase":
        """Both counted together."""
        kinds = {*self.counts, *other.counts}
        return TermBase({zh: Counter(self.counts.get(zh, {})) + Counter(other.counts.get(zh, {})) for zh in kinds})

    def uses(self, zh: str, en: str) -> int:
        """How often ``zh`` was rendered ``en``."""
        return self.counts.get(zh, {}).get(en, 0)

    def usual(self, zh: str) -> str | None:
        """What ``zh`` was rendered most often."""
        return max(self.counts.get(zh, {}).items(), key=lambda each: each[1], default=(None, 0))[0]

    def others(self, zh: str, en: str) -> tuple[str, ...]:
        """What keeps a rendering from being settled: other renderings of ``zh``, other official kinds called ``en``."""
        renderings = [f"{zh} {other} ×{uses}" for other, uses in self.counts.get(zh, {}).items() if other != en]
        if zh not in OFFICIAL_KINDS:
            return tuple(renderings)
        kinds = [kind for kind in self.counts if kind in OFFICIAL_KINDS and kind != zh and self.uses(kind, en)]
        return (*renderings, *(f"{kind} {en} ×{self.uses(kind, en)}" for kind in kinds))

    def better(self, zh: str, en: str) -> str | None:
        """The rendering of ``zh`` that is used more than ``en``, and more than once."""
        own = self.uses(zh, en)
        others = [
            (uses, other) for other, uses in self.counts.get(zh, {}).items() if other != en and uses > max(own, 1)
        ]
        return max(others)[1] if others else None

    def rival(self, zh: str, en: str) -> str | None:
        """Another official kind that is rendered ``en`` more often than ``zh`` is, and more than once."""
        if zh not in OFFICIAL_KINDS:
            return None
        own = self.uses(zh, en)
        others = [(self.uses(other, en), other) for other in self.counts if other in OFFICIAL_KINDS and other != zh]
        uses, other = max(others, default=(0, ""))
        return other if uses > max(own, 1) else None


def term_base(pairs: Iterable[TitlePair]) -> TermBase:
    """The renderings in all ``pairs``."""
    counts: dict[str, Counter[str]] = {}
    for pair in pairs:
        for term in title_terms(pair.zh, pair.en):
            counts.setdefault(term.zh, Counter())[term.en] += 1
    return TermBase(counts)
