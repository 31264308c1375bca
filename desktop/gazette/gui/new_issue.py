"""What the next issue is proposed to be: numbers go on, sections and publication stay."""

from collections.abc import Callable
from dataclasses import replace

from gazette.desk import AddIssue, AddSection
from gazette.model import Issue


def next_issue(last: Issue | None, this_year: int) -> tuple[AddIssue, Callable[[int], tuple[AddSection, ...]]]:
    """The command that adds the issue after ``last``, and those that give it the same sections by its id."""
    if last is None:
        return AddIssue(Issue(year=this_year, numbers=(1,))), lambda _id: ()
    step = len(last.numbers) or 1
    new = replace(
        last,
        serial=None if last.serial is None else last.serial + 1,
        numbers=tuple(number + step for number in last.numbers),
        date=None,
        state="editing",
        fit=None,
        sections=(),
        id=0,
    )
    names = tuple(section.name for section in last.sections)
    return AddIssue(new), lambda issue_id: tuple(AddSection(issue_id, name) for name in names)
