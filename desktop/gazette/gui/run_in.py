"""Heading and text joined into one paragraph (接排), and parted again (另起)."""

from dataclasses import dataclass, replace

from gazette.desk import BlockAct
from gazette.gui.block_kinds import siblings
from gazette.gui.typed_entry import paragraph
from gazette.model import Block, BlockPath, Heading, Note, Paragraph, footnotes_behind, in_order, text_places

_ENDS = "。！？：；"


@dataclass(frozen=True, slots=True)
class RunIn:
    """``count`` blocks from ``path`` on become ``blocks``."""

    path: BlockPath
    blocks: tuple[Block, ...]
    count: int
    act: BlockAct


def toggled(blocks: tuple[Block, ...], path: BlockPath) -> RunIn | None:
    """A run-in heading parted from its text, or a heading of level 2 to 4 joined with the text below it.

    ``path`` may be that text's. Footnotes stay with what they belong to. None where there is nothing of the kind.
    """
    beside, at = siblings(blocks, path), path[-1]
    block = beside[at]
    if isinstance(block, Paragraph):
        owner = at - 1
        while owner >= 0 and isinstance(beside[owner], Note):
            owner -= 1
        above = beside[owner] if owner >= 0 else None
        if not isinstance(above, Heading) or owner + 1 + len(footnotes_behind(beside, owner)) != at:
            return None
        return None if above.lead is not None else _joined(beside, (*path[:-1], owner), above)
    if not isinstance(block, Heading):
        return None
    if block.lead is not None and len(block.lead) < len(block.text):
        return _parted(beside, path, block, len(block.lead))
    return _joined(beside, path, block)


def _joined(beside: tuple[Block, ...], path: BlockPath, heading: Heading) -> RunIn | None:
    notes = [note for _, note in footnotes_behind(beside, path[-1])]
    below = path[-1] + 1 + len(notes)
    text = beside[below] if below < len(beside) else None
    if heading.level not in (2, 3, 4) or not isinstance(text, Paragraph) or not text.text or text.number:
        return None
    behind = [note for _, note in footnotes_behind(beside, below)]
    lead = heading.text if heading.text[-1:] in _ENDS else heading.text + "。"
    one = replace(heading, text=lead + text.text, lead=lead)
    made: tuple[Block, ...] = (one, *in_order(one, [*notes, *behind]))
    return RunIn(path, made, 2 + len(notes) + len(behind), "desk.act.run_in")


def _parted(beside: tuple[Block, ...], path: BlockPath, block: Heading, cut: int) -> RunIn:
    notes = [note for _, note in footnotes_behind(beside, path[-1])]
    places = text_places(block, [note.mark or "" for note in notes])
    own = [note for note, place in zip(notes, places, strict=True) if place is not None and place[1] < cut]
    heading = replace(block, text=block.text[:cut].removesuffix("。"), lead=None)
    text = paragraph(block.text[cut:].lstrip())
    made: tuple[Block, ...] = (heading, *own, text, *(note for note in notes if note not in own))
    return RunIn(path, made, 1 + len(notes), "desk.act.on_its_own")
