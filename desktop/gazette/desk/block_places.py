"""Moving a block with its footnotes to any place of the text, as it is dragged there: by as many steps as it takes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.block_moves import moved_block
from gazette.desk.command import NOTHING, Change
from gazette.desk.entry_commands import PutEntry
from gazette.errors import DeskError
from gazette.model import Attachment, Block, BlockPath, Enclosure, block_at, footnotes_behind, walk_blocks


@dataclass(frozen=True, slots=True)
class MoveBlockTo:
    """Move the block at ``path`` so that ``before`` other blocks stand above it as the text reads."""

    act: ClassVar[str] = "desk.act.move_block"
    entry_id: int
    path: BlockPath
    before: int

    def apply(self, archive: Archive) -> Change:
        """Write the entry with the block moved; nothing where it stands there or can go no nearer."""
        entry = archive.entry(self.entry_id)
        try:
            moved = moved_to(entry.blocks, self.path, self.before)
        except LookupError as error:
            raise DeskError("desk.no_block", block=list(self.path)) from error
        return NOTHING if moved is None else PutEntry(replace(entry, blocks=moved[0])).apply(archive)


def blocks_above(blocks: tuple[Block, ...], path: BlockPath, line: BlockPath | None) -> int:
    """How many other blocks stand above the one at ``path`` where it stands just before that at ``line``.

    None: at the end. What goes along, footnotes and all that is inside, does not count.
    """
    along = _moving(blocks, path)
    count = 0
    for each, _ in walk_blocks(blocks):
        if each == line:
            break
        count += each not in along
    return count


def moved_to(blocks: tuple[Block, ...], path: BlockPath, before: int) -> tuple[tuple[Block, ...], BlockPath] | None:
    """``blocks`` with the one at ``path`` moved, and where it stands then; None where it can go no nearer."""
    best, best_path = blocks, path
    distance = abs(blocks_above(blocks, path, path) - before)
    now, at = blocks, path
    step = -1 if before < blocks_above(blocks, path, path) else 1
    while distance:
        moved = moved_block(now, at, step)
        if moved is None:
            break
        now, at = moved
        left = abs(blocks_above(now, at, at) - before)
        if left >= distance:
            break
        best, best_path, distance = now, at, left
    return None if best is blocks else (best, best_path)


def _moving(blocks: tuple[Block, ...], path: BlockPath) -> frozenset[BlockPath]:
    """The block at ``path``, what is in it, and its footnotes."""
    block = block_at(blocks, path)
    inside: Iterable[BlockPath] = ()
    if isinstance(block, Enclosure | Attachment):
        inside = (each for each, _ in walk_blocks(block.blocks, path))
    beside = blocks
    if len(path) > 1:
        parent = block_at(blocks, path[:-1])
        beside = parent.blocks if isinstance(parent, Enclosure | Attachment) else ()
    notes = ((*path[:-1], at) for at, _ in footnotes_behind(beside, path[-1]))
    return frozenset((path, *inside, *notes))
