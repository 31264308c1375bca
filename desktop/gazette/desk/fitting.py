"""Fitting an issue of the archive to a number of pages: what would change is shown first, and kept as one act."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change, editable_issue
from gazette.desk.desk import Desk
from gazette.desk.pictures import picture_sizes
from gazette.desk.typesetters import fitted_to_pages, fitted_to_print, issue_pages
from gazette.errors import DeskError
from gazette.model import NO_PICTURES, Fit, FitStep, Issue, PictureSizes
from gazette.typeset import Pages, Progress, unfitted

_STEP_SENTENCES: dict[FitStep, str] = {
    "between_documents": "desk.fit_between_documents",
    "title_row": "desk.fit_title_row",
    "table_padding": "desk.fit_table_padding",
}


@dataclass(frozen=True, slots=True)
class Fitting:
    """What fitting an issue to ``wanted`` pages would do; ``pages`` and starts are those of the whole issue."""

    wanted: int
    before: Issue
    after: Issue
    pages_before: Pages
    pages_after: Pages

    @property
    def reached(self) -> bool:
        """Whether it has the wanted number of pages then."""
        return len(self.pages_after.pages) == self.wanted

    @property
    def changes(self) -> tuple[tuple[int, int], ...]:
        """The entries (from 1) that are set with other lines a column than the house style has, and how many."""
        return tuple((entry, int(values["lines"])) for entry, values in self._leadings.items())

    @property
    def new_pages(self) -> tuple[int, ...]:
        """The entries (from 1) that begin a page where they would stand below another one."""
        return tuple(position for position, entry in enumerate(self.after.entries, 1) if entry.new_page)

    @property
    def told(self) -> tuple[tuple[str, dict[str, object]], ...]:
        """What would change, as sentences (code, values): pages, documents, the whole issue, entries that move."""
        before, after = len(self.pages_before.pages), len(self.pages_after.pages)
        told: list[tuple[str, dict[str, object]]] = [
            ("desk.fit_pages" if before != after else "desk.fit_same", {"before": before, "pages": after})
        ]
        told += [("desk.fit_lines", {"entry": entry, **values}) for entry, values in self._leadings.items()]
        told += [("desk.fit_new_page", {"entry": entry}) for entry in self.new_pages]
        told += [(_STEP_SENTENCES[step], {}) for step in (self.after.fit.steps if self.after.fit else ())]
        moved = ((entry, *pages) for entry, pages in enumerate(self.starts, 1) if pages[0] != pages[1])
        told += [("desk.fit_moved", {"entry": entry, "before": was, "page": now}) for entry, was, now in moved]
        return tuple(told)

    @property
    def _leadings(self) -> dict[int, dict[str, str]]:
        """What page making says of entries that have another leading than the style: ``lines leading own``."""
        told = (one for one in self.pages_after.findings if one.rule == "typeset.leading")
        return {one.entry: dict(one.values) for one in told if one.entry is not None}

    @property
    def starts(self) -> tuple[tuple[int, int], ...]:
        """Every entry's first page before and after."""
        both = zip(self.pages_before.spans, self.pages_after.spans, strict=True)
        return tuple((before, after) for (before, _), (after, _) in both)


def propose_fit(
    issue: Issue, pages: int, pictures: PictureSizes = NO_PICTURES, *, progress: Progress | None = None
) -> Fitting:
    """How ``issue`` would be fitted; touches no archive, so any thread or process may call it."""
    before = issue_pages(issue, pictures, progress=progress)
    if len(before.pages) == pages:
        return Fitting(pages, issue, replace(issue, fit=_with_pages(issue.fit, pages)), before, before)
    after = fitted_to_pages(issue, pages, pictures, progress=progress)
    return Fitting(pages, issue, after, before, issue_pages(after, pictures))


def _with_pages(fit: Fit | None, pages: int) -> Fit:
    return Fit(pages, fit.steps if fit else ())


def next_multiple(pages: int, multiple: int) -> int:
    """The multiple that is nearest to ``pages``, the larger one where two are as near."""
    below = pages // multiple * multiple
    above = below if below == pages else below + multiple
    return below if below and pages - below < above - pages else above


@dataclass(frozen=True, slots=True)
class FitIssue:
    """Keep a fit with an issue: lines a column of every entry, by its id, and whether it begins a page."""

    act: ClassVar[str] = "desk.act.fit_issue"
    issue_id: int
    fit: Fit | None
    entries: tuple[tuple[int, tuple[int | None, bool]], ...]

    def apply(self, archive: Archive) -> Change:
        """The inverse puts back how it was fitted before."""
        editable_issue(archive, self.issue_id)
        before = archive.issue(self.issue_id)
        if before.fit == self.fit and _entries(before) == self.entries:
            return NOTHING
        archive.set_fit(self.issue_id, self.fit, dict(self.entries))
        back = FitIssue(self.issue_id, before.fit, _entries(before))
        return Change(inverse=back, issues=frozenset({self.issue_id}), entries=frozenset(dict(self.entries)))


def keep_fit(issue: Issue) -> FitIssue:
    """The command that keeps the fit of ``issue``, an issue of the archive as it would be."""
    return FitIssue(issue.id, issue.fit, _entries(issue))


def fit_away(issue: Issue, pictures: PictureSizes = NO_PICTURES) -> FitIssue:
    """The command that sets an issue as it was before it was fitted; a printed one on its printed pages."""
    return keep_fit(fitted_to_print(unfitted(issue), pictures))


def set_plainly(issue: Issue) -> FitIssue:
    """The command that sets an issue as its house style has it, whatever pages it was printed on."""
    return keep_fit(unfitted(issue))


def fit_issue(desk: Desk, issue_id: int, pages: int, *, progress: Progress | None = None) -> Fitting:
    """Fit an issue of the archive and keep that where the number is reached; says what is nearest where it is not."""
    editable_issue(desk.archive, issue_id)
    issue = desk.archive.issue(issue_id)
    fitting = propose_fit(issue, pages, picture_sizes(desk.archive, issue), progress=progress)
    if fitting.reached:
        desk.do(keep_fit(fitting.after))
    return fitting


def wanted_pages(issue: Issue, pages: int | None, multiple: int, pictures: PictureSizes = NO_PICTURES) -> int:
    """The number that was asked for, else the nearest multiple to what the issue has without a fit."""
    wanted = next_multiple(len(issue_pages(unfitted(issue), pictures).pages), multiple) if pages is None else pages
    if wanted < 1:
        raise DeskError("desk.fit_none", pages=wanted)
    return wanted


def _entries(issue: Issue) -> tuple[tuple[int, tuple[int | None, bool]], ...]:
    return tuple((entry.id, (entry.column_lines, entry.new_page)) for entry in issue.entries)
