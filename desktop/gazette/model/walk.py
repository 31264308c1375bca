"""Ways through the blocks of an entry: every block with its path, every text that a block prints."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from gazette.model.annual_contents import annual_blocks
from gazette.model.blocks import (
    Appointment,
    Attachment,
    Block,
    Enclosure,
    Heading,
    NameList,
    Note,
    Paragraph,
    Picture,
    Plain,
    Signature,
    Table,
)
from gazette.model.issue import Entry

BlockPath = tuple[int, ...]


def walk_blocks(blocks: tuple[Block, ...], above: BlockPath = ()) -> Iterator[tuple[BlockPath, Block]]:
    """Every block with its path (``(5, 2)`` is the third block inside the sixth), parents before children."""
    for index, block in enumerate(blocks):
        path = (*above, index)
        yield path, block
        if isinstance(block, Enclosure | Attachment):
            yield from walk_blocks(block.blocks, path)


def block_at(blocks: tuple[Block, ...], path: BlockPath) -> Block:
    """The block at ``path``; LookupError where there is none."""
    block = blocks[path[0]]
    if len(path) == 1:
        return block
    if isinstance(block, Enclosure | Attachment):
        return block_at(block.blocks, path[1:])
    raise LookupError(path)


def find_block(blocks: tuple[Block, ...], path: BlockPath) -> Block | None:
    """The block at ``path``; None for the empty one, which is the head's, and where there is no block any more."""
    try:
        return block_at(blocks, path) if path else None
    except LookupError:
        return None


def replace_block(blocks: tuple[Block, ...], path: BlockPath, new: tuple[Block, ...]) -> tuple[Block, ...]:
    """``blocks`` with the one at ``path`` replaced by ``new`` (none: taken out; several: split)."""
    index = path[0]
    if len(path) == 1:
        return (*blocks[:index], *new, *blocks[index + 1 :])
    block = blocks[index]
    if not isinstance(block, Enclosure | Attachment):
        raise LookupError(path)
    inner = replace(block, blocks=replace_block(block.blocks, path[1:], new))
    return (*blocks[:index], inner, *blocks[index + 1 :])


def block_texts(block: Block) -> tuple[str, ...]:
    """The texts that this block itself prints, in order, each once; nested blocks are not entered."""
    match block:
        case Heading() | Paragraph() | Note() | Plain():
            return (block.text,)
        case Table():
            cells = tuple(cell.text for row in block.rows for cell in row)
            return ((block.caption,) if block.caption else ()) + cells
        case NameList():
            return ((block.lead,) if block.lead else ()) + _people_texts(block)
        case Appointment():
            return ((block.lead,) if block.lead else ()) + block.lines
        case Picture():
            return (block.caption,) if block.caption else ()
        case Signature():
            return block.lines
        case Enclosure():
            return (block.title,) if block.title else ()
        case Attachment():
            return tuple(text for text in (block.label, block.title) if text)
        case _:
            assert_never(block)


def unprinted_texts(block: Block) -> tuple[str, ...]:
    """What this block says and does not print: the description of a picture."""
    return (block.text,) if isinstance(block, Picture) and block.text else ()


def _people_texts(block: NameList) -> tuple[str, ...]:
    texts: list[str] = []
    role = None
    for person in block.people:
        if person.role and person.role != role:
            texts.append(person.role)
        role = person.role
        texts.append(person.name)
        if person.affiliation:
            texts.append(person.affiliation)
    return tuple(texts)


def printed_blocks(entry: Entry) -> tuple[Block, ...]:
    """The blocks that an entry prints: of annual contents those that follow from the list."""
    annual = entry.annual_contents
    return entry.blocks or (() if annual is None else annual_blocks(annual))


def entry_texts(entry: Entry) -> tuple[str, ...]:
    """What the entry prints, in order: title, number, addressee, then every block's texts (the date apart)."""
    head = (entry.title_full or entry.title_zh, entry.number_zh, entry.addressee)
    return (
        *(text for text in head if text),
        *(text for _, block in walk_blocks(printed_blocks(entry)) for text in block_texts(block)),
    )


def entry_pictures(entry: Entry) -> tuple[Picture, ...]:
    """The pictures of an entry, nested ones too, in order."""
    return tuple(block for _, block in walk_blocks(entry.blocks) if isinstance(block, Picture))
