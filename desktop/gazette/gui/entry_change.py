"""What was typed into an entry, as the smallest command that says it."""

from gazette.desk import BlockAct, Command, EntryField, InsertBlocks, ReplaceBlocks, SetEntryField, Several
from gazette.gui.common_ends import common_ends
from gazette.model import Block, BlockPath, Entry, walk_blocks

_FIELDS: tuple[EntryField, ...] = (
    "title_zh",
    "title_full",
    "title_en",
    "title_lines",
    "number_zh",
    "number_en",
    "date",
    "addressee",
)


def commands_between(before: Entry, after: Entry, act: BlockAct = "desk.act.edit_text") -> Command | None:
    """The command that makes ``after`` of ``before``; None where they are equal. ``act`` is what changed the blocks."""
    commands: list[Command] = [
        SetEntryField(before.id, name, getattr(after, name))
        for name in _FIELDS
        if getattr(before, name) != getattr(after, name)
    ]
    if before.blocks != after.blocks:
        commands.append(_block_command(before.id, before.blocks, after.blocks, act))
    if len(commands) > 1:
        acts = {command.act for command in commands}
        return Several(tuple(commands), act=acts.pop() if len(acts) == 1 else "desk.act.edit_entry")
    return commands[0] if commands else None


def first_difference(before: Entry, after: Entry) -> BlockPath | None:
    """The path of the first block of ``after`` that differs, the head's () included; None where all are equal."""
    if before == after:
        return None
    if before.blocks == after.blocks or not after.blocks:
        return ()
    old = dict(walk_blocks(before.blocks))
    # A parent differs wherever something in it does: the deepest of the first is meant.
    found: BlockPath = ()
    for path, block in walk_blocks(after.blocks):
        if path[:-1] == found and old.get(path) != block:
            found = path
    return found or (min(len(before.blocks), len(after.blocks)) - 1,)


def _block_command(entry_id: int, before: tuple[Block, ...], after: tuple[Block, ...], act: BlockAct) -> Command:
    start, tail = common_ends(before, after)
    new, gone = after[start : len(after) - tail], len(before) - tail - start
    if gone == 0:
        return InsertBlocks(entry_id, (start,), new)
    return ReplaceBlocks(entry_id, (start,), new, count=gone, act=act)
