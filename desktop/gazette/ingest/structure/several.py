"""A file of several documents without a contents list: where each clearly begins, and what they make together."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from gazette.ingest.structure.contents_pages import SECTION
from gazette.ingest.structure.documents import title_of
from gazette.ingest.structure.entries import make_entry
from gazette.ingest.structure.head_search import find_heads
from gazette.ingest.structure.heads import Head
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.masthead import complete_names, masthead_issue, read_masthead
from gazette.ingest.structure.places import Placed, located, opening_with
from gazette.ingest.structure.signatures import find_signatures
from gazette.ingest.structure.unnumbered_heads import unnumbered_heads
from gazette.ingest.structure.wrapping import Wrapping
from gazette.model import Bilingual, Entry, Finding, Issue, Section
from gazette.reading.characters import close_up, squash
from gazette.reading.document_numbers import find_document_numbers
from gazette.reading.issuers import read_title_head
from gazette.reading.titles import ends_as_title, issued_title, named_works

_LONGEST_LABEL = 8


@dataclass(slots=True)
class _Above:
    """A document that another may follow: what it names, read as far as line ``read``, and whether it is closed."""

    head: Head
    read: int
    closed: bool
    named: set[str]
    numbers: set[str] = field(default_factory=set)

    @classmethod
    def begin(cls, head: Head) -> Self:
        own = "".join(line.text for line in head.title)
        named = {squash(name) for name in (*named_works(own), issued_title(own)) if name}
        return cls(head, head.end, head.date is not None, named)

    def read_on(self, lines: Sequence[Line], end: int, signed: Container[int]) -> None:
        for at in range(self.read, end):
            self.closed = self.closed or at in signed
            self.named |= {squash(name) for name in named_works(lines[at].text)}
            self.numbers |= {squash(number) for number in find_document_numbers(lines[at].text)}
        self.read = max(self.read, end)


def clear_heads(lines: Sequence[Line]) -> list[Head]:
    """The heads of the documents in ``lines``; none where they hold only one, or where it is not clear.

    A head counts where it has a title, a number of its own, and a date or issuers, or is an order; where the document
    above is signed or dated; and where that document does not name it: then it is what the document passes on. Without
    a number it counts right behind a signature, where it is signed itself.
    """
    heads = find_heads(lines)
    first = next((at for at, head in enumerate(heads) if _is_whole(head)), None)
    if first is None:
        return []
    signed = find_signatures(lines)
    above = _Above.begin(heads[first])
    clear = [heads[first]]
    for head in heads[first + 1 :]:
        above.read_on(lines, head.start, signed)
        if _is_whole(head) and _is_apart(lines, above, head):
            clear.append(head)
            above = _Above.begin(head)
    clear = sorted([*clear, *unnumbered_heads(lines, clear)], key=lambda head: head.start)
    return clear if len(clear) > 1 else []


def read_several(
    lines: Sequence[Line], heads: Sequence[Head], wrapping: Wrapping, traces: Sequence[Finding]
) -> tuple[Issue | None, tuple[Finding, ...], list[Placed]]:
    """The documents that begin at ``heads``, and the issue that they are where lines above them say which one."""
    opening = lines[: heads[0].start]
    masthead = read_masthead(opening)
    is_issue = bool(masthead.name.zh and (masthead.numbers or masthead.serial))
    names = [_section_above(lines, head) if is_issue else None for head in heads]
    ends = [head.start - (name is not None) for head, name in zip(heads[1:], names[1:], strict=True)]
    bodies = [lines[head.end : end] for head, end in zip(heads, [*ends, len(lines)], strict=True)]
    made = [make_entry(head, body, wrapping) for head, body in zip(heads, bodies, strict=True)]
    known = masthead.used if is_issue else frozenset()
    loose = opening[:-1] if names[0] else opening
    made[0] = opening_with(made[0], [line for line in loose if line.number not in known])
    findings = [located(trace, made) for trace in traces]
    for number, placed in enumerate(made, 1):
        findings += (replace(finding, entry=number) for finding in (*_told_apart(placed, made), *placed.findings))
    entries = tuple(placed.entry for placed in made)
    if not is_issue:
        return None, tuple(findings), made
    return masthead_issue(complete_names(masthead, entries), _sections(names, entries)), tuple(findings), made


def _section_above(lines: Sequence[Line], head: Head) -> str | None:
    """The name in 【】 that stands above a head."""
    found = SECTION.fullmatch(lines[head.start - 1].text) if head.start else None
    return close_up(found["name"]) if found else None


def _sections(names: Sequence[str | None], entries: Sequence[Entry]) -> tuple[Section, ...]:
    runs: list[tuple[str | None, list[Entry]]] = []
    for name, entry in zip(names, entries, strict=True):
        if name or not runs:
            runs.append((name, []))
        runs[-1][1].append(entry)
    return tuple(Section(name=Bilingual(name), entries=tuple(run)) for name, run in runs)


def _told_apart(placed: Placed, made: Sequence[Placed]) -> tuple[Finding, ...]:
    """What is said of every document but the first: that it was taken for one of its own."""
    if placed is made[0]:
        return ()
    title = placed.entry.title_full or placed.entry.title_zh
    values = (("count", str(len(made))),)
    return (Finding(rule="ingest.told_apart", level="doubt", text=title, values=values, line=placed.first, column=1),)


def _is_whole(head: Head) -> bool:
    if head.order:
        return bool(head.numbers)
    rows = tuple(line.text for line in head.title)
    if not head.numbers or not rows or not ends_as_title(rows[-1]):
        return False
    issuers = read_title_head(rows).issuers
    return bool(issuers or head.issuers) or (head.date is not None and "关于" in "".join(rows))


def _is_apart(lines: Sequence[Line], above: _Above, head: Head) -> bool:
    label = lines[head.start - 1].text
    if label.startswith(("附件", "附：", "附录")) and len(label) <= _LONGEST_LABEL:
        return False
    return head.start > above.head.end and above.closed and not _passes_on(above, head)


def _passes_on(above: _Above, head: Head) -> bool:
    """Whether the document above names this one: by its title, its number, or with its own title (批转…的意见)."""
    title, own = squash("".join(line.text for line in head.title)), "".join(line.text for line in above.head.title)
    if title in above.named or squash(title_of(head)) in above.named:
        return True
    passes = any(word in own for word in ("转发", "批转", "印发"))
    if passes and "纪要" in own and title.endswith("纪要"):
        return True
    return passes and bool(above.numbers & {squash(number) for number in head.numbers})
