"""Blocks of running text → lines for the columns."""

import re
from collections.abc import Sequence
from typing import assert_never

from gazette.model import (
    Appointment,
    BlockPath,
    Heading,
    NameList,
    Note,
    Paragraph,
    Plain,
    Signature,
)
from gazette.typeset.flow import ColumnLine, paragraph_lines
from gazette.typeset.footnote_marks import NO_MARKS, Raised, marks_of, raised
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.name_lists import appointment_lines, name_list_lines
from gazette.typeset.setting_rules import SettingRules, Span, Spans, parted

TextBlock = Heading | Paragraph | Note | Plain | Signature | Appointment | NameList
_DECIMAL = re.compile(r"^(\d+)([.．])(?!\d)[ \u3000]?")


def column_lines(
    rules: SettingRules, block: TextBlock, path: BlockPath, marks: Sequence[Raised] = NO_MARKS
) -> list[ColumnLine]:
    """The lines of one block, set to a column's measure, with the ``marks`` of footnotes raised."""
    match block:
        case Heading():
            return heading_lines(rules, block, path, rules.column, marks)
        case Paragraph() | Plain() | Note():
            return _parts(rules, block.text, path, marks)
        case Signature():
            return _signature(rules, block, path, marks)
        case Appointment():
            return appointment_lines(rules, block, path, marks)
        case NameList():
            return name_list_lines(rules, block, path, marks)
        case _:
            assert_never(block)


def _parts(rules: SettingRules, text: str, path: BlockPath, marks: Sequence[Raised]) -> list[ColumnLine]:
    """Body text in the column; what a newline parts are paragraphs each."""
    lines: list[ColumnLine] = []
    start = 0
    for part in text.split("\n"):
        spans = raised(body_spans(rules, part, rules.face), marks, start)
        lines += paragraph_lines(rules.paragraph(spans, rules.size, rules.column, rules.body), path)
        start += len(part) + 1
    return lines


def body_lines(
    rules: SettingRules,
    text: str,
    measure: MilliPoints,
    marks: Sequence[Raised] = NO_MARKS,
    *,
    indent: MilliPoints | None = None,
) -> list[SetLine]:
    """A paragraph of body text on ``measure``, its first line indented; a newline begins a new line."""
    shape = rules.body if indent is None else ParagraphShape(indent)
    lines: list[SetLine] = []
    start = 0
    for part in text.split("\n"):
        spans = raised(body_spans(rules, part, rules.face), marks, start)
        lines += rules.paragraph(spans, rules.size, measure, shape)
        start += len(part) + 1
    return lines


def body_spans(rules: SettingRules, text: str, face: str) -> Spans:
    """Body text as spans; an opening ``1. `` is drawn ``1．`` with no gap, as the print does."""
    opening = _DECIMAL.match(text)
    if not opening:
        return (Span(text, face),)
    end = opening.end()
    stop = Span(rules.style.text("text.heading_3.number_stop"), face, stands_for=text[len(opening[1]) : end])
    return (Span(opening[1], face), stop, Span(text[end:], face))


def heading_lines(
    rules: SettingRules, block: Heading, path: BlockPath, measure: MilliPoints, marks: Sequence[Raised] = NO_MARKS
) -> list[ColumnLine]:
    """A heading on ``measure``."""
    if not block.level:
        return _chapter(rules, block, path, measure, marks)
    face = rules.style.text(f"text.heading_{block.level}.face") if 1 <= block.level <= 3 else rules.face
    lead = block.lead if block.lead and block.text.startswith(block.lead) else None
    if lead is None:
        spans = body_spans(rules, block.text, face)
    else:
        spans = (*body_spans(rules, lead, face), Span(block.text[len(lead) :], rules.face))
    alone = lead is None or lead == block.text
    return [
        line
        for part in parted(raised(spans, marks))
        for line in paragraph_lines(rules.paragraph(part, rules.size, measure, rules.body), path, stays_with_next=alone)
    ]


def _chapter(
    rules: SettingRules, block: Heading, path: BlockPath, measure: MilliPoints, marks: Sequence[Raised]
) -> list[ColumnLine]:
    """第一章 and the like: in the middle of the measure."""
    spans = raised((Span(block.text, rules.style.text("text.chapter.face")),), marks)
    lines = rules.paragraph(spans, rules.size, measure, ParagraphShape(justify=False))
    centred = [line.shifted((measure - line.width) // 2) for line in lines]
    return paragraph_lines(centred, path, stays_with_next=True)


def _signature(rules: SettingRules, block: Signature, path: BlockPath, marks: Sequence[Raised]) -> list[ColumnLine]:
    """Issuer and date; the date does not stand alone in another column."""
    lines = paragraph_lines(signature_lines(rules, block, rules.column, marks), path)
    return [*lines[:-2], *(line._replace(stays_with_next=True) for line in lines[-2:-1]), *lines[-1:]]


def signature_lines(
    rules: SettingRules, block: Signature, measure: MilliPoints, marks: Sequence[Raised] = NO_MARKS
) -> list[SetLine]:
    """Issuer and date, each from the right edge less the indent; one that is too long turns over."""
    lines = [
        line
        for order, text in enumerate(block.lines)
        for line in rules.paragraph(
            raised((Span(text, rules.face),), marks_of(marks, order)),
            rules.size,
            measure - rules.indent,
            ParagraphShape(justify=False),
        )
    ]
    return [line.shifted(measure - line.width - rules.indent) for line in lines]
