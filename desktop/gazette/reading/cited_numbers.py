"""Document numbers in running text with their places, the code parted from the words that lead to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.reading.characters import HAN
from gazette.reading.late_patterns import late_pattern

_YEAR = r"\d{4}|[〇○零一二三四五六七八九]{4}"
_DATED = late_pattern(
    rf"[〔\[［（(【﹝〈]\s*(?P<year>{_YEAR})\s*[〕\]］）)】﹞〉]\s*(?:第\s*)?"
    r"(?P<first>\d{1,5}(?:[-—–]\d{1,4})?)(?P<more>(?:\s*[号號]?\s*[、，,]\s*(?:第\s*)?\d{1,5})*)\s*[号號]",
    re.ASCII,
)
_ORDER = late_pattern(
    rf"(?P<name>令|公告)\s*[（(]?\s*(?:(?P<year>{_YEAR})\s*年\s*)?第\s*"
    r"(?P<first>[\d一二三四五六七八九十百千〇○零]{1,9})\s*[号號]\s*[）)]?"
)
_LATIN = late_pattern(r"(?P<code>[A-Z]{2,10})\s*\[(?P<year>\d{4})\]\s*No\.\s*(?P<first>\d{1,5})")
_RUN = late_pattern(rf"(?:[{HAN}A-Za-zＡ-Ｚａ-ｚ·]|[（(\[［〔][{HAN}A-Za-z]{{1,6}}[）)\]］〕])+$")
_LONGEST_CODE = 40
# words that lead to a number, and bodies whose number it is: 按照鲁政发…, 市人民政府京政发…, 农业农村部农渔发…
_LEADS = late_pattern(
    r".*(?:按照|根据|依据|依照|遵照|参照|对照|贯彻|落实|执行|关于|印发|转发|批转|废止|修改|修订|以下|文件|通知|实施|发布|公布|精神|要求|规定|详见|"
    r"我[院部局省市县区厅委办]|[你贵][院部局省市县区厅委办]|政府|国务院|法院|检察院|委员会|办公[厅室]|人民银行|党委|市委|省委|"
    r"[的以按将与及据照由见是其该如和]|部(?![发函令规联办字综电])|局(?![发函令规联办字综电])|改革委|委(?=[发国]))",
)
_DAY_BEFORE = late_pattern(r"[\d一二三四五六七八九十]\s*$")
_OPENS_ORDER = late_pattern(r"^(?:原|经|按照|根据|依据|依照|遵照|参照|按|以|的|由|和|与|及|[年月日起]|发布|公布|修订)+")


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A number as written, without spaces, and its place; of 5、6号 the second one is written out with its code."""

    number: str
    start: int
    end: int


def cited_numbers(text: str) -> Iterator[CitedNumber]:
    """Every document number in running text, from the left."""
    if "号" not in text and "號" not in text and "No." not in text:
        return
    found = [*_dated(text), *_orders(text), *_latin(text)]
    yield from sorted(found, key=lambda one: (one.start, one.end))


def _dated(text: str) -> Iterator[CitedNumber]:
    after = 0
    for found in _DATED.finditer(text):
        start = _code_start(text, after, found.start())
        after = found.end()
        code = _bare(text[start : found.start()])
        if not code:
            continue
        year = _bare(text[found.start() : found.start("first")])
        first_end = found.end() if not found["more"] else found.end("first")
        yield CitedNumber(f"{code}{year}{found['first']}号", start, first_end)
        for more in re.finditer(r"\d{1,5}", found["more"], re.ASCII):
            at = found.start("more") + more.start()
            end = found.end() if at + len(more[0]) >= found.end("more") else at + len(more[0])
            yield CitedNumber(f"{code}{year}{more[0]}号", at, end)


def _orders(text: str) -> Iterator[CitedNumber]:
    for found in _ORDER.finditer(text):
        start = found.start()
        run = _RUN.search(text[max(0, start - 30) : start])
        name = run[0] if run else ""
        name = name[len(lead[0]) :] if (lead := _OPENS_ORDER.match(name)) else name
        lead_end = max(
            (name.rfind(word) + len(word) for word in ("根据", "依照", "按照", "的", "以") if word in name), default=0
        )
        name = name[lead_end:]
        if len(name) < 2:
            continue
        year = f"{found['year']}年" if found["year"] else ""
        number = f"{name}{found['name']}{year}第{found['first']}号"
        yield CitedNumber(number, start - len(name), found.end())


def _latin(text: str) -> Iterator[CitedNumber]:
    for found in _LATIN.finditer(text):
        yield CitedNumber(f"{found['code']} [{found['year']}] No. {found['first']}", *found.span())


def _code_start(text: str, after: int, end: int) -> int:
    """Where the code of a number begins that ends at ``end``; ``end`` itself where there is none."""
    start = max(after, end - _LONGEST_CODE)
    spaces = len(text[start:end]) - len(text[start:end].rstrip())
    run = _RUN.search(text[start : end - spaces])
    if run is None:
        return end
    start += run.start()
    code = run[0]
    lead = _LEADS.match(code)
    if lead and len(code) - lead.end() >= 1:
        return start + lead.end()
    if code[0] in "年月日" and _DAY_BEFORE.search(text[:start]):
        return start + 1
    return start


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
