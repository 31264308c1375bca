"""Names of persons, alone and with what stands beside them."""

import re
from dataclasses import dataclass

from gazette.reading.characters import HAN
from gazette.reading.late_patterns import late_pattern

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅"
    "皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢"
    "莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符"
    "刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容"
    "向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公代肖付闫岳覃佟邸仉展尉逄於衣矫"
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華陶謝鄒竇雲蘇魯韋馬鳳湯羅畢鄔齊餘顧黃蕭邵貝計談龐紀項閔賈婁顏鍾駱樂於盧莫經繆應單諸鈕陸榮車侯寧劉葉龍黎賴喬陰蒼聞黨譚貢勞莊閻連習歐聶關後遊權蓋岳"
)
_NAME = late_pattern(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+|[{HAN}][ \u3000]+[{HAN}]")
_REMARK = late_pattern(r"[（(][^（）()]{1,16}[）)]")
_ROLE = late_pattern(
    rf"(?P<role>[{HAN}（）()](?:[ \u3000]*[{HAN}（）()]){{1,11}})[ \u3000]*[：:][ \u3000]*(?P<names>.+)"
)
_FEWEST_NAMES = 3
# what a person is, where it begins as a surname does
_CALLINGS = frozenset("党员 党委 农民 农工 经理 常委 常务 班长 管理 安全 路长 家长".split())
_DOUBLE = tuple("欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 歐陽 司馬 諸葛".split())
_LINE = late_pattern(
    rf"(?:(?P<role>[{HAN}（）()](?:[ \u3000]*[{HAN}（）()]){{1,11}})[ \u3000]*[：:][ \u3000]*)?"
    rf"(?P<name>(?:[{HAN}][ \u3000]+[{HAN}]|[{HAN}]{{2,4}})(?=[ \u3000（(])|[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+)"
    r"(?P<remark>[（(][^（）()]{1,12}[）)])?[ \u3000]+(?P<beside>\S.*)"
)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line 召集人：张三 副市长 in parts."""

    role: str | None
    name: str
    beside: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """A row of names alone, and the role in front of them: 成员：张三　李四　王五."""

    role: str | None
    names: tuple[str, ...]


def read_name_row(text: str, fewest: int = _FEWEST_NAMES) -> NameRow | None:
    """The names of a row that holds nothing else, filled ones made whole; None where it holds other things or less."""
    found = _ROLE.fullmatch(text.strip())
    names = _names_parted(found["names"] if found else text.strip())
    known = sum(is_person_name(name) for name in names)
    if len(names) < fewest or len({*names} - _CALLINGS) < len(names) or 4 * known < 3 * len(names):
        return None
    return NameRow(bare_name(found["role"]) if found else None, names) if all(map(may_be_name, names)) else None


def _names_parted(text: str) -> tuple[str, ...]:
    """The names that spaces part, two single characters being one; nothing where a character stands alone."""
    names: list[str] = []
    alone = ""
    for piece in text.split():
        if bool(alone) != (len(piece) == 1 and bool(alone)):
            return ()
        if len(piece) == 1 and not alone:
            alone = piece
            continue
        names.append(alone + piece)
        alone = ""
    return () if alone else tuple(names)


def may_be_name(text: str) -> bool:
    """Whether ``text`` has the form of a Chinese name, whatever its surname."""
    text = text.strip()
    return bool(_NAME.fullmatch(text)) and ("·" in text or len(text) <= 3 or text[:2] in _DOUBLE or " " in text)


def is_person_name(text: str) -> bool:
    """Whether ``text`` is a Chinese name, filled or not, or a name with a middle dot."""
    text = text.strip()
    if not _NAME.fullmatch(text):
        return False
    return "·" in text or (
        text[0] in _SURNAMES and (len(text) <= 3 or text[:2] in _DOUBLE or " " in text or "\u3000" in text)
    )


def bare_name(text: str) -> str:
    """A name without its filling spaces."""
    return re.sub(r"\s+", "", text)


def without_remarks(text: str) -> str:
    """Names without the remarks in brackets behind them: 刘洋（女，回族） → 刘洋."""
    return _REMARK.sub("", text)


def read_person_line(text: str) -> PersonLine | None:
    """Role, name and affiliation of a line of a name list; None where the line is none."""
    found = _LINE.fullmatch(text.strip()) if len(text) <= 60 else None
    if not found or not is_person_name(found["name"]) or found["beside"][-1] in "。；：，" or "：" in found["beside"]:
        return None
    return PersonLine(
        bare_name(found["role"]) if found["role"] else None,
        bare_name(found["name"]) + (found["remark"] or ""),
        found["beside"].strip(),
    )
