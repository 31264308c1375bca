"""Where pictures stand in a manuscript: the paper's own go, captions go into them, a seal goes below its date."""

import re
from dataclasses import replace

from gazette.ingest.manuscript import Manuscript, ManuscriptParagraph
from gazette.model import Block, Finding, Picture, Table
from gazette.reading.dates import date_alone

# 图1, Figure 1; 表1, Table 1: what stands over a table and may stand under a picture
_OF_PICTURE = re.compile(r"图|fig|photo|chart", re.IGNORECASE)
_OF_TABLE = re.compile(r"表|table\b", re.IGNORECASE)


def settle_pictures(manuscript: Manuscript, rule: str) -> None:
    """A picture over the title is the paper's own and left out by ``rule``; a seal over the date goes below it."""
    parts = manuscript.parts
    first = next((at for at, part in enumerate(parts) if not isinstance(part, Picture) and _has_text(part)), len(parts))
    for at in range(first):
        part = parts[at]
        if isinstance(part, Picture) and first < len(parts):
            parts[at] = ManuscriptParagraph(text="")
            manuscript.findings.append(
                Finding(rule=rule, level="doubt", values=(("description", part.text),), line=at + 1)
            )
    for at in range(first, len(parts) - 1):
        below = parts[at + 1]
        if isinstance(parts[at], Picture) and isinstance(below, ManuscriptParagraph) and date_alone(below.text.strip()):
            parts[at], parts[at + 1] = below, parts[at]


def settle_captions(manuscript: Manuscript) -> None:
    """A caption that stands right under a picture becomes that of the picture."""
    parts = manuscript.parts
    for at in range(len(parts) - 1, 0, -1):
        above, part = parts[at - 1], parts[at]
        below = parts[at + 1] if at + 1 < len(parts) else None
        if isinstance(part, ManuscriptParagraph) and isinstance(above, Picture) and _is_of_picture(part, below):
            parts[at - 1] = replace(above, caption=" ".join(part.text.split("\n")).strip())
            del parts[at]
            manuscript.findings[:] = [_moved_up(finding, at) for finding in manuscript.findings]


def _is_of_picture(part: ManuscriptParagraph, below: ManuscriptParagraph | Block | None) -> bool:
    """Whether a paragraph right under a picture is its caption, and not that of the table below."""
    text = part.text.strip()
    if part.caption is None or not text:
        return False
    if part.caption == "picture" or _OF_PICTURE.match(text):
        return True
    return not isinstance(below, Table) and not _OF_TABLE.match(text)


def _moved_up(finding: Finding, gone: int) -> Finding:
    """A finding after the part at ``gone`` was taken out; ``line`` counts parts from 1."""
    return finding if finding.line is None or finding.line <= gone else replace(finding, line=finding.line - 1)


def _has_text(part: ManuscriptParagraph | Block) -> bool:
    return not isinstance(part, ManuscriptParagraph) or bool(part.text.strip())
