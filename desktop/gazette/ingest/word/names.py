"""The names of WordprocessingML and of what stands inside it."""

from lxml import etree

Element = etree._Element  # noqa: SLF001 -- the name that lxml's own types use

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_STRICT = "http://purl.oclc.org/ooxml/"
STRICT = {
    f"{_STRICT}wordprocessingml/main": _W,
    f"{_STRICT}officeDocument/relationships": _R,
    f"{_STRICT}officeDocument/math": _M,
    f"{_STRICT}drawingml/main": _A,
    f"{_STRICT}drawingml/wordprocessingDrawing": _WP,
    f"{_STRICT}drawingml/picture": _PIC,
    f"{_STRICT}drawingml/chart": _CHART,
    f"{_STRICT}drawingml/diagram": _DIAGRAM,
}
"""The namespaces of ISO/IEC 29500 Strict, and those of the transitional form that mean the same."""


def w(name: str) -> str:
    """A name of WordprocessingML as lxml writes it."""
    return f"{{{_W}}}{name}"


def m(name: str) -> str:
    """A name of Office mathematics."""
    return f"{{{_M}}}{name}"


def a(name: str) -> str:
    """A name of DrawingML."""
    return f"{{{_A}}}{name}"


def mc(name: str) -> str:
    """A name of markup compatibility."""
    return f"{{{_MC}}}{name}"


def vml(name: str) -> str:
    """A name of the older drawing language."""
    return f"{{urn:schemas-microsoft-com:vml}}{name}"


VAL = w("val")
R_ID, R_EMBED = f"{{{_R}}}id", f"{{{_R}}}embed"
R_DATA = f"{{{_R}}}dm"
DESCRIPTION, EXTENT = f"{{{_WP}}}docPr", f"{{{_WP}}}extent"
PICTURE = f"{{{_PIC}}}pic"
CHART = f"{{{_CHART}}}chart"
DIAGRAM = f"{{{_DIAGRAM}}}relIds"
OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
TEXTS = (w("t"), w("delText"), m("t"), a("t"))
"""Elements whose text a person sees, or saw before it was deleted."""

_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off stands here and is on."""
    return element is not None and element.get(VAL, "1") not in _OFF


def value(parent: Element | None, name: str) -> str | None:
    """The value of a property; None where it is not given."""
    found = None if parent is None else parent.find(w(name))
    return None if found is None else found.get(VAL)


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number as attributes give it; ``otherwise`` where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise
