"""Two states of one text: what was taken out and put in, by sentences first, then by characters.

What a reader takes in as one is never cut: a number, a document number, a Latin word, a name of a person.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from gazette.reading import is_person_name, opening_number
from gazette.reading.characters import HAN
from gazette.reading.dates import DATE_PATTERN
from gazette.reading.late_patterns import late_pattern

Flag = Literal["document_number", "name", "date", "number"]
FLAGS: tuple[Flag, ...] = ("document_number", "name", "date", "number")
"""What of a change has to be looked at twice: 文号 姓名 日期 数字."""
Span = tuple[int, int]

_NUMERALS = "〇○零一二三四五六七八九十百千万亿两"
_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d+(?:[.．]\d+)*"
_NUMBER = rf"(?:{_DIGITS})[%％‰]?[十百千万亿]*|百分之[{_NUMERALS}点]+|[{_NUMERALS}]{{2,}}(?:点[{_NUMERALS}]+)?"
_LATIN = r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*(?:['’.-][A-Za-z0-9\u00c0-\u024f]+)*"
_MARKED = "[\u0300-\u036f\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff]"
_IS_NUMBER = late_pattern(_NUMBER)
_NUMERAL = late_pattern(rf"[{_NUMERALS}]")
_DATE = late_pattern(rf"{DATE_PATTERN}|\d{{4}}\s*年\s*\d{{1,2}}\s*月|\d{{1,2}}月\d{{1,2}}日|\d{{4}}-\d{{2}}-\d{{2}}")
# a year in brackets and the number; the code before it is a run of characters that no word opens
_NUMBERED = late_pattern(r"[〔\[［【（(]\s*\d{4}\s*[〕\]］】）)]\s*第?\s*\d[\d—–-]*\s*[号號]")
_CODE = late_pattern(rf"[{HAN}A-Za-z]{{1,12}}$")
_NO_CODE = late_pattern(
    r".*(?:[的将据照止以和与及由经对为按见原即并或于把被在是至到从]|印发|转发|下发|执行|贯彻|落实|修改|修订|文件|通知)"
)
_SENTENCES = late_pattern(r"[^。！？；\n]*(?:[。！？；\n]+[”’』」）)》]*|$)")
# below this share of what two texts have in common, one takes the place of the other
_ALIKE = 0.3
_MOST_TOKENS = 4_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: the same in both, taken out, or put in; ``difference`` is its number, 0 where it is the same.

    What is taken out and what is put in its place have one number.
    """

    kind: Literal["same", "out", "in"]
    text: str
    difference: int = 0


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What two texts are compared by besides their characters: the names of persons that occur in either."""

    names: re.Pattern[str] | None = None


def units_of(names: Iterable[str]) -> Unit:
    """The names that stay whole."""
    known = sorted({name for name in names if is_person_name(name)}, key=lambda name: (-len(name), name))
    return Unit(re.compile("|".join(map(re.escape, known))) if known else None)


def compare_texts(old: str, new: str, unit: Unit, numbers: Iterator[int]) -> Pieces:
    """The pieces of both in order; each difference takes its number from ``numbers``."""
    if old == new:
        return (Piece("same", new),) if new else ()
    pieces: list[Piece] = []
    for before, after in _runs(old, new, unit):
        if before == after:
            pieces.append(Piece("same", after))
            continue
        number = next(numbers)
        pieces += [Piece("out", before, number)] if before else []
        pieces += [Piece("in", after, number)] if after else []
    return tuple(pieces)


def replaced_text(old: str | None, new: str | None, number: int) -> Pieces:
    """The one in the place of the other, as one difference."""
    out, put = Piece("out", old or "", number), Piece("in", new or "", number)
    return tuple(piece for piece in (out, put) if piece.text) or (put,)


def merged_text(pieces: Pieces, back: Container[int]) -> str:
    """The new text with the differences in ``back`` taken back."""
    return "".join(
        piece.text for piece in pieces if piece.kind == "same" or (piece.kind == "out") == (piece.difference in back)
    )


def old_text(pieces: Pieces) -> str:
    """What was there before."""
    return "".join(piece.text for piece in pieces if piece.kind != "in")


def new_text(pieces: Pieces) -> str:
    """What is there now."""
    return "".join(piece.text for piece in pieces if piece.kind != "out")


def merged_place(pieces: Pieces, at: int, back: Container[int], *, counted: Literal["in", "out"] = "in") -> int:
    """Where a place of the new text (``counted`` "out": of the old one) lies in what ``merged_text`` gives."""
    here = there = 0
    for piece in pieces:
        length = len(piece.text)
        is_counted = piece.kind in {"same", counted}
        is_merged = piece.kind == "same" or (piece.kind == "out") == (piece.difference in back)
        if here == at and (is_counted or piece.kind == "out"):
            return there
        if is_counted and at < here + length:
            return there + (at - here if is_merged else 0)
        here += length if is_counted else 0
        there += length if is_merged else 0
    return there


def flags_of(pieces: Pieces, number: int, unit: Unit) -> tuple[Flag, ...]:
    """What a difference changes that has to be looked at twice."""
    out, put = ("".join(piece.text for piece in pieces if (piece.kind, piece.difference) == (kind, number))
                for kind in ("out", "in"))  # fmt: skip
    sides = ((old_text(pieces), _place(pieces, number, "in")), (new_text(pieces), _place(pieces, number, "out")))
    if all(_in_opening(text, place) for text, place in sides):
        return ()
    for flag, spans in (("document_number", document_number_spans), ("name", name_spans(unit)), ("date", _dates)):
        touched = [_touched(text, spans(text), place) for text, place in sides]
        if touched[0] != touched[1]:
            return (flag,)  # type: ignore[return-value]
    numeral = all(_NUMERAL.fullmatch(side) for side in (out, put))
    return ("number",) if numeral or _IS_NUMBER.findall(out) != _IS_NUMBER.findall(put) else ()


def name_spans(unit: Unit) -> Callable[[str], list[Span]]:
    """Where the names of ``unit`` stand in a text."""
    names = unit.names
    return lambda text: [found.span() for found in names.finditer(text)] if names is not None else []


def document_number_spans(text: str) -> list[Span]:
    """Where document numbers stand in running text, without the words that lead to them."""
    spans = []
    for found in _NUMBERED.finditer(text):
        code = _CODE.search(text, max(0, found.start() - 12), found.start())
        if code:
            lead = _NO_CODE.match(code[0])
            start = code.start() + (lead.end() if lead else 0)
            spans.append((start, found.end()))
    return spans


def _dates(text: str) -> list[Span]:
    return [found.span() for found in _DATE.finditer(text)]


def _place(pieces: Pieces, number: int, without: str) -> Span:
    """From where to where a difference stands in the text that has not the pieces of the kind ``without``."""
    at, first, last = 0, -1, -1
    for piece in pieces:
        if piece.difference == number and first < 0:
            first = last = at
        if piece.kind == without:
            continue
        at += len(piece.text)
        if piece.difference == number:
            last = at
    return first, last


def _touched(text: str, spans: list[Span], place: Span) -> list[str]:
    """What of ``spans`` the place lies in or over; one that only stands beside it is none."""
    first, last = place
    return [
        text[start:end]
        for start, end in spans
        if (start < last and end > first) or (first == last and start < first < end)
    ]


def _in_opening(text: str, place: Span) -> bool:
    """Whether a place lies in the number that a paragraph opens with."""
    opening = opening_number(text)
    return opening is not None and place[1] <= len(opening.number)


def tokens_of(text: str, unit: Unit) -> list[str]:
    """``text`` in the smallest pieces that may be taken out or put in; what is drawn on a character goes with it."""
    whole = document_number_spans(text)
    if unit.names is not None:
        whole += [found.span() for found in unit.names.finditer(text)]
    tokens: list[str] = []
    at = 0
    for start, end in sorted(whole):
        if start >= at:
            tokens += _TOKEN.findall(text[at:start])
            at = _MARKS.match(text, end).end()  # type: ignore[union-attr]  # it may be empty
            tokens.append(text[start:at])
    return tokens + _TOKEN.findall(text[at:])


_MARKS = late_pattern(f"{_MARKED}*")
_TOKEN = late_pattern(rf"(?:{_NUMBER}|{_LATIN}|.){_MARKED}*(?:(?<=\u200d).{_MARKED}*)*", re.DOTALL)


def _runs(old: str, new: str, unit: Unit) -> Iterator[tuple[str, str]]:
    """What stands where in both texts, in order: the same on both sides, or one in the place of the other."""
    runs: list[tuple[str, str]] = []
    old_sentences, new_sentences = _sentences(old, unit), _sentences(new, unit)
    matcher = SequenceMatcher(None, old_sentences, new_sentences, autojunk=False)
    for act, first, last, start, end in matcher.get_opcodes():
        before, after = old_sentences[first:last], new_sentences[start:end]
        if act == "equal":
            runs.append(("".join(after), "".join(after)))
        elif act == "replace" and len(before) == len(after) and all(map(alike, before, after)):
            for pair in zip(before, after, strict=True):
                runs += _token_runs(*pair, unit)
        else:
            runs += _token_runs("".join(before), "".join(after), unit)
    return _joined(runs)


def _sentences(text: str, unit: Unit) -> list[str]:
    """The sentences of a text; a mark that stands inside what is never cut ends none."""
    whole = name_spans(unit)(text) + document_number_spans(text)
    sentences: list[str] = []
    start = 0
    for found in _SENTENCES.finditer(text):
        end = found.end()
        if any(first < end < last for first, last in whole):
            continue
        if end > start:
            sentences.append(text[start:end])
            start = end
    return sentences


def traits(text: str) -> frozenset[str]:
    """What two texts are alike by: their characters, and which follow each other."""
    return frozenset(text) | frozenset(text[at : at + 2] for at in range(len(text) - 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0, nothing in common, to 1; of what ``traits`` gave."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def alike(one: str, other: str) -> bool:
    """Whether two texts have enough in common for one to be the other, changed."""
    return likeness(traits(one), traits(other)) >= _ALIKE


def _token_runs(old: str, new: str, unit: Unit) -> list[tuple[str, str]]:
    before, after = tokens_of(old, unit), tokens_of(new, unit)
    if not before or not after or len(before) * len(after) > _MOST_TOKENS:
        return [(old, new)]
    runs = [
        ("".join(before[first:last]), "".join(after[start:end]))
        for _, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    ]
    readable = _readable(runs)
    kept = sum(len(one) for one, other in readable if one == other)
    return readable if kept * 4 >= max(len(old), len(new)) or len(readable) < 3 else [(old, new)]


def _readable(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A few characters that stay between two longer changes by accident are changed with them."""
    changed = True
    while changed:
        changed = False
        for at in range(1, len(runs) - 1):
            same = runs[at][0]
            if runs[at][0] == runs[at][1] and all(
                runs[side][0] != runs[side][1] and len(same) <= max(map(len, runs[side])) for side in (at - 1, at + 1)
            ):
                runs[at - 1 : at + 2] = [("".join(each[0] for each in runs[at - 1 : at + 2]),
                                          "".join(each[1] for each in runs[at - 1 : at + 2]))]  # fmt: skip
                changed = True
                break
    return runs


def _joined(runs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Neighbours that are both the same, or both changed, as one."""
    here: tuple[str, str] | None = None
    for before, after in runs:
        if here is not None and (here[0] == here[1]) == (before == after):
            here = here[0] + before, here[1] + after
            continue
        if here is not None:
            yield here
        here = before, after
    if here is not None:
        yield here
