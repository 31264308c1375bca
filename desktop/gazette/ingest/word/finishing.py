"""What is done to a whole manuscript of Word: tabs that make no table become spaces, marks that do not show go."""

from dataclasses import replace

from gazette.ingest.manuscript import Manuscript, ManuscriptParagraph
from gazette.ingest.structure.lines import HIDDEN
from gazette.ingest.word.story import Part
from gazette.model import Cell, Finding, Note, Table, block_texts

_SPACE = "\u3000"


def finish(manuscript: Manuscript) -> Manuscript:
    """The manuscript with its parts as the structure reader wants them."""
    manuscript.parts[:] = _tabs_settled(manuscript.parts)
    for at, part in enumerate(manuscript.parts):
        texts = _texts(part)
        found = [mark for text in texts for mark in HIDDEN.findall(text)]
        if found:
            manuscript.parts[at] = _without_hidden(part)
            manuscript.findings.append(
                Finding(
                    rule="ingest.hidden_removed",
                    level="doubt",
                    text=f"U+{ord(found[0]):04X}",
                    values=(("count", str(len(found))),),
                    line=at + 1,
                )
            )
    return manuscript


def _tabs_settled(parts: list[Part]) -> list[Part]:
    """Tabs stay where paragraphs one below the other have as many of them; elsewhere they only move what follows."""
    counts = [_tabs(part) for part in parts]
    settled: list[Part] = []
    for at, part in enumerate(parts):
        count = counts[at]
        beside = (counts[at - 1] if at else 0, counts[at + 1] if at + 1 < len(parts) else 0)
        if isinstance(part, ManuscriptParagraph) and count and count not in beside:
            part = replace(part, text=part.text.strip("\t").replace("\t", _SPACE))  # noqa: PLW2901
        settled.append(part)
    return settled


def _tabs(part: Part) -> int:
    """How many tabs stand inside a paragraph of one line."""
    if not isinstance(part, ManuscriptParagraph) or "\t" not in part.text:
        return 0
    text = part.text.strip()
    return -1 if "\n" in text else text.count("\t")


def _texts(part: Part) -> tuple[str, ...]:
    return (part.text,) if isinstance(part, ManuscriptParagraph) else tuple(block_texts(part))


def _without_hidden(part: Part) -> Part:
    if isinstance(part, Table):
        return replace(part, rows=tuple(tuple(_cell(cell) for cell in row) for row in part.rows))
    if isinstance(part, ManuscriptParagraph | Note):
        return replace(part, text=HIDDEN.sub("", part.text))
    return part


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=HIDDEN.sub("", cell.text))
