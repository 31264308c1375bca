"""How values of a facet are called, and in which order they are offered."""

from collections.abc import Iterable

from gazette.archive import FacetValue
from gazette.gui.captions import Captions


def value_called(facet: str, value: str, say: Captions) -> str:
    """A value as a person reads it: an issue by its serial, or as commands take it where it has none."""
    return say("years.serial", serial=value) if facet == "issue" and value.isdecimal() else value


def offered(facet: str, values: Iterable[FacetValue]) -> list[FacetValue]:
    """Years and issues from the newest on, issues without a serial last; all else by how many there are."""
    if facet not in ("year", "issue"):
        return list(values)
    return sorted(values, key=lambda each: (each.value.isdecimal(), len(each.value), each.value), reverse=True)
