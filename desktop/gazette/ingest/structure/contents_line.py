"""One line of a contents list: the page and the number it ends in, taken off its title."""

import re

from gazette.reading.characters import squash
from gazette.reading.document_numbers import (
    find_document_numbers,
    numbers_alone,
    order_with_number,
    period_alone,
    serial_alone,
)
from gazette.reading.late_patterns import late_pattern
from gazette.reading.people import is_person_name
from gazette.reading.titles import ends_as_title

# 12, P12, P.12, 第12页, 12-14: the last page of several is told, not kept, it follows from the next document
_FIGURE = (
    r"(?:{mark})(?P<{name}>\d{{1,4}}(?!\d|\s*[-—–～~])|\d{{1,3}}(?=\s*[-—–～~]\s*\d{{1,3}}(?!\d)))"
    r"(?:\s*[-—–～~]\s*\d{{1,3}})?(?:\s*[页頁])?"
)
_MAYBE, _MARKED = r"第\s*|[Pp]{1,2}\s*\.?\s*|", r"第\s*(?=\d+\s*[页頁])|(?<![A-Za-z])[Pp]{1,2}\s*\.?\s*"
_PAGE = late_pattern(
    rf"(?:[.…·⋯•\s—－-]*+[（(]\s*{_FIGURE.format(mark=_MAYBE, name='bracketed')}\s*[）)]"
    rf"|(?:[.…·⋯•]{{2}}[.…·⋯•\s]*+|\t\s*+|(?<=[^\d\s])(?:\s{{2,}}+|\u3000)){_FIGURE.format(mark=_MAYBE, name='bare')}"
    rf"|[.…·⋯•\s/／|｜]*+{_FIGURE.format(mark=_MARKED, name='marked')})\s*$"
)
_SEVERAL_PAGES = late_pattern(r"\d{1,4}\s*[-—–～~]\s*\d{1,3}")
_CELLS = late_pattern(r"\t+|\s*[|｜]\s*|\s{2,}(?=\S{2})|\u3000(?=\S{2})")
_COLUMN = late_pattern(
    r"序号|编号|(?:发文|文件)?(?:文号|字号)|(?:文件)?(?:标题|题目|题名|名称)|文件|栏目|页[码次数]?|起始页码?|"
    r"(?:Serial\s*)?No\.?|(?:Document\s*)?Number|Titles?|Documents?|Sections?|Pages?",
    re.IGNORECASE,
)
_GOES_ON = late_pattern(
    r"目\s*[录錄次]\s*[（(]\s*[续續]\s*[）)]|(?:table of )?contents\s*\(\s*continued\s*\)", re.IGNORECASE
)
_ONLY_PAGE = late_pattern(r"(?P<page>\d{1,4})$")
_NUMBER_AT_END = late_pattern(
    r"[（(]\s*(?P<number>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*(?:[号號]令?|期))\s*[）)]\s*$"
)
_MINUTES = ("纪要", "紀要")
_SHORT_ORDER = late_pattern(r"第\s*[\d一二三四五六七八九十百〇○零]+\s*[号號]令")
_APART = late_pattern(r"[ \t\u3000]+")


def is_marked(text: str) -> bool:
    """Whether a page or a number in brackets stands at the end."""
    return _PAGE.search(text) is not None or _NUMBER_AT_END.search(text) is not None


def _without_author(text: str) -> str:
    """在全市经济工作会议上的讲话　李四 without the speaker, who stands over the document again."""
    title, _, author = text.rpartition("\u3000") if "\u3000" in text else text.rpartition("  ")
    return title.rstrip() if ends_as_title(title.rstrip()) and is_person_name(author) else text


def _number_apart(text: str) -> tuple[str, str] | None:
    """Title and number of a line that prints the number before or behind the title, parted by spaces or a tab."""
    pieces = _APART.split(text.strip())
    if len(pieces) < 2:
        return None
    for at, rest in ((-1, pieces[:-1]), (0, pieces[1:])):
        if number := _bare_number(pieces[at]):
            return " ".join(piece for piece in rest if piece), number
    return None


def _bare_number(piece: str) -> str | None:
    if numbers := numbers_alone(piece):
        return "、".join(numbers)
    if serial_alone(piece) or order_with_number(piece):
        return squash(piece)
    return None


def without_page(text: str) -> tuple[str, int | None]:
    """The text without the page it ends in, and the page."""
    if found := _ONLY_PAGE.fullmatch(text):
        return "", int(found["page"])
    if found := _PAGE.search(text):
        return text[: found.start()].rstrip(), int(found["bracketed"] or found["bare"] or found["marked"])
    return text, None


def pages_of(text: str) -> str | None:
    """The pages that a line ends in, as printed, where it names the first and the last one: 12-14."""
    found = _PAGE.search(text)
    several = _SEVERAL_PAGES.search(found[0]) if found else None
    return several[0] if several else None


def is_header(text: str) -> bool:
    """Whether a row only says what stands below it: 文号　标题　页码, or 目录（续） over a further page."""
    if _GOES_ON.fullmatch(text.strip()):
        return True
    cells = _CELLS.split(text.strip())
    return len(cells) > 1 and all(_COLUMN.fullmatch(squash(cell)) for cell in cells)


def without_number(text: str) -> tuple[str, str | None]:
    """The text without the number it ends in, begins with or is, and the number."""
    if numbers := numbers_alone(text):
        return "", "、".join(numbers)
    if apart := _number_apart(text):
        return apart
    text = _without_author(text)
    bracketed = _NUMBER_AT_END.search(text)
    titled = bracketed is not None and ends_as_title(text[: bracketed.start()].rstrip())
    if not titled and (serial := serial_alone(text)):
        return "", serial
    if order_with_number(text) and text[-1] not in "）)":
        return "", squash(text)
    if bracketed:
        inside = bracketed["number"]
        if numbers := numbers_alone(inside):
            return text[: bracketed.start()].rstrip(), "、".join(numbers)
        alone = serial_alone(inside) or order_with_number(inside) or _SHORT_ORDER.fullmatch(inside.strip())
        if text[: bracketed.start()].rstrip().endswith(_MINUTES):
            alone = alone or period_alone(inside)
        if not find_document_numbers(inside) and alone:
            return text[: bracketed.start()].rstrip(), "".join(inside.split())
    return text, None
