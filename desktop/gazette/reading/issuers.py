"""Issuing bodies: taken off the head of a title, told apart with or without separators, recognised under a document."""

import re
from dataclasses import dataclass

from gazette.reading.characters import HAN
from gazette.reading.late_patterns import late_pattern
from gazette.reading.people import bare_name

_ENDINGS = (
    "人民政府 办公厅 办公室 委员会 国务院 常务委员会 人民代表大会 "
    "人民法院 检察院 管理局 总局 分局 局 部 厅 署 院 委 办 处 中心 "
    "总队 支队 大队 银行 支行 分行 公司 集团 工会 总工会 联合会 协会 "
    "学会 商会 工委 党组 党委 管委 管委会 指挥部 领导小组 小组 工作组 "
    "专家组 政协 军区 军分区 警备区 司令部 政治部 军委 团委 妇联 残联 海关 "
    "海事局 大学 学院 研究院 基金会 理事会 监事会 联社 总社 供销社 "
    "法制办 政府 办事处 服务局 档案馆 博物馆 图书馆 报社 电视台"
).split()
_END = "|".join(sorted(_ENDINGS, key=len, reverse=True))
_BODY = late_pattern(rf"[{HAN}（()）·“”A-Za-z]{{1,40}}(?:{_END})(?:（[{HAN}]{{2,12}}）)?")
_VERBS = late_pattern(
    r"关于|转发|批转|印发|公布|发布|颁布|对|给|同意|批准|任命|公告|通告|决定|令|通知|召开|表彰|授予|命名|废止|修改"
)
_SEPARATOR = late_pattern(r"[\s、，,·／/]+|(?<=[厅局部会室委])(?:和|及)(?=\S{2,}(?:厅|局|部|会|室|委)$)")
_MANY = late_pattern(r"等\s*[\d一二三四五六七八九十]*\s*(?:个)?\s*(?:部门|单位|委局|机关|家单位)?$")
# A body ends here when another one begins behind it.
_STRONG = late_pattern(
    r"人民政府|委员会|办公厅|办公室|法院|检察院|局|厅|部|署|银行|(?<![省市县区旗州])委|总队|支队|中心|工会|联合会|集团|公司|国务院"
)
_SAME_BODY = late_pattern(
    r"办公厅|办公室|党组|党委|机关|分局|支队|总队|大队|国有资产|队|门|署办|员会|信办|政法|直属|(?:驻|派出)"
)
_FRESH = late_pattern(
    rf"中共|中央|国家|中国|国务院|全国|最高人民|共青团|中华|[{HAN}]{{1,6}}(?:省|自治区|市|县|区|州)(?!场)|"
    rf"(?:财政|教育|科技|科学技术|工业和信息化|公安|民政|司法|人力资源|自然资源|生态环境|住房|交通运输|水利|农业|商务|文化|卫生|应急|审计|外交|"
    rf"国防|退役军人|市场监督|统计|医疗保障|海关|税务|发展和?改革|体育|广播|银保监|证监)[{HAN}]*?(?:部|局|委|厅|署|会)"
)
_NATIONAL = late_pattern(
    r"(?:国家税务总局|国家统计局|中国人民银行|中国[银保证]监会|银保监会|中国银行保险监督管理委员会|中华人民共和国)$"
)
_NOT_A_BODY = late_pattern(r"近期|最近|有关|各|本|全体|关于|现将|其他")
_NOT_IN_A_BODY = late_pattern(r"名单|任免|通知|意见|关于|文件|方案|办法|决定|情况|工作的")
_SIMPLER = str.maketrans(
    "廳辦員會國務總關於轉發處區縣黨組財門證監銀設農衛軍條銷團聯協學議縂內護環業術檢產資對給長書記",
    "厅办员会国务总关于转发处区县党组财门证监银设农卫军条销团联协学议总内护环业术检产资对给长书记",
)
_SIGNATORY = late_pattern(
    rf"(?P<post>行政长官|(?:代|副)?(?:市|省|区|县|州|镇|乡|局|厅|部|院|署|行)长|(?:副)?主任|(?:副)?主席|(?:副)?总理|书记|总经理|会长|司令员|(?:副)?政委|政治委员)[\s:：]+(?P<name>[{HAN}·][{HAN}·\s]{{1,8}})"
)
_FILLED_POST = late_pattern(r"^([市省区县州局厅部主书总政])[ \u3000]+([长任席记理委])(?=[\s:：])")


@dataclass(frozen=True, slots=True)
class TitleHead:
    """The issuers that open a title, and the rest of it; ``more`` where it says 等五部门 and names them elsewhere."""

    issuers: tuple[str, ...]
    rest: str
    more: bool = False


def read_title_head(lines: tuple[str, ...]) -> TitleHead:
    """The issuers at the head of a title given in its printed lines; none where it opens with no known body."""
    original = "\n".join(lines)
    whole = original.translate(_SIMPLER)
    for verb in _VERBS.finditer(whole):
        if verb.start() and (found := _bodies_before(whole, verb.start(), verb[0])):
            return _as_printed(found, original)
        if verb[0] == "关于":
            break
    return TitleHead((), "".join(lines))


def _as_printed(head: TitleHead, original: str) -> TitleHead:
    """The head in the characters of the print: they were made simpler one by one for reading only."""
    flat = "".join(character for character in original if not character.isspace())
    simple, at, bodies = flat.translate(_SIMPLER), 0, []
    for body in head.issuers:
        at = simple.index(body, at)
        bodies.append(flat[at : at + len(body)])
        at += len(body)
    rest = original.replace("\n", "")
    return TitleHead(tuple(bodies), rest[len(rest) - len(head.rest) :], head.more)


def _bodies_before(whole: str, end: int, verb: str) -> TitleHead | None:
    head, rest = whole[:end], whole[end:].replace("\n", "")
    many = _MANY.search(head.rstrip())
    bare = head[: many.start()] if many else head
    bodies = split_issuers(bare)
    if not bodies:
        return None
    if verb not in ("关于", "转发", "印发", "批转") and re.match(r"外|口|台|策", rest[len(verb) :]):
        return None
    return TitleHead(bodies, rest, more=bool(many))


def split_issuers(text: str) -> tuple[str, ...]:
    """The bodies that ``text`` names one after the other; empty where any part of it is no body.

    Line breaks, spaces and 、 part bodies where both sides can stand alone; otherwise endings (局, 委员会 …) do, where
    the opening of another body follows.
    """
    as_written, text = text, text.translate(_SIMPLER)
    if "\n" in text:
        text = _close_broken_names(text)
    bodies: list[str] = []
    for piece in _SEPARATOR.split(text.strip()):
        if not piece:
            continue
        bodies += _split_unseparated(piece)
    if not bodies or not all(is_body(body) for body in bodies):
        return ()
    return _as_printed(TitleHead(tuple(bodies), ""), as_written).issuers


def is_body(text: str) -> bool:
    """Whether ``text`` can be the name of one issuing body."""
    if not 2 <= len(text) <= 45 or _NOT_A_BODY.match(text) or _NOT_IN_A_BODY.search(text):
        return False
    return bool(_BODY.fullmatch(text.translate(_SIMPLER)))


def read_signatory(text: str) -> str | None:
    """The name of the person who signs (市长　李四 → 李四); None where the line is no such thing."""
    text = text.strip()
    simple = text.translate(_SIMPLER)
    found = _SIGNATORY.fullmatch(simple) or _SIGNATORY.fullmatch(_FILLED_POST.sub(r"\1\2", simple))
    return bare_name(text[-len(found["name"]) :]) if found else None


def _close_broken_names(text: str) -> str:
    """A line break inside a name is closed; one between two names becomes a separator."""
    closed = ""
    for line in text.split("\n"):
        parts = bool(closed) and is_body(_SEPARATOR.split(closed)[-1]) and not _SAME_BODY.match(line.strip())
        closed += ("、" if parts else "") + line.strip()
    return closed


def _split_unseparated(text: str) -> list[str]:
    bodies, start = [], 0
    for ending in _STRONG.finditer(text):
        behind = text[ending.end() :]
        if len(behind) < 2 or ending.end() - start < 3 or _SAME_BODY.match(behind):
            continue
        if _NATIONAL.search(text[start : ending.end()]):
            continue  # 国家税务总局青岛市税务局 is one body
        if _opens_body(behind, text) and is_body(text[start : ending.end()]):
            bodies.append(text[start : ending.end()])
            start = ending.end()
    return [*bodies, text[start:]]


def _opens_body(behind: str, text: str) -> bool:
    place = re.match(rf"[{HAN}]{{1,6}}?[省市县区州]", text)
    return bool(_FRESH.match(behind)) or bool(place and behind.startswith(place[0]))
