"""All rules over one entry, and those that look at the entries of an issue together.

Findings of an entry are kept while it stays as it is, so that a change costs the check of one entry.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from gazette.model import Entry, Finding, Issue
from gazette.proofreading.document import Document
from gazette.proofreading.knowledge import Knowledge
from gazette.proofreading.rules import (
    attachments,
    contents_titles,
    counts,
    enclosure_titles,
    english_capitals,
    english_figures,
    english_numbers,
    english_places,
    english_terms,
    english_titles,
    exact_forms,
    headings,
    issue_numbers,
    marks,
    own_dates,
    sections,
    table_sums,
)

_ENTRIES_A_STEP = 8
_OF_ENTRY = (
    contents_titles.find,
    own_dates.find,
    english_figures.find,
    enclosure_titles.find,
    headings.find,
    attachments.find,
    counts.find,
    table_sums.find,
    marks.find,
)


def proofread(
    issue: Issue, knowledge: Knowledge, progress: Callable[[int, int], None] | None = None
) -> tuple[Finding, ...]:
    """All findings of an issue, in the order of its entries; ``progress`` may stop it by raising."""
    found: list[Finding] = []
    for place, entry in enumerate(issue.entries, 1):
        if progress is not None and place % _ENTRIES_A_STEP == 1:
            progress(place - 1, len(issue.entries))
        of_entry = proofread_entry(entry, issue.publication.codes)
        exact = exact_forms.find(entry, knowledge.exact, issue.date)
        found += (replace(finding, entry=place) for finding in (*of_entry, *exact))
    found += proofread_together(issue, knowledge)
    return tuple(sorted(found, key=lambda finding: (finding.entry or 0, finding.block or ())))


@lru_cache(maxsize=512)
def proofread_entry(entry: Entry, codes: tuple[tuple[str, str], ...] = ()) -> tuple[Finding, ...]:
    """What can be said of one entry alone; its findings name no place in an issue."""
    return tuple(_of_entry(entry, dict(codes)))


def _of_entry(entry: Entry, codes: dict[str, str]) -> Iterator[Finding]:
    document = Document(entry)
    yield from english_numbers.find(document, codes)
    for find in _OF_ENTRY:
        yield from find(document)


def proofread_together(issue: Issue, knowledge: Knowledge) -> tuple[Finding, ...]:
    """What only the entries of an issue together, and other issues, can say."""
    return (
        *english_titles.find(issue, knowledge),
        *english_capitals.find(issue),
        *english_terms.find(issue, knowledge),
        *english_places.find(issue),
        *issue_numbers.find(issue, knowledge),
        *sections.find(issue, knowledge),
    )
