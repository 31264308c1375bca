"""Footnotes → lines for the foot of a column or below a table; and where their marks stand in a block."""

import re
from collections.abc import Iterator, Sequence

from gazette.model import (
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Finding,
    Note,
    all_places,
    block_texts,
    noted_blocks,
    text_places,
)
from gazette.typeset.flow import ColumnLine, NoteAt, SetNote, Spanning, rows_of
from gazette.typeset.footnote_marks import Raised
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.setting_rules import SettingRules, Span

PlacedNote = tuple[Note, BlockPath]
"""A footnote with its own path."""


def marks_in(block: Block, notes: Sequence[PlacedNote]) -> list[Raised]:
    """Where the marks of ``notes`` stand in the texts of ``block``."""
    marks = [note.mark or "" for note, _ in notes]
    found = zip(all_places(block, marks), marks, strict=True)
    return [Raised(at, len(mark), text) for places, mark in found for text, at in places]


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
    if not mark or not rest.strip() or not block.text.startswith(mark):
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


_REFERS = re.compile(r"(?<=[\u3400-\u9fff》”’）。])[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]")
"""A mark behind a word or a sentence: it counts no parts of one."""


def footnote_findings(entry: Entry) -> Iterator[Finding]:
    """Footnotes whose mark stands nowhere in the text before them, and marks that no footnote follows."""
    yield from _astray(entry.blocks, (), "".join((entry.title_full or entry.title_zh, entry.addressee or "")))


def _astray(blocks: Sequence[Block], above: BlockPath, head: str) -> Iterator[Finding]:
    for at, block, behind in noted_blocks(blocks):
        marks = [note.mark or "" for _, note in behind]
        if block is None:
            places: Sequence[object] = [mark if mark in head else None for mark in marks]
        else:
            places = text_places(block, marks)
            said = {mark for text in block_texts(block) for mark in _REFERS.findall(text)}
            for mark in sorted(said - set(marks)):
                yield Finding(rule="typeset.mark_without_note", level="hint", block=(*above, at), text=mark)
        for (place, note), found in zip(behind, places, strict=True):
            if found is None:
                path = (*above, place)
                yield Finding(rule="typeset.note_without_mark", level="doubt", block=path, text=note.mark or "")
        if isinstance(block, Enclosure | Attachment):
            yield from _astray(block.blocks, (*above, at), block.title)
