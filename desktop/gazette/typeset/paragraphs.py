"""Blocks of running text → lines for the columns."""

import re
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
from gazette.typeset.flow import ColumnLine
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.setting_rules import SettingRules, Span, Spans, spread

TextBlock = Heading | Paragraph | Note | Plain | Signature | Appointment | NameList
_DECIMAL = re.compile(r"^(\d+)([.．])[ \u3000]?")


def column_lines(rules: SettingRules, block: TextBlock, path: BlockPath) -> list[ColumnLine]:
    """The lines of one block, set to a column's measure."""
    match block:
        case Heading():
            return _numbered(rules, block, path)
        case Paragraph() | Plain() | Note():
            return [ColumnLine(line, path) for line in body_lines(rules, block.text, rules.column)]
        case Signature():
            return [ColumnLine(line, path) for line in signature_lines(rules, block, rules.column)]
        case Appointment():
            return _appointment(rules, block, path)
        case NameList():
            return _name_list(rules, block, path)
        case _:
            assert_never(block)


def body_lines(
    rules: SettingRules, text: str, measure: MilliPoints, *, indent: MilliPoints | None = None
) -> list[SetLine]:
    """A paragraph of body text on ``measure``, its first line indented; a newline begins a new line."""
    shape = rules.body if indent is None else ParagraphShape(indent)
    lines: list[SetLine] = []
    for part in text.split("\n"):
        lines += rules.paragraph(body_spans(rules, part, "song"), rules.size, measure, shape)
    return lines


def body_spans(rules: SettingRules, text: str, face: str) -> Spans:
    """Body text as spans; an opening ``1. `` is drawn ``1．`` with no gap, as the print does."""
    opening = _DECIMAL.match(text)
    if not opening:
        return (Span(text, face),)
    end = opening.end()
    stop = Span(rules.style.text("text.number_stop"), face, stands_for=text[len(opening[1]) : end])
    return (Span(opening[1], face), stop, Span(text[end:], face))


def _numbered(rules: SettingRules, block: Heading, path: BlockPath) -> list[ColumnLine]:
    if not block.level:
        return _chapter(rules, block, path)
    face = {1: rules.style.text("text.heading_1"), 2: rules.style.text("text.heading_2")}.get(block.level, "song")
    lead = block.lead if block.lead and block.text.startswith(block.lead) else None
    if lead is None:
        spans = body_spans(rules, block.text, face)
    else:
        spans = (*body_spans(rules, lead, face), Span(block.text[len(lead) :], "song"))
    lines = rules.paragraph(spans, rules.size, rules.column, rules.body)
    alone = lead is None or lead == block.text
    return [ColumnLine(line, path, stays_with_next=alone) for line in lines]


def _chapter(rules: SettingRules, block: Heading, path: BlockPath) -> list[ColumnLine]:
    """第一章 and the like: in the middle of the column."""
    spans = (Span(block.text, rules.style.text("text.heading_1")),)
    lines = rules.paragraph(spans, rules.size, rules.column, ParagraphShape(justify=False))
    return [ColumnLine(line.shifted((rules.column - line.width) // 2), path, stays_with_next=True) for line in lines]


def signature_lines(rules: SettingRules, block: Signature, measure: MilliPoints) -> list[SetLine]:
    """Issuer and date, each from the right edge less the indent; one that is too long turns over."""
    lines = [
        line
        for text in block.lines
        for line in rules.paragraph(
            (Span(text, "song"),), rules.size, measure - rules.indent, ParagraphShape(justify=False)
        )
    ]
    return [line.shifted(measure - line.width - rules.indent) for line in lines]


def _appointment(rules: SettingRules, block: Appointment, path: BlockPath) -> list[ColumnLine]:
    lines: list[ColumnLine] = []
    if block.lead:
        lead = rules.paragraph((Span(block.lead, "kai"),), rules.size, rules.column, rules.body)
        lines += [ColumnLine(line, path, stays_with_next=True) for line in lead]
    loosest = rules.style.length("names.ragged_over", size=1000)
    for text in block.lines:
        shape = ParagraphShape(rules.indent, ragged_over=loosest)
        for line in rules.paragraph((Span(text, "song"),), rules.size, rules.column, shape):
            lines.append(ColumnLine(line, path))
    return lines


def _name_list(rules: SettingRules, block: NameList, path: BlockPath) -> list[ColumnLine]:
    lines: list[ColumnLine] = []
    if block.lead:
        lines += [ColumnLine(line, path, stays_with_next=True) for line in body_lines(rules, block.lead, rules.column)]
    has_roles = any(person.role for person in block.people)
    cell = rules.style.length("names.cells", size=rules.size)
    gap = rules.style.length("names.gap", size=rules.size)
    role_before = None
    for person in block.people:
        x, placed = rules.indent, SetLine()
        if has_roles:
            x = 5 * rules.size
            if person.role and person.role != role_before:
                role = rules.single(f"{person.role}：", "hei", rules.size)
                if role.width > x:
                    lines.append(ColumnLine(role, path, stays_with_next=True))
                else:
                    placed = role
            role_before = person.role
        placed = _joined(placed, spread(rules, person.name, "song", rules.size, cell), x)
        beside = max(x + cell, placed.width) + gap
        if person.affiliation:
            shape = ParagraphShape(beside, beside, justify=False)
            beside_lines = rules.paragraph((Span(person.affiliation, "song"),), rules.size, rules.column, shape)
            lines.append(ColumnLine(_joined(placed, beside_lines[0], 0), path))
            lines += [ColumnLine(line, path) for line in beside_lines[1:]]
        else:
            lines.append(ColumnLine(placed, path))
    return lines


def _joined(left: SetLine, right: SetLine, x: MilliPoints) -> SetLine:
    moved = right.shifted(x)
    return SetLine(left.runs + moved.runs, moved.width)
