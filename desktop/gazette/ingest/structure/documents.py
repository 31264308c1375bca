"""Parts the body of an issue into documents and gives each its line of the contents list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from gazette.ingest.structure.contents_pages import ContentsSection, ContentsTitle
from gazette.ingest.structure.front_matter import is_issuer_prefix, joined_rows
from gazette.ingest.structure.head_search import find_heads
from gazette.ingest.structure.heads import Head, promulgates, read_head
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.title_lines import is_title_row
from gazette.ingest.structure.unnumbered_heads import unnumbered_heads
from gazette.reading.characters import squash
from gazette.reading.issuers import TitleHead, read_title_head
from gazette.reading.titles import named_works, title_rows

_ALIKE = 0.75
_LONGEST_ISSUERS = 60
_SHORTEST_ALONE = 8
_ORDER_LINES = 3
_SAME_END = 4
_PLAIN_QUOTES = str.maketrans("〈〉", "《》")


@dataclass(frozen=True, slots=True)
class Document:
    """A document of an issue: its head, the lines under it, and its line of the contents list where there is one."""

    head: Head
    body: tuple[Line, ...]
    listed: ContentsTitle | None


def part_documents(
    lines: Sequence[Line], sections: Sequence[ContentsSection]
) -> tuple[list[Document], tuple[Line, ...]]:
    """The documents in the order of the print, and lines before the first one that belong to none."""
    listed = [title for section in sections for title in section.titles]
    heads = [_without_foreign_rows(head, lines, listed) for head in find_heads(lines)]
    heads = _nested_left_out(lines, heads, listed)
    found = _match(heads, listed)
    _match_orders(lines, heads, found, listed)
    for more_heads in (_plain_heads, _alike_heads):
        for head, title in more_heads(lines, heads, _unmatched(listed, found)):
            heads.append(head)
            found[head.start] = title
    heads.sort(key=lambda head: head.start)
    heads = sorted([*heads, *unnumbered_heads(lines, heads)], key=lambda head: head.start)
    _match_alike(heads, found, _unmatched(listed, found))
    ends = [*(head.start for head in heads[1:]), len(lines)]
    documents = (
        [
            Document(head, tuple(lines[head.end : end]), found.get(head.start))
            for head, end in zip(heads, ends, strict=True)
        ]
        if heads
        else []
    )
    return documents, tuple(lines[: heads[0].start] if heads else lines)


def _unmatched(listed: Sequence[ContentsTitle], found: Mapping[int, ContentsTitle]) -> list[ContentsTitle]:
    return [title for title in listed if not any(title is match for match in found.values())]


def title_of(head: Head) -> str:
    """The title of a head as one string, its issuers taken off."""
    rows = tuple(row for line in head.title for row in title_rows(line.text))
    return read_title_head(rows).rest


def listed_head(title: ContentsTitle) -> TitleHead:
    """The issuers that a contents line prints in front of its title, and the title without them."""
    return read_title_head((title.title,))


def _without_foreign_rows(head: Head, lines: Sequence[Line], listed: Sequence[ContentsTitle]) -> Head:
    """The head without rows above a title of the list and its issuers: the last lines of the document before it."""
    if len(head.title) < 2 or lines[head.start] is not head.title[0]:
        return head
    titles = [name for title in listed for name in _names(title)]
    whole = [squash(title.title) for title in listed if listed_head(title).issuers]
    tails = ["".join(squash(row.text) for row in head.title[at:]) for at in range(len(head.title))]
    cut = next((at for at, tail in enumerate(tails) if tail in whole), None)
    if cut is None:
        cut = next(
            (
                at
                for at, tail in enumerate(tails)
                if any(tail.endswith(title) and is_issuer_prefix(tail.removesuffix(title)) for title in titles)
            ),
            0,
        )
    return replace(head, start=head.start + cut, title=head.title[cut:])


def _match(heads: Sequence[Head], listed: Sequence[ContentsTitle]) -> dict[int, ContentsTitle]:
    """Heads (by start) and their contents lines: the same number, or else the same title."""
    found: dict[int, ContentsTitle] = {}
    free = list(listed)
    for same in (_same_both, _same_number, _same_title):
        for head in heads:
            match = next((title for title in free if same(head, title)), None)
            if head.start not in found and match is not None:
                found[head.start] = match
                free = [title for title in free if title is not match]
    return found


def _match_orders(
    lines: Sequence[Line], heads: Sequence[Head], found: dict[int, ContentsTitle], listed: Sequence[ContentsTitle]
) -> None:
    """Pairs orders without a title with the title in the list that their first lines put into force."""
    for head in heads:
        if not (head.order or promulgates(head)) or head.start in found:
            continue
        below = "".join(line.text for line in lines[head.end : head.end + _ORDER_LINES])
        named = {squash(name).translate(_PLAIN_QUOTES) for name in named_works(below)}
        match = next((title for title in listed if squash(title.title).translate(_PLAIN_QUOTES) in named), None)
        if match is not None and not any(match is title for title in found.values()):
            found[head.start] = match


def _same_number(head: Head, listed: ContentsTitle) -> bool:
    if not head.numbers or not listed.number:
        return False
    ours, theirs = squash("、".join(head.numbers)), squash(listed.number)
    return ours == theirs or any(squash(number) == theirs for number in head.numbers)


def _same_both(head: Head, listed: ContentsTitle) -> bool:
    """Serials begin anew with every kind of paper: 公告第4号 is not 通告第4号."""
    return _same_number(head, listed) and _same_title(head, listed)


def _same_title(head: Head, listed: ContentsTitle) -> bool:
    whole = squash("".join(line.text for line in head.title))
    title = squash(listed.title)
    ends = bool(title) and whole.endswith(title) and len(whole) <= len(title) + _LONGEST_ISSUERS
    return ends or whole in _names(listed)


def _names(listed: ContentsTitle) -> list[str]:
    """What a document may be called by its contents line, squashed: with the issuers printed there and without."""
    names = (listed.title, listed_head(listed).rest)
    return [name for name in dict.fromkeys(map(squash, names)) if name]


def _match_alike(heads: Sequence[Head], found: dict[int, ContentsTitle], free: Sequence[ContentsTitle]) -> None:
    """Pairs what is left over by likeness of titles, best first."""
    pairs = [
        (
            SequenceMatcher(None, squash(title_of(head)), squash(listed_head(title).rest), autojunk=False).ratio(),
            head.start,
            at,
        )
        for head in heads
        if head.start not in found
        for at, title in enumerate(free)
    ]
    used: set[int] = set()
    for ratio, start, at in sorted(pairs, reverse=True):
        if ratio >= _ALIKE and start not in found and at not in used:
            found[start] = free[at]
            used.add(at)


def _plain_heads(
    lines: Sequence[Line], heads: Sequence[Head], missing: Sequence[ContentsTitle]
) -> list[tuple[Head, ContentsTitle]]:
    """Heads without number and date: lines that say just what a line of the contents list says."""
    taken = {at for head in heads for at in range(head.start, head.end)}
    wanted = {name: title for title in missing for name in _names(title)}
    plain: list[tuple[Head, ContentsTitle]] = []
    for at in range(len(lines)):
        if not wanted:
            break
        opens = at == 0 or lines[at].gap or lines[at - 1].text[-1] in "。）)日"
        text = squash(lines[at].text)
        if at in taken or not (opens or (len(text) >= _SHORTEST_ALONE and text in wanted)):
            continue
        for end, joined in joined_rows(lines, at):
            title = next((t for t in wanted if joined.endswith(t) and is_issuer_prefix(joined.removesuffix(t))), None)
            if title is not None and end - 1 not in taken:
                found = wanted[title]
                plain.append((_plain_head(lines, at, end), found))
                wanted = {name: other for name, other in wanted.items() if other is not found}
                break
    return plain


def _alike_heads(
    lines: Sequence[Line], heads: Sequence[Head], missing: Sequence[ContentsTitle]
) -> list[tuple[Head, ContentsTitle]]:
    """Heads without number and date whose rows stand apart and say nearly what a line of the contents list says."""
    taken = {at for head in heads for at in range(head.start, head.end)}
    alike: list[tuple[Head, ContentsTitle]] = []
    for title in missing:
        wanted = squash(listed_head(title).rest)
        ends = wanted[-_SAME_END:]
        found = [
            (SequenceMatcher(None, joined, wanted, autojunk=False).ratio(), at, end)
            for at in range(len(lines))
            if lines[at].gap and is_title_row(lines[at])
            for end, joined in joined_rows(lines, at)
            if joined.endswith(ends) and taken.isdisjoint(range(at, end))
        ]
        ratio, at, end = max(found, default=(0.0, 0, 0))
        if ratio >= _ALIKE:
            taken |= set(range(at, end))
            alike.append((_plain_head(lines, at, end), title))
    return alike


def _plain_head(lines: Sequence[Line], start: int, end: int) -> Head:
    head = Head(start=start, end=end, title=tuple(lines[start:end]))
    behind = read_head(lines, start)
    return behind if behind.end > end and behind.title[: end - start] == head.title else head


def _nested_left_out(lines: Sequence[Line], heads: Sequence[Head], listed: Sequence[ContentsTitle]) -> list[Head]:
    """The heads without those that stand under 附件, which are documents inside a document."""
    kept: list[Head] = []
    for head in heads:
        above = lines[head.start - 1].text if head.start else ""
        named = any(_same_number(head, title) or _same_title(head, title) for title in listed)
        if named or not (above.startswith("附件") and len(above) <= 8):
            kept.append(head)
    return kept
