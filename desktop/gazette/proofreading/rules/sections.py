"""The section of an entry against those of other documents with its code.

Left alone: codes of which fewer than three other documents are known, or that are known from several sections.
"""

from collections import Counter
from collections.abc import Iterator

from gazette.model import Finding, Issue
from gazette.model.document_number import parse_number
from gazette.proofreading.folding import fold
from gazette.proofreading.knowledge import Knowledge

_FEWEST = 3


def find(issue: Issue, knowledge: Knowledge) -> Iterator[Finding]:
    """A doubt for a document that stands apart from all others of its code."""
    names = [fold(section.name.zh or "") for section in issue.sections]
    if len({name for name in names if name}) < 2:
        return
    places: dict[str, Counter[str]] = {}
    found: list[tuple[int, str, str, str]] = []
    place = 0
    for section, name in zip(issue.sections, names, strict=True):
        for entry in section.entries:
            place += 1
            parts = parse_number(entry.number_zh) if entry.number_zh else None
            if parts is not None and name:
                code = fold(parts.code)
                places.setdefault(code, Counter(knowledge.sections.get(code, {})))[name] += 1
                found.append((place, code, name, section.name.zh or ""))
    spoken = {name: section.name.zh or "" for name, section in zip(names, issue.sections, strict=True)}
    for place, code, name, here in found:
        others = Counter(places[code])
        others[name] -= 1
        elsewhere = [each for each, count in others.items() if count > 0]
        if len(elsewhere) != 1 or elsewhere[0] == name or others[elsewhere[0]] < _FEWEST or elsewhere[0] not in spoken:
            continue
        number = issue.entries[place - 1].number_zh or ""
        yield Finding(
            rule="proofreading.section_differs",
            level="doubt",
            entry=place,
            block=(),
            part="number_zh",
            text=number,
            start=0,
            values=(("number", number), ("section", here), ("other", spoken[elsewhere[0]])),
        )
