"""One line → heading, paragraph, note or plain block."""

import re

from gazette.model import Block, Heading, Note, Paragraph, Plain
from gazette.reading.characters import HAN, unfill
from gazette.reading.numbering import (
    Opening,
    opening_article,
    opening_chapter,
    opening_decimal,
    opening_dotted,
    opening_number,
)

_NOTE = re.compile(r"(?:备?注|说明)\s*\d*\s*[：:]")
_REMARK = re.compile(r"[（(][^（）()]{2,40}[）)]")
_CLAUSE = re.compile(r"\s*[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]\s*")
_READABLE = re.compile(r"[^\W\d_]")
_STOP = re.compile(rf"。|(?<=[{HAN}])\.(?!\d)")
# 本通知由…负责解释。: what a document says of itself heads nothing
_OF_ITSELF = ("本办法", "本通知", "本意见", "本规定", "本细则", "本方案", "本公告", "本通告", "本决定", "以上")
_LONGEST_LEAD = 42
LONGEST_HEADING = 60


def opening_of(text: str, decimal: bool) -> Opening | None:
    """The number a paragraph opens with; ``decimal`` where the document counts 1, 1.1."""
    if decimal and (opening := opening_decimal(text)):
        spaced = text[len(opening.number)].isspace()
        if len(text) <= LONGEST_HEADING or (opening.level or 0) > (1 if spaced else 2):
            return opening
    return opening_number(text) or opening_chapter(text) or opening_article(text)


def make_paragraph(text: str, following: str | None, decimal: bool = False, above: Block | None = None) -> Block:
    """The block of one line; the line after it and the block above it tell a heading from an item of a list."""
    if is_unreadable(text):
        return Plain(text=text)
    opening = (opening_dotted(text, following) if decimal and following else None) or opening_of(text, decimal)
    if opening is None:
        return Note(text=text) if _NOTE.match(text) or _REMARK.fullmatch(text) else Paragraph(text=text)
    if opening.level == 0:
        text = unfill(text)
    if opening.level is None:
        return Paragraph(text=text, number=opening.number)
    lead = _lead(text, opening)
    sibling = isinstance(above, Paragraph) and above.level == opening.level
    if (
        lead == text
        and text[-1] == "。"
        and (sibling or opening.rest.startswith(_OF_ITSELF) or _is_item(opening, following, decimal))
    ):
        lead = ""
    if not lead:
        return Paragraph(text=text, level=opening.level, number=opening.number)
    return Heading(text=text, level=opening.level, number=opening.number, lead=None if lead == text else lead)


def is_unreadable(text: str) -> bool:
    """Whether a line holds nothing that could be placed: no letters, or characters that decoding has lost."""
    return "\ufffd" in text or not _READABLE.search(text)


def _lead(text: str, opening: Opening) -> str:
    """The heading sentence of a numbered paragraph with its number; empty where it opens with no heading."""
    rest = opening.rest
    if not rest or rest[-1] in "：:；;，,、":
        return ""
    stop = _STOP.search(rest)
    if not stop:
        return text if len(rest) <= LONGEST_HEADING else ""
    sentence, remainder = rest[: stop.end()], rest[stop.end() :]
    if len(sentence) > _LONGEST_LEAD or (remainder and _CLAUSE.fullmatch(remainder)) or "：" in sentence:
        return ""
    return text[: len(text) - len(remainder)].rstrip() if remainder else text


def _is_item(opening: Opening, following: str | None, decimal: bool) -> bool:
    """Whether a numbered sentence is an item: the next of its kind, or nothing, follows."""
    after = opening_of(following, decimal) if following else None
    if after is None:
        return following is None
    return after.level is not None and opening.level is not None and after.level <= opening.level
