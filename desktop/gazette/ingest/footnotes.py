"""Footnotes that a file gives at its end → behind the blocks in whose text their marks stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.reading import Structured
from gazette.model import (
    MARK,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Finding,
    Heading,
    Note,
    Paragraph,
    Table,
    block_texts,
    is_footnote,
    refers,
    text_places,
    walk_blocks,
)

_Place = tuple[int, BlockPath]
"""An entry by its place in the file, and a path in it; ``()`` is its head."""


def footnote(text: str) -> Note:
    """The note that a file calls a footnote, with the mark that its text begins with."""
    found = MARK.match(text)
    return Note(text=text, mark=found[0] if found else None)


def footnotes_added(structured: Structured, notes: Sequence[Note], lines: Sequence[Line]) -> Structured:
    """The entries with ``notes`` at the end of the last one; where there is none, as one that has nothing else.

    ``lines`` are those of the notes, for the account.
    """
    structured = replace(structured, lines=(*structured.lines, *lines))
    issue = structured.issue
    sections = issue.sections if issue else ()
    filled = [at for at, section in enumerate(sections) if section.entries]
    if issue is None or not filled:
        return replace(structured, entries=_with_notes(structured.entries, notes))
    at = filled[-1]
    last = replace(sections[at], entries=_with_notes(sections[at].entries, notes))
    return replace(structured, issue=replace(issue, sections=(*sections[:at], last, *sections[at + 1 :])))


def _with_notes(entries: Sequence[Entry], notes: Sequence[Note]) -> tuple[Entry, ...]:
    *before, last = entries or (Entry(title_zh=""),)
    return (*before, replace(last, blocks=(*last.blocks, *notes)))


def footnotes_recognised(structured: Structured, *, beneath_tables: bool = False) -> Structured:
    """The entries of a text, where a paragraph that begins with a mark may be a footnote.

    It is one where the block above has the mark and does not lead to an enumeration, and where it stands with others at
    the end of its document and each of their marks stands in one place before. ``beneath_tables``: only those to tables
    are looked for, where the format itself says what is a footnote to other text.
    """
    issue = structured.issue
    if issue is None:
        return replace(structured, entries=_with_recognised(structured.entries, beneath_tables))
    sections = tuple(
        replace(section, entries=_with_recognised(section.entries, beneath_tables)) for section in issue.sections
    )
    return replace(structured, issue=replace(issue, sections=sections))


def _with_recognised(entries: Sequence[Entry], tables: bool) -> tuple[Entry, ...]:
    return tuple(replace(entry, blocks=_Recognising(tables).blocks(entry.blocks, (), last=True)) for entry in entries)


@dataclass(frozen=True, slots=True)
class _Recognising:
    """Finds footnotes among paragraphs; with ``beneath_tables`` only those to tables."""

    beneath_tables: bool

    def blocks(self, blocks: tuple[Block, ...], before: tuple[Block, ...], *, last: bool) -> tuple[Block, ...]:
        """``blocks``, which others stand ``before``; ``last``: nothing of the document stands behind them."""
        made: list[Block] = []
        while len(made) < len(blocks):
            at = len(made)
            block, above = blocks[at], (*before, *blocks[:at])
            marks = tuple(takewhile(bool, map(_opening_mark, blocks[at:])))
            ends = last and at + max(1, len(marks)) == len(blocks)
            if marks:
                run, are_notes = blocks[at : at + len(marks)], self._are_notes(above, marks, ends=ends)
                made += map(_as_note, run, marks) if are_notes else run
            elif isinstance(block, Enclosure | Attachment):
                made.append(replace(block, blocks=self.blocks(block.blocks, above, last=ends)))
            else:
                made.append(block)
        return tuple(made)

    def _are_notes(self, above: Sequence[Block], marks: Sequence[str], *, ends: bool) -> bool:
        """Whether paragraphs with these marks are footnotes to what stands ``above``; ``ends``: they end the text."""
        if not above or len(set(marks)) < len(marks) or (self.beneath_tables and not isinstance(above[-1], Table)):
            return False
        texts = block_texts(above[-1])
        if texts and texts[-1].endswith(("：", ":")):
            return False
        most = 1 if isinstance(above[-1], Heading | Paragraph) else len(texts)
        if all(0 < _references(above[-1:], mark) <= most for mark in marks):
            return True
        if self.beneath_tables or not ends:
            return False
        counted = any(_opening_mark(block) in marks for _, block in walk_blocks(tuple(above)))
        return not counted and all(_references(above, mark) == 1 for mark in marks)


def _as_note(block: Block, mark: str) -> Note:
    (text,) = block_texts(block)
    return Note(text=mark + text[len(mark) :].lstrip(), mark=mark)


def _opening_mark(block: Block) -> str:
    """The mark that a paragraph begins with and has more behind, or nothing."""
    if not isinstance(block, Paragraph) or block.number is not None:
        return ""
    found = MARK.match(block.text)
    return found[0] if found and block.text[found.end() :].strip() else ""


def _references(blocks: Sequence[Block], mark: str) -> int:
    """In how many places of ``blocks`` a mark stands where it counts no parts."""
    stars = "*＊†‡" if mark[0] in "*＊†‡" else ""
    place = re.compile(rf"(?<=[^：:；;，,、（(\s第{stars}]){re.escape(mark)}(?![项条款点种类{stars}])")
    return sum(len(place.findall(text)) for _, block in walk_blocks(tuple(blocks)) for text in block_texts(block))


def footnotes_placed(structured: Structured) -> Structured:
    """The entries with each footnote behind its block; those whose mark stands nowhere stay where they are."""
    issue = structured.issue
    entries = issue.entries if issue else structured.entries
    moved, paths = _moved(entries)
    if not paths:
        return structured
    findings = tuple(_followed(finding, paths) for finding in structured.findings)
    if issue is None:
        return replace(structured, entries=tuple(moved), findings=findings)
    left = iter(moved)
    sections = tuple(replace(section, entries=tuple(next(left) for _ in section.entries)) for section in issue.sections)
    return replace(structured, issue=replace(issue, sections=sections), findings=findings)


def placed_among(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with each footnote behind the one that it belongs to."""
    (entry,), _ = _moved((Entry(title_zh="", blocks=tuple(blocks)),))
    return entry.blocks


def _moved(entries: Sequence[Entry]) -> tuple[list[Entry], dict[_Place, BlockPath]]:
    """The entries, and where each block went; nothing where there are no footnotes."""
    found = [(at, path, block) for at, entry in enumerate(entries) for path, block in walk_blocks(entry.blocks)]
    notes = [(at, path, block) for at, path, block in found if isinstance(block, Note) and is_footnote(block)]
    if not notes:
        return list(entries), {}
    texts = [(at, path, block) for at, path, block in found if not is_footnote(block)]
    behind: dict[_Place, list[Note]] = {}
    taken: set[_Place] = set()
    start = 0
    for at, path, note in notes:
        place = _target(texts, start, note, behind)
        if place is not None:
            start = place
            behind.setdefault(texts[place][:2], []).append(note)
        elif note.mark and note.mark in (entries[at].title_full or entries[at].title_zh):
            behind.setdefault((at, ()), []).append(note)
        else:
            continue
        taken.add((at, path))
    made: list[Entry] = []
    paths: dict[_Place, BlockPath] = {}
    for at, entry in enumerate(entries):
        moving = _Moving(at, behind, taken)
        made.append(replace(entry, blocks=moving.blocks(entry.blocks, (), ())))
        paths |= moving.paths
    return made, paths


def _target(
    texts: Sequence[tuple[int, BlockPath, Block]], start: int, note: Note, behind: Mapping[_Place, list[Note]]
) -> int | None:
    """The block that a footnote belongs to: from ``start`` on the first with its mark behind a word, or at all."""
    mark = note.mark or ""
    for surely in (True, False):
        for order in range(start, len(texts)):
            at, path, block = texts[order]
            if not any(mark in text for text in block_texts(block)) or (surely and not refers(block, mark)):
                continue
            marks = [*(one.mark or "" for one in behind.get((at, path), ())), mark]
            if text_places(block, marks)[-1] is not None:
                return order
    return None


@dataclass(slots=True)
class _Moving:
    """The blocks of one entry while they are put together anew; ``paths`` says where each went."""

    entry: int
    behind: Mapping[_Place, list[Note]]
    taken: set[_Place]
    paths: dict[_Place, BlockPath] = field(default_factory=dict)

    def blocks(self, blocks: Sequence[Block], above: BlockPath, new_above: BlockPath) -> tuple[Block, ...]:
        """``blocks``, which stood at ``above``, with their footnotes."""
        made: list[Block] = [] if above else list(self.behind.get((self.entry, ()), ()))
        for order, block in enumerate(blocks):
            old = (*above, order)
            if (self.entry, old) in self.taken:
                continue
            new = (*new_above, len(made))
            self.paths[self.entry, old] = new
            if isinstance(block, Enclosure | Attachment):
                made.append(replace(block, blocks=self.blocks(block.blocks, old, new)))
            else:
                made.append(block)
            made += self.behind.get((self.entry, old), ())
        return tuple(made)


def _followed(finding: Finding, paths: Mapping[_Place, BlockPath]) -> Finding:
    """A finding that goes with its block."""
    if finding.block is None or finding.entry is None:
        return finding
    return replace(finding, block=paths.get((finding.entry - 1, finding.block), finding.block))
