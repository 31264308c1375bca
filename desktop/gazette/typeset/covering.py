"""What covers a plan: addressee and covering text, set over the full measure above the plan's title."""

from collections.abc import Sequence
from typing import assert_never

from gazette.model import (
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Picture,
    Plain,
    Signature,
    Table,
)
from gazette.typeset.flow import Row
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import SetLine
from gazette.typeset.paragraphs import body_lines, column_lines, signature_lines
from gazette.typeset.setting_rules import SettingRules


def covered_plan(blocks: Sequence[Block]) -> tuple[int, Enclosure] | None:
    """The first enclosure, where nothing but text covers it."""
    for index, block in enumerate(blocks):
        if isinstance(block, Enclosure):
            return index, block
        if isinstance(block, Table | Attachment | Picture):
            return None
    return None


def covering_rows(rules: SettingRules, entry: Entry, plan: int, leading: MilliPoints) -> list[Row]:
    """Addressee and covering blocks as rows over the full measure."""
    lines: list[tuple[BlockPath, SetLine]] = []
    if entry.addressee:
        lines += [((), line) for line in body_lines(rules, entry.addressee, rules.measure, indent=0)]
    for index, block in enumerate(entry.blocks[:plan]):
        lines += [((index,), line) for line in _spanning_lines(rules, block, (index,))]
    return [rules.row(line, 0, rules.size, leading)._replace(path=path) for path, line in lines]


def _spanning_lines(rules: SettingRules, block: Block, path: BlockPath) -> list[SetLine]:
    """The lines of a covering block over the full measure; lists of people keep to a column's."""
    match block:
        case Signature():
            return signature_lines(rules, block, rules.measure)
        case Heading() | Paragraph() | Note() | Plain():
            return body_lines(rules, block.text, rules.measure)
        case Appointment() | NameList():
            return [column_line.line for column_line in column_lines(rules, block, path)]
        case Enclosure() | Attachment() | Table() | Picture():
            return []  # no covering text has these
        case _:
            assert_never(block)
