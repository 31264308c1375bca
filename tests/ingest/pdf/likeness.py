"""How much of what one reading says another says too, in the same order."""

from difflib import SequenceMatcher

from gazette.model import Entry, Issue, entry_texts


def entries_of(issue: Issue | None) -> list[Entry]:
    """The entries of an issue in order."""
    assert issue is not None
    return [entry for section in issue.sections for entry in section.entries]


def characters_in_order(wanted: list[Entry], found: list[Entry]) -> float:
    """The share of characters, white space aside, that stand in both in the same order; 1 where all do."""
    same = total = 0
    for one, other in zip(wanted, found, strict=True):
        a, b = ("".join("".join(entry_texts(entry)).split()) for entry in (one, other))
        matches = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
        same += sum(match.size for match in matches)
        total += max(len(a), len(b))
    return same / total
