"""Where the blocks of a document began in the source, so that a finding with a line says which block it means."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from gazette.ingest.structure.keeping import line_characters
from gazette.ingest.structure.lines import Line
from gazette.model import Block, BlockPath, Entry, Finding, Plain


@dataclass(frozen=True, slots=True)
class Place:
    """The source line at which the block at ``path`` begins."""

    line: int
    path: BlockPath


@dataclass(frozen=True, slots=True)
class PlacedBlocks:
    """Blocks, where each of them and of those inside began, and what was noticed on the way."""

    blocks: tuple[Block, ...]
    places: tuple[Place, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry, what was noticed about it, where its blocks began, and its first source line (0 where it has none).

    ``lost``: characters of its body that nothing accounts for; ``body``: how many stand there.
    """

    entry: Entry
    findings: tuple[Finding, ...]
    places: tuple[Place, ...] = ()
    first: int = 0
    lost: str = ""
    body: int = 0


def opening_with(placed: Placed, loose: Sequence[Line]) -> Placed:
    """The entry with lines that belong to no document put in front of its blocks as plain ones, each with a finding."""
    entry = replace(placed.entry, blocks=(*(Plain(text=line.text) for line in loose), *placed.entry.blocks))
    places = (*(Place(line.number, (at,)) for at, line in enumerate(loose)), *moved(placed.places, len(loose)))
    noticed = [replace(unplaced(line), block=(at,)) for at, line in enumerate(loose)]
    pushed = (
        replace(finding, block=(finding.block[0] + len(loose), *finding.block[1:])) if finding.block else finding
        for finding in placed.findings
    )
    return replace(placed, entry=entry, findings=(*noticed, *pushed), places=places, body=placed.body + _count(loose))


def closing_with(placed: Placed, loose: Sequence[Line]) -> Placed:
    """The entry with such lines put behind its blocks."""
    count = len(placed.entry.blocks)
    entry = replace(placed.entry, blocks=(*placed.entry.blocks, *(Plain(text=line.text) for line in loose)))
    places = (*placed.places, *(Place(line.number, (count + at,)) for at, line in enumerate(loose)))
    noticed = (replace(unplaced(line), block=(count + at,)) for at, line in enumerate(loose))
    return replace(
        placed, entry=entry, findings=(*placed.findings, *noticed), places=places, body=placed.body + _count(loose)
    )


def _count(lines: Sequence[Line]) -> int:
    return line_characters(lines).total()


def unplaced(line: Line) -> Finding:
    """What is said of a line that fits nowhere."""
    return Finding(rule="ingest.unplaced", level="doubt", text=line.text, line=line.number, column=line.column)


def located(finding: Finding, entries: Sequence[Placed]) -> Finding:
    """The finding with the entry (from 1) and the block that its line stands in: the last ones that begin above it."""
    line = finding.line or 0
    above = [(placed.first, n) for n, placed in enumerate(entries, 1) if placed.first and placed.first <= line]
    if not above:
        return finding
    number = max(above)[1]
    return with_block(replace(finding, entry=number), entries[number - 1].places)


def inside(places: Sequence[Place], above: BlockPath) -> tuple[Place, ...]:
    """The places of blocks that nest in the one at ``above``."""
    return tuple(replace(place, path=(*above, *place.path)) for place in places)


def moved(places: Sequence[Place], by: int) -> tuple[Place, ...]:
    """The places after ``by`` blocks were put in front."""
    return tuple(replace(place, path=(place.path[0] + by, *place.path[1:])) for place in places)


def with_block(finding: Finding, places: Sequence[Place]) -> Finding:
    """The finding with the block that its line stands in; as it is above the first block and where it has a block."""
    if finding.block is not None or finding.line is None:
        return finding
    at = bisect_right(places, finding.line, key=attrgetter("line"))
    return replace(finding, block=places[at - 1].path) if at else finding
