"""Document numbers (文号) as they stand in running text, on lines of their own, and on orders (令)."""

import re

from gazette.reading.characters import HAN
from gazette.reading.late_patterns import late_pattern

_OPEN, _CLOSE = r"[〔\[［（(【﹝〈]", r"[〕\]］）)】﹞〉]"
_CODE = rf"[{HAN}A-Za-zＡ-Ｚａ-ｚ](?:[{HAN}\w·—－-]|[（(\[［〔][{HAN}A-Za-z]{{1,6}}[）)\]］〕]){{0,24}}?"
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})"
_TAIL = (
    rf"(?:第)?\s*(?:[（(\[［〔]?[{HAN}A-Za-z]{{1,4}}[）)\]］〕]?[-—–－]?)?\s*"
    r"[（(]?(?:\d+(?:[A-Za-z\d—–.-]*)|[一二三四五六七八九十百〇○零]+)[）)]?\s*[号號](?:之[一二三四五\d]+|[（(]\d{1,2}[）)])?"
)
_DATED = rf"{_CODE}\s*{_OPEN}+\s*{_YEAR}\s*{_CLOSE}+\s*"
_NUMBER = late_pattern(_DATED + _TAIL)
# 5、6号; 3号、4号
_SEVERAL = late_pattern(rf"{_DATED}\d+(?:\s*[号號]?\s*[、，,]\s*\d+)+\s*[号號]")
_WITHOUT_CODE = late_pattern(rf"{_OPEN}\s*{_YEAR}\s*{_CLOSE}\s*(?:第\s*)?\d+\s*[号號]")
_LABEL = late_pattern(r"(?:发\s*文\s*字\s*号|文\s*件?\s*[编字]?\s*号)\s*[：:]\s*")
_SERIAL = late_pattern(
    rf"(?P<lead>[{HAN}]{{2,24}}?)?\s*[（(]?\s*(?:{_YEAR}\s*年?)?\s*第\s*[\d一二三四五六七八九十百〇○零]+\s*[号號]\s*[）)]?|"
    rf"{_OPEN}\s*{_YEAR}\s*{_CLOSE}\s*第\s*\d+\s*[号號期]"
)
# minutes count as a paper does that comes out by and by
_PERIOD = late_pattern(rf"(?:{_OPEN}\s*{_YEAR}\s*{_CLOSE}|{_YEAR}\s*年)?\s*第\s*[\d一二三四五六七八九十百〇○零]+\s*期")
_ORDER = late_pattern(rf"(?!.*关于)[{HAN}\s]{{2,40}}(?:令|命令|主席令)")
_ORDER_IN_ONE = late_pattern(
    rf"(?P<order>[{HAN}\s]{{2,40}}令)\s*(?P<serial>[（(]?\s*第\s*[\d一二三四五六七八九十百〇○零]+\s*[号號]\s*[）)]?)"
)
# the number of a registered regulation, beside its document number
_REGISTERED = late_pattern(r"[A-Z]{2,6}[-—–－]\d{4}[-—–－]\d{1,6}")
_PARTING = late_pattern(r"[\s、，,；;/／]+")
_SPACE = late_pattern(r"\s+")


def find_document_numbers(text: str) -> tuple[str, ...]:
    """Every document number in running text, as written but without spaces."""
    return tuple(_SPACE.sub("", found[0]) for found in _NUMBER.finditer(text))


def numbers_alone(text: str) -> tuple[str, ...]:
    """The document numbers of a line that holds nothing else (brackets round it and a label aside), else empty."""
    if "号" not in text and "號" not in text:
        return ()
    bare = _without_outer_brackets(_LABEL.sub("", text.strip(), count=1))
    if _WITHOUT_CODE.fullmatch(bare):
        return (_SPACE.sub("", bare),)
    numbers: list[str] = []
    at = 0
    while at < len(bare):
        found = (
            _SEVERAL.match(bare, at) or _NUMBER.match(bare, at) or (_REGISTERED.match(bare, at) if numbers else None)
        )
        if not found:
            return ()
        numbers.append(_SPACE.sub("", found[0]))
        parting = _PARTING.match(bare, found.end())
        at = parting.end() if parting else found.end()
        if not parting and at < len(bare):
            return ()
    return tuple(numbers)


def serial_alone(text: str) -> str | None:
    """第263号, 2019年第3号 or 公告2019年第3号 where the line is nothing else; spaces and outer brackets go."""
    if "第" not in text or not _SERIAL.fullmatch(text.strip()):
        return None
    return _without_outer_brackets(_SPACE.sub("", text))


def period_alone(text: str) -> str | None:
    """第12期, 2023年第12期 or 〔2023〕第12期 where the text is nothing else; spaces and brackets round it go."""
    bare = _SPACE.sub("", text)
    if bare[:1] in "（(" and bare[-1:] in "）)":
        bare = bare[1:-1]
    return bare if "期" in bare and _PERIOD.fullmatch(bare) else None


def order_name(text: str) -> str | None:
    """The name of an order (青岛市人民政府令) where the line is that and nothing else."""
    text = text.strip()
    return _SPACE.sub("", text) if text.endswith("令") and _ORDER.fullmatch(text) else None


def order_with_number(text: str) -> tuple[str, str] | None:
    """Name and number of an order written on one line (青岛市人民政府令第263号 → 青岛市人民政府令, 第263号)."""
    found = _ORDER_IN_ONE.fullmatch(text.strip()) if "令" in text else None
    return (_SPACE.sub("", found["order"]), _without_outer_brackets(_SPACE.sub("", found["serial"]))) if found else None


def number_year(number: str) -> int | None:
    """The year that a document number carries."""
    found = re.search(rf"{_OPEN}\s*(\d{{4}})\s*{_CLOSE}", number)
    return int(found[1]) if found else None


def _without_outer_brackets(text: str) -> str:
    if text[:1] in "（(" and text[-1:] in "）)" and text[-2:-1] in "号號":
        return text[1:-1].strip()
    return text
