"""What a file says twice, for newer and for older programs: one of the two is kept (mc:AlternateContent)."""

from collections import Counter

from gazette.ingest.word.names import TEXTS, Element, mc


def without_alternates(root: Element) -> list[str]:
    """Take out of a part what it says a second time; the texts that only the branch taken out has."""
    lost: list[str] = []
    # the innermost first: a branch may hold such pairs itself
    for pair in reversed(list(root.iter(mc("AlternateContent")))):
        branches = [child for child in pair if child.tag in {mc("Choice"), mc("Fallback")}]
        kept = next((branch for branch in branches if _text(branch)), branches[0] if branches else None)
        for branch in branches:
            if branch is kept or kept is None:
                continue
            if Counter("".join(_text(branch).split())) - Counter("".join(_text(kept).split())):
                lost.append(_text(branch))
            pair.remove(branch)
    return lost


def _text(branch: Element) -> str:
    return "".join(element.text or "" for element in branch.iter(*TEXTS))
