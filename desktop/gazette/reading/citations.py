"""Citations: every 《title》（number） and number in a text, and what the text does with what it names.

A document is cited, or repealed (同时废止), amended (修改, 修订) or corrected (更正) by the one that names it. Only
what is said beside the name counts: what a text does elsewhere is no act on a document that it mentions.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gazette.reading.cited_numbers import CitedNumber, cited_numbers
from gazette.reading.late_patterns import late_pattern

Relation = Literal["cites", "repeals", "amends", "corrects"]

_LONGEST = 300
_NOT_A_DOCUMENT = late_pattern(r"(?:日报|晚报|杂志|证书|证|执照|[申登][请记]表|承诺书|告知书|协议书|申请书|通知书)$")
_DOCUMENT = late_pattern(
    r"(?:通知|意见|决定|决议|公告|布告|通告|通报|报告|请示|批复|复函|函|答复|解释|纪要|命令|令|办法|规定|条例|细则|规则|方案|预案|规划|计划|"
    r"要点|纲要|制度|标准|目录|名录|名单|清单|章程|规范|规程|指南|指引|措施|安排|法|法典|法规|公约|协定|议定书|大纲|通则|准则|守则|"
    r"纪律|宣言|修正案|若干问题|批示|总则|导则|图则|分工|更正|政策|批准书|要求|定额|程序|机制|体系|规章|通函|说明|倡议书|任务书|责任书)"
    r"(?:\s*[（(〔][^（）()]{1,20}[）)〕])*$"
)
_REMARK_OPENS, _REMARK_CLOSES = "（(", "）)"
_SHORT = late_pattern(r"(?:以下|下)?(?:统称|简称|称)为?[“\"‘]?《([^《》]{1,40})》")
# between a number and the title of the same document: 国发〔1998〕86号文印发的《…》
_NUMBER_TO_TITLE = late_pattern(r"(?:文件?|通知)?(?:公布|发布|颁布|印发|下发|制定|批转|转发)?的?")
_SIGN = "号號"
"""Stands behind each of several numbers of one code (5号、6号), but not in what was read of the first."""
_LIST_GAP = late_pattern(r"(?:[、，,；;]|和|及|与|以及|并|还有)")
_MODIFIES = late_pattern(
    r"(?:[（(][^（）()]*[）)])?(?:第?[一二三四五六七八九十\d]*次?)?(?:修[正订改]|公布|发布|颁布|通过|批准|印发|制定)"
)
_ITEM = late_pattern(r"(?:\d{1,3}\s*[.．、]|[（(]?[一二三四五六七八九十百]+[）)、]|[（(]\d{1,3}[）)])\s*")
_PLAIN_ITEM = late_pattern(r"(?P<title>[^《》。；：]{4,120}?)\s*[（(](?P<rest>.*)[）)]\s*[；;。，,]?")
_COUNTED = (
    r"(?:等?\s*[一二三四五六七八九十百\d]+\s*[件个部项]?[^，。；、《》]{0,16}?|文件?|通知|中?的?有关规定|的规定|规定)?"
    r"\s*(?:[（(][^（）()]{0,40}[）)])?"
)
_ADVERBS = (
    r"[，,、]?\s*(?:均|都|也|亦|一并|同时|相应|予以|即行|即|随之|随即|现|已|应|应当"
    r"|自[^，。；《》]{1,24}起|于[^，。；《》]{1,16}日?)*"
)
_REPEALED = late_pattern(
    rf"\s*{_COUNTED}\s*{_ADVERBS}\s*(?:废止|停止执行|停止实施|停止施行|停止使用|不再执行|自行失效|宣布失效|失效|终止执行)"
    r"(?!的|前|后|之|或|情形|程序)"
)
_AMENDED = late_pattern(
    rf"\s*(?:{_COUNTED}\s*{_ADVERBS}\s*"
    r"(?:(?:作出|作|做出|做|进行|予以)(?:了)?(?:如下|以下|下列|部分|相应)(?:的)?(?:修改|修订|修正)|(?:修改|修订|修正)(?:如下|为[：:“]))"
    r"|(?:中的?)?第[一二三四五六七八九十百\d]+[条款项章][^。；，《》]{0,30}?(?:修改为|删去|删除|同时废止|予以废止)"
    r"|中?的?(?:有关|关于)[^。；《》]{0,30}?(?:规定|内容|条款)(?:同时|予以|即行)废止)"
)
# 决定对《…》进行修改; without the decision it is somebody's duty: 由…对《…》进行修改
_AMENDED_AS_DECIDED = late_pattern(
    rf"\s*{_COUNTED}\s*{_ADVERBS}\s*(?:作出|作|做出|做|进行|予以)(?:修改|修订|修正)(?=[：:。，,；;]|$)"
)
_DECIDED = late_pattern(r"(?:决定|现(?=对|将))[^。；]*$")
_CORRECTED = late_pattern(
    r"[^。；《》]{0,30}?(?:更正如下|更正为|予以?更正|特此更正|勘误)"
    r"|[^。；《》]{0,60}?[”\"]\s*(?:有误)?[，,]?\s*(?:应当?为|应是)[：:]?\s*[“\"]"
)
_SAID_BEHIND: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (_REPEALED, "repeals"),
    (_AMENDED, "amends"),
    (_CORRECTED, "corrects"),
)
_REPEALS = late_pattern(r"(?<!不)(?<!未)(?<!予以)(?:废止|宣布失效)(?:了|以下|下列|原)?\s*$")
_AMENDS = late_pattern(r"(?:^|[。；;：:，,、.．）)\s]|决定|现|相应|同时|一并|予以)\s*(?:修改|修订|修正)\s*$")
_TITLE_ACTS: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (late_pattern(r"(?:废止|失效|停止执行|停止施行)[^《》]{0,12}$"), "repeals"),
    (late_pattern(r"(?:修改|修订|修正|调整)[^《》]{0,8}$"), "amends"),
    (late_pattern(r"(?:更正|勘误)[^《》]{0,8}$"), "corrects"),
)
_TITLE_SAYS_BEHIND = late_pattern(r"\s*(?:[（(][^（）()]*[）)])?\s*的?(?:更正|勘误)")
_BY_WHICH = late_pattern(r"(?:根据|依据|依照|按照|据)\s*$")
_TITLE_ACT_WITHOUT_MARKS = late_pattern(
    r"关于(?P<act>废止|修改|修订|更正)(?P<title>[^《》]{6,}?)(?:的(?:决定|通知|公告|通告|命令))$"
)
# 中华人民共和国刑法修正案（七）: what it changes stands in its name
_AMENDMENT = late_pattern(
    r"(?P<title>[^《》]{2,60}?(?:宪法|法|条例|办法|规定|细则|规则))修正案(?:[（(](?![^（）()]*草案)[^（）()]{1,12}[）)])?"
)
_NO_SINGLE_TITLE = late_pattern(r"部分|若干|一批|[一二三四五六七八九十百\d]+[件部个项]|有关|条款")
_LEAD = late_pattern(r"[：:]\s*$")
_LEAD_ACTS: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (late_pattern(r"(?<!不)(?<!未)(?:废止|失效|停止执行)"), "repeals"),
    (late_pattern(r"修改|修订"), "amends"),
)
_SENTENCE_END = late_pattern(r"[。；;！？\n]")
_LISTED = late_pattern(r"下列|以下|如下|目录|清单")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document that a text names, by title, number or both; ``start`` and ``end`` are its place in the text."""

    title: str | None
    number: str | None
    start: int
    end: int
    relation: Relation = "cites"


class CitationReader:
    """Reads the texts of one document, one after the other.

    A short form (以下简称《通知》) stands for what it was given for from there on; ``short`` is shared by readers of
    parts of one document. ``listing``: the texts are a list, and this is done to all that is in it; without, that may
    be said by a text that leads into one.
    """

    def __init__(self, listing: Relation | None = None, short: dict[str, Citation] | None = None) -> None:
        self.short = {} if short is None else short
        self._listing = self._said = listing

    def read(self, text: str) -> list[Citation]:
        """The citations in the next text, from the left."""
        found = list(_with_relations(text, _named(text, self.short)))
        item = _ITEM.match(text)
        if self._said is not None and (item is not None or (found and found[0].start == 0)):
            titled = any(one.title for one in found)
            plain = [] if titled else _plain_item(text, item.end() if item else 0, self._said)
            found = plain or [_done(one, self._said) for one in found]
        elif self._listing is None:
            self._said = None
        if _LEAD.search(text):
            self._said = _announced(text) or self._listing
        return found


def _done(one: Citation, relation: Relation) -> Citation:
    return replace(one, relation=relation) if one.relation == "cites" else one


def title_citations(title: str) -> Iterator[Citation]:
    """What the title of a document names, and does: 关于废止《…》的决定 repeals it."""
    found = list(_named(title, {}))
    behind = 0
    for one in found:
        own, all_before = title[behind : one.start], _without_names(title[: one.start], found)
        acts = (relation for said in (own, all_before) for pattern, relation in _TITLE_ACTS if pattern.search(said))
        is_corrected = _TITLE_SAYS_BEHIND.match(title, one.end)
        yield replace(one, relation=next(acts, "corrects" if is_corrected else "cites"))
        behind = one.end
    if amendment := _AMENDMENT.fullmatch(title):
        yield Citation(title=amendment["title"], number=None, start=0, end=amendment.end("title"), relation="amends")
    told = _TITLE_ACT_WITHOUT_MARKS.search(title) if not found else None
    if told and is_document(told["title"]) and not _NO_SINGLE_TITLE.search(told["title"]):
        relation = next(relation for pattern, relation in _TITLE_ACTS if pattern.search(told["act"]))
        yield Citation(
            title=told["title"], number=None, start=told.start("title"), end=told.end("title"), relation=relation
        )


def announced_relation(title: str) -> Relation | None:
    """What the title of a list says of all in it: 废止的规范性文件目录 → repeals; None where it says nothing."""
    if "继续有效" in title or "保留" in title:
        return None
    return next((relation for pattern, relation in _LEAD_ACTS if pattern.search(title)), None)


def is_document(title: str) -> bool:
    """Whether a title in 《》 is one of a document, and not of a newspaper, a form or a certificate."""
    return bool(_DOCUMENT.search(title)) and not _NOT_A_DOCUMENT.search(title)


def _announced(text: str) -> Relation | None:
    last = _SENTENCE_END.split(text.rstrip("：: "))[-1]
    return announced_relation(last) if _LISTED.search(last) else None


def _plain_item(text: str, start: int, relation: Relation) -> list[Citation]:
    """An item of a list that writes its titles without marks: 1. 关于…的通知（青政发〔2010〕5号）."""
    found = _PLAIN_ITEM.fullmatch(text, start)
    numbers = list(cited_numbers(found["rest"])) if found else []
    if not found or not numbers:
        return []
    return [
        Citation(
            title=found["title"].strip(),
            number=numbers[0].number,
            start=start,
            end=found.end("rest") + 1,
            relation=relation,
        )
    ]


def _named(text: str, short: dict[str, Citation]) -> Iterator[Citation]:
    """The documents that a text names, from the left; what it calls them from there on is put into ``short``."""
    numbers = list(cited_numbers(text))
    titles = list(_titles(text))
    used: set[int] = set()
    for start, end, title in titles:
        if _is_short_form_given(text, start):
            continue
        close, inside = _remarks(text, end)
        own = [number for number in numbers if inside <= number.start < close or number.start == end]
        ahead = [
            number
            for number in numbers
            if id(number) not in used and number.end <= start and _leads_to(text, number, start)
        ]
        number = own[0] if own else (ahead[-1] if ahead else None)
        known = short.get(title)
        if number is None and known is not None:
            yield replace(known, start=start, end=end, relation="cites")
            continue
        if number is None and not is_document(title):
            continue
        if number is not None:
            used.add(id(number))
        begin = min(start, number.start) if number else start
        until = close if own and own[0].start != end else max(end, number.end if number else end)
        one = Citation(title=title, number=number.number if number else None, start=begin, end=until)
        yield one
        for given in _SHORT.finditer(text, end, max(close, end)):
            short[given[1]] = one
    for number in numbers:
        if id(number) not in used:
            yield Citation(title=None, number=number.number, start=number.start, end=number.end)


def _titles(text: str) -> Iterator[tuple[int, int, str]]:
    """What stands in 《》: from, to, and the title without its marks."""
    at = text.find("《")
    while at >= 0:
        end = _closed(text, at, "《", "》")
        if end:
            yield at, end, text[at + 1 : end - 1].strip()
        at = text.find("《", end or at + 1)


def _closed(text: str, at: int, opens: str, closes: str) -> int:
    """Where what opens at ``at`` has closed; 0 where it does not."""
    depth = 0
    for place in range(at, min(len(text), at + _LONGEST)):
        depth += (text[place] in opens) - (text[place] in closes)
        if depth == 0:
            return place + 1
    return 0


def _remarks(text: str, end: int) -> tuple[int, int]:
    """Behind a title, where the brackets that belong to it end and begin."""
    first, close = end, end
    for _ in range(2):
        opens = close + len(text[close:]) - len(text[close:].lstrip())
        if opens >= len(text) or text[opens] not in _REMARK_OPENS:
            break
        closes = _closed(text, opens, _REMARK_OPENS, _REMARK_CLOSES)
        if not closes:
            break
        close = closes
    return close, first


def _leads_to(text: str, number: CitedNumber, start: int) -> bool:
    return start - number.end <= 12 and bool(_NUMBER_TO_TITLE.fullmatch(text[number.end : start].strip()))


def _is_short_form_given(text: str, start: int) -> bool:
    return bool(re.search(r"(?:统称|简称|以下称|下称)为?[“\"‘]?$", text[max(0, start - 6) : start]))


def _without_names(before: str, named: Sequence[Citation]) -> str:
    """What stands before a name in a title, the names before it left out: they share what is done to it."""
    for one in sorted(named, key=lambda one: one.start, reverse=True):
        if one.end <= len(before):
            before = before[: one.start] + before[one.end :]
    return before


def _with_relations(text: str, named: Iterable[Citation]) -> Iterator[Citation]:
    """The citations of a text in their order, with what it does to each."""
    found = sorted(named, key=lambda one: (one.start, one.end))
    relations: list[Relation] = ["cites"] * len(found)
    for index, one in enumerate(found):
        said = next((relation for pattern, relation in _SAID_BEHIND if pattern.match(text, one.end)), None)
        if said is not None and not (said == "repeals" and _BY_WHICH.search(text, 0, one.start)):
            _spread_back(text, found, relations, index, said)
        if _AMENDED_AS_DECIDED.match(text, one.end) and _DECIDED.search(text, 0, one.start):
            _spread_back(text, found, relations, index, "amends")
        before = text[max(0, one.start - 12) : one.start]
        if _REPEALS.search(before):
            _spread_on(text, found, relations, index, "repeals")
        elif _AMENDS.search(before):
            _spread_on(text, found, relations, index, "amends")
    yield from (replace(one, relation=relation) for one, relation in zip(found, relations, strict=True))


def _spread_back(text: str, found: Sequence[Citation], relations: list[Relation], index: int, what: Relation) -> None:
    """An act said behind the last of a list is done to all of it: 《甲》、《乙》和《丙》同时废止."""
    relations[index] = what
    behind = found[index]
    for at in range(index - 1, -1, -1):
        gap = text[found[at].end : behind.start].lstrip(_SIGN)
        if _SENTENCE_END.search(gap):
            return
        if _MODIFIES.match(gap):  # 根据《甲》修正的《乙》: only what is before it can be of the list
            behind = found[at]
            continue
        if gap.strip() and (not _LIST_GAP.match(gap.strip()) or re.search(r"施行|执行|生效|根据$|依照$|按照$", gap)):
            return
        if re.search(r"(?:根据|依据|依照|按照|据)\s*$", text[: found[at].start]):
            return
        relations[at] = what
        behind = found[at]


def _spread_on(text: str, found: Sequence[Citation], relations: list[Relation], index: int, what: Relation) -> None:
    """An act said before the first of a list is done to all of it: 废止《甲》、《乙》."""
    relations[index] = what
    for at in range(index + 1, len(found)):
        gap = text[found[at - 1].end : found[at].start].lstrip(_SIGN).strip()
        if gap and not re.fullmatch(r"[、，,和及与]|以及", gap):
            return
        relations[at] = what
