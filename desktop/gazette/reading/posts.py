"""Posts: the body that a post is of, whether one person alone holds it, and when a term of office is over."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date

from gazette.reading.dates import small_number

_RANK = r"(?:党组|党委)?(?:常务|第一|首席|专职|兼职|执行|名誉|代)?(?:副)?"
_OFFICE = (
    r"秘书长|支队长|大队长|总队长|中队长|主任委员|审计长|检察长|理事长|董事长|监事长|董事会主席|监事会主席|"
    r"总(?:经理|裁|工程师|会计师|经济师|规划师|农艺师|审计师|督学|监|干事|建筑师|兽医师|编辑)|"
    r"主任|书记|主席|[局厅部司署院校所站行处科市区县镇乡州省馆台队会社园组]长|司令员|政治委员|政委|"
    r"(?:[一二三四]级)?(?:调研员|巡视员|主任科员|科员|高级警长|警长|督学|监察员)|"
    r"(?:正|副)?(?:局|厅|处|科)级(?:领导干部|干部|检察员|纪检监察员)|领导干部|"
    r"参事|馆员|顾问|委员|成员|董事|监事|经理|法官|审判员|检察员|庭长|代表|专员|助理|研究员|主管|督查专员"
)
_POST = re.compile(rf"(?P<body>.{{2,}}?)(?P<office>{_RANK}(?:{_OFFICE})(?:助理)?(?:、{_RANK}(?:{_OFFICE}))*)")
_REMARK = re.compile(r"[（(](?:试用期|聘期|任期|挂职|[正副]?[局厅处科]级|兼|列)[^（）()]*[）)]$")
_SINGLE = re.compile(
    r"(?:秘书长|支队长|大队长|总队长|主任|书记|主席|[局厅部司署院校所站行处科市区县镇乡州省馆台社园]长|检察长|董事长|理事长|总经理|"
    r"总裁|总编辑)"
)
_TERM = re.compile(
    r"(?P<years>\d{1,4}|[一二三四五六七八九十两]+)年(?P<half>半)?|(?P<months>\d{1,4}|[一二三四五六七八九十两]+)个?月"
)


def bare_post(post: str) -> str:
    """A post without remarks on term or rank behind it and without spaces."""
    return _REMARK.sub("", re.sub(r"\s+", "", post))


def body_of_post(post: str) -> str | None:
    """The body that a post is of: 云溪市教育局副局长 → 云溪市教育局; None where the post names none."""
    found = _POST.fullmatch(bare_post(post))
    return found["body"] if found else None


def held_alone(post: str) -> bool:
    """Whether one person at a time holds a post: its head, not a deputy or a member."""
    found = _POST.fullmatch(bare_post(post))
    return bool(found and _SINGLE.fullmatch(found["office"]))


def calls_post(words: str, post: str) -> bool:
    """Whether ``words``, a part of it, may be meant for a post: 局长 is not meant for a 副局长."""
    return any(post[: found.start()][-1:] != "副" for found in re.finditer(re.escape(words), post))


def term_end(since: str, term: str) -> str | None:
    """The day (ISO) on which a term (三年, 一年半, 6个月) that began on a day is over.

    None where it says no length, or one beyond all years.
    """
    found = _TERM.fullmatch(term)
    if not found:
        return None
    months = 12 * _count(found["years"]) + 6 * bool(found["half"]) + _count(found["months"])
    begun = date.fromisoformat(since)
    year, month = divmod(begun.month - 1 + months, 12)
    year, month = begun.year + year, month + 1
    if year > MAXYEAR:
        return None
    return date(year, month, min(begun.day, monthrange(year, month)[1])).isoformat()


def _count(figures: str | None) -> int:
    return small_number(figures.replace("两", "二")) if figures else 0
