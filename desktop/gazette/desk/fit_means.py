"""What the house style allows to make an entry end elsewhere: other lines a column; tried, and done as one act."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.desk.fitting import FitIssue
from gazette.desk.typesetters import issue_pages, style_of
from gazette.model import NO_PICTURES, Entry, Fit, Issue, PictureSizes
from gazette.typeset import Progress


@dataclass(frozen=True, slots=True)
class Means:
    """So many ``lines`` a column for an entry (None: the style's ``own``); where it ``ends`` and all ``pages`` then."""

    lines: int | None
    own: int
    ends: int
    pages: int

    @property
    def said(self) -> tuple[str, dict[str, object]]:
        """The sentence of it: code and values."""
        code = "desk.means_own" if self.lines is None else "desk.means_lines"
        return code, {"lines": self.lines or self.own, "page": self.ends, "pages": self.pages}


@dataclass(frozen=True, slots=True)
class SetEntryLines(FitIssue):
    """Set one entry of an issue with other lines a column."""

    act: ClassVar[str] = "desk.act.entry_lines"


def set_entry_lines(issue: Issue, entry_id: int, lines: int | None) -> SetEntryLines:
    """The command that sets an entry with so many lines a column; None: as the house style has it."""
    number = next(at for at, entry in enumerate(issue.entries) if entry.id == entry_id)
    after = _with_lines(issue, number, lines)
    entries = tuple((entry.id, (entry.column_lines, entry.new_page)) for entry in after.entries)
    return SetEntryLines(issue.id, after.fit, entries)


def entry_means(
    issue: Issue, number: int, pictures: PictureSizes = NO_PICTURES, *, progress: Progress | None = None
) -> tuple[Means, ...]:
    """What each number of lines that the house style allows would do to an entry (from 0), where it changes something.

    Of those that do the same the nearest to the style's own is given; touches no archive.
    """
    style, entry = style_of(issue.publication), issue.entries[number]
    fewest, most = style.numbers("columns.lines_allowed")
    own = style.lengths("page.block")[1] // style.length("text.body.leading")
    tried = [None, *sorted((lines for lines in range(fewest, most + 1) if lines != own), key=lambda n: abs(n - own))]
    done: dict[tuple[int, int], Means] = {}
    now: tuple[int, int] | None = None
    for order, lines in enumerate(tried, 1):
        pages = issue_pages(_with_lines(issue, number, lines), pictures)
        outcome = (pages.spans[number][1], sum(page.number is not None for page in pages.pages))
        done.setdefault(outcome, Means(lines, own, *outcome))
        if (lines or own) == (entry.column_lines or own):
            now = outcome
        if progress:
            progress(order, len(tried))
    return tuple(means for outcome, means in sorted(done.items()) if outcome != now)


def _with_lines(issue: Issue, number: int, lines: int | None) -> Issue:
    """The issue with an entry (from 0) set so; one that is fitted in nothing else is a fitted one only as long."""
    at = iter(range(len(issue.entries)))

    def changed(entries: Iterable[Entry]) -> tuple[Entry, ...]:
        return tuple(replace(entry, column_lines=lines) if next(at) == number else entry for entry in entries)

    made = replace(issue, sections=tuple(replace(one, entries=changed(one.entries)) for one in issue.sections))
    own = any(entry.column_lines or entry.new_page for entry in made.entries)
    return replace(made, fit=issue.fit or Fit() if own or issue.fit not in (None, Fit()) else None)
