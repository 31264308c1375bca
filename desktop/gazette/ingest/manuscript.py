"""A manuscript: paragraphs, tables and notes of a file in reading order, as its format gives them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from gazette.ingest.accounting import account
from gazette.ingest.footnotes import footnotes_added, footnotes_placed, footnotes_recognised
from gazette.ingest.reading_result import Contents
from gazette.ingest.structure.lines import INDENT, SPACES, Line, measure
from gazette.ingest.structure.reading import read_structure
from gazette.model import (
    Appointment,
    Attachment,
    Block,
    Enclosure,
    Finding,
    Heading,
    Level,
    Note,
    Paragraph,
    PictureFile,
    Plain,
    Signature,
    block_texts,
)

CaptionOf = Literal["picture", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManuscriptParagraph:
    """A whole paragraph; ``text`` may hold line ends, ``outline`` is a heading's level by its style (1 to 9).

    ``loose``: its line ends may be those of a width that cut its sentences, as in a plain text. ``caption``: it is one,
    by its style, of a picture or of what stands beside it.
    """

    text: str
    outline: int | None = None
    loose: bool = False
    caption: CaptionOf | None = None


@dataclass(slots=True)
class Manuscript:
    """``parts`` in reading order, an empty paragraph parting what is above from what is below.

    Findings say in ``line`` which part they mean, from 1. ``visible`` is the text that a reader of the file sees,
    gathered apart from ``parts``; ``made`` are automatic numbers that ``parts`` write out; ``pictures`` are the files
    that blocks ``Picture`` name; ``notes`` are footnotes that stand apart from the running text of ``parts``.
    """

    parts: list[ManuscriptParagraph | Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    visible: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    pictures: list[PictureFile] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def left_out(self, rule: str, text: str, level: Level = "hint") -> None:
        """Tell of text that is no part of the document; the rule begins with ``ingest.left_out.``."""
        self.findings.append(Finding(rule=rule, level=level, text=text, line=max(len(self.parts), 1)))

    def unread(self, rule: str, text: str = "") -> None:
        """Tell of a part that could not be read; the rule begins with ``ingest.unread.``."""
        self.findings.append(Finding(rule=rule, level="error", text=text, line=max(len(self.parts), 1)))


def manuscript_parts(blocks: Sequence[Block]) -> Iterator["ManuscriptParagraph | Block"]:
    """Blocks as they stand in a manuscript: running text to be read anew, all else as it is; what nests, unfolded."""
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Plain() | Note():
                outline = block.level if isinstance(block, Heading) and block.number is None else None
                yield ManuscriptParagraph(text=block.text, outline=outline)
            case Signature() | Appointment():
                lead = block.lead if isinstance(block, Appointment) else None
                yield from (ManuscriptParagraph(text=text) for text in ((lead,) if lead else ()) + block.lines)
            case Enclosure() | Attachment():
                label = (block.label,) if isinstance(block, Attachment) else ()
                rows = block.title_lines or ((block.title,) if block.title else ())
                yield from (ManuscriptParagraph(text=text) for text in (*label, *rows))
                yield from manuscript_parts(block.blocks)
            case _:
                yield block


def contents_of(manuscript: Manuscript) -> Contents:
    """What a manuscript turns out to be, and the account of its characters."""
    structured = read_structure(lines_of(manuscript.parts), manuscript.findings)
    if manuscript.notes:
        structured = footnotes_added(structured, manuscript.notes, lines_of(manuscript.notes))
    structured = footnotes_recognised(footnotes_placed(structured), beneath_tables=True)
    return Contents(
        issue=structured.issue,
        entries=structured.entries,
        findings=structured.findings,
        pictures=tuple(manuscript.pictures),
        account=account(
            structured,
            visible="".join(manuscript.visible),
            made="".join(manuscript.made),
        ),
    )


def lines_of(parts: Sequence[ManuscriptParagraph | Block]) -> tuple[Line, ...]:
    """A line for each printed line of a paragraph and for each block; ``number`` counts the parts from 1."""
    lines: list[Line] = []
    gap = False
    for number, part in enumerate(parts, 1):
        if not isinstance(part, ManuscriptParagraph):
            lines.append(Line(text=_sample(part), number=number, gap=gap, whole=True, block=part))
            gap = False
            continue
        rows = [row for row in part.text.translate(SPACES).split("\n") if row.strip(INDENT)]
        lines += (_line(row, number, gap and not at, part) for at, row in enumerate(rows))
        gap = not rows
    return tuple(lines)


def _line(row: str, number: int, gap: bool, part: ManuscriptParagraph) -> Line:
    bare = row.strip(INDENT)
    return Line(
        text=bare,
        number=number,
        gap=gap,
        indented=row[0] in INDENT,
        width=len(row.rstrip()),
        measure=measure(row.rstrip()),
        whole=not part.loose,
        outline=part.outline,
    )


def _sample(block: Block) -> str:
    return next((text for text in block_texts(block) if text.strip()), "\ufffc")
