"""Punctuation that stands twice, brackets and quotation marks without their partner, members of a list named twice.

Left alone: numbers with a bracket behind them only (1）, a）); quoted text that opens its mark in every paragraph and
closes it once; what repeats outside lists (支队支队, 目的的).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazette.model import BlockPath, Finding, block_parts
from gazette.model.text_parts import PartName
from gazette.proofreading.document import Document
from gazette.reading.characters import HAN

_DOUBLED = re.compile(r"([，、；：])\1+|。。(?!。)|[，、；：](?=[，。、；])|。(?=[，、；：])")
_HALF_COMMA = re.compile(rf"(?<=[{HAN}”》）]),(?=[{HAN}“《（])")
_PAIRS = {"（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "“": "”", "‘": "’"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_MARKS = re.compile(f"[(){''.join((*_PAIRS, *_CLOSING))}]")
_QUOTES = frozenset("“”‘’")
_NUMBER_BEFORE = re.compile(r"(?:^|[\s，。；：、（(])(?:\d{1,2}|[a-zA-Z])$")
_CLAUSE = re.compile(r"[^，。；：！？（）()“”《》\n]+")
_TAIL = re.compile(r"等.*$")
_SHORTEST = 2
_HEAD_LINES = 6
_MANY = 3
_BRACKET_REACH, _QUOTE_REACH = 6, 60


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a block, and where it is."""

    path: BlockPath
    part: PartName
    index: int
    text: str


def find(document: Document) -> Iterator[Finding]:
    """Errors, and a doubt where a quotation is not closed, which may go on far below."""
    texts = [
        _Text(path, part, index, text)
        for path, block in document.blocks
        for part, index, text in block_parts(block)
        if part != "description"
    ]
    yield from _half_commas(texts)
    for at, text in enumerate(texts):
        yield from _doubled(text)
        yield from _members(text)
        yield from _unpaired(texts, at)


def _doubled(text: _Text) -> Iterator[Finding]:
    for found in _DOUBLED.finditer(text.text):
        run = text.text[found.start() : found.end() + (1 if len(found[0]) == 1 else 0)]
        alike = len(set(run)) == 1
        yield _finding("proofreading.marks_doubled", "error", text, run, found.start(), run[0] if alike else None)


def _half_commas(texts: Sequence[_Text]) -> Iterator[Finding]:
    """Each of a few; of many the first stands for all."""
    found = [(text, comma.start()) for text in texts for comma in _HALF_COMMA.finditer(text.text)]
    for text, start in found[: 1 if len(found) > _MANY else _MANY]:
        made = _finding("proofreading.comma_half", "error", text, ",", start, "，")
        more = len(found) - 1 if len(found) > _MANY else 0
        rule = "proofreading.comma_half_many" if more else made.rule
        yield replace(made, rule=rule, values=(*made.values, ("more", str(more))))


def _members(text: _Text) -> Iterator[Finding]:
    """A member of a list that 、 parts, named twice in it."""
    for clause in _CLAUSE.finditer(text.text):
        if clause[0].count("、") < 1:
            continue
        members = clause[0].split("、")
        bare = [member.strip() for member in members]
        bare[-1] = _TAIL.sub("", bare[-1])
        at = clause.start()
        for number, member in enumerate(members):
            word = bare[number]
            before = next((each for each in range(number - 1, -1, -1) if bare[each] == word), None)
            if len(word) >= _SHORTEST and before is not None and _is_one_list(bare[before + 1 : number], word):
                yield _finding("proofreading.member_twice", "error", text, word, at + member.find(word), None)
            at += len(member) + 1


def _is_one_list(between: list[str], word: str) -> bool:
    """Whether what stands between a word and itself are members like it, and not the end of one list."""
    return all(2 * len(each) <= 3 * len(word) + 2 for each in between)


def _unpaired(texts: Sequence[_Text], place: int) -> Iterator[Finding]:
    text = texts[place]
    open_marks: list[tuple[str, int]] = []
    for found in _MARKS.finditer(text.text):
        at, mark = found.start(), found[0]
        if _wide(mark) in _PAIRS:
            open_marks.append((mark, at))
        elif (close := _wide(mark)) in _CLOSING:
            opening = _CLOSING[close]
            if all(_wide(each) != opening for each, _at in open_marks):
                if not _ends_head(text, at) and not _opened_before(texts, place, at, close):
                    yield _finding("proofreading.mark_unopened", "error", text, mark, at, None)
                continue
            while _wide(open_marks[-1][0]) != opening:
                yield from _unclosed(texts, place, *open_marks.pop())
            first, where = open_marks.pop()
            if (first == opening) != (mark == close):
                yield _finding(
                    "proofreading.bracket_widths", "error", text, mark, at, close if first == opening else ")"
                )
    for first, where in open_marks:
        yield from _unclosed(texts, place, first, where)


def _ends_head(text: _Text, at: int) -> bool:
    """Whether a mark ends one of the first lines: the remark under a title, whose beginning went into the head."""
    return len(text.path) == 1 and text.path[0] < _HEAD_LINES and at == len(text.text.rstrip()) - 1


def _wide(mark: str) -> str:
    """Round brackets of both widths are one kind."""
    return {"(": "（", ")": "）"}.get(mark, mark)


def _opened_before(texts: Sequence[_Text], place: int, at: int, close: str) -> bool:
    """Whether a closing mark ends what a paragraph above began, or a number (1））."""
    if close == "）" and _NUMBER_BEFORE.search(texts[place].text[:at]):
        return True
    return any(_left_open(other, close) > 0 for other in texts[max(0, place - _reach(close)) : place])


def _unclosed(texts: Sequence[_Text], place: int, opening: str, at: int) -> Iterator[Finding]:
    close = _PAIRS[_wide(opening)]
    behind = texts[place + 1 : place + 1 + _reach(close)]
    # A quotation may go on over paragraphs, each of which opens it anew; so may a remark in brackets.
    if any(_left_open(other, close) < 0 for other in behind):
        return
    if close in _QUOTES and behind and behind[0].text.lstrip().startswith(opening):
        return
    level = "doubt" if close in _QUOTES else "error"
    yield _finding("proofreading.mark_unclosed", level, texts[place], opening, at, None)


def _reach(close: str) -> int:
    """Over how many paragraphs what a mark closes may go on."""
    return _QUOTE_REACH if close in _QUOTES else _BRACKET_REACH


def _left_open(text: _Text, close: str) -> int:
    """How many more marks of a kind a text opens than it closes."""
    plain = [_wide(mark) for mark in text.text]
    return plain.count(_CLOSING[close]) - plain.count(close)


def _finding(rule: str, level: str, text: _Text, string: str, start: int, suggestion: str | None) -> Finding:
    return Finding(
        rule=rule,
        level="error" if level == "error" else "doubt",
        block=text.path,
        part=text.part,
        index=text.index,
        text=string,
        start=start,
        suggestion=suggestion,
        values=(("around", text.text[max(0, start - 8) : start + len(string) + 8]),),
    )
