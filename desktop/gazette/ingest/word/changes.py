"""Tracked changes: how many there are and whose, and what accepting or rejecting them keeps."""

from collections.abc import Iterable

from gazette.ingest.word.names import Element, is_on, value, w

ADDED, TAKEN = frozenset({w("ins"), w("moveTo")}), frozenset({w("del"), w("moveFrom")})
_CELLS = {w("cellIns"), w("cellDel"), w("cellMerge")}
_PROPERTIES_BEFORE = w("pPrChange")
_RUN = w("rPr")
_VANISH = w("vanish")


def tracked(roots: Iterable[Element]) -> tuple[int, tuple[str, ...]]:
    """How many changes are tracked in these parts, and who made them; those of looks alone do not count."""
    count = 0
    authors: dict[str, None] = {}
    for root in roots:
        for change in root.iter(*ADDED, *TAKEN, *_CELLS, _PROPERTIES_BEFORE):
            if change.tag == _PROPERTIES_BEFORE and not _renumbers(change):
                continue
            count += 1
            authors.setdefault(change.get(w("author")) or "?")
    return count, tuple(authors)


def gone(tag: str, accept: bool) -> bool:
    """Whether what a change of this kind holds is no part of the text."""
    return tag in (TAKEN if accept else ADDED)


def has_gone(properties: Element | None, accept: bool) -> bool:
    """Whether properties (of a paragraph's mark, of a row) say that the thing itself was taken out, or never put in."""
    return properties is not None and any(gone(child.tag, accept) for child in properties)


def mark_gone(properties: Element | None, accept: bool) -> bool:
    """Whether the mark that ends a paragraph is deleted or hidden, so that the paragraph goes on with the next."""
    of_mark = None if properties is None else properties.find(_RUN)
    return of_mark is not None and (has_gone(of_mark, accept) or is_on(of_mark.find(_VANISH)))


def properties_before(properties: Element | None, accept: bool) -> Element | None:
    """The properties of a paragraph that hold: those before a change of them where changes are rejected."""
    if accept or properties is None:
        return properties
    change = properties.find(_PROPERTIES_BEFORE)
    before = None if change is None else change.find(w("pPr"))
    return properties if before is None else before


def _renumbers(change: Element) -> bool:
    """Whether a change of a paragraph's properties changes its number or its style."""
    now, before = change.getparent(), change.find(w("pPr"))
    return any(_numbers(now, name) != _numbers(before, name) for name in ("numId", "ilvl")) or (
        value(now, "pStyle") != value(before, "pStyle")
    )


def _numbers(properties: Element | None, name: str) -> str | None:
    return value(None if properties is None else properties.find(w("numPr")), name)
