"""Findings of a check as they stand in the issue of today: entries move, blocks move, strings go."""

from collections.abc import Iterator
from dataclasses import replace

from gazette.gui.common_ends import common_ends
from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry, Finding, Issue, finding_place, walk_blocks


def findings_now(found: tuple[Finding, ...], then: Issue, now: Issue) -> Iterator[Finding]:
    """``found`` on ``then``, each where it stands ``now``; those whose entry or string is gone are left out."""
    entries = then.entries
    today = {entry.id: (number, entry) for number, entry in enumerate(now.entries, 1)}
    moves: dict[int, dict[BlockPath, BlockPath]] = {}
    for finding in found:
        if finding.entry is None:
            yield finding
            continue
        seen = entries[finding.entry - 1] if finding.entry <= len(entries) else None
        if seen is None or seen.id not in today:
            continue
        number, entry = today[seen.id]
        still: Finding | None = finding if number == finding.entry else replace(finding, entry=number)
        if still is not None and entry is not seen and entry != seen:
            if seen.id not in moves:
                moves[seen.id] = _moves(seen, entry)
            still = _in_changed(still, seen, entry, moves[seen.id])
        if still is not None:
            yield still


def _in_changed(finding: Finding, seen: Entry, entry: Entry, moves: dict[BlockPath, BlockPath]) -> Finding | None:
    moved = moves.get(finding.block or ())
    there = finding if moved is None else replace(finding, block=moved)
    # One that names no string of the entry stays until it is checked again.
    nameless = not finding.text or finding_place(seen, finding) is None
    return there if nameless or finding_place(entry, there) is not None else None


def _moves(seen: Entry, entry: Entry) -> dict[BlockPath, BlockPath]:
    """Where blocks stand that are as they were behind those that came, went or changed."""
    if _shape(seen.blocks) == _shape(entry.blocks):
        return {}
    before, after = _leaves(seen), _leaves(entry)
    _, tail = common_ends([block for _, block in before], [block for _, block in after])
    pairs = zip(before[len(before) - tail :], after[len(after) - tail :], strict=True)
    return {old: new for (old, _), (new, _) in pairs if old != new}


def _leaves(entry: Entry) -> list[tuple[BlockPath, object]]:
    return [(path, block) for path, block in walk_blocks(entry.blocks) if not isinstance(block, Enclosure | Attachment)]


def _shape(blocks: tuple[Block, ...]) -> tuple[object, ...]:
    """How many blocks there are, here and in those that have some of their own."""
    inner = [(at, _shape(block.blocks)) for at, block in enumerate(blocks) if isinstance(block, Enclosure | Attachment)]
    return len(blocks), inner
