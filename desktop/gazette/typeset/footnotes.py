"""Footnotes → lines for the foot of a column or below a table; and where their marks stand in a block."""

from collections.abc import Sequence

from gazette.model import Block, BlockPath, Note, text_places
from gazette.typeset.flow import ColumnLine, NoteAt, SetNote, Spanning, rows_of
from gazette.typeset.footnote_marks import Raised
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.setting_rules import SettingRules, Span

PlacedNote = tuple[Note, BlockPath]
"""A footnote with its own path."""


def marks_in(block: Block, notes: Sequence[PlacedNote]) -> list[Raised]:
    """Where the marks of ``notes`` stand in the text of ``block``."""
    marks = [note.mark or "" for note, _ in notes]
    return [Raised(place[1], len(mark)) for place, mark in zip(text_places(block, marks), marks, strict=True) if place]


def notes_at(
    rules: SettingRules, block: Block, lines: Sequence[ColumnLine], notes: Sequence[PlacedNote], first: int
) -> list[NoteAt]:
    """``notes`` set, each with the line of ``block`` in which its mark stands, or its last one.

    ``first`` is the number of the first of ``lines``.
    """
    places = text_places(block, [note.mark or "" for note, _ in notes])
    made = []
    for (note, path), place in zip(notes, places, strict=True):
        line = len(lines) - 1 if place is None else _line_of(lines, block, place, note.mark or "")
        made.append(NoteAt(first + line, SetNote(path, footnote_lines(rules, note, rules.column))))
    return made


def _line_of(lines: Sequence[ColumnLine], block: Block, place: tuple[int, int], mark: str) -> int:
    """Which of the lines of a block has a mark; in running text the characters before it tell, spaces not counted."""
    text = getattr(block, "text", None)
    if isinstance(text, str):
        left = len("".join(text[: place[1]].split())) + 1
        for order, line in enumerate(lines):
            left -= len("".join(line.line.text.split()))
            if left <= 0:
                return order
    return next((order for order, line in enumerate(lines) if mark in line.line.text), len(lines) - 1)


def footnote_lines(rules: SettingRules, block: Note, measure: MilliPoints) -> tuple[SetLine, ...]:
    """The lines of a footnote on ``measure``, its mark at the edge."""
    style = rules.style
    face, size = style.text("footnote.face"), style.length("footnote.size")
    turn = style.length("footnote.turn", size=size)
    mark = block.mark or ""
    rest = block.text.removeprefix(mark)
    if not rest.strip() or not block.text.startswith(mark):
        return rules.paragraph((Span(block.text, face),), size, measure, ParagraphShape(turn=turn)) or (SetLine(),)
    label = rules.line((Span(mark, face, raised=True),), size)
    indent = max(turn, label.width + size // 4)
    lines = rules.paragraph((Span(rest.lstrip(), face),), size, measure, ParagraphShape(indent, turn))
    return (SetLine(label.runs + lines[0].runs, lines[0].width), *lines[1:])


def footnote_rows(rules: SettingRules, block: Note, path: BlockPath) -> Spanning:
    """A footnote over the full measure, where it has no column to stand beneath."""
    size, leading = rules.style.length("footnote.size"), rules.style.length("footnote.leading")
    lines = footnote_lines(rules, block, rules.measure)
    return Spanning(rows_of(path, (rules.row(line, 0, size, leading) for line in lines)))
