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
    noted_blocks,
)
from gazette.typeset.flow import Row
from gazette.typeset.footnote_marks import Raised
from gazette.typeset.footnotes import PlacedNote, marks_in
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


def covering_rows(
    rules: SettingRules, entry: Entry, plan: int, leading: MilliPoints
) -> tuple[list[Row], list[PlacedNote]]:
    """Addressee and covering blocks as rows over the full measure, and the footnotes to them."""
    lines: list[tuple[BlockPath, SetLine]] = []
    if entry.addressee:
        lines += [((), line) for line in body_lines(rules, entry.addressee, rules.measure, indent=0)]
    notes: list[PlacedNote] = []
    for at, block, behind in noted_blocks(entry.blocks[:plan]):
        own = [(note, (place,)) for place, note in behind]
        if block is not None:
            lines += [((at,), line) for line in _spanning_lines(rules, block, (at,), marks_in(block, own))]
        notes += own
    return [rules.row(line, 0, rules.size, leading)._replace(path=path) for path, line in lines], notes


def _spanning_lines(rules: SettingRules, block: Block, path: BlockPath, marks: Sequence[Raised]) -> list[SetLine]:
    """The lines of a covering block over the full measure; lists of people keep to a column's."""
    match block:
        case Signature():
            return signature_lines(rules, block, rules.measure, marks)
        case Heading() | Paragraph() | Note() | Plain():
            return body_lines(rules, block.text, rules.measure, marks)
        case Appointment() | NameList():
            return [column_line.line for column_line in column_lines(rules, block, path, marks)]
        case Enclosure() | Attachment() | Table() | Picture():
            return []  # no covering text has these
        case _:
            assert_never(block)
