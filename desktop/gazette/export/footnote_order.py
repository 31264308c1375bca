"""Which footnotes of an entry belong to which of its blocks, by their paths."""

from collections.abc import Iterator, Sequence

from gazette.model import Block, BlockPath, Note, noted_blocks


def footnotes_of(
    blocks: Sequence[Block], above: BlockPath = ()
) -> Iterator[tuple[BlockPath | None, list[tuple[BlockPath, Note]]]]:
    """Each block that has footnotes, by its path; those before all blocks belong to what is above."""
    for noted in noted_blocks(blocks):
        if noted.notes:
            path = (*above, noted.at) if noted.block is not None else (above or None)
            yield path, [((*above, at), note) for at, note in noted.notes]
        inner = getattr(noted.block, "blocks", ())
        yield from footnotes_of(inner, (*above, noted.at))
