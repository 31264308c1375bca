"""Moving a block with its footnotes one place up or down, into attachments and out of them as the text reads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change
from gazette.desk.entry_commands import PutEntry
from gazette.errors import DeskError
from gazette.model import (
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    block_at,
    footnotes_behind,
    is_footnote,
    replace_block,
)


@dataclass(frozen=True, slots=True)
class MoveBlock:
    """Move the block at ``path`` one place up (-1) or down (+1)."""

    act: ClassVar[str] = "desk.act.move_block"
    entry_id: int
    path: BlockPath
    step: int

    def apply(self, archive: Archive) -> Change:
        """Write the entry with the block moved; nothing where there is no further."""
        before = archive.entry(self.entry_id)
        try:
            moved = moved_block(before.blocks, self.path, self.step)
        except LookupError as error:
            raise DeskError("desk.no_block", block=list(self.path)) from error
        return NOTHING if moved is None else PutEntry(replace(before, blocks=moved[0])).apply(archive)


def moved_block(blocks: tuple[Block, ...], path: BlockPath, step: int) -> tuple[tuple[Block, ...], BlockPath] | None:
    """``blocks`` with the one at ``path`` a place further up or down, and where it stands then; None at either end.

    It goes with its footnotes, past another with its own. Text goes into an enclosure or attachment that it meets, and
    from the beginning of one out of it; enclosures and attachments change places with each other alone, for what stands
    below one is read as part of it. A footnote stays with its block.
    """
    beside, at = _beside(blocks, path), path[-1]
    if is_footnote(beside[at]):
        return None
    moving = (beside[at], *(note for _, note in footnotes_behind(beside, at)))
    end = at + len(moving)
    if isinstance(beside[at], Enclosure | Attachment):
        return _container_moved(blocks, path, end, step)
    if step < 0:
        return _up(blocks, path, moving)
    return _down(blocks, path, moving, end)


def numbered_attachments(before: Sequence[Block], after: Sequence[Block]) -> tuple[Block, ...]:
    """``after`` with its attachments called by their order, where those of ``before`` were.

    One alone is 附件, several are 附件1, 附件2; labels that somebody chose otherwise stay.
    """
    old = [block.label for block in before if isinstance(block, Attachment)]
    if old != _labels(len(old)):
        return tuple(after)
    labels = iter(_labels(sum(isinstance(block, Attachment) for block in after)))
    return tuple(replace(block, label=next(labels)) if isinstance(block, Attachment) else block for block in after)


def _labels(count: int) -> list[str]:
    return ["附件"] if count == 1 else [f"附件{number}" for number in range(1, count + 1)]


def _beside(blocks: tuple[Block, ...], path: BlockPath) -> tuple[Block, ...]:
    if len(path) == 1:
        return blocks
    parent = block_at(blocks, path[:-1])
    if not isinstance(parent, Enclosure | Attachment):
        raise LookupError(path)
    return parent.blocks


def _with_beside(blocks: tuple[Block, ...], path: BlockPath, beside: tuple[Block, ...]) -> tuple[Block, ...]:
    """``blocks`` with other siblings in the place of those of ``path``."""
    if len(path) == 1:
        return beside
    parent = block_at(blocks, path[:-1])
    assert isinstance(parent, Enclosure | Attachment)
    return replace_block(blocks, path[:-1], (replace(parent, blocks=beside),))


def _group_start(beside: Sequence[Block], end: int) -> int:
    """Where the block begins that ends, with its footnotes, above ``end``."""
    start = end - 1
    while start > 0 and is_footnote(beside[start]):
        start -= 1
    return start


def _group_end(beside: Sequence[Block], start: int) -> int:
    return start + 1 + len(footnotes_behind(beside, start))


def _up(
    blocks: tuple[Block, ...], path: BlockPath, moving: tuple[Block, ...]
) -> tuple[tuple[Block, ...], BlockPath] | None:
    beside, at = _beside(blocks, path), path[-1]
    left = (*beside[:at], *beside[at + len(moving) :])
    if all(map(is_footnote, beside[:at])):
        if len(path) == 1:
            return None
        without = _with_beside(blocks, path, left)
        return _above_parent(without, path[:-1], moving)
    start = _group_start(beside, at)
    inner = beside[start]
    if isinstance(inner, Enclosure | Attachment):
        filled = replace(inner, blocks=(*inner.blocks, *moving))
        made = (*left[:start], filled, *left[start + 1 :])
        return _with_beside(blocks, path, made), (*path[:-1], start, len(inner.blocks))
    made = (*left[:start], *moving, *left[start:])
    return _with_beside(blocks, path, made), (*path[:-1], start)


def _above_parent(
    blocks: tuple[Block, ...], parent: BlockPath, moving: tuple[Block, ...]
) -> tuple[tuple[Block, ...], BlockPath]:
    beside, at = _beside(blocks, parent), parent[-1]
    start = _group_start(beside, at) if at else 0
    inner = beside[start]
    if at and isinstance(inner, Enclosure | Attachment):
        filled = replace(inner, blocks=(*inner.blocks, *moving))
        made = (*beside[:start], filled, *beside[start + 1 :])
        return _with_beside(blocks, parent, made), (*parent[:-1], start, len(inner.blocks))
    made = (*beside[:at], *moving, *beside[at:])
    return _with_beside(blocks, parent, made), parent


def _down(
    blocks: tuple[Block, ...], path: BlockPath, moving: tuple[Block, ...], end: int
) -> tuple[tuple[Block, ...], BlockPath] | None:
    beside, at = _beside(blocks, path), path[-1]
    left = (*beside[:at], *beside[end:])
    if end == len(beside):
        return _into_next(blocks, path, left, moving)
    inner = beside[end]
    if isinstance(inner, Enclosure | Attachment):
        filled, first = _filled_at_top(inner, moving)
        made = (*left[:at], filled, *left[at + 1 :])
        return _with_beside(blocks, path, made), (*path[:-1], at, first)
    after = at + _group_end(beside, end) - end
    made = (*left[:after], *moving, *left[after:])
    return _with_beside(blocks, path, made), (*path[:-1], after)


def _into_next(
    blocks: tuple[Block, ...], path: BlockPath, left: tuple[Block, ...], moving: tuple[Block, ...]
) -> tuple[tuple[Block, ...], BlockPath] | None:
    """Out of the end of an enclosure or attachment into the one behind it; what is behind none stays."""
    parent = path[:-1]
    if not parent:
        return None
    beside = _beside(blocks, parent)
    follows = _group_end(beside, parent[-1])
    inner = beside[follows] if follows < len(beside) else None
    if not isinstance(inner, Enclosure | Attachment):
        return None
    without = _with_beside(blocks, path, left)
    there = (*parent[:-1], follows)
    filled, first = _filled_at_top(inner, moving)
    return replace_block(without, there, (filled,)), (*there, first)


def _filled_at_top(inner: Enclosure | Attachment, moving: tuple[Block, ...]) -> tuple[Block, int]:
    """Behind the footnotes to its title, which would belong to what was put before them."""
    first = len(footnotes_behind(inner.blocks, -1))
    return replace(inner, blocks=(*inner.blocks[:first], *moving, *inner.blocks[first:])), first


def _container_moved(
    blocks: tuple[Block, ...], path: BlockPath, end: int, step: int
) -> tuple[tuple[Block, ...], BlockPath] | None:
    beside, at = _beside(blocks, path), path[-1]
    upper = _group_start(beside, at) if step < 0 and at else at
    lower = at if step < 0 else end
    if lower >= len(beside) or (step < 0 and at == 0):
        return None
    if not (isinstance(beside[upper], Enclosure | Attachment) and isinstance(beside[lower], Enclosure | Attachment)):
        return None
    last = _group_end(beside, lower)
    made = (*beside[:upper], *beside[lower:last], *beside[upper:lower], *beside[last:])
    place = upper if step < 0 else upper + last - lower
    return _with_beside(blocks, path, numbered_attachments(beside, made)), (*path[:-1], place)
