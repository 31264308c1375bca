"""An issue → the issue fitted: to the pages its entries were printed on, or to a number of pages, by trials."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gazette.model import Entry, Fit, FitStep, Issue
from gazette.typeset.fit_search import Choice, Filling, Means, means_in_order
from gazette.typeset.front_matter import front_matter
from gazette.typeset.issue_setting import IssueSetter
from gazette.typeset.progress import Progress


def unfitted(issue: Issue) -> Issue:
    """The issue as the house style sets it."""
    return _with_fit(issue, None, (Choice(),) * len(issue.entries))


def fitted_to_print(issue: Issue, setter: IssueSetter) -> Issue:
    """An issue so that its entries begin on their printed pages; as it is where they do or cannot be brought there."""
    starts = setter.starts(issue)
    before = front_matter(setter.rules, issue, starts).counted
    wanted = [entry.printed_page and entry.printed_page - before for entry in issue.entries]
    if starts == wanted:
        return issue
    choices = Filling(setter).for_starts(wanted)
    return issue if choices is None else _with_fit(issue, Fit(), choices)


def fitted_to_pages(
    issue: Issue,
    pages: int,
    setter_with: Callable[[tuple[FitStep, ...]], IssueSetter],
    order: Iterable[str],
    progress: Progress | None,
) -> Issue:
    """The issue fitted to ``pages`` in all, or as near as may be; means are tried in ``order`` (``fit.order``)."""
    trials = _Trials(unfitted(issue), pages, setter_with, progress)
    best = trials.by(Means(0))
    for means in means_in_order(order):
        if best.pages == pages:
            break
        if means.steps if best.pages < pages else means.new_pages:
            continue  # what is drawn together makes no more pages, a new page no fewer
        trial = trials.by(means)
        if abs(trial.pages - pages) < abs(best.pages - pages):
            best = trial
    return _with_fit(trials.plain, Fit(pages, best.steps), best.choices)


class _Trial(NamedTuple):
    """How many pages an issue makes with steps and choices for its entries."""

    pages: int
    steps: tuple[FitStep, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class _Trials:
    """Trials of bringing an issue that is not fitted to ``wanted`` pages; what each tried serves the next ones."""

    plain: Issue
    wanted: int
    setter_with: Callable[[tuple[FitStep, ...]], IssueSetter]
    progress: Progress | None
    fillings: dict[tuple[FitStep, ...], Filling] = field(default_factory=dict)

    def by(self, means: Means) -> _Trial:
        """The nearest that ``means`` bring it."""
        issue = replace(self.plain, fit=Fit(self.wanted, means.steps))
        setter, count = self.setter_with(means.steps), len(issue.entries)
        other = len(setter.pages(issue, None).pages) - setter.body
        filling = self.fillings.setdefault(means.steps, Filling(setter))

        def step(done: int) -> None:
            if self.progress:
                self.progress(done, count)

        choices, body = filling.for_pages(count, self.wanted - other, means, step=step)
        return _Trial(body + other, means.steps, choices)


def _with_fit(issue: Issue, fit: Fit | None, choices: tuple[Choice, ...]) -> Issue:
    left = iter(choices)

    def fitted(entry: Entry) -> Entry:
        lines, new_page = next(left)
        return replace(entry, column_lines=lines, new_page=new_page)

    sections = tuple(replace(section, entries=tuple(map(fitted, section.entries))) for section in issue.sections)
    return replace(issue, fit=fit, sections=sections)
