"""Joins sentences that column ends, page ends or a fixed line width have cut; joins nothing else."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.wrapping import CLOSERS, Wrapping, ended, is_sentence
from gazette.reading.characters import squash
from gazette.reading.dates import date_alone, date_in_brackets
from gazette.reading.document_numbers import numbers_alone
from gazette.reading.issuers import is_body, read_signatory, split_issuers
from gazette.reading.numbering import opening_article, opening_chapter, opening_decimal, opening_number
from gazette.reading.people import read_person_line
from gazette.reading.titles import ends_as_title

# words that link what a list names: behind one, a line that begins with them goes on
_LINKING = "及和与或等"
_NEVER_FIRST = "。，、；：！？）》”’】〉」』"
_PAIRS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』", "〔": "〕"}
_FEWEST_CUT, _SPACED_SHARE = 5, 0.9
_LONGEST_LABEL = 8
_LONGEST_HEADING, _LONGEST_ITEM_HEADING, _SHORTEST_ITEM = 45, 30, 15
_LABEL = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*(?:[：:]|$)|注\s*[：:]|抄[送报]\s*[：:]")
# a day of a chronicle: 4月8日　全市…
_DAY = re.compile(r"\d{1,2}月\d{1,2}日(?:\s*[—－~～至-]+\s*(?:\d{1,2}月)?\d{1,2}日)?[ \u3000]+\S")
# sentences that close a document stand in paragraphs of their own, also behind a line that happens to be full
_CLOSING = re.compile(
    r"特此|此[复致]|[本该](?:办法|规定|意见|通知|细则|条例|决定|方案|公告|通告|预案|规划)(?:由|自|从|印发之日)|以上[^，。]{0,12}，?请"
)
_CONTINUED_SOURCE = re.compile(r"[（(][^（）()]{1,20}[〔\[［]\s*\d{4}\s*[〕\]］][^（）()]{0,8}[号號][）)]")


def rejoin(lines: tuple[Line, ...], wrapping: Wrapping, titles: Collection[str] = ()) -> tuple[Line, ...]:
    """The lines with cut sentences made whole, without a space; nothing is joined to (squashed) ``titles``."""
    whole: list[Line] = []
    for line in lines:
        if (
            whole
            and not _is_title(whole, titles)
            and (_continues(whole[-1], line, wrapping) or _is_cut_item(whole, line, wrapping.gapless))
        ):
            last = whole[-1]
            space = " " if _parts_words(last, line, wrapping) else ""
            whole[-1] = replace(
                last,
                text=last.text + space + line.text,
                width=line.width,
                measure=line.measure,
                joined=(*last.joined, line.number),
            )
        else:
            whole.append(line)
    return tuple(whole)


def _is_title(whole: Sequence[Line], titles: Collection[str]) -> bool:
    """Whether the last line is one of ``titles`` or stands as a title under a label (附件1)."""
    under_label = len(whole) > 1 and len(whole[-2].text) <= _LONGEST_LABEL and bool(_LABEL.match(whole[-2].text))
    return (under_label and ends_as_title(whole[-1].text)) or (bool(titles) and squash(whole[-1].text) in titles)


def _parts_words(before: Line, line: Line, wrapping: Wrapping) -> bool:
    """Whether a space was lost at a line end: between Latin words, unless the line was simply full."""
    latin = (
        before.text[-1].isascii() and before.text[-1].isalpha() and line.text[0].isascii() and line.text[0].isalpha()
    )
    return latin and not wrapping.fills(before, 0)


def close_spacing(lines: tuple[Line, ...], wrapping: Wrapping) -> tuple[Line, ...]:
    """The lines of a wrapped text; where a blank line stands behind nearly every line, only two or more are a gap."""
    full = [(a, b) for a, b in pairwise(lines) if not a.is_row and not b.is_row and wrapping.fills(a)]
    cut = [below for above, below in full if is_sentence(above.text) and not ended(above.text)]
    if len(cut) < _FEWEST_CUT or sum(line.gap for line in cut) < _SPACED_SHARE * len(cut):
        return lines
    closed = (replace(line, gap=line.number - above.number > 2) for above, line in pairwise(lines))
    return (lines[0], *closed)


def _continues(before: Line, line: Line, wrapping: Wrapping) -> bool:
    if before.is_row or line.is_row or before.whole or line.whole:
        return False
    if ended(before.text) and _is_decimal_heading(line.text):
        return False
    if line.text[0] in _NEVER_FIRST and not ended(before.text):
        return True
    if _is_inside(before, line, wrapping):
        return True
    if wrapping.fills(before) and not _opens_structure(line):
        return _continues_wrapped(before, line, wrapping)
    if ended(before.text):
        return False
    if is_open(before.text) and not (opening_number(line.text) and line.gap and len(before.text) < 30):
        return not _LABEL.match(line.text)
    if _opens_structure(line) or (line.indented and not line.gap):
        return False
    return _is_cut(before, line, wrapping)


def _is_inside(before: Line, line: Line, wrapping: Wrapping) -> bool:
    """Whether ``line`` goes on with the wrapped paragraph above, whatever it looks like: 权责统 / 一、权威高效."""
    if line.indented or line.gap or not is_sentence(before.text) or not wrapping.fills(before, 1):
        return False
    if not wrapping.indents:
        return wrapping.fills(line, 0) and not ended(before.text) and not _is_numbered(line.text)
    if ended(before.text):
        whole = wrapping.fills(before, 0) and not _is_numbered(line.text)
        return whole and (wrapping.fills(line, 0) or _is_duty(line.text))
    return not (_closed(before.text) and _stands_alone(line.text))


def _is_duty(text: str) -> bool:
    return text[0] in "（(" and text.rstrip("。）)").endswith(("负责", "指导", "配合", "参加", "牵头"))


def _continues_wrapped(before: Line, line: Line, wrapping: Wrapping) -> bool:
    if ended(before.text) and (_CLOSING.match(line.text) or split_issuers(line.text)):
        return False
    if line.text.startswith("关于") and ends_as_title(before.text) and not is_sentence(before.text):
        return False
    if wrapping.indents or (line.indented and ended(before.text)):
        return not line.indented
    if line.gap:
        if ended(before.text):
            return False
        if wrapping.gaps:
            return is_open(before.text) or _is_cut(before, line, wrapping)
        return wrapping.fills(before, 1)
    return wrapping.gaps or not ended(before.text) or (before.text[-1] in "。；" and wrapping.fills(before, 0))


def _closed(text: str) -> bool:
    """Whether a text ends in a bracket or quotation mark that closes a remark; a work's title ends no sentence."""
    return text[-1] in CLOSERS and text[-1] != "》"


def is_open(text: str) -> bool:
    """Whether a bracket or quotation mark of ``text`` is still open at its end."""
    stack: list[str] = []
    for character in text:
        if character in _PAIRS:
            stack.append(_PAIRS[character])
        elif stack and character == stack[-1]:
            stack.pop()
    return bool(stack)


def _is_cut(before: Line, line: Line, wrapping: Wrapping) -> bool:
    """Whether ``before`` stops inside a sentence that ``line`` goes on with: across a blank line, as columns end."""
    text = before.text
    if _LABEL.match(text) or _stands_alone(text) or _stands_alone(line.text):
        return False
    if _CONTINUED_SOURCE.match(line.text) and text[-1] == "》":
        return True
    number = opening_number(text)
    if "、" in text and line.text[0] in _LINKING and ended(line.text) and not number:
        return True
    long = len(text) > _LONGEST_HEADING or (number is not None and "。" in number.rest)
    prose = number is None and "，" in text and len(text) > _SHORTEST_ITEM
    gap = line.gap or (wrapping.gapless and (long or prose) and not _closed(text))
    if number:  # 一、 and （一） without a full stop are headings; with one inside, they were cut behind it
        longest = _LONGEST_HEADING if (number.level or 0) < 3 else _LONGEST_ITEM_HEADING
        return (
            gap and not _closed(text) and ("。" in number.rest or ("，" in number.rest and len(number.rest) > longest))
        )
    if not gap:
        return text[-1] in "，、" and not number
    if opening_article(text):
        return len(text) > _SHORTEST_ITEM
    if text[-1] in "、，,":
        return True
    if "。" in text or "；" in text:
        return not _closed(text)
    return ("，" in text and len(text) > 12) or bool(before.joined)


def _is_cut_item(whole: Sequence[Line], line: Line, gapless: bool) -> bool:
    """Whether a numbered line without a full stop is an item cut short: the item before it was one long sentence."""
    before = whole[-1]
    number = opening_number(before.text)
    if (
        not number
        or not (line.gap or gapless)
        or before.is_row
        or line.is_row
        or before.whole
        or line.whole
        or line.text[-1] != "。"
        or _opens_structure(line)
    ):
        return False
    if ended(before.text) or len(whole) < 2:
        return False
    sibling = opening_number(whole[-2].text)
    if not sibling or sibling.level != number.level:
        return False
    return len(sibling.rest) > _SHORTEST_ITEM and sibling.rest.find("。") == len(sibling.rest) - 1


def _opens_structure(line: Line) -> bool:
    return _is_numbered(line.text) or _stands_alone(line.text)


def _is_numbered(text: str) -> bool:
    return bool(
        opening_number(text) or _DAY.match(text) or opening_chapter(text) or opening_article(text) or _LABEL.match(text)
    )


def _is_decimal_heading(text: str) -> bool:
    """Whether a line behind a whole sentence is a heading such as 2　组织体系 or 2.1 领导机构."""
    opening = opening_decimal(text)
    return opening is not None and len(text) <= _LONGEST_ITEM_HEADING and not ended(text) and "，" not in text


def _stands_alone(text: str) -> bool:
    return bool(
        len(text) <= 60
        and (
            date_alone(text)
            or date_in_brackets(text)
            or numbers_alone(text)
            or read_signatory(text)
            or read_person_line(text)
            or (len(text) <= 24 and is_body(text) and "，" not in text)
        )
    )
