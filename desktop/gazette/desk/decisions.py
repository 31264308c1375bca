"""Which findings were decided on: each is known again by its string and what stands around it.

Never by offset or block: those are others after every edit and every import.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from rapidfuzz.distance import Indel

from gazette.model import (
    Decision,
    Entry,
    Finding,
    Fingerprint,
    Part,
    entry_parts,
    finding_place,
)

_AROUND = 12
# as many characters as are looked through for those that count
_FAR = 60
_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class SortedFindings:
    """Findings that are open, and those that a decision answers."""

    open: tuple[Finding, ...] = ()
    ignored: tuple[tuple[Finding, Decision], ...] = ()


class DecisionIndex:
    """Decisions by rule and string: those that reach far, and those on one place."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self.wide: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        self.close: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for decision in decisions:
            index = self.close if decision.scope == "place" else self.wide
            index[decision.place.rule, decision.place.text].append(decision)


def fingerprint(finding: Finding, entries: Sequence[Entry], issue: str | None) -> Fingerprint:
    """By what a finding on one of ``entries``, those of ``issue`` (None: the inbox), is known again."""
    entry = entries[finding.entry - 1] if finding.entry else None
    before, after = _around(entry, finding) if entry is not None else ("", "")
    return Fingerprint(
        rule=finding.rule,
        text=finding.text,
        part=finding.part,
        before=before,
        after=after,
        entry=None if entry is None else entry.number_zh or entry.title_zh,
        issue=issue,
    )


def sort_findings(
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    issue: str | None,
    decisions: Sequence[Decision] | DecisionIndex,
) -> SortedFindings:
    """Which of ``findings`` on ``entries`` are answered by ``decisions``; a decision on one place answers one."""
    index = decisions if isinstance(decisions, DecisionIndex) else DecisionIndex(decisions)
    wide, close = index.wide, index.close
    answers: dict[int, Decision] = {}
    candidates: list[tuple[float, int, int]] = []
    for at, finding in enumerate(findings):
        entry = entries[finding.entry - 1] if finding.entry and finding.entry <= len(entries) else None
        key = (finding.rule, finding.text)
        for decision in wide.get(key, ()):
            if _reaches(decision, finding, entry, issue):
                answers[at] = decision
        if at not in answers and (places := close.get(key)):
            seen = fingerprint(finding, entries, issue)
            for number, decision in enumerate(places):
                if _reaches(decision, finding, entry, issue) and (like := _likeness(decision.place, seen)) >= _LIKE:
                    candidates.append((-like, at, number))
    taken: set[int] = set()
    for _, at, number in sorted(candidates):
        decision = close[findings[at].rule, findings[at].text][number]
        if at not in answers and decision.id not in taken:
            answers[at] = decision
            taken.add(decision.id)
    return SortedFindings(
        tuple(finding for at, finding in enumerate(findings) if at not in answers),
        tuple((finding, answers[at]) for at, finding in enumerate(findings) if at in answers),
    )


def _reaches(decision: Decision, finding: Finding, entry: Entry | None, issue: str | None) -> bool:
    place = decision.place
    if not place.text and place.part != finding.part:
        return False
    match decision.scope:
        case "everywhere":
            return True
        case "issue":
            return place.issue == issue
        case _ if entry is None:
            return place.entry is None and place.issue == issue
        case _:
            return place.entry is not None and place.entry in (entry.number_zh, entry.title_zh)


def _likeness(one: Fingerprint, other: Fingerprint) -> float:
    """How much two places look alike around the same string, from 0 to 1."""
    sides = ((one.before, other.before), (one.after, other.after))
    return sum(Indel.normalized_similarity(*side) for side in sides) / 2


def _around(entry: Entry, finding: Finding) -> tuple[str, str]:
    """The normalised characters before and after what a finding means, over the edges of its text where it is short."""
    place = finding_place(entry, finding)
    if place is None and (finding.text or not finding.block):
        return "", ""
    before: list[str] = []
    after: list[str] = []
    for path, name, index, text in entry_parts(entry):
        if place is not None and Part(path, name, index) == place.part:
            before.append(text[: place.start])
            after.append(text[place.end :])
        elif after or (place is None and path == finding.block):
            after.append(text)
            if sum(map(len, after)) > _FAR:
                break
        else:
            before.append(text)
    return _last(before), _first(after)


def _last(texts: Sequence[str]) -> str:
    kept = ""
    for text in reversed(texts):
        kept = _normal(text[-_FAR:]) + kept
        if len(kept) >= _AROUND:
            break
    return kept[-_AROUND:]


def _first(texts: Sequence[str]) -> str:
    kept = ""
    for text in texts:
        kept += _normal(text[:_FAR])
        if len(kept) >= _AROUND:
            break
    return kept[:_AROUND]


def _normal(text: str) -> str:
    """Width, case and spaces say nothing."""
    return "".join(normalize("NFKC", text).casefold().split())
