"""The marks of footnotes raised in the spans of the text that they stand in."""

from collections.abc import Sequence
from typing import NamedTuple

from gazette.model import mark_places
from gazette.typeset.setting_rules import Span, Spans


class Raised(NamedTuple):
    """Where the mark of a footnote stands and how long it is; ``text``: in which of the texts of its block."""

    at: int
    length: int
    text: int = 0


NO_MARKS: tuple[Raised, ...] = ()


def marks_of(marks: Sequence[Raised], text: int) -> tuple[Raised, ...]:
    """Those of ``marks`` that stand in one of the texts of a block."""
    return tuple(mark for mark in marks if mark.text == text)


def marked(text: str, face: str, marks: Sequence[str]) -> Spans:
    """``text`` in one face, with those of ``marks`` raised that stand in it behind something else."""
    places = zip(mark_places(text, marks), marks, strict=True)
    return raised((Span(text, face),), [Raised(at, len(mark)) for at, mark in places if at is not None])


def raised(spans: Spans, marks: Sequence[Raised], start: int = 0) -> Spans:
    """``spans``, whose text begins with the character ``start`` of its block, with the marks in it raised."""
    if not marks:
        return spans
    made: list[Span] = []
    at = start
    for span in spans:
        length = len(span.text if span.stands_for is None else span.stands_for)
        inside = [mark for mark in marks if at <= mark.at < mark.at + mark.length <= at + length]
        made += _parted(span, [Raised(mark.at - at, mark.length) for mark in inside]) if inside else [span]
        at += length
    return tuple(made)


def _parted(span: Span, marks: Sequence[Raised]) -> list[Span]:
    if span.stands_for is not None:
        return [span]
    parts: list[Span] = []
    done = 0
    for mark in sorted(marks):
        parts.append(span._replace(text=span.text[done : mark.at]))
        done = mark.at + mark.length
        parts.append(span._replace(text=span.text[mark.at : done], raised=True))
    parts.append(span._replace(text=span.text[done:]))
    return [part for part in parts if part.text]
