"""Kinds of documents in English titles: one kind by one name, two kinds by two.

Left alone: a title that differs from its document's own (one of them is a slip); names that are used as often.
"""

from collections.abc import Iterator

from gazette.model import Entry, Finding, Issue
from gazette.proofreading.folding import fold
from gazette.proofreading.knowledge import Knowledge
from gazette.proofreading.listed_title import listed_title
from gazette.translation import Term, TermBase, TitlePair, term_base, title_terms


def find(issue: Issue, knowledge: Knowledge) -> Iterator[Finding]:
    """A doubt where the issue and what was printed before usually say otherwise."""
    known = issue_terms(issue, knowledge)
    for place, entry in enumerate(issue.entries, 1):
        for term in entry_terms(entry):
            better, rival = known.better(term.zh, term.en), known.rival(term.zh, term.en)
            if better is not None:
                yield _finding("proofreading.english_term", place, term, better, better)
            elif rival is not None:
                yield _finding("proofreading.english_kind", place, term, rival, None)


def entry_terms(entry: Entry) -> tuple[Term, ...]:
    """What an entry's titles say of kinds of documents."""
    own = listed_title(entry)
    if not entry.title_en or (own is not None and fold(own) != fold(entry.title_zh)):
        return ()
    return tuple(title_terms(entry.title_zh, entry.title_en))


def issue_terms(issue: Issue, knowledge: Knowledge) -> TermBase:
    """How kinds were rendered in the issue and in others, counted together."""
    pairs = (TitlePair(zh=entry.title_zh, en=entry.title_en or "") for entry in issue.entries if entry_terms(entry))
    return term_base(pairs) + knowledge.terms


def _finding(rule: str, place: int, term: Term, other: str, suggestion: str | None) -> Finding:
    return Finding(
        rule=rule,
        level="doubt",
        entry=place,
        block=(),
        part="title_en",
        text=term.en,
        start=term.start,
        suggestion=suggestion,
        values=(("term", term.zh), ("english", term.en), ("other", other)),
    )
