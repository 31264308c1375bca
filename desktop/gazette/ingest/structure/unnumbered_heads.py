"""Documents without number and day that no contents list names: a title behind what is signed, signed itself."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from gazette.ingest.structure.heads import Head, read_head
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.signatures import find_signatures
from gazette.ingest.structure.title_lines import MOST_ROWS, is_title_row, opens_title
from gazette.model import Signature
from gazette.reading.characters import squash
from gazette.reading.document_kind import document_kind
from gazette.reading.titles import ends_as_title, issued_title, named_works, title_rows

# what an office sends by itself; plans and rules come with a notice
_SENT = frozenset("决定 命令 公告 通告 意见 通知 通报 批复 函 令".split())
_REMARK = re.compile(r"[（(][^（）()]{2,40}[）)]|抄[送报]\s*[：:].*|.*\d日\s*印发")
_PASSED_ON = ("转发", "批转", "印发")


def unnumbered_heads(lines: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """The heads that ``heads`` (in order) leaves out: each right behind a signature, with a signature of its own."""
    found: list[Head] = []
    signed = find_signatures(lines)
    ends = [*(head.start for head in heads), len(lines)][1:]
    for above, end in zip(heads, ends, strict=True):
        found += _behind(lines, above, end, signed)
    return found


def _behind(lines: Sequence[Line], above: Head, end: int, signed: Mapping[int, tuple[int, Signature]]) -> list[Head]:
    own = "".join(line.text for line in above.title)
    if any(word in own for word in _PASSED_ON):
        return []
    named = {squash(name) for line in lines[above.start : end] for name in named_works(line.text)}
    named |= {squash(name) for name in (issued_title(own),) if name}
    inside = [at for at in sorted(signed) if above.end <= at < end]
    found: list[Head] = []
    for here, following in pairwise(inside):
        start = _behind_remarks(lines, signed[here][0], following)
        head = _head_at(lines, start, following)
        if head is not None and squash(_title(head)) not in named:
            found.append(head)
    return found


def _behind_remarks(lines: Sequence[Line], at: int, end: int) -> int:
    while at < end and _REMARK.fullmatch(lines[at].text):
        at += 1
    return at


def _head_at(lines: Sequence[Line], start: int, end: int) -> Head | None:
    """The head at ``start`` where its rows say 关于 and end as what an office sends, and text stands before ``end``."""
    stop = start
    while stop < min(end, start + MOST_ROWS) and is_title_row(lines[stop]):
        stop += 1
        if ends_as_title(lines[stop - 1].text):
            break
    if stop == start or stop >= end:
        return None
    title = "".join(row for line in lines[start:stop] for row in title_rows(line.text))
    if document_kind(title) not in _SENT or not any(opens_title(line.text) for line in lines[start:stop]):
        return None
    behind = read_head(lines, start)
    return behind if behind.end < end else Head(start=start, end=stop, title=tuple(lines[start:stop]))


def _title(head: Head) -> str:
    return "".join(row for line in head.title for row in title_rows(line.text))
