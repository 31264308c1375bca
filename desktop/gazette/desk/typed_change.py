"""What was typed into an entry as the little that differs from what the archive has, in plain form."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry, replace_block
from gazette.model.plain import block_from_plain, block_to_plain, entry_from_plain, entry_to_plain

PlainDict = dict[str, Any]


def change_to_plain(before: Entry, typed: Entry) -> PlainDict:
    """``typed`` without its blocks, and of those what stands now in place of which ones at ``path``."""
    path, at, gone, blocks = _change((), before.blocks, typed.blocks)
    plain = {"path": list(path), "at": at, "gone": gone, "blocks": [block_to_plain(block) for block in blocks]}
    return {"typed": entry_to_plain(replace(typed, blocks=())), "change": plain}


def changed_from_plain(plain: Mapping[str, Any], before: Entry) -> Entry:
    """The entry that was typed; LookupError or ValueError where this says no change of ``before``."""
    change = plain["change"]
    new = tuple(map(block_from_plain, change["blocks"]))
    blocks = _changed(before.blocks, tuple(change["path"]), (change["at"], change["gone"], new))
    return replace(entry_from_plain(plain["typed"], before.id), blocks=blocks)


def _change(
    path: BlockPath, old: tuple[Block, ...], new: tuple[Block, ...]
) -> tuple[BlockPath, int, int, tuple[Block, ...]]:
    """Where of ``old`` something changed, how many blocks went and what came; in an enclosure, of what is in that."""
    least = min(len(old), len(new))
    at = next((at for at in range(least) if not _same(old[at], new[at])), least)
    tail = next((tail for tail in range(least - at) if not _same(old[-1 - tail], new[-1 - tail])), least - at)
    gone, came = old[at : len(old) - tail], new[at : len(new) - tail]
    match gone, came:
        case (Enclosure() | Attachment() as one,), (Enclosure() | Attachment() as other,):
            if type(one) is type(other) and replace(one, blocks=()) == replace(other, blocks=()):
                return _change((*path, at), one.blocks, other.blocks)
    return path, at, len(gone), came


def _same(one: Block, other: Block) -> bool:
    return one is other or one == other


def _changed(
    blocks: tuple[Block, ...], path: BlockPath, change: tuple[int, int, tuple[Block, ...]]
) -> tuple[Block, ...]:
    if path:
        around = blocks[path[0]]
        assert isinstance(around, Enclosure | Attachment)
        return replace_block(blocks, path[:1], (replace(around, blocks=_changed(around.blocks, path[1:], change)),))
    at, gone, new = change
    return (*blocks[:at], *new, *blocks[at + gone :])
