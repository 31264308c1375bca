"""How pictures, embedded pages and linked files call themselves."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree

_FILE = re.compile(r"\.(?:docx?|wps|et|ofd|pdf|xlsx?|csv|pptx?|zip|rar|7z|txt|jpe?g|png|tiff?)$", re.IGNORECASE)
ICON_SIZE = 40
"""Pixels: a picture that is no larger is the sign of something."""


def linked_file(address: str) -> str:
    """The name of the file that a link leads to; empty where it leads to a page."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    return unquote(PurePosixPath(path).name) if _FILE.search(path) else ""


def name_of(element: etree._Element) -> str:
    """What a picture or an embedded page calls itself: its description, else the name of its file."""
    said = element.get("alt") or element.get("title") or ""
    address = element.get("src") or element.get("data") or ""
    if said.strip() or address.startswith("data:"):
        return said.strip()
    return unquote(address.partition("?")[0].replace("\\", "/").rstrip("/").rpartition("/")[2])[:200]


def is_mere_sign(element: etree._Element) -> bool:
    """Whether a picture is a spacer, a counter or the sign of a file's kind."""
    sizes = [element.get(name, "").rstrip("px ") for name in ("width", "height")]
    small = any(size.isdigit() and int(size) <= ICON_SIZE for size in sizes)
    return small or "icon" in element.get("src", "").partition(",")[0].lower() or not element.get("src", "x")
