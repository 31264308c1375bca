"""The finished OFD file against GB/T 33190-2016 by a rule list of our own; clauses unverified throughout.

Parts, names, numbers, fonts and counts are looked at here; ``ofd_pages`` compares with the pages it was written of.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator

import uharfbuzz as hb
from lxml import etree
from PIL import Image, UnidentifiedImageError

from gazette.export.ofd_elements import OFD_NAMESPACE
from gazette.model import Finding
from gazette.preflight.ofd_pages import against_pages
from gazette.preflight.ofd_reading import OfdFile, Problem, named, objects_of, read_ofd, text_of
from gazette.typeset import FontSet, Pages

_IDENTITY = re.compile("[0-9a-f]{32}")
_LENGTH = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_ofd(content: bytes, pages: Pages, fonts: FontSet) -> tuple[Finding, ...]:
    """A finding for everything that keeps the file from being a whole OFD of ``pages``."""
    file = read_ofd(content)
    found = [*file.problems, *_package(file), *_information(file), *_numbers(file), *_resources(file)]
    for index, (_, page) in enumerate(file.pages):
        found += [(rule, f"page {index + 1}: {what}") for rule, what in _page(file, page)]
    found += _outline(file)
    if not found:
        found += against_pages(file, pages, fonts)
    return tuple(
        Finding(rule=rule, level="error", text="", values=(("what", what),)) for rule, what in dict.fromkeys(found)
    )


def _package(file: OfdFile) -> Iterator[Problem]:
    """Nothing stands in the package that nothing leads to; every element is of OFD."""
    for name in sorted(file.held.keys() - file.reached):
        yield "preflight.ofd_unnamed", name
    for name, root in file.trees.items():
        for tag in {str(element.tag) for element in root.iter(etree.Element)}:
            if etree.QName(tag).namespace != OFD_NAMESPACE:
                yield "preflight.ofd_namespace", f"{name}: {tag}"


def _information(file: OfdFile) -> Iterator[Problem]:
    if file.root is None:
        return
    if file.root.tag != named("OFD") or file.root.get("DocType") != "OFD" or not file.root.get("Version"):
        yield "preflight.ofd_information", "OFD"
    said = {name: file.root.findtext(f".//{named(name)}") or "" for name in ("DocID", "CreationDate")}
    if not _IDENTITY.fullmatch(said["DocID"]):
        yield "preflight.ofd_information", f"DocID “{said['DocID']}”"
    if not _DAY.fullmatch(said["CreationDate"]):
        yield "preflight.ofd_information", f"CreationDate “{said['CreationDate']}”"


def _numbers(file: OfdFile) -> Iterator[Problem]:
    """Every object has a number of its own, none above the one that the document calls the highest."""
    if file.document is None:
        return
    numbers: Counter[str] = Counter()
    for root in file.trees.values():
        numbers.update(str(one.get("ID")) for one in root.iter(etree.Element) if "ID" in one.attrib)
    most = (file.document.findtext(f".//{named('MaxUnitID')}") or "").strip()
    if not most.isdecimal():
        yield "preflight.ofd_number", f"MaxUnitID “{most}”"
        return
    for number, times in numbers.items():
        if times > 1:
            yield "preflight.ofd_number", f"ID {number} × {times}"
        if not number.isdecimal() or not 0 < int(number) <= int(most):
            yield "preflight.ofd_number", f"ID {number}, MaxUnitID {most}"


def _resources(file: OfdFile) -> Iterator[Problem]:
    for number, program in file.fonts.items():
        if program is None or not hb.Face(program).glyph_count:
            yield "preflight.ofd_font", f"Font {number}"
    for number, content in file.pictures.items():
        if content is None or not _is_picture(content):
            yield "preflight.ofd_picture", f"MultiMedia {number}"


def _is_picture(content: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError):
        return False
    return True


def _page(file: OfdFile, page: etree._Element) -> Iterator[Problem]:
    """What the objects of a page refer to is there, and glyphs, characters and steps are as many as they say."""
    counts = {number: hb.Face(program).glyph_count for number, program in file.fonts.items() if program}
    for _, text in objects_of(page, "TextObject"):
        number, font = text.get("ID"), text.get("Font", "")
        if font not in counts:
            yield "preflight.ofd_font", f"TextObject {number}, Font {font}"
            continue
        codes = [code for glyphs in text.iter(named("Glyphs")) for code in text_of(glyphs).split()]
        if any(not code.isdecimal() or int(code) >= counts[font] for code in codes):
            yield "preflight.ofd_glyph", f"TextObject {number}"
        if not _counts_agree(text, len(codes)):
            yield "preflight.ofd_counts", f"TextObject {number}"
    for kind in ("TextObject", "ImageObject", "PathObject"):
        for _, drawn in objects_of(page, kind):
            if not _is_placed(drawn):
                yield "preflight.ofd_place", f"{kind} {drawn.get('ID')}"
    for _, image in objects_of(page, "ImageObject"):
        if image.get("ResourceID", "") not in file.pictures:
            yield "preflight.ofd_picture", f"ImageObject {image.get('ID')}"


def _counts_agree(text: etree._Element, codes: int) -> bool:
    """One transformation over the whole text: so many characters, so many glyphs, a step from each to the next."""
    transforms, shown = text.findall(named("CGTransform")), text.findall(named("TextCode"))
    if len(transforms) != 1 or len(shown) != 1:
        return False
    said, code = transforms[0], shown[0]
    return (
        said.get("CodePosition") == "0"
        and said.get("CodeCount") == str(len(code.text or ""))
        and said.get("GlyphCount") == str(codes)
        and len(code.get("DeltaX", "").split()) == max(0, codes - 1)
    )


def _is_placed(drawn: etree._Element) -> bool:
    """Whether box, matrix, size and steps of an object are numbers, as many as they should be."""
    sizes = [(drawn.get("Boundary", ""), 4), (drawn.get("CTM", "1 0 0 1 0 0"), 6)]
    sizes += [(drawn.get("Size", ""), 1)] if drawn.tag == named("TextObject") else []
    for code in drawn.iter(named("TextCode")):
        steps = code.get("DeltaX", "")
        sizes += [(code.get("X", ""), 1), (code.get("Y", ""), 1), (steps, len(steps.split()))]
    return all(len(said.split()) == count and _are_numbers(said) for said, count in sizes)


def _are_numbers(said: str) -> bool:
    return all(_LENGTH.fullmatch(number) for number in said.split())


def _outline(file: OfdFile) -> Iterator[Problem]:
    """Every line leads to a page that is there, and says how many lines are below it."""
    if file.document is None:
        return
    pages = {number for number, _ in file.pages}
    for line in file.document.iter(named("OutlineElem")):
        title = line.get("Title", "")
        targets = [found.get("PageID") for found in line.iterfind(f"{named('Actions')}//{named('Dest')}")]
        if len(targets) != 1 or targets[0] not in pages:
            yield "preflight.ofd_outline", title or "OutlineElem"
        if line.get("Count", "0") != str(len(line.findall(named("OutlineElem")))):
            yield "preflight.ofd_outline", f"{title}: Count"
