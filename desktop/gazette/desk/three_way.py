"""An entry that two people changed since the same state, as one entry: block by block, what only one changed is taken.

What both changed, each in another way, is theirs in the merged entry and told as a conflict.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry

FIELDS = (
    "title_zh",
    "title_full",
    "title_en",
    "title_lines",
    "number_zh",
    "number_en",
    "date",
    "issuers",
    "addressee",
    "index_number",
    "subject",
    "validity",
    "published",
)
"""What an entry says of itself and a colleague may change; its state, its place and its pages stay with the office."""
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """``fields`` are the names, ``blocks`` the paths in ``entry``, of what both changed."""

    entry: Entry
    fields: frozenset[str]
    blocks: frozenset[BlockPath]


def merged_entry(base: Entry, theirs: Entry, mine: Entry) -> Merged:
    """``mine`` with what ``theirs`` changed in ``base``."""
    changes: dict[str, Any] = {}
    both = set()
    for name in FIELDS:
        was, their, own = (getattr(entry, name) for entry in (base, theirs, mine))
        if their not in (was, own):
            changes[name] = their
            if own != was:
                both.add(name)
    merge = _Merge()
    blocks = merge.blocks(base.blocks, theirs.blocks, mine.blocks, ())
    return Merged(replace(mine, **changes, blocks=blocks), frozenset(both), frozenset(merge.conflicts))


@dataclass(slots=True)
class _Merge:
    conflicts: set[BlockPath] = field(default_factory=set)

    def blocks(self, base: Blocks, theirs: Blocks, mine: Blocks, above: BlockPath) -> Blocks:
        made: list[Block] = []
        for was, their, own in _chunks(base, theirs, mine):
            made += self._chunk(was, their, own, (above, len(made)))
        return tuple(made)

    def _chunk(self, was: Blocks, their: Blocks, own: Blocks, at: tuple[BlockPath, int]) -> Sequence[Block]:
        above, first = at
        if their in (was, own):
            return own
        if own == was:
            return their
        if not was:
            return (*own, *their)
        if len(was) == len(their) == len(own):
            return [
                self._block(*three, (*above, first + order))
                for order, three in enumerate(zip(was, their, own, strict=True))
            ]
        self.conflicts |= {(*above, first + order) for order in range(max(len(their), 1))}
        return their

    def _block(self, was: Block, their: Block, own: Block, path: BlockPath) -> Block:
        if their in (was, own):
            return own
        if own == was:
            return their
        if isinstance(was, Enclosure | Attachment) and type(was) is type(their) is type(own):
            return self._container(was, their, own, path)
        self.conflicts.add(path)
        return their

    def _container(self, was: Any, their: Any, own: Any, path: BlockPath) -> Block:
        changes: dict[str, Any] = {}
        for name in ("label", "title", "title_lines") if isinstance(was, Attachment) else ("title", "title_lines"):
            before, after, now = (getattr(each, name) for each in (was, their, own))
            if after not in (before, now):
                changes[name] = after
                if now != before:
                    self.conflicts.add(path)
        made: Block = replace(own, **changes, blocks=self.blocks(was.blocks, their.blocks, own.blocks, path))
        return made


def _chunks(base: Blocks, theirs: Blocks, mine: Blocks) -> Iterator[tuple[Blocks, Blocks, Blocks]]:
    """The three lists parted where all of them say the same: between such places each has its own run."""
    in_theirs, in_mine = _matches(base, theirs), _matches(base, mine)
    was = their = own = 0
    for at in range(len(base)):
        if at not in in_theirs or at not in in_mine:
            continue
        if (was, their, own) != (at, in_theirs[at], in_mine[at]):
            yield base[was:at], theirs[their : in_theirs[at]], mine[own : in_mine[at]]
        was, their, own = at + 1, in_theirs[at] + 1, in_mine[at] + 1
        yield base[at:was], theirs[their - 1 : their], mine[own - 1 : own]
    if base[was:] or theirs[their:] or mine[own:]:
        yield base[was:], theirs[their:], mine[own:]


def _matches(base: Blocks, other: Blocks) -> dict[int, int]:
    found: dict[int, int] = {}
    for start, there, size in SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks():
        found |= {start + step: there + step for step in range(size)}
    return found
