"""The XML of a workbook read on its own: all texts that its cells show, and what stands beside cells.

Apart from the library that makes the tables, so that its account proves something; and it sees what the library leaves
aside: formulas without a result, text boxes, what is printed on the edge of each page.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from math import isfinite
from typing import Any

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import from_ISO8601, to_excel

from gazette.ingest.sheets.cells import CHINESE_FORMATS, cell_text
from gazette.ingest.sheets.drawings import DRAWING, CellPictures, Content, described, drawn_pictures
from gazette.ingest.sheets.left_out import SheetPart
from gazette.ingest.sheets.number_formats import LONGEST_EXACT

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PRINT_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|[A-Za-z&])')
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# a picture in a cell, as WPS writes it
CELL_PICTURE = re.compile(r"=?\s*(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)


_ROW, _CELL, _VALUE, _FORMULA = (f"{_MAIN}{each}" for each in ("row", "c", "v", "f"))
_CELL_IMAGES = "xl/cellimages.xml"
_PRINT_LINES = frozenset(
    f"{_MAIN}{each}" for each in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
)
_READ = (_ROW, f"{_MAIN}mergeCell", f"{_MAIN}oleObject", *_PRINT_LINES)


class WorkbookParts:
    """The parts of a checked package."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = set(package.namelist())
        self._shared = self._shared_strings()
        self._formats = self._cell_formats()
        self._cell_pictures = CellPictures(self._tree(_CELL_IMAGES), self._content_of(_CELL_IMAGES))
        book = self._tree("xl/workbook.xml")
        properties = None if book is None else book.find(f"{_MAIN}workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}

    def sheets(self) -> dict[str, SheetPart]:
        """The worksheets by name."""
        book = self._tree("xl/workbook.xml")
        targets = self._targets("xl/workbook.xml")
        found = (
            {} if book is None else {each.get("name", ""): each.get(_REL, "") for each in book.iter(f"{_MAIN}sheet")}
        )
        paths = {name: targets[rel][1] for name, rel in found.items() if rel in targets}
        return {name: self._sheet(path) for name, path in paths.items() if path in self._names}

    def _sheet(self, path: str) -> SheetPart:
        part = SheetPart()
        shown: dict[tuple[int, int], str] = {}
        covered: list[tuple[int, int, int, int]] = []
        row = column = 0
        with self._package.open(path) as opened:
            events = etree.iterparse(opened, tag=_READ, resolve_entities=False, no_network=True)
            for _, element in events:
                if element.tag == _ROW:
                    row, column = _number(element.get("r")) or row + 1, 0
                    for cell in element.iterchildren(_CELL):
                        row, column = _place(cell.get("r"), row, column + 1)
                        shown[row, column] = self._cell(cell, part)
                    element.clear()
                elif element.tag == f"{_MAIN}mergeCell":
                    covered.append(_bounds(element.get("ref", "")))
                elif element.tag in _PRINT_LINES and element.text:
                    part.print_lines.append(_PRINT_CODE.sub(" ", element.text).strip())
                elif element.tag == f"{_MAIN}oleObject":
                    part.embedded += 1
        hidden = _covered(shown, covered)
        part.texts += [text for place, text in shown.items() if place not in hidden]
        self._read_drawings(path, part)
        return part

    def _cell(self, cell: Any, part: SheetPart) -> str:
        """The text that a cell shows; what is to be told of it goes into ``part``."""
        kind, place = cell.get("t", "n"), cell.get("r", "?")
        value = formula = None
        for child in cell:
            if child.tag == _VALUE:
                value = child.text or ""
            elif child.tag == _FORMULA:
                formula = child.text or ""
        if formula is not None and not value and kind != "str":
            part.uncounted.append(f"{place} ={formula}" if formula else place)
            return ""
        code = self._code(_number(cell.get("s")) or 0)
        if kind == "inlineStr":
            value = "".join(_plain_texts(cell))
        elif kind == "s" and value is not None:
            at = _number(value)
            value = self._shared[at] if at is not None and at < len(self._shared) else ""
        if value is None:
            return ""
        if kind in {"inlineStr", "s", "str"}:
            if CELL_PICTURE.match(value):
                part.pictures.append(self._cell_pictures.drawn(value, place, *_place(place, 1, 1)))
                return ""
            return cell_text(value.replace("x005F_", ""), code, since_1904=self._since_1904)
        if kind == "e":
            part.errors.append(f"{place} {value}")
            return str(value)
        if kind == "b":
            return "TRUE" if value not in {"0", "false"} else "FALSE"
        return self._number(value, kind, code, place, part)

    def _number(self, value: str, kind: str, code: str, place: str, part: SheetPart) -> str:
        if kind == "d":
            day = from_ISO8601(value)  # type: ignore[no-untyped-call]
            serial = float(to_excel(day))  # type: ignore[no-untyped-call]
            return cell_text(serial, code if code != "General" else "yyyy/m/d", since_1904=False)
        try:
            number = float(value) if set(value) & set(".eE") else int(value)
        except ValueError:
            return ""
        if isfinite(number) and abs(number) >= 10**LONGEST_EXACT and float(number).is_integer():
            part.long_numbers.append(f"{place} {cell_text(number, None, since_1904=False)}")
        return cell_text(number, code, since_1904=self._since_1904)

    def _code(self, style: int) -> str:
        return self._formats[style] if style < len(self._formats) else "General"

    def _cell_formats(self) -> list[str]:
        styles = self._tree("xl/styles.xml")
        if styles is None:
            return []
        own = {
            _number(each.get("numFmtId")): each.get("formatCode", "General") for each in styles.iter(f"{_MAIN}numFmt")
        }
        formats = styles.find(f"{_MAIN}cellXfs")
        ids = [] if formats is None else [_number(each.get("numFmtId")) or 0 for each in formats]
        return [own.get(each) or CHINESE_FORMATS.get(each) or BUILTIN_FORMATS.get(each, "General") for each in ids]

    def _shared_strings(self) -> list[str]:
        strings = self._tree("xl/sharedStrings.xml")
        return [] if strings is None else ["".join(_plain_texts(each)) for each in strings.iter(f"{_MAIN}si")]

    def _read_drawings(self, path: str, part: SheetPart) -> None:
        for kind, target in self._targets(path).values():
            drawing = self._tree(target) if kind.endswith("/drawing") else None
            if drawing is None:
                continue
            part.charts += map(described, drawing.iter(f"{DRAWING}graphicFrame"))
            part.pictures += drawn_pictures(drawing, self._content_of(target))
            for box in drawing.iter(f"{DRAWING}txBody"):
                lines = ("".join(line.itertext(f"{_TEXT}t")) for line in box.iter(f"{_TEXT}p"))
                if text := "\n".join(line for line in lines if line.strip()):
                    part.boxes.append(text)

    def _content_of(self, path: str) -> Content:
        """How a part gets at the bytes of those that it names by an id."""
        targets = self._targets(path)

        def content(name: str) -> bytes | None:
            _, target = targets.get(name, ("", ""))
            return self._package.read(target) if target in self._names else None

        return content

    def _targets(self, path: str) -> dict[str, tuple[str, str]]:
        """The type and the path of each part that a part speaks of, by its id."""
        folder, name = posixpath.split(path)
        relations = self._tree(f"{folder}/_rels/{name}.rels")
        if relations is None:
            return {}
        return {
            each.get("Id", ""): (each.get("Type", ""), _path(folder, each.get("Target", "")))
            for each in relations
            if isinstance(each.tag, str) and each.get("TargetMode") != "External"
        }

    def _tree(self, path: str) -> Any:
        if path not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._package.read(path), parser)


def _plain_texts(element: Any) -> Iterator[str]:
    """The texts of a string without the readings that stand over its characters."""
    for text in element.iter(f"{_MAIN}t"):
        above = text.getparent()
        if above is not None and above.tag != f"{_MAIN}rPh":
            yield text.text or ""


def _path(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _place(name: str | None, row: int, column: int) -> tuple[int, int]:
    found = _PLACE.fullmatch(name or "")
    if not found:
        return row, column
    across = 0
    for letter in found[1]:
        across = across * 26 + ord(letter) - 64
    return int(found[2]), across


def _bounds(area: str) -> tuple[int, int, int, int]:
    try:
        left, top, right, bottom = range_boundaries(area)
    except (ValueError, TypeError):
        return 0, 0, 0, 0
    return (top or 0, left or 0, bottom or 0, right or 0)


def _covered(shown: dict[tuple[int, int], str], areas: list[tuple[int, int, int, int]]) -> set[tuple[int, int]]:
    """The cells that a merged one covers."""
    filled = [place for place, text in shown.items() if text]
    return (
        {
            (row, column)
            for top, left, bottom, right in areas
            for row, column in filled
            if top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
        }
        if len(areas) * len(filled) < 20_000_000
        else set()
    )
