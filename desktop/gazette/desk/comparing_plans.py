"""The blocks of two texts brought side by side, plans and attachments with what is in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from gazette.desk.aligning import Likeness, Pair, aligned
from gazette.model import (
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Heading,
    Note,
    Paragraph,
    Plain,
    block_texts,
    walk_blocks,
)

TextBlock = Heading | Paragraph | Note | Plain
# as much as makes two blocks one, whatever they say
_AKIN = 0.36


def whole_text(block: Block) -> str:
    """All that a block says, with what is in it."""
    if isinstance(block, Enclosure | Attachment):
        return "\n".join(text for _, each in walk_blocks((block,)) for text in block_texts(each))
    return "\n".join(block_texts(block))


def _block_floor(old: Block, new: Block) -> float | None:
    """What two blocks have in common by what they are; None where the one cannot become the other."""
    if isinstance(old, TextBlock) and isinstance(new, TextBlock):
        if isinstance(old, Heading) and isinstance(new, Heading) and old.number:
            return _AKIN if (old.number, old.level) == (new.number, new.level) else 0.0
        return 0.0
    if type(old) is not type(new):
        return None
    return _AKIN


BLOCKS: Likeness[Block] = Likeness(text=whole_text, floor=_block_floor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The blocks of both brought side by side; ``inner`` does the same for what two that belong together hold."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]
    pairs: list[Pair]
    inner: Sequence["Plan | None"]

    @classmethod
    def of(cls, old: tuple[Block, ...], new: tuple[Block, ...]) -> Self:
        pairs = aligned(old, new, BLOCKS)
        inner = [None if one is None or other is None else cls.inside(old[one], new[other]) for one, other in pairs]
        return cls(old=old, new=new, pairs=pairs, inner=inner)

    @classmethod
    def inside(cls, old: Block, new: Block) -> "Self | None":
        if isinstance(old, Enclosure | Attachment) and isinstance(new, Enclosure | Attachment):
            return cls.of(old.blocks, new.blocks)
        return None

    def gone(self, above: BlockPath) -> Iterator[tuple[BlockPath, Block]]:
        """What has nothing beside it in the new list, with its old path."""
        for (one, other), inner in zip(self.pairs, self.inner, strict=True):
            if one is not None and other is None:
                yield (*above, one), self.old[one]
            elif one is not None and inner is not None:
                yield from inner.gone((*above, one))

    def come(self, above: BlockPath) -> Iterator[tuple[BlockPath, Block]]:
        """What has nothing beside it in the old list, with its new path."""
        for (one, other), inner in zip(self.pairs, self.inner, strict=True):
            if one is None and other is not None:
                yield (*above, other), self.new[other]
            elif other is not None and inner is not None:
                yield from inner.come((*above, other))
