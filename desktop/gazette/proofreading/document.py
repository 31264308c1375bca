"""An entry read once for all rules: its blocks with their paths, and the flows in which they follow each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry, block_texts, walk_blocks


@dataclass(frozen=True, slots=True)
class Flow:
    """Blocks that follow each other: those of the entry itself, of an enclosure or an attachment at ``above``."""

    above: BlockPath
    blocks: tuple[Block, ...]

    def path(self, index: int) -> BlockPath:
        """The path of a block of the flow."""
        return (*self.above, index)


class Document:
    """An entry and what is read in it."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    @cached_property
    def blocks(self) -> tuple[tuple[BlockPath, Block], ...]:
        """Every block with its path."""
        return tuple(walk_blocks(self.entry.blocks))

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """All flows, that of the entry first."""
        inner = (Flow(path, block.blocks) for path, block in self.blocks if isinstance(block, Enclosure | Attachment))
        return (Flow((), self.entry.blocks), *inner)

    @cached_property
    def attachments(self) -> tuple[tuple[BlockPath, Attachment], ...]:
        """The attachments of the entry, in order."""
        return tuple((path, block) for path, block in self.blocks if isinstance(block, Attachment))

    def texts(self) -> Iterator[tuple[BlockPath, str]]:
        """Every printed text with the path of its block."""
        for path, block in self.blocks:
            for text in block_texts(block):
                yield path, text
