"""Numbers in Chinese numerals, as the formats [DBNum1], [DBNum2] and [DBNum3] show them."""

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿", "万亿")
_ZERO = {1: "〇", 2: "零"}


def han_digits(text: str, numerals: int) -> str:
    """The digits of a text one by one in the numerals of DBNum ``numerals``; 0: as they are."""
    return text.translate(str.maketrans("0123456789", _DIGITS[numerals])) if numerals else text


def han_number(text: str, numerals: int) -> str:
    """A number as it is read aloud (一百二十三); where that is not the way, digit by digit."""
    whole, point, decimals = text.partition(".")
    if numerals not in _UNITS or not whole.isdigit() or len(whole) > 4 * len(_GROUPS):
        return han_digits(text, numerals)
    said = _whole(int(whole), numerals)
    return said + (point and ("." + han_digits(decimals, numerals)))


def _whole(number: int, numerals: int) -> str:
    if number == 0:
        return _ZERO[numerals]
    groups = []
    while number:
        number, low = divmod(number, 10_000)
        groups.append(low)
    said = ""
    for at, group in reversed(list(enumerate(groups))):
        if not group:
            continue
        gap = said and group < 1000
        said += (_ZERO[numerals] if gap else "") + _thousands(group, numerals) + _GROUPS[at]
    return said


def _thousands(group: int, numerals: int) -> str:
    said, waiting = "", False
    for at in range(3, -1, -1):
        digit = group // 10**at % 10
        if not digit:
            waiting = bool(said)
            continue
        said += (_ZERO[numerals] if waiting else "") + _DIGITS[numerals][digit] + _UNITS[numerals][at]
        waiting = False
    return said


def han_day(number: int, numerals: int) -> str:
    """A month, day or hour: 一, 十, 十一, 二十."""
    if numerals not in _UNITS:
        return han_digits(str(number), numerals)
    said = _whole(number, numerals)
    return said.removeprefix("一") if numerals == 1 and 10 <= number < 20 else said
