"""What a table has around it in a text: captions above, which are turned where it is; a note beneath."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from gazette.model import BlockPath, Note, Table
from gazette.typeset.flow import Flow, Row, Spanning, TableRows, rows_of
from gazette.typeset.footnote_marks import NO_MARKS, Raised, marks_of, raised
from gazette.typeset.footnotes import footnote_rows
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape
from gazette.typeset.setting_rules import SettingRules, Span
from gazette.typeset.tables import set_table


class Caption(NamedTuple):
    """A line above a table: its own caption, or a heading that a table follows at once."""

    text: str
    path: BlockPath
    marks: tuple[Raised, ...] = NO_MARKS


def captioned_table(
    rules: SettingRules, block: Table, path: BlockPath, above: Sequence[Caption], marks: Sequence[Raised] = NO_MARKS
) -> list[Flow]:
    """The table below the captions ``above`` and its own, with the ``marks`` of footnotes raised."""
    captions = [*above, Caption(block.caption, path, marks_of(marks, 0))] if block.caption else above
    key = (block, path, tuple(marks))
    flow = list(rules.set_tables.get(key, lambda: set_table(rules, block, path, marks)))
    first = flow[0]
    assert isinstance(first, TableRows)
    if first.turned:
        return [replace(first, above=_caption_rows(rules, captions, rules.depth)), *flow[1:]]
    rows = _caption_rows(rules, captions, rules.measure)
    height = sum(row.height for row in rows)
    if not rows:
        return flow
    return [Spanning(rows, first.need(rules.depth - height)), replace(first, captions=height), *flow[1:]]


def _caption_rows(rules: SettingRules, captions: Sequence[Caption], measure: MilliPoints) -> tuple[Row, ...]:
    height, face = rules.style.length("table.caption.row"), rules.style.text("table.caption.face")
    return tuple(
        rules.row(line, 0, rules.size, height)._replace(path=caption.path)
        for caption in captions
        for line in rules.paragraph(raised((Span(caption.text, face),), caption.marks), rules.size, measure)
    )


def table_note(rules: SettingRules, block: Note, path: BlockPath, *, first: bool) -> Spanning:
    """A note beneath a table, its label in a face of its own; the ``first`` one stands off from the table."""
    white = (Row(rules.style.length("table.note.before")),) if first else ()
    if block.mark is not None:
        return Spanning(rows_of(path, (*white, *footnote_rows(rules, block, path).rows)))
    style = rules.style
    size, leading = style.length("table.note.size"), style.length("table.note.leading")
    turn = style.length("table.note.turn", size=size)
    label = "注：" if block.text.startswith("注：") else ""
    spans = (Span(label, style.text("table.note.label")), Span(block.text[len(label) :], style.text("table.note.face")))
    lines = rules.paragraph(spans, size, rules.measure, ParagraphShape(turn=turn))
    return Spanning(rows_of(path, (*white, *(rules.row(line, 0, size, leading) for line in lines))))
