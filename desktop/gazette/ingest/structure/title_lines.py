"""Lines that can be rows of a document's title."""

import re
from collections.abc import Sequence

from gazette.ingest.structure.lines import Line
from gazette.reading.characters import HAN
from gazette.reading.dates import date_alone
from gazette.reading.document_numbers import numbers_alone
from gazette.reading.issuers import read_title_head, split_issuers
from gazette.reading.numbering import opening_article, opening_chapter, opening_number
from gazette.reading.titles import ends_as_title

REMARK = re.compile(r"[（(][^（）()]{4,120}(?:[（(][^（）()]*[）)][^（）()]*)*[）)]")
_LABEL = re.compile(r"附\s*[件表录图：:]|注\s*[：:]|抄[送报]")
# 出席：…, 联系人：…
_COLON_LABEL = re.compile(rf"[{HAN}]{{2,4}}[：:]")
PRINTED_BY = re.compile(r"\d日\s*印发$")
_LONGEST_ROW, _LONGEST_PLAIN_ROW = 120, 50
MOST_ROWS = 8


def is_title_row(line: Line) -> bool:
    """Whether a line can be a row of a title: short, no sentence, no numbered paragraph, no label."""
    text = line.text
    if line.is_row or text[-1] in "。；：！？，;:" or len(text) > _LONGEST_ROW:
        return False
    if len(text) > _LONGEST_PLAIN_ROW and not (ends_as_title(text) or split_issuers(text)):
        return False
    if not any(character.isalpha() for character in text) or _COLON_LABEL.match(text):
        return False
    if (
        _LABEL.match(text)
        or PRINTED_BY.search(text)
        or date_alone(text)
        or (REMARK.fullmatch(text) and not ends_as_title(text) and "年" not in text)
    ):
        return False
    return not (opening_number(text) or opening_chapter(text) or opening_article(text))


def opens_title(text: str) -> bool:
    """Whether a row can only be the first of a title, its issuers aside: it says 关于 or issues something."""
    head = read_title_head((text,))
    return text.startswith("关于") or head.rest.startswith(("关于", "關於", "印发", "印發", "转发", "轉發", "批转"))


def is_long_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of any length is a title because a number stands right under it and no sentence ends in it."""
    text, below = lines[at].text, lines[at + 1].text if at + 1 < len(lines) else ""
    if lines[at].is_row or "关于" not in text or any(mark in text for mark in "。；：！？") or not numbers_alone(below):
        return False
    return not (_LABEL.match(text) or opening_number(text) or opening_article(text))
