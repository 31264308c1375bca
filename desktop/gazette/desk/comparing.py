"""Two states of an entry, or of a whole issue, as a red-line: what was taken out, put in, moved, and made another kind.

Blocks are brought side by side first, then their texts by sentences and characters (``text_comparing``). Each
difference has a number and can be taken back by itself. How an entry is fitted to its pages, its state and the page it
was once printed on are no part of what it says, and are not compared.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from gazette.desk.comparing_entry import EntryWriter
from gazette.desk.comparing_lines import Difference, RedLine
from gazette.desk.text_comparing import FLAGS, Flag, Piece
from gazette.model import Entry, Issue, printed_blocks

__all__ = [
    "FLAGS",
    "ComparedEntry",
    "Difference",
    "EntryComparison",
    "Flag",
    "IssueComparison",
    "IssueFact",
    "Piece",
    "PlacedEntry",
    "RedLine",
    "compare_entries",
    "compare_issues",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryComparison:
    """An entry as it was (None: it was not there) and as it is (None: it is no more)."""

    old: Entry | None
    new: Entry | None
    lines: tuple[RedLine, ...]
    differences: tuple[Difference, ...]
    back: Callable[[frozenset[int]], Entry] | None = field(compare=False, repr=False)

    def without(self, *numbers: int) -> Entry:
        """The new entry with the differences of these numbers taken back; LookupError where there is no such one."""
        if self.back is None or not {*numbers} <= {each.number for each in self.differences}:
            raise LookupError(numbers)
        return self.back(frozenset(numbers))


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """Where an entry stands in its issue: its number there, from 1, and the name of its section."""

    number: int
    section: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedEntry:
    """An entry of either issue; ``moved``: it stands elsewhere among those that both have, or in another section."""

    comparison: EntryComparison
    before: PlacedEntry | None
    after: PlacedEntry | None
    moved: bool = False

    @property
    def state(self) -> Literal["same", "changed", "added", "removed"]:
        """What became of its text."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "changed" if self.comparison.differences else "same"


FactName = Literal["serial", "year", "numbers", "date", "editor_zh", "editor_en", "sections"]


@dataclass(frozen=True, slots=True)
class IssueFact:
    """A fact of the issue itself that is another now."""

    name: FactName
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueComparison:
    """Two states of an issue: ``entries`` in the order of the new one, those that are no more where they stood."""

    old: Issue
    new: Issue
    facts: tuple[IssueFact, ...]
    entries: tuple[ComparedEntry, ...]

    @property
    def differs(self) -> bool:
        """Whether there is any difference."""
        return bool(self.facts) or any(each.state != "same" or each.moved for each in self.entries)


def compare_entries(old: Entry | None, new: Entry | None) -> EntryComparison:
    """The red-line from ``old`` to ``new``; where one of them is None, all of the other is put in or taken out."""
    writer = EntryWriter.over(old, new)
    if old is not None and new is not None:
        back = writer.entry(old, new)
    else:
        back = None
        if old is not None:
            writer.whole_entry(old, "taken_out")
        if new is not None:
            writer.whole_entry(new, "put_in")
    return EntryComparison(
        old=old, new=new, lines=tuple(writer.out.lines), differences=writer.out.told_differences(), back=back
    )


def compare_issues(old: Issue, new: Issue) -> IssueComparison:
    """The red-line of a whole issue: its entries are known again by their ids, those without one by what they are."""
    before, after = _placed(old), _placed(new)
    pairs = _same_entries(before, after)
    partners = {there: here for here, there in pairs.items()}
    staying = _staying([pairs[at] for at in range(len(before)) if at in pairs])
    compared: list[ComparedEntry] = []
    gone = iter(at for at in range(len(before)) if at not in pairs)
    waiting = next(gone, None)
    for at, (entry, place) in enumerate(after):
        here = partners.get(at)
        if here is None:
            compared.append(ComparedEntry(comparison=compare_entries(None, entry), before=None, after=place))
            continue
        while waiting is not None and waiting < here and at in staying:
            compared.append(_removed(*before[waiting]))
            waiting = next(gone, None)
        was, stood = before[here]
        compared.append(
            ComparedEntry(
                comparison=compare_entries(was, entry),
                before=stood,
                after=place,
                moved=at not in staying or stood.section != place.section,
            )
        )
    while waiting is not None:
        compared.append(_removed(*before[waiting]))
        waiting = next(gone, None)
    return IssueComparison(old=old, new=new, facts=tuple(_facts(old, new)), entries=tuple(compared))


_Placed = list[tuple[Entry, PlacedEntry]]


def _placed(issue: Issue) -> _Placed:
    named = ((entry, section.name.zh or section.name.en) for section in issue.sections for entry in section.entries)
    return [(_as_printed(entry), PlacedEntry(number, section)) for number, (entry, section) in enumerate(named, 1)]


def _as_printed(entry: Entry) -> Entry:
    """The entry with what its list prints, where it is the annual contents."""
    return entry if entry.annual_contents is None else replace(entry, blocks=printed_blocks(entry))


def _removed(entry: Entry, place: PlacedEntry) -> ComparedEntry:
    return ComparedEntry(comparison=compare_entries(entry, None), before=place, after=None)


def _same_entries(before: _Placed, after: _Placed) -> dict[int, int]:
    """The place in ``after`` of what stood at a place in ``before``."""
    pairs: dict[int, int] = {}
    keys: tuple[Callable[[Entry], object], ...] = (
        lambda entry: entry.id or None,
        lambda entry: entry.number_zh,
        lambda entry: entry.title_full or entry.title_zh,
    )
    for key in keys:
        left = set(range(len(after))) - {*pairs.values()}
        known: dict[object, list[int]] = {}
        for at in sorted(left):
            known.setdefault(key(after[at][0]), []).append(at)
        for at, (entry, _) in enumerate(before):
            if at in pairs or key(entry) is None:
                continue
            fit = [
                there
                for there in known.get(key(entry), [])
                if not (entry.id and after[there][0].id) or entry.id == after[there][0].id
            ]
            if fit:
                pairs[at] = fit[0]
                known[key(entry)].remove(fit[0])
    return pairs


def _staying(order: list[int]) -> set[int]:
    """The most of them that kept their order; the others moved."""
    tails: list[list[int]] = []
    for each in order:
        at = next((place for place, run in enumerate(tails) if run[-1] > each), len(tails))
        run = [*(tails[at - 1] if at else []), each]
        tails[at : at + 1] = [run]
    return {*tails[-1]} if tails else set()


def _facts(old: Issue, new: Issue) -> Iterator[IssueFact]:
    said: tuple[
        tuple[
            Literal["serial", "year", "numbers", "date", "editor_zh", "editor_en", "sections"], Callable[[Issue], str]
        ],
        ...,
    ] = (
        ("serial", lambda issue: str(issue.serial or "")),
        ("year", lambda issue: str(issue.year or "")),
        ("numbers", lambda issue: _listed(map(str, issue.numbers))),
        ("date", lambda issue: issue.date or ""),
        ("editor_zh", lambda issue: issue.editor.zh or ""),
        ("editor_en", lambda issue: issue.editor.en or ""),
        ("sections", lambda issue: _listed(section.name.zh or section.name.en or "" for section in issue.sections)),
    )
    for name, fact in said:
        before, after = fact(old), fact(new)
        if before != after:
            yield IssueFact(name, before, after)


def _listed(texts: Iterable[str]) -> str:
    return "、".join(text for text in texts if text)
