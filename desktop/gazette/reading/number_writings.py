"""Document numbers in whatever way people write them: 青政办字[2019]67号, 青政办字2019 67, QZBZ 67, （2019）67号."""

import re
from dataclasses import dataclass
from unicodedata import normalize

from gazette.reading.characters import HAN
from gazette.reading.dates import whole_number
from gazette.reading.late_patterns import late_pattern

_USUAL = late_pattern(r"([\u4e00-\u9fff]+)〔(\d{4})〕([1-9]\d{0,17})号", re.ASCII)
_SAME = str.maketrans("〔[【［（﹝〈{<〕]】］）﹞〉}>號—–−‐", "(((((((((" + ")))))))))" + "号----")
_LABEL = late_pattern(r"(?:发文字号|文件?[编字]?号)[:：]")
_AROUND = late_pattern(r"[《“\"(](.+)[》”\")]")
_BEHIND = late_pattern(r"(?<=号)(?:文件?|通知)$")
_ORDER_IN_BRACKETS = late_pattern(r"(?<=[令告])\((第[^()]{1,12}号)\)$")
_ORDER_BEHIND = late_pattern(rf"([{HAN}]*?)第?([\d一二三四五六七八九十百千〇○零]{{1,9}})号令")
_BETWEEN_FIGURES = late_pattern(r"(?<!\d)\s+|\s+(?!\d)")
_YEAR_IN_WORDS = late_pattern(r"(?:(?<=\()|^)[〇○零一二三四五六七八九]{4}(?=[)年])")
_NUMBER_IN_WORDS = late_pattern(r"(?<=[)第])[一二三四五六七八九十百千〇○零]{1,9}(?=号$)")
_CIPHERS = {character: str(at % 10) for at, character in enumerate("〇一二三四五六七八九○")} | {"零": "0"}
_CODE = rf"(?P<code>(?!第|no\.?\d)[{HAN}a-z](?:[{HAN}\w·-]|\([{HAN}a-z]{{1,6}}\)){{0,30}}?)"
_NUMBER = r"(?P<number>(?:\([^()\d]{1,4}\)-?)?\(?\d{1,6}\)?(?:[a-z]|-\d{1,4})?)(?P<sign>号)?(?:之(?P<part>\d+))?"
_MARK = r"(?:第|no\.?)?"
_BRACKETED = late_pattern(rf"{_CODE}?-?\(+(?P<year>\d{{4}})\)+[ -]?{_MARK}{_NUMBER}")
_OPEN_YEAR = late_pattern(rf"(?:{_CODE}-?)?(?P<year>(?:19|20)\d\d)(?:年{_MARK}|[ /-]{_MARK}|{_MARK[:-1]}){_NUMBER}")
_WITHOUT_YEAR = late_pattern(rf"(?:{_CODE}(?<!\d)-?)?(?P<mark>第|no\.?)?{_NUMBER}")
_SEVERAL = late_pattern(r"(.*\(\d{4}\))((?:\d+号?[、,])+\d+)号")
_YEAR = late_pattern(r"(?:19|20)\d\d")
_PARTING = late_pattern(r"[、,;，；\s]+(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class NumberWriting:
    """What somebody says of a document number: ``code`` in small letters, empty where it is not said; ``year`` None."""

    code: str
    year: int | None
    number: str


def read_writing(text: str, *, certain: bool = False) -> NumberWriting | None:
    """What ``text`` says where it is nothing but a document number; ``certain`` where it is known to be one.

    Of other texts a number alone, and a year and a number without any sign of one (2019-67), are none.
    """
    if usual := _USUAL.fullmatch(text):
        return NumberWriting(usual[1], int(usual[2]), usual[3])
    plain = _plain(text)
    found = _BRACKETED.fullmatch(plain) or _OPEN_YEAR.fullmatch(plain)
    if found:
        clear = found["code"] or found["sign"] or plain.startswith("(")
        return _writing(found, int(found["year"])) if certain or clear else None
    found = _WITHOUT_YEAR.fullmatch(plain)
    if not found or not (certain or found["code"]):
        return None
    a_year = _YEAR.fullmatch(found["number"]) and not (found["sign"] or found["mark"])
    return None if a_year else _writing(found, None)


def read_writings(text: str) -> tuple[NumberWriting, ...]:
    """The numbers that a document bears: mostly one, several of one code (5、6号) or of several bodies."""
    if usual := _USUAL.fullmatch(text):
        return (NumberWriting(usual[1], int(usual[2]), usual[3]),)
    if whole := read_writing(text, certain=True):
        return (whole,)
    made: dict[NumberWriting, None] = {}
    for part in _PARTING.split(text.strip()):
        several = _SEVERAL.fullmatch(_plain(part))
        said = [f"{several[1]}{one}号" for one in re.findall(r"\d+", several[2])] if several else [part]
        made |= {one: None for each in said if (one := read_writing(each, certain=True))}
    return tuple(made)


def _writing(found: re.Match[str], year: int | None) -> NumberWriting:
    number = re.sub(r"\((\d+)\)", r"\1", found["number"])
    number = re.sub(r"(?<!\d)0+(?=\d)", "", number)
    return NumberWriting(found["code"] or "", year, number + (f"之{found['part']}" if found["part"] else ""))


def _is_closed(text: str) -> bool:
    """Whether every bracket that closes in ``text`` was opened in it: those around it belong together then."""
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _plain(text: str) -> str:
    """In one form of width, brackets, dashes and figures; spaces only where they part figures."""
    same = _LABEL.sub("", normalize("NFKC", text).strip().lower().translate(_SAME), count=1)
    same = _BETWEEN_FIGURES.sub("", " ".join(same.split()))
    around = _AROUND.fullmatch(same)
    same = around[1] if around and _is_closed(around[1]) else same
    same = _ORDER_IN_BRACKETS.sub(r"\1", _BEHIND.sub("", same))
    order = _ORDER_BEHIND.fullmatch(same)
    same = f"{order[1]}令第{order[2]}号" if order else same
    same = _YEAR_IN_WORDS.sub(lambda year: "".join(_CIPHERS[one] for one in year[0]), same)
    return _NUMBER_IN_WORDS.sub(lambda number: str(whole_number(number[0]) or number[0]), same)
