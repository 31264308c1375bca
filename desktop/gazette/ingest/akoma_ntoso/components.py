"""Documents that stand apart in a file, and the references of its collection that name them."""

from collections.abc import Iterator

from lxml import etree

from gazette.ingest.akoma_ntoso.text import local
from gazette.model.akoma_ntoso_names import akn

_REFERENCES = frozenset({"documentRef", "componentRef"})


class Components:
    """The components beside a collection, or in it and named by a reference; each is given out once."""

    def __init__(self, collection: etree._Element) -> None:
        root = collection.getroottree().getroot()
        beside = root.findall(f"{akn('components')}/{akn('component')}")
        inside = collection.findall(f"{akn('components')}/{akn('component')}")
        self._order = [*beside, *inside]
        self._beside = {id(one) for one in beside}
        self._taken: set[int] = set()

    def is_taken(self, component: etree._Element) -> bool:
        """Whether a component was given out for a reference."""
        return id(component) in self._taken

    def named(self, reference: etree._Element) -> etree._Element | None:
        """The component that a reference names by its eId or by the IRI of its document; None where none does."""
        if local(reference) not in _REFERENCES:
            return None
        address = reference.get("href") or reference.get("src") or ""
        for component in self._order:
            document = next(iter(component), None)
            if document is None or id(component) in self._taken:
                continue
            if address.removeprefix("#") == component.get("eId") or address in _addresses(document):
                self._taken.add(id(component))
                return component
        return None

    def unnamed(self) -> Iterator[etree._Element]:
        """The documents beside the collection that no reference named."""
        for component in self._order:
            if id(component) in self._beside and id(component) not in self._taken:
                self._taken.add(id(component))
                yield from component


def _addresses(document: etree._Element) -> frozenset[str]:
    """The IRIs of a document."""
    values = [one.get("value", "") for one in document.iterfind(f"{akn('meta')}//{akn('FRBRthis')}")]
    return frozenset(value for value in values if value)
