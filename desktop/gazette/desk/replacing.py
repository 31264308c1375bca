"""Replacing in an issue: where a text stands is found apart from the archive, and replaced as one act.

The marks of footnotes are left alone: a note belongs to its mark.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, overload

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change, editable_issue
from gazette.desk.entry_commands import PutEntry, number_along
from gazette.desk.entry_parts import Span, footnote_marks, with_spans
from gazette.desk.several import Several
from gazette.errors import ArchiveError
from gazette.model import Entry, Issue, Note, Part, TextPlace, entry_parts, walk_blocks
from gazette.reading.matching import Wanted

Progress = Callable[[int, int], None]


class Hits(Sequence[TextPlace]):
    """The hits in an entry, in its order, each made when it is asked for: an issue may have hundreds of thousands."""

    __slots__ = ("_ends", "_entry", "_numbers", "_parts", "_starts", "said")

    def __init__(self, entry: Entry, places: Iterable[tuple[int, str, Span]]) -> None:
        self._entry = entry
        self._numbers, self._starts, self._ends = array("L"), array("L"), array("L")
        self._parts: dict[int, tuple[Part, str]] = {}
        self.said: Counter[str] = Counter()
        """How often each form of what was looked for was found."""
        for number, text, (start, end) in places:
            self._numbers.append(number)
            self._starts.append(start)
            self._ends.append(end)
            self.said[text[start:end]] += 1

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> TextPlace: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[TextPlace, ...]: ...
    def __getitem__(self, index: int | slice) -> TextPlace | tuple[TextPlace, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        number, start, end = self._numbers[index], self._starts[index], self._ends[index]
        if not self._parts:
            wanted = set(self._numbers)
            self._parts = {
                at: (Part(path, name, order), text)
                for at, (path, name, order, text) in enumerate(entry_parts(self._entry))
                if at in wanted
            }
        part, text = self._parts[number]
        return TextPlace(part, text, start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHits:
    """The hits in an entry, ``number`` from 1 in its issue; ``marks`` more are marks of footnotes or cut them."""

    entry: Entry
    number: int
    hits: Hits
    marks: int = 0


def hits_in_issue(issue: Issue, wanted: Wanted, progress: Progress | None = None) -> tuple[EntryHits, ...]:
    """Where ``wanted`` stands in the entries of an issue; those without are left out. Touches no archive."""
    found: list[EntryHits] = []
    for number, entry in enumerate(issue.entries, 1):
        if progress is not None:
            progress(number - 1, len(issue.entries))
        in_entry = hits_in_entry(entry, number, wanted)
        if in_entry.hits or in_entry.marks:
            found.append(in_entry)
    return tuple(found)


def hits_in_entry(entry: Entry, number: int, wanted: Wanted) -> EntryHits:
    """Where ``wanted`` stands in one entry."""
    noted = any(isinstance(block, Note) and block.mark for _, block in walk_blocks(entry.blocks))
    marks = footnote_marks(entry) if noted else {}
    cut = 0
    places: list[tuple[int, str, Span]] = []
    for at, (path, name, index, text) in enumerate(entry_parts(entry)):
        for span in wanted.places(text):
            if marks and _cuts(span, marks.get(Part(path, name, index), ())):
                cut += 1
            else:
                places.append((at, text, span))
    return EntryHits(entry=entry, number=number, hits=Hits(entry, places), marks=cut)


def _cuts(span: Span, marks: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in marks)


def with_hits(entry: Entry, hits: Iterable[TextPlace], new: str) -> Entry:
    """``entry`` with ``new`` at ``hits``, which are its own and in their order."""
    spans: dict[Part, list[Span]] = defaultdict(list)
    for hit in hits:
        spans[hit.part].append((hit.start, hit.end))
    return with_spans(entry, spans, new)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReplacement:
    """What was found in an entry as it was seen, and the numbers of the hits that shall stay."""

    found: EntryHits
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceInIssue:
    """Put ``new`` in the place of ``wanted`` in several entries of an issue.

    An entry that changed since it was seen is searched anew: what was left out of it stays where its text is the same.
    One that became final since, is not in the issue any more or is gone, stays as it is. A final entry that changes is
    in proof again.
    """

    act: ClassVar[str] = "desk.act.replace"
    issue_id: int
    wanted: Wanted
    new: str
    entries: tuple[EntryReplacement, ...]
    progress: Progress | None = field(default=None, compare=False)

    def apply(self, archive: Archive) -> Change:
        """The inverse puts all entries back."""
        editable_issue(archive, self.issue_id)
        codes = dict(archive.issue(self.issue_id).publication.codes)
        changes: list[Change] = []
        places = 0
        for done, wish in enumerate(self.entries):
            if self.progress is not None:
                self.progress(done, len(self.entries))
            now = self._there(archive, wish.found.entry)
            if now is None:
                continue
            hits = tuple(hit for hit in self._hits(wish, now) if hit.found != self.new)
            if hits:
                after = number_along(now, with_hits(now, hits, self.new), codes)
                changes.append(PutEntry(after).apply(archive))
                places += len(hits)
        inverses = tuple(change.inverse for change in reversed(changes) if change.inverse is not None)
        if not inverses:
            return NOTHING
        entries = frozenset[int]().union(*(change.entries for change in changes))
        return Change(inverse=Several(inverses), issues=frozenset({self.issue_id}), entries=entries, places=places)

    def _there(self, archive: Archive, seen: Entry) -> Entry | None:
        try:
            there = archive.place(seen.id).issue_id == self.issue_id
        except ArchiveError as error:
            if error.code != "archive.no_entry":
                raise
            return None
        now = archive.entry(seen.id) if there else None
        became_final = now is not None and now.state == "final" and seen.state != "final"
        return None if became_final else now

    def _hits(self, wish: EntryReplacement, now: Entry) -> Iterator[TextPlace]:
        hits, left_out = wish.found.hits, wish.left_out
        if now == wish.found.entry:
            yield from (hit for number, hit in enumerate(hits) if number not in left_out)
            return
        stay = {(hits[number].text, hits[number].start) for number in left_out}
        anew = hits_in_entry(now, 0, self.wanted).hits
        yield from (hit for hit in anew if (hit.text, hit.start) not in stay)


def replace_all(issue: Issue, found: Iterable[EntryHits], wanted: Wanted, new: str) -> ReplaceInIssue:
    """The command that replaces all that was found."""
    entries = tuple(EntryReplacement(found=each) for each in found)
    return ReplaceInIssue(issue_id=issue.id, wanted=wanted, new=new, entries=entries)
