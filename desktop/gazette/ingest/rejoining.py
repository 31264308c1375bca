"""Joins sentences that column ends, page ends or a fixed line width have cut; joins nothing else."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.ingest.lines import Line
from gazette.reading.dates import date_alone, date_in_brackets
from gazette.reading.document_numbers import numbers_alone
from gazette.reading.issuers import is_body, read_signatory
from gazette.reading.numbering import opening_article, opening_chapter, opening_number
from gazette.reading.people import read_person_line

_ENDS = "。；：！？…;:!?"
_CLOSERS = "”’）)》」』】"
_PAIRS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』", "〔": "〕"}
_LONGEST_HEADING, _LONGEST_ITEM_HEADING, _SHORTEST_ITEM = 45, 30, 15
_LABEL = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*(?:[：:]|$)|注\s*[：:]|抄[送报]\s*[：:]")
_CONTINUED_SOURCE = re.compile(r"[（(][^（）()]{1,20}[〔\[［]\s*\d{4}\s*[〕\]］][^（）()]{0,8}[号號][）)]")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was wrapped: at ``width`` characters (0: not), paragraphs marked by indents or by blank lines."""

    width: int = 0
    indents: bool = False
    gaps: bool = False


def rejoin(lines: tuple[Line, ...], wrapping: Wrapping) -> tuple[Line, ...]:
    """The lines with cut sentences made whole, without a space."""
    whole: list[Line] = []
    for line in lines:
        if whole and (_continues(whole[-1], line, wrapping) or _is_cut_item(whole, line)):
            last = whole[-1]
            space = (
                " "
                if last.text[-1].isascii()
                and last.text[-1].isalpha()
                and line.text[0].isascii()
                and line.text[0].isalpha()
                else ""
            )
            whole[-1] = replace(
                last, text=last.text + space + line.text, width=line.width, joined=(*last.joined, line.number)
            )
        else:
            whole.append(line)
    return tuple(whole)


def find_wrapping(lines: tuple[Line, ...]) -> Wrapping:
    """Whether the lines of a text were wrapped at a fixed width, seen from how many of them are equally long."""
    widths = [line.width for line in lines if not line.is_row and line.width >= 16]
    if len(widths) < 5:
        return Wrapping()
    common = Counter(widths).most_common(3)
    for width in sorted((w for w, _ in common), reverse=True):
        full = sum(width - 2 <= w <= width + 1 for w in widths)
        if full >= 0.3 * len(widths) and sum(w > width + 2 for w in widths) <= 0.03 * len(widths):
            return _wrapping_at(width, lines)
    return Wrapping()


def _wrapping_at(width: int, lines: tuple[Line, ...]) -> Wrapping:
    short = [(a, b) for a, b in pairwise(lines) if a.width < width - 3 and a.text[-1] in _ENDS]
    indents = bool(short) and sum(b.indented for _, b in short) >= 0.6 * len(short)
    gaps = bool(short) and sum(b.gap for _, b in short) >= 0.6 * len(short)
    return Wrapping(width, indents, gaps)


def _continues(before: Line, line: Line, wrapping: Wrapping) -> bool:
    if before.is_row or line.is_row:
        return False
    if wrapping.width and before.width >= wrapping.width - 2 and not _opens_structure(line):
        return _continues_wrapped(before, line, wrapping)
    if _ended(before.text):
        return False
    if is_open(before.text) and not (opening_number(line.text) and line.gap and len(before.text) < 30):
        return not _LABEL.match(line.text)
    if _opens_structure(line) or (line.indented and not line.gap):
        return False
    return _is_cut(before, line)


def _continues_wrapped(before: Line, line: Line, wrapping: Wrapping) -> bool:
    if wrapping.indents:
        return not line.indented
    if line.gap:
        return not _ended(before.text)
    return wrapping.gaps or before.text[-1] not in "。；"


def _ended(text: str) -> bool:
    return text[-1] in _ENDS or (text[-1] in _CLOSERS and len(text) > 1 and text[-2] in "。！？；")


def is_open(text: str) -> bool:
    """Whether a bracket or quotation mark of ``text`` is still open at its end."""
    stack: list[str] = []
    for character in text:
        if character in _PAIRS:
            stack.append(_PAIRS[character])
        elif stack and character == stack[-1]:
            stack.pop()
    return bool(stack)


def _is_cut(before: Line, line: Line) -> bool:
    """Whether ``before`` stops inside a sentence that ``line`` goes on with: across a blank line, as columns end."""
    text = before.text
    if _LABEL.match(text) or _stands_alone(text) or _stands_alone(line.text):
        return False
    if _CONTINUED_SOURCE.match(line.text) and text[-1] == "》":
        return True
    number = opening_number(text)
    if number:  # 一、 and （一） without a full stop are headings; with one inside, they were cut behind it
        longest = _LONGEST_HEADING if (number.level or 0) < 3 else _LONGEST_ITEM_HEADING
        return line.gap and ("。" in number.rest or ("，" in number.rest and len(number.rest) > longest))
    if not line.gap:
        return False
    if opening_article(text):
        return len(text) > _SHORTEST_ITEM
    if text[-1] in "、，,":
        return True
    if "。" in text or "；" in text:
        return text[-1] not in _CLOSERS or text[-1] == "》"
    return ("，" in text and len(text) > 12) or bool(before.joined)


def _is_cut_item(whole: Sequence[Line], line: Line) -> bool:
    """Whether a numbered line without a full stop is an item cut short: the item before it was one long sentence."""
    before = whole[-1]
    number = opening_number(before.text)
    if not number or not line.gap or before.is_row or line.is_row or line.text[-1] != "。" or _opens_structure(line):
        return False
    if _ended(before.text) or len(whole) < 2:
        return False
    sibling = opening_number(whole[-2].text)
    if not sibling or sibling.level != number.level:
        return False
    return len(sibling.rest) > _SHORTEST_ITEM and sibling.rest.find("。") == len(sibling.rest) - 1


def _opens_structure(line: Line) -> bool:
    text = line.text
    return bool(
        opening_number(text)
        or opening_chapter(text)
        or opening_article(text)
        or _LABEL.match(text)
        or _stands_alone(text)
    )


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
