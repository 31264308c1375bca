"""Text into Akoma Ntoso elements so that every character comes back: line ends, printed rows, forbidden characters."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from lxml import etree

from gazette.export.xml_characters import FORBIDDEN
from gazette.model import Finding, Issue, walk_blocks
from gazette.model.akoma_ntoso_names import XML, akn, gz

_SPECIAL = re.compile(r"\n|" + FORBIDDEN.pattern)
# White space that a reader of XML may normalise away.
_FRAGILE = re.compile(r"^[ \t\r]|[ \t\r]$|[\t\r]|  ")


def code_point(character: str) -> str:
    """``U+000B`` for a vertical tab."""
    return f"U+{ord(character):04X}"


def child(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """A new last child of the standard's element ``tag``; ``class_`` stands for the attribute so named."""
    made = etree.SubElement(parent, akn(tag), {key.rstrip("_"): value for key, value in attributes.items()})
    if text is not None:
        put_text(made, text)
    return made


def put_text(element: etree._Element, text: str) -> None:
    """Append ``text``: a line end becomes ``br``, a forbidden character a ``marker`` that names its code point."""
    if _FRAGILE.search(text):
        element.set(f"{{{XML}}}space", "preserve")
    start = 0
    for found in _SPECIAL.finditer(text):
        _append(element, text[start : found.start()])
        if found[0] == "\n":
            etree.SubElement(element, akn("br"))
        else:
            etree.SubElement(element, akn("marker"), {"name": "character", gz("code"): code_point(found[0])})
        start = found.end()
    _append(element, text[start:])


def put_rows(element: etree._Element, text: str, rows: tuple[str, ...]) -> bool:
    """Put ``text`` with ``eol`` at the ends of its printed rows; False where the rows do not make up the text."""
    if not rows or "".join(rows) != text:
        put_text(element, text)
        return not rows
    element.set(gz("rows"), str(len(rows)))
    for index, row in enumerate(rows):
        if index:
            etree.SubElement(element, akn("eol"))
        put_text(element, row)
    return True


def put_own(parent: etree._Element, name: str, text: str | None) -> None:
    """A new child ``name`` of our namespace holding ``text``; nothing where it is None."""
    if text is None:
        return
    made = etree.SubElement(parent, gz(name))
    start = 0
    for found in FORBIDDEN.finditer(text):
        _append(made, text[start : found.start()])
        etree.SubElement(made, gz("character"), {"code": code_point(found[0])})
        start = found.end()
    _append(made, text[start:])


def put_mark(note: etree._Element, mark: str) -> None:
    """Say the mark of a footnote; by code points where XML could not hold it."""
    if FORBIDDEN.search(mark):
        note.set(gz("markCodes"), " ".join(map(code_point, mark)))
    else:
        note.set(gz("mark"), mark)


def forbidden_characters(issue: Issue) -> Iterator[Finding]:
    """A finding for every character that XML forbids, once for each place and character."""
    frame = (issue.date, issue.publication, issue.editor, tuple(section.name for section in issue.sections))
    yield from _findings(frame, None, None)
    for position, entry in enumerate(issue.entries, start=1):
        yield from _findings(entry, position, None)
        for path, block in walk_blocks(entry.blocks):
            yield from _findings(block, position, path)


def _findings(value: object, entry: int | None, block: tuple[int, ...] | None) -> Iterator[Finding]:
    found = dict.fromkeys(character for text in _texts(value) for character in FORBIDDEN.findall(text))
    for character in found:
        yield Finding(
            rule="export.character_forbidden",
            level="doubt",
            entry=entry,
            block=block,
            text=character,
            values=(("code", code_point(character)),),
        )


def _texts(value: object) -> Iterator[str]:
    """Every string in a value of the model, nested blocks left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name != "blocks":
                yield from _texts(getattr(value, each.name))


def _append(element: etree._Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
