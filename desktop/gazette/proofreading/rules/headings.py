"""Headings under which there is no text.

Left alone: lists that look like headings, none of which has text; run-in headings, whose text stands beside them; lines
that lead into a table, a picture or a list; rows that spaces part; contents lists inside documents.
"""

import re
from collections.abc import Iterator, Sequence

from gazette.model import Attachment, Enclosure, Finding, Heading, Note, Paragraph, Signature
from gazette.proofreading.document import Document, Flow
from gazette.reading.series import number_count

_ENDS_SENTENCE = re.compile(r"[。；;！？：:，]$")
_IS_ROW = re.compile(r"\S\s+\S")
_SAYS_MORE = re.compile(r"略|空缺|删除|保留")
_CHAPTER_UNITS = "编章节"
_LONGEST = 40


def find(document: Document) -> Iterator[Finding]:
    """An error for a heading that stands alone while others of its kind beside it have text."""
    for flow in document.flows:
        for run in _runs(flow):
            bare = [index for index in run if _is_bare(flow, index)]
            if bare and len(run) > len(bare) and 2 * len(bare) <= len(run):
                yield from (_finding(flow, index) for index in bare)


def _runs(flow: Flow) -> Iterator[list[int]]:
    """Headings of one level under one heading, as far as their numbers rise."""
    open_runs: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    for index, block in enumerate(flow.blocks):
        if not isinstance(block, Heading):
            continue
        rank = _rank(block)
        for deeper in [each for each in open_runs if each > rank]:
            yield open_runs.pop(deeper)
            last.pop(deeper, None)
        count = number_count(block.number) if block.number and block.level else None
        if count is not None and count <= last.get(rank, 0) and rank in open_runs:
            yield open_runs.pop(rank)
        open_runs.setdefault(rank, []).append(index)
        last[rank] = count or 0
    yield from open_runs.values()


def _rank(heading: Heading) -> int:
    """How deep a heading stands: 编 章 节 above the four series."""
    if heading.level:
        return heading.level
    unit = next((unit for unit in heading.number or "" if unit in _CHAPTER_UNITS), "章")
    return _CHAPTER_UNITS.index(unit) - len(_CHAPTER_UNITS)


def _is_bare(flow: Flow, index: int) -> bool:
    """Whether nothing that belongs to the heading stands beside or below it."""
    heading = flow.blocks[index]
    assert isinstance(heading, Heading)
    text = heading.text.strip().removeprefix(heading.number or "").strip()
    if (
        heading.lead
        or _IS_ROW.search(text)
        or _ENDS_SENTENCE.search(text)
        or len(text) > _LONGEST
        or _SAYS_MORE.search(text)
    ):
        return False
    return _ends_here(flow.blocks[index + 1 :], _rank(heading))


def _ends_here(behind: Sequence[object], rank: int) -> bool:
    if not behind:
        return True
    following = behind[0]
    if isinstance(following, Heading):
        return _rank(following) <= rank
    if isinstance(following, Paragraph) and following.level:
        return following.level <= rank
    if isinstance(following, Note):
        return following.mark is not None and _ends_here(behind[1:], rank)
    return isinstance(following, Attachment | Enclosure | Signature)


def _finding(flow: Flow, index: int) -> Finding:
    heading = flow.blocks[index]
    assert isinstance(heading, Heading)
    return Finding(
        rule="proofreading.heading_without_text",
        level="error",
        block=flow.path(index),
        part="text",
        text=heading.text,
        start=0,
    )
