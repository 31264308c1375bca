"""What the next issue is proposed to be: numbers go on, sections and publication stay."""

from dataclasses import replace

from gazette.desk import AddIssue
from gazette.model import Filing, Issue, Section


def next_issue(last: Issue | None, this_year: int) -> AddIssue:
    """The command that adds the issue after ``last``, with the same sections; it is set, whatever that is."""
    if last is None:
        return AddIssue(Issue(year=this_year, numbers=(1,)))
    step = len(last.numbers) or 1
    return AddIssue(
        replace(
            last,
            serial=None if last.serial is None else last.serial + 1,
            numbers=tuple(number + step for number in last.numbers),
            date=None,
            state="editing",
            fit=None,
            sections=tuple(Section(name=section.name) for section in last.sections),
            facsimile=None,
            filing=Filing(fonds=last.filing.fonds, retention=last.filing.retention),
            id=0,
        )
    )
