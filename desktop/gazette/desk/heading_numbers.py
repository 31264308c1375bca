"""Headings whose number is not the one that their place asks for: kept as they are, and told."""

from collections.abc import Iterator

from gazette.desk.per_entry import per_entry
from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry, Finding, Heading, Issue, Paragraph
from gazette.reading.series import number_count, series_number


def heading_findings(issue: Issue) -> tuple[Finding, ...]:
    """A hint for every heading that neither goes on nor begins anew."""
    return tuple(
        Finding(
            rule="desk.heading_number",
            level="hint",
            entry=place,
            block=path,
            part="text",
            text=number,
            start=0,
            suggestion=expected,
            values=(("number", number), ("expected", expected)),
        )
        for place, entry in enumerate(issue.entries, 1)
        for path, number, expected in _of_entry(entry)
    )


@per_entry
def _of_entry(entry: Entry) -> tuple[tuple[BlockPath, str, str], ...]:
    return tuple(_looked_for(entry.blocks, ()))


def _looked_for(blocks: tuple[Block, ...], above: BlockPath) -> Iterator[tuple[BlockPath, str, str]]:
    """Numbers may begin anew below each higher heading or go on through the document, paragraphs among them or not."""
    under: dict[int, int] = {}
    through: dict[int, int] = {}
    mixed: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Enclosure | Attachment):
            yield from _looked_for(block.blocks, (*above, index))
        if not isinstance(block, Heading | Paragraph):
            continue
        level = block.level
        if level is None or level not in range(1, 5):
            under.clear()
            continue
        count = number_count(block.number) if block.number else None
        if isinstance(block, Paragraph):
            if count is not None:
                mixed[level] = count
            continue
        for deeper in [each for each in under if each > level]:
            del under[deeper]
        if count is None:
            continue
        expected = {1, under.get(level, 0) + 1, through.get(level, 0) + 1, mixed.get(level, 0) + 1}
        if count not in expected and block.number is not None:
            yield (*above, index), block.number, series_number(level, under.get(level, 0) + 1)
        under[level] = through[level] = mixed[level] = count
