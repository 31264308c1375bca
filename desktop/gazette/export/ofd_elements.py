"""Elements of OFD (GB/T 33190-2016): its namespace, lengths in millimetres, text that XML can hold."""

from lxml import etree

from gazette.export.pdf_metadata import readable

OFD_NAMESPACE = "http://www.ofdspec.org/2016"
MILLIMETRES = 25.4 / 72
"""A point in millimetres."""


def element(name: str, parent: etree._Element | None = None, **attributes: str) -> etree._Element:
    """A new element, the last child of ``parent`` where there is one."""
    tag = f"{{{OFD_NAMESPACE}}}{name}"
    if parent is None:
        return etree.Element(tag, attributes, nsmap={"ofd": OFD_NAMESPACE})
    return etree.SubElement(parent, tag, attributes)


def text_element(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    """A new last child with ``text``; what XML forbids stands as U+FFFD."""
    element(name, parent, **attributes).text = readable(text)


def millimetres(points: float) -> str:
    """A length, to a ten thousandth."""
    return f"{points * MILLIMETRES:.4f}".rstrip("0").rstrip(".")


def xml_bytes(root: etree._Element) -> bytes:
    """A file of the package."""
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content
