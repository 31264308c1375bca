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
from gazette.typeset.characters import Kind
from gazette.typeset.flow import ColumnLine
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import SetLine
from gazette.typeset.setting_rules import SettingRules, spread
from gazette.typeset.shaping import Piece

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
    left = rules.indent if indent is None else indent
    return [
        line
        for part in text.split("\n")
        for line in rules.paragraph(body_pieces(rules, part, "song"), measure, indent=left)
    ]


def body_pieces(rules: SettingRules, text: str, face: str, size: MilliPoints | None = None) -> tuple[Piece, ...]:
    """The pieces of body text; an opening ``1. `` is drawn ``1．`` with no gap, as the print does."""
    shaper, size = rules.shaper, size or rules.size
    opening = _DECIMAL.match(text)
    if not opening:
        return shaper.pieces(text, face, size)
    stop = rules.style.text("text.number_stop")
    number = shaper.pieces(opening[1], face, size)
    mark = shaper.piece(stop, Kind.MIDDLE, face, size, stands_for=text[len(opening[1]) : opening.end()])
    return (*number, mark, *shaper.pieces(text[opening.end() :], face, size))


def _numbered(rules: SettingRules, block: Heading, path: BlockPath) -> list[ColumnLine]:
    if not block.level:
        return _chapter(rules, block, path)
    face = {1: rules.style.text("text.heading_1"), 2: rules.style.text("text.heading_2")}.get(block.level, "song")
    lead = block.lead if block.lead and block.text.startswith(block.lead) else None
    if lead is None:
        pieces = body_pieces(rules, block.text, face)
    else:
        pieces = body_pieces(rules, lead, face) + rules.shaper.pieces(block.text[len(lead) :], "song", rules.size)
    lines = rules.paragraph(pieces, rules.column, indent=rules.indent)
    alone = lead is None or lead == block.text
    return [ColumnLine(line, path, stays_with_next=alone) for line in lines]


def _chapter(rules: SettingRules, block: Heading, path: BlockPath) -> list[ColumnLine]:
    """第一章 and the like: in the middle of the column."""
    pieces = rules.shaper.pieces(block.text, rules.style.text("text.heading_1"), rules.size)
    lines = rules.paragraph(pieces, rules.column, justify=False)
    return [ColumnLine(line.shifted((rules.column - line.width) // 2), path, stays_with_next=True) for line in lines]


def signature_lines(rules: SettingRules, block: Signature, measure: MilliPoints) -> list[SetLine]:
    """Issuer and date, each from the right edge less the indent; one that is too long turns over."""
    lines = [
        line
        for text in block.lines
        for line in rules.paragraph(
            rules.shaper.pieces(text, "song", rules.size), measure - rules.indent, justify=False
        )
    ]
    return [line.shifted(measure - line.width - rules.indent) for line in lines]


def _appointment(rules: SettingRules, block: Appointment, path: BlockPath) -> list[ColumnLine]:
    lines: list[ColumnLine] = []
    if block.lead:
        lead = rules.paragraph(rules.shaper.pieces(block.lead, "kai", rules.size), rules.column, indent=rules.indent)
        lines += [ColumnLine(line, path, stays_with_next=True) for line in lead]
    loosest = rules.style.length("names.ragged_over", size=1000)
    for text in block.lines:
        pieces = rules.shaper.pieces(text, "song", rules.size)
        for line in rules.paragraph(pieces, rules.column, indent=rules.indent, ragged_over=loosest):
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
            pieces = rules.shaper.pieces(person.affiliation, "song", rules.size)
            beside_lines = rules.paragraph(pieces, rules.column, indent=beside, turn=beside, justify=False)
            lines.append(ColumnLine(_joined(placed, beside_lines[0], 0), path))
            lines += [ColumnLine(line, path) for line in beside_lines[1:]]
        else:
            lines.append(ColumnLine(placed, path))
    return lines


def _joined(left: SetLine, right: SetLine, x: MilliPoints) -> SetLine:
    moved = right.shifted(x)
    return SetLine(left.pieces + moved.pieces, left.xs + moved.xs, moved.width)
