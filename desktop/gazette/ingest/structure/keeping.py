"""What became of the characters of lines: kept in blocks, told of in findings, or lost."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gazette.ingest.structure.lines import HIDDEN, Line
from gazette.model import Attachment, Block, Finding, NameList, block_texts, walk_blocks

TAKEN_OUT = (
    "ingest.trace",
    "ingest.page_mark",
    "ingest.header_repeated",
    "ingest.section_repeated",
    "ingest.left_out.",
)
"""How the rules of findings begin whose ``text`` was taken out of the source, ``count`` times."""
UNREAD = ("ingest.unread.",)
"""How the rules of findings begin that tell of a part that could not be read."""


def is_left_out(finding: Finding) -> bool:
    """Whether a finding tells of text that was taken out of a source, or of a part that could not be read."""
    return finding.rule.startswith((*TAKEN_OUT, *UNREAD))


def characters(*texts: str) -> Counter[str]:
    """The characters that show, white space aside."""
    return Counter(HIDDEN.sub("", "".join("".join(texts).split())))


def line_characters(lines: Iterable[Line]) -> Counter[str]:
    """The characters of lines, blocks that stand in them as they are included."""
    return characters(*(text for line in lines for text in (_block_texts(line.block) if line.block else (line.text,))))


def _block_texts(block: Block) -> tuple[str, ...]:
    """The texts of a block as they were printed: a role above names with its colon."""
    roles = [person.role for person in block.people] if isinstance(block, NameList) else []
    colons = sum(role is not None and role != above for role, above in zip(roles, [None, *roles], strict=False))
    return (*block_texts(block), "：" * colons)


def told_characters(findings: Iterable[Finding]) -> Counter[str]:
    """The characters that findings say were taken out."""
    told: Counter[str] = Counter()
    for finding in findings:
        if finding.rule.startswith(TAKEN_OUT):
            count = int(dict(finding.values).get("count", "1"))
            for character, times in characters(finding.text).items():
                told[character] += times * count
    return told


def lost_characters(lines: Sequence[Line], blocks: Sequence[Block], findings: Iterable[Finding]) -> str:
    """The characters of a body's lines that stand in none of its blocks and that no finding tells of."""
    # a role above names and the label of an attachment lose their colon
    colons = sum(
        len(block.people) if isinstance(block, NameList) else isinstance(block, Attachment)
        for _, block in walk_blocks(tuple(blocks))
    )
    kept = characters(*(text for _, block in walk_blocks(tuple(blocks)) for text in block_texts(block)), "：:" * colons)
    return "".join((line_characters(lines) - kept - told_characters(findings)).elements())
