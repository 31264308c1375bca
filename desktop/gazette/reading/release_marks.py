"""What keeps a text from the public: marks of secrecy and of release, identity-card and private telephone numbers.

The words alone (保守工作秘密, 依申请公开办理情况) say nothing of the document they stand in; a mark has its star, its
label, or a line of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

MarkKind = Literal["secret", "not_public", "on_request", "identity", "telephone"]


@dataclass(frozen=True, slots=True)
class ReleaseMark:
    """A mark: its kind, the exact string, and where in the text it begins."""

    kind: MarkKind
    text: str
    start: int


_GRADE = r"(?:绝\s*密|絕\s*密|机\s*密|機\s*密|秘\s*密)"
_CLOSED = r"(?:不予公开|不公开|不予公布|不得公开|不宜公开|非公开)"
_REQUEST = r"依\s*申\s*请\s*公\s*开"
_THIS = r"(?:此|本)\s*(?:件|文件?|通知|文档|公文)"
_LABEL = r"(?:公开(?:属性|类别|类型|方式|形式|选项)|信息公开(?:属性|类别|选项)|发布层次)\s*[：:]\s*"
# 秘密★1年, 机密 ★ 长期, 绝密★
_STARRED = re.compile(rf"{_GRADE}\s*[★☆](?:\s*(?:长期|[\d一二三四五六七八九十]+\s*(?:年|个?月|日)))?")
_LABELLED = re.compile(rf"(?:密\s*级|保密等级|秘密等级|涉密等级)(?:和保密期限)?\s*[：:]\s*{_GRADE}(?:\s*级)?")
_NOT_PUBLIC = re.compile(rf"{_THIS}\s*{_CLOSED}|{_LABEL}{_CLOSED}")
_ON_REQUEST = re.compile(rf"{_THIS}\s*(?:属于?|为|按|可)?\s*{_REQUEST}|{_LABEL}{_REQUEST}")
_ANYWHERE: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    ("secret", _STARRED),
    ("secret", _LABELLED),
    ("not_public", _NOT_PUBLIC),
    ("on_request", _ON_REQUEST),
)
_BRACKETED = r"\s*[（(【〔\[]?\s*(?P<mark>{})\s*[）)】〕\]]?\s*[。.]?\s*"
_ALONE: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    ("secret", re.compile(_BRACKETED.format(rf"{_GRADE}(?:级|件|文件)?"))),
    ("not_public", re.compile(_BRACKETED.format(_CLOSED))),
    ("on_request", re.compile(_BRACKETED.format(_REQUEST))),
)
_DIGIT, _GAP = "[0-9０-９]", "[ \u3000\\-—]?"
# 370202 19900307 1234 is one number too
_EIGHTEEN = rf"{_DIGIT}{{6}}{_GAP}{_DIGIT}{{4}}{_GAP}{_DIGIT}{{4}}{_GAP}{_DIGIT}{{3}}[0-9０-９XxＸｘ]"
_IDENTITY = re.compile(rf"(?<![0-9０-９A-Za-z.．])(?:{_EIGHTEEN}|{_DIGIT}{{15}})(?![0-9０-９A-Za-z])")
# mobile telephones are somebody's own; of others those that say so
_MOBILE = rf"(?:\+?86{_GAP})?[1１][3-9３-９]{_DIGIT}{_GAP}{_DIGIT}{{4}}{_GAP}{_DIGIT}{{4}}"
_COUNTED = "[0-9０-９A-Za-z万亿元吨米平立千公亩户人次件个台套只株.．]"
_FIXED = rf"(?:{_DIGIT}{{3,4}}{_GAP})?{_DIGIT}{{3,4}}{_GAP}{_DIGIT}{{4}}"
_AT_HOME = rf"(?:家庭|住宅|住宿|私人|个人)(?:电话|座机)\s*[：:]?\s*{_FIXED}"
_TELEPHONE = re.compile(rf"(?<![0-9０-９A-Za-z.．])(?:{_MOBILE}|{_AT_HOME})(?!{_COUNTED})")
# one of these stands in every mark: most texts need no closer look
_MAY_HOLD = re.compile(rf"[密开布]|{_DIGIT}{{6}}|{_DIGIT}{{3}}{_GAP}{_DIGIT}{{4}}")
_PARTING = re.compile(r"[ \u3000\-—]")
# the provinces of GB/T 2260, and 81 to 83 of residence permits
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_OLDEST, _NEWEST = 1850, 2100


def release_marks(text: str, *, cell: bool = False) -> tuple[ReleaseMark, ...]:
    """Every mark in ``text``, in order.

    In the ``cell`` of a table a bare word (依申请公开) is none: it classes what the row is about, not the document.
    """
    return _in_text(text, cell=cell) if _MAY_HOLD.search(text) else ()


@lru_cache(maxsize=1 << 14)  # a key typed changes one paragraph of an issue
def _in_text(text: str, *, cell: bool) -> tuple[ReleaseMark, ...]:
    found = [
        *_marks(text),
        *(() if cell else _alone(text)),
        *(ReleaseMark("telephone", each[0], each.start()) for each in _TELEPHONE.finditer(text)),
        *(ReleaseMark("identity", each[0], each.start()) for each in _IDENTITY.finditer(text) if _is_identity(each[0])),
    ]
    found.sort(key=lambda mark: (mark.start, -len(mark.text)))
    kept: list[ReleaseMark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].start + len(kept[-1].text):
            kept.append(mark)
    return tuple(kept)


def _marks(text: str) -> Iterator[ReleaseMark]:
    for kind, pattern in _ANYWHERE:
        for each in pattern.finditer(text):
            yield ReleaseMark(kind, each[0], each.start())


def _alone(text: str) -> Iterator[ReleaseMark]:
    """Marks that have a line to themselves."""
    start = 0
    for line in text.split("\n"):
        for kind, pattern in _ALONE:
            if found := pattern.fullmatch(line):
                yield ReleaseMark(kind, found["mark"], start + found.start("mark"))
        start += len(line) + 1


def _is_identity(text: str) -> bool:
    """Whether figures are an identity number: 18 with the check digit of GB 11643, or 15 of the old form.

    Either begins with a province and has a day of birth in its place.
    """
    number = normalize("NFKC", _PARTING.sub("", text)).upper()
    if number[:2] not in _PROVINCES:
        return False
    if len(number) == 15:
        return _is_day(f"19{number[6:12]}")
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _is_day(number[6:14]) and _CHECK_DIGITS[total % 11] == number[17]


def _is_day(figures: str) -> bool:
    year, month, day = int(figures[:4]), int(figures[4:6]), int(figures[6:])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return _OLDEST <= year <= _NEWEST
