"""The cells of a workbook as the library parses them, and no more of it than that.

Its own way to sheets makes an object of each cell and of each that a merged one covers, opens every picture, and reads
charts and pivots: slow, and one hostile picture would keep the sheet out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from openpyxl.cell.text import Text
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.worksheet._reader import INLINE_STRING, WorkSheetParser
from openpyxl.worksheet.table import Table
from openpyxl.xml.constants import COMMENTS_NS, SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring, iterparse

from gazette.ingest.sheets.sheet import Area

_TEXT_TAG, _ITEM_TAG = f"{{{SHEET_MAIN_NS}}}t", f"{{{SHEET_MAIN_NS}}}si"
_TEXT: Any = Text
_ON = frozenset({"1", "true", "on"})


@dataclass(slots=True, kw_only=True)
class CellSheet:
    """A worksheet; rows and columns count from 1.

    ``cells`` are values with their kind (as the file has it) and format code, those that a merged one covers left out.
    ``row_looks`` and ``column_looks`` are the attributes that rows and columns have beyond their place.
    """

    title: str
    visible: bool
    cells: dict[tuple[int, int], tuple[Any, str, str]] = field(default_factory=dict)
    comments: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    row_looks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    column_looks: Sequence[Mapping[str, str]] = ()
    rows_hidden: bool = False
    filtered: str | None = None
    tables: list[str] = field(default_factory=list)
    print_rows: str | None = None

    def hidden_rows(self) -> frozenset[int]:
        """The rows that do not show, of those that say anything of themselves."""
        return frozenset(int(row) for row, look in self.row_looks.items() if row.isdigit() and _is_hidden(look, "ht"))

    def hides_row(self, row: int, hidden: frozenset[int]) -> bool:
        """Whether a row is one of ``hidden_rows``, or all are hidden that say nothing of themselves."""
        return row in hidden or (self.rows_hidden and str(row) not in self.row_looks)

    def hidden_columns(self) -> list[tuple[int, int]]:
        """The first and last of each run of columns that do not show."""
        runs = [look for look in self.column_looks if _is_hidden(look, "width")]
        return [(int(look["min"]), int(look.get("max", look["min"]))) for look in runs]


class CellReader(ExcelReader):
    """Reads a workbook once: ``sheets`` in their order, ``charts`` the names of sheets that are a chart."""

    def __init__(self, source: bytes) -> None:
        super().__init__(BytesIO(source), data_only=True, keep_links=False)
        self.sheets: list[CellSheet] = []
        self.charts: list[str] = []
        self.read()
        for sheet in self.sheets:
            sheet.print_rows = self.wb[sheet.title].print_title_rows

    @property
    def epoch(self) -> Any:
        """The day that dates count from, as the library has it."""
        return self.wb.epoch

    def read_strings(self) -> None:
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as opened:
                items = (item for _, item in iterparse(opened) if item.tag == _ITEM_TAG)
                self.shared_strings = [_string(item) for item in items]

    def read_worksheets(self) -> None:
        for sheet, relation in self.parser.find_sheets():
            if relation.target not in self.valid_files:
                continue
            title = self.wb.create_sheet(sheet.name).title  # what names of the workbook are bound to
            if "chartsheet" in relation.Type:
                self.charts.append(title)
            else:
                self.sheets.append(self._sheet(title, sheet.state == "visible", relation.target))

    @cached_property
    def _codes(self) -> list[str]:
        """The format code of each style of cells."""
        book: Any = self.wb
        own = book._number_formats  # noqa: SLF001 -- the public way asks for a cell as an object
        ids = [style.numFmtId for style in book._cell_styles]  # noqa: SLF001
        return [
            BUILTIN_FORMATS.get(each, "General")
            if each < BUILTIN_FORMATS_MAX_SIZE
            else own[each - BUILTIN_FORMATS_MAX_SIZE]
            for each in ids
        ]

    def _sheet(self, title: str, visible: bool, path: str) -> CellSheet:
        made = CellSheet(title=title, visible=visible)
        codes, cells = self._codes, made.cells
        with self.archive.open(path) as opened:
            # told no formats of dates, it leaves days as the numbers that they are
            parser = _CellParser(opened, self.shared_strings, data_only=True, epoch=self.wb.epoch)
            for _row, row in parser.parse():
                for cell in row:
                    value = cell["value"]
                    if value is not None:
                        cells[cell["row"], cell["column"]] = value, cell["data_type"], codes[cell["style_id"]]
        _merge(made, parser)
        made.row_looks, made.column_looks = parser.row_dimensions, tuple(parser.column_dimensions.values())
        look, headed = getattr(parser, "sheet_format", None), getattr(parser, "auto_filter", None)
        made.rows_hidden = bool(look is not None and look.zeroHeight)
        made.filtered = None if headed is None else headed.ref
        self._read_beside(made, path, parser)
        return made

    def _read_beside(self, made: CellSheet, path: str, parser: Any) -> None:
        """The comments on a sheet, and the areas of its tables that have a header."""
        relations_path = get_rels_path(path)  # type: ignore[no-untyped-call]
        if relations_path not in self.valid_files:
            return
        relations: RelationshipList = get_dependents(self.archive, relations_path)
        for relation in relations.find(COMMENTS_NS):
            sheet = _made(CommentSheet, self.archive.read(relation.target))
            made.comments += [(*coordinate_to_tuple(place), comment.text) for place, comment in sheet.comments]
        for part in parser.tables.tablePart:
            table = _made(Table, self.archive.read(relations.get(part.id).target))
            if table.headerRowCount != 0:
                made.tables.append(table.ref)


class _CellParser(WorkSheetParser):
    """Makes no object of a text that stands in its cell and is one run, as most are."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        string = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        if string is None or len(string) != 1 or string[0].tag != _TEXT_TAG or not element.get("r"):
            return dict(super().parse_cell(element))
        row, column = coordinate_to_tuple(element.get("r"))
        self.col_counter = column
        return {
            "row": row,
            "column": column,
            "value": string[0].text or "",
            "data_type": "s",
            "style_id": int(element.get("s", 0)),
        }


def _made(kind: Any, source: bytes) -> Any:
    """A part of the workbook as the library describes it."""
    return kind.from_tree(fromstring(source))


def _string(item: Any) -> str:
    """A text of the part that cells share; the library makes objects of its runs, where it has several."""
    text = item[0].text or "" if len(item) == 1 and item[0].tag == _TEXT_TAG else _TEXT.from_tree(item).content
    item.clear()
    return str(text).replace("x005F_", "")


def _merge(made: CellSheet, parser: Any) -> None:
    """Take the areas of merged cells, and the cells out that they cover."""
    for area in parser.merged_cells.mergeCell if parser.merged_cells else ():
        left, top, right, bottom = (each or 0 for each in range_boundaries(area.ref))
        made.merged.append((top, left, bottom, right))
    if not made.merged:
        return
    covered = [
        (row, column)
        for row, column in made.cells
        if any(
            top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
            for top, left, bottom, right in made.merged
        )
    ]
    for place in covered:
        del made.cells[place]


def _is_hidden(look: Mapping[str, str], size: str) -> bool:
    return look.get("hidden", "").lower() in _ON or (size in look and float(look[size]) == 0)
